"""PlanView: the tree. Ticking is an intent that it tells by signals; whoever owns the document carries it out."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QTreeView, QWidget

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.ui.base import palette as colors
from kuzplan_desktop.ui.base.boxes import Box
from kuzplan_desktop.ui.base.choosing import choose_alone
from kuzplan_desktop.ui.plan.cells import PlanColumn
from kuzplan_desktop.ui.plan.delegate import PlanDelegate
from kuzplan_desktop.ui.plan.grounds import RowGrounds
from kuzplan_desktop.ui.plan.header import PlanHeader
from kuzplan_desktop.ui.plan.index import PlanNode
from kuzplan_desktop.ui.plan.plan_model import PlanModel

AnyIndex = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction
INDENT = 14
REACH = 15  # pixels from the middle of a box within which a click is meant for it
NOTHING = "Ничего не найдено"
_MARKED = (Box.DONE, Box.NOT_REQUIRED)


class PlanView(QTreeView):
    """Shows a PlanModel.

    `tick_requested` carries uids of activities, the quarter and the state to set (None: take the tick away);
    `outside_requested` an activity and a quarter outside its срок, to be confirmed; `outside_skipped` the uids that a
    tick of several activities passed over for that reason, and the quarter; `activity_chosen` the uid of the current
    row's activity, "" on a heading.
    """

    tick_requested = Signal(list, int, object)
    outside_requested = Signal(str, int)
    outside_skipped = Signal(list, int)
    activity_chosen = Signal(str)

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planTree")
        self.setAccessibleName("Пункты плана")
        self._plan = model
        self._chosen = ""
        self._collapsed: set[int] = set()
        self._arranging = False
        self._pressed = QPersistentModelIndex()
        self._swallowed = False
        self._header = PlanHeader(self)
        self.setHeader(self._header)
        self.setModel(model)
        self._delegate = PlanDelegate(self, model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self._connect()
        self._grounds = RowGrounds(self.palette())
        self._show_filters()
        self._open_rows()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIndentation(INDENT)
        self.setUniformRowHeights(False)
        self.setAllColumnsShowFocus(False)

    def _connect(self) -> None:
        plan = self._plan
        plan.modelReset.connect(self._restore)
        plan.layoutChanged.connect(self._open_rows)
        plan.filters_changed.connect(self._show_filters)
        self._header.sectionResized.connect(self.scheduleDelayedItemsLayout)
        self.collapsed.connect(lambda index: self._remember(index, collapsed=True))
        self.expanded.connect(lambda index: self._remember(index, collapsed=False))
        self.selectionModel().currentChanged.connect(self._tell_chosen)

    # what others ask of the tree

    def select_activity(self, uid: str) -> bool:
        """Make an activity's row the current and only selected one, in sight; False if the filters hide it."""
        index = self._plan.index_of(uid)
        if not index.isValid():
            return False
        self.scrollTo(index)  # opens the headings above
        choose_alone(self, index)
        return True

    def bring_into_sight(self, uid: str) -> None:
        """Scroll to an activity's row, if it stands under open headings; the current row stays the current one."""
        index = self._plan.index_of(uid)
        if self._can_be_seen(index):
            self.scrollTo(index)

    def selected_activities(self) -> list[str]:
        """The uids of the selected activities, in the plan's order."""
        return [node.uid for node in self._selected()]

    def tick_selected(self) -> None:
        """Ask for the selected activities to be ticked; if all are, for the ticks to go.

        The quarter is that of the box with the keyboard's ring; in a cell of text it is the working one.
        """
        current = self.currentIndex()
        ringed = PlanColumn(current.column()).quarter if current.isValid() else 0
        quarter = ringed or self._plan.filters.quarter
        boxes = [(node.uid, self._plan.box(node, quarter)) for node in self._selected()]
        empty = [uid for uid, box in boxes if box is Box.EMPTY]
        marked = [uid for uid, box in boxes if box in _MARKED]
        outside = [uid for uid, box in boxes if box is Box.OUTSIDE]
        if empty:
            self.tick_requested.emit(empty, quarter, MarkState.DONE)
        elif marked:
            self.tick_requested.emit(marked, quarter, None)
        elif outside:
            self.outside_requested.emit(self._chosen if self._chosen in outside else outside[0], quarter)
        if empty and outside:
            self.outside_skipped.emit(outside, quarter)

    # gestures

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks all selected rows (see `tick_selected`), Enter the box under the keyboard's ring alone."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.tick_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is_box(current):
            self._press(current)
        else:
            super().keyPressEvent(event)

    def moveCursor(self, cursorAction: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and right go from cell to cell; on headings they open and close, from the first cell left goes up."""
        current = self.currentIndex()
        if not current.isValid() or cursorAction not in (Move.MoveLeft, Move.MoveRight):
            return super().moveCursor(cursorAction, modifiers)
        first = current.siblingAtColumn(0)
        heading = self._plan.node(current).item is None
        if cursorAction == Move.MoveRight:
            if heading and not self.isExpanded(first):
                self.expand(first)
                return current
            return self._beside(current, 1)
        if current.column() > 0:
            return self._beside(current, -1)
        if heading and self.isExpanded(first):
            self.collapse(first)
            return current
        return first.parent() if first.parent().isValid() else current

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a box of a selected row leaves the selection as it is."""
        plain = event.button() == Qt.MouseButton.LeftButton and event.modifiers() == Qt.KeyboardModifier.NoModifier
        box = self._box_at(event.position().toPoint()) if plain else QModelIndex()
        self._pressed = QPersistentModelIndex(box)
        self._swallowed = box.isValid() and self.selectionModel().isSelected(box)
        if self._swallowed:
            self.selectionModel().setCurrentIndex(box, QItemSelectionModel.SelectionFlag.NoUpdate)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A box is pressed when the button is let go where it went down; only that row is meant."""
        pressed, self._pressed = self._pressed, QPersistentModelIndex()
        if not self._swallowed:
            super().mouseReleaseEvent(event)
        self._swallowed = False
        if pressed.isValid() and self._box_at(event.position().toPoint()) == pressed:
            self._press(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a box counts as one click."""
        if not self._box_at(event.position().toPoint()).isValid():
            super().mouseDoubleClickEvent(event)

    def _press(self, index: AnyIndex) -> None:
        node, quarter = self._plan.node(index), PlanColumn(index.column()).quarter
        box = self._plan.box(node, quarter)
        if box is Box.OUTSIDE:
            self.outside_requested.emit(node.uid, quarter)
        else:
            self.tick_requested.emit([node.uid], quarter, None if box in _MARKED else MarkState.DONE)

    def _is_box(self, index: AnyIndex) -> bool:
        """True for a quarter's cell of an activity; headings' boxes only show."""
        return index.isValid() and bool(PlanColumn(index.column()).quarter) and self._plan.node(index).item is not None

    def _box_at(self, position: QPoint) -> QModelIndex:
        index = self.indexAt(position)
        if not self._is_box(index):
            return QModelIndex()
        offset = position - self.visualRect(index).center()
        return index if max(abs(offset.x()), abs(offset.y())) <= REACH else QModelIndex()

    def _beside(self, index: QModelIndex, step: int) -> QModelIndex:
        """The next shown cell of a row to the right or left, the same cell at its end."""
        column = index.column() + step
        while 0 <= column < len(PlanColumn) and self.isColumnHidden(column):
            column += step
        return index.siblingAtColumn(column) if 0 <= column < len(PlanColumn) else index

    def _selected(self) -> list[PlanNode]:
        rows = [self._plan.node(index) for index in self.selectionModel().selectedRows()]
        return sorted((node for node in rows if node.item is not None), key=lambda node: node.order)

    # what the model tells

    def _tell_chosen(self, current: QModelIndex) -> None:
        activity = self._plan.activity_at(current)
        uid = activity.uid if activity else ""
        if uid != self._chosen:
            self._chosen = uid
            self.activity_chosen.emit(uid)

    def _open_rows(self) -> None:
        """Open what was open, all of it while something is searched for; keep the chosen row the current one."""
        searching = bool(self._plan.filters.words)
        self._arranging = True
        for node in self._plan.rows.headings():
            index = self._plan.index_of_node(node)
            wanted = searching or node.key not in self._collapsed
            if self.isExpanded(index) != wanted:
                self.setExpanded(index, wanted)
        self._arranging = False
        current, chosen = self.currentIndex(), self._plan.index_of(self._chosen)
        if not current.isValid() and self._can_be_seen(chosen):
            choose_alone(self, chosen)  # it comes back: the filters hid it
        elif self._can_be_seen(current):
            self.scrollTo(current)

    def _can_be_seen(self, index: QModelIndex) -> bool:
        """True for a row under open headings: to scroll to any other would open them."""
        above = index.parent()
        return index.isValid() and (not above.isValid() or (self.isExpanded(above) and self._can_be_seen(above)))

    def _restore(self) -> None:
        """After a reset: the same rows open, the same row current."""
        self._open_rows()
        if self._chosen and not self.select_activity(self._chosen):
            self._tell_chosen(QModelIndex())

    def _remember(self, index: QModelIndex, *, collapsed: bool) -> None:
        if not self._arranging and not self._plan.filters.words:
            key = self._plan.node(index).key
            (self._collapsed.add if collapsed else self._collapsed.discard)(key)

    def _show_filters(self) -> None:
        """Follow the working quarter and the choice of own items: headers, columns, boxes; the ring goes along."""
        quarter, current = self._plan.filters.quarter, self.currentIndex()
        if quarter != self._header.quarter and current.isValid() and PlanColumn(current.column()).quarter:
            beside = current.siblingAtColumn(PlanColumn.PERIOD + quarter)
            self.selectionModel().setCurrentIndex(beside, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._header.quarter = quarter
        self._header.longest_number = self._delegate.longest_number()
        self._header.fit(self.viewport().width(), executors=not self._plan.filters.own_only)
        self._header.viewport().update()
        self.viewport().update()

    # how it looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._header.fit(self.viewport().width(), executors=not self._plan.filters.own_only)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark, and its size of letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._grounds = RowGrounds(self.palette())
        elif event.type() == QEvent.Type.FontChange:
            self._delegate.set_font(self.font())
            self.scheduleDelayedItemsLayout()

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: AnyIndex) -> None:
        """The ground of a row, then its cells."""
        rect, node = options.rect, self._plan.node(index)
        column = PlanColumn.PERIOD + self._plan.filters.quarter
        working = QRect(self.columnViewportPosition(column), rect.top(), self.columnWidth(column), rect.height())
        selected = self.selectionModel().isSelected(index)
        current = self.hasFocus() and node is self._plan.node(self.currentIndex())
        self._grounds.paint(painter, rect, node.level, working=working, selected=selected, current=current)
        row = QStyleOptionViewItem(options)
        row.palette = self._grounds.row_palette
        super().drawRow(painter, row, index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so when there is nothing to show."""
        super().paintEvent(event)
        if not self._plan.rowCount() and self._plan.rows.activities:
            painter = QPainter(self.viewport())
            painter.setPen(colors.quiet_color(self.palette()))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, NOTHING)
            painter.end()
