"""HeadGround: the ground of a head line, as light as a page, and the thin line that parts it from what is below."""

from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kuzplan_desktop.ui.drawing.palette import line_color


class HeadGround(QWidget):
    """What the head lines of all windows stand on, from `take_ground` on."""

    def take_ground(self) -> None:
        """Fill it with the colour of pages."""
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what there is room for."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as much as there is room for."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line below."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(line_color(self.palette()))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
