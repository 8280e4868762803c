"""The tree of the draft: cells are edited in place, keys move rows; it stays where it was when rows change places."""

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from kuzplan_desktop.domain.plan.draft_edits import RowLevel
from kuzplan_desktop.ui.editor.term_form import WORDINGS
from kuzplan_desktop.ui.import_plan.draft_model import DraftColumn, DraftModel
from kuzplan_desktop.ui.import_plan.draft_painter import DraftPainter
from kuzplan_desktop.ui.import_plan.drafting import CAPTIONS
from kuzplan_desktop.ui.lists.choosing import choose_alone

AS_WORDED = "Как в плане"
LINES = 2  # of text that a row shows
ICON = 24  # pixels with the room around it
ABOVE = 4  # pixels between a row's edge and its text
_WIDTHS = {DraftColumn.EXECUTORS: 15, DraftColumn.PERIOD: 18, DraftColumn.MEANING: 21}  # percent of the tree
_NUMBER = 9  # letters, besides the indentation
Index = QModelIndex | QPersistentModelIndex


class DraftDelegate(QStyledItemDelegate):
    """Edits a cell: Enter keeps what was typed, Esc leaves it as it was."""

    def __init__(self, tree: "DraftTree") -> None:
        super().__init__(tree)
        self._tree = tree
        self._open: QWidget | None = None
        self.closeEditor.connect(self._forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, LINES * option.fontMetrics.height() + 2 * ABOVE)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = DraftColumn(index.column())
        editor: QWidget
        if column is DraftColumn.NUMBER:
            editor = QLineEdit(parent)
        elif column is DraftColumn.MEANING:
            choice = QComboBox(parent, editable=True)
            choice.addItems([AS_WORDED, *WORDINGS])
            choice.setCompleter(None)  # type: ignore[arg-type]
            choice.setMaxVisibleItems(choice.count())
            choice.activated.connect(lambda: self._end(choice))
            editor = choice
        else:
            editor = QPlainTextEdit(parent)
            editor.setTabChangesFocus(True)
        editor.setAccessibleName(CAPTIONS[column.field])
        self._open = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
        elif isinstance(editor, QComboBox):
            editor.setEditText(text or AS_WORDED)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = ""
        if isinstance(editor, QPlainTextEdit):
            text = editor.toPlainText()
        elif isinstance(editor, QLineEdit):
            text = editor.text()
        elif isinstance(editor, QComboBox):
            text = editor.currentText()
        text = "" if text.strip() == AS_WORDED else text
        chosen = self._tree.chosen_terms()
        row = self._tree.rows.row_of(index)
        if index.column() == DraftColumn.MEANING and row is not None and row.key in chosen:
            self._tree.rows.set_texts(chosen, DraftColumn.MEANING, text)
        else:
            model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """A long text gets room for all of it, within the tree."""
        room = option.rect
        if isinstance(editor, QPlainTextEdit):
            text = editor.toPlainText()
            lines = option.fontMetrics.boundingRect(
                0, 0, max(room.width() - 24, 1), 10_000, Qt.TextFlag.TextWordWrap, text
            )
            room.setHeight(max(room.height(), min(lines.height() + 3 * option.fontMetrics.height(), 260)))
            room.moveTop(max(min(room.top(), self._tree.viewport().height() - room.height()), 0))
        editor.setGeometry(room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends the edit, of a long text too."""
        if isinstance(watched, QWidget) and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._end(watched)
                return True
        return super().eventFilter(watched, event)

    def _end(self, editor: QWidget) -> None:
        """Keep what stands in an editor and close it; a choice that is closed tells of its value once more."""
        if editor is self._open:
            self._open = None
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

    def _forget(self, *_: object) -> None:
        self._open = None


class _SelectedArea(NamedTuple):
    """Selected cells of neighbouring rows; `above` is the place of the heading over them."""

    above: int
    top: int
    bottom: int
    left: int
    right: int


class DraftTree(QTreeView):
    """The rows of the draft. `row_chosen` carries the key of the current row, -1 for none."""

    row_chosen = Signal(int)

    def __init__(self, model: DraftModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("draftTree")
        self.setAccessibleName("План, как он понят")
        self.rows = model
        self._painter = DraftPainter(model, self.font())
        self._column = 0
        self._kept = -1
        self._selected: list[_SelectedArea] = []
        self._collapsed: set[int] = set()
        self.setModel(model)
        self.setItemDelegate(DraftDelegate(self))
        self.setUniformRowHeights(True)
        self.setWordWrap(True)
        self.setIndentation(12)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(DraftColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.collapsed.connect(lambda index: self._keep_collapsed(index, True))
        self.expanded.connect(lambda index: self._keep_collapsed(index, False))
        self.expandAll()

    @property
    def key(self) -> int:
        """The key of the current row, -1 for none."""
        row = self.rows.row_of(self.currentIndex())
        return row.key if row else -1

    @property
    def chosen_keys(self) -> frozenset[int]:
        """The keys of all rows of which a cell is selected."""
        rows = map(self.rows.row_of, self.selectionModel().selectedIndexes())
        return frozenset(row.key for row in rows if row is not None)

    def chosen_terms(self) -> frozenset[int]:
        """The keys of all items of which «Как понят срок» is selected: one choice holds for all of them."""
        cells = (one for one in self.selectionModel().selectedIndexes() if one.column() == DraftColumn.MEANING)
        rows = (self.rows.row_of(one) for one in cells if one.flags() & Qt.ItemFlag.ItemIsEditable)
        return frozenset(row.key for row in rows if row is not None)

    def choose(self, key: int, column: int | None = None) -> None:
        """Make a row the current one and bring it into view."""
        index = self.rows.index_of(key, self._column if column is None else column)
        if index.isValid():
            choose_alone(self, index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _remember(self) -> None:
        """Rows are about to change places."""
        self._kept, self._column = self.key, max(self.currentIndex().column(), 0)

    def _restore(self) -> None:
        collapsed = tuple(self._collapsed)
        self.expandAll()
        for key in collapsed:
            self.collapse(self.rows.index_of(key))
        self.choose(self._kept)

    def _keep_collapsed(self, index: QModelIndex, collapsed: bool) -> None:
        row = self.rows.row_of(index)
        if row is not None:
            (self._collapsed.add if collapsed else self._collapsed.discard)(row.key)

    def _tell_chosen(self, index: QModelIndex, before: QModelIndex) -> None:
        self._column = max(index.column(), 0)
        row = self.rows.row_of(index)
        self.row_chosen.emit(row.key if row else -1)
        for one in (index, before):
            self.viewport().update(0, self.visualRect(one).y(), self.viewport().width(), self.visualRect(one).height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is selected is found out once: to ask Qt for each cell calls the model back several times."""
        self._selected = [
            _SelectedArea(self.rows.place_of(area.parent()), area.top(), area.bottom(), area.left(), area.right())
            for area in self.selectionModel().selection().toList()
        ]
        super().paintEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row as a whole: a cell at a time would take too long in a plan of thousands of rows."""
        row, rect = self.rows.row_of(index), option.rect
        if row is None:
            return
        current = self.currentIndex()
        here = current.isValid() and current.internalId() == index.internalId()
        self._painter.ground(painter, rect, self.palette(), section=row.level is RowLevel.SECTION, current=here)
        indent = (self.rows.depth_of(index) + 1) * self.indentation()
        self.drawBranches(painter, QRect(self.columnViewportPosition(0), rect.y(), indent, rect.height()), index)
        at, above = index.row(), self.rows.above(index)
        chosen = [area for area in self._selected if area.above == above and area.top <= at <= area.bottom]
        for column in DraftColumn:
            left, width = self.columnViewportPosition(column), self.columnWidth(column)
            before = indent if column is DraftColumn.NUMBER else 0
            cell = QRect(left + before, rect.y(), width - before, rect.height())
            selected = any(area.left <= column <= area.right for area in chosen)
            self._painter.cell(painter, cell, self.palette(), row, column, selected=selected)

    def changeEvent(self, event: QEvent) -> None:
        """Write in the font that the window has now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._painter = DraftPainter(self.rows, self.font())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits the cell, arrows go from cell to cell; Delete alone takes nothing away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.accept()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self._go_sideways(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def _go_sideways(self, by: int) -> None:
        """To the next cell; from the number of a heading to fold and unfold it, of an item to its heading."""
        index = self.currentIndex()
        first, beside = index.siblingAtColumn(0), index.siblingAtColumn(index.column() + by)
        if index.column() == 0 and self.rows.rowCount(first) and self.isExpanded(first) is (by < 0):
            self.setExpanded(first, by > 0)
        elif beside.isValid():
            choose_alone(self, beside)
        elif by < 0 and index.parent().isValid():
            choose_alone(self, index.parent())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width: the name takes what the others leave."""
        super().resizeEvent(event)
        width = self.viewport().width()
        letters = self.fontMetrics().averageCharWidth() * _NUMBER
        self.setColumnWidth(DraftColumn.NUMBER, letters + 2 * self.indentation() + ICON)
        for column, share in _WIDTHS.items():
            self.setColumnWidth(column, width * share // 100)
