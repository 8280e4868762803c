"""Rows of the plan on the clipboard, as a table with its captions."""

from collections.abc import Iterable

from PySide6.QtWidgets import QTreeView

from kuzplan_desktop.ui.lists.table_copying import copy_table
from kuzplan_desktop.ui.plan.cells import HEADERS, PlanColumn, item_box, item_text
from kuzplan_desktop.ui.plan.index import PlanNode


def copy_rows(view: QTreeView, nodes: Iterable[PlanNode]) -> None:
    """Copy rows in the plan's order, in the columns that are shown, from left to right; a box is told in words."""
    shown = (column for column in PlanColumn if not view.isColumnHidden(column))
    columns = sorted(shown, key=view.header().visualIndex)
    rows = [[_cell(node, column) for column in columns] for node in sorted(nodes, key=lambda node: node.order)]
    if rows:
        copy_table([[HEADERS[column] for column in columns], *rows])


def _cell(node: PlanNode, column: PlanColumn) -> str:
    if node.item is None:
        return {PlanColumn.NUMBER: node.number, PlanColumn.TITLE: node.title}.get(column, "")
    if column.quarter:
        return item_box(node.item, column.quarter).value
    return " ".join(item_text(node.item, column).split())
