"""The filters above the table of events: quarter, status, own items, words."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from kuzplan_desktop.domain.calendar import QUARTERS, ROMAN
from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.domain.wording import quoted, searchable
from kuzplan_desktop.domain.words import EVENT_STATUSES
from kuzplan_desktop.ui.events.rows import EventFilter
from kuzplan_desktop.ui.fields.flowing_row import FlowingRow
from kuzplan_desktop.ui.fields.segments import Segments

TYPING = 120  # milliseconds after the last key before the table follows
ANY_STATUS = "в любом состоянии"


class EventFilters(QWidget):
    """`changed` carries the EventFilter that is chosen now; `search_left` that the keyboard goes to the table."""

    changed = Signal(object)
    search_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quarters = Segments(("Весь год", *(ROMAN[quarter] for quarter in QUARTERS)), self)
        for button in self.quarters.group.buttons():
            place = self.quarters.group.id(button)
            button.setAccessibleName(f"{ROMAN[place]} квартал" if place else "Весь год")
        self.quarters.choose(0)
        self.status = QComboBox(self)
        self.status.setAccessibleName("Состояние мероприятий")
        self.status.addItem(ANY_STATUS, "")
        for status in EventStatus:
            self.status.addItem(EVENT_STATUSES[status], status.value)
        self.own = QCheckBox("только наши п&ункты", self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Найти мероприятие")
        self.search.setAccessibleName("Найти мероприятие")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(150)
        row = FlowingRow(self.quarters, self.status, self.own, self.search)
        row.setSpacing(10)
        self.setLayout(row)
        self._typing = QTimer(self, interval=TYPING, singleShot=True)
        self._typing.timeout.connect(self._tell)
        self.quarters.group.idClicked.connect(self._tell)
        self.status.currentIndexChanged.connect(self._tell)
        self.own.toggled.connect(self._tell)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.search.returnPressed.connect(self._leave_search)

    @property
    def chosen(self) -> EventFilter:
        """What is chosen."""
        status = self.status.currentData()
        return EventFilter(
            quarter=max(self.quarters.group.checkedId(), 0),
            status=EventStatus(status) if status else None,
            own_only=self.own.isChecked(),
            words=tuple(searchable(self.search.text()).split()),
        )

    def words(self) -> str:
        """The filter in words, «I квартал; проведено; слова «топки»»; empty where all is shown."""
        chosen, typed = self.chosen, " ".join(self.search.text().split())
        parts = (
            f"{ROMAN[chosen.quarter]} квартал" if chosen.quarter else "",
            EVENT_STATUSES[chosen.status] if chosen.status else "",
            "только пункты с участием комиссии" if chosen.own_only else "",
            f"слова {quoted(typed)}" if typed else "",
        )
        return "; ".join(filter(None, parts))

    def show_all(self) -> None:
        """Take all filters away."""
        self.quarters.choose(0)
        self.status.setCurrentIndex(0)
        self.own.setChecked(False)
        self.search.clear()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the search into the table, Escape empties it."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self._leave_search()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _leave_search(self) -> None:
        self._tell()
        self.search_left.emit()

    def _tell(self, *_: object) -> None:
        self._typing.stop()
        self.changed.emit(self.chosen)
