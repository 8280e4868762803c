"""The rows of the draft as a tree for the view: headings and items, each cell with its text, tip and words."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kuzplan_desktop.domain.period.period import PeriodKind, period_meaning
from kuzplan_desktop.domain.plan.draft_edits import DraftRow, RowLevel, Rows, at_key
from kuzplan_desktop.ui.fields.plain import plain_tip
from kuzplan_desktop.ui.import_plan.drafting import CAPTIONS, Drafting, DraftState

Index = QModelIndex | QPersistentModelIndex
NOTHING = QModelIndex()
OPEN_DOUBT = "есть непроверенное сомнение"
WHAT = {RowLevel.SECTION: "Раздел", RowLevel.SUBSECTION: "Подраздел", RowLevel.ITEM: "Пункт"}
_UNCLEAR = (PeriodKind.UNKNOWN, PeriodKind.UNSPECIFIED)


class DraftColumn(IntEnum):
    """The columns of the tree; each is a field of a row."""

    NUMBER = 0
    TITLE = 1
    EXECUTORS = 2
    PERIOD = 3
    MEANING = 4

    @property
    def field(self) -> str:
        """The name of the field."""
        return tuple(CAPTIONS)[self]


class DraftModel(QAbstractItemModel):
    """Shows the state of `drafting`; an edit of a cell goes there and comes back as a change."""

    def __init__(self, drafting: Drafting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafting = drafting
        self._rows: Rows = ()
        self._above: list[int] = []
        self._below: dict[int, list[int]] = {}
        self._place: list[int] = []
        self._doubted: frozenset[int] = frozenset()
        self._read()
        drafting.changed.connect(self._follow)

    def show_doubted(self, keys: frozenset[int]) -> None:
        """Mark the rows that a person should still look at."""
        changed, self._doubted = self._doubted ^ keys, keys
        for at, row in enumerate(self._rows) if changed else ():
            if row.key in changed:
                self._tell(at)

    def row_of(self, index: Index) -> DraftRow | None:
        """The row that an index is of."""
        return self._rows[index.internalId()] if index.isValid() else None

    def index_of(self, key: int, column: int = 0) -> QModelIndex:
        """The index of the row with a key, none if it is gone."""
        at = at_key(self._rows, key)
        return self.createIndex(self._place[at], column, at) if at >= 0 else QModelIndex()

    def place_of(self, index: Index) -> int:
        """Which of all rows an index is of, -1 for none."""
        return int(index.internalId()) if index.isValid() else -1

    def above(self, index: Index) -> int:
        """The place of the heading over a row, -1 for none."""
        return self._above[index.internalId()]

    def depth_of(self, index: Index) -> int:
        """How many headings stand above a row."""
        depth, at = 0, self._above[index.internalId()]
        while at >= 0:
            depth, at = depth + 1, self._above[at]
        return depth

    def is_doubted(self, row: DraftRow) -> bool:
        """True if a person should still look at a row."""
        return row.key in self._doubted

    def is_unclear(self, row: DraftRow) -> bool:
        """True if the срок of an item has no meaning yet."""
        return row.level is RowLevel.ITEM and self._drafting.period_of(row).kind in _UNCLEAR

    def index(self, row: int, column: int, parent: Index = NOTHING) -> QModelIndex:
        below = self._below.get(parent.internalId() if parent.isValid() else -1, [])
        if not 0 <= row < len(below) or not 0 <= column < len(DraftColumn) or (parent.isValid() and parent.column()):
            return QModelIndex()
        return self.createIndex(row, column, below[row])

    def parent(self, index: Index = NOTHING) -> QModelIndex:  # type: ignore[override]
        above = self._above[index.internalId()] if index.isValid() else -1
        return self.createIndex(self._place[above], 0, above) if above >= 0 else QModelIndex()

    def rowCount(self, parent: Index = NOTHING) -> int:
        if parent.isValid() and parent.column():
            return 0
        return len(self._below.get(parent.internalId() if parent.isValid() else -1, ()))

    def columnCount(self, parent: Index = NOTHING) -> int:
        return len(DraftColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return CAPTIONS[DraftColumn(section).field]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_of(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = row.level is RowLevel.ITEM or index.column() <= DraftColumn.TITLE
        return usual | Qt.ItemFlag.ItemIsEditable if editable else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_of(index)
        if row is None:
            return None
        column = DraftColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column)
            case Qt.ItemDataRole.EditRole:
                return getattr(row, column.field)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.text(row, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
        return None

    def text(self, row: DraftRow, column: DraftColumn) -> str:
        """What a cell says."""
        if column is not DraftColumn.MEANING:
            return str(getattr(row, column.field))
        return period_meaning(self._drafting.period_of(row)) if row.level is RowLevel.ITEM else ""

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_of(index)
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        return self.set_texts(frozenset((row.key,)), DraftColumn(index.column()), str(value))

    def set_texts(self, keys: frozenset[int], column: DraftColumn, text: str) -> bool:
        """Change the cells of several rows alike."""
        return self._drafting.set_text(keys, column.field, text)

    def _spoken(self, row: DraftRow, column: DraftColumn) -> str:
        """A cell in words: what it is of, and what it says."""
        text = self.text(row, column) or "пусто"
        if column is DraftColumn.NUMBER:
            doubt = f", {OPEN_DOUBT}" if row.key in self._doubted else ""
            return f"{WHAT[row.level]} {row.number or 'без номера'}{doubt}"
        return f"{CAPTIONS[column.field]}: {text}"

    def _follow(self, before: DraftState, after: DraftState) -> None:
        """Tell the view of the rows that changed, or of a new order."""
        shape = [(row.key, row.level) for row in after.rows]
        if shape != [(row.key, row.level) for row in before.rows] or before.head.year != after.head.year:
            self.beginResetModel()
            self._read()
            self.endResetModel()
            return
        self._rows = after.rows
        for at, (old, new) in enumerate(zip(before.rows, after.rows, strict=True)):
            if old is not new and old != new:
                self._tell(at)

    def _tell(self, at: int) -> None:
        first, last = (self.createIndex(self._place[at], column, at) for column in (0, len(DraftColumn) - 1))
        self.dataChanged.emit(first, last)

    def _read(self) -> None:
        """Find out what stands under what."""
        self._rows = self._drafting.state.rows
        self._above, self._place, self._below = [], [], {-1: []}
        path: list[tuple[int, int]] = []  # level and place of the headings above
        for at, row in enumerate(self._rows):
            while path and path[-1][0] >= row.level:
                path.pop()
            above = path[-1][1] if path else -1
            siblings = self._below.setdefault(above, [])
            self._above.append(above)
            self._place.append(len(siblings))
            siblings.append(at)
            path.append((row.level, at))
