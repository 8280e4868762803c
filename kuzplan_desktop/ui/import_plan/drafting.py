"""The draft that is being mended: its state, what was done to it, and how it is undone. Nothing is written anywhere."""

from dataclasses import replace
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.period.period import Period, PeriodKind, parse_period
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.plan.draft_edits import (
    DraftRow,
    Rows,
    at_key,
    draft_rows,
    draft_with,
    levelled,
    moved,
    removed,
    row_added,
    with_text,
)
from kuzplan_desktop.domain.typed.hygiene import checked, clean_number
from kuzplan_desktop.exchange.plan.head import title_genitive
from kuzplan_desktop.ui.import_plan.attempt import PlanAttempt

CAPTIONS = {
    "number": "№",
    "title": "Наименование",
    "executors_text": "Исполнитель",
    "period_text": "Срок",
    "period_override": "Как понят срок",
}
UNKNOWN_TERM = "Срок «{}» программа не понимает, он остался прежним."
SAY_TERM = "Выберите срок из списка или напишите иначе: «май», «II квартал», «до 15 марта», «в течение года»."


class DraftState(NamedTuple):
    """A draft as it stands: `head` without regard to its rows, the rows, and the reading that it came from."""

    head: PlanDraft
    rows: Rows
    read: PlanAttempt

    @property
    def draft(self) -> PlanDraft:
        """The plan that this is."""
        return draft_with(self.head, self.rows)


class Drafting(QObject):
    """`changed` carries the former and the new state, None and a state at first; `chosen` the key of a row to show."""

    changed = Signal(object, object)
    chosen = Signal(int)
    refused = Signal(object)

    def __init__(self, read: PlanAttempt, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[tuple[str, DraftState]] = []  # what was done, and the state before it
        self._undone: list[tuple[str, DraftState]] = []  # what was undone, and the state after it
        self.state = _state(read)
        self._kept = self.state

    @property
    def dirty(self) -> bool:
        """True if something was changed that is in no file."""
        return self.state is not self._kept

    @property
    def undo_label(self) -> str:
        """What would be undone, empty for nothing."""
        return self._done[-1][0] if self._done else ""

    @property
    def redo_label(self) -> str:
        """What would be done again, empty for nothing."""
        return self._undone[-1][0] if self._undone else ""

    @property
    def year(self) -> int:
        """The year of the plan."""
        return self.state.head.year

    def keep(self) -> None:
        """What stands now is in a file."""
        self._kept = self.state

    def period_of(self, row: DraftRow) -> Period:
        """How the срок of a row is understood."""
        return parse_period(row.period_override or row.period_text, self.year)

    def take(self, read: PlanAttempt, label: str) -> None:
        """Begin anew with another reading of the document."""
        self._do(label, _state(read))

    def set_head(self, label: str, **fields: Any) -> None:
        """Change what the plan says of itself."""
        if "title" in fields:
            fields["title_genitive"] = title_genitive(fields["title"])
        head = replace(self.state.head, **fields)
        if head != self.state.head:
            self._do(label, self.state._replace(head=head))

    def set_text(self, keys: frozenset[int], field: str, text: str) -> bool:
        """Change a text of a row, or of several alike. False, and `refused` says why, if it cannot stand there."""
        rows = self.state.rows
        try:
            tidy = clean_number(text) if field == "number" else checked(text, CAPTIONS[field], one_line=True)
            for key in keys:
                at = at_key(rows, key)
                chosen = self._meaning(rows[at], tidy) if field == "period_override" else tidy
                rows = with_text(rows, at, field, chosen)
        except PlanError as error:
            self.refused.emit(error)
            return False
        one = next((row.name for row in rows if row.key in keys), "") if len(keys) == 1 else str(len(keys))
        self._edit(f"{CAPTIONS[field]}, {one}", rows)
        return True

    def _meaning(self, row: DraftRow, wording: str) -> str:
        """The meaning that a person chose; empty where it is what the wording of the plan means anyway."""
        if not wording or wording == row.period_text:
            return ""
        if parse_period(wording, self.year).kind in (PeriodKind.UNKNOWN, PeriodKind.UNSPECIFIED):
            raise PlanError(UNKNOWN_TERM.format(wording), SAY_TERM)
        return wording

    def move(self, key: int, by: int) -> None:
        """Move a row, with what stands under it, before or after its neighbour."""
        at = at_key(self.state.rows, key)
        label = f"Перемещение, {self.state.rows[at].name}"
        self._edit(label, moved(self.state.rows, at, by), key)

    def level(self, key: int, by: int) -> None:
        """Move a row a level up or down."""
        at = at_key(self.state.rows, key)
        self._edit(f"Уровень, {self.state.rows[at].name}", levelled(self.state.rows, at, by), key)

    def add(self, key: int | None) -> None:
        """Add an item after a row, at the end where none is given."""
        rows = self.state.rows
        made, new = row_added(rows, at_key(rows, key) if key is not None else len(rows) - 1)
        self._edit("Новая строка", made, new)

    def remove(self, keys: frozenset[int]) -> None:
        """Take rows out of the plan; the one after them is chosen."""
        rows = self.state.rows
        places = [at for at, row in enumerate(rows) if row.key in keys]
        left = removed(rows, keys)
        following = min(places[0], len(left) - 1) if places else -1
        name = rows[places[0]].name if len(places) == 1 else str(len(places))
        self._edit(f"Удаление, {name}", left, left[following].key if following >= 0 else None)

    def undo(self) -> None:
        """Take back what was done last."""
        if self._done:
            label, before = self._done.pop()
            self._undone.append((label, self.state))
            self._show(before)

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone:
            label, after = self._undone.pop()
            self._done.append((label, self.state))
            self._show(after)

    def _edit(self, label: str, rows: Rows, key: int | None = None) -> None:
        if rows != self.state.rows:
            self._do(label, self.state._replace(rows=rows))
        if key is not None:
            self.chosen.emit(key)

    def _do(self, label: str, state: DraftState) -> None:
        self._done.append((label, self.state))
        self._undone.clear()
        self._show(state)

    def _show(self, state: DraftState) -> None:
        before, self.state = self.state, state
        self.changed.emit(before, state)


def _state(read: PlanAttempt) -> DraftState:
    empty = PlanDraft("", 0, "", None, "", "", (), (), ())
    draft = read.draft or empty
    return DraftState(draft, draft_rows(draft), read)
