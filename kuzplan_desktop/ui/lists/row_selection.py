"""Whole rows of a tree are chosen, also by a screen reader.

Where a view selects rows, Qt's interface for screen readers takes the number that a row has under its parent for its
number in the whole tree: «Toggle» on a cell of the third section would choose a row of the first. A view that selects
cells is asked for the cell itself; here that means its row.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QTreeWidget

Flag = QItemSelectionModel.SelectionFlag


class RowSelection(QItemSelectionModel):
    """Selects the rows of whatever it is told to select."""

    def select(self, chosen: QModelIndex | QPersistentModelIndex | QItemSelection, command: Flag) -> None:
        """Every cell beside the chosen ones too."""
        super().select(chosen, command | Flag.Rows if command else command)


def select_rows(view: QTreeView) -> None:
    """Let `view`, which has its model already, select whole rows."""
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    rows = RowSelection(view.model(), view)
    view.setSelectionModel(rows)
    if isinstance(view, QTreeWidget):  # whose own signals hear the model that it was made with alone
        rows.currentChanged.connect(
            lambda now, before: view.currentItemChanged.emit(view.itemFromIndex(now), view.itemFromIndex(before))
        )
        rows.selectionChanged.connect(lambda *_: view.itemSelectionChanged.emit())
