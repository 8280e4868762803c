"""The values of an event as a change, a table and a delivery hold them, and the Event that they tell."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from kuzplan_desktop.domain.events.attachments import Attachment
from kuzplan_desktop.domain.events.event_fields import (
    EVENT_FIELDS,
    Attendance,
    Event,
    EventField,
    EventStatus,
    FieldType,
)
from kuzplan_desktop.domain.typed.hygiene import clean


def plain_value(value: Any) -> Any:
    """A value as it stands in a change: a date becomes ISO text, an enumeration its word."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, EventStatus) else value


def read_event(
    uid: str,
    activity: str,
    value: Callable[[str], Any],
    attendance: Iterable[Attendance] = (),
    conflicts: frozenset[str] = frozenset(),
    attachments: Iterable[Attachment] = (),
) -> Event:
    """The event of which `value` gives each field as it is stored, None for nothing."""
    values = {field.name: _read(field, value(field.name)) for field in EVENT_FIELDS}
    values = {name: one for name, one in values.items() if one is not None}
    attended, attached = tuple(attendance), tuple(attachments)
    return Event(uid, activity, **values, attendance=attended, attachments=attached, conflicts=conflicts)


def _read(field: EventField, value: Any) -> Any:
    """A stored value as an Event holds it, None where it holds what an untold field does."""
    if value is None:
        return None
    match field.type:
        case FieldType.TEXT:
            return clean(value)
        case FieldType.DAY | FieldType.MONTH:
            return date.fromisoformat(value) if value else None
        case FieldType.STATUS:
            return EventStatus(value) if value in tuple(EventStatus) else None
        case FieldType.FLAG:
            return bool(value)
        case _:
            return value
