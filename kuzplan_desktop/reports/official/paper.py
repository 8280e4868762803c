"""What an official document is made of: immutable values, complete, so that every format prints the same."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column of the table: its caption, its width in mm, whether what it holds stands in the middle."""

    caption: str
    width: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row of the table. `level` 0: a cell for each column; 1 and 2: a heading and a heading under it, of one cell
    over the whole width, or of a number and a cell over the rest."""

    cells: tuple[str, ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paragraph after the table."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class OfficialPaper:
    """An official document, ready to be printed in any format.

    `approval` are the paragraphs at the top right, each of one line or more. `name` and `author` are what the
    properties of its file say, `day` dates them. `sheet` names its sheet in a workbook.
    """

    approval: tuple[str, ...]
    title: str
    columns: tuple[PaperColumn, ...]
    rows: tuple[PaperRow, ...]
    after: tuple[PaperLine, ...]
    name: str
    author: str
    day: date
    sheet: str

    @property
    def header(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The two rows that stand at the head of each page: the captions, and the columns' numbers."""
        numbers = tuple(str(number) for number in range(1, len(self.columns) + 1))
        return tuple(column.caption for column in self.columns), numbers

    def widths(self, row: PaperRow) -> tuple[float, ...]:
        """The widths of a row's cells in mm; the last one of a heading covers what is left."""
        widths = [column.width for column in self.columns]
        last = len(row.cells) - 1
        return (*widths[:last], sum(widths[last:]))
