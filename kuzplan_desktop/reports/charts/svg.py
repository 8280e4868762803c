"""The picture of a chart as SVG, for the window."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from kuzplan_desktop.reports.charts.shapes import ChartPicture, Paint, Rectangle, Shape, Stroke
from kuzplan_desktop.reports.charts.themes import LIGHT

FAMILY = "PT Sans"


def svg(shown: ChartPicture, theme: Mapping[Paint, str] = LIGHT) -> str:
    """The text of an SVG file (SVG Tiny 1.2, which Qt draws), as large as the picture, on a clear ground."""
    size = f"{shown.width:.2f} {shown.height:.2f}"
    width, height = size.split()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {size}" '
        f'font-family="{FAMILY}">\n' + "".join(f"{_written(shape, theme)}\n" for shape in shown.shapes) + "</svg>\n"
    )


def _written(shape: Shape, theme: Mapping[Paint, str]) -> str:
    """A shape as an element."""
    if isinstance(shape, Rectangle):
        edge = f' stroke="{theme[shape.edge]}" stroke-width="0.6"' if shape.edge else ""
        return (
            f'<rect x="{shape.x:.2f}" y="{shape.y:.2f}" width="{shape.width:.2f}" height="{shape.height:.2f}" '
            f'fill="{theme[shape.fill]}"{edge}/>'
        )
    if isinstance(shape, Stroke):
        return (
            f'<line x1="{shape.x1:.2f}" y1="{shape.y1:.2f}" x2="{shape.x2:.2f}" y2="{shape.y2:.2f}" '
            f'stroke="{theme[shape.paint]}" stroke-width="0.6"/>'
        )
    bold = ' font-weight="bold"' if shape.bold else ""
    return (
        f'<text x="{shape.x:.2f}" y="{shape.y:.2f}" font-size="{shape.size:g}" fill="{theme[shape.paint]}" '
        f'text-anchor="{shape.anchor}"{bold}>{escape(shape.text)}</text>'
    )
