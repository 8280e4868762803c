"""FlowingRow: widgets side by side; those that have no room in the row stand in the next one."""

import math
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget

ACROSS = Qt.Orientation.Horizontal
BETWEEN, LEAST_BETWEEN = 6, 4  # pixels between two parts, and two rows


class FlowingRow(QLayout):
    """What is left of a row goes to the first part of it that expands, such as a gap; no row begins with a gap."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(BETWEEN)
        for widget in widgets:
            self.addWidget(widget)

    def add_gap(self) -> None:
        """Push what follows to the right."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item over; Qt calls this."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item by its place; None beyond the last one, as Qt wants it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item up."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """To the right where a part of it does."""
        expands = any(item.expandingDirections() & ACROSS for item in self._items)
        return ACROSS if expands else Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows."""
        around = self._around()
        inner = width - around.width()
        rows = [max(self._heights(row, inner)) for row in self._rows(inner)]
        return sum(rows) + self._between() * max(len(rows) - 1, 0) + around.height()

    def sizeHint(self) -> QSize:
        """One row."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(len(sizes) - 1, 0)
        return QSize(width, max((size.height() for size in sizes), default=0)) + self._around()

    def minimumSize(self) -> QSize:
        """The widest part alone."""
        least = QSize(0, 0)
        for item in self._items:
            if not item.isEmpty():
                least = least.expandedTo(item.minimumSize())
        return least + self._around()

    def setGeometry(self, rect: QRect) -> None:
        """Put each part in its place."""
        super().setGeometry(rect)
        rect = rect.marginsRemoved(self.contentsMargins())
        top = rect.top()
        for row in self._rows(rect.width()):
            heights, left = self._heights(row, rect.width()), rect.left()
            for item, wide, high in zip(row, self._widths(row, rect.width()), heights, strict=True):
                item.setGeometry(QRect(QPoint(left, top + (max(heights) - high) // 2), QSize(wide, high)))
                left += wide + self.spacing()
            top += max(heights) + self._between()

    def _widths(self, row: list[QLayoutItem], room: int) -> list[int]:
        """The widths of the parts of a row: as they would like, drawn together where the room is short."""
        room -= self.spacing() * (len(row) - 1)
        liked, least = [item.sizeHint().width() for item in row], [_least(item) for item in row]
        short, give = sum(liked) - room, sum(liked) - sum(least)
        if short > 0:
            share = min(short / give, 1) if give > 0 else 0
            return [min(like - math.ceil((like - low) * share), room) for like, low in zip(liked, least, strict=True)]
        grows = next((place for place, item in enumerate(row) if item.expandingDirections() & ACROSS), None)
        return [wide - short if place == grows else wide for place, wide in enumerate(liked)]

    def _heights(self, row: list[QLayoutItem], room: int) -> list[int]:
        return [
            item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
            for item, wide in zip(row, self._widths(row, room), strict=True)
        ]

    def _around(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _between(self) -> int:
        return max(self.spacing(), LEAST_BETWEEN)

    def _rows(self, width: int) -> Iterator[list[QLayoutItem]]:
        """The parts that are shown, row by row."""
        row: list[QLayoutItem] = []
        for item in self._items:
            gap = item.spacerItem() is not None
            if (not gap and item.isEmpty()) or (gap and not row):
                continue
            if row and self._width([*row, item]) > width:
                yield row
                row = []
            if not (gap and not row):
                row.append(item)
        if row:
            yield row

    def _width(self, row: list[QLayoutItem]) -> int:
        """The room that a row needs at least."""
        return sum(map(_least, row)) + self.spacing() * (len(row) - 1)


def _least(item: QLayoutItem) -> int:
    """The room that a part needs beside others: what could break into rows itself is not broken for their sake."""
    return item.sizeHint().width() if item.hasHeightForWidth() else item.minimumSize().width()
