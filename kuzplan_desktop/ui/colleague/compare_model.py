"""CompareModel: what differs in two documents as a tree in the plan's own shape, with a box to leave a row out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.domain.readable import readable
from kuzplan_desktop.exchange.merge.differences import Difference, Whose
from kuzplan_desktop.exchange.merge.taking import CAPTIONS, Taking
from kuzplan_desktop.ui.drawing.palette import conflict_color, quiet_color
from kuzplan_desktop.ui.fields.plain import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
TOP = QModelIndex()
ROOM = 8  # pixels of height beside the letters of a row
LONGEST = 200  # letters of a cell; the whole text stands below the tree
FILTERS: tuple[tuple[str, frozenset[Whose]], ...] = (
    ("Все", frozenset(Whose)),
    ("Только у коллеги", frozenset({Whose.THEIRS_ONLY})),
    ("Разногласия", frozenset({Whose.CONFLICT})),
)


class CompareColumn(IntEnum):
    """The columns of the tree."""

    WHAT = 0
    MINE = 1
    THEIRS = 2
    TAKE = 3


HEADERS = ("Что", "У меня", "У коллеги", "Взять")


@dataclass(eq=False, slots=True)
class DifferenceNode:
    """A row of the tree: a row of the plan, a difference in it, or a part of one. `unit` is what is taken whole."""

    title: str
    parent: DifferenceNode | None = None
    place: int = 0
    children: list[DifferenceNode] = field(default_factory=list)
    difference: Difference | None = None
    unit: Difference | None = None

    def add(self, child: DifferenceNode) -> DifferenceNode:
        """Put a row under this one."""
        child.parent, child.place = self, len(self.children)
        self.children.append(child)
        return child

    @property
    def is_part(self) -> bool:
        """True for what cannot be taken or left by itself."""
        return self.difference is not None and self.difference is not self.unit

    def units(self) -> Iterator[Difference]:
        """The differences in and under this row that can be taken or left."""
        if self.unit is not None and not self.is_part:
            if self.unit.state is not Whose.MINE_ONLY:
                yield self.unit
            return
        for child in self.children:
            yield from child.units()


class CompareModel(QAbstractItemModel):
    """The differences as a tree. `chosen` tells that something is left out, taken again, or settled otherwise."""

    chosen = Signal()

    def __init__(self, parent: QObject | None = None, palette: Callable[[], QPalette] = QPalette) -> None:
        super().__init__(parent)
        self._palette = palette
        self._differences: tuple[Difference, ...] = ()
        self._states = FILTERS[0][1]
        self._root = DifferenceNode("")
        self._nodes: list[DifferenceNode] = []
        self.left_out: set[str] = set()
        self.settled: dict[tuple[str, str], Taking] = {}

    def show(self, differences: Iterable[Difference], states: frozenset[Whose] | None = None) -> None:
        """Show `differences` of some `states`; what was left out or settled stays so."""
        self.beginResetModel()
        self._differences = tuple(differences)
        self._states = self._states if states is None else states
        self._root = DifferenceNode("")
        self._nodes = []
        groups: dict[tuple[str, ...], DifferenceNode] = {}
        for one in self._differences:
            if one.state in self._states:
                above = self._group(groups, one.path)
                self._add(above, one, one)
        self.endResetModel()

    def show_states(self, states: frozenset[Whose]) -> None:
        """Show the differences of some states alone."""
        self.show(self._differences, states)

    def _group(
        self, groups: dict[tuple[str, ...], DifferenceNode], path: tuple[tuple[str, str], ...]
    ) -> DifferenceNode:
        """The row of the plan at the end of `path`, made if it is not there yet."""
        above = self._root
        key: tuple[str, ...] = ()
        for uid, title in path:
            key = (*key, uid)
            if key not in groups:
                groups[key] = above.add(DifferenceNode(title))
                self._nodes.append(groups[key])
            above = groups[key]
        return above

    def _add(self, above: DifferenceNode, one: Difference, unit: Difference) -> None:
        node = above.add(DifferenceNode(one.caption, difference=one, unit=unit))
        self._nodes.append(node)
        for part in one.parts:
            self._add(node, part, unit)

    # what Qt asks

    def index(self, row: int, column: int, parent: AnyIndex = TOP) -> QModelIndex:
        """The index of a row under `parent`."""
        above = self.node(parent) or self._root
        if not (0 <= row < len(above.children) and 0 <= column < len(CompareColumn)):
            return QModelIndex()
        return self.createIndex(row, column, above.children[row])

    def parent(self, index: AnyIndex) -> QModelIndex:  # type: ignore[override]
        """The index of the row above."""
        node = self.node(index)
        if node is None or node.parent is None or node.parent is self._root:
            return QModelIndex()
        return self.createIndex(node.parent.place, 0, node.parent)

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """How many rows stand under `parent`."""
        if parent.isValid() and parent.column() != 0:
            return 0
        return len((self.node(parent) or self._root).children)

    def columnCount(self, parent: AnyIndex = TOP) -> int:
        """Four columns."""
        return len(CompareColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """The captions of the columns."""
        shown = orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole
        return HEADERS[section] if shown else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """What can be taken or left has a box."""
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        box = index.column() == CompareColumn.TAKE and self._check(node) is not None
        return found | Qt.ItemFlag.ItemIsUserCheckable if box else found

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> object:
        """Texts, boxes, colours; a tip with the whole text."""
        node = self.node(index)
        if node is None:
            return None
        column = CompareColumn(index.column())
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._text(node, column)
        if role == Role.CheckStateRole and column is CompareColumn.TAKE:
            return self._check(node)
        if role == Role.ToolTipRole:
            return plain_tip(_whole(node, column))
        if role == Role.FontRole and node.difference is None:
            font = QFont()
            font.setBold(True)
            return font
        if role == Role.ForegroundRole:
            return self._color(node, column)
        if role == Role.SizeHintRole:
            return QSize(0, QFontMetrics(QApplication.font()).height() + ROOM)
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Role.EditRole) -> bool:
        """Leave a row out, with all under it, or take it again."""
        node = self.node(index)
        if role != Role.CheckStateRole or node is None or self._check(node) is None:
            return False
        rows = {unit.row for unit in node.units()}
        if Qt.CheckState(value) is Qt.CheckState.Unchecked:
            self.left_out |= rows
        else:
            self.left_out -= rows
        self._tell()
        return True

    def toggle(self, index: AnyIndex) -> None:
        """Leave out what is taken wholly, take what is not."""
        node = self.node(index)
        if node is not None and self._check(node) is not None:
            taken = self._check(node) is Qt.CheckState.Checked
            value = Qt.CheckState.Unchecked if taken else Qt.CheckState.Checked
            self.setData(index, value, Role.CheckStateRole)

    def settle(self, unit: Difference, taking: Taking | None) -> None:
        """Choose how a conflict ends; None leaves it open."""
        if taking is None:
            self.settled.pop(unit.key, None)
        else:
            self.settled[unit.key] = taking
        self._tell()

    def node(self, index: AnyIndex) -> DifferenceNode | None:
        """The row behind an index, None for none."""
        found = index.internalPointer() if index.isValid() else None
        return found if isinstance(found, DifferenceNode) else None

    def first_unit(self) -> QModelIndex:
        """The first difference of the tree."""
        index = self.index(0, 0)
        while (node := self.node(index)) is not None and node.difference is None and node.children:
            index = self.index(0, 0, index)
        return index

    def _tell(self) -> None:
        """All boxes and choices may look otherwise now: a row above shows what is under it."""
        for node in self._nodes:
            index = self.createIndex(node.place, CompareColumn.TAKE, node)
            self.dataChanged.emit(index, index)
        self.chosen.emit()

    def _check(self, node: DifferenceNode) -> Qt.CheckState | None:
        units = list(node.units())
        if not units:
            return None
        left = sum(unit.row in self.left_out for unit in units)
        if left == 0:
            return Qt.CheckState.Checked
        return Qt.CheckState.Unchecked if left == len(units) else Qt.CheckState.PartiallyChecked

    def _text(self, node: DifferenceNode, column: CompareColumn) -> str:
        if column is CompareColumn.WHAT:
            return _cut(node.title)
        one = node.difference
        if one is None:
            return ""
        if column is CompareColumn.TAKE:
            return self._taken(node)
        return _cut(readable(one.field, one.mine if column is CompareColumn.MINE else one.theirs))

    def _taken(self, node: DifferenceNode) -> str:
        unit = node.unit
        if unit is None or node.is_part:
            return ""
        if unit.row in self.left_out and unit.state is not Whose.MINE_ONLY:
            return "не брать"
        if unit.state is Whose.CONFLICT:
            taking = self.settled.get(unit.key)
            return f"разногласие: {CAPTIONS[taking]}" if taking else "разногласие"
        return "новое" if unit.state is Whose.THEIRS_ONLY else "только у меня"

    def _color(self, node: DifferenceNode, column: CompareColumn) -> object:
        unit, palette = node.unit, self._palette()
        if unit is None:
            return None
        if unit.state is Whose.MINE_ONLY or unit.row in self.left_out:
            return quiet_color(palette)
        open_one = unit.state is Whose.CONFLICT and unit.key not in self.settled
        return conflict_color(palette) if open_one and column is CompareColumn.TAKE else None


def _whole(node: DifferenceNode, column: CompareColumn) -> str:
    one = node.difference
    if one is None or column is CompareColumn.WHAT:
        return node.title
    return (
        ""
        if column is CompareColumn.TAKE
        else readable(one.field, one.mine if column is CompareColumn.MINE else one.theirs)
    )


def _cut(text: str) -> str:
    """`text` in one line, not longer than a cell can show."""
    line = " ".join(text[: 2 * LONGEST].split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
