"""The doubts under the draft: a list to step through, each marked as looked at, and how many are left."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.fields.buttons import push_button
from kuzplan_desktop.ui.fields.notice import bold_label
from kuzplan_desktop.ui.fields.plain import plain_tip
from kuzplan_desktop.ui.import_plan.doubts import DoubtBook, DraftDoubt
from kuzplan_desktop.ui.lists.choosing import choose_alone

NONE = "Сомнений нет."
ALL = "Все сомнения проверены: {of}."
LEFT = "Сомнения: осталось {left} из {of}"
MENDED = "исправлено"
Index = QModelIndex | QPersistentModelIndex
OUTSIDE = QModelIndex()
CHECK, PLACE, SENTENCE = range(3)
HEADS = ("Проверено", "Где", "Что проверить")


class DoubtsModel(QAbstractTableModel):
    """The doubts of the book, a line each; the first column is ticked by a person."""

    def __init__(self, book: DoubtBook, parent: QWidget) -> None:
        super().__init__(parent)
        self._book = book
        self._widget = parent
        self._shown: tuple[DraftDoubt, ...] = ()

    def read(self) -> None:
        """Show the doubts of the book as they stand now."""
        self.beginResetModel()
        self._shown = self._book.doubts
        self.endResetModel()

    def rowCount(self, parent: Index = OUTSIDE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = OUTSIDE) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        doubt, column = self._shown[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = (MENDED if doubt.mended else "", doubt.warning.place or "документ", doubt.warning.text)[column]
            return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)
        if role == Qt.ItemDataRole.CheckStateRole and column == CHECK and not doubt.mended:
            return Qt.CheckState.Checked if doubt.looked_at else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and not doubt.is_open:
            return quiet_color(self._widget.palette())
        if role == Qt.ItemDataRole.AccessibleTextRole and column == CHECK:
            return MENDED if doubt.mended else "проверено" if doubt.looked_at else "не проверено"
        return None


class DoubtsPane(QWidget):
    """`doubt_chosen` carries a DraftDoubt to be shown, `looked` tells that one was looked at."""

    doubt_chosen = Signal(object)
    looked = Signal()

    def __init__(self, book: DoubtBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.model = DoubtsModel(book, self)
        self.count = bold_label()
        self.next = push_button("Следующее с&омнение (F8)", "Перейти к следующему непроверенному сомнению: F8")
        self.check = push_button("Проверено (F&7)", "Отметить сомнение как проверенное и перейти к следующему: F7")
        self.list = DoubtsList(self.model, self)
        above = QHBoxLayout()
        above.addWidget(self.count, 1)
        above.addWidget(self.next)
        above.addWidget(self.check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(above)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.next.clicked.connect(self.go_on)
        self.check.clicked.connect(self.look_at_current)
        self.list.toggle_wanted.connect(self.toggle_chosen)
        self.list.selectionModel().currentRowChanged.connect(self._choose)
        self.list.clicked.connect(self._click)
        self.read()

    def current(self) -> DraftDoubt | None:
        """The doubt that is chosen."""
        at = self.list.currentIndex().row()
        return self._book.doubts[at] if 0 <= at < len(self._book.doubts) else None

    def read(self) -> None:
        """Show the book as it stands now; what was chosen stays chosen."""
        kept = self.current()
        with QSignalBlocker(self.list.selectionModel()):
            self.model.read()
            same = (at for at, one in enumerate(self._book.doubts) if kept and one.warning == kept.warning)
            self._select(next(same, -1))
        of, left = len(self._book.doubts), self._book.left
        self.count.setText((LEFT if left else ALL).format(left=left, of=of) if of else NONE)
        self.list.setVisible(bool(of))
        self.next.setEnabled(bool(left))
        self.check.setEnabled(bool(left))

    def go_on(self) -> None:
        """Choose the next doubt that nobody has looked at."""
        at = self._book.next_after(self.list.currentIndex().row())
        if at >= 0:
            self._select(at)
            self.doubt_chosen.emit(self._book.doubts[at])

    def look_at_current(self) -> None:
        """The chosen doubts are looked at: on to the next one. Where none is chosen, the first one is."""
        self._look_at([one for one in self._chosen() if one.is_open], True)
        self.go_on()

    def toggle_chosen(self) -> None:
        """The chosen doubts are looked at, or not any more."""
        chosen = [one for one in self._chosen() if not one.mended]
        self._look_at(chosen, not all(one.looked_at for one in chosen))

    def _chosen(self) -> list[DraftDoubt]:
        return [self._book.doubts[index.row()] for index in self.list.selectionModel().selectedRows()]

    def _look_at(self, doubts: list[DraftDoubt], looked_at: bool) -> None:
        for doubt in doubts:
            self._book.look_at(doubt, looked_at)
        if doubts:
            self.read()
            self.looked.emit()

    def _click(self, index: QModelIndex) -> None:
        if index.column() == CHECK:
            self.toggle_chosen()
        else:
            self._choose(index)

    def _choose(self, index: QModelIndex, *_: object) -> None:
        if index.isValid() and index.row() < len(self._book.doubts):
            self.list.unfold()
            self.doubt_chosen.emit(self._book.doubts[index.row()])

    def _select(self, at: int) -> None:
        if at >= 0:
            with QSignalBlocker(self.list.selectionModel()):
                choose_alone(self.list, self.model.index(at, SENTENCE))
            self.list.unfold()
            self.list.scrollTo(self.model.index(at, SENTENCE))
            self.list.viewport().update()


class DoubtsList(QTableView):
    """The list. Space marks the chosen doubts as looked at; the current one is unfolded to its whole sentence."""

    toggle_wanted = Signal()

    def __init__(self, model: DoubtsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("doubtsList")
        self.setAccessibleName("Сомнения")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self._unfolded = -1
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 6)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(CHECK, self.fontMetrics().horizontalAdvance(HEADS[CHECK]) + 24)
        self.setColumnWidth(PLACE, self.fontMetrics().horizontalAdvance("таблица 1, строка 100 ") + 12)

    def unfold(self) -> None:
        """Give the current doubt the height of its sentence."""
        usual = self.verticalHeader().defaultSectionSize()
        if 0 <= self._unfolded < self.model().rowCount():
            self.setRowHeight(self._unfolded, usual)
        self._unfolded = self.currentIndex().row()
        if self._unfolded >= 0:
            self.resizeRowToContents(self._unfolded)
            self.setRowHeight(self._unfolded, max(self.rowHeight(self._unfolded), usual))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle_wanted.emit()
        else:
            super().keyPressEvent(event)
