"""The source as lines for the view: its paragraphs, the rows of the plan's table in columns, other tables in lines."""

from collections.abc import Iterator
from typing import NamedTuple

from kuzplan_desktop.exchange.source.grid import Grid, GridParagraph, GridRow

AS_ABOVE = "″"


class SourcePart(NamedTuple):
    """A text that begins in a column of the view and covers `span` of them."""

    column: int
    span: int
    text: str
    bold: bool


class SourceLine(NamedTuple):
    """A paragraph, or a row of a table, and its place in words."""

    place: str
    parts: tuple[SourcePart, ...]
    is_row: bool


def source_lines(grid: Grid, width: int) -> tuple[SourceLine, ...]:
    """All that a document says, from top to bottom, in `width` columns."""
    return tuple(_lines(grid, max(width, 1)))


def _lines(grid: Grid, width: int) -> Iterator[SourceLine]:
    for block in grid.blocks:
        if isinstance(block, GridParagraph):
            if block.line:
                text = _with_notes(block.text, block.notes)
                yield SourceLine(block.place, (SourcePart(0, width, text, block.bold),), is_row=False)
            continue
        in_columns = block.width == width
        for row in block.rows:
            parts = tuple(_parts(row) if in_columns else _joined_parts(row, width))
            yield SourceLine(row.place, parts, is_row=True)


def _parts(row: GridRow) -> Iterator[SourcePart]:
    """The cells of a row; a text that stands alone at its beginning has the whole width."""
    first, *rest = row.cells
    last = max(cell.column + cell.span for cell in row.cells)
    if first.line and not any(cell.line or cell.continues for cell in rest):
        yield SourcePart(first.column, last - first.column, _with_notes(first.text, first.notes), first.bold)
        return
    for cell in row.cells:
        text = AS_ABOVE if cell.continues else _with_notes(cell.text, cell.notes)
        yield SourcePart(cell.column, cell.span, text, cell.bold)


def _joined_parts(row: GridRow, width: int) -> Iterator[SourcePart]:
    """The cells of a row of another table, beside each other in one text."""
    filled = row.filled()
    text = "  |  ".join(_with_notes(cell.text, cell.notes) for cell in filled)
    yield SourcePart(0, width, text, bold=bool(filled) and all(cell.bold for cell in filled))


def _with_notes(text: str, notes: tuple[str, ...]) -> str:
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join([*filter(None, lines), *(f"[{note}]" for note in notes)])


def line_of_doubt(lines: tuple[SourceLine, ...], place: str, text: str) -> int:
    """The line of the source that a doubt is about: by its place, else by what it quotes; -1 if it is about none."""
    for at, line in enumerate(lines):
        if line.place and (place == line.place or place.endswith(f", {line.place}")):
            return at
    quoted = " ".join(text.partition(": «")[2].rpartition("»")[0].partition("» «")[0].split())  # the first of several
    for at, line in enumerate(lines) if len(quoted) > 1 else ():
        if any(quoted in " ".join(part.text.split()) for part in line.parts):
            return at
    return -1
