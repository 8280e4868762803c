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
from kuzplan_desktop.ui.drawing.palette import conflict_color, quiet_color, state_color
from kuzplan_desktop.ui.events.rows import (
    EDITED,
    HEADERS,
    EventColumn,
    EventFilter,
    ListedEvent,
    event_rows,
)
from kuzplan_desktop.ui.fields.plain import plain_tip

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
Role = Qt.ItemDataRole
APART = "\N{EM SPACE}"  # behind numbers, which else touch the words of the next column
_RIGHT = (EventColumn.PEOPLE, EventColumn.HOURS, EventColumn.ATTACHED)
_TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _READ | Qt.ItemFlag.ItemIsEditable
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
        self._known: dict[str, ListedEvent] = {}
        self._sorted: list[ListedEvent] = []
        self._rows: list[ListedEvent] = []
        self._places: dict[str, int] = {}
        self._order = (EventColumn.DAY, Qt.SortOrder.DescendingOrder)
        self.filter = EventFilter()
        self.writable = True

    def show_document(self, document: Document) -> None:
        """Show the events as they stand now; selection and editors stay with their events."""
        self._known = event_rows(document, self._known)
        self._sort()
        self._choose()

    def set_filter(self, chosen: EventFilter) -> None:
        """Show what passes another filter."""
        if chosen != self.filter:
            self.filter = chosen
            self._choose()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; those that are alike in it by their days."""
        wanted = (EventColumn(column), order)
        if wanted != self._order:  # Qt asks twice
            self._order = wanted
            self._sort()
            self._choose()

    @property
    def rows(self) -> Sequence[ListedEvent]:
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
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _EDITABLE if self.writable and self._is_editable(index) else _READ

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """What a cell says, shows and is called."""
        tell = _TELLS.get(role)
        if tell is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        return tell(self, self._rows[index.row()], index.column())

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Tell what was typed; the cell changes when the document does."""
        if role == Role.EditRole and index.isValid() and str(value) != self.data(index, Role.EditRole):
            row = self._rows[index.row()]
            self.typed.emit(row.event.uid, EDITED[EventColumn(index.column())], str(value))
        return False

    def _is_editable(self, index: Index) -> bool:
        """A title of several lines is for the form."""
        column = index.column()
        if column == EventColumn.TITLE:
            return "\n" not in self._rows[index.row()].event.title.strip()
        return column in EDITED

    def _shown_text(self, row: ListedEvent, column: int) -> str:
        return row.texts[column] + APART if column in _RIGHT else row.texts[column]

    def _edited_text(self, row: ListedEvent, column: int) -> str:
        """What stands in a cell while it is typed into: the day with its year."""
        return event_days(row.event) if column == EventColumn.DAY else row.texts[column]

    def _tip(self, row: ListedEvent, column: int) -> str:
        return plain_tip(f"{row.activity.number} {row.activity.title}\n{event_line(row.event)}")

    def _spoken(self, row: ListedEvent, column: int) -> str:
        return f"{_SPOKEN[EventColumn(column)]}: {row.texts[column] or 'не указано'}"

    def _side(self, row: ListedEvent, column: int) -> object:
        return _TO_THE_RIGHT if column in _RIGHT else None

    def _color(self, row: ListedEvent, column: int) -> object:
        event = row.event
        if self._owner is None:
            return None
        if event.status is EventStatus.CANCELLED or event.same_as:
            return quiet_color(self._owner.palette())
        if column != EventColumn.STATUS:
            return None
        if event.conflicts:
            return conflict_color(self._owner.palette())
        held = event.status is EventStatus.HELD
        return state_color(State.DONE if held else State.IN_PROGRESS, self._owner.palette())

    def _font(self, row: ListedEvent, column: int) -> object:
        if row.event.status is EventStatus.HELD or self._owner is None:
            return None
        font = QFont(self._owner.font())
        font.setItalic(row.event.status is EventStatus.PLANNED)
        called_off = row.event.status is EventStatus.CANCELLED
        font.setStrikeOut(called_off and column != EventColumn.STATUS and bool(row.texts[column]))
        return font

    def _sort(self) -> None:
        column, order = self._order
        rows = sorted(self._known.values(), key=lambda row: row.keys[EventColumn.DAY])
        rows.sort(key=lambda row: row.keys[column], reverse=order == Qt.SortOrder.DescendingOrder)
        self._sorted = rows

    def _choose(self) -> None:
        """Filter and order anew; persistent indexes go along with their events."""
        shown = [row for row in self._sorted if self.filter.shows(row)]
        if [row.event.uid for row in shown] == [row.event.uid for row in self._rows]:
            self._rows = shown
            if shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(HEADERS) - 1))
        else:
            self._relayout(lambda: self._take(shown))
        self.shown_anew.emit()

    def _take(self, shown: list[ListedEvent]) -> None:
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


_TELLS: dict[int, Callable[[EventTableModel, ListedEvent, int], object]] = {  # plain numbers: asked thousands of times
    int(Role.DisplayRole): EventTableModel._shown_text,  # noqa: SLF001
    int(Role.EditRole): EventTableModel._edited_text,  # noqa: SLF001
    int(Role.ToolTipRole): EventTableModel._tip,  # noqa: SLF001
    int(Role.TextAlignmentRole): EventTableModel._side,  # noqa: SLF001
    int(Role.ForegroundRole): EventTableModel._color,  # noqa: SLF001
    int(Role.FontRole): EventTableModel._font,  # noqa: SLF001
    int(Role.AccessibleTextRole): EventTableModel._spoken,  # noqa: SLF001
}
