"""What a chart is: immutable data with Russian captions, drawn alike in the PDF, the sheet, Word and the window."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class ChartKind(StrEnum):
    """How a chart stands: rows from left to right, or columns from the foot up."""

    ROWS = "rows"
    COLUMNS = "columns"


class Look(Enum):
    """How a series is filled; told apart by lightness and hatching, so that a grey print and every eye can."""

    DARK = "dark"
    MIDDLE = "middle"
    HATCHED = "hatched"
    PALE = "pale"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Series:
    """A name, a whole number for every category, and how they are filled."""

    name: str
    values: tuple[int, ...]
    look: Look = Look.DARK


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers by category, one or several series stacked on each other.

    `short` are the categories as they stand where room is scarce, or empty. `ends` is what stands at the end of each
    category («3 из 8»). A chart without any number is not drawn: `nothing` is the sentence that stands in its place.
    """

    title: str
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    ends: tuple[str, ...]
    nothing: str
    short: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True if there is nothing to draw."""
        return not any(value for series in self.series for value in series.values)

    @property
    def filled(self) -> tuple[Series, ...]:
        """The series that have a number at all."""
        return tuple(series for series in self.series if any(series.values))

    @property
    def most(self) -> int:
        """The largest sum of a category."""
        return max((self.total(at) for at in range(len(self.categories))), default=0)

    def total(self, at: int) -> int:
        """The sum of the category at index `at`."""
        return sum(series.values[at] for series in self.series)

    def words(self) -> str:
        """The chart in words, for a screen reader."""
        if self.is_empty:
            return f"{self.title}. {self.nothing}"
        return f"{self.title}. " + "; ".join(map(self.words_of, range(len(self.categories))))

    def words_of(self, at: int) -> str:
        """A category in words."""
        filled = self.filled
        if len(filled) == 1 and " " not in self.ends[at]:
            return f"{self.categories[at]}: {filled[0].values[at]}"
        parts = (f"{series.name} {series.values[at]}" for series in filled if series.values[at])
        return f"{self.categories[at]}: {', '.join(parts) or '0'}"
