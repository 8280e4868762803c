"""BoxPresses: the mouse on the boxes of the tree. A box is pressed when the button is let go where it went down."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTreeView

REACH = 15  # pixels from the middle of a box within which a click is meant for it


class BoxPresses:
    """Follows the mouse over `view`; `is_box` tells whether a cell holds a box that can be pressed."""

    def __init__(self, view: QTreeView, is_box: Callable[[QModelIndex], bool]) -> None:
        self._view = view
        self._is_box = is_box
        self._pressed = QPersistentModelIndex()

    def begin(self, event: QMouseEvent) -> bool:
        """The button goes down; True if that is meant for a box, and for nothing else then."""
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._pressed = QPersistentModelIndex(self.at(event.position().toPoint()) if plain else QModelIndex())
        return self._pressed.isValid()

    def end(self, event: QMouseEvent) -> tuple[bool, QModelIndex]:
        """The button is let go: whether a box was meant, and the one that is pressed now, invalid for none."""
        pressed, self._pressed = self._pressed, QPersistentModelIndex()
        meant = pressed.isValid()
        here = self.at(event.position().toPoint()) if meant else QModelIndex()
        return meant, here if here == pressed else QModelIndex()

    def at(self, position: QPoint) -> QModelIndex:
        """The box at a place of the viewport, invalid if there is none."""
        index = self._view.indexAt(position)
        if not self._is_box(index):
            return QModelIndex()
        offset = position - self._view.visualRect(index).center()
        return index if max(abs(offset.x()), abs(offset.y())) <= REACH else QModelIndex()
