"""A search field: a lens at its left, the key that leads to it at its right, keys that lead out of it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from kuzplan_desktop.ui.base import icons
from kuzplan_desktop.ui.base.palette import quiet_color

BESIDE = 8  # pixels between the key and the edge


class SearchField(QLineEdit):
    """The search as you type; Escape empties it, Enter and the arrow down go on to what was found (`left`)."""

    left = Signal()

    def __init__(self, placeholder: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        self._lens = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._take_palette()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that lead out of the field."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Put the keyboard into the field, its text selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The key at the right while the field is empty and has room for it beside the placeholder."""
        super().paintEvent(event)
        metrics = self.fontMetrics()
        wanted = metrics.horizontalAdvance(self._key) + metrics.horizontalAdvance(self.placeholderText()) + 60
        if not self.text() and self.width() >= wanted:
            painter = QPainter(self)
            painter.setPen(quiet_color(self.palette()))
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect().adjusted(0, 0, -BESIDE, 0), flags, self._key)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._take_palette()

    def _take_palette(self) -> None:
        """A placeholder instructs: it must be read as other text of the second rank."""
        palette = QPalette()
        quiet = quiet_color(palette)
        palette.setColor(QPalette.ColorRole.PlaceholderText, quiet)
        self.setPalette(palette)
        self._lens.setIcon(icons.icon("search", palette, quiet))
