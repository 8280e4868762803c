"""A Report -> the bands of its pages: letterhead, title, tables, signatures (ГОСТ Р 7.0.97-2016)."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from kuzplan_desktop.reports.pdf_layout import Align, Band, Cell, Style
from kuzplan_desktop.reports.plain_text import for_page
from kuzplan_desktop.reports.report import TEXT_WIDTH, Column, Report, Row, RowKind, Signature, TrainingRow
from kuzplan_desktop.reports.sentences import hours_digits
from kuzplan_desktop.reports.typeface import face
from kuzplan_desktop.reports.wrapping import wrap

MM = 72 / 25.4  # points in a millimetre
WIDTH = TEXT_WIDTH * MM
TABLE_PADDING = 3.0
HYPHENATED_BELOW = 50 * MM  # columns narrower than this have their words divided
SHADE = 0.94
BLANK = "_" * 26
CONTINUED = "(продолжение)"
INDENT = "\u00a0" * 4  # before the first line of a paragraph, where a cell has several
KEPT_ROWS = 14  # a table of training that is no longer stands on one page

LETTER = Style(face(), 12, 14.5)
TITLE = Style(face(), 13, 16)
HEADING = Style(face(bold=True), 14, 18)
FIGURES = Style(face(), 10.5, 14)
CAPTION = Style(face(bold=True), 8.5, 10.5)
TEXT = Style(face(), 10, 12)
STRONG = Style(face(bold=True), 10, 12)
STRONG_LINE = Style(face(bold=True), 12, 15)
SMALL = Style(face(), 10, 12.5)

TRAINING_WIDTHS = (110.0, 30.0, 30.0, 45.0)  # mm
TRAINING_CAPTIONS = ("Категория обученных", "Человек", "Часов", "Прошли тестирование")


def report_bands(report: Report) -> list[Band]:
    """Everything that a report prints, from the letterhead to the preparer, in letters that the type holds."""
    return [
        *_letterhead(report),
        *_title(report),
        *_table(report),
        *_training(report),
        *_signatures(report.signatures, report.preparer),
    ]


def cell(text: str, style: Style, x: float, width: float, align: Align = Align.LEFT, *, padding: float = 0.0) -> Cell:
    """`text` broken into the lines of a cell; the one way by which text comes onto a page."""
    inner = width - 2 * padding
    printed = for_page(text, style.face.holds)
    hyphenate = style is TEXT and width < HYPHENATED_BELOW
    lines = wrap(printed, style.face, style.size, inner, hyphenate=hyphenate)
    return Cell(x, width, lines, style, align)


def _letterhead(report: Report) -> Iterator[Band]:
    """The commission with the line of date and number at the left, the addressee at the right."""
    left, right = 112 * MM, 92 * MM
    own = "\n".join(part for part in (report.commission, "", report.dateline) if part or report.commission)
    cells = (
        cell(own, LETTER, 0, left, Align.CENTER),
        cell(report.addressee, LETTER, WIDTH - right, right),
    )
    yield Band(cells, divisible=True, space_after=20)


def _title(report: Report) -> Iterator[Band]:
    """The word ОТЧЕТ, what it is about, the line of figures."""
    inset = 12 * MM
    yield _line(report.heading, HEADING, 0, WIDTH, Align.CENTER, keep_next=True)
    yield _line(report.title, TITLE, inset, WIDTH - 2 * inset, Align.CENTER, space_after=4, keep_next=True)
    if report.as_of:
        yield _line(f"({report.as_of})", FIGURES, 0, WIDTH, Align.CENTER, keep_next=True)
    yield _line(report.figures_line, FIGURES, 0, WIDTH, Align.LEFT, space_after=8, space_before=8, keep_next=True)


def _line(
    text: str,
    style: Style,
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
        (cell(text, style, x, width, align),),
        divisible=True,
        space_before=space_before,
        space_after=space_after,
        keep_next=keep_next,
    )


def _table(report: Report) -> Iterator[Band]:
    """The table with its header, or the sentence that stands in its place."""
    if not report.rows:
        yield _line(report.nothing, FIGURES, 0, WIDTH, Align.LEFT, space_after=10, keep_next=True)
        return
    edges = _edges(report.columns)
    header = _header(report.columns, edges)
    yield header
    closing = len(report.rows) - 1
    for at, row in enumerate(report.rows):
        # The total stays with the row before it, and with the signatures if these follow.
        keep = at == closing - 1 or (at == closing and not report.training)
        yield _row(row, report.columns, edges, header, keep=keep)


def _edges(columns: Sequence[Column]) -> list[float]:
    """Where each column begins and the last one ends, in points."""
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + column.width * MM)
    return edges


def _header(columns: Sequence[Column], edges: Sequence[float]) -> Band:
    """The captions of the columns, those with a group under its caption."""
    plain = [
        cell(column.caption, CAPTION, edges[at], column.width * MM, Align.CENTER, padding=TABLE_PADDING)
        for at, column in enumerate(columns)
    ]
    groups = []
    at = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        span = len(list(members))
        if group:
            width = edges[at + span] - edges[at]
            groups.append((cell(group, CAPTION, edges[at], width, Align.CENTER, padding=TABLE_PADDING), at, span))
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


def _row(row: Row, columns: Sequence[Column], edges: Sequence[float], header: Band, *, keep: bool) -> Band:
    """A row of the table."""
    if row.kind is not RowKind.ACTIVITY:
        return _heading_row(row, columns, edges, header, keep=keep)
    cells = tuple(
        cell(
            str(row.number_in(column.key)) if column.figure else _indented(row.text(column.key)),
            TEXT,
            edges[at],
            column.width * MM,
            Align.CENTER if column.figure else Align.LEFT,
            padding=TABLE_PADDING,
        )
        for at, column in enumerate(columns)
    )
    continued = {"number": cells[0].lines, "title": (CONTINUED,)}
    return Band(
        cells,
        TABLE_PADDING,
        boxed=True,
        divisible=True,
        keep_next=keep,
        continued=tuple(continued.get(column.key, ()) for column in columns),
        header=header,
    )


def _indented(text: str) -> str:
    """`text` with its paragraphs, if there are several, set off from each other."""
    return INDENT + text.replace("\n", f"\n{INDENT}") if "\n" in text else text


def _heading_row(row: Row, columns: Sequence[Column], edges: Sequence[float], header: Band, *, keep: bool) -> Band:
    """A heading of a section or a subsection, or the total: its words run across the columns of words."""
    first_figure = next(at for at, column in enumerate(columns) if column.figure)
    spans = [(0, 1, row.number), (1, first_figure, row.title)] if row.number else [(0, first_figure, row.title)]
    cells = [
        cell(text, STRONG, edges[start], edges[end] - edges[start], padding=TABLE_PADDING) for start, end, text in spans
    ]
    for at, column in enumerate(columns[first_figure:], first_figure):
        text = str(row.number_in(column.key)) if column.figure else row.text(column.key)
        align = Align.CENTER if column.figure else Align.LEFT
        style = STRONG if column.figure else TEXT
        cells.append(cell(text, style, edges[at], column.width * MM, align, padding=TABLE_PADDING))
    level = {RowKind.SECTION: 0, RowKind.SUBSECTION: 1}.get(row.kind)
    words = " ".join(part for part in (row.number, row.title) if part)
    return Band(
        tuple(cells),
        TABLE_PADDING,
        boxed=True,
        shade=SHADE,
        divisible=True,
        keep_next=keep or row.kind is not RowKind.TOTAL,
        header=header,
        outline=None if level is None else (for_page(words, STRONG.face.holds), level),
    )


def _training(report: Report) -> Iterator[Band]:
    """The table of training with its caption; nothing where nobody was trained."""
    if not report.training:
        return
    edges = [0.0]
    for width in TRAINING_WIDTHS:
        edges.append(edges[-1] + width * MM)
    yield Band(
        (cell(report.training_caption, STRONG_LINE, 0, WIDTH),),
        space_before=14,
        space_after=4,
        keep_next=True,
        outline=(report.training_caption, 0),
    )
    captions = tuple(
        cell(caption, CAPTION, edges[at], edges[at + 1] - edges[at], Align.CENTER, padding=TABLE_PADDING)
        for at, caption in enumerate(TRAINING_CAPTIONS)
    )
    header = Band(captions, TABLE_PADDING, boxed=True, shade=SHADE, keep_next=True)
    yield header
    short = len(report.training) <= KEPT_ROWS
    for at, row in enumerate(report.training):
        yield _training_row(row, edges, header, keep=short or at >= len(report.training) - 2)


def _training_row(row: TrainingRow, edges: Sequence[float], header: Band, *, keep: bool) -> Band:
    """A row of the table of training."""
    style = STRONG if row.total else TEXT
    hours = hours_digits(row.minutes) if row.minutes else "–"
    texts = (row.audience, str(row.people), hours, "–" if row.tested is None else str(row.tested))
    cells = tuple(
        cell(
            text, style, edges[at], edges[at + 1] - edges[at], Align.CENTER if at else Align.LEFT, padding=TABLE_PADDING
        )
        for at, text in enumerate(texts)
    )
    return Band(cells, TABLE_PADDING, boxed=True, divisible=True, keep_next=keep, header=header)


def _signatures(signatures: Sequence[Signature], preparer: str) -> Iterator[Band]:
    """The lines to sign on and the person who drew the report up, on one page with the row before them."""
    for at, signature in enumerate(signatures):
        cells = (
            cell(signature.position, LETTER, 0, 105 * MM),
            cell(BLANK, LETTER, 108 * MM, 58 * MM, Align.CENTER),
            cell(signature.name or BLANK, LETTER, 172 * MM, WIDTH - 172 * MM),
        )
        last = at == len(signatures) - 1
        yield Band(cells, divisible=True, space_before=26 if at == 0 else 16, keep_next=not last or bool(preparer))
    if preparer:
        yield _line(preparer, SMALL, 0, WIDTH, Align.LEFT, space_before=22)
