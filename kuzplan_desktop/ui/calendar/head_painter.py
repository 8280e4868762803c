"""HeadPainter: quarters, months, election campaigns and today's flag above the rows, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPalette

from kuzplan_desktop.domain.calendar import QUARTERS, Campaign, Quarter
from kuzplan_desktop.domain.wording import MONTHS
from kuzplan_desktop.domain.year.scale import YearScale
from kuzplan_desktop.domain.year.sentences import flag_words
from kuzplan_desktop.ui.calendar.row_painter import SMALLER, resized
from kuzplan_desktop.ui.drawing import palette as colors

MOST_LANES = 3
_CENTRE = Qt.AlignmentFlag.AlignCenter


class HeadPainter:
    """Draws with the letters `font` in the colours of `palette`."""

    def __init__(self, palette: QPalette, font: QFont) -> None:
        self._palette = palette
        self.small = resized(font, SMALLER)
        self._bold = QFont(self.small)
        self._bold.setBold(True)
        self.line = QFontMetricsF(self._bold).height() + 3

    def height(self, lanes: int) -> float:
        """Of all lines, `lanes` campaigns one under the other among them."""
        return self.line * (3 + lanes) + 3

    def paint(
        self, painter: QPainter, top: float, scale: YearScale, quarter: int, lanes: Iterable[Iterable[Campaign]]
    ) -> None:
        """Quarters and months, the working one tinted down to the rows; under them the campaigns."""
        rows = list(lanes)
        edges, ground = scale.edges, self._palette.base().color()
        if quarter:
            working = QRectF(edges[3 * quarter - 3], top, edges[3 * quarter] - edges[3 * quarter - 3], 0)
            working.setHeight(self.height(len(rows)))
            painter.fillRect(working, colors.working_color(ground, self._palette))
        for number in QUARTERS:
            room = QRectF(edges[3 * number - 3], top, edges[3 * number] - edges[3 * number - 3], self.line)
            chosen = number == quarter
            painter.setFont(self._bold)
            painter.setPen(colors.accent_color(self._palette) if chosen else self._palette.text().color())
            words = Quarter(scale.year, number).caption
            fits = QFontMetricsF(self._bold).horizontalAdvance(words) < room.width()
            painter.drawText(room, _CENTRE, words if fits else words.split()[0])
        painter.setFont(self.small)
        painter.setPen(colors.quiet_color(self._palette))
        widest = max(map(QFontMetricsF(self.small).horizontalAdvance, MONTHS))
        fits = widest + 6 < edges[1] - edges[0]
        for month, name in enumerate(MONTHS, 1):
            room = QRectF(edges[month - 1], top + self.line, edges[month] - edges[month - 1], self.line)
            painter.drawText(room, _CENTRE, name if fits else name[:3])
        for number, lane in enumerate(rows):
            for campaign in lane:
                self._paint_campaign(painter, top + self.line * (2 + number), scale, campaign)

    def paint_today(self, painter: QPainter, bottom: float, scale: YearScale, today: date) -> None:
        """The flag of the day that states are told for, over its line."""
        words = flag_words(today)
        width = QFontMetricsF(self._bold).horizontalAdvance(words) + 12
        at = (scale.start(today) + scale.end(today)) / 2
        left = min(max(at - width / 2, scale.edges[0]), scale.edges[-1] + 16 - width)
        flag = QRectF(left, bottom - self.line - 1, width, self.line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.alarm_color(self._palette))
        painter.drawRoundedRect(flag, 3, 3)
        painter.setPen(self._palette.base().color())
        painter.setFont(self._bold)
        painter.drawText(flag, _CENTRE, words)

    def _paint_campaign(self, painter: QPainter, top: float, scale: YearScale, campaign: Campaign) -> None:
        """A bar from the first to the last day with its name, the day of voting as a line in it."""
        left, right = scale.start(campaign.starts_on), scale.end(campaign.last_day)
        bar = QRectF(left, top + 1, max(right - left, 4), self.line - 2)
        color = colors.conflict_color(self._palette)
        painter.setPen(color)
        painter.setBrush(colors.mixed(self._palette.base().color(), color, 0.16))
        painter.drawRoundedRect(bar, 3, 3)
        if campaign.votes_on.year == scale.year:
            at = (scale.start(campaign.votes_on) + scale.end(campaign.votes_on)) / 2
            painter.fillRect(QRectF(at - 1, bar.top(), 2, bar.height()), color)
        painter.setFont(self.small)
        painter.setPen(self._palette.text().color())
        name = " ".join(campaign.name.split()) or "Избирательная кампания"
        cut = QFontMetricsF(self.small).elidedText(name, Qt.TextElideMode.ElideRight, bar.width() - 8)
        painter.drawText(bar.adjusted(4, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


def lanes_of(campaigns: Iterable[Campaign], year: int) -> list[list[Campaign]]:
    """The campaigns that touch a year, those that overlap one under the other."""
    lanes: list[list[Campaign]] = []
    for campaign in sorted(campaigns, key=lambda one: (one.starts_on, one.uid)):
        if not campaign.quarters(year):
            continue
        lane = next((one for one in lanes if one[-1].last_day < campaign.starts_on), None)
        if lane is not None:
            lane.append(campaign)
        else:
            lanes.append([campaign])
    return lanes[:MOST_LANES]
