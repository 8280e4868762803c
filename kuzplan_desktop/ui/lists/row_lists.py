"""Tables that are lists of rows: chosen one at a time, read and not typed into, left by Tab."""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


def make_row_list(table: QTableView, stretched: int) -> None:
    """Set `table` up so; its column `stretched` takes the width that the others leave. The model is set before."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
