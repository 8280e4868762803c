"""The form of an event as typed, and what it means: fields to store, or a sentence for each field that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import (
    EVENT_FIELDS,
    Attendance,
    Event,
    EventField,
    EventStatus,
    FieldType,
)
from kuzplan_desktop.domain.events.event_rules import refused
from kuzplan_desktop.domain.readable import write_hours
from kuzplan_desktop.domain.typed.hygiene import clean
from kuzplan_desktop.domain.typed.reading import (
    days_of_event,
    read_day,
    read_hours,
    read_number,
    read_when,
    write_day,
    write_number,
)

TYPED = tuple(field.name for field in EVENT_FIELDS if field.type is not FieldType.STATUS)
FLAG_SET = "1"
Attended = dict[str, tuple[int, int | None]]


@dataclass(frozen=True, slots=True)
class AudienceInput:
    """A row of participants as typed."""

    audience: str = ""
    people: str = ""
    tested: str = ""

    @property
    def blank(self) -> bool:
        """True if nothing was typed in the row."""
        return not (self.audience.strip() or self.people.strip() or self.tested.strip())


@dataclass(frozen=True, slots=True)
class EventInput:
    """Everything that stands in the form, as typed: `texts` by the names of the fields of `Event`.

    `month` is "1" to "12" or empty; `minutes` is typed in hours; a flag that is set is FLAG_SET. See `typed_event`.
    """

    status: EventStatus
    texts: Mapping[str, str]
    audiences: tuple[AudienceInput, ...]


def typed_event(
    status: EventStatus = EventStatus.HELD, audiences: tuple[AudienceInput, ...] = (), **texts: str
) -> EventInput:
    """A form in which `texts` stand and the other fields as in a new one. TypeError for what is no field."""
    unknown = texts.keys() - {*TYPED}
    if unknown:
        raise TypeError(f"an event has no {', '.join(sorted(unknown))}")
    return EventInput(status, {**dict.fromkeys(TYPED, ""), "count": "1", **texts}, audiences)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a form means. `errors` maps a field to its sentence («audiences» for the participants)."""

    fields: dict[str, Any] = field(default_factory=dict)
    attendance: Attended = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def last_day(self) -> date | None:
        """The day that decides the quarter; None while it is not known."""
        day = self.fields.get("ends_on") or self.fields.get("starts_on") or self.fields.get("month")
        return day if isinstance(day, date) else None

    def changes_of(self, event: Event) -> dict[str, Any]:
        """The fields that differ from the stored event's or are in conflict, and `attendance` alike."""
        changes = {
            name: value
            for name, value in self.fields.items()
            if value != getattr(event, name) or name in event.conflicts
        }
        stored = {item.audience: (item.people, item.tested) for item in event.attendance}
        if self.attendance != stored or "attendance" in event.conflicts:
            changes["attendance"] = self.attendance
        return changes


def input_of(event: Event) -> EventInput:
    """The form that shows a stored event."""
    rows = (AudienceInput(one.audience, str(one.people), write_number(one.tested)) for one in event.attendance)
    texts = {field.name: _write(field, getattr(event, field.name)) for field in EVENT_FIELDS if field.name in TYPED}
    return typed_event(event.status, tuple(rows), **texts)


def _write(field: EventField, value: Any) -> str:
    """A value as it stands in the form."""
    match field.type:
        case FieldType.HOURS:
            return write_hours(value)
        case FieldType.DAY:
            return write_day(value)
        case FieldType.MONTH:
            return str(value.month) if value else ""
        case FieldType.FLAG:
            return FLAG_SET if value else ""
        case FieldType.NUMBER:
            return write_number(value)
    return str(value)


def check_event(typed: EventInput, year: int, today: date) -> Checked:
    """What `typed` means in a plan of `year`, and what is refused on the day `today`."""
    errors: dict[str, str] = {}
    fields: dict[str, Any] = {"status": typed.status}
    for one in EVENT_FIELDS:
        if one.name in TYPED and one.name != "starts_on":
            try:
                fields[one.name] = _read(one, typed.texts[one.name], year)
            except PlanError as error:
                errors[one.name] = str(error)
                fields[one.name] = None
    fields["count"] = 1 if fields["count"] is None else fields["count"]
    _read_days(fields, typed, year, errors)
    attendance = _read_audiences(typed.audiences, errors)
    for objection in refused(Event("", "", **fields, attendance=attendance), year, today):
        name = "audiences" if objection.field == "attendance" else objection.field
        errors.setdefault(name, str(objection))
    return Checked(fields, {one.audience: (one.people, one.tested) for one in attendance}, errors)


def _read_days(fields: dict[str, Any], typed: EventInput, year: int, errors: dict[str, str]) -> None:
    """What was typed as the day: one, several or a month. A held event has no month."""
    try:
        told = days_of_event(read_when(typed.texts["starts_on"], year), fields["ends_on"], year)
    except PlanError as error:
        errors["starts_on"], told = str(error), {"starts_on": None}
    fields |= {**told, "month": told.get("month") or fields["month"]}
    if fields["starts_on"] or typed.status is EventStatus.HELD:
        fields["month"] = None


def _read(field: EventField, text: str, year: int) -> Any:
    """What a text of the form means; PlanError if nothing."""
    match field.type:
        case FieldType.TEXT:
            return clean(text).strip()
        case FieldType.NUMBER:
            return read_number(text, field.least)
        case FieldType.HOURS:
            return read_hours(text)
        case FieldType.MONTH:
            return date(year, int(text), 1) if text else None
        case FieldType.FLAG:
            return bool(text)
    return read_day(text, year)


def _read_audiences(rows: tuple[AudienceInput, ...], errors: dict[str, str]) -> tuple[Attendance, ...]:
    """The participants by audience; the first row that is wrong gives the sentence of «audiences»."""
    attendance = []
    for row in rows:
        if row.blank:
            continue
        audience = " ".join(clean(row.audience).split())
        try:
            people, tested = read_number(row.people), read_number(row.tested)
            _demand_whole(audience, people)
        except PlanError as error:
            errors.setdefault("audiences", f"{audience or 'Участники'}: {error}")
            continue
        attendance.append(Attendance("", audience, people or 0, tested))
    return tuple(attendance)


def _demand_whole(audience: str, people: int | None) -> None:
    """PlanError if a row of participants is not complete."""
    if not audience:
        raise PlanError("не выбрана аудитория.", "Если она неважна, укажите только общее число участников.")
    if people is None:
        raise PlanError("не указано, сколько человек.")
