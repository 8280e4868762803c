"""RowPainter: draws a row of the calendar, on the screen and on paper alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen, QPolygonF

from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.year.bars import TermBar
from kuzplan_desktop.domain.year.outline import YearBranch, YearItem
from kuzplan_desktop.domain.year.scale import YearScale
from kuzplan_desktop.domain.year.sentences import short_titles
from kuzplan_desktop.domain.year.spots import EventSpot
from kuzplan_desktop.ui.drawing import palette as colors

SMALLER = 0.84
HATCH = 6.0  # pixels between two lines in a bar
HATCHES = {State.IN_PROGRESS: (1,), State.LATE: (1, -1)}  # how the lines in a bar lean
BESIDE = 4.0  # pixels between a mark and the number beside it
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowPlace(NamedTuple):
    """Where a row stands: its top and height, where number and name begin, the scale of the months, and the line of
    today where there is one."""

    top: float
    height: float
    number: float
    name: float
    scale: YearScale
    today: float | None = None

    @property
    def middle(self) -> float:
        """The line that bars and marks stand on."""
        return self.top + self.height / 2

    def cell(self, month: int) -> QRectF:
        """The cell of a month, for 0 that of number and name."""
        edges = self.scale.edges
        return self.across(edges[month - 1], edges[month]) if month else self.across(2, edges[0])

    def across(self, left: float, right: float) -> QRectF:
        """The part of the row between two places."""
        return QRectF(left, self.top, right - left, self.height)


class RowPainter:
    """Draws with the letters `font` in the colours of `palette`; `hatched` tells states of bars without colours too."""

    def __init__(self, palette: QPalette, font: QFont, *, hatched: bool = False) -> None:
        self._palette, self._hatched = palette, hatched
        self.font = font
        self.small = resized(font, SMALLER)
        self.small.setBold(True)
        self.bold = QFont(font)
        self.bold.setBold(True)
        self.letters = QFontMetricsF(font)
        self._numbers = QFontMetricsF(self.small)
        self.side = round(self.letters.height() * 0.95)
        self._base, self._text = palette.base().color(), palette.text().color()
        self._line, self._band = colors.line_color(palette), colors.band_color(palette)
        self._quiet, self._soon = colors.quiet_color(palette), colors.conflict_color(palette)
        self._held = colors.state_color(State.DONE, palette)
        self._planned = colors.state_color(State.IN_PROGRESS, palette)
        self._titles: dict[str, tuple[float, str]] = {}

    @property
    def height(self) -> int:
        """The height of a row."""
        return round(self.letters.height() * 1.15) + 12

    def bar_colors(self, bar: TermBar) -> tuple[QColor, QColor]:
        """The edge and the ground of a bar."""
        edge = self._soon if bar.soon else colors.state_color(bar.state, self._palette)
        return edge, colors.mixed(self._base, edge, 0.2)

    def paint_ground(self, painter: QPainter, place: RowPlace, right: float, quarter: int, *, heading: bool) -> None:
        """The ground of a row up to `right`, with the working quarter and the line below."""
        ground = self._band if heading else self._base
        painter.fillRect(place.across(0, right), ground)
        edges = place.scale.edges
        if quarter:
            working = place.across(edges[3 * quarter - 3], edges[3 * quarter])
            painter.fillRect(working, colors.working_color(ground, self._palette))
        painter.fillRect(QRectF(0, place.top + place.height - 1, right, 1), self._line)

    def paint_branch(
        self, painter: QPainter, place: RowPlace, branch: YearBranch, depth: int, *, is_open: bool
    ) -> None:
        """A heading: an arrow, number and name, as far as they go."""
        side = self.letters.height() * 0.26
        middle = QPointF(place.number + side, place.middle)
        shape = ((-1, -0.6), (1, -0.6), (0, 0.8)) if is_open else ((-0.6, -1), (0.8, 0), (-0.6, 1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._quiet)
        painter.drawPolygon(QPolygonF([middle + QPointF(x * side, y * side) for x, y in shape]))
        self._paint_today(painter, place)
        left = place.number + 3.2 * side + depth * 8
        title = " ".join(branch.title.split())
        words = ". ".join(part for part in (branch.number, title) if part)
        painter.setPen(self._text)
        painter.setFont(self.bold)
        room = place.scale.edges[-1] - left
        cut = cut_at_word(words, QFontMetricsF(self.bold), room)
        painter.drawText(place.across(left, place.scale.edges[-1]), _LEFT, cut)

    def paint_item(self, painter: QPainter, place: RowPlace, item: YearItem) -> None:
        """Number and name, the bars of the срок, the events."""
        painter.setFont(self.font)
        painter.setPen(self._quiet)
        painter.drawText(place.across(place.number, place.name - 4), _LEFT, item.activity.number)
        painter.setPen(self._text)
        right = place.scale.edges[0] - 8
        painter.drawText(place.across(place.name, right), _LEFT, self._name(item, right - place.name))
        spots = list(self.spot_places(item.spots, place))
        for bar in item.bars:
            self._paint_bar(painter, place, bar)
        self._paint_today(painter, place)
        for bar in item.bars:
            self._paint_words(painter, place, bar, [spot.mark for spot in spots])
        before = place.scale.edges[0]
        for number, spot in enumerate(spots):
            after = spots[number + 1].mark.left() if spots[number + 1 :] else place.scale.edges[-1] + 2.5 * BESIDE
            before = self._paint_spot(painter, place, spot, before, after)

    def paint_ring(self, painter: QPainter, cell: QRectF) -> None:
        """Where the keyboard is."""
        painter.setPen(QPen(colors.accent_color(self._palette), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cell.adjusted(1.5, 1.5, -1.5, -2.5), 4, 4)

    def paint_moving(self, painter: QPainter, place: RowPlace, spot: EventSpot, at: float) -> None:
        """A planned event on its way, at the place `at`."""
        mark = QRectF(0, 0, self.side + 4, self.side + 4)
        mark.moveCenter(QPointF(at, place.middle))
        self.paint_mark(painter, PlacedSpot(spot, mark))

    def spot_places(self, spots: Sequence[EventSpot], place: RowPlace) -> Iterator[PlacedSpot]:
        """Where the marks stand: on their days, none over another."""
        scale = place.scale
        side = min(self.side, (scale.edges[1] - scale.edges[0]) / 2 - 1)
        right = scale.edges[0] - side
        for wanted, spot in sorted(((_wanted(spot, scale), spot) for spot in spots), key=lambda one: one[0]):
            width = side if spot.number <= 1 else max(side, self._numbers.horizontalAdvance(str(spot.number)) + 6)
            at = min(max(wanted, right + width / 2 + 1), scale.edges[-1] + side)
            mark = QRectF(at - width / 2, place.middle - side / 2, width, side)
            right = mark.right()
            yield PlacedSpot(spot, mark)

    def _name(self, item: YearItem, room: float) -> str:
        """The name of an item, in `room` pixels; what is alike in most names goes first."""
        title = item.activity.title
        known = self._titles.get(title)
        if known is None or known[0] != room:
            names = short_titles(title)
            name = next((one for one in names if self.letters.horizontalAdvance(one) <= room), names[-1])
            known = self._titles[title] = (room, cut_at_word(name, self.letters, room))
        return known[1]

    def _paint_today(self, painter: QPainter, place: RowPlace) -> None:
        """The line of today: over the bars, under what is read."""
        if place.today is not None:
            painter.fillRect(place.across(place.today - 1, place.today + 1), colors.alarm_color(self._palette))

    def _paint_bar(self, painter: QPainter, place: RowPlace, bar: TermBar) -> None:
        height = self.letters.height() * 0.72
        left, right = place.scale.start(bar.first_day) + 1, place.scale.end(bar.last_day) - 1
        shape = QRectF(left, place.middle - height / 2, max(right - left, 5), height)
        self.paint_bar(painter, shape, bar)

    def paint_bar(self, painter: QPainter, shape: QRectF, bar: TermBar) -> None:
        """A bar of the срок in `shape`."""
        edge, ground = self.bar_colors(bar)
        round_ends = QPainterPath()
        round_ends.addRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        if bar.certain:
            painter.fillPath(round_ends, ground)
        if self._hatched:
            self._hatch(painter, round_ends, bar, edge)
        style = Qt.PenStyle.SolidLine if bar.certain else Qt.PenStyle.DashLine
        painter.strokePath(round_ends, QPen(edge, 2 if bar.state is State.LATE else 1, style))

    def _hatch(self, painter: QPainter, within: QPainterPath, bar: TermBar, edge: QColor) -> None:
        """Lines in a bar: slanted in work, crossed if late, upright if the срок is near; what is done is dark."""
        slants = (0,) if bar.soon else HATCHES.get(bar.state, ())
        if bar.state is State.DONE:
            painter.fillPath(within, colors.mixed(self._base, edge, 0.6))
        shape = within.boundingRect()
        painter.save()
        painter.setClipPath(within)
        painter.setPen(QPen(edge, 1))
        for slant in slants:
            at, lean = shape.left() - shape.height(), slant * shape.height() / 2
            while at < shape.right() + shape.height():
                painter.drawLine(QPointF(at - lean, shape.bottom()), QPointF(at + lean, shape.top()))
                at += HATCH
        painter.restore()

    def _paint_words(self, painter: QPainter, place: RowPlace, bar: TermBar, marks: Sequence[QRectF]) -> None:
        """What stands beside a bar, at its right or at its left, where there is room for it."""
        if not bar.words:
            return
        width = self._numbers.horizontalAdvance(bar.words) + 2 * BESIDE
        left, right = place.scale.start(bar.first_day), place.scale.end(bar.last_day)
        for at in (right, left - width):
            room = QRectF(at, place.top, width, place.height)
            inside = place.scale.edges[0] <= room.left() and room.right() <= place.scale.edges[-1]
            if inside and not any(room.intersects(mark) for mark in marks):
                painter.setFont(self.small)
                painter.setPen(self.bar_colors(bar)[0])
                painter.drawText(room, _CENTRE, bar.words)
                return

    def _paint_spot(self, painter: QPainter, place: RowPlace, placed: PlacedSpot, before: float, after: float) -> float:
        """A mark, from the first of its days, and beside it the people, where there is room between `before` and
        `after`; where what was drawn ends."""
        spot, mark = placed
        if spot.first_day is not None and spot.day is not None:
            painter.setPen(QPen(self._spot_color(spot), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(place.scale.start(spot.first_day) + 2, place.middle), mark.center())
        self.paint_mark(painter, placed)
        if not spot.people:
            return mark.right()
        words = str(spot.people)
        width = self._numbers.horizontalAdvance(words)
        painter.setFont(self.small)
        painter.setPen(self._text)
        if mark.right() + width + 2 * BESIDE <= after:
            painter.drawText(place.across(mark.right() + BESIDE, after + width), _LEFT, words)
            return mark.right() + BESIDE + width
        if mark.left() - width - 2 * BESIDE >= before:
            painter.drawText(place.across(before, mark.left() - BESIDE), _RIGHT, words)
        return mark.right()

    def paint_mark(self, painter: QPainter, placed: PlacedSpot) -> None:
        """A disc with a tick if it was held, a ring if it is planned; of several their number stands in it."""
        spot, mark = placed
        held, color = spot.status is EventStatus.HELD, self._spot_color(spot)
        edge = QPen(color, 2)
        if spot.day is None:
            edge.setDashPattern([1.4, 1.2])
        painter.setPen(Qt.PenStyle.NoPen if held else edge)
        painter.setBrush(color if held else self._base)
        shape = mark if held else mark.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
        ink = self._base if held else color
        if spot.number > 1:
            painter.setPen(ink)
            painter.setFont(self.small)
            painter.drawText(mark, _CENTRE, str(spot.number))
        elif held:
            painter.setPen(QPen(ink, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
            points = ((0.28, 0.52), (0.44, 0.68), (0.74, 0.34))
            corner, side = mark.topLeft(), mark.width()
            painter.drawPolyline(QPolygonF([corner + QPointF(x * side, y * side) for x, y in points]))

    def _spot_color(self, spot: EventSpot) -> QColor:
        return self._held if spot.status is EventStatus.HELD else self._planned


class PlacedSpot(NamedTuple):
    """Events of a month, and where their mark is drawn."""

    spot: EventSpot
    mark: QRectF


def resized(font: QFont, factor: float) -> QFont:
    """Letters `factor` times as large, whether points measure them or, on paper, pixels."""
    made = QFont(font)
    if font.pixelSize() > 0:
        made.setPixelSize(max(round(font.pixelSize() * factor), 1))
    else:
        made.setPointSizeF(font.pointSizeF() * factor)
    return made


def cut_at_word(text: str, letters: QFontMetricsF, room: float) -> str:
    """`text` in `room` pixels, cut after a whole word where the first of them has room."""
    kept = text
    while letters.horizontalAdvance(kept if kept == text else f"{kept} …") > room:
        kept, blank, _ = kept.rpartition(" ")
        if not blank:
            return letters.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return kept if kept == text else f"{kept} …"


def _wanted(spot: EventSpot, scale: YearScale) -> float:
    """Where a mark stands if nothing else is there: on its day, else in the middle of its month."""
    return scale.middle(spot.month) if spot.day is None else (scale.start(spot.day) + scale.end(spot.day)) / 2
