"""A chart as a drawing of the PDF, in vectors and letters of an embedded type; and as a picture made of that."""

from functools import cache
from io import BytesIO

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import STATE_DEFAULTS, Drawing, Group, Line, Rect, String
from reportlab.graphics.shapes import Shape as Drawn
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from kuzplan_desktop.reports.charts.shapes import MM, Rectangle, Shape, Stroke, Words, chart_picture
from kuzplan_desktop.reports.charts.themes import LIGHT
from kuzplan_desktop.reports.paper.chart import Chart
from kuzplan_desktop.reports.paper.typeface import sans
from kuzplan_desktop.reports.pdf.archive import ArchiveFont

EDGE = 0.6  # points
RESOLUTION = 200  # dots an inch of a picture
COLOURS = 64


def drawing(chart: Chart, width_mm: float, height_mm: float | None = None) -> Drawing:
    """`chart` as a drawing of ReportLab, `width_mm` wide; one that needs more than `height_mm` is drawn smaller.

    Without `height_mm` it is as high as it needs. ReportLab counts from the foot up.
    """
    STATE_DEFAULTS["fontName"] = _known_font()
    room = None if height_mm is None else height_mm * MM
    shown = chart_picture(chart, width_mm * MM, room)
    scale = 1.0 if room is None else min(1.0, room / shown.height)
    shapes = Group(*(_drawn(shape, shown.height) for shape in shown.shapes), transform=(scale, 0, 0, scale, 0, 0))
    return Drawing(width_mm * MM, shown.height * scale, shapes)


def chart_png(chart: Chart, width_mm: float) -> tuple[bytes, float]:
    """A chart as a PNG picture for programs that draw no vectors, and its height in mm; the same bytes each time."""
    from kuzplan_desktop.reports.pdf.pages import first_page

    shown = drawing(chart, width_mm)
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(shown.width, shown.height), invariant=1, initialFontName=_known_font())
    renderPDF.draw(shown, canvas, 0, 0)
    canvas.save()
    image = first_page(buffer.getvalue(), RESOLUTION / 72)
    file = BytesIO()
    image.quantize(COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue(), shown.height / MM


@cache
def _known_font() -> str:
    """Make the faces of PT Sans known by their names; each is embedded with the letters that are used."""
    for face in (sans(), sans(bold=True)):
        pdfmetrics.registerFont(ArchiveFont(face.name, str(face.path), asciiReadable=False))
    return sans().name


def _drawn(shape: Shape, height: float) -> Drawn:
    if isinstance(shape, Rectangle):
        edge = HexColor(LIGHT[shape.edge]) if shape.edge else None
        low = height - shape.y - shape.height
        fill = HexColor(LIGHT[shape.fill])
        return Rect(shape.x, low, shape.width, shape.height, fillColor=fill, strokeColor=edge, strokeWidth=EDGE)
    if isinstance(shape, Stroke):
        colour = HexColor(LIGHT[shape.paint])
        return Line(shape.x1, height - shape.y1, shape.x2, height - shape.y2, strokeColor=colour, strokeWidth=EDGE)
    return _written(shape, height)


def _written(words: Words, height: float) -> Drawn:
    return String(
        words.x,
        height - words.y,
        words.text,
        fontName=sans(bold=words.bold).name,
        fontSize=words.size,
        fillColor=HexColor(LIGHT[words.paint]),
        textAnchor=words.anchor,
    )
