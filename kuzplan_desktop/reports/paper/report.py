"""What a Report is made of: immutable values, complete, so that every format prints only what they hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.wording import day_digits
from kuzplan_desktop.reports.paper.chart import Chart
from kuzplan_desktop.reports.paper.wrapping import grouped

Value = str | int | float | date | None

TEXT_WIDTH = 257.0  # mm: A4 across, less 30 mm at the left and 10 mm at the right


class RowKind(StrEnum):
    """What a row of a table is about; a LINE is one of a table that does not follow the plan.

    A DETAIL says in `title` more of the item above it, across the columns and without figures of its own.
    """

    SECTION = "section"
    SUBSECTION = "subsection"
    ACTIVITY = "activity"
    DETAIL = "detail"
    LINE = "line"
    TOTAL = "total"


class CellTone(StrEnum):
    """The ground of a cell by what its sign says; the value is its colour, light enough for letters on a grey print."""

    DONE = "CFE8D5"
    LATE = "F5C4BC"
    ELSEWHERE = "CFE1F2"
    UNKNOWN = "FFF1BF"
    EXCUSED = "E6E6E6"


HEADINGS = (RowKind.SECTION, RowKind.SUBSECTION, RowKind.TOTAL)
NO_FIGURE = "–"
SIGNING_LINE = "_" * 26


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its key, its caption, its width in mm.

    `group` is the caption over it and its neighbours with the same one, or empty. `figure` tells a column of numbers
    or days, which stand in the middle; `summed` one whose subtotals are the sums of the rows under them. The key
    names what of a row stands in it: see Row.value.
    """

    key: str
    caption: str
    width: float
    group: str = ""
    figure: bool = False
    summed: bool = False

    def printed(self, row: "Row") -> str:
        """What a page prints of `row` in this column; a dash for a number that nobody told."""
        text = row.text(self.key)
        return text or (NO_FIGURE if self.figure and row.kind not in HEADINGS else "")


@dataclass(frozen=True, slots=True)
class Sums:
    """Events and participants of a row."""

    events: int = 0
    people: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.events + other.events, self.people + other.people)


@dataclass(frozen=True, slots=True)
class EventLine:
    """A held event of the period under the item `number`, for formats that list events one by one."""

    number: str
    event: Event


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. `activity` is the uid of the activity that it is about, or empty.

    A heading has its own words in `title` and the subtotals of the rows under it; `done` and `note` are the
    paragraphs of their cells. `year` holds the figures since the year's beginning where the report has them, `more`
    what else stands in the row, by the keys of the columns, `tones` the grounds of cells.
    """

    kind: RowKind
    number: str
    title: str
    sums: Sums = Sums()
    year: Sums | None = None
    executors: str = ""
    period: str = ""
    done: tuple[str, ...] = ()
    state: str = ""
    note: tuple[str, ...] = ()
    activity: str = ""
    events: tuple[EventLine, ...] = ()
    more: Mapping[str, Value] = field(default_factory=dict)
    tones: Mapping[str, CellTone] = field(default_factory=dict)

    def value(self, key: str) -> Value:
        """What stands in the column `key`: words, a number, a day, or None for nothing."""
        year = self.year or Sums()
        known: dict[str, Value] = {
            "number": self.number,
            "title": self.title,
            "executors": self.executors,
            "period": self.period,
            "done": "\n".join(self.done),
            "state": self.state,
            "note": "\n".join(self.note),
            "events": self.sums.events,
            "people": self.sums.people,
            "year_events": year.events,
            "year_people": year.people,
        }
        return self.more[key] if key in self.more else known.get(key)

    def text(self, key: str) -> str:
        """What stands in the column `key`, as a reader sees it."""
        value = self.value(key)
        if isinstance(value, date):
            return day_digits(value)
        if isinstance(value, float):
            return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
        if isinstance(value, int):
            return grouped(value)
        return value or ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a report. `key` tells tables of one report apart, `sheet` names its sheet in a workbook.

    `caption` stands over it (the first table of a report has none), `nothing` in place of it where it has no rows;
    it is empty where the line of figures has said so.
    """

    key: str
    sheet: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Words that stand free between the tables of a report."""

    lines: tuple[str, ...]


Block = Table | Chart | Paragraphs


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to be signed. An empty name is filled in by hand."""

    position: str
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report of any kind, ready to be printed in any format.

    `commission` and `addressee` may be empty, `dateline` is to be filled in by hand and empty where the paper has no
    number of its own; there `drawn_up` is the day of its making in words. `heading` is the word «ОТЧЕТ», `title` what
    follows it, `as_of` the day that the states are told for, in words, or empty where it is the period's last day.
    `in_place_of` is «взамен отчета от … № …» or empty. `figures_line` tells the figures of the report in words,
    `corrections` and `lines` what is to be known with them; `figures` are those of the period. `blocks` begin with a
    table. No `signatures`: the paper is not signed. `name` is what the properties of its files call it; `made_on` dates
    them. `sheet_charts` stand in a workbook alone, on a sheet of their own. `both_sides`: every second page is the back
    of a leaf, so that its margin for binding is at the right.
    """

    kind: str
    heading: str
    title: str
    commission: str
    dateline: str
    addressee: str
    as_of: str
    figures: PeriodFigures
    figures_line: str
    blocks: tuple[Block, ...]
    signatures: tuple[Signature, ...]
    preparer: str
    made_on: date
    name: str
    in_place_of: str = ""
    corrections: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    drawn_up: str = ""
    sheet_charts: tuple[Chart, ...] = ()
    both_sides: bool = False

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables among the blocks."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts among the blocks."""
        return tuple(block for block in self.blocks if isinstance(block, Chart))

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the first table."""
        return self.tables[0].columns

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the first table."""
        return self.tables[0].rows


def words_end(columns: Sequence[Column]) -> int:
    """How many columns the words of a heading run across: to the first of figures, or that of the states."""
    return next((at for at, column in enumerate(columns) if column.figure or column.key == "state"), len(columns))
