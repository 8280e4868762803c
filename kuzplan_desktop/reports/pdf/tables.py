"""The tables of a report as bands, and what all that stands on a page is made with: type, cells, free lines."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kuzplan_desktop.reports.paper.plain_text import for_page
from kuzplan_desktop.reports.paper.report import HEADINGS, TEXT_WIDTH, Column, Row, RowKind, Table, words_end
from kuzplan_desktop.reports.paper.typeface import face
from kuzplan_desktop.reports.paper.wrapping import wrap, wrap_evenly
from kuzplan_desktop.reports.pdf.layout import Align, Band, PlacedText, TypeStyle

MM = 72 / 25.4  # points in a millimetre
WIDTH = TEXT_WIDTH * MM
TABLE_PADDING = 3.0
HYPHENATED_BELOW = 50 * MM  # columns narrower than this have their words divided
SHADE = 0.94
CONTINUED = "(продолжение)"
ROOM_FOR_CONTINUED = 34.0  # mm
INDENT = "\u00a0" * 4  # before the first line of a paragraph, where a cell has several
KEPT = 290.0  # points: a table that does not follow the plan and is no higher stands on one page

LETTER = TypeStyle(face(), 12, 14.5)
TITLE = TypeStyle(face(), 13, 16)
HEADING = TypeStyle(face(bold=True), 14, 18)
FIGURES = TypeStyle(face(), 10.5, 14)
CAPTION = TypeStyle(face(bold=True), 9, 11)
TEXT = TypeStyle(face(), 10, 12)
STRONG = TypeStyle(face(bold=True), 10, 12)
STRONG_LINE = TypeStyle(face(bold=True), 12, 15)
SMALL = TypeStyle(face(), 10, 12.5)


def placed_text(
    text: str,
    style: TypeStyle,
    x: float,
    width: float,
    align: Align = Align.LEFT,
    *,
    padding: float = 0.0,
    whole_words: bool = False,
) -> PlacedText:
    """`text` broken into the lines of a cell; the one way by which text comes onto a page."""
    inner = width - 2 * padding
    printed = for_page(text, style.face.letters)
    if align is Align.CENTER and not padding:
        lines = wrap_evenly(printed, style.face, style.size, inner, whole_words=whole_words)
        return PlacedText(x, width, lines, style, align)
    hyphenate = style is TEXT and width < HYPHENATED_BELOW
    lines = wrap(printed, style.face, style.size, inner, hyphenate=hyphenate, whole_words=whole_words)
    return PlacedText(x, width, lines, style, align)


def line(
    text: str,
    style: TypeStyle,
    x: float,
    width: float,
    align: Align,
    *,
    space_before: float = 0.0,
    space_after: float = 0.0,
    keep_next: bool = False,
) -> Band:
    """Lines that stand free."""
    return Band(
        (placed_text(text, style, x, width, align),),
        divisible=True,
        space_before=space_before,
        space_after=space_after,
        keep_next=keep_next,
    )


def table_bands(table: Table, *, keep: bool, first: bool = False) -> Iterator[Band]:
    """The table with its caption and its header, or the sentence that stands in its place.

    Its first row stays with the next, its last with the row before it, and, to `keep`, with what follows the table. A
    short table that does not follow the plan stands on one page, unless it is the `first` of the report: its head would
    move on with it.
    """
    if not table.rows:
        if not table.nothing:
            return
        yield line(table.nothing, FIGURES, 0, WIDTH, Align.LEFT, space_after=10, keep_next=True)
        return
    if table.caption:
        yield Band(
            (placed_text(table.caption, STRONG_LINE, 0, WIDTH),),
            space_before=14,
            space_after=4,
            keep_next=True,
            outline=(table.caption, 0),
        )
    edges = _edges(table.columns)
    header = _header(table.columns, edges)
    yield header
    rows = _rows(table, edges, header)
    if not first and not any(row.kind is RowKind.ACTIVITY for row in table.rows):
        rows = _kept_if_short(rows)
    before = next(rows)
    for at, band in enumerate(rows, 1):
        yield replace(before, keep_next=True) if at in (1, len(table.rows) - 1) else before
        before = band
    yield replace(before, keep_next=keep)


def _rows(table: Table, edges: Sequence[float], header: Band) -> Iterator[Band]:
    """The rows of a table, headings kept with what follows them."""
    return (_row(row, table.columns, edges, header) for row in table.rows)


def _kept_if_short(rows: Iterator[Band]) -> Iterator[Band]:
    """Rows that are kept on one page if they are few; no more of them are looked at ahead than a page holds."""
    ahead: list[Band] = []
    height = 0.0
    for band in rows:
        ahead.append(band)
        height += band.frame
        if height > KEPT:
            break
    keep = height <= KEPT
    yield from (replace(band, keep_next=True) if keep else band for band in ahead)
    yield from rows


def _edges(columns: Sequence[Column]) -> list[float]:
    """Where each column begins and the last one ends, in points."""
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + column.width * MM)
    return edges


def _header(columns: Sequence[Column], edges: Sequence[float]) -> Band:
    """The captions of the columns, those with a group under its caption."""
    plain = [
        placed_text(column.caption, CAPTION, edges[at], column.width * MM, Align.CENTER, padding=TABLE_PADDING)
        for at, column in enumerate(columns)
    ]
    groups = []
    at = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        span = len(list(members))
        if group:
            width = edges[at + span] - edges[at]
            groups.append(
                (placed_text(group, CAPTION, edges[at], width, Align.CENTER, padding=TABLE_PADDING), at, span)
            )
        at += span
    above = max((len(group.lines) for group, _, _ in groups), default=0) * CAPTION.leading
    above += 2 * TABLE_PADDING if groups else 0
    below = max(len(caption.lines) for caption in plain) * CAPTION.leading + 2 * TABLE_PADDING
    grouped = {index for _, first, span in groups for index in range(first, first + span)}
    height = max(above + below, below)
    cells = [
        caption.placed(above, height - above) if at in grouped else caption.placed(0, height)
        for at, caption in enumerate(plain)
    ]
    cells += [group.placed(0, above) for group, _, _ in groups]
    return Band(tuple(cells), TABLE_PADDING, boxed=True, shade=SHADE, keep_next=True)


def _row(row: Row, columns: Sequence[Column], edges: Sequence[float], header: Band) -> Band:
    """A row of the table."""
    if row.kind in HEADINGS:
        return _heading_row(row, columns, edges, header)
    if row.kind is RowKind.DETAIL:
        return _detail_row(row, edges, header)
    cells = tuple(
        placed_text(
            _indented(column.printed(row)),
            TEXT,
            edges[at],
            column.width * MM,
            Align.CENTER if column.figure else Align.LEFT,
            padding=TABLE_PADDING,
        )
        for at, column in enumerate(columns)
    )
    if row.tones:
        grounds = (row.tones.get(column.key, "") for column in columns)
        cells = tuple(replace(cell, ground=ground) for cell, ground in zip(cells, grounds, strict=True))
    return Band(
        cells,
        TABLE_PADDING,
        boxed=True,
        divisible=True,
        continued=_continued(cells, columns),
        header=header,
    )


def _detail_row(row: Row, edges: Sequence[float], header: Band) -> Band:
    """More of an item, across all columns but that of its number."""
    cells = (
        placed_text(row.number, TEXT, edges[0], edges[1] - edges[0], padding=TABLE_PADDING),
        placed_text(row.title, TEXT, edges[1], edges[-1] - edges[1], padding=TABLE_PADDING),
    )
    continued = (cells[0].lines, (CONTINUED,))
    return Band(cells, TABLE_PADDING, boxed=True, divisible=True, continued=continued, header=header)


def _continued(cells: Sequence[PlacedText], columns: Sequence[Column]) -> tuple[tuple[str, ...], ...]:
    """What stands in the cells of a row that goes on: the first one again, «(продолжение)» in a wide one."""
    wide = next((at for at, column in enumerate(columns) if at and column.width >= ROOM_FOR_CONTINUED), None)
    return tuple(cells[0].lines if at == 0 else (CONTINUED,) if at == wide else () for at in range(len(cells)))


def _indented(text: str) -> str:
    """`text` with its paragraphs, if there are several, set off from each other."""
    return INDENT + text.replace("\n", f"\n{INDENT}") if "\n" in text else text


def _heading_row(row: Row, columns: Sequence[Column], edges: Sequence[float], header: Band) -> Band:
    """A heading of a section or a subsection, or the total: its words run across the columns of words."""
    end = words_end(columns)
    spans = [(0, 1, row.number), (1, end, row.title)] if row.number else [(0, end, row.title)]
    cells = [
        placed_text(text, STRONG, edges[start], edges[end] - edges[start], padding=TABLE_PADDING)
        for start, end, text in spans
    ]
    for at, column in enumerate(columns[end:], end):
        text = column.printed(row)
        align = Align.CENTER if column.figure else Align.LEFT
        style = STRONG if column.figure else TEXT
        cells.append(placed_text(text, style, edges[at], column.width * MM, align, padding=TABLE_PADDING))
    level = {RowKind.SECTION: 0, RowKind.SUBSECTION: 1}.get(row.kind)
    words = " ".join(part for part in (row.number, row.title) if part)
    return Band(
        tuple(cells),
        TABLE_PADDING,
        boxed=True,
        shade=SHADE,
        divisible=True,
        keep_next=row.kind is not RowKind.TOTAL,
        header=header,
        outline=None if level is None else (for_page(words, STRONG.face.letters), level),
    )
