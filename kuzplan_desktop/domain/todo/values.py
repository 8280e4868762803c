"""What the start page shows, as immutable values: groups of rows, the next days, the reports, the year."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.figures.year import YearStanding


class TodoKind(StrEnum):
    """What a row is about."""

    REPORT = "report"
    ITEM_CONFLICT = "item_conflict"
    MARK_CONFLICT = "mark_conflict"
    EVENT_CONFLICT = "event_conflict"
    DOUBT = "doubt"
    UNFINISHED = "unfinished"
    REMARK = "remark"
    COPY = "copy"
    LATE = "late"
    DUE_SOON = "due_soon"
    PASSED = "passed"
    NO_INFORMATION = "no_information"


class Urgency(StrEnum):
    """How a group is meant: to be decided, pressing, or one among others."""

    DECIDE = "decide"
    PRESSING = "pressing"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class TodoRow:
    """One thing to be done. `title` says about what and `detail` why.

    `activity` (uid) and `number` are of the item, empty where none is meant; `quarter` is the one whose box is meant, 0
    for none. `event` is the uid of an event, `name` the key of a report's period, the name of a file
    or the uid of a remark.
    `may_mark` is false where ticking is not offered: the quarter has not begun.
    """

    kind: TodoKind
    title: str
    detail: str
    activity: str = ""
    number: str = ""
    quarter: int = 0
    event: str = ""
    name: str = ""
    may_mark: bool = False


class TodoGroup(NamedTuple):
    """Rows under one caption: «Срок подходит». `besides` of a part: other rows of this kind stand in groups above."""

    caption: str
    urgency: Urgency
    rows: tuple[TodoRow, ...]
    besides: bool = False


class NearLine(NamedTuple):
    """What a day brings; `activity` (uid) is empty for what concerns no item."""

    title: str
    detail: str
    activity: str = ""


class NearDay(NamedTuple):
    """A day that matters, and what it brings."""

    day: date
    lines: tuple[NearLine, ...]


class Fate(StrEnum):
    """What became of a report."""

    SENT = "sent"
    DUE = "due"
    OVERDUE = "overdue"
    NOT_SENT = "not_sent"  # of a year that is over


class ReportFate(NamedTuple):
    """A report that is owed: «I квартал», «сдан 04.04.2022, исх. 01-12/34», and the day by which it is expected."""

    period: ReportingPeriod
    caption: str
    fate: Fate
    words: str
    due: date


class QuarterFigures(NamedTuple):
    """The figures of the working quarter, and the events and people since the beginning of the year."""

    line: PeriodFigures
    events_of_year: int
    people_of_year: int


class SectionStanding(NamedTuple):
    """How a section of the plan stands."""

    number: str
    title: str
    standing: YearStanding


@dataclass(frozen=True, slots=True)
class WhatToDo:
    """Everything that the start page tells of a document. `is_over`: the year has ended and nothing is waited for."""

    year: int
    quarter: int
    is_over: bool
    heading: str
    sentence: str
    figures: QuarterFigures
    groups: tuple[TodoGroup, ...]
    nearest: tuple[NearDay, ...]
    reports: tuple[ReportFate, ...]
    whole: YearStanding
    sections: tuple[SectionStanding, ...]

    @property
    def pressing(self) -> int:
        """How many rows are to be decided or press."""
        return sum(len(group.rows) for group in self.groups if group.urgency is not Urgency.QUIET)
