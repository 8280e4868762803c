"""Events: written down, changed, deleted; and which of those that two people wrote down are the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Unpack

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_rules import demand_possible
from kuzplan_desktop.domain.marks import Attendance, Event, EventStatus, MarkState
from kuzplan_desktop.store.changes.change import DELETED
from kuzplan_desktop.store.changes.identity import attendance_uid, new_uid, same_event_uid
from kuzplan_desktop.store.changes.same_events import likely_same, pairs_of
from kuzplan_desktop.store.changes.writer import StepWriter
from kuzplan_desktop.store.document.event_values import (
    Attended,
    EventFields,
    attended_of,
    event_label,
    event_of,
    event_values,
    given_values,
    last_day,
    same_quarter,
    values_of,
)
from kuzplan_desktop.store.document.marks import MarkVerbs
from kuzplan_desktop.store.document.part import Part

if TYPE_CHECKING:
    from kuzplan_desktop.store.document.open_file import OpenFile


class EventVerbs(Part):
    """The verbs on events. Nothing is joined but by hand."""

    def __init__(self, file: OpenFile, marks: MarkVerbs) -> None:
        super().__init__(file)
        self._marks = marks

    def hold(self, activity: str, *, attendance: Attended | None = None, **fields: Unpack[EventFields]) -> str:
        """Write down an event with the fields of `Event`; a held one ticks its quarter in the same step.

        Returns its uid. PlanError for what `event_rules` refuses.
        """
        number = self.numbers([activity])
        values = event_values({"status": EventStatus.HELD, "count": 1, **fields})
        uid = new_uid()
        demand_possible(event_of(values, attendance), self.document.plan.year)
        status = EventStatus(values["status"])
        with self.file.step(event_label(number, values)) as writer:
            writer.put("event", uid, values, made_of={"activity": activity})
            self._put_attendance(writer, uid, (), attendance or {})
            if status is EventStatus.HELD:
                self._marks.set_state(writer, activity, last_day(values), MarkState.DONE)
        return uid

    def plan_all(self, activity: str, planned: Iterable[Event]) -> tuple[str, ...]:
        """Write down the events of an отдельный план as planned ones, in one step; those that stand under the
        activity already are left as they are. Returns the uids of the new ones; nothing new is no step.

        PlanError for what `event_rules` refuses.
        """
        from kuzplan_desktop.domain.events.separate_plan import not_written_yet  # seldom needed

        number = self.numbers([activity])
        found = not_written_yet(planned, self.document.events_of(activity))
        for event in found:
            demand_possible(event, self.document.plan.year)
        uids = tuple(new_uid() for _ in found)
        if not found:
            return ()
        with self.file.step(f"Отдельный план {number}, мероприятий: {len(found)}") as writer:
            for uid, event in zip(uids, found, strict=True):
                values = {**given_values(event), "status": EventStatus.PLANNED.value}
                writer.put("event", uid, values, made_of={"activity": activity})
                self._put_attendance(writer, uid, (), attended_of(event))
        return uids

    def write_all(self, events: Sequence[tuple[str, Event]]) -> tuple[str, ...]:
        """Write down events, each with the uid of its activity, in one step; held ones tick their quarters.

        Returns their uids; no event is no step. PlanError for what `event_rules` refuses, nothing is written then.
        """
        for _, event in events:
            demand_possible(event, self.document.plan.year)
        if not events:
            return ()
        self.numbers(list(dict.fromkeys(activity for activity, _ in events)))
        uids = tuple(new_uid() for _ in events)
        with self.file.step(f"Мероприятия из таблицы: {len(events)}") as writer:
            for uid, (activity, event) in zip(uids, events, strict=True):
                writer.put("event", uid, given_values(event), made_of={"activity": activity})
                self._put_attendance(writer, uid, (), attended_of(event))
                if event.status is EventStatus.HELD:
                    self._marks.set_state(writer, activity, last_day(values_of(event)), MarkState.DONE)
        return uids

    def edit(
        self,
        uid: str,
        *,
        attendance: Attended | None = None,
        seen: dict[str, list[str]] | None = None,
        clear_mark: bool = False,
        **fields: Unpack[EventFields],
    ) -> None:
        """Change fields of an event; `attendance`, if given, replaces its audiences. One that becomes held, or moves
        into another quarter, ticks its quarter; with `clear_mark` the tick of the quarter that it leaves goes in the
        same step. `seen` (of `PlanFile.seen`) is what was known when editing began."""
        event = self._event(uid)
        values = event_values(fields)
        whole = {**values_of(event), **values}
        edited = event_of(whole, attended_of(event) if attendance is None else attendance)
        demand_possible(edited, self.document.plan.year, before=event)
        with self.file.step(event_label(self.numbers([event.activity]), whole, "правка")) as writer:
            if seen is None:
                writer.put("event", uid, values)
            else:
                writer.put_typed("event", uid, values, {name: seen.get(name, []) for name in (*values, DELETED)})
            if attendance is not None:
                now = self._found(uid)  # another window may have written while the step began
                self._put_attendance(writer, uid, now.attendance if now else (), attendance, seen)
            moved = {"status", "starts_on", "ends_on"} & values.keys()
            held = whole["status"] == EventStatus.HELD
            if clear_mark and event.last_day and not (held and same_quarter(event.last_day, last_day(whole))):
                self._marks.set_state(writer, event.activity, event.last_day, None)
            if moved and held:
                self._marks.set_state(writer, event.activity, last_day(whole), MarkState.DONE)

    def delete(self, uid: str, *, clear_mark: bool = False) -> None:
        """Delete an event; with `clear_mark` the tick of its quarter goes in the same step."""
        event = self._event(uid)
        with self.file.step(event_label(self.numbers([event.activity]), values_of(event), "удаление")) as writer:
            writer.delete(uid)
            if clear_mark and event.last_day:
                self._marks.set_state(writer, event.activity, event.last_day, None)

    def delete_all(self, uids: Sequence[str], *, clear_marks: Iterable[str] = ()) -> None:
        """Delete events in one step; the ticks of the quarters of those in `clear_marks` (uids) go in it, too."""
        found = [self._event(uid) for uid in uids]
        numbers = self.numbers(list(dict.fromkeys(event.activity for event in found)))
        cleared = {*clear_marks}
        with self.file.step(f"Мероприятия {numbers} ({len(uids)}), удаление") as writer:
            for event in found:
                writer.delete(event.uid)
                if event.uid in cleared and event.last_day:
                    self._marks.set_state(writer, event.activity, event.last_day, None)

    def tell_same(self, one: str, other: str, same: bool) -> None:
        """Two events under one activity are the same, and one of them counts; or they are two. Can be undone."""
        first, second = (self._event(uid) for uid in sorted((one, other)))
        if first.activity != second.activity or first.uid == second.uid:
            raise PlanError("Объединить можно только два мероприятия одного пункта плана.")
        deed = "то же самое" if same else "не то же самое"
        with self.file.step(event_label(self.numbers([first.activity]), values_of(first), deed)) as writer:
            made_of = {"first": first.uid, "second": second.uid}
            writer.put("same_event", same_event_uid(one, other), {"same": same}, made_of=made_of)

    def part(self, uid: str) -> None:
        """An event that is told to be the same as others counts by itself again."""
        event = self._event(uid)
        with self.file.reading() as connection:
            pairs = pairs_of(connection, uid)
        label = event_label(self.numbers([event.activity]), values_of(event), "считается отдельно")
        with self.file.step(label) as writer:
            for row in pairs:
                writer.put("same_event", row, {"same": False})

    def likely_same(self, activity: str) -> tuple[tuple[Event, Event], ...]:
        """Pairs of events under an activity that two people seem to have written down; nobody has decided yet."""
        with self.file.reading() as connection:
            return likely_same(connection, self.document.events_of(activity))

    def _put_attendance(
        self,
        writer: StepWriter,
        event: str,
        former: Iterable[Attendance],
        attendance: Attended,
        seen: dict[str, list[str]] | None = None,
    ) -> None:
        """Make the audiences of an event, which were `former`, those of `attendance`; what came after `seen` was seen
        is left to others."""
        wanted = {attendance_uid(event, audience): audience for audience in attendance}
        if len(wanted) < len(attendance):
            raise PlanError("Одна и та же аудитория указана дважды.", "Сложите ее участников в одну строку.")
        for one in former:
            if one.uid not in wanted:
                writer.delete_under(one.uid, _under(seen, one.uid))
        for uid, audience in wanted.items():
            people, tested = attendance[audience]
            if people < 0 or (tested or 0) < 0:
                raise PlanError("Число участников не может быть отрицательным.")
            values = {"audience": audience, "people": people, "tested": tested}
            writer.put_under("attendance", uid, values, {"event": event}, _under(seen, uid))

    def _event(self, uid: str) -> Event:
        event = self._found(uid)
        if event is None:
            raise PlanError("Такого мероприятия в документе нет.")
        return event

    def _found(self, uid: str) -> Event | None:
        events = chain(self.document.events.values(), self.document.joined.values())
        return next((event for event in chain.from_iterable(events) if event.uid == uid), None)


def _under(seen: dict[str, list[str]] | None, row: str) -> dict[str, list[str]] | None:
    """What `PlanFile.seen` tells of a row under the one asked for."""
    if seen is None:
        return None
    return {name.removeprefix(f"{row}."): ids for name, ids in seen.items() if name.startswith(f"{row}.")}
