"""What is being typed in an open document: kept as drafts, turned into changes when the person goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.typed.hygiene import checked
from kuzplan_desktop.domain.words import MARK_CONTENT, caption
from kuzplan_desktop.store.changes.snapshot import activity_of
from kuzplan_desktop.store.changes.writer import StepWriter
from kuzplan_desktop.store.connection import failures_explained
from kuzplan_desktop.store.document.drafts import Drafts
from kuzplan_desktop.store.document.saving import Operation, append

if TYPE_CHECKING:
    from kuzplan_desktop.domain.doubts import Typing
    from kuzplan_desktop.store.document.open_file import OpenFile


class TypingVerbs:
    """The text that is being typed in one open document."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        with failures_explained(file.path):
            self._any = self._drafts.any()

    @property
    def _drafts(self) -> Drafts:
        return Drafts(self._file.saving.use.ledger, self._file.device)

    def keep(self, row: str, field: str, text: str) -> None:
        """Keep text while it is typed. `row`: an event's uid, or `mark:<activity>:<quarter>` with `text` or `note`."""
        checked(text, MARK_CONTENT.get(field) or caption("event", field), one_line=False)
        with self._file.saving.writing("Набор текста") as operations:
            operations.append(Operation(lambda _: self._drafts.keep(row, field, text, self._file.author)))
        self._any = True

    def unfinished(self) -> tuple[Typing, ...]:
        """What was typed on this computer and is no change yet."""
        if not self._any:
            return ()
        from kuzplan_desktop.domain.doubts import Typing

        events = {event.uid: event.activity for found in self._file.document.events.values() for event in found}
        found = []
        for row, field, _, _ in self._drafts.kept():
            if row.startswith("mark:"):
                _, activity, quarter = row.split(":")
                found.append(Typing(activity, int(quarter), field))
            elif row in events:
                found.append(Typing(events[row], None, field))
        return tuple(found)

    def finish(self) -> None:
        """Turn what was typed into one change a row."""
        if not self._any:
            return
        with self._file.saving.writing("Запись текста") as operations:
            kept = self._drafts.kept()
            writer = StepWriter(self._file.saving.use.ledger)
            self._drafts.write(writer, kept)
            append(operations, writer, self._file.stamp(self._label(kept)))
            operations.append(Operation(lambda _: self._drafts.clear()))
        self._any = False

    def _label(self, taken: list[tuple[str, str, str, list[str]]]) -> str:
        """«Отметка 1.2.4, I квартал, текст», or «Мероприятие 1.2.4, описание», of the row typed into first."""
        numbers = {activity.uid: activity.number for activity in self._file.document.plan.activities()}
        for row, field, *_ in taken:
            if row.startswith("mark:"):
                _, place, quarter = row.split(":")
                if place in numbers:
                    what = "примечание" if field == "note" else "текст"
                    return f"Отметка {numbers[place]}, {ROMAN[int(quarter)]} квартал, {what}"
            elif (under := activity_of(self._file.saving.use.connection, row)) in numbers:
                return f"Мероприятие {numbers[under]}, {caption('event', field).lower()}"
        return "Запись текста"
