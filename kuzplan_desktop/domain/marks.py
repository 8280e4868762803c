"""Mark, Event, Attendance: what was written down about an activity."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kuzplan_desktop.domain.calendar import ReportingPeriod


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


@dataclass(frozen=True, slots=True)
class Attendance:
    """Participants of one audience at an event, and how many of them were tested."""

    uid: str
    audience: str
    people: int
    tested: int | None = None


class EventStatus(StrEnum):
    """Only held events count."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Event:
    """A мероприятие under an activity.

    `starts_on` to `ends_on` (None: one day); a planned one may know only `month` (the first day of it).
    `count` is the number of events the line stands for. `people` is the total of participants when it was
    typed; None lets the attendances add up. `minutes` is the length of the training (shown as hours).
    `same_as` is the uid of the event that counts in place of this one, which another person wrote down too.
    """

    uid: str
    activity: str
    status: EventStatus = EventStatus.HELD
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    month: dt.date | None = None
    form: str = ""
    title: str = ""
    place: str = ""
    count: int = 1
    people: int | None = None
    minutes: int | None = None
    trained: int | None = None
    tested: int | None = None
    partners: str = ""
    volunteers: int | None = None
    publications: int | None = None
    description: str = ""
    note: str = ""
    attendance: tuple[Attendance, ...] = ()
    conflicts: frozenset[str] = frozenset()
    same_as: str = ""

    @property
    def last_day(self) -> dt.date | None:
        """The day that decides the event's quarter."""
        return self.ends_on or self.starts_on or self.month

    @property
    def participants(self) -> int:
        """The number of participants: the typed total, else the sum over the audiences."""
        return self.people if self.people is not None else sum(item.people for item in self.attendance)


def held_in(events: Iterable[Event], period: ReportingPeriod) -> tuple[Event, ...]:
    """The held events whose last day lies in `period`, by date."""
    found = [
        (event.starts_on or last_day, last_day, event.uid, event)
        for event in events
        if event.status is EventStatus.HELD and (last_day := event.last_day) is not None and period.holds(last_day)
    ]
    return tuple(item[-1] for item in sorted(found, key=lambda item: item[:-1]))
