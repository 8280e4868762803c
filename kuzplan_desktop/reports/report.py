"""What a Report is made of: immutable values, complete, so that every format prints only what they hold."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kuzplan_desktop.domain.progress import PeriodFigures

TEXT_WIDTH = 257.0  # mm: A4 across, less 30 mm at the left and 10 mm at the right


class RowKind(StrEnum):
    """What a row of the table is about."""

    SECTION = "section"
    SUBSECTION = "subsection"
    ACTIVITY = "activity"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: its key, its caption, its width in mm.

    `group` is the caption over it and its neighbours with the same one, or empty. `figure` tells a column of whole
    numbers. The key names what of a row stands in it: see Row.text and Row.number_in.
    """

    key: str
    caption: str
    width: float
    group: str = ""
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """Events and participants of a row."""

    events: int = 0
    people: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.events + other.events, self.people + other.people)


@dataclass(frozen=True, slots=True)
class EventLine:
    """A held event of the period, for formats that list events one by one. `minutes` is the length of the training."""

    number: str
    first_day: date | None
    last_day: date | None
    form: str
    title: str
    place: str
    count: int
    people: int
    audiences: str
    minutes: int | None
    trained: int | None
    tested: int | None
    partners: str
    volunteers: int | None
    publications: int | None
    description: str
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table. `activity` is the uid of the activity that it is about, or empty.

    A heading has its own words in `title` and the subtotals of the rows under it; `done` and `note` are the
    paragraphs of their cells. `year` holds the figures since the year's beginning where the report has them.
    """

    kind: RowKind
    number: str
    title: str
    sums: Sums
    year: Sums | None = None
    executors: str = ""
    period: str = ""
    done: tuple[str, ...] = ()
    state: str = ""
    note: tuple[str, ...] = ()
    activity: str = ""
    events: tuple[EventLine, ...] = ()

    def text(self, key: str) -> str:
        """What stands in the column `key` of words."""
        texts = {
            "number": self.number,
            "title": self.title,
            "executors": self.executors,
            "period": self.period,
            "done": "\n".join(self.done),
            "state": self.state,
            "note": "\n".join(self.note),
        }
        return texts[key]

    def number_in(self, key: str) -> int:
        """What stands in the column `key` of figures."""
        year = self.year or Sums()
        figures = {
            "events": self.sums.events,
            "people": self.sums.people,
            "year_events": year.events,
            "year_people": year.people,
        }
        return figures[key]


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A row of «Сведения об обучении»: people, minutes and how many were tested (None: nobody said)."""

    audience: str
    people: int
    minutes: int
    tested: int | None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to be signed. An empty name is filled in by hand."""

    position: str
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report, ready to be printed in any format.

    `commission` and `addressee` may be empty, `dateline` is to be filled in by hand. `heading` is the word «ОТЧЕТ»,
    `title` what follows it, `as_of` the day that the states are told for, in words, or empty where it is the period's
    last day. `figures_line` tells `figures` in words. `nothing` is the sentence that stands in place of the table
    where there are no rows. `name` is what the properties of its files call it; `made_on` dates them.
    """

    heading: str
    title: str
    commission: str
    dateline: str
    addressee: str
    as_of: str
    figures: PeriodFigures
    figures_line: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    nothing: str
    training_caption: str
    training: tuple[TrainingRow, ...]
    signatures: tuple[Signature, ...]
    preparer: str
    made_on: date
    name: str
