"""Region: what the commissions of a region did on one plan in a period: the matrix, its sums, who is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import Campaign, ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import Amounts, amounts_of, by_category, by_form, total_of, united_amounts
from kuzplan_desktop.domain.figures.coverage import Coverage
from kuzplan_desktop.domain.figures.line import PeriodFigures, Share
from kuzplan_desktop.domain.figures.period import own_forms
from kuzplan_desktop.domain.marks import Event, MarkState, held_in
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.reported import HandedIn, Reported
from kuzplan_desktop.domain.wording import searchable


class Work(StrEnum):
    """What a commission did on an item in a period, the first that fits."""

    NOT_OWN = "not_own"  # something was written down though the item is not this commission's: it counts nowhere
    DONE = "done"  # a tick or a held event that belongs to the period
    LATE = "late"  # not done though its срок is over
    NOT_REQUIRED = "not_required"
    IN_PROGRESS = "in_progress"  # due, with work in another period alone
    NOTHING = "nothing"  # due, and nothing was told
    ABSENT = "absent"  # not this commission's, or not due


class Cell(NamedTuple):
    """A cell of the matrix: a commission × an item, with what the item adds to the commission's own report.

    `events` are those that it held or took part in, `taken_part` those of them that somebody else held: in the sums of
    the region they are no events of their own. `planned` and `worked` as in the line of figures.
    """

    work: Work
    events: int = 0
    people: int = 0
    taken_part: int = 0
    planned: bool = False
    worked: bool = False
    late: bool = False


class Amount(NamedTuple):
    """Events and participants."""

    events: int = 0
    people: int = 0


class Beside(NamedTuple):
    """What a commission did beside the region's plan: items that it added, events and participants under them."""

    items: int = 0
    events: int = 0
    people: int = 0


NOTHING = Beside()


def amount_of(cells: Sequence[Cell], *, of_region: bool) -> Amount:
    """What cells come to: in one commission's report, or `of_region`, where taking part is no event of its own."""
    events = sum(cell.events - (cell.taken_part if of_region else 0) for cell in cells)
    return Amount(events, sum(cell.people for cell in cells))


@dataclass(frozen=True, slots=True)
class CommissionLine:
    """A commission's line of the matrix; `document` is empty for one of which there is none.

    Its figures are those of its own report, but for `beside`: what it did under items of its own, which the region's
    plan does not have.
    """

    document: str
    key: str
    name: str
    cells: tuple[Cell, ...] = ()
    beside: Beside = NOTHING
    handed: HandedIn = HandedIn()

    @property
    def done(self) -> int:
        """How many of the items it had to do it worked on."""
        return sum(cell.planned and cell.worked for cell in self.cells)

    @property
    def asked(self) -> int:
        """How many items it had to do."""
        return sum(cell.planned for cell in self.cells)

    @property
    def late(self) -> int:
        """How many items it did not do in time."""
        return sum(cell.late for cell in self.cells)

    @property
    def amount(self) -> Amount:
        """Its events and participants."""
        return amount_of(self.cells, of_region=False)


@dataclass(frozen=True, slots=True)
class Total:
    """A column of the matrix: of `asked` commissions that had the item to do `done` worked on it.

    `outside` worked on it though it was not asked for. `amount` is the region's, its own work in it.
    """

    done: int = 0
    asked: int = 0
    late: int = 0
    outside: int = 0
    amount: Amount = Amount()


@dataclass(frozen=True, slots=True)
class Region:
    """What the region knows of a period. `items` are the plan's, in its order, as are the cells of each line.

    `missing` are the listed commissions without a document. `own` is the regional commission's own document, if it is
    among the files, and `own_line` its line, which is not among `lines`. `event_forms` and `audiences` are what the
    events come to by form and by category, the region's own among them; `not_own` what stands under items that are not
    of the commission that wrote it, and is in no sum. `item_amounts` are what the events of each item come to, by uid;
    `so_far` is the region since the year's beginning, where a report asks for it; `coverage` is that of the commissions
    that told their numbers of members, by document, where a report asks for that.
    """

    plan: Plan
    period: ReportingPeriod
    today: date
    items: tuple[Activity, ...]
    lines: tuple[CommissionLine, ...]
    missing: tuple[CommissionLine, ...]
    own: Document | None = None
    own_line: CommissionLine | None = None
    event_forms: Mapping[str, Amounts] = field(default_factory=dict)
    audiences: Mapping[str, Amounts] = field(default_factory=dict)
    not_own: Amounts = Amounts()
    item_amounts: Mapping[str, Amounts] = field(default_factory=dict)
    so_far: "Region | None" = None
    coverage: Mapping[str, tuple[Coverage, ...]] = field(default_factory=dict)

    @property
    def all_lines(self) -> tuple[CommissionLine, ...]:
        """All that are in the sums: the regional commission's own line before the others."""
        return (*([self.own_line] if self.own_line else []), *self.lines)

    @property
    def reported(self) -> list[Reported]:
        """What each commission but the regional one has reported, those without a document too."""
        return [line.handed.reported for line in (*self.lines, *self.missing)]

    @property
    def owing(self) -> list[CommissionLine]:
        """The commissions that have not reported, by name."""
        found = [line for line in (*self.lines, *self.missing) if not line.handed.reported.is_handed_in]
        return sorted(found, key=lambda line: searchable(line.name))

    def total(self, at: int) -> Total:
        """The total of the item at place `at`: over the commissions, but for the amount, which is the region's."""
        cells = [line.cells[at] for line in self.lines]
        return Total(
            done=sum(cell.planned and cell.worked for cell in cells),
            asked=sum(cell.planned for cell in cells),
            late=sum(cell.late for cell in cells),
            outside=sum(cell.worked and not cell.planned for cell in cells),
            amount=amount_of(self.cells(at), of_region=True),
        )

    def cells(self, at: int) -> list[Cell]:
        """The cells of the item at place `at`, those of the region's own line among them."""
        return [line.cells[at] for line in self.all_lines]

    def amounts_of_items(self, items: Iterable[Activity]) -> Amounts:
        """What the events of items come to."""
        return total_of(self.item_amounts.get(item.uid, Amounts()) for item in items)

    @property
    def amounts(self) -> Amounts:
        """What the region's events come to, its own among them."""
        return total_of(self.event_forms.values())

    def figures(self) -> PeriodFigures:
        """What the region did: items that anybody had to do, those that anybody worked on."""
        columns = [self.cells(at) for at in range(len(self.items))]
        planned = [any(cell.planned for cell in found) for found in columns]
        worked = [any(cell.worked for cell in found) for found in columns]
        both = sum(one and other for one, other in zip(planned, worked, strict=True))
        late = sum(any(cell.late for cell in found) for found in columns)
        amounts = self.amounts
        none, outside = sum(planned) - both, sum(worked) - both
        return PeriodFigures(sum(planned), both, none, late, amounts.events, amounts.people, outside)


class Counter:
    """Goes through the documents of a region one by one and keeps their cells and sums, not the documents.

    With `own` what a commission wrote under items that are not its own is left out, as in its report.
    """

    def __init__(self, plan: Plan, period: ReportingPeriod, today: date, *, own: bool = True) -> None:
        self.items = tuple(plan.activities())
        self.event_forms: Mapping[str, Amounts] = {}
        self.audiences: Mapping[str, Amounts] = {}
        self.not_own = Amounts()
        self.item_amounts: dict[str, Amounts] = {}
        self._period, self._today, self._own = period, today, own
        self._untouched: dict[tuple[str, date | None, str, tuple[Campaign, ...], bool], Cell] = {}
        self._alike: dict[Cell, Cell] = {}  # one object for equal cells: thousands of lines hold few different ones

    def line(self, document: Document, changed: Mapping[str, Activity]) -> tuple[Cell, ...]:
        """The cells of a document; its events are added to the sums. `changed` are items that it tells otherwise."""
        counted: list[Event] = []
        cells = [self._cell(document, changed.get(item.uid, item), counted) for item in self.items]
        forms = own_forms(document)
        self.event_forms = united_amounts([self.event_forms, by_form(counted, forms, of_region=True)])
        self.audiences = united_amounts([self.audiences, by_category(counted, forms, of_region=True)])
        return tuple(self._alike.setdefault(cell, cell) for cell in cells)

    def beside(self, document: Document) -> Beside:
        """What was done in the period under items that the plan does not have, those that the commission added."""
        others = (document.marks.keys() | document.events.keys()) - {item.uid for item in self.items}
        quarters = self._period.quarters(document.plan.year)
        held = {uid: held_in(document.events_of(uid), self._period) for uid in others}
        touched = [uid for uid in others if held[uid] or not document.marks_of(uid).keys().isdisjoint(quarters)]
        amounts = amounts_of(event for uid in touched for event in held[uid])
        return Beside(len(touched), amounts.events, amounts.people)

    def _cell(self, document: Document, activity: Activity, counted: list[Event]) -> Cell:
        touched = activity.uid in document.marks or activity.uid in document.events
        if self._own and not document.is_own(activity):
            return self._not_own(document, activity) if touched else Cell(Work.ABSENT)
        if touched:
            held = held_in(document.events_of(activity.uid), self._period)
            counted += held
            amounts = amounts_of(held, own_forms(document), of_region=True)
            if held:
                self.item_amounts[activity.uid] = self.item_amounts.get(activity.uid, Amounts()) + amounts
            return cell_of(document, activity, self._period, self._today, amounts)
        wording = activity.period_override or activity.period_text
        own = document.is_own(activity)
        key = (wording, activity.completed_on, activity.excluded, document.campaigns, own)
        if key not in self._untouched:
            self._untouched[key] = cell_of(document, activity, self._period, self._today, Amounts())
        return self._untouched[key]

    def _not_own(self, document: Document, activity: Activity) -> Cell:
        held = held_in(document.events_of(activity.uid), self._period)
        self.not_own += amounts_of(held, own_forms(document), of_region=True)
        marks = document.marks_in(activity, self._period).values()
        written = held or any(mark.state is MarkState.DONE for mark in marks)
        return Cell(Work.NOT_OWN if written else Work.ABSENT)


def cell_of(document: Document, activity: Activity, period: ReportingPeriod, today: date, amounts: Amounts) -> Cell:
    """The cell of one item of a document; `amounts` are what its events of the period come to in the region."""
    share = document.share_of(activity, period, today)
    work = _work(document, activity, period, today, share)
    return Cell(
        work,
        amounts.events + amounts.taken_part,
        amounts.people,
        amounts.taken_part,
        share.planned,
        share.worked,
        share.late,
    )


def _work(document: Document, activity: Activity, period: ReportingPeriod, today: date, share: Share) -> Work:
    if share.worked:
        return Work.DONE
    if not document.is_own(activity):
        return Work.ABSENT
    state = document.progress_in(activity, period, today).state
    if state is State.LATE:
        return Work.LATE
    marks = document.marks_in(activity, period)
    asked = document.schedule_of(activity).asked_in(period, document.plan.year)
    excused = [quarter in marks and marks[quarter].state is MarkState.NOT_REQUIRED for quarter in asked]
    if state is State.NOT_REQUIRED or (excused and all(excused)):
        return Work.NOT_REQUIRED
    if not asked:
        return Work.ABSENT
    return Work.NOTHING if state is State.NOT_DUE else Work.IN_PROGRESS
