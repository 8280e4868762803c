"""ChartView: a chart as the reports print it, as wide as there is room; a bar leads to what stands behind it."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueChangeEvent,
    QFontInfo,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from kuzplan_desktop.reports.charts.shapes import SIZE, ChartPicture, Paint, Spot, chart_picture
from kuzplan_desktop.reports.charts.svg import svg
from kuzplan_desktop.reports.charts.themes import DARK, LIGHT
from kuzplan_desktop.reports.paper.chart import Chart
from kuzplan_desktop.ui.drawing.palette import accent_color, is_dark

MARGIN = 14  # pixels round a chart
WIDEST = 900  # pixels of a chart: longer bars say no more
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
HOW = "Щелчок по столбцу показывает, из чего он сложился"


class ChartView(QWidget):
    """A screen reader hears its numbers. `opened` carries the place of a category and of the series that was clicked,
    -1 for none; the arrows choose a category, Enter opens it."""

    opened = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart: Chart | None = None
        self._drawn: QSvgRenderer | None = None
        self._chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaximumWidth(WIDEST)
        self.setMinimumWidth(320)
        self.setMouseTracking(True)
        self.setToolTip(HOW)

    def show_chart(self, chart: Chart) -> None:
        """Show `chart`; nothing is drawn anew if it is the same."""
        if chart == self.chart:
            return
        self.chart = chart
        self._chosen = -1
        self._fit()
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(chart.words())

    def svg_text(self) -> str:
        """The chart as SVG, as wide as the widget, in the colours of the window."""
        shown = self._picture()
        if shown is None:
            return ""
        theme = DARK if is_dark(self.palette()) else LIGHT
        ground = {Paint.GROUND: self.palette().base().color().name(), Paint.INK: self.palette().text().color().name()}
        return svg(shown, {**theme, **ground})

    def spots(self) -> tuple[Spot, ...]:
        """Where the bars stand, in points of the chart."""
        shown = self._picture()
        return shown.spots if shown else ()

    def spot_rect(self, spot: Spot) -> QRectF:
        """Where a spot stands on the widget."""
        scale = self._scale()
        left, top = MARGIN + spot.x * scale, MARGIN + spot.y * scale
        return QRectF(left, top, spot.width * scale, spot.height * scale)

    def _spot_at(self, place: QPointF) -> Spot | None:
        """The bar at a place, a part of it before the whole."""
        found = [spot for spot in self.spots() if self.spot_rect(spot).contains(place)]
        return max(found, key=lambda spot: spot.series, default=None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be opened."""
        over = self._spot_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a bar opens what stands behind it."""
        spot = self._spot_at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if spot is not None:
            self.opened.emit(spot.category, spot.series)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose a bar, Enter and the space open it."""
        chart, step = self.chart, STEPS.get(Qt.Key(event.key()), 0)
        if chart is None or chart.is_empty:
            super().keyPressEvent(event)
        elif step and 0 <= self._chosen + step < len(chart.categories):
            self._chosen += step
            self.update()
            words = chart.words_of(self._chosen)
            QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, words))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._chosen >= 0:
            self.opened.emit(self._chosen, -1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows from the width."""
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours or letters: the picture is drawn anew."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, framed when it has the focus, and the bar that the arrows chose."""
        if self._drawn is None:
            self._drawn = QSvgRenderer(self.svg_text().encode())
        size = self._drawn.viewBoxF().size() * self._scale()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        self._drawn.render(painter, QRectF(MARGIN, MARGIN, size.width(), size.height()))
        if self.hasFocus():
            painter.setPen(accent_color(self.palette()))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.setPen(QPen(accent_color(self.palette()), 2))
            for spot in self.spots():
                if spot.series < 0 and spot.category == self._chosen:
                    painter.drawRoundedRect(self.spot_rect(spot).adjusted(-2, -2, 2, 2), 3, 3)
        painter.end()

    def _fit(self) -> None:
        """Draw anew at the next occasion, in the height that the chart needs."""
        self._drawn = None
        shown = self._picture()
        self.setFixedHeight(round(shown.height * self._scale()) + 2 * MARGIN if shown else 0)
        self.update()

    def _picture(self) -> ChartPicture | None:
        """The shapes of the chart in the room that it has."""
        return chart_picture(self.chart, (self.width() - 2 * MARGIN) / self._scale()) if self.chart else None

    def _scale(self) -> float:
        """Pixels for a point of the chart: its letters are as large as those of the window."""
        return QFontInfo(self.font()).pixelSize() / SIZE
