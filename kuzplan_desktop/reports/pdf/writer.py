"""Report -> PDF for the signature and the archive: A4 across, PT Serif, PDF/A-2u, the same bytes for the same data."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from io import BytesIO

from reportlab.graphics import renderPDF
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from kuzplan_desktop import __version__
from kuzplan_desktop.reports.paper.report import Report
from kuzplan_desktop.reports.paper.typeface import faces
from kuzplan_desktop.reports.paper.wrapping import as_drawn
from kuzplan_desktop.reports.pdf.archive import ArchiveFont, identify_letters, identify_page, make_archive
from kuzplan_desktop.reports.pdf.bands import report_bands
from kuzplan_desktop.reports.pdf.drawings import drawing
from kuzplan_desktop.reports.pdf.layout import (
    Align,
    Band,
    Placed,
    PlacedChart,
    PlacedPhoto,
    PlacedText,
    TypeStyle,
    paginate,
)
from kuzplan_desktop.reports.pdf.strokes import BoxCanvas, PlacedLines
from kuzplan_desktop.reports.pdf.tables import MM, SMALL

PAGE_WIDTH, PAGE_HEIGHT = landscape(A4)
LEFT, RIGHT, TOP, BOTTOM = (
    30 * MM,
    10 * MM,
    20 * MM,
    20 * MM,
)  # ГОСТ Р 7.0.97-2016, 3.3, for papers kept longer than ten years
NUMBER_Y = PAGE_HEIGHT - 12 * MM
NUMBER_SIZE = 12
LINE = 0.5
MEASURED = 0.6  # of the work is done when all is measured, the rest when all is drawn
ROWS_A_TELLING = 25
CREATOR = "КузПлан"
ASCENT = 0.8  # of the size, from the top of a line to where its letters stand


def report_pdf(report: Report, progress: Callable[[float], None] | None = None) -> bytes:
    """The bytes of the PDF of `report`; `progress` is told the share that is done and may raise to end it."""
    tell = progress or (lambda _: None)
    return bands_pdf(
        _counted(report, tell),
        title=report.name,
        author=report.commission,
        subject=f"{report.heading} {report.title}",
        day=report.made_on,
        tell=tell,
        both_sides=report.both_sides,
    )


def bands_pdf(
    bands: Iterable[Band],
    *,
    title: str,
    author: str,
    subject: str,
    day: date,
    tell: Callable[[float], None],
    both_sides: bool = False,
) -> bytes:
    """The bytes of a PDF of `bands`, dated `day`; `tell` is told the share that is done and may raise to end it.

    With `both_sides` every second page has its margin for binding at the right.
    """
    _register_fonts()
    pages = paginate(bands, PAGE_HEIGHT - TOP - BOTTOM)
    buffer = BytesIO()
    canvas = _canvas(buffer)
    creator = f"{CREATOR} {__version__}"
    make_archive(canvas, title=title, author=author, subject=subject, creator=creator, day=day)
    for number, page in enumerate(pages, 1):
        tell(MEASURED + (1 - MEASURED) * (number - 1) / len(pages))
        _draw_page(canvas, page, number, LEFT - RIGHT if both_sides and number % 2 == 0 else 0.0)
    identify_letters(canvas, map(pdfmetrics.getFont, (face.name for face in faces())))
    canvas.showOutline()
    canvas.save()
    return buffer.getvalue()


def _canvas(buffer: BytesIO) -> Canvas:
    """Pages of A4 across, the same bytes for the same strokes."""
    canvas = BoxCanvas(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        initialFontName=SMALL.face.name,
        lang="ru",
        pdfVersion=(1, 7),
    )
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def _counted(report: Report, tell: Callable[[float], None]) -> Iterator[Band]:
    """The bands of the report; how many of its rows are measured is told as they come."""
    rows = 1 + sum(len(table.rows) for table in report.tables)
    for at, band in enumerate(report_bands(report)):
        if at % ROWS_A_TELLING == 0:
            tell(MEASURED * min(1.0, at / rows))
        yield band


@cache
def _register_fonts() -> None:
    """Make the faces known by their names; each is embedded with the letters that a report uses."""
    for face in faces():
        pdfmetrics.registerFont(ArchiveFont(face.name, str(face.path), asciiReadable=False))


def _draw_page(canvas: Canvas, page: list[Placed], number: int, moved: float) -> None:
    """Draw a page, numbered in the middle of the top margin from the second one on, its text `moved` to the left."""
    canvas.setLineWidth(LINE)
    if number > 1:
        canvas.setFont(SMALL.face.name, NUMBER_SIZE)
        canvas.drawCentredString(PAGE_WIDTH / 2, NUMBER_Y, str(number))
    if moved:
        canvas.translate(-moved, 0)
    for placed in page:
        _draw_band(canvas, placed.band, PAGE_HEIGHT - TOP - placed.y)
    identify_page(canvas)
    canvas.showPage()


def _draw_band(canvas: Canvas, band: Band, top: float) -> None:
    """Draw a band whose upper edge is `top` points above the foot of the page."""
    frame = band.frame
    if band.outline:
        _add_bookmark(canvas, band.outline, top)
    for picture in band.pictures:
        if isinstance(picture, PlacedPhoto):
            photo = ImageReader(BytesIO(picture.content))
            place = LEFT + picture.x, top - picture.height, picture.width, picture.height
            canvas.drawImage(photo, *place, preserveAspectRatio=True)
        else:
            _draw_chart(canvas, picture, top)
    for cell in band.cells:
        height = frame if cell.height is None else cell.height
        if band.boxed:
            canvas.setFillGray(1.0 if band.shade is None else band.shade)
            if cell.ground:
                canvas.setFillColor(HexColor(f"#{cell.ground}"))
            is_filled = bool(cell.ground) or band.shade is not None
            canvas.rect(LEFT + cell.x, top - cell.top - height, cell.width, height, fill=int(is_filled))
        _draw_cell(canvas, cell, band.padding, top - cell.top, height)


def _draw_chart(canvas: Canvas, picture: PlacedChart, top: float) -> None:
    """Draw a chart, or the sentence that stands in place of one without numbers."""
    shown = drawing(picture.chart, picture.width / MM, picture.height / MM)
    renderPDF.draw(shown, canvas, LEFT + picture.x, top - shown.height)


def _add_bookmark(canvas: Canvas, outline: tuple[str, int], top: float) -> None:
    """Add a bookmark; one of the second level without one above it moves up."""
    title, level = outline
    key = f"{canvas.getPageNumber()}-{top:.1f}"
    canvas.bookmarkHorizontal(key, 0, top)
    deepest = canvas._doc.outline.currentlevel + 1  # noqa: SLF001 (ReportLab tells it nowhere else)
    canvas.addOutlineEntry(title, key, min(level, deepest))


def _draw_cell(canvas: Canvas, cell: PlacedText, padding: float, top: float, height: float) -> None:
    """Draw the lines of a cell."""
    style = cell.style
    space = (height - len(cell.lines) * style.leading) / 2 if cell.middle else padding
    y = top - space - (style.leading - style.size) / 2 - ASCENT * style.size
    canvas.setFillGray(0)
    text = PlacedLines(canvas)
    text.setFont(style.face.name, style.size)
    for line in cell.lines:
        drawn = as_drawn(line)
        if drawn:
            text.setTextOrigin(LEFT + cell.x + padding + _indent(drawn, cell, style, padding), y)
            text.textOut(drawn)
        y -= style.leading
    canvas.drawText(text)


def _indent(line: str, cell: PlacedText, style: TypeStyle, padding: float) -> float:
    """How far a line stands from the left edge of its cell."""
    if cell.align is Align.LEFT:
        return 0.0
    free = cell.width - 2 * padding - style.face.width(line, style.size)
    return free / 2
