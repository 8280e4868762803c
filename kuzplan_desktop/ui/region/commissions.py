"""«Комиссии»: the list of the commissions with their districts, which she fills, and what each came to."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.region import CommissionLine, Region
from kuzplan_desktop.domain.reported import Reported
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.ui.fields.plain import plain_label, plain_tip
from kuzplan_desktop.ui.region.lists import offer_copying

HEADERS = ("Комиссия", "Округ", "Отчет", "Выполнено", "Мероприятий", "Участников")
HINT = (
    "Округ можно указать сразу нескольким: выделите их. Показатели округов – на «Диаграммах» и в контрольной таблице."
)
ORDER, KEY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class CommissionsView(QWidget):
    """The list, sorted by the column that is clicked; `district_wanted` (keys of commissions) asks for a district."""

    district_wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("regionCommissions")
        self.tree.setAccessibleName("Список комиссий")
        self.tree.setHeaderLabels(HEADERS)
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for column, width in enumerate((150, 90, 130, 74, 84)):
            self.tree.setColumnWidth(column, width)
        self.tree.setSortingEnabled(True)
        self.tree.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        offer_copying(self.tree)
        self.button = QPushButton("Окру&г…", self)
        self.button.setEnabled(False)
        below = QHBoxLayout()
        below.addWidget(self.button)
        below.addWidget(plain_label(HINT, self, wrap=True), 1)
        page = QVBoxLayout(self)
        page.addWidget(self.tree, 1)
        page.addLayout(below)
        self.button.clicked.connect(lambda *_: self._ask())
        self.tree.itemActivated.connect(lambda *_: self._ask())
        self.tree.itemSelectionChanged.connect(lambda: self.button.setEnabled(bool(self.tree.selectedItems())))

    def show_region(self, region: Region) -> None:
        """Show the commissions of a region, the regional one too, which is of no district; the chosen ones stay so."""
        chosen = set(self.chosen)
        self.tree.clear()
        for line in (*region.all_lines, *region.missing):
            item = _CommissionItem(line)
            self.tree.addTopLevelItem(item)
            if line is region.own_line:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsSelectable)
            item.setSelected(line.key in chosen)

    @property
    def chosen(self) -> list[str]:
        """The keys of the chosen commissions."""
        return [item.data(0, KEY) for item in self.tree.selectedItems()]

    def _ask(self) -> None:
        if self.chosen:
            self.district_wanted.emit(self.chosen)


class _CommissionItem(QTreeWidgetItem):
    """A commission; its columns of figures are ordered as numbers, one without a document behind the others."""

    def __init__(self, line: CommissionLine) -> None:
        done = f"{line.done} из {line.asked}" if line.cells else ""
        figures = [str(line.amount.events), str(line.amount.people)] if line.cells else ["", ""]
        super().__init__([short_name(line.name), line.district, line.handed.short, done, *figures])
        orders: tuple[Any, ...] = (
            searchable(line.name),
            (not line.district, searchable(line.district)),
            list(Reported).index(line.handed.reported),
            line.done / line.asked if line.asked else -1.0,
            line.amount.events if line.cells else -1,
            line.amount.people if line.cells else -1,
        )
        for column, order in enumerate(orders):
            self.setData(column, ORDER, order)
        self.setData(0, KEY, line.key)
        self.setToolTip(0, plain_tip(f"{line.name}\n{line.handed.words}"))

    def __lt__(self, other: QTreeWidgetItem) -> bool:
        tree = self.treeWidget()
        column = tree.sortColumn() if tree else 0
        mine, theirs = self.data(column, ORDER), other.data(column, ORDER)
        return bool(mine < theirs)
