"""«Что сделано» typed in the row itself; from there Tab and Enter go on to the next item without information."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.wording import preposed


class WorkField(QLineEdit):
    """Stands over the name of a row while it is typed into. `done` carries what was typed, whether the next item is to
    follow, and whether that is typed into at once; `given_up` tells that nothing is to be written."""

    done = Signal(str, bool, bool)
    given_up = Signal()

    def __init__(self, parent: QWidget, quarter: int, text: str) -> None:
        super().__init__(text, parent)
        self.setObjectName("workField")
        words = f"Что сделано {preposed('в', f'{ROMAN[quarter]} квартале')}"
        self.setAccessibleName(words)
        self.setPlaceholderText(f"{words} – Enter, и дальше")
        self.selectAll()
        self._over = False

    def lie_over(self, row: QRect) -> None:
        """Take the place of a cell."""
        height = max(self.sizeHint().height(), min(row.height(), 2 * self.sizeHint().height()))
        self.setGeometry(QRect(row.topLeft() + QPoint(0, (row.height() - height) // 2), QSize(row.width(), height)))

    def event(self, event: QEvent) -> bool:
        """Tab does not leave the field for another part of the window."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self._end(onward=True, typing=True)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Escape gives up."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end(onward=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._over = True
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is written wherever the keyboard goes; a menu or another window takes it for a while only."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._end()

    def _end(self, *, onward: bool = False, typing: bool = False) -> None:
        if not self._over:
            self._over = True
            self.done.emit(self.text(), onward, typing)
