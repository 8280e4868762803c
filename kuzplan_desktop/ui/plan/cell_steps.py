"""Left and right in the tree: from cell to cell; headings open and close, from the first cell left goes up."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView


def step_right(view: QTreeView, current: QModelIndex, *, heading: bool) -> QModelIndex:
    """The cell that the arrow to the right leads to; it opens a heading that is closed."""
    first = current.siblingAtColumn(0)
    if heading and not view.isExpanded(first):
        view.expand(first)
        return current
    return _beside(view, current, 1)


def step_left(view: QTreeView, current: QModelIndex, *, heading: bool) -> QModelIndex:
    """The cell that the arrow to the left leads to; in the first cell it closes a heading that is open."""
    if current.column() > 0:
        return _beside(view, current, -1)
    if heading and view.isExpanded(current):
        view.collapse(current)
        return current
    return current.parent() if current.parent().isValid() else current


def _beside(view: QTreeView, index: QModelIndex, step: int) -> QModelIndex:
    """The next shown cell of a row to the right or left, the same cell at its end."""
    header = view.header()
    place, places = header.visualIndex(index.column()) + step, header.count()
    while 0 <= place < places and header.isSectionHidden(header.logicalIndex(place)):
        place += step
    return index.siblingAtColumn(header.logicalIndex(place)) if 0 <= place < places else index
