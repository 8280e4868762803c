"""YearModel: the rows of the calendar as a tree whose columns are number, name and the twelve months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.reasons import state_reason
from kuzplan_desktop.domain.wording import MONTHS
from kuzplan_desktop.domain.year.outline import YearBranch, YearItem
from kuzplan_desktop.domain.year.sentences import branch_words, cell_words, item_words
from kuzplan_desktop.ui.fields.plain import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
TOP = QModelIndex()
NUMBER, NAME, BEFORE_MONTHS = 0, 1, 2
COLUMNS = BEFORE_MONTHS + len(MONTHS)
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@dataclass(slots=True, eq=False)
class YearNode:
    """A row: what it shows, its place under the row above, which is that of `above` in the list (-1: none)."""

    shown: YearBranch | YearItem
    above: int
    row: int
    depth: int
    below: list[int] = field(default_factory=list)


class YearModel(QAbstractItemModel):
    """An index's internal id is the place of its row in `nodes`, in the order of the plan."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.nodes: list[YearNode] = []
        self._top: list[int] = []
        self._document = Document(Plan("", "", date.min.year, "", None, ""))
        self._today = date.min

    @property
    def year(self) -> int:
        """The year of the plan."""
        return self._document.plan.year

    def show_rows(self, rows: Iterable[YearBranch | YearItem], document: Document, today: date) -> None:
        """Show `rows` of `document`; where they are the same ones as before, each index stays."""
        nodes: list[YearNode] = []
        top = list(_laid_out(rows, -1, 0, nodes))
        self._document, self._today = document, today
        if _names(nodes) == _names(self.nodes):
            for before, after in zip(self.nodes, nodes, strict=True):
                before.shown = after.shown
            for together in (self._top, *(node.below for node in self.nodes)):
                if together:
                    self.dataChanged.emit(self.index_at(together[0]), self.index_at(together[-1], COLUMNS - 1))
            return
        self.beginResetModel()
        self.nodes, self._top = nodes, top
        self.endResetModel()

    def node(self, index: AnyIndex) -> YearNode:
        """The row of a valid index."""
        return self.nodes[index.internalId()]

    def item_at(self, index: AnyIndex) -> YearItem | None:
        """The item of a row, None for a heading and for no row."""
        shown = self.node(index).shown if index.isValid() else None
        return shown if isinstance(shown, YearItem) else None

    def index_at(self, place: int, column: int = 0) -> QModelIndex:
        """A cell of the row at `place` in `nodes`."""
        return self.createIndex(self.nodes[place].row, column, place)

    def index_of(self, uid: str, column: int = 0) -> QModelIndex:
        """A cell of the row with this uid; invalid if there is none."""
        found = (place for place, node in enumerate(self.nodes) if node.shown.uid == uid)
        place = next(found, None)
        return self.index_at(place, column) if place is not None else QModelIndex()

    # Qt's questions

    def index(self, row: int, column: int, parent: AnyIndex = TOP) -> QModelIndex:
        """The cell at a place under a row."""
        below = self._below(parent)
        if 0 <= row < len(below) and 0 <= column < COLUMNS and parent.column() <= 0:
            return self.createIndex(row, column, below[row])
        return QModelIndex()

    def parent(self, index: AnyIndex = TOP) -> QModelIndex:  # type: ignore[override]
        """The heading a row stands under."""
        above = self.node(index).above if index.isValid() else -1
        return self.index_at(above) if above >= 0 else QModelIndex()

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """How many rows stand under a row."""
        return len(self._below(parent)) if parent.column() <= 0 else 0

    def columnCount(self, parent: AnyIndex = TOP) -> int:
        """Number, name, months."""
        return COLUMNS

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Cells are chosen, never edited in place."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> object:
        """Number and name as text, every cell as a sentence for a screen reader and a tip."""
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            shown = self.node(index).shown
            number, title = (
                (shown.activity.number, shown.activity.title)
                if isinstance(shown, YearItem)
                else (shown.number, shown.title)
            )
            return {NUMBER: number, NAME: " ".join(title.split())}.get(index.column(), "")
        if role == Role.AccessibleTextRole:
            return self._words(index)
        return plain_tip(self._words(index)) if role == Role.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """The captions of the columns."""
        if orientation != Qt.Orientation.Horizontal or role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        return ("№", "Пункт плана", *MONTHS)[section] if 0 <= section < COLUMNS else None

    def _words(self, index: AnyIndex) -> str:
        shown = self.node(index).shown
        if not isinstance(shown, YearItem):
            return branch_words(shown)
        if index.column() >= BEFORE_MONTHS:
            return cell_words(shown, self.year, month_of(index.column()))
        document = self._document
        reason = state_reason(document, shown.activity, self._today)
        return item_words(shown, document.period_of(shown.activity), reason)

    def _below(self, parent: AnyIndex) -> list[int]:
        return self.node(parent).below if parent.isValid() else self._top


def month_of(column: int) -> int:
    """The month, 1 to 12, of a column; 0 for number and name."""
    return max(column - BEFORE_MONTHS + 1, 0)


def _laid_out(rows: Iterable[YearBranch | YearItem], above: int, depth: int, nodes: list[YearNode]) -> Iterator[int]:
    """Puts rows and what stands under them into `nodes`; the places of the rows themselves."""
    for number, shown in enumerate(rows):
        place = len(nodes)
        node = YearNode(shown, above, number, depth)
        nodes.append(node)
        if isinstance(shown, YearBranch):
            node.below = list(_laid_out(shown.below, place, depth + 1, nodes))
        yield place


def _names(nodes: Iterable[YearNode]) -> list[tuple[str, int]]:
    """What tells whether rows are the same ones: the texts of an item may be others."""
    return [(node.shown.uid, node.above) for node in nodes]
