"""«Мероприятия»: the events behind the chosen part of the matrix, found by words, and the examples picked from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.events.event_text import event_days, event_line, event_name
from kuzplan_desktop.domain.figures.amounts import amounts_of
from kuzplan_desktop.domain.plan.plan import Activity, natural_key
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.store.region.heard_events import MOST_EVENTS, Heard
from kuzplan_desktop.ui.fields.plain import offer_clearing, plain_label, plain_tip
from kuzplan_desktop.ui.region.lists import offer_copying

Index = QModelIndex | QPersistentModelIndex
HEADERS = ("Дата", "Комиссия", "Пункт", "Мероприятие", "Участников", "Место")
ORDERS: dict[int, Callable[[Heard, dict[str, str]], Any]] = {
    0: lambda heard, _: heard.event.last_day or date.max,
    1: lambda heard, _: searchable(heard.commission),
    2: lambda heard, numbers: natural_key(numbers.get(heard.event.activity, "")),
    3: lambda heard, _: searchable(event_name(heard.event)),
    4: lambda heard, _: heard.event.participants,
    5: lambda heard, _: searchable(heard.event.place),
}  # of the columns, for sorting
TYPING = 250  # milliseconds after the last key before the file is searched


class EventsModel(QAbstractTableModel):
    """Events of commissions as rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Heard] = []
        self._numbers: dict[str, str] = {}
        self._order = (0, Qt.SortOrder.AscendingOrder)

    def show_events(self, rows: list[Heard], numbers: dict[str, str]) -> None:
        """Show other events; `numbers` are those of the items by uid."""
        self.beginResetModel()
        self.rows, self._numbers = rows, numbers
        self._put_in_order()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Put the events in the order of a column: days and numbers by what they mean."""
        self.beginResetModel()
        self._order = (column, order)
        self._put_in_order()
        self.endResetModel()

    def _put_in_order(self) -> None:
        column, order = self._order
        if column in ORDERS:
            key = ORDERS[column]
            self.rows.sort(key=lambda heard: key(heard, self._numbers), reverse=order == Qt.SortOrder.DescendingOrder)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The number of events."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The number of columns."""
        return 0 if parent.isValid() else len(HEADERS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if not index.isValid():
            return None
        heard = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            event = heard.event
            return (
                event_days(event),
                short_name(heard.commission),
                self._numbers.get(event.activity, ""),
                event_name(event),
                str(event.participants),
                event.place,
            )[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{heard.commission}\n{event_line(heard.event)}")
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The captions of the columns."""
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADERS[section]
        return None


def figures_of_list(rows: list[Heard], region: Region, *, of_region: bool) -> str:
    """What the listed events come to, as the matrix counts them for a commission or for all of them (`of_region`); and
    what is in none of its figures."""
    pairs = {(heard.document, heard.event.activity) for heard in rows}
    counted = {pair for pair in pairs if region.counts(*pair)}
    ours = [heard.event for heard in rows if (heard.document, heard.event.activity) in counted]
    others = [heard.event for heard in rows if (heard.document, heard.event.activity) not in counted]
    inside, outside = amounts_of(ours, of_region=of_region), amounts_of(others)
    within = f" (из них с участием в чужих {inside.taken_part})" if inside.taken_part and not of_region else ""
    found = [f"Мероприятий {inside.events}{within}, участников {inside.people}."]
    if len(rows) == MOST_EVENTS:
        found.insert(0, f"Показаны первые {MOST_EVENTS} записей: уточните поиск.")
    if inside.taken_part and of_region:
        found.append(f"Участие комиссий в чужих мероприятиях ({inside.taken_part}) мероприятием не считается.")
    if outside.events or outside.people:
        found.append(
            "Не вошли записи по пунктам, которые комиссия не исполняет: "
            f"мероприятий {outside.events}, участников {outside.people}."
        )
    return " ".join(found)


class EventsView(QWidget):
    """Asks for events by `wanted` (the words of the search), tells picked examples by `examples_changed`."""

    wanted = Signal(str)
    examples_changed = Signal(str, str, str)  # the uid of the item, the key of the period, the text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = plain_label("Выберите ячейку, комиссию или пункт.", self, wrap=True)
        self.search = QLineEdit(self)
        self.search.setObjectName("eventSearch")
        self.search.setPlaceholderText("Поиск по мероприятиям")
        self.search.setAccessibleName("Поиск по мероприятиям")
        offer_clearing(self.search)
        self.model = EventsModel(self)
        self.table = QTableView(self)
        self.figures = plain_label("", self, wrap=True)
        self.caption = plain_label("", self, wrap=True)
        self.examples = QPlainTextEdit(self)
        self.add_button = QPushButton("&Добавить выбранное", self)
        self.save_button = QPushButton("Сохранить п&римеры", self)
        self._shown = ("", "")  # the item and the period whose examples stand there
        self._stored = self._kept = ""  # the examples as the file told them last, and as they were kept last
        self._typed = QTimer(self, singleShot=True, interval=TYPING)
        self._lay_out()
        self._typed.timeout.connect(lambda: self.wanted.emit(self.search.text()))
        self.search.textChanged.connect(lambda: self._typed.start())
        self.add_button.clicked.connect(self.add_chosen)
        self.save_button.clicked.connect(self.keep)
        self.show_item(None, "", "")

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName("Мероприятия")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(24)
        header = self.table.horizontalHeader()
        offer_copying(self.table)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        for column, width in enumerate((80, 110, 48, 160, 78)):
            self.table.setColumnWidth(column, width)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.examples.setAccessibleName("Примеры для сводного отчета")
        self.examples.setPlaceholderText("Что напечатать в сводном отчете о работе комиссий по этому пункту")
        self.examples.setMaximumHeight(110)
        self.examples.setTabChangesFocus(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        page = QVBoxLayout(self)
        page.addWidget(self.about)
        page.addWidget(self.search)
        page.addWidget(self.table, 1)
        page.addWidget(self.figures)
        page.addWidget(self.caption)
        page.addWidget(self.examples)
        page.addLayout(buttons)

    def show_events(self, about: str, rows: list[Heard], numbers: dict[str, str], figures: str) -> None:
        """Show the events behind what was chosen, and what they come to."""
        self.about.setText(about)
        self.model.show_events(rows, numbers)
        self.figures.setText(figures)

    def show_item(self, item: Activity | None, period: str, examples: str) -> None:
        """Show the examples of one item in a period; None if none is chosen.

        What was typed about another one is kept; what is being typed about the same one stays as it is.
        """
        shown = (item.uid if item else "", period)
        if shown == self._shown and (examples == self._stored or self._is_unsaved):
            self._stored = examples
            return
        if shown != self._shown:
            self.keep()
        self._shown, self._stored, self._kept = shown, examples, examples
        for widget in (self.caption, self.examples, self.add_button, self.save_button):
            widget.setVisible(item is not None)
        if item is not None:
            self.caption.setText(f"Примеры для сводного отчета, пункт {item.number}:")
            if self._text != examples:
                self.examples.setPlainText(examples)

    @property
    def _text(self) -> str:
        return self.examples.toPlainText().strip()

    @property
    def _is_unsaved(self) -> bool:
        return bool(self._shown[0]) and self._text != self._kept

    def add_chosen(self) -> None:
        """Write the chosen events down as examples."""
        chosen = [self.model.rows[index.row()] for index in self.table.selectionModel().selectedRows()]
        lines = [f"{short_name(heard.commission)}: {event_line(heard.event)}" for heard in chosen]
        former = self.examples.toPlainText().rstrip()
        self.examples.setPlainText("\n".join(filter(None, (former, *lines))))
        if lines:
            self.keep()

    def keep(self) -> None:
        """Tell the examples if others were typed."""
        if self._is_unsaved:
            self._kept = self._text
            self.examples_changed.emit(*self._shown, self._kept)
