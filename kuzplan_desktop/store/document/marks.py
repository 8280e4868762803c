"""Marks: what was done on items of the plan in a quarter, or why nothing had to be."""

from collections.abc import Sequence
from datetime import date as Date
from enum import Enum
from typing import Any, Final, NamedTuple

from kuzplan_desktop.domain.calendar import ROMAN, quarter_of
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import Mark, MarkState
from kuzplan_desktop.store.changes.identity import mark_uid
from kuzplan_desktop.store.changes.writer import StepWriter
from kuzplan_desktop.store.document.part import Part


class _Keep(Enum):
    KEEP = "keep"


KEEP: Final = _Keep.KEEP


class WrittenMark(NamedTuple):
    """What a person wrote of a mark: by whom (empty where that is not known), and when (an ISO moment)."""

    by: str
    at: str
    mark: Mark


class MarkVerbs(Part):
    """The verbs on marks."""

    def written(self, activity: str, quarter: int) -> tuple[WrittenMark, ...]:
        """What people wrote differently of a mark, what is shown first; one thing if they agree."""
        uid = mark_uid(activity, quarter)
        with self.file.reading():
            heads = self.file.saving.use.ledger.heads(uid, "content")
        found = []
        for head in heads:
            content = head.values["content"] or {}
            state, day = content.get("state"), content.get("date")
            mark = Mark(
                uid,
                activity,
                quarter,
                MarkState(state) if state in tuple(MarkState) else None,
                Date.fromisoformat(day) if day else None,
                content.get("text") or "",
                content.get("note") or "",
            )
            found.append(WrittenMark(head.by, head.at, mark))
        return tuple(found)

    def mark(
        self,
        activities: Sequence[str],
        quarter: int,
        *,
        state: MarkState | None | _Keep = MarkState.DONE,
        date: Date | None | _Keep = KEEP,
        text: str | _Keep = KEEP,
        note: str | _Keep = KEEP,
    ) -> None:
        """Set the marks of `activities` in `quarter`; KEEP leaves what is there, state None clears the tick alone.

        PlanError for a quarter that is none, and for «не требуется» without a note.
        """
        if quarter not in ROMAN:
            raise PlanError("Квартал указывается числом от 1 до 4.")
        given: dict[str, Any] = {}
        if state is not KEEP:
            given["state"] = str(state) if state else None
        if date is not KEEP:
            given["date"] = date.isoformat() if date else None
        given |= {name: value for name, value in (("text", text), ("note", note)) if value is not KEEP}
        deed = "Запись" if state is KEEP else "Отметка" if state else "Отметка снята"
        with self.file.step(f"{deed} {self.numbers(activities)}, {ROMAN[quarter]} квартал") as writer:
            for activity in activities:
                content = {**(writer.value(mark_uid(activity, quarter), "content") or {}), **given}
                if content.get("state") == MarkState.NOT_REQUIRED and not (content.get("note") or "").strip():
                    raise PlanError("Для отметки «не требуется» нужна причина.", "Напишите ее в примечании.")
                self.put(writer, activity, quarter, content, settles=given.keys() >= {"date", "text", "note"})

    def put(
        self, writer: StepWriter, activity: str, quarter: int, content: dict[str, Any], *, settles: bool = False
    ) -> None:
        """Set a mark's content, within a step. Only one that is given whole `settles` a conflict: else all stay."""
        uid = mark_uid(activity, quarter)
        if any(content.values()) or writer.value(uid, "content"):
            made_of = {"activity": activity, "quarter": quarter}
            par = None if settles else writer.carried_on(uid, "content")
            writer.put("mark", uid, {"content": content}, made_of=made_of, par=par)

    def set_state(self, writer: StepWriter, activity: str, day: Date, state: MarkState | None) -> None:
        """Within a step, set the state alone of the mark of the quarter with `day`, if it is in the plan's year."""
        if day.year != self.document.plan.year:
            return
        quarter = quarter_of(day.month)
        content = dict(writer.value(mark_uid(activity, quarter), "content") or {})
        self.put(writer, activity, quarter, {**content, "state": str(state) if state else None})
