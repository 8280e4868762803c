"""What the lists of the region's window share: rows go to the clipboard as a table, numbers of items are in order."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QTreeWidgetItem

from kuzplan_desktop.domain.plan.plan import natural_key
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.ui.lists.table_copying import copy_table

Text = Callable[[QModelIndex], str]


class NumberedItem(QTreeWidgetItem):
    """A row whose texts are in the order of their numbers: 1.2.10 after 1.2.9."""

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        tree = self.treeWidget()
        column = tree.sortColumn() if tree else 0
        mine, theirs = (natural_key(searchable(item.text(column))) for item in (self, other))
        return mine < theirs


def offer_copying(view: QAbstractItemView, text: Text | None = None, *, whole: bool = False) -> None:
    """«Скопировать» in the menu of `view` and by Ctrl+C: the chosen rows with the captions, or all rows where none is
    chosen, or always (`whole`)."""
    action = QAction("&Скопировать", view)
    action.setShortcut(QKeySequence.StandardKey.Copy)
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda *_: copy_table(list(_cells(view, text or _text, whole=whole))))
    view.addAction(action)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)


def _text(at: QModelIndex) -> str:
    return str(at.data() or "")


def _cells(view: QAbstractItemView, text: Text, *, whole: bool) -> Iterator[list[str]]:
    """The captions, then the rows in the order in which they are shown."""
    model, across, down = view.model(), Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    columns = range(model.columnCount())
    has_names = isinstance(view, QTableView) and not view.verticalHeader().isHidden()
    captions = [str(model.headerData(column, across) or "") for column in columns]
    yield [*([""] if has_names else []), *captions]
    rows = list(_rows(model, QModelIndex()))
    chosen = {at.siblingAtColumn(0) for at in view.selectionModel().selectedIndexes()}
    for row in rows:
        if whole or not chosen or row in chosen:
            name: list[Any] = [model.headerData(row.row(), down)] if has_names else []
            yield [*(str(one or "") for one in name), *(text(row.siblingAtColumn(column)) for column in columns)]


def _rows(model: QAbstractItemModel, above: QModelIndex) -> Iterator[QModelIndex]:
    for number in range(model.rowCount(above)):
        row = model.index(number, 0, above)
        yield row
        yield from _rows(model, row)
