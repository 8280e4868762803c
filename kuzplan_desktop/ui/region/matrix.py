"""The matrix of a region: commissions down, items of the plan across, a drawn sign for what was done in the period."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.region import CommissionLine, Region, Total, Work
from kuzplan_desktop.domain.reported import Reported
from kuzplan_desktop.domain.wording import plural, searchable
from kuzplan_desktop.ui.drawing.boxes import SIDE, beside_letters
from kuzplan_desktop.ui.drawing.palette import band_color, quiet_color, selection_color
from kuzplan_desktop.ui.fields.plain import plain_tip
from kuzplan_desktop.ui.region.lists import offer_copying
from kuzplan_desktop.ui.region.signs import WORDS, ground_of, sign_of

Index = QModelIndex | QPersistentModelIndex
FIGURES = ("Отчет", "Выполнено", "Мероприятий", "Участников")
ORDERS: tuple[Callable[[CommissionLine], float], ...] = (
    lambda line: list(Reported).index(line.handed.reported),
    lambda line: -line.done / max(line.asked, 1),
    lambda line: -line.amount.events,
    lambda line: -line.amount.people,
)  # of the columns of figures
ROW_HEIGHT, NAME_WIDTH = 26, 250  # pixels beside ordinary letters, as below; all of it grows
CELL_WIDTH, FIGURE_WIDTHS = 46, (146, 92, 92, 84)
WORK_ROLE = Qt.ItemDataRole.UserRole + 1


class RegionModel(QAbstractTableModel):
    """A Region as a table: the totals, the commissions, those that are missing; first the figures, then the items.

    Items that no commission has to do and none worked on are left out, as are commissions that the search passes over.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.region: Region | None = None
        self.lines: list[CommissionLine] = []
        self.columns: list[int] = []  # places of items in the region
        self._totals: list[Total] = []
        self._words = ""
        self._sorted_by: int | None = None

    def show_region(self, region: Region) -> None:
        """Show another region, or the same one anew."""
        self.beginResetModel()
        self.region = region
        used = {at for line in region.all_lines for at, cell in enumerate(line.cells) if cell.work is not Work.ABSENT}
        self.columns = [at for at in range(len(region.items)) if at in used or not region.all_lines]
        self._totals = [region.total(at) for at in self.columns]
        self._choose_lines()
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.region = None
        self.endResetModel()

    def search(self, words: str) -> None:
        """Show the commissions alone whose names hold `words`."""
        self.beginResetModel()
        self._words = searchable(words).strip()
        self._choose_lines()
        self.endResetModel()

    def sort_by(self, column: int) -> None:
        """Put the commissions in the order of a column of figures, the largest first; once more: by name again."""
        self.beginResetModel()
        self._sorted_by = None if column == self._sorted_by else column
        self._choose_lines()
        self.endResetModel()

    def _choose_lines(self) -> None:
        if self.region is not None:
            lines = [*self.region.all_lines, *self.region.missing]
            if self._sorted_by is not None:
                lines.sort(key=ORDERS[self._sorted_by])
            self.lines = [line for line in lines if self._words in searchable(line.name)]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The line of totals and one for each commission."""
        return 0 if parent.isValid() or self.region is None else 1 + len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The figures and the items."""
        return 0 if parent.isValid() or self.region is None else len(FIGURES) + len(self.columns)

    def line(self, row: int) -> CommissionLine | None:
        """The commission of a row, None for the totals."""
        return self.lines[row - 1] if 0 < row <= len(self.lines) else None

    def item(self, column: int) -> int | None:
        """The place of a column's item in the region, None for the figures."""
        at = column - len(FIGURES)
        return self.columns[at] if 0 <= at < len(self.columns) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if not index.isValid() or self.region is None:
            return None
        line, item = self.line(index.row()), self.item(index.column())
        if role == WORK_ROLE:
            return line.cells[item].work if line and line.cells and item is not None else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, item, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.words(line, item))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words(line, item) or self._text(line, item, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def _text(self, line: CommissionLine | None, item: int | None, column: int) -> str:
        if item is not None:
            total = self._totals[column - len(FIGURES)]
            return "" if line else f"{total.done}/{total.asked}"
        if line is None:
            return self._sum_text(column)
        if column == 0 or not line.cells:
            return line.handed.short if column == 0 else ""
        return (f"{line.done} из {line.asked}", str(line.amount.events), str(line.amount.people))[column - 1]

    def _sum_text(self, column: int) -> str:
        assert self.region is not None
        region, reported = self.region, [one.is_handed_in for one in self.region.reported]
        if column == 0:
            return f"{sum(reported)} из {len(reported)}"
        if column == 1:
            return f"{region.whole.done} из {region.whole.asked}"
        return str((region.amounts.events, region.amounts.people)[column - 2])

    def copied(self, at: Index) -> str:
        """What of a cell goes to the clipboard: its text, else the sign in a word."""
        work = at.data(WORK_ROLE)
        return str(at.data() or "") if work is None else "" if work is Work.ABSENT else WORDS[Work(work)]

    def words(self, line: CommissionLine | None, item: int | None) -> str:
        """A cell in words, for its tooltip and a screen reader."""
        region = self.region
        if region is None or item is None:
            return f"{line.name}\n{line.handed.words}" if line else ""
        about = f"{region.items[item].number} {region.items[item].title}"
        if line is None:
            total = region.total(item)
            late = f", вне срока {total.outside}" if total.outside else ""
            late += f", не выполнили в срок {total.late}" if total.late else ""
            amount = f"мероприятий {total.amount.events}, участников {total.amount.people}"
            commissions = plural(total.asked, "комиссии", "комиссий", "комиссий")
            return f"{about}\nВыполняли {total.done} из {total.asked} {commissions}{late}; {amount}"
        if not line.cells:
            return f"{line.name}\nСведения не представлены"
        cell = line.cells[item]
        held = f"; мероприятий {cell.events}, участников {cell.people}" if cell.events else ""
        return f"{line.name}\n{about}\n{WORDS[cell.work]}{held}"

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Numbers of items across, names of commissions down."""
        if self.region is None:
            return None
        if way == Qt.Orientation.Horizontal:
            return self._column_header(section, role)
        line = self.line(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return short_name(line.name) if line else "Всего"
        if role == Qt.ItemDataRole.ToolTipRole and line:
            return plain_tip(line.name)
        if role == Qt.ItemDataRole.ForegroundRole and line and not line.cells:
            return quiet_color(QPalette())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _column_header(self, section: int, role: int) -> Any:
        item = self.item(section)
        assert self.region is not None
        if role == Qt.ItemDataRole.DisplayRole:
            if item is None:
                return FIGURES[section]
            found = self.region.items[item]
            return f"{found.number}\nискл." if found.excluded else found.number  # another may have its number now
        if role == Qt.ItemDataRole.ToolTipRole and item is not None:
            found = self.region.items[item]
            out = f"\nИсключено из плана: {found.excluded}" if found.excluded else ""
            return plain_tip(f"{found.title}{out}")
        return None


class RegionDelegate(QStyledItemDelegate):
    """Draws the signs of the matrix, each painted once and kept."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._signs: dict[tuple[Work, int, int, float], QPixmap] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        model = index.model()
        assert isinstance(model, RegionModel)
        palette, rect = option.palette, option.rect
        line = model.line(index.row())
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, selection_color(palette))
        elif line is None or not line.cells:
            painter.fillRect(rect, band_color(palette))
        work = index.data(WORK_ROLE)
        if work is not None:
            ground = ground_of(Work(work), palette)
            if ground is not None and not selected:
                painter.fillRect(rect.adjusted(1, 1, -1, -1), ground)
            sign = self._sign(Work(work), palette, painter.device().devicePixelRatioF())
            side = beside_letters(SIDE) + 4
            painter.drawPixmap(rect.center().x() - side // 2 + 1, rect.center().y() - side // 2 + 1, sign)
            return
        painter.save()
        if line is None:
            font = QFont(option.font)
            font.setBold(True)
            painter.setFont(font)
        painter.setPen(quiet_color(palette) if line and not line.cells else palette.text().color())
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data() or ""))
        painter.restore()

    def _sign(self, work: Work, palette: QPalette, ratio: float) -> QPixmap:
        key = (work, palette.cacheKey(), beside_letters(SIDE), ratio)
        if key not in self._signs:
            self._signs[key] = sign_of(work, palette, ratio)
        return self._signs[key]


class MatrixView(QTableView):
    """Rows and columns grow with the letters."""

    def fit(self) -> None:
        """Rows as high and columns as wide as the letters want them; those of figures are wider."""
        names, numbers = self.verticalHeader(), self.horizontalHeader()
        names.setDefaultSectionSize(beside_letters(ROW_HEIGHT))
        names.setFixedWidth(beside_letters(NAME_WIDTH))
        numbers.setDefaultSectionSize(beside_letters(CELL_WIDTH))
        widen_figures(self)

    def changeEvent(self, event: QEvent) -> None:
        """Other letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self.fit()


def make_matrix(model: RegionModel, parent: QWidget) -> QTableView:
    """The view of the matrix: the names of the commissions stay at the left, the numbers of the items above."""
    view = MatrixView(parent)
    view.setObjectName("regionMatrix")
    view.setAccessibleName("Комиссии и пункты плана")
    view.setModel(model)
    view.setItemDelegate(RegionDelegate(view))
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    offer_copying(view, model.copied, whole=True)
    names, numbers = view.verticalHeader(), view.horizontalHeader()
    names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    names.setTextElideMode(Qt.TextElideMode.ElideRight)
    names.setSectionsClickable(True)
    numbers.setMinimumSectionSize(30)
    numbers.setSectionsClickable(True)
    numbers.setHighlightSections(False)
    view.setCornerButtonEnabled(False)
    view.setIconSize(QSize(SIDE, SIDE))
    view.fit()
    return view


def widen_figures(view: QTableView) -> None:
    """The columns of figures are wider than those of items."""
    for column, width in enumerate(FIGURE_WIDTHS):
        view.setColumnWidth(column, beside_letters(width))
