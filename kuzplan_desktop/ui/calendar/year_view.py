"""YearView: the rows of the calendar; names stay at the left, a planned event is dragged or moved by keys."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.domain.wording import date_words
from kuzplan_desktop.domain.year.outline import YearBranch, YearItem
from kuzplan_desktop.domain.year.scale import YearScale
from kuzplan_desktop.domain.year.spots import EventSpot
from kuzplan_desktop.ui.calendar.row_painter import RowPainter, RowPlace
from kuzplan_desktop.ui.calendar.row_pictures import RowHeights, RowPictures
from kuzplan_desktop.ui.calendar.year_model import BEFORE_MONTHS, COLUMNS, NAME, NUMBER, YearModel, month_of
from kuzplan_desktop.ui.drawing.palette import alarm_color
from kuzplan_desktop.ui.lists.choosing import choose_alone

AnyIndex = QModelIndex | QPersistentModelIndex
Move = QAbstractItemView.CursorAction
RIGHT = 14  # pixels beside December
NAMES_SHARE = 0.25  # of the width, for the names
LEAST_NAMES = 10  # letters
STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class YearView(QTreeView):
    """`opened` carries an item and a month whose events are wanted, `wanted` an item and the day (a month's first day
    and False where only the month is meant) of a new event, `named` the uid of an item to be shown in the plan.

    `dropped` carries planned events (an EventSpot) and the day they were dragged to, `stepped` such and by how many
    days and months keys move them; `menu_wanted` an item, a day, whether the day is meant, and the place of a menu.
    """

    opened = Signal(object, int)
    wanted = Signal(object, object, bool)
    named = Signal(str)
    dropped = Signal(object, object)
    stepped = Signal(object, int, int)
    menu_wanted = Signal(object, object, bool, object)
    scaled = Signal(object)

    def __init__(self, model: YearModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("yearView")
        self.setAccessibleName("Календарь пунктов плана")
        self._year = model
        self.rows = RowPainter(self.palette(), self.font())
        self._pictures = RowPictures()
        self.today: date | None = None
        self.writable = True
        self.scale = YearScale.between(date.min.year, 0, 1)
        self._quarter = 0
        self._pressed: tuple[YearItem, EventSpot, QPointF] | None = None
        self._drag: date | None = None
        self.setModel(model)
        self.setItemDelegate(RowHeights(lambda: self.rows.height, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setMinimumSectionSize(1)
        self.header().setStretchLastSection(False)

    def set_quarter(self, quarter: int) -> None:
        """Tint the working quarter."""
        self._quarter = quarter
        self._pictures.forget()
        self.viewport().update()

    # drawing

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A row in one go: bars go across cells."""
        node, rows = self._year.node(index), self.rows
        place = self._place(options.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading, width = isinstance(node.shown, YearBranch), self.viewport().width()
        if isinstance(node.shown, YearBranch):
            rows.paint_ground(painter, place, width, self._quarter, heading=True)
            is_open = self.isExpanded(self._year.index_at(index.internalId()))
            rows.paint_branch(painter, place, node.shown, node.depth, is_open=is_open)
        else:
            self._pictures.draw(painter, rows, node.shown, place, width, self._quarter)
        current = self.currentIndex()
        if self.hasFocus() and current.isValid() and current.internalId() == index.internalId():
            cell = place.across(0, width) if heading else place.cell(month_of(current.column()))
            rows.paint_ring(painter, cell)
        if self._drag is not None and self._pressed is not None and self._pressed[0] is node.shown:
            at = (self.scale.start(self._drag) + self.scale.end(self._drag)) / 2
            rows.paint_moving(painter, place, self._pressed[1], at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line of today goes on below the rows."""
        at = self._today_at()
        if at is not None:
            painter = QPainter(self.viewport())
            painter.fillRect(QRectF(at - 1, 0, 2, self.viewport().height()), alarm_color(self.palette()))
            painter.end()
        super().paintEvent(event)

    def _today_at(self) -> float | None:
        if self.today is None or self.today.year != self.scale.year:
            return None
        return (self.scale.start(self.today) + self.scale.end(self.today)) / 2

    def place_of(self, index: AnyIndex) -> RowPlace:
        """Where the row of an index stands in the viewport."""
        return self._place(self.visualRect(self._year.index_at(index.internalId())))

    def _place(self, rect: QRect) -> RowPlace:
        name = self.header().sectionSize(NUMBER)
        return RowPlace(rect.top(), rect.height(), 10, name, self.scale, self._today_at())

    # sizes

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The months share what the names leave."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Divide the width among number, name and months."""
        width, letters, header = self.viewport().width(), self.rows.letters, self.header()
        number = round(letters.horizontalAdvance("00.00.00")) + 20
        names = max(round(width * NAMES_SHARE), round(letters.horizontalAdvance("н") * LEAST_NAMES))
        self.scale = YearScale.between(self._year.year, number + names, max(width - RIGHT, number + names + 24))
        edges = [round(edge) for edge in self.scale.edges]
        header.resizeSection(NUMBER, number)
        header.resizeSection(NAME, names)
        for column in range(BEFORE_MONTHS, COLUMNS):
            month = month_of(column)
            header.resizeSection(column, edges[month] - edges[month - 1])
        self._pictures.forget()
        self.updateGeometries()  # nothing is left to scroll sideways
        self.scaled.emit(self.scale)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters or colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "_year"):
            self._make_painter()
            self.scheduleDelayedItemsLayout()
            self.fit()

    def _make_painter(self) -> None:
        self.rows = RowPainter(self.palette(), self.font())
        self._pictures.forget()
        self.viewport().update()

    # the keyboard

    def moveCursor(self, cursorAction: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Left and right go from month to month; on headings they fold and unfold."""
        current = self.currentIndex()
        if not current.isValid() or cursorAction not in (Move.MoveLeft, Move.MoveRight):
            return super().moveCursor(cursorAction, modifiers)
        forward = cursorAction is Move.MoveRight
        if self._year.item_at(current) is None:
            self.setExpanded(self._year.index_at(current.internalId()), forward)
            return current
        column = min(max(current.column() + (1 if forward else -1), NAME), COLUMNS - 1)
        return self._year.index_at(current.internalId(), column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Insert writes down, Alt with arrows moves a planned event by a day, with Shift by a month."""
        index, key = self.currentIndex(), event.key()
        item, month = self._year.item_at(index), month_of(index.column())
        alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._give_up()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and index.isValid() and item is None:
            self._toggle(index)
        elif key in STEPS and event.modifiers() & alt and item is not None and month:
            step, months = STEPS[key], bool(event.modifiers() & shift)
            spot = next((one for one in item.spots_in(month) if one.status is EventStatus.PLANNED), None)
            if spot is not None and self.writable:
                self.stepped.emit(spot, 0 if months else step, step if months else 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._open(item, month)
        elif key == Qt.Key.Key_Insert and item is not None and month:
            self.wanted.emit(item, date(self._year.year, month, 1), False)
        else:
            super().keyPressEvent(event)

    def _open(self, item: YearItem, month: int) -> None:
        if not month:
            self.named.emit(item.uid)
        elif item.spots_in(month):
            self.opened.emit(item, month)
        else:
            self.wanted.emit(item, date(self._year.year, month, 1), False)

    def _toggle(self, index: AnyIndex) -> None:
        row = self._year.index_at(index.internalId())
        self.setExpanded(row, not self.isExpanded(row))

    def take_focus(self) -> None:
        """Put the keyboard into the rows, on the first month of the first item if it is nowhere."""
        if not self.currentIndex().isValid() and self._year.nodes:
            places = enumerate(self._year.nodes)
            first = next((place for place, node in places if isinstance(node.shown, YearItem)), 0)
            choose_alone(self, self._year.index_at(first, NAME))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # the mouse

    def spot_at(self, place: QPoint) -> tuple[YearItem, EventSpot] | None:
        """The events whose mark is under the mouse."""
        index = self.indexAt(place)
        item = self._year.item_at(index)
        if item is None:
            return None
        places = self.rows.spot_places(item.spots, self.place_of(index))
        found = (one.spot for one in places if one.mark.adjusted(-2, -2, 2, 2).contains(place.toPointF()))
        return next(((item, spot) for spot in found), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A heading folds; a planned event may be taken."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        super().mousePressEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if self._year.item_at(index) is None:
            self._toggle(index)
            return
        found = self.spot_at(place)
        if found is not None and found[1].status is EventStatus.PLANNED and self.writable:
            self._pressed = (*found, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A planned event goes with the mouse."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        far = (event.position() - self._pressed[2]).manhattanLength() >= QApplication.startDragDistance()
        if far or self._drag is not None:
            self._drag = self.scale.day_at(event.position().x())
            words = date_words(self._drag)
            QToolTip.showText(event.globalPosition().toPoint() + QPoint(12, 12), words, self)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A planned event is let go."""
        super().mouseReleaseEvent(event)
        pressed, day = self._pressed, self._drag
        self._give_up()
        if pressed is not None and day is not None:
            self.dropped.emit(pressed[1], day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On an event it opens it, on a day it writes one down, on a name it shows the item in the plan."""
        self._give_up()
        place = event.position().toPoint()
        index, found = self.indexAt(place), self.spot_at(place)
        item = self._year.item_at(index)
        if item is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if found is not None:
            self.opened.emit(item, found[1].month)
        elif month_of(index.column()):
            self.wanted.emit(item, self.scale.day_at(place.x()), True)
        else:
            self.named.emit(item.uid)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done here, under the mouse or in the cell of the keyboard."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        item, month = self._year.item_at(index), month_of(index.column())
        if item is None or not month:
            return
        day = date(self._year.year, month, 1) if by_key else self.scale.day_at(event.pos().x())
        at = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
        self.menu_wanted.emit(item, day, not by_key, at)

    def _give_up(self) -> None:
        """No event is taken any more."""
        self._pressed = self._drag = None
        QToolTip.hideText()
        self.viewport().update()
