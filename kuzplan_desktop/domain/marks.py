"""Mark: what was written down about an activity in a quarter; and which of its events were held when."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.events.event_fields import Attendance, Event, EventStatus

__all__ = ["Attendance", "Event", "EventStatus", "Mark", "MarkState", "held_in"]


class MarkState(StrEnum):
    """What a quarter's box says; an empty box is None."""

    DONE = "done"
    NOT_REQUIRED = "not_required"


@dataclass(frozen=True, slots=True)
class Mark:
    """An отметка: activity × quarter. `text` is «Что сделано», `note` is «Примечание, причина».

    `conflict` is true while two people's contents of the mark wait to be settled.
    """

    uid: str
    activity: str
    quarter: int
    state: MarkState | None = None
    date: dt.date | None = None
    text: str = ""
    note: str = ""
    conflict: bool = False


def held_in(events: Iterable[Event], period: ReportingPeriod) -> tuple[Event, ...]:
    """The held events whose last day lies in `period`, by date."""
    found = [
        (event.starts_on or last_day, last_day, event.uid, event)
        for event in events
        if event.status is EventStatus.HELD and (last_day := event.last_day) is not None and period.holds(last_day)
    ]
    return tuple(item[-1] for item in sorted(found, key=lambda item: item[:-1]))
