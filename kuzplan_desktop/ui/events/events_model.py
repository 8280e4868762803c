"""The events of a document as a table: filtered and sorted here, since a proxy over Python rows is slow."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.domain.events.event_text import event_days, event_line
from kuzplan_desktop.domain.figures.amounts import Amounts, total_of
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.ui.base.palette import conflict_color, quiet_color, state_color
from kuzplan_desktop.ui.base.plain import plain_tip
from kuzplan_desktop.ui.events.rows import (
    EDITED,
    HEADERS,
    EventColumn,
    EventFilter,
    EventRow,
    day_key,
    event_rows,
    sort_key,
)

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
Role = Qt.ItemDataRole
APART = "\N{EM SPACE}"  # behind numbers, which else touch the words of the next column
_RIGHT = (EventColumn.PEOPLE, EventColumn.HOURS)
_SPOKEN = {column: name.rstrip(".").lower() for column, name in zip(EventColumn, HEADERS, strict=True)}


class EventTableModel(QAbstractTableModel):
    """`typed` tells what a person typed into a cell: the uid of the event, the field, the text. Nothing is stored here.

    `shown_anew` tells that other rows are shown, or they say something else.
    """

    typed = Signal(str, str, str)
    shown_anew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._owner = parent
        self._known: dict[str, EventRow] = {}
        self._rows: list[EventRow] = []
        self._places: dict[str, int] = {}
        self._order = (EventColumn.DAY, Qt.SortOrder.DescendingOrder)
        self.filter = EventFilter()
        self.writable = True

    def show_document(self, document: Document) -> None:
        """Show the events as they stand now; selection and editors stay with their events."""
        self._known = event_rows(document, self._known)
        self._choose()

    def set_filter(self, chosen: EventFilter) -> None:
        """Show what passes another filter."""
        if chosen != self.filter:
            self.filter = chosen
            self._choose()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; those that are alike in it by their days."""
        self._order = (EventColumn(column), order)
        self._choose()

    @property
    def rows(self) -> Sequence[EventRow]:
        """The rows that are shown, from top to bottom."""
        return self._rows

    @property
    def total(self) -> int:
        """How many rows there are without filters."""
        return len(self._known)

    def row_of(self, uid: str) -> int:
        """The place of an event, -1 if it is not shown."""
        return self._places.get(uid, -1)

    def sum_of(self, places: Iterable[int] | None = None) -> Amounts:
        """What the rows at `places`, or all that are shown, come to."""
        rows = self._rows if places is None else [self._rows[place] for place in places]
        return total_of(row.amounts for row in rows)

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """One row an event."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """The columns of EventColumn."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """The captions of the columns."""
        if orientation is Qt.Orientation.Horizontal:
            if role == Role.DisplayRole:
                return f"{HEADERS[section]}{APART}" if section in _RIGHT else HEADERS[section]
            if role == Role.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if section in _RIGHT else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Simple cells may be typed into."""
        flags = super().flags(index)
        if self.writable and index.isValid() and self._is_editable(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """What a cell says, shows and is called."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], EventColumn(index.column())
        match role:
            case Role.DisplayRole:
                return f"{row.texts[column]}{APART}" if column in _RIGHT else row.texts[column]
            case Role.EditRole:
                return _edited_text(row, column)
            case Role.ToolTipRole:
                return plain_tip(f"{row.activity.number} {row.activity.title}\n{event_line(row.event)}")
            case Role.TextAlignmentRole if column in _RIGHT:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Role.ForegroundRole:
                return self._color(row, column)
            case Role.FontRole:
                return self._font(row, column)
            case Role.AccessibleTextRole:
                return f"{_SPOKEN[column]}: {row.texts[column] or 'не указано'}"
        return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Tell what was typed; the cell changes when the document does."""
        if role == Role.EditRole and index.isValid() and str(value) != self.data(index, Role.EditRole):
            row = self._rows[index.row()]
            self.typed.emit(row.event.uid, EDITED[EventColumn(index.column())], str(value))
        return False

    def _is_editable(self, index: Index) -> bool:
        """A title of several lines is for the form."""
        column = EventColumn(index.column())
        many_lines = column is EventColumn.TITLE and "\n" in self._rows[index.row()].event.title.strip()
        return column in EDITED and not many_lines

    def _color(self, row: EventRow, column: EventColumn) -> object:
        event, palette = row.event, self._owner.palette() if self._owner else None
        if palette is None:
            return None
        if event.status is EventStatus.CANCELLED or event.same_as:
            return quiet_color(palette)
        if column is EventColumn.STATUS:
            if event.conflicts:
                return conflict_color(palette)
            held = event.status is EventStatus.HELD
            return state_color(State.DONE if held else State.IN_PROGRESS, palette)
        return None

    def _font(self, row: EventRow, column: EventColumn) -> object:
        if row.event.status is EventStatus.HELD or self._owner is None:
            return None
        font = QFont(self._owner.font())
        font.setItalic(row.event.status is EventStatus.PLANNED)
        called_off = row.event.status is EventStatus.CANCELLED
        font.setStrikeOut(called_off and column is not EventColumn.STATUS and bool(row.texts[column]))
        return font

    def _choose(self) -> None:
        """Filter and order anew; persistent indexes go along with their events."""
        column, order = self._order
        shown = [row for row in self._known.values() if self.filter.shows(row)]
        shown.sort(key=lambda row: day_key(row.event))
        shown.sort(key=lambda row: sort_key(row, column), reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[return-value,arg-type]
        if [row.event.uid for row in shown] == [row.event.uid for row in self._rows]:
            self._rows = shown
            if shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(HEADERS) - 1))
        else:
            self._relayout(lambda: self._take(shown))
        self.shown_anew.emit()

    def _take(self, shown: list[EventRow]) -> None:
        self._rows = shown
        self._places = {row.event.uid: place for place, row in enumerate(shown)}

    def _relayout(self, take: Callable[[], None]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        uids = [self._rows[index.row()].event.uid for index in before]
        take()
        after = [
            self.index(self._places[uid], index.column()) if uid in self._places else QModelIndex()
            for uid, index in zip(uids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _edited_text(row: EventRow, column: EventColumn) -> str:
    """What stands in a cell while it is typed into: the day with its year."""
    if column is EventColumn.DAY:
        return event_days(row.event)
    return row.texts[column]
