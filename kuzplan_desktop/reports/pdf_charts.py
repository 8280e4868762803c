"""The picture of a chart in ReportLab's shapes: vectors of the PDF, letters of an embedded type."""

from collections.abc import Iterator
from functools import cache

from reportlab.graphics.shapes import Line, Rect, String
from reportlab.graphics.shapes import Shape as Drawn
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics

from kuzplan_desktop.reports.chart_shapes import Box, Picture, Shape, Stroke, Words
from kuzplan_desktop.reports.chart_themes import LIGHT
from kuzplan_desktop.reports.pdf_archive import ArchiveFont
from kuzplan_desktop.reports.typeface import sans

EDGE = 0.6  # points


def drawn(shown: Picture) -> Iterator[Drawn]:
    """The shapes of a picture; ReportLab counts from the foot up."""
    for shape in shown.shapes:
        yield _drawn(shape, shown.height)


@cache
def known_font() -> str:
    """Make the faces of PT Sans known by their names; each is embedded with the letters that are used."""
    for face in (sans(), sans(bold=True)):
        pdfmetrics.registerFont(ArchiveFont(face.name, str(face.path), asciiReadable=False))
    return sans().name


def _drawn(shape: Shape, height: float) -> Drawn:
    if isinstance(shape, Box):
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
