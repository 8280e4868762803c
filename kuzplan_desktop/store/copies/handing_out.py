"""«Сохранить план для раздачи»: the plan with the region's edits, campaigns and settings, without a commission."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kuzplan_desktop.domain.figures.coverage import MEMBERS, MEMBERS_ON
from kuzplan_desktop.store.changes.change import DELETED, Change, Draft, Stamp, make_change, read_change
from kuzplan_desktop.store.changes.fold import RowFold
from kuzplan_desktop.store.changes.identity import founding_step, handing_out_step
from kuzplan_desktop.store.changes.ledger import Ledger
from kuzplan_desktop.store.changes.memory import in_memory
from kuzplan_desktop.store.document.copying import write_new
from kuzplan_desktop.store.document.founding import HANDED_OUT
from kuzplan_desktop.store.document.plan_file import PlanFile

KINDS = ("plan", "section", "subsection", "activity", "abbreviation", "campaign", "setting")
OWN_FIELDS = frozenset({"own_override", "completed_on", "unlocked"})  # what a commission does itself
OWN_SETTINGS = frozenset({"preparer", "preparer_phone", "addressee", "without_history", *MEMBERS, MEMBERS_ON})


def save_plan(file: PlanFile, path: Path) -> None:
    """Save the plan of an open document at `path`, which must be free, for `new --from`.

    The approved text stays as it is, change by change; what the region made of it since stands as one step on it, the
    same whenever the values are the same: decrees, excluded items and notes go along. Marks, events, signatories, the
    commission and the items that it added beside the approved ones stay behind.
    """
    if not file.read_only:
        file.typing.finish()
    plan = file.document.plan.uid
    changes = list(map(read_change, file.bodies()))
    text = [change for change in changes if change.step == founding_step(plan)]
    stamp = Stamp(step=handing_out_step(plan), label=HANDED_OUT)
    n = 1 + max((change.n for change in text), default=0)
    write_new(path, [*text, *(make_change(draft, stamp, n) for draft in _edits(changes, text))])


def _edits(changes: list[Change], text: list[Change]) -> Iterator[Draft]:
    """What the region's document says otherwise than the approved text, a draft a row."""
    founded = {change.row: change for change in text}
    with closing(in_memory(changes)) as memory:
        query = f"SELECT row FROM node WHERE shown = 1 AND kind IN ({', '.join('?' * len(KINDS))})"
        shown = {row for (row,) in memory.execute(query, KINDS)}
        folds = Ledger(memory).folding.fold_rows(shown | founded.keys())
    for fold in sorted(folds.values(), key=lambda fold: fold.row):
        former = founded.get(fold.row)
        if fold.values.get("added"):
            continue
        if fold.row not in shown:
            if former is not None:
                yield Draft(fold.row, fold.kind, {DELETED: True}, seen=(former.id,))
            continue
        values = _handed(fold, former)
        if values:
            par = {name: [former.id] for name in values if name in former.values} if former else {}
            yield Draft(fold.row, fold.kind, values, par=par, new=former is None)


def _handed(fold: RowFold, former: Change | None) -> dict[str, object]:
    """The values of a row that go along, of a row of the text those that it does not have."""
    if fold.kind == "setting" and fold.values.get("key") in OWN_SETTINGS:
        return {}
    known = former.values if former else {}
    return {
        name: value
        for name, value in fold.values.items()
        if name not in OWN_FIELDS and not (former and value == known.get(name))
    }
