"""«Начать план следующего года»: a document of the same commission on the plan of a later year."""

from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from kuzplan_desktop import paths
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.limits import LAST_YEAR
from kuzplan_desktop.domain.next_year import AddedItem, TakenOver, taken_over
from kuzplan_desktop.domain.plan import plan_values
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.typed.hygiene import LONGEST_LINE, clean
from kuzplan_desktop.domain.year_texts import Doubt, Shift, YearTexts, draft_of_next_year
from kuzplan_desktop.store.changes.change import Change, Draft, Stamp
from kuzplan_desktop.store.changes.event_rows import plain_value
from kuzplan_desktop.store.changes.identity import carried_uid, new_uid, setting_uid
from kuzplan_desktop.store.changes.memory import in_memory
from kuzplan_desktop.store.changes.snapshot import read_document
from kuzplan_desktop.store.document.copying import plan_in, write_new, year_of_plan
from kuzplan_desktop.store.document.founding import founding_changes, plan_changes
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.inspection import remember_own


class NextYear(NamedTuple):
    """What beginning a year did: what was taken over and what was left, in sentences, which years were moved, and what
    a person should look at."""

    year: int
    taken: tuple[str, ...]
    shifts: tuple[Shift, ...]
    left: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def begin_next_year(
    file: PlanFile,
    path: Path,
    *,
    plan: Path | PlanDraft | None = None,
    year: int | None = None,
    device: str | None = None,
    author: str = "",
) -> NextYear:
    """Begin the document of a later year of the commission of `file` at `path`, which must be free; `file` stays as it
    is.

    Its plan is that in the file `plan`, or the draft of an official document; without either the one of `file`, moved
    to `year` (by default the next), a project again. PlanError if it is no plan of a later year, or `path` is taken.
    """
    if not file.read_only:
        file.typing.finish()
    former = file.document
    texts, text = _plan_of_the_year(former, plan, year or former.plan.year + 1)
    with closing(in_memory(text)) as memory:
        fresh = read_document(memory)
    over = taken_over(former, fresh, texts, same_text=plan is None)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    stamp = Stamp(new_uid(), "Документ начат", device or paths.installation_id(), clean(author)[:LONGEST_LINE], now)
    commission = former.commission
    founding = founding_changes(
        fresh.plan.uid,
        commission=commission.name if commission else "",
        role=commission.role if commission else Role.TIK,
        list_id=commission.list_id if commission else "",
        stamp=stamp,
        n=1 + max(change.n for change in text),
        terms=commission.executor_terms if commission else None,
        more=_rows(former, fresh, over),
    )
    write_new(path, [*text, *founding])
    remember_own(path, at_work=False, in_order=True)
    return NextYear(fresh.plan.year, over.taken, tuple(texts.shifts), over.left, tuple(texts.doubts))


def _plan_of_the_year(former: Document, plan: Path | PlanDraft | None, to: int) -> tuple[YearTexts, list[Change]]:
    """The changes of the new plan, by default the own one in the year `to`, and what moves the commission's own texts
    to its year."""
    if isinstance(plan, Path):
        changes = plan_in(plan)
        return YearTexts(former.plan.year, _later(former, year_of_plan(changes))), changes
    if plan is not None:
        return YearTexts(former.plan.year, _later(former, plan.year)), plan_changes(plan)
    texts = YearTexts(former.plan.year, _later(former, to))
    return texts, plan_changes(draft_of_next_year(former.plan, texts))


def _later(former: Document, year: int) -> int:
    """`year`; PlanError unless it is a later one than that of the document."""
    if year > LAST_YEAR:
        raise PlanError(f"План можно составить на год не позже {LAST_YEAR}.")
    if year == former.plan.year:
        raise PlanError(f"Это план на {year} год, документ на этот год уже есть.", "Выберите план следующего года.")
    if year < former.plan.year:
        raise PlanError(
            f"Это план на {year} год, а документ ведется на {former.plan.year} год.", "Выберите план следующего года."
        )
    return year


def _rows(former: Document, fresh: Document, over: TakenOver) -> list[Draft]:
    """The rows that the commission takes along."""
    plan = fresh.plan.uid
    rows = [
        Draft(
            one.uid,
            "signatory",
            {"position": one.position, "name": one.name, "since": plain_value(one.since), "rank": rank},
            new=True,
        )
        for rank, one in enumerate(former.signatories)
    ]
    rows += [
        Draft(setting_uid(plan, key), "setting", {"key": key, "value": value}, new=True)
        for key, value in sorted(over.settings.items())
    ]
    rows += [
        Draft(
            one.uid,
            "campaign",
            {name: plain_value(value) for name, value in asdict(one).items() if name != "uid"},
            new=True,
        )
        for one in over.campaigns
    ]
    rows += [Draft(uid, "activity", {"own_override": own}) for uid, own in over.own.items()]
    return [*rows, *(_added(plan, item) for item in over.added)]


def _added(plan: str, item: AddedItem) -> Draft:
    """An item of the commission's own in the new plan."""
    draft = item.draft
    values: dict[str, Any] = {
        "subsection": item.subsection,
        "number": draft.number,
        "title": draft.title,
        "executors_text": draft.executors_text,
        "period_text": draft.period_text,
        "added": True,
    }
    if draft.notes:
        values["notes"] = plan_values.write_notes(draft.notes)
    if item.former.own_override is not None:
        values["own_override"] = item.former.own_override
    return Draft(carried_uid(plan, item.former.uid), "activity", values, new=True)
