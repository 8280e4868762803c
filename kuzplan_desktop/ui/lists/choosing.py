"""A row becomes the chosen one whatever keys are held down: Qt's own `setCurrentIndex` adds to the selection with Shift
and Ctrl, as after Ctrl+Z or a dialog that was confirmed by Ctrl+Enter."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView

_ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect
_ROW = _ALONE | QItemSelectionModel.SelectionFlag.Rows


def choose_alone(view: QAbstractItemView, index: QModelIndex) -> None:
    """Make `index` the current and only selected one: its row, or its cell where the view selects cells."""
    rows = view.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows
    view.selectionModel().setCurrentIndex(index, _ROW if rows else _ALONE)
