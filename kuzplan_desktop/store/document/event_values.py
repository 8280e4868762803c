"""The values of an event on their way into a change: dates as ISO text, numbers checked, days in order."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.limits import LARGEST_NUMBER
from kuzplan_desktop.domain.progress import Event, EventStatus
from kuzplan_desktop.domain.wording import MONTHS
from kuzplan_desktop.domain.words import EVENT_STATUSES, FIELDS, caption
from kuzplan_desktop.store.changes.event_rows import plain

_NUMBERS = ("count", "people", "minutes", "trained", "tested", "volunteers", "publications")
_LONGEST_NAME = 60  # letters of a form or a title in the name of a step

Attended = Mapping[str, tuple[int, int | None]]
"""Audience -> (participants, how many of them were tested or None)."""


def event_values(fields: dict[str, Any]) -> dict[str, Any]:
    """`fields` of an event as they stand in a change. TypeError for a field that an event does not have."""
    unknown = fields.keys() - FIELDS["event"].keys()
    if unknown:
        raise TypeError(f"an event has no {', '.join(sorted(unknown))}")
    return {name: plain(value) for name, value in fields.items() if name != "activity"}


def values_of(event: Event) -> dict[str, Any]:
    """The fields of `event` as they stand in a change."""
    return {name: plain(getattr(event, name)) for name in FIELDS["event"] if name != "activity"}


def check_event(values: dict[str, Any]) -> None:
    """PlanError if the whole event cannot be so."""
    for name in _NUMBERS:
        if not 0 <= (values.get(name) or 0) <= LARGEST_NUMBER:
            raise PlanError(f"«{caption('event', name)}»: нужно целое число от 0 до {LARGEST_NUMBER}.")
    starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
    if values.get("status") == EventStatus.HELD and not starts_on:
        raise PlanError("У проведенного мероприятия должна быть дата.", "Укажите день, когда оно прошло.")
    if ends_on and not starts_on:
        raise PlanError("Указан последний день мероприятия, но не указан первый.", "Укажите день начала.")
    if starts_on and ends_on and ends_on < starts_on:
        raise PlanError("Последний день мероприятия раньше первого.", "Проверьте даты.")


def attended_of(event: Event) -> Attended:
    """The audiences of an event as the verbs take them."""
    return {item.audience: (item.people, item.tested) for item in event.attendance}


def check_people(people: int | None, attendance: Attended) -> None:
    """PlanError if the typed total of participants is smaller than their sum over the audiences."""
    added = sum(number for number, _ in attendance.values())
    if people is not None and people < added:
        raise PlanError(
            f"Всего участников указано {people}, а по аудиториям получается {added}.",
            "Исправьте число или сотрите его: тогда участники сложатся по аудиториям.",
        )


def event_label(number: str, values: dict[str, Any], deed: str = "") -> str:
    """The name of a step about an event under the item `number`: «Мероприятие 1.2.4, 14.03.2022, семинар».

    `values` are the event's as in a change; `deed` stands at the end, without one what it is if it was not held.
    """
    day, month = values.get("starts_on") or values.get("ends_on"), values.get("month")
    if day:
        when = f"{date.fromisoformat(day):%d.%m.%Y}"
    else:
        when = f"{MONTHS[date.fromisoformat(month).month - 1]} {month[:4]} года" if month else ""
    name = " ".join((values.get("form") or values.get("title") or "").split())
    name = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
    status = values.get("status")
    ending = deed or (EVENT_STATUSES[status] if status in (EventStatus.PLANNED, EventStatus.CANCELLED) else "")
    return ", ".join(part for part in (f"Мероприятие {number}", when, name, ending) if part)


def last_day(values: dict[str, Any]) -> date:
    """The day that decides the quarter of a held event."""
    return date.fromisoformat(values.get("ends_on") or values["starts_on"])
