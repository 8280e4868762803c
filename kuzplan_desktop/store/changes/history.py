"""Steps, undo, redo, журнал: what was done, by whom, and which step is next to be undone or done again."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from kuzplan_desktop.domain import words
from kuzplan_desktop.domain.events import event_fields
from kuzplan_desktop.domain.plan import plan_values
from kuzplan_desktop.domain.reporting import sent_reports
from kuzplan_desktop.domain.reporting.report_kinds import kind_title
from kuzplan_desktop.store.changes.change import DELETED, Change, canonical, read_change
from kuzplan_desktop.store.changes.fold import RowFold, as_read, fold_row
from kuzplan_desktop.store.changes.ledger import Ledger, Survey
from kuzplan_desktop.store.changes.merges import Merges
from kuzplan_desktop.store.changes.schema import KINDS, MARK_COLUMNS
from kuzplan_desktop.store.changes.snapshot import activity_of
from kuzplan_desktop.store.changes.steps import Candidate, Step, StepChange

_TOLD: dict[str, Callable[[str], str]] = {
    "kind": kind_title,
    "period": sent_reports.period_words,
    "figures": lambda text: sent_reports.figures_words(sent_reports.read_figures(text)),
    "signatories": lambda text: sent_reports.signatories_words(sent_reports.read_signatories(text)),
    "notes": lambda text: plan_values.notes_words(plan_values.read_notes(text)),
    "amendments": lambda text: "; ".join(map(plan_values.decree_words, plan_values.read_decrees(text))),
}
_CAPTIONS: dict[str, dict[str, str]] = {
    "state": words.MARK_STATES,
    "status": words.EVENT_STATUSES,
    "role": words.ROLES,
}
# where a row stands, told with it or by its label; names of list entries
_UNREADABLE = frozenset(
    ("plan", "section", "subsection", "activity", "event", "report", "first", "second", "replaces", "list_id", "key")
)
_STORED, _OF_BYTES = frozenset(("attachment", "report_scan")), frozenset(("media", "size", "sha256", "position"))
_OF_THE_PLAN = frozenset(("plan", "section", "subsection", "activity", "abbreviation"))


class _Merge(NamedTuple):
    """A merge: the largest count and its turn among the merges, when it was made and when it was undone."""

    uid: str
    label: str
    n: int
    made: int
    undone_n: int | None
    undone: int | None


class History:
    """The steps of an open file, as seen by the installation `device`."""

    def __init__(self, ledger: Ledger, device: str) -> None:
        self._ledger = ledger
        self._merges = Merges(ledger)
        self._device = device

    def undo_candidate(self) -> Candidate | None:
        """This installation's latest step or merge that is on; the founding of the document is none."""
        survey = self._ledger.survey()
        passed = self._ledger.folding.off_steps() | survey.founding
        on = (one for one in survey.latest_first(self._device) if one.step and one.step not in passed)
        own = [
            ((last.n, 0, 0, last.id), Candidate(last.step, last.label, False, last.by, last.at, last.dev))
            for last in islice(on, 1)
        ]
        merges = [
            ((one.n, 1, one.made, one.uid), Candidate(one.uid, one.label, True))
            for one in self._recorded()
            if one.undone_n is None
        ]
        for _, candidate in sorted(own + merges, key=lambda one: one[0], reverse=True):
            if not candidate.is_merge or self._merges.can_undo(candidate.uid):
                return candidate
        return None

    def redo_candidate(self) -> Candidate | None:
        """The latest step or merge that this installation undid, while nothing of its own is later."""
        survey = self._ledger.survey()
        written = (one for one in survey.latest_first(self._device) if one.step)
        own = [(last.n, 0, 0) for last in islice(written, 1)]
        own += [(one.n, 1, one.made) for one in self._recorded() if one.undone_n is None]
        undone = [
            ((change.n, 0, 0), Candidate(change.row, survey.steps[change.row].label, False))
            for change in islice(self._undoings(survey), 1)
        ]
        undone += [
            ((one.undone_n, 1, one.undone or 0), Candidate(one.uid, one.label, True))
            for one in self._recorded()
            if one.undone_n is not None and self._merges.can_redo(one.uid)
        ]
        if not undone:
            return None
        latest, candidate = max(undone, key=lambda one: one[0])
        return None if any(one > latest for one in own) else candidate

    def _undoings(self, survey: Survey) -> Iterator[Change]:
        """The changes by which this installation undid steps that are still off, the latest first; none that is
        older than its latest step."""
        off = self._ledger.folding.off_steps()
        count_of_own = 0
        for change in survey.latest_first(self._device):
            if change.n < count_of_own:
                return
            if change.step:
                count_of_own = change.n
            elif (
                change.values.get("undone")
                and change.row in off
                and change.row in survey.steps
                and change in self._ledger.heads(change.row, "undone")  # else somebody switched it off after us
            ):
                yield change

    def _recorded(self) -> list["_Merge"]:
        found = self._ledger.connection.execute("SELECT uid, label, n, made, undone_n, undone FROM merge")
        return [_Merge(*row) for row in found]

    def journal(self, activity: str | None = None) -> list[Step]:
        """The steps in their order, newest last; with `activity` only those that touch it, and of them only that."""
        bodies = self._ledger.bodies()
        changes = {change.id: change for change in map(read_change, bodies)}
        steps: dict[str, list[Change]] = defaultdict(list)
        for change in changes.values():
            if change.step:
                steps[change.step].append(change)
        off = self._ledger.folding.off_steps()
        numbers = dict(self._ledger.connection.execute("SELECT uid, number FROM activity"))
        telling = _Telling(self._ledger, changes, numbers)
        found = []
        for uid, own in sorted(steps.items(), key=lambda one: min(change.rank for change in one[1])):
            first = min(own, key=lambda change: change.rank)
            if any(change.kind == "plan" and change.new for change in own):  # the plan itself is no news to anybody
                own = [change for change in own if change.kind not in _OF_THE_PLAN]
            shown = telling.tell(own, activity) if first.label else ()
            if activity is None or shown:
                label = first.label or "Внесен сводный план"
                found.append(Step(uid, label, first.by, first.at, uid in off, shown, first.dev))
        return found

    def kept_by_later(self, step: str) -> tuple[tuple[StepChange, ...], bool]:
        """What switching `step` would leave as it is, because other steps stand on it, and whether that is all."""
        off = self._ledger.folding.off_steps()
        flipped = off ^ {step}
        rows = self._ledger.folding.changes_of(self._ledger.folding.rows_of_step(step))
        own = [change for changes in rows.values() for change in changes if change.step == step]
        fields = {(change.row, name) for change in own for name in change.values}
        now = {row: fold_row(changes, off) for row, changes in rows.items()}
        then = {row: fold_row(changes, flipped) for row, changes in rows.items()}
        kept = {
            (row, name)
            for row, name in fields
            if _said(now[row], name) == _said(then[row], name) and self._lives(row, now) == self._lives(row, then)
        }
        numbers = dict(self._ledger.connection.execute("SELECT uid, number FROM activity"))
        telling = _Telling(self._ledger, {change.id: change for found in rows.values() for change in found}, numbers)
        shown = tuple(one for one in telling.tell(own, None) if (one.row, telling.stored_name(one)) in kept)
        return shown, kept == fields

    def _lives(self, row: str, folds: dict[str, RowFold]) -> bool:
        """True if a row is shown where `folds` hold: it lives, or a row under it does."""
        if row not in folds:
            return self._ledger.is_shown(row)
        if folds[row].live:
            return True
        kinds = {kind.name for kind in KINDS.values() if kind.parent == folds[row].kind}  # so that no ring is followed
        below = (one for one in self._ledger.children(row) if self._ledger.kind_of(one) in kinds)
        return any(self._lives(one, folds) for one in below)


def _said(fold: RowFold, name: str) -> tuple[Any, set[str]]:
    """What a user sees of a field: its value, and what it is in conflict with."""
    value, *others = [canonical({name: as_read(head.values[name])}) for head in fold.heads.get(name, ())] or [""]
    return fold.claimed_deleted if name == DELETED else fold.values.get(name), {*others} - {value}


class _Telling:
    """Tells changes for a reader."""

    def __init__(self, ledger: Ledger, changes: dict[str, Change], numbers: dict[str, str]) -> None:
        self._ledger = ledger
        self._changes = changes
        self._numbers = numbers

    @staticmethod
    def stored_name(change: StepChange) -> str:
        """The field of the change from which `change` comes."""
        if change.kind == "setting" and change.field != DELETED:
            return "value"
        return "content" if change.kind == "mark" and change.field in MARK_COLUMNS else change.field

    def tell(self, changes: Iterable[Change], activity: str | None) -> tuple[StepChange, ...]:
        """What `changes` did, field by field, only under `activity` if one is given."""
        shown: list[StepChange] = []
        for change in sorted(changes, key=lambda one: one.rank):
            place = activity_of(self._ledger.connection, change.row) or ""
            if change.kind in words.KINDS and change.kind in KINDS and (activity is None or place == activity):
                shown += self._fields(change, place)
        return tuple(shown)

    def _fields(self, change: Change, place: str) -> list[StepChange]:
        number = self._numbers.get(place, "")
        found = []
        for name, value in sorted(change.values.items(), key=lambda one: _place(change.kind, one[0])):
            if name in _UNREADABLE or (change.new and name == "quarter"):
                continue  # where a row stands: told with it or by its label
            if name == "position" and change.kind in _OF_THE_PLAN:
                continue  # one move sets many neighbours apart, and its label tells of it
            if change.kind in _STORED and name in _OF_BYTES:
                continue  # what the program needs of a file; a person knows it by its name
            if change.kind == "report_file" and (name in ("part", "data") or change.values.get("part")):
                continue  # of a file only its format is told, once
            before = self._before(change, name)
            if (change.kind, name) == ("mark", "content"):
                pairs = [(key, (before or {}).get(key), (value or {}).get(key)) for key in MARK_COLUMNS]
            else:
                said = self._setting(change) if (change.kind, name) == ("setting", "value") else name
                pairs = [(said, before, value)]
            found += [
                StepChange(change.kind, change.row, place, number, key, as_text(key, old), as_text(key, new))
                for key, old, new in pairs
                if old != new
            ]
        return found

    def _setting(self, change: Change) -> str:
        """The name of the setting that a change sets, as the vocabulary knows it."""
        found = self._ledger.connection.execute("SELECT key FROM setting WHERE uid = ?", (change.row,)).fetchone()
        keys = [one.values["key"] for one in self._changes.values() if one.row == change.row and "key" in one.values]
        return str(found[0] if found else keys[0] if keys else "value")

    def _before(self, change: Change, name: str) -> Any:
        replaced = [self._changes[one] for one in change.par.get(name, ()) if one in self._changes]
        replaced = [one for one in replaced if name in one.values]
        return max(replaced, key=lambda one: one.rank).values[name] if replaced else None


def _place(kind: str, name: str) -> int:
    """Where a field stands among the fields of its kind, as the user sees them."""
    names = list(words.FIELDS.get(kind, ()))
    return names.index(name) if name in names else len(names)


def as_text(name: str, value: Any) -> str:
    """A value as a reader sees it: states by their Russian names, empty for nothing."""
    if value is None:
        return ""
    if name == DELETED:
        return "удалено" if value else "не удалено"
    if isinstance(value, bool):
        says = event_fields.BY_NAME[name].says if name in event_fields.BY_NAME else ("нет", "да")
        return says[value]
    text = str(value)
    if name in _TOLD:
        return _TOLD[name](text)
    return _CAPTIONS.get(name, {}).get(text, text)
