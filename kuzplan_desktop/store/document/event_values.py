"""The values of an event on their way into a change: dates as ISO text; and how a step about an event is called."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from kuzplan_desktop.domain.calendar import quarter_of
from kuzplan_desktop.domain.events.event_fields import Attendance, Event, EventStatus
from kuzplan_desktop.domain.events.event_text import event_days, form_told
from kuzplan_desktop.domain.words import EVENT_STATUSES, FIELDS
from kuzplan_desktop.store.changes.event_rows import plain_value, read_event

_LONGEST_NAME = 60  # letters of a form or a title in the name of a step

Attended = Mapping[str, tuple[int, int | None]]
"""Audience -> (participants, how many of them were tested or None)."""


class EventFields(TypedDict, total=False):
    """The fields of an event as the verbs take them, by the names of `Event`."""

    status: EventStatus
    form: str
    title: str
    starts_on: date | None
    ends_on: date | None
    month: date | None
    place: str
    taking_part: bool
    held_by: str
    people: int | None
    count: int
    minutes: int | None
    trained: int | None
    tested: int | None
    partners: str
    volunteers: int | None
    publications: int | None
    description: str
    note: str


def event_values(fields: Mapping[str, Any]) -> dict[str, Any]:
    """`fields` of an event as they stand in a change. TypeError for a field that an event does not have."""
    unknown = fields.keys() - FIELDS["event"].keys()
    if unknown:
        raise TypeError(f"an event has no {', '.join(sorted(unknown))}")
    return {name: plain_value(value) for name, value in fields.items() if name != "activity"}


def values_of(event: Event) -> dict[str, Any]:
    """The fields of `event` as they stand in a change."""
    return {name: plain_value(getattr(event, name)) for name in FIELDS["event"] if name != "activity"}


def event_of(values: dict[str, Any], attended: Attended | None = None) -> Event:
    """The event that values as in a change tell, with its participants."""
    attendance = (Attendance("", audience, *numbers) for audience, numbers in (attended or {}).items())
    return read_event("", "", values.get, attendance)


def attended_of(event: Event) -> Attended:
    """The audiences of an event as the verbs take them."""
    return {item.audience: (item.people, item.tested) for item in event.attendance}


def event_label(number: str, values: dict[str, Any], deed: str = "") -> str:
    """The name of a step about an event under the item `number`: «Мероприятие 1.2.4, 14.03.2022, семинар».

    `values` are the event's as in a change; `deed` stands at the end, without one what it is if it was not held.
    """
    event = event_of(values)
    name = " ".join((form_told(event) or event.title).split())
    name = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
    ending = deed or ("" if event.status is EventStatus.HELD else EVENT_STATUSES[event.status])
    return ", ".join(part for part in (f"Мероприятие {number}", event_days(event), name, ending) if part)


def last_day(values: dict[str, Any]) -> date:
    """The day that decides the quarter of a held event."""
    return date.fromisoformat(values.get("ends_on") or values["starts_on"])


def same_quarter(one: date, other: date) -> bool:
    """True if two days lie in one quarter of one year."""
    return (one.year, quarter_of(one.month)) == (other.year, quarter_of(other.month))
