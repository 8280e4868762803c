"""The secretary's verbs: marks, events, the plan's own fields, whose document it is; each is one named step."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date as Date
from enum import Enum
from itertools import chain
from typing import Any, Final

from kuzplan_desktop.domain import words
from kuzplan_desktop.domain.calendar import ROMAN, Campaign, quarter_of
from kuzplan_desktop.domain.commission import Role, Signatory
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.event_rules import demand_possible
from kuzplan_desktop.domain.progress import Event, EventStatus, MarkState
from kuzplan_desktop.store.changes.change import DELETED
from kuzplan_desktop.store.changes.event_rows import plain
from kuzplan_desktop.store.changes.identity import (
    attendance_uid,
    commission_uid,
    mark_uid,
    new_uid,
    setting_uid,
)
from kuzplan_desktop.store.changes.writer import StepWriter
from kuzplan_desktop.store.document.event_values import (
    Attended,
    attended_of,
    event_label,
    event_of,
    event_values,
    last_day,
    values_of,
)
from kuzplan_desktop.store.document.open_file import OpenFile


class _Keep(Enum):
    KEEP = "keep"


KEEP: Final = _Keep.KEEP


class Verbs(OpenFile):
    """What a person does to an open document. Each verb can be undone; what is not allowed raises PlanError."""

    # marks

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
        with self.step(f"{deed} {self._numbers(activities)}, {ROMAN[quarter]} квартал") as writer:
            for activity in activities:
                content = {**(writer.value(mark_uid(activity, quarter), "content") or {}), **given}
                if content.get("state") == MarkState.NOT_REQUIRED and not (content.get("note") or "").strip():
                    raise PlanError("Для отметки «не требуется» нужна причина.", "Напишите ее в примечании.")
                self._put_mark(writer, activity, quarter, content, settles=given.keys() >= {"date", "text", "note"})

    def _put_mark(
        self, writer: StepWriter, activity: str, quarter: int, content: dict[str, Any], *, settles: bool = False
    ) -> None:
        """Set a mark's content. Only one that is given whole `settles` a conflict; else the others' contents stay."""
        uid = mark_uid(activity, quarter)
        if any(content.values()) or writer.value(uid, "content"):
            made_of = {"activity": activity, "quarter": quarter}
            par = None if settles else writer.carried_on(uid, "content")
            writer.put("mark", uid, {"content": content}, made_of=made_of, par=par)

    def _set_state(self, writer: StepWriter, activity: str, day: Date, state: MarkState | None) -> None:
        """Set the state alone of the mark of the quarter in which `day` lies, if it lies in the plan's year."""
        if day.year != self.document.plan.year:
            return
        quarter = quarter_of(day.month)
        content = dict(writer.value(mark_uid(activity, quarter), "content") or {})
        self._put_mark(writer, activity, quarter, {**content, "state": str(state) if state else None})

    def _numbers(self, activities: Sequence[str]) -> str:
        """The numbers of a few activities, or how many there are."""
        known = {one.uid: one.number for one in self.document.plan.activities()}
        missing = [uid for uid in activities if uid not in known]
        if missing or not activities:
            raise PlanError("Такого пункта плана в документе нет.")
        if len(activities) > 3:
            return f"пунктов: {len(activities)}"
        return ", ".join(known[uid] for uid in activities)

    # events

    def hold_event(self, activity: str, *, attendance: Attended | None = None, **fields: Any) -> str:
        """Write down an event with the fields of `Event`; a held one ticks its quarter in the same step.

        Returns its uid. PlanError for what `event_rules` refuses.
        """
        number = self._numbers([activity])
        values = event_values({"status": EventStatus.HELD, "count": 1, **fields})
        uid = new_uid()
        demand_possible(event_of(values, attendance), self.document.plan.year)
        status = EventStatus(values["status"])
        with self.step(event_label(number, values)) as writer:
            writer.put("event", uid, values, made_of={"activity": activity})
            self._put_attendance(writer, uid, attendance or {})
            if status is EventStatus.HELD:
                self._set_state(writer, activity, last_day(values), MarkState.DONE)
        return uid

    def edit_event(
        self,
        uid: str,
        *,
        attendance: Attended | None = None,
        seen: dict[str, list[str]] | None = None,
        clear_mark: bool = False,
        **fields: Any,
    ) -> None:
        """Change fields of an event; `attendance`, if given, replaces its audiences. One that becomes held, or moves
        into another quarter, ticks its quarter; with `clear_mark` the tick of the quarter that it leaves goes in the
        same step. `seen` (of `OpenFile.seen`) is what was known when editing began."""
        event = self._event(uid)
        values = event_values(fields)
        whole = {**values_of(event), **values}
        edited = event_of(whole, attended_of(event) if attendance is None else attendance)
        demand_possible(edited, self.document.plan.year, before=event)
        with self.step(event_label(self._numbers([event.activity]), whole, "правка")) as writer:
            if seen is None:
                writer.put("event", uid, values)
            else:
                writer.put_typed("event", uid, values, {name: seen.get(name, []) for name in (*values, DELETED)})
            if attendance is not None:
                self._put_attendance(writer, uid, attendance, seen)
            moved = {"status", "starts_on", "ends_on"} & values.keys()
            held = whole["status"] == EventStatus.HELD
            if clear_mark and event.last_day and not (held and _same_quarter(event.last_day, last_day(whole))):
                self._set_state(writer, event.activity, event.last_day, None)
            if moved and held:
                self._set_state(writer, event.activity, last_day(whole), MarkState.DONE)

    def _put_attendance(
        self, writer: StepWriter, event: str, attendance: Attended, seen: dict[str, list[str]] | None = None
    ) -> None:
        """Make the audiences of an event those of `attendance`; what came after `seen` was seen is left to others."""
        wanted = {attendance_uid(event, audience): audience for audience in attendance}
        if len(wanted) < len(attendance):
            raise PlanError("Одна и та же аудитория указана дважды.", "Сложите ее участников в одну строку.")
        known = chain.from_iterable((*self.document.events.values(), *self.document.joined.values()))
        for one in (one for row in known if row.uid == event for one in row.attendance):
            if one.uid not in wanted:
                writer.delete_under(one.uid, _under(seen, one.uid))
        for uid, audience in wanted.items():
            people, tested = attendance[audience]
            if people < 0 or (tested or 0) < 0:
                raise PlanError("Число участников не может быть отрицательным.")
            values = {"audience": audience, "people": people, "tested": tested}
            writer.put_under("attendance", uid, values, {"event": event}, _under(seen, uid))

    def delete_event(self, uid: str, *, clear_mark: bool = False) -> None:
        """Delete an event; with `clear_mark` the tick of its quarter goes in the same step."""
        event = self._event(uid)
        with self.step(event_label(self._numbers([event.activity]), values_of(event), "удаление")) as writer:
            writer.delete(uid)
            if clear_mark and event.last_day:
                self._set_state(writer, event.activity, event.last_day, None)

    def _event(self, uid: str) -> Event:
        for found in (self.document.events, self.document.joined):
            for event in chain.from_iterable(found.values()):
                if event.uid == uid:
                    return event
        raise PlanError("Такого мероприятия в документе нет.")

    # the plan

    def edit_activity(self, uid: str, **fields: Any) -> None:
        """Change fields of an activity (see words.FIELDS); dates as `date`, «Исполняем мы» as bool or None."""
        with self.step(f"Пункт плана {self._numbers([uid])}, правка") as writer:
            writer.put("activity", uid, {name: plain(value) for name, value in fields.items()})

    def set_own(self, activities: Sequence[str], own: bool | None) -> None:
        """«Исполняем мы»: yes, no, or None for what the executors say."""
        with self.step(f"Исполняем мы: {self._numbers(activities)}") as writer:
            for uid in activities:
                writer.put("activity", uid, {"own_override": own})

    # whose it is

    def set_commission(
        self,
        *,
        name: str | None = None,
        role: Role | None = None,
        list_id: str | None = None,
        executor_terms: Sequence[str] | None = None,
    ) -> None:
        """Change what is given about the commission."""
        given = {
            "name": name,
            "role": str(role) if role else None,
            "list_id": list_id,
            "executor_terms": None if executor_terms is None else "\n".join(executor_terms),
        }
        with self.step("Сведения о комиссии") as writer:
            values = {key: value for key, value in given.items() if value is not None}
            writer.put("commission", commission_uid(self.document.plan.uid), values)

    def set_setting(self, key: str, value: str) -> None:
        """Change a setting of the document (keys in words.SETTINGS)."""
        with self.step(f"Настройка: {words.SETTINGS.get(key, key)}") as writer:
            self._put_setting(writer, key, value)

    def _put_setting(self, writer: StepWriter, key: str, value: str) -> None:
        writer.put("setting", setting_uid(self.document.plan.uid, key), {"value": value}, made_of={"key": key})

    def set_letterhead(
        self,
        signatories: Sequence[Signatory],
        preparer: str | None = None,
        phone: str | None = None,
        addressee: str | None = None,
    ) -> None:
        """Replace the list of signatories, in the order in which they sign; an empty uid makes a new one.

        Who draws the reports up, under which telephone, and to whom they go stay as they are where None is given.
        """
        kept = {one.uid for one in signatories}
        with self.step("Подписанты и составитель") as writer:
            for former in self.document.signatories:
                if former.uid not in kept:
                    writer.delete(former.uid)
            for rank, one in enumerate(signatories):
                values = {"position": one.position, "name": one.name, "since": plain(one.since), "rank": rank}
                writer.put("signatory", one.uid or new_uid(), values)
            for key, value in (("preparer", preparer), ("preparer_phone", phone), ("addressee", addressee)):
                if value is not None and value != self.document.settings.get(key, ""):
                    self._put_setting(writer, key, value)

    def set_campaign(self, campaign: Campaign) -> str:
        """Add a campaign (empty uid) or change one. Returns its uid. PlanError if its days are in the wrong order."""
        if campaign.votes_on < campaign.starts_on or (campaign.ends_on and campaign.ends_on < campaign.votes_on):
            raise PlanError("Дни кампании идут не по порядку: сначала назначение, потом голосование, потом окончание.")
        uid = campaign.uid or new_uid()
        with self.step(f"Кампания «{campaign.name}»") as writer:
            values = {name: plain(value) for name, value in asdict(campaign).items() if name != "uid"}
            writer.put("campaign", uid, values)
        return uid

    def delete_campaign(self, uid: str) -> None:
        """Delete a campaign."""
        name = next((one.name for one in self.document.campaigns if one.uid == uid), None)
        if name is None:
            raise PlanError("Такой кампании в документе нет.")
        with self.step(f"Кампания «{name}», удаление") as writer:
            writer.delete(uid)


def _same_quarter(one: Date, other: Date) -> bool:
    return (one.year, quarter_of(one.month)) == (other.year, quarter_of(other.month))


def _under(seen: dict[str, list[str]] | None, row: str) -> dict[str, list[str]] | None:
    """What `OpenFile.seen` tells of a row under the one asked for."""
    if seen is None:
        return None
    return {name.removeprefix(f"{row}."): ids for name, ids in seen.items() if name.startswith(f"{row}.")}
