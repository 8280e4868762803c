"""Rows of a tree that are as high as their texts need: Qt's own tree cuts every text to one line."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

BESIDE = 12  # pixels of a cell that its text does not get
ABOVE = 6


class WrappedRows(QStyledItemDelegate):
    """The texts of the columns after the first wrap within their widths; rows follow when a column is dragged."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        view.setWordWrap(True)
        view.setItemDelegate(self)
        view.header().sectionResized.connect(lambda *_: view.scheduleDelayedItemsLayout())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of the whole text."""
        usual = super().sizeHint(option, index)
        if index.column() == 0:
            return usual
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        room = QRect(0, 0, max(self._view.columnWidth(index.column()) - BESIDE, 1), 0)
        needed = drawn.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, drawn.text).height()
        return QSize(usual.width(), max(usual.height(), needed + ABOVE))
