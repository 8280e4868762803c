"""The table of events on the screen: keys, what is copied, what stands where there is nothing."""

from PySide6.QtCore import QByteArray, QEvent, QItemSelection, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.editor.attaching import dragged_files
from kuzplan_desktop.ui.events.events_model import EventTableModel
from kuzplan_desktop.ui.events.rows import HEADERS, EventColumn, ListedEvent
from kuzplan_desktop.ui.lists.choosing import choose_alone
from kuzplan_desktop.ui.lists.table_copying import copy_table

SAMPLES = {
    EventColumn.DAY: "30.03–02.04.0000",
    EventColumn.NUMBER: "00.00.00",
    EventColumn.FORM: "информационный час",
    EventColumn.PLACE: "Топкинская районная б",
    EventColumn.PEOPLE: "Участн. 0",
    EventColumn.CATEGORIES: "молодые избиратели – 00",
    EventColumn.HOURS: "Часы 0",
    EventColumn.STATUS: "запланировано",
    EventColumn.ATTACHED: "Влож. 0",
}
LEAST_TITLE = 200  # pixels
EDITS = QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked


class EventTable(QTableView):
    """`opened` carries the uid of an event to be shown in the editor, `deleted` that one is to go; `chosen_anew` tells
    that others are selected, `columns_drawn` the state of the columns once a person has drawn or moved one, `dropped`
    the uid of an event and the files that were laid on it, `pasted` that a copied table is to become events."""

    opened = Signal(str)
    deleted = Signal()
    chosen_anew = Signal()
    columns_drawn = Signal(QByteArray)
    dropped = Signal(str, list)
    pasted = Signal()

    def __init__(self, model: EventTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.placeholder = ""
        self._drawn = False
        self._columns_before: list[tuple[int, int]] = []
        self._model = model
        self.setModel(model)
        self.setObjectName("eventTable")
        self.setAccessibleName("Мероприятия")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(EDITS)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(40)
        header.viewport().installEventFilter(self)
        self.setSortingEnabled(True)
        self.sortByColumn(EventColumn.DAY, Qt.SortOrder.DescendingOrder)
        self._fit()
        self.doubleClicked.connect(self._open)
        self.setAcceptDrops(True)

    def take_columns(self, state: QByteArray) -> None:
        """Give the columns the widths and the order that a person once drew."""
        order = self.horizontalHeader().sortIndicatorSection(), self.horizontalHeader().sortIndicatorOrder()
        self._drawn = self.horizontalHeader().restoreState(state)
        self.sortByColumn(*order)  # the newest stand on top at each start
        self._stretch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what the mouse does to the columns."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._columns_before = self._layout()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self._tell_columns)  # once the header has heard of it
        return super().eventFilter(watched, event)

    def _tell_columns(self) -> None:
        if self._layout() != self._columns_before:
            self._drawn = True
            self.columns_drawn.emit(self.horizontalHeader().saveState())

    def _layout(self) -> list[tuple[int, int]]:
        """Width and place of each column; the title has what is left, whoever changed that."""
        header = self.horizontalHeader()
        places = ((column, header.visualIndex(column)) for column in EventColumn)
        return [(0 if column is EventColumn.TITLE else header.sectionSize(column), place) for column, place in places]

    def chosen(self) -> list[ListedEvent]:
        """The selected rows, from top to bottom."""
        return [self._model.rows[place] for place in self.chosen_places()]

    def chosen_places(self) -> list[int]:
        """Where the selected rows stand."""
        found = {
            row for part in self.selectionModel().selection().toList() for row in range(part.top(), part.bottom() + 1)
        }
        return sorted(found)

    def choose(self, uid: str) -> bool:
        """Select an event and bring it into sight; False if it is not shown."""
        place = self._model.row_of(uid)
        if place >= 0:
            index = self._model.index(place, max(self.currentIndex().column(), 0))
            choose_alone(self, index)
            self.scrollTo(index)
        return place >= 0

    def take_focus(self) -> None:
        """Put the keyboard into the table, on its first row if none is current."""
        if not self.currentIndex().isValid() and self._model.rows:
            choose_alone(self, self._model.index(0, 0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as a table with its captions; numbers of items stay text in Excel."""
        lines = [HEADERS, *(row.texts for row in self.chosen())]
        if len(lines) == 1:
            return
        order = sorted(range(len(HEADERS)), key=self.horizontalHeader().visualIndex)
        copy_table([[line[column] for column in order] for line in lines])

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell of it."""
        super().selectionChanged(selected, deselected)
        self.chosen_anew.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes, Ctrl+C copies, Ctrl+V takes a table; F2 edits the cell."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be laid on an event."""
        if self._model.writable and dragged_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """On an event, and nowhere else."""
        event.setAccepted(self.indexAt(event.position().toPoint()).isValid())

    def dropEvent(self, event: QDropEvent) -> None:
        """They belong to the event under the mouse."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            event.acceptProposedAction()
            self.dropped.emit(self._model.rows[index.row()].event.uid, dragged_files(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or why there are none."""
        super().paintEvent(event)
        if not self._model.rows:
            painter = QPainter(self.viewport())
            painter.setPen(quiet_color(self.palette()))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(20, 0, -20, 0), flags, self.placeholder)
            painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Rows and columns follow the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 10)
        for column, sample in () if self._drawn else SAMPLES.items():
            self.horizontalHeader().resizeSection(column, metrics.horizontalAdvance(sample) + 16)
        self._stretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title has what the other columns leave."""
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(EventColumn.TITLE)
        header.resizeSection(EventColumn.TITLE, max(self.viewport().width() - others, LEAST_TITLE))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._model.rows[index.row()].event.uid)
