"""A Chart -> the shapes of its picture: one geometry for the PDF, the window and Word, measured in PT Sans."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from kuzplan_desktop.reports.paper.chart import Chart, ChartKind, Look, Series
from kuzplan_desktop.reports.paper.plain_text import for_page
from kuzplan_desktop.reports.paper.typeface import sans
from kuzplan_desktop.reports.paper.wrapping import as_drawn, grouped, wrap

MM = 72 / 25.4  # points in a millimetre
TITLE_SIZE, SIZE, LEADING = 10.5, 9.0, 10.5
GAP = 6.0
SWATCH = 9.0
BAR, ROW_GAP = 15.0, 6.0
LABEL_SHARE = 0.42  # of the width at most
END_ROOM = 4.0  # between a bar and what stands at its end
PLOT, LEAST_PLOT = 105.0, 50.0  # points: the height of the tallest column
COLUMN_SHARE = 0.66  # of a column's place
HATCH = 4.5  # points between two lines of hatching
MOST_LETTERS = 400
MOST_LINES = 3


class Paint(Enum):
    """What a shape is painted with; a theme gives the colours."""

    INK = "ink"
    LINE = "line"
    GROUND = "ground"
    DARK = "dark"
    ON_DARK = "on dark"
    MIDDLE = "middle"
    ON_MIDDLE = "on middle"
    ALARM = "alarm"
    PALE = "pale"


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle, `y` from the top."""

    x: float
    y: float
    width: float
    height: float
    fill: Paint
    edge: Paint | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    paint: Paint


@dataclass(frozen=True, slots=True)
class Words:
    """A line of type whose letters stand on `y`; `anchor` is "start", "middle" or "end" at `x`."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    size: float = SIZE
    bold: bool = False
    paint: Paint = Paint.INK


Shape = Rectangle | Stroke | Words


class Spot(NamedTuple):
    """Where the bar of a category stands, or the part of it that is a series (else -1)."""

    x: float
    y: float
    width: float
    height: float
    category: int
    series: int = -1


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """Shapes on a ground, in points from its upper left corner, and where its bars are."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...] = ()


def chart_picture(chart: Chart, width: float, height: float | None = None) -> ChartPicture:
    """The picture of `chart`, `width` points wide; columns fill `height` where they can."""
    head, y = _head(chart, width)
    if chart.is_empty:
        lines = _lines(chart.nothing, width)
        return ChartPicture(width, y + len(lines) * LEADING + GAP, (*head, *_paragraph(lines, 0, y)))
    spots: list[Spot] = []
    if chart.kind is ChartKind.ROWS:
        body, y = _rows(chart, width, y, spots)
    else:
        body, y = _columns(chart, width, y, height, spots)
    return ChartPicture(width, y, (*head, *body), tuple(spots))


def _head(chart: Chart, width: float) -> tuple[list[Shape], float]:
    """Title and legend, and where they end."""
    lines = _lines(chart.title, width, TITLE_SIZE, bold=True)
    shapes: list[Shape] = list(_paragraph(lines, 0, 0, size=TITLE_SIZE, bold=True))
    y = len(lines) * TITLE_SIZE * 1.2 + GAP
    filled = chart.filled
    if len(filled) < 2:
        return shapes, y
    x = 0.0
    for series in filled:
        name = _fit(series.name, width - SWATCH - GAP)
        room = SWATCH + 4 + sans().width(name, SIZE)
        if x and x + room > width:
            x, y = 0.0, y + LEADING + 3
        shapes += _filled(x, y, SWATCH, SWATCH, series.look)
        shapes.append(Words(x + SWATCH + 4, y + SWATCH - 1, name))
        x += room + 2 * GAP
    return shapes, y + SWATCH + GAP + 2


def _rows(chart: Chart, width: float, y: float, spots: list[Spot]) -> tuple[list[Shape], float]:
    """Bars from left to right, what they are about before them and their end beside them; their `spots` are added."""
    longest = max(sans().width(name, SIZE) for name in map(_clean, chart.categories))
    label = min(longest + 1, width * LABEL_SHARE)
    left = label + GAP
    ends = max(sans().width(end, SIZE) for end in chart.ends) + END_ROOM
    unit = (width - left - ends - 1) / chart.most
    shapes: list[Shape] = []
    top = y
    for at, name in enumerate(chart.categories):
        lines = _lines(name, label)
        high = max(BAR, len(lines) * LEADING)
        shapes += _paragraph(lines, label, y + (high - len(lines) * LEADING) / 2, anchor="end")
        x, upper = left, y + (high - BAR) / 2
        spots.append(Spot(0, y, width, high, at))
        for place, series in enumerate(chart.series):
            part = series.values[at] * unit
            if part:
                spots.append(Spot(x, upper, part, BAR, at, place))
                shapes += _filled(x, upper, part, BAR, series.look)
                if len(chart.filled) > 1:
                    shapes += _number(series, at, x, upper, part, BAR)
            x += part
        shapes.append(Words(x + END_ROOM, upper + BAR / 2 + 3, chart.ends[at]))
        y += high + ROW_GAP
    shapes.append(Stroke(left, top - 2, left, y - ROW_GAP + 2, Paint.LINE))
    return shapes, y


def _columns(
    chart: Chart, width: float, y: float, height: float | None, spots: list[Spot]
) -> tuple[list[Shape], float]:
    """Columns from the foot up, their end above them and what they are about below; their `spots` are added."""
    place = width / len(chart.categories)
    thick = min(place * COLUMN_SHARE, 60.0)
    fit = all(sans().width(_clean(name), SIZE) <= place - 2 for name in chart.categories)
    names = chart.categories if fit else chart.short or chart.categories
    labels = [_lines(name, place - 2) for name in names]
    below = 4 + max(map(len, labels)) * LEADING
    plot = max(LEAST_PLOT, height - y - LEADING - below) if height else PLOT
    foot = y + LEADING + plot
    shapes: list[Shape] = []
    for at, lines in enumerate(labels):
        middle = place * (at + 0.5)
        upper = foot
        spots.append(Spot(place * at, y, place, foot + below - y, at))
        for index, series in enumerate(chart.series):
            part = series.values[at] * plot / chart.most
            upper -= part
            if part:
                spots.append(Spot(middle - thick / 2, upper, thick, part, at, index))
                shapes += _filled(middle - thick / 2, upper, thick, part, series.look)
                if len(chart.filled) > 1 and series.values[at] != chart.total(at):
                    shapes += _number(series, at, middle - thick / 2, upper, thick, part)
        shapes.append(Words(middle, upper - 3, chart.ends[at], "middle"))
        shapes += _paragraph(lines, middle, foot + 2, anchor="middle")
    shapes.append(Stroke(0, foot, width, foot, Paint.LINE))
    return shapes, foot + below


def _filled(x: float, y: float, width: float, height: float, look: Look) -> Iterator[Shape]:
    """A bar of a series."""
    fill, edge = {
        Look.DARK: (Paint.DARK, Paint.DARK),
        Look.MIDDLE: (Paint.MIDDLE, Paint.MIDDLE),
        Look.HATCHED: (Paint.GROUND, Paint.ALARM),
        Look.PALE: (Paint.PALE, Paint.LINE),
        Look.EMPTY: (Paint.GROUND, Paint.LINE),
    }[look]
    yield Rectangle(x, y, width, height, fill, edge)
    if look is Look.HATCHED:
        start = -height + HATCH / 2
        while start < width:
            first, last = max(0.0, -start), min(height, width - start)
            yield Stroke(x + start + first, y + first, x + start + last, y + last, Paint.ALARM)
            start += HATCH


def _number(series: Series, at: int, x: float, y: float, width: float, height: float) -> Iterator[Shape]:
    """The number of a part within it, where there is room."""
    text = grouped(series.values[at])
    wide = sans().width(text, SIZE)
    if wide + 2 > width or height < SIZE + 1:
        return
    if series.look is Look.HATCHED:
        plate = min(wide + 4, width)
        yield Rectangle(x + (width - plate) / 2, y + height / 2 - 5, plate, 10, Paint.GROUND)
    paint = {Look.DARK: Paint.ON_DARK, Look.MIDDLE: Paint.ON_MIDDLE}.get(series.look, Paint.INK)
    yield Words(x + width / 2, y + height / 2 + 3.2, text, "middle", paint=paint)


def _paragraph(
    lines: tuple[str, ...], x: float, y: float, *, anchor: str = "start", size: float = SIZE, bold: bool = False
) -> Iterator[Words]:
    """Lines of type from `y` down."""
    leading = LEADING if size == SIZE else size * 1.2
    for at, line in enumerate(lines):
        yield Words(x, y + at * leading + size * 0.9, line, anchor, size, bold)


def _clean(text: str) -> str:
    """`text` in one line of letters that the type holds."""
    return " ".join(for_page(text[:MOST_LETTERS], sans().letters).split())


def _lines(text: str, width: float, size: float = SIZE, *, bold: bool = False) -> tuple[str, ...]:
    """`text` in lines no wider than `width`, three at most; what is too long ends after a word."""
    face = sans(bold=bold)
    lines = tuple(map(as_drawn, wrap(_clean(text), face, size, width, hyphenate=True)))
    if len(lines) <= MOST_LINES:
        return lines
    whole = wrap(_clean(text), face, size, width)  # no word is cut where the rest is left out
    last = whole[MOST_LINES - 1].rstrip(" ,;:–-")
    while face.width(f"{last}…", size) > width and " " in last:
        last = last.rpartition(" ")[0].rstrip(" ,;:–-")
    return (*map(as_drawn, whole[: MOST_LINES - 1]), _fit(f"{last}…", width, size))


def _fit(text: str, width: float, size: float = SIZE) -> str:
    """`text` in one line, shortened to `width`."""
    text, face = _clean(text), sans()
    while len(text) > 1 and face.width(text, size) > width:
        text = text.removesuffix("…")[:-1].rstrip() + "…"
    return text
