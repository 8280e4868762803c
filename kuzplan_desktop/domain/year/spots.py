"""The events of an item in the year: one spot for each month and status, and what a planned one becomes if it moves."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import month_end
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.figures.amounts import amounts_of

SHOWN = (EventStatus.HELD, EventStatus.PLANNED)


class EventSpot(NamedTuple):
    """The events of one month and status that stand at one place.

    `day` is where they stand, the last day of the one in the middle; None if only the month is known. `first_day` is
    the first day of an event that stands alone and takes several. `number` is how many events these are, `people` who
    came or is to come.
    """

    month: int
    status: EventStatus
    events: tuple[Event, ...]
    day: date | None
    first_day: date | None
    number: int
    people: int

    @property
    def alone(self) -> Event | None:
        """The event, if it is one line alone."""
        return self.events[0] if self.events == self.events[:1] else None


def spots_of(events: Iterable[Event], year: int) -> tuple[EventSpot, ...]:
    """The held and planned events whose last day, which decides, lies in `year`; by month, held ones first."""
    found: dict[tuple[int, EventStatus], list[Event]] = {}
    for event in events:
        day = event.last_day
        if event.status in SHOWN and day is not None and day.year == year:
            found.setdefault((day.month, event.status), []).append(event)
    order = sorted(found, key=lambda key: (key[0], SHOWN.index(key[1])))
    return tuple(_spot(month, status, found[month, status]) for month, status in order)


def _spot(month: int, status: EventStatus, events: list[Event]) -> EventSpot:
    in_order = tuple(sorted(events, key=lambda one: (one.last_day or date.min, one.uid)))
    days = [one.last_day for one in in_order if one.starts_on is not None or one.ends_on is not None]
    amounts = amounts_of(in_order)
    only = in_order[0] if in_order == in_order[:1] else None
    first = only.starts_on if only is not None and only.ends_on is not None else None
    return EventSpot(
        month, status, in_order, days[len(days) // 2] if days else None, first, amounts.events, amounts.people
    )


def moved_days(event: Event, day: date, year: int) -> dict[str, date | None]:
    """The fields of a planned event that is to end on `day` instead: as long as it was, within `year`.

    One of which only the month is known moves to the month of that day. Empty if nothing is another.
    """
    if event.starts_on is None and event.ends_on is None:
        month = date(year, day.month, 1)
        return {"month": month} if event.month is not None and event.month != month else {}
    last = event.ends_on or event.starts_on or day
    length = last - (event.starts_on or last)
    new_last = min(max(day, date(year, 1, 1) + length), date(year, 12, 31))
    if new_last == last:
        return {}
    found: dict[str, date | None] = {}
    if event.starts_on is not None:
        found["starts_on"] = new_last - length
    if event.ends_on is not None:
        found["ends_on"] = new_last
    return found


def stepped(event: Event, year: int, *, days: int = 0, months: int = 0) -> dict[str, date | None]:
    """The fields of a planned event moved by days or months; one of a month alone moves by a month at least."""
    last = event.last_day
    if last is None:
        return {}
    if event.starts_on is None and event.ends_on is None and not months:
        months = 1 if days > 0 else -1
    if months:
        month = min(max(last.month + months, 1), 12)
        if month == last.month:
            return {}
        return moved_days(event, date(year, month, min(last.day, month_end(year, month).day)), year)
    return moved_days(event, last + timedelta(days=days), year)
