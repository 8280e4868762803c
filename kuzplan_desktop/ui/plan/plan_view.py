"""PlanView: the tree. Ticking is an intent that it tells by signals; whoever owns the document carries it out."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QTreeView, QWidget

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.ui.drawing import palette as colors
from kuzplan_desktop.ui.drawing.boxes import Box
from kuzplan_desktop.ui.lists.choosing import choose_alone
from kuzplan_desktop.ui.lists.row_selection import select_rows
from kuzplan_desktop.ui.plan.cell_steps import step_left, step_right
from kuzplan_desktop.ui.plan.cells import PlanColumn
from kuzplan_desktop.ui.plan.delegate import PlanDelegate
from kuzplan_desktop.ui.plan.grounds import RowGrounds
from kuzplan_desktop.ui.plan.header import PlanHeader
from kuzplan_desktop.ui.plan.index import PlanNode
from kuzplan_desktop.ui.plan.open_rows import OpenRows
from kuzplan_desktop.ui.plan.plan_model import PlanModel
from kuzplan_desktop.ui.plan.presses import BoxPresses
from kuzplan_desktop.ui.plan.row_copying import copy_rows
from kuzplan_desktop.ui.plan.unfolding import NameUnfolding

AnyIndex = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction
INDENT = 11
NOTHING = "Ничего не найдено"
_MARKED = (Box.DONE, Box.NOT_REQUIRED)


class PlanView(QTreeView):
    """Shows a PlanModel.

    `tick_requested` carries uids of activities, the quarter and the state to set (None: take the tick away);
    `outside_requested` an activity and a quarter outside its срок, to be confirmed; `outside_skipped` the uids that a
    tick of several activities passed over for that reason, and the quarter; `activity_chosen` the uid of the current
    row's activity, "" on a heading; `opened` asks for the editor of that one, `work_wanted` for what was
    done to be typed in its row.
    """

    tick_requested = Signal(list, int, object)
    outside_requested = Signal(str, int)
    outside_skipped = Signal(list, int)
    activity_chosen = Signal(str)
    opened = Signal()
    work_wanted = Signal()

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planTree")
        self.setAccessibleName("Пункты плана")
        self._plan = model
        self._chosen = ""
        self._presses = BoxPresses(self, self._is_box)
        self._by_mouse = self._by_box = False
        self._header = PlanHeader(self)
        self.setHeader(self._header)
        self.setModel(model)
        select_rows(self)
        self._open = OpenRows(self, model)
        self._delegate = PlanDelegate(self, self._header, model)
        self.setItemDelegate(self._delegate)
        self._unfolding = NameUnfolding(self, self._delegate)
        self._set_up()
        self._connect()
        self._grounds = RowGrounds(self.palette())
        self._show_filters()
        self._open_rows()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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
        if self._open.can_be_seen(index):
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

    @property
    def columns(self) -> PlanHeader:
        """The captions, with the widths that a person has drawn."""
        return self._header

    @property
    def chosen(self) -> str:
        """The uid of the current row's activity, "" on a heading."""
        return self._chosen

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard as a table."""
        copy_rows(self, [self._plan.node(index) for index in self.selectionModel().selectedRows()])

    # gestures

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks all selected rows (see `tick_selected`), Enter the box under the keyboard's ring alone; in other
        cells it opens the editor. Ctrl+C copies the selected rows, F2 asks what was done."""
        current = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.tick_selected()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._plan.activity_at(current) is not None:
            if self._is_box(current):
                self._press(current)
            else:
                self.opened.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        elif event.key() == Qt.Key.Key_F2:
            self.work_wanted.emit()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, cursorAction: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and right go from cell to cell; on headings they open and close, from the first cell left goes up."""
        current = self.currentIndex()
        if not current.isValid() or cursorAction not in (Move.MoveLeft, Move.MoveRight):
            return super().moveCursor(cursorAction, modifiers)
        heading = self._plan.node(current).item is None
        step = step_right if cursorAction == Move.MoveRight else step_left
        return step(self, current, heading=heading)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a box waits until the button is let go: the rows must not move under the mouse."""
        if not self._presses.begin(event):
            self._by_mouse = True
            super().mousePressEvent(event)
            self._by_mouse = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A box is pressed when the button is let go where it went down; only that row is meant."""
        meant, pressed = self._presses.end(event)
        if not meant:
            super().mouseReleaseEvent(event)
        elif pressed.isValid():
            self._by_box = True
            if self.selectionModel().isSelected(pressed):
                self.selectionModel().setCurrentIndex(pressed, QItemSelectionModel.SelectionFlag.NoUpdate)
            else:
                choose_alone(self, pressed)
            self._by_box = False
            self._press(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a box counts as one click; on an activity it opens the editor."""
        index = self.indexAt(event.position().toPoint())
        if self._presses.at(event.position().toPoint()).isValid():
            return
        super().mouseDoubleClickEvent(event)
        if self._plan.activity_at(index) is not None:
            self.opened.emit()

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
        if not self._by_box:  # a tick moves nothing
            self._unfolding.follow(by_mouse=self._by_mouse)

    def _open_rows(self) -> None:
        """Open what was open, all of it while something is searched for; keep the chosen row the current one."""
        self._open.arrange()
        current, chosen = self.currentIndex(), self._plan.index_of(self._chosen)
        if not current.isValid() and self._open.can_be_seen(chosen):
            choose_alone(self, chosen)  # it comes back: the filters hid it
        elif self._open.can_be_seen(current):
            self.scrollTo(current)

    def _restore(self) -> None:
        """After a reset: the same rows open, the same row current."""
        self._open_rows()
        if self._chosen and not self.select_activity(self._chosen):
            self._tell_chosen(QModelIndex())

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
        """Share the width out anew; a message below that takes room does not hide the current row."""
        current = self.currentIndex()
        seen = 0 <= self.visualRect(current).bottom() < event.oldSize().height()
        super().resizeEvent(event)
        self._header.fit(self.viewport().width(), executors=not self._plan.filters.own_only)
        if seen:
            self.scrollTo(current)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark, and its size of letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._grounds = RowGrounds(self.palette())
        elif event.type() == QEvent.Type.FontChange:
            self._delegate.set_font(self.font())
            self._show_filters()  # numbers want another width
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
