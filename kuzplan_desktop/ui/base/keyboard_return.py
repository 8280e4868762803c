"""The keyboard returns to where it was before, when the part of the window that has it goes."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class KeyboardReturn(QObject):
    """Watches over `part`: a bar, a panel."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        self._before: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._remember)  # type: ignore[union-attr]
        part.installEventFilter(self)

    def _remember(self, old: QWidget | None, new: QWidget | None) -> None:
        part = self._part
        if (
            isValid(part)
            and old is not None
            and new is not None
            and part.isAncestorOf(new)
            and not part.isAncestorOf(old)
        ):
            self._before = old

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the keyboard back before the part is gone; one that is being destroyed has none any more."""
        if event.type() == QEvent.Type.Hide and isValid(self._part):
            before, focused = self._before, QApplication.focusWidget()
            inside = focused is not None and self._part.isAncestorOf(focused)
            if inside and before is not None and isValid(before):
                before.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return super().eventFilter(watched, event)
