"""The source beside the draft: its lines, the chosen one in view, and over each column what it is taken for."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableView, QWidget

from kuzplan_desktop.exchange.plan.columns import ColumnRole
from kuzplan_desktop.ui.drawing.palette import band_color
from kuzplan_desktop.ui.fields.plain import plain_tip
from kuzplan_desktop.ui.import_plan.source_lines import SourceLine

ROLE_NAMES = {
    ColumnRole.NUMBER: "№",
    ColumnRole.TITLE: "наименование",
    ColumnRole.EXECUTORS: "исполнитель",
    ColumnRole.PERIOD: "срок",
    ColumnRole.EXTRA: "прочее",
}
NARROW = 52  # pixels of a column of numbers
BESIDE, ABOVE = 4, 3  # pixels between a cell's edge and its text
NEAR = 15  # lines around the chosen one that are measured before it is shown
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class SourceModel(QAbstractTableModel):
    """The lines of the source in columns; what covers several stands in the first of them."""

    def __init__(self, lines: tuple[SourceLine, ...], width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines = lines
        self._width = width
        self._widget = parent

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._width

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        part = next((one for one in line.parts if one.column == index.column()), None)
        if role == Qt.ItemDataRole.BackgroundRole and not line.is_row:
            return band_color(self._widget.palette())
        if part is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return part.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{line.place}\n{part.text}" if line.place else part.text)
        if role == Qt.ItemDataRole.FontRole:
            font = QFont(self._widget.font())
            font.setBold(part.bold)
            return font
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        return None


class RoleHeader(QHeaderView):
    """A row of choices over the columns: what each of them is taken for."""

    def __init__(self, roles: Sequence[ColumnRole], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.choices: list[QComboBox] = []
        for number, role in enumerate(roles, start=1):
            choice = QComboBox(self.viewport())
            choice.addItems(list(ROLE_NAMES.values()))
            choice.setCurrentIndex(list(ROLE_NAMES).index(role))
            choice.setAccessibleName(f"Что в столбце {number}")
            choice.setToolTip("Что в этом столбце документа")
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(1)
            choice.view().setMinimumWidth(self.fontMetrics().horizontalAdvance("наименование") + 40)
            self.choices.append(choice)
        self.sectionResized.connect(self._place)

    def sizeHint(self) -> QSize:
        """As high as a choice."""
        height = max((choice.sizeHint().height() for choice in self.choices), default=0)
        return QSize(0, height + 2 if height else super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choices follow their columns."""
        super().resizeEvent(event)
        self._place()

    def _place(self, *_: object) -> None:
        for column, choice in enumerate(self.choices):
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            choice.setGeometry(QRect(left + 1, 1, max(width - 4, 1), self.height() - 2))


class SourceView(QTableView):
    """`line_chosen` carries the place of a line that a person clicked on, `roles_chosen` what the columns are now."""

    line_chosen = Signal(str)
    roles_chosen = Signal(object)

    def __init__(
        self, lines: tuple[SourceLine, ...], roles: Sequence[ColumnRole], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sourceView")
        self.setAccessibleName("Документ")
        self.lines = lines
        self._measured: set[int] = set()
        self._at_place = {line.place: at for at, line in reversed(list(enumerate(lines))) if line.place}
        self.roles = tuple(roles)
        self.heads = RoleHeader(roles, self)
        self.setHorizontalHeader(self.heads)
        self.setModel(SourceModel(lines, max(len(roles), 1), self))
        for at, line in enumerate(lines):
            for part in line.parts:
                if part.span > 1:
                    self.setSpan(at, part.column, 1, part.span)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().height() + 2 * ABOVE)
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + 2 * ABOVE)
        self.heads.setVisible(bool(roles))
        self.verticalScrollBar().valueChanged.connect(self._measure_seen)
        self.heads.sectionResized.connect(self._measure_anew)
        for choice in self.heads.choices:
            choice.activated.connect(self._choose_roles)
        self.clicked.connect(lambda index: self.line_chosen.emit(self.lines[index.row()].place))

    def line_at(self, place: str) -> int:
        """The first line at a place of the source, -1 for none."""
        return self._at_place.get(place, -1)

    def show_line(self, at: int) -> None:
        """Mark a line and bring it into view; none for -1."""
        if at < 0:
            self.clearSelection()
            return
        self._measure(max(at - NEAR, 0), min(at + NEAR, len(self.lines)))
        self.selectRow(at)
        top = self.rowViewportPosition(at)
        if top < 0 or top + self.rowHeight(at) > self.viewport().height():
            self.scrollTo(self.model().index(at, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
            self._measure_seen()

    def show_roles(self, roles: Sequence[ColumnRole]) -> None:
        """Show what the columns are taken for."""
        self.roles = tuple(roles)
        for choice, role in zip(self.heads.choices, roles, strict=False):
            choice.setCurrentIndex(list(ROLE_NAMES).index(role))

    def _choose_roles(self) -> None:
        roles = tuple(list(ROLE_NAMES)[choice.currentIndex()] for choice in self.heads.choices)
        if roles != self.roles:
            self.roles_chosen.emit(roles)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns fill the width: numbers little, names twice as much as the others."""
        super().resizeEvent(event)
        shares = {ColumnRole.NUMBER: 0, ColumnRole.TITLE: 9}
        weights = [shares.get(role, 4) for role in self.roles] or [1]
        room = self.viewport().width() - NARROW * weights.count(0)
        for column, weight in enumerate(weights):
            self.setColumnWidth(column, room * weight // max(sum(weights), 1) if weight else NARROW)
        self._measure_anew()

    def _measure_anew(self, *_: object) -> None:
        self._measured.clear()
        self._measure_seen()

    def _measure_seen(self, *_: object) -> None:
        """Give the lines in view the height of their texts; the others wait until they are scrolled to."""
        at, height = max(self.rowAt(0), 0), 0
        while at < len(self.lines) and height < self.viewport().height():
            self._measure(at, at + 1)
            height += self.rowHeight(at)
            at += 1

    def _measure(self, first: int, end: int) -> None:
        plain = self.fontMetrics()
        heavy = QFont(self.font())
        heavy.setBold(True)
        bold = QFontMetrics(heavy)
        for at in range(first, end):
            if at in self._measured:
                continue
            self._measured.add(at)
            tallest = plain.height()
            for part in self.lines[at].parts:
                width = sum(self.columnWidth(column) for column in range(part.column, part.column + part.span))
                room = QRect(0, 0, max(width - 2 * BESIDE - 2, 1), 100_000)
                metrics = bold if part.bold else plain
                tallest = max(tallest, metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, part.text).height())
            self.setRowHeight(at, min(tallest + 2 * ABOVE + 2, 20 * plain.height()))
