"""PlanModel: the plan as a tree of rows with a box for every quarter, filtered inside the model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.reasons import state_reason
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.ui.drawing.boxes import Box, box_words
from kuzplan_desktop.ui.fields.plain import plain_tip
from kuzplan_desktop.ui.plan.cells import (
    HEADERS,
    PlanColumn,
    branch_box,
    branch_count,
    item_box,
    item_text,
    item_tip,
    quarter_words,
    state_words,
)
from kuzplan_desktop.ui.plan.filters import Filters, SearchOutcome, StateFilter
from kuzplan_desktop.ui.plan.index import PlanIndex, PlanNode

if TYPE_CHECKING:
    from kuzplan_desktop.store.document.plan_file import News

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
TOP = QModelIndex()
COLUMNS = len(PlanColumn)
NOTHING = Document(Plan("", "", date.min.year, "", None, ""))  # what is shown until there is a document
_CHECKS = {
    Box.EMPTY: Qt.CheckState.Unchecked,
    Box.NONE: Qt.CheckState.Unchecked,
    Box.PARTIAL: Qt.CheckState.PartiallyChecked,
    Box.DONE: Qt.CheckState.Checked,
    Box.ALL: Qt.CheckState.Checked,
}
_BRANCH_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_LEAF_FLAGS = _BRANCH_FLAGS | Qt.ItemFlag.ItemNeverHasChildren


class PlanModel(QAbstractItemModel):
    """Rows of sections, subsections and activities; an index's internal id is the key of its row.

    The model starts with the commission's own activities. `filters_changed` tells that the quarter, a filter, the
    search or one of the counts is another; `quarter_changed` and `own_changed` carry the new value.
    """

    filters_changed = Signal()
    quarter_changed = Signal(int)
    own_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[str, int] = {}
        self._filters = Filters()
        self._take(PlanIndex(NOTHING, date.min, self._keys), frozenset())

    # what is shown

    def show(self, document: Document, today: date, *, over: bool = False) -> None:
        """Show `document` as it stands on `today`, or once its year is `over`; the filters stay."""
        self.beginResetModel()
        self._take(PlanIndex(document, today, self._keys, over=over), frozenset())
        self.endResetModel()
        self.filters_changed.emit()

    def refresh(self, document: Document, news: News | None) -> None:
        """Re-read what `news` names, or everything when it is None; selection and expansion stay.

        A row whose state or text no longer fits the filters stays until the filters are next changed, so that
        nothing vanishes under the hands of the person who ticks it.
        """
        if news is None or news.structure:
            self._rebuild(PlanIndex(document, self._index.today, self._keys, over=self._index.over))
        else:
            self._renew(document, news.activities)
        self.filters_changed.emit()

    def set_today(self, today: date, *, over: bool = False) -> None:
        """Tell the states as they are on `today`, or once the year is `over`."""
        if (today, over) != (self._index.today, self._index.over):
            self._rebuild(PlanIndex(self._index.document, today, self._keys, over=over))
            self.filters_changed.emit()

    def set_quarter(self, quarter: int) -> None:
        """Choose the working quarter, 1 to 4."""
        if quarter != self._filters.quarter:
            self._filter(self._filters._replace(quarter=quarter))
            self.quarter_changed.emit(quarter)

    def set_own_only(self, own_only: bool) -> None:
        """Show the commission's own activities alone, or the whole plan."""
        if own_only != self._filters.own_only:
            self._filter(self._filters._replace(own_only=own_only))
            self.own_changed.emit(own_only)

    def set_state_filter(self, state: StateFilter) -> None:
        """Show activities in one state alone, or those without information on the working quarter; None: all."""
        if state != self._filters.state:
            self._filter(self._filters._replace(state=state))

    def set_search(self, text: str) -> SearchOutcome:
        """Show what holds all the words of `text`; how many activities do, shown and hidden by the other filters."""
        words = tuple(searchable(text).split())
        if words != self._filters.words:
            self._filter(self._filters._replace(words=words))
        return self._outcome

    @property
    def filters(self) -> Filters:
        """The working quarter and the filters as they are now."""
        return self._filters

    @property
    def outcome(self) -> SearchOutcome:
        """What the search found."""
        return self._outcome

    @property
    def rows(self) -> PlanIndex:
        """All rows of the document that is shown; of an empty one before the first."""
        return self._index

    # rows

    def node(self, index: AnyIndex) -> PlanNode:
        """The row of an index, the invisible root for an invalid one."""
        return self._nodes[index.internalId()]  # an invalid index has the id 0, as the root has

    def index_of(self, uid: str) -> QModelIndex:
        """The first cell of a row; invalid if the filters hide it or nothing has this uid."""
        node = self._index.node(uid)
        return self.index_of_node(node) if node else QModelIndex()

    def index_of_node(self, node: PlanNode, column: int = 0) -> QModelIndex:
        """A cell of a row; invalid if the filters hide it."""
        return self.createIndex(node.row, column, node.key) if node.row >= 0 else QModelIndex()

    def activity_at(self, index: AnyIndex) -> Activity | None:
        """The activity of a row, None for a heading."""
        item = self.node(index).item
        return item.activity if item else None

    def box(self, node: PlanNode, quarter: int) -> Box:
        """What a quarter's cell shows."""
        if node.item is not None:
            return item_box(node.item, quarter)
        return branch_box(self._index.branch_progress(node), quarter)

    # Qt's questions

    def index(self, row: int, column: int, parent: AnyIndex = TOP) -> QModelIndex:
        """The cell at a place among the shown rows."""
        shown = self._nodes[parent.internalId()].shown
        if 0 <= row < len(shown) and 0 <= column < COLUMNS and parent.column() <= 0:
            return self.createIndex(row, column, shown[row].key)
        return QModelIndex()

    def parent(self, index: AnyIndex = TOP) -> QModelIndex:  # type: ignore[override]
        """The heading a row stands under."""
        above = self.node(index).parent
        return self.createIndex(above.row, 0, above.key) if above is not None and above.key else QModelIndex()

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """The number of shown rows under a row."""
        return 0 if parent.column() > 0 else len(self._nodes[parent.internalId()].shown)

    def columnCount(self, parent: AnyIndex = TOP) -> int:
        """The same columns everywhere."""
        return COLUMNS

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows are chosen, never edited in place."""
        node = self._nodes[index.internalId()]
        if node.item is not None:
            return _LEAF_FLAGS
        return _BRANCH_FLAGS if node.key else Qt.ItemFlag.NoItemFlags

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> object:
        """Texts, tooltips, words for a screen reader and, in the quarters' columns, the state of the box."""
        if not index.isValid():
            return None
        node, column = self.node(index), PlanColumn(index.column())
        if role == Role.DisplayRole:
            return self._text(node, column)
        if role == Role.ToolTipRole:
            tip = self._tip(node, column)
            return plain_tip(tip) if column is not PlanColumn.NUMBER else None
        if role == Role.AccessibleTextRole:
            return self._words(node, column)
        if role == Role.CheckStateRole and column.quarter:
            return _CHECKS.get(self.box(node, column.quarter))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """The captions of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < COLUMNS:
            return None
        column = PlanColumn(section)
        if role == Role.ToolTipRole and column is PlanColumn.STATE:
            return f"{HEADERS[column]} на {self._index.today:%d.%m.%Y}"
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return f"{HEADERS[column]} квартал" if column.quarter else HEADERS[column]
        return HEADERS[column] if role == Role.DisplayRole else None

    # within

    def _text(self, node: PlanNode, column: PlanColumn) -> str:
        if node.item is not None:
            return item_text(node.item, column)
        if column is PlanColumn.STATE:
            return branch_count(self._index.branch_progress(node))
        return {PlanColumn.NUMBER: node.number, PlanColumn.TITLE: node.title}.get(column, "")

    def _tip(self, node: PlanNode, column: PlanColumn) -> str:
        """The whole of what a cell shows; that of a state also why it is so."""
        if node.item is None:
            return self._words(node, column)
        tip = item_tip(node.item, column)
        if column is not PlanColumn.STATE or node.item.activity.excluded:
            return tip
        return f"{tip}\nПочему: {state_reason(self._index.document, node.item.activity, self._index.today)}"

    def _words(self, node: PlanNode, column: PlanColumn) -> str:
        """A cell as a screen reader speaks it."""
        if column.quarter:
            box = self.box(node, column.quarter)
            return quarter_words(node.item, column.quarter) if node.item else box_words(box, column.quarter)
        if column is PlanColumn.NUMBER:
            return f"{node.number} {node.title}".strip()
        text = self._text(node, column)
        if column is PlanColumn.TITLE and (found := self._index.event_found(node, self._filters.words)):
            return f"{text}. Найдено мероприятие: {found}"
        return state_words(text, node.item) if column is PlanColumn.STATE else text

    def _take(self, index: PlanIndex, keep: frozenset[int]) -> None:
        self._index, self._nodes = index, index.nodes
        choice, self._outcome = index.choose(self._filters, keep)
        index.show(choice)

    def _filter(self, filters: Filters) -> None:
        """Show what passes `filters`."""
        self._filters = filters
        self._choose(frozenset())
        self.filters_changed.emit()

    def _choose(self, keep: frozenset[int]) -> None:
        """Show what passes the filters; the layout stays as it is where that is the same."""
        index = self._index
        choice, self._outcome = index.choose(self._filters, keep)
        if choice != index.shown:
            self._relayout(lambda: index.show(choice))

    def _rebuild(self, index: PlanIndex) -> None:
        keep = self._index.shown.keys
        self._relayout(lambda: self._take(index, keep))

    def _renew(self, document: Document, uids: frozenset[str]) -> None:
        """Re-read some activities, and tell of their rows and of the headings above."""
        renewed = self._index.renew(document, uids)
        self._choose(self._index.shown.keys)
        changed: dict[int, PlanNode] = {}
        for node in renewed:
            above: PlanNode | None = node
            while above is not None and above.key:
                changed[above.key] = above
                above = above.parent
        for node in changed.values():
            if node.row >= 0:
                last = self.index_of_node(node, COLUMNS - 1)
                self.dataChanged.emit(self.index_of_node(node), last)

    def _relayout(self, change: Callable[[], None]) -> None:
        """Make `change`, which moves rows, and take every persistent index along by the key of its row."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        change()
        self.changePersistentIndexList(before, [self._moved(index) for index in before])
        self.layoutChanged.emit()

    def _moved(self, index: QModelIndex) -> QModelIndex:
        node = self._nodes.get(index.internalId())
        return self.index_of_node(node, index.column()) if node else QModelIndex()
