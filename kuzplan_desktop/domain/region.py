"""Region: what the commissions of a region did on one plan in a period: the matrix, its sums, who is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import Campaign, ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import Event, MarkState, held_in
from kuzplan_desktop.domain.plan import Activity, Plan
from kuzplan_desktop.domain.progress import State


class Work(StrEnum):
    """What a commission did on an item in a period, the first that fits."""

    DONE = "done"  # a tick or a held event that belongs to the period
    LATE = "late"  # not done though its срок is over
    NOT_REQUIRED = "not_required"
    IN_PROGRESS = "in_progress"  # due, with work in another period alone
    NOTHING = "nothing"  # due, and nothing was told
    ABSENT = "absent"  # not this commission's, or not due


class Cell(NamedTuple):
    """A cell of the matrix: a commission × an item, with the events and participants of the period."""

    work: Work
    events: int = 0
    people: int = 0

    @property
    def asked(self) -> bool:
        """True if the commission had the item to do in the period, «не требуется» left out."""
        return self.work not in (Work.ABSENT, Work.NOT_REQUIRED)


class Amount(NamedTuple):
    """Events and participants."""

    events: int = 0
    people: int = 0

    def more(self, events: int, people: int) -> "Amount":
        """The amount with some added."""
        return Amount(self.events + events, self.people + people)


@dataclass(frozen=True, slots=True)
class CommissionLine:
    """A commission's line of the matrix; `document` is empty for one that has handed in nothing."""

    document: str
    key: str
    name: str
    cells: tuple[Cell, ...] = ()

    @property
    def done(self) -> int:
        """How many items it worked on."""
        return sum(cell.work is Work.DONE for cell in self.cells)

    @property
    def asked(self) -> int:
        """How many items it had to do."""
        return sum(cell.asked for cell in self.cells)

    @property
    def amount(self) -> Amount:
        """Its events and participants."""
        return Amount(sum(cell.events for cell in self.cells), sum(cell.people for cell in self.cells))


@dataclass(frozen=True, slots=True)
class Total:
    """A column of the matrix over all commissions: of `asked` that had the item to do `done` worked on it."""

    done: int = 0
    asked: int = 0
    late: int = 0
    amount: Amount = Amount()


@dataclass(frozen=True, slots=True)
class Region:
    """What the region knows of a period. `items` are the plan's, in its order, as are the cells of each line.

    `missing` are the listed commissions that handed in nothing. `own` is the regional commission's own document, if it
    is among the files, and `own_cells` its line, which is not among `lines`. The sums by form and by audience hold
    the region's own events too.
    """

    plan: Plan
    period: ReportingPeriod
    today: date
    items: tuple[Activity, ...]
    lines: tuple[CommissionLine, ...]
    missing: tuple[CommissionLine, ...]
    own: Document | None = None
    own_cells: tuple[Cell, ...] = ()
    event_forms: Mapping[str, Amount] = field(default_factory=dict)
    audiences: Mapping[str, int] = field(default_factory=dict)

    def total(self, at: int) -> Total:
        """The total of the item at place `at`."""
        cells = [line.cells[at] for line in self.lines]
        return Total(
            done=sum(cell.work is Work.DONE for cell in cells),
            asked=sum(cell.asked for cell in cells),
            late=sum(cell.work is Work.LATE for cell in cells),
            amount=Amount(sum(cell.events for cell in cells), sum(cell.people for cell in cells)),
        )


class Counter:
    """Goes through the documents of a region one by one and keeps their cells and sums, not the documents."""

    def __init__(self, plan: Plan, period: ReportingPeriod, today: date) -> None:
        self.items = tuple(plan.activities())
        self.event_forms: dict[str, Amount] = {}
        self.audiences: dict[str, int] = {}
        self._period, self._today = period, today
        self._untouched: dict[tuple[str, tuple[Campaign, ...]], Cell] = {}
        self._alike: dict[Cell, Cell] = {}  # one object for equal cells: thousands of lines hold few different ones

    def line(self, document: Document, changed: Mapping[str, Activity]) -> tuple[Cell, ...]:
        """The cells of a document; its events are added to the sums. `changed` are items that it tells otherwise."""
        cells = (self._cell(document, changed.get(item.uid, item)) for item in self.items)
        return tuple(self._alike.setdefault(cell, cell) for cell in cells)

    def _cell(self, document: Document, activity: Activity) -> Cell:
        if activity.uid in document.marks or activity.uid in document.events:
            held = held_in(document.events_of(activity.uid), self._period)
            self._add(held)
            return cell_of(document, activity, self._period, self._today, held)
        if not document.is_own(activity):
            return Cell(Work.ABSENT)
        key = (activity.period_override or activity.period_text, document.campaigns)
        if key not in self._untouched:
            self._untouched[key] = cell_of(document, activity, self._period, self._today, ())
        return self._untouched[key]

    def _add(self, events: Iterable[Event]) -> None:
        for event in events:
            event_form = event.form.strip()
            self.event_forms[event_form] = self.event_forms.get(event_form, Amount()).more(
                event.count, event.participants
            )
            for one in event.attendance:
                self.audiences[one.audience] = self.audiences.get(one.audience, 0) + one.people


def cell_of(
    document: Document, activity: Activity, period: ReportingPeriod, today: date, held: tuple[Event, ...]
) -> Cell:
    """The cell of one item of a document; `held` are its events of the period."""
    events, people = sum(event.count for event in held), sum(event.participants for event in held)
    return Cell(_work(document, activity, period, today, bool(held)), events, people)


def _work(document: Document, activity: Activity, period: ReportingPeriod, today: date, held: bool) -> Work:
    marks = document.marks_in(activity, period)
    if held or any(mark.state is MarkState.DONE for mark in marks.values()):
        return Work.DONE
    if not document.is_own(activity):
        return Work.ABSENT
    state = document.progress_in(activity, period, today).state
    if state is State.LATE:
        return Work.LATE
    asked = document.schedule_of(activity).asked_in(period, document.plan.year)
    excused = [quarter in marks and marks[quarter].state is MarkState.NOT_REQUIRED for quarter in asked]
    if state is State.NOT_REQUIRED or (excused and all(excused)):
        return Work.NOT_REQUIRED
    if not asked:
        return Work.ABSENT
    return Work.NOTHING if state is State.NOT_DUE else Work.IN_PROGRESS
