"""The values of an event on their way into a change: dates as ISO text, numbers checked, days in order."""

from datetime import date
from typing import Any

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.progress import EventStatus
from kuzplan_desktop.domain.words import FIELDS, caption

_NUMBERS = ("count", "people", "minutes", "trained", "tested", "volunteers", "publications")
_LARGEST = 10_000_000


def plain(value: Any) -> Any:
    """A value as it stands in a change: a date becomes ISO text, an enumeration its word."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, EventStatus) else value


def event_values(fields: dict[str, Any]) -> dict[str, Any]:
    """`fields` of an event as they stand in a change. TypeError for a field that an event does not have."""
    unknown = fields.keys() - FIELDS["event"].keys()
    if unknown:
        raise TypeError(f"an event has no {', '.join(sorted(unknown))}")
    return {name: plain(value) for name, value in fields.items() if name != "activity"}


def check_event(values: dict[str, Any]) -> None:
    """PlanError if the whole event cannot be so."""
    for name in _NUMBERS:
        if not 0 <= (values.get(name) or 0) <= _LARGEST:
            raise PlanError(f"«{caption('event', name)}»: нужно целое число от 0 до {_LARGEST}.")
    starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
    if values.get("status") == EventStatus.HELD and not starts_on:
        raise PlanError("У проведенного мероприятия должна быть дата.", "Укажите день, когда оно прошло.")
    if ends_on and not starts_on:
        raise PlanError("Указан последний день мероприятия, но не указан первый.", "Укажите день начала.")
    if starts_on and ends_on and ends_on < starts_on:
        raise PlanError("Последний день мероприятия раньше первого.", "Проверьте даты.")


def last_day(values: dict[str, Any]) -> date:
    """The day that decides the quarter of a held event."""
    return date.fromisoformat(values.get("ends_on") or values["starts_on"])
