"""Region: what the commissions of a region did on one plan in a period: the matrix, its sums, who is missing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import Amounts, total_of
from kuzplan_desktop.domain.figures.coverage import Coverage
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.plan.plan import Activity, Plan
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
    plan does not have. `district` is what she has written down.
    """

    document: str
    key: str
    name: str
    cells: tuple[Cell, ...] = ()
    beside: Beside = NOTHING
    handed: HandedIn = HandedIn()
    district: str = ""

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
class District:
    """What the commissions of a district did; of an unnamed one, those of which she has not written any down."""

    name: str
    lines: tuple[CommissionLine, ...]

    @property
    def handed_in(self) -> int:
        """How many have reported."""
        return sum(line.handed.reported.is_handed_in for line in self.lines)

    @property
    def done(self) -> int:
        """How many of the items that they had to do they worked on, commission by commission."""
        return sum(line.done for line in self.lines)

    @property
    def asked(self) -> int:
        """How many items they had to do."""
        return sum(line.asked for line in self.lines)

    @property
    def late(self) -> int:
        """How many items they did not do in time."""
        return sum(line.late for line in self.lines)

    @property
    def amount(self) -> Amount:
        """Their events and participants in the region's sums."""
        return amount_of([cell for line in self.lines for cell in line.cells], of_region=True)


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
    that told their numbers of members, by document, where a report asks for that; `respelled` are the commissions whose
    events are counted under other forms or categories than they named, as she decided.
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
    respelled: tuple[str, ...] = ()

    @property
    def all_lines(self) -> tuple[CommissionLine, ...]:
        """All that are in the sums: the regional commission's own line before the others."""
        return (*([self.own_line] if self.own_line else []), *self.lines)

    def counts(self, document: str, activity: str) -> bool:
        """True if what a document holds under an item, by uid, is in the sums; it is not under one that is not the
        commission's or not the plan's."""
        line = next((line for line in self.all_lines if line.document == document), None)
        at = next((at for at, item in enumerate(self.items) if item.uid == activity), None)
        return line is not None and at is not None and line.cells[at].work is not Work.NOT_OWN

    @property
    def whole(self) -> District:
        """All that are in the sums, as one district."""
        return District("", self.all_lines)

    @property
    def districts(self) -> list[District]:
        """The districts by name, the commissions of none last; empty where none is written down."""
        found: dict[str, list[CommissionLine]] = {}
        for line in (*self.lines, *self.missing):
            found.setdefault(line.district, []).append(line)
        names = sorted(filter(None, found), key=searchable)
        return [District(name, tuple(found[name])) for name in (*names, *([""] if names and "" in found else []))]

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
