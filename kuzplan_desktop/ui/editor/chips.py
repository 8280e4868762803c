"""Chips: what was understood of a line, each in a frame of its own, in as many rows as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kuzplan_desktop.domain.one_line.read_line import Chip
from kuzplan_desktop.ui.drawing.palette import accent_color, line_color, mixed, quiet_color
from kuzplan_desktop.ui.fields.plain import plain_tip

BESIDE, ABOVE = 7, 2  # pixels between the frame of a chip and its words
GAP = 5
CORNER = 4


class Chips(QWidget):
    """Shows chips; hidden while there are none. Its accessible name is what they say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: tuple[Chip, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setVisible(False)

    @property
    def texts(self) -> list[str]:
        """What stands in each chip."""
        return [_caption(chip) + chip.value for chip in self._chips]

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show what was understood; what has no value is told elsewhere."""
        shown = tuple(chip for chip in chips if chip.value)
        if shown != self._chips:
            self._chips = shown
            self.setVisible(bool(shown))
            self.setAccessibleName("Понято: " + "; ".join(self.texts) if shown else "")
            self.setToolTip(plain_tip("\n".join(self.texts)))
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        """As many rows as the chips need."""
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        """A row, as narrow as it may be."""
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        """One row."""
        return QSize(60, self._height() if self._chips else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chips: the caption quiet, the value as other text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, metrics = self.palette(), self.fontMetrics()
        ground = mixed(palette.base().color(), accent_color(palette), 0.1)
        for chip, place in zip(self._chips, self._places(self.width()), strict=True):
            painter.setPen(QPen(mixed(line_color(palette), accent_color(palette), 0.4), 1))
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
            inner = place.adjusted(BESIDE, 0, -BESIDE, 0)
            caption = _caption(chip)
            painter.setPen(quiet_color(palette))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, caption)
            inner.setLeft(inner.left() + metrics.horizontalAdvance(caption))
            painter.setPen(palette.text().color())
            value = metrics.elidedText(chip.value, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, value)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more rows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _height(self) -> int:
        return self.fontMetrics().height() + 2 * ABOVE

    def _places(self, width: int) -> list[QRect]:
        """Where each chip stands in a room so wide."""
        metrics, places, corner = self.fontMetrics(), [], QPoint(0, 0)
        for text in self.texts:
            wide = min(metrics.horizontalAdvance(text) + 2 * BESIDE + 1, max(width, 1))
            if corner.x() and corner.x() + wide > width:
                corner = QPoint(0, corner.y() + self._height() + GAP)
            places.append(QRect(corner, QSize(wide, self._height())))
            corner += QPoint(wide + GAP, 0)
        return places


def _caption(chip: Chip) -> str:
    return f"{chip.caption}: "
