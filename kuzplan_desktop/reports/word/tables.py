"""The tables of a Word document: a header on every page, headings that stay with their rows, rows kept whole."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kuzplan_desktop.reports.paper.report import HEADINGS, Column, Row, RowKind
from kuzplan_desktop.reports.paper.sheet_measures import width_for
from kuzplan_desktop.reports.paper.wrapping import hyphenated, tied
from kuzplan_desktop.reports.word.parts import cell, closing_row, paragraph, paragraphs, row, table
from kuzplan_desktop.reports.word.styles import CELL, GRID, HEAD, NUMBER, SECTION, SUBSECTION, SUM, TOTAL

LETTER = 1.9  # mm, of a cell's type on the average, with the room that is lost at the ends of lines
SHORT, SHORT_LINES = 14, 24  # rows and lines of a table that stands on one page
LONG = 24  # lines: a row that may be longer is divided between two pages
LONG_FIRST = 8  # lines: the first row too, since all above it, to the title of the report, is kept with it
HEAD_SIZE = 9.0  # points
WIDE = 45.0  # mm of a column that every word finds room in

STYLES = {RowKind.SECTION: SECTION, RowKind.SUBSECTION: SUBSECTION, RowKind.TOTAL: TOTAL}


def table_parts(columns: Sequence[Column], rows: Sequence[Row], *, closes: bool, closing: str = "") -> Iterator[str]:
    """The table of `rows`; a short one stands on one page, and the last rows of one that `closes` with what follows.

    What follows is `closing`, in a row of its own, or stands after the table.
    """
    last = len(rows) - (0 if closes else 1)
    is_short = len(rows) <= SHORT and sum(_row_lines(line, columns) for line in rows) <= SHORT_LINES
    kept = 0 if is_short else max(last - 2, 0)
    first = next((at for at, line in enumerate(rows) if line.kind not in HEADINGS), 0)
    lines = [
        _row(line, columns, keep_next=kept <= at < last, longest=LONG_FIRST if at == first else LONG)
        for at, line in enumerate(rows)
    ]
    widths = [column.width for column in columns]
    yield table([*_header(columns), *lines, *([closing_row(closing, widths)] if closing else [])], widths, GRID)


def _header(columns: Sequence[Column]) -> Iterator[str]:
    """The captions of the columns, those with a group under its caption."""
    grouped = any(column.group for column in columns)
    above: list[str] = []
    below: list[str] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        span = list(members)
        captions = [paragraph(_divisible(column.caption, column.width, HEAD_SIZE, bold=True), HEAD) for column in span]
        if group:
            width = sum(column.width for column in span)
            above.append(cell(paragraph(group, HEAD), width, span=len(span), shaded=True))
            below += (cell(words, column.width, shaded=True) for words, column in zip(captions, span, strict=True))
            continue
        merge = "restart" if grouped else ""
        above += (
            cell(words, column.width, merge=merge, shaded=True) for words, column in zip(captions, span, strict=True)
        )
        below += (cell(paragraph("", HEAD), column.width, merge="continue", shaded=True) for column in span)
    yield row(above, header=True)
    if grouped:
        yield row(below, header=True)


def _row(line: Row, columns: Sequence[Column], *, keep_next: bool, longest: int) -> str:
    """A row of the table; pages may divide it if it has more than `longest` lines."""
    if line.kind in HEADINGS:
        return row(_heading(line, columns, keep_next=keep_next))
    if line.kind is RowKind.DETAIL:
        return row(_detail(line, columns, keep_next=keep_next))
    texts = [column.printed(line) for column in columns]
    cells = [
        cell(
            paragraphs(_divisible(tied(text), column.width), NUMBER if column.figure else CELL, keep_next=keep_next),
            column.width,
            ground=line.tones.get(column.key, ""),
        )
        for text, column in zip(texts, columns, strict=True)
    ]
    return row(cells, whole=_row_lines(line, columns) < longest)


def _detail(line: Row, columns: Sequence[Column], *, keep_next: bool) -> Iterator[str]:
    """The cells of more about an item: its number, and the words across all other columns."""
    yield cell(paragraph(line.number, CELL, keep_next=keep_next), columns[0].width)
    width = sum(column.width for column in columns[1:])
    yield cell(paragraphs(tied(line.title), CELL, keep_next=keep_next), width, span=len(columns) - 1)


def _heading(line: Row, columns: Sequence[Column], *, keep_next: bool) -> Iterator[str]:
    """The cells of a heading or the total: its words run across the columns of words."""
    first = next((at for at, column in enumerate(columns) if column.figure), len(columns))
    begin = 1 if line.number else 0
    if begin:
        yield cell(paragraph(line.number, STYLES[line.kind], keep_next=keep_next), columns[0].width, shaded=True)
    width = sum(column.width for column in columns[begin:first])
    yield cell(
        paragraphs(tied(line.title), STYLES[line.kind], keep_next=keep_next), width, span=first - begin, shaded=True
    )
    for column in columns[first:]:
        style = SUM if column.figure else CELL
        words = _divisible(tied(column.printed(line)), column.width)
        yield cell(paragraphs(words, style, keep_next=keep_next), column.width, shaded=True)


def _divisible(text: str, width: float, size: float = 10.0, *, bold: bool = False) -> str:
    """`text` with soft hyphens in words that are wider than a column of so many mm: not every program has others."""
    if width > WIDE:
        return text
    parts = re.split(r"([ \n]+|(?<=[-–]))", text)
    return "".join(hyphenated(part) if width_for(part, size, bold=bold) > width else part for part in parts)


def _row_lines(line: Row, columns: Sequence[Column]) -> float:
    """How many lines a row needs at most, near enough."""
    return max(_lines(column.printed(line), column.width) for column in columns)


def _lines(text: str, width: float) -> float:
    """How many lines a text needs at most, near enough."""
    return sum(1 + len(part) * LETTER / width for part in text.split("\n"))
