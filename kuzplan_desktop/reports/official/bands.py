"""An official document -> PDF: the two rows of its header on every page, its rows whole wherever a page holds them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kuzplan_desktop.reports.official.paper import OfficialPaper, PaperRow
from kuzplan_desktop.reports.paper.plain_text import for_page
from kuzplan_desktop.reports.paper.typeface import face
from kuzplan_desktop.reports.pdf.layout import Align, Band, PlacedText, TypeStyle
from kuzplan_desktop.reports.pdf.tables import MM, WIDTH, placed_text
from kuzplan_desktop.reports.pdf.writer import BOTTOM, PAGE_HEIGHT, TOP, bands_pdf

PADDING = 3.5
ROOM = PAGE_HEIGHT - TOP - BOTTOM
APPROVAL_LEFT, APPROVAL_GAP = 150 * MM, 24.0

HEAD = TypeStyle(face(), 14, 17)
TITLE = TypeStyle(face(bold=True), 14, 17.5)
CELL = TypeStyle(face(), 12, 14.5)
STRONG = TypeStyle(face(bold=True), 12, 14.5)
STRONG_SLANTED = TypeStyle(face(bold=True, italic=True), 12, 14.5)


def paper_pdf(paper: OfficialPaper) -> bytes:
    """The bytes of the PDF of `paper`, the same for the same paper."""
    return bands_pdf(
        paper_bands(paper),
        title=paper.name,
        author=paper.author,
        subject=paper.title,
        day=paper.day,
        tell=lambda _: None,
    )


def paper_bands(paper: OfficialPaper) -> Iterator[Band]:
    """Everything that the document holds, from the approval to the abbreviations."""
    header = _header(paper)
    above = [_free(text, HEAD, APPROVAL_LEFT, after=APPROVAL_GAP) for text in paper.approval]
    above.append(_free(paper.title, TITLE, 0, Align.CENTER, after=APPROVAL_GAP))
    above.append(header)
    yield from (replace(band, keep_next=True) for band in above)
    room = ROOM - sum(band.height for band in above)  # on the first page, until the first item stands on it
    for row in paper.rows:
        band = replace(_row(paper, row), header=header)
        yield replace(band, divisible=band.frame > room)
        room = room - band.frame if row.level and room < ROOM - header.height else ROOM - header.height
    for at, line in enumerate(paper.after):
        style = STRONG_SLANTED if line.italic else STRONG if line.bold else CELL
        band = _free(line.text, style, 0, before=0 if at else APPROVAL_GAP, after=4)
        yield replace(band, keep_next=line.bold)


def _free(
    text: str, style: TypeStyle, x: float, align: Align = Align.LEFT, *, before: float = 0.0, after: float = 0.0
) -> Band:
    cell = placed_text(text, style, x, WIDTH - x, align, whole_words=True)
    return Band((cell,), divisible=True, space_before=before, space_after=after)


def _header(paper: OfficialPaper) -> Band:
    """The captions and, under them, the columns' numbers, as one band that is repeated whole."""
    captions, numbers = (
        _cells(paper, texts, [column.width for column in paper.columns], CELL, [True] * len(texts))
        for texts in paper.header
    )
    above, below = (
        max(len(cell.lines) for cell in cells) * CELL.leading + 2 * PADDING for cells in (captions, numbers)
    )
    cells = [cell.placed(0, above) for cell in captions] + [cell.placed(above, below) for cell in numbers]
    return Band(tuple(cells), PADDING, boxed=True)


def _row(paper: OfficialPaper, row: PaperRow) -> Band:
    if not row.level:
        cells = _cells(paper, row.cells, paper.widths(row), CELL, [column.centred for column in paper.columns])
        return Band(cells, PADDING, boxed=True)
    centred = [True] if len(row.cells) == 1 else [True, False]
    cells = _cells(paper, row.cells, paper.widths(row), STRONG, centred)
    words = for_page(" ".join(row.cells), STRONG.face.letters)
    return Band(cells, PADDING, boxed=True, keep_next=True, outline=(words, row.level - 1))


def _cells(
    paper: OfficialPaper, texts: Sequence[str], widths: Sequence[float], style: TypeStyle, centred: Sequence[bool]
) -> tuple[PlacedText, ...]:
    x = 0.0
    cells = []
    for text, width, middle in zip(texts, widths, centred, strict=True):
        align = Align.CENTER if middle else Align.LEFT
        cells.append(placed_text(text, style, x, width * MM, align, padding=PADDING, whole_words=True))
        x += width * MM
    return tuple(cells)
