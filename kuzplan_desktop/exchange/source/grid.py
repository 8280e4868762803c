"""Grid: what an official document of any format becomes: paragraphs and tables of cells, and where each came from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kuzplan_desktop.domain.errors import PlanError

MOST_CELLS, MOST_COLUMNS = 100_000, 200  # of a document; the largest plan that was met has 3,000 cells

LONGEST_TOLD = 2_000  # letters of a sheet that is not shown
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def raised(letters: str) -> str:
    """Letters that stand above the line: digits are the mark of a footnote, all others stay as they are."""
    is_mark = letters.isascii() and letters.isdecimal()
    return letters.translate({ord(str(at)): digit for at, digit in enumerate(RAISED)}) if is_mark else letters


def too_many_cells() -> PlanError:
    """The refusal of a document that is larger than any plan."""
    return PlanError("В таблице слишком много ячеек.", "Оставьте в ней только план и сохраните заново.")


def protected() -> PlanError:
    """The refusal of a document with a password."""
    return PlanError("Документ защищен паролем.", "Снимите с него защиту и сохраните заново.")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table. `column` counts from 0 in the table's finest columns, of which it covers `span`.

    `continues` is true where the cell is a part of the one above it (merged downwards); its text is empty then.
    `text` keeps the line breaks of the source. `notes` are footnotes and comments that hang on it.
    """

    column: int
    text: str
    span: int = 1
    bold: bool = False
    continues: bool = False
    notes: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The text with single spaces."""
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table and its place in words, as «таблица 1, строка 5». `after_break`: the first one of a page."""

    cells: tuple[GridCell, ...]
    place: str = ""
    after_break: bool = False

    def filled(self) -> list[GridCell]:
        """The cells that hold a text."""
        return [cell for cell in self.cells if cell.line]


@dataclass(frozen=True, slots=True)
class GridTable:
    """A table of the source. `guessed`: it has no lines, blanks tell its columns."""

    rows: tuple[GridRow, ...]
    guessed: bool = False

    @property
    def width(self) -> int:
        """The number of its finest columns."""
        return max((cell.column + cell.span for row in self.rows for cell in row.cells), default=0)


@dataclass(frozen=True, slots=True)
class GridParagraph:
    """A paragraph outside of tables."""

    text: str
    bold: bool = False
    place: str = ""
    notes: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The text with single spaces."""
        return " ".join(self.text.split())


def texts_of(block: GridParagraph | GridTable) -> list[str]:
    """What a block says, cell by cell, in single lines."""
    if isinstance(block, GridParagraph):
        return [block.line] if block.line else []
    return [cell.line for row in block.rows for cell in row.filled()]


def margins(texts: Iterable[str]) -> list[tuple[str, str]]:
    """What stands in headers and footers of the pages, each text once; the number of a page is none."""
    lines = (" ".join(text.split()) for text in texts)
    return [("колонтитул", line) for line in dict.fromkeys(lines) if re.search(r"[^\W\d_]{3}", line)]


def hidden_sheet(name: str, rows: Iterable[GridRow]) -> tuple[str, str]:
    """What is told of a sheet that is not shown: its name and what stands in it."""
    text = "; ".join([name, *(" | ".join(cell.line for cell in row.filled()) for row in rows if row.filled())])
    return "скрытый лист", _clipped(text)


def far_cells(name: str, texts: Iterable[str]) -> list[tuple[str, str]]:
    """What is told of cells of a sheet that stand further off than any plan reaches; nothing where all are empty."""
    found = "; ".join(line for text in texts if (line := " ".join(text.split())))
    return [(f"лист «{name}», далеко от таблицы", _clipped(found))] if found else []


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST_TOLD else f"{text[:LONGEST_TOLD]}…"


@dataclass(frozen=True, slots=True)
class Grid:
    """A document: its paragraphs and tables in their order, and what a reader of it is not shown at all.

    `left_out` are (place, text) of what the source hides or says elsewhere: hidden text, deleted rows, footnotes that
    hang nowhere. `doubts` are (place, sentence) of what the reading itself is not sure of.
    """

    blocks: tuple[GridParagraph | GridTable, ...]
    left_out: tuple[tuple[str, str], ...] = field(default=())
    doubts: tuple[tuple[str, str], ...] = field(default=())

    def tables(self) -> Iterator[GridTable]:
        """The tables in their order."""
        return (block for block in self.blocks if isinstance(block, GridTable))
