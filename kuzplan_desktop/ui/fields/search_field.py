"""A search field: a lens at its left, the key that leads to it at its right, keys that lead out of it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.drawing.palette import accent_color, outline_color, quiet_color
from kuzplan_desktop.ui.fields.plain import offer_clearing

BESIDE = 9  # pixels between the key and the edge
CORNER = 6
LENS, GAP = 16, 5  # pixels


class SearchField(QLineEdit):
    """The search as you type; Escape empties it, Enter and the arrow down go on to what was found (`left`)."""

    left = Signal()

    def __init__(self, placeholder: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setPlaceholderText(placeholder)
        self.setFrame(False)  # its own edge is drawn
        self._side = icons.grown(LENS, self.fontMetrics())
        self.setTextMargins(self._side + 2 * GAP, 0, 2, 0)
        # Not before something is typed: Qt looks for the drawing of that button longer than most of a window takes.
        self.textChanged.connect(self._offer_clearing)
        self._take_palette()

    def _offer_clearing(self) -> None:
        self.textChanged.disconnect(self._offer_clearing)
        offer_clearing(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that lead out of the field."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As high as the buttons beside it."""
        return QSize(super().sizeHint().width(), max(self.fontMetrics().height() + 12, 30))

    def minimumSizeHint(self) -> QSize:
        """No letter is cut in height."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def take_focus(self) -> None:
        """Put the keyboard into the field, its text selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An edge that is seen in light and dark; the key at the right while the field is empty and has room for it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        edge = accent_color(self.palette()) if focused else outline_color(self.palette())
        painter.setPen(QPen(edge, 2 if focused else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)
        lens = icons.pixmap("search", self._side, quiet_color(self.palette()), self.devicePixelRatioF())
        painter.drawPixmap(GAP + 2, (self.height() - self._side) // 2, lens)
        metrics = self.fontMetrics()
        wanted = metrics.horizontalAdvance(self._key) + metrics.horizontalAdvance(self.placeholderText()) + 70
        if not self.text() and self.width() >= wanted:
            painter.setPen(quiet_color(self.palette()))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect().adjusted(0, 0, -BESIDE, 0), flags, self._key)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_palette()
        elif event.type() == QEvent.Type.FontChange:
            self._side = icons.grown(LENS, self.fontMetrics())
            self.setTextMargins(self._side + 2 * GAP, 0, 2, 0)

    def _take_palette(self) -> None:
        """A placeholder instructs: it must be read as other text of the second rank."""
        palette = QPalette()
        quiet = quiet_color(palette)
        palette.setColor(QPalette.ColorRole.PlaceholderText, quiet)
        self.setPalette(palette)
