"""The reports of the year in a list: what has become of each; the one that is chosen is made beside it."""

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QWidget

from kuzplan_desktop.domain.calendar import default_today
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.reporting.amendments import to_amend
from kuzplan_desktop.domain.reporting.report_kinds import PROGRESS
from kuzplan_desktop.domain.todo.reports import report_fates
from kuzplan_desktop.domain.todo.values import Fate, ReportFate
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing.palette import conflict_color, state_color
from kuzplan_desktop.ui.fields.plain import plain_tip

MOVED = "записи с тех пор изменились"


class PeriodList(QListWidget):
    """`wanted` carries the key of the period that a person chose."""

    wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("periodList")
        self.setAccessibleName("Отчеты года")
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._choose)
        self.currentItemChanged.connect(lambda item, _: self._choose(item))
        session.day_changed.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """List the reports as they stand now."""
        chosen = self.key
        fates = report_fates(self._session.document, self._session.day)
        with QSignalBlocker(self):
            self.clear()
            for fate in fates:
                moved = self._is_moved(fate)
                words = f"{fate.caption}: {fate.words}{f', {MOVED}' if moved else ''}"
                item = QListWidgetItem(words)
                item.setToolTip(plain_tip(words))
                item.setData(Qt.ItemDataRole.UserRole, fate.period.key)
                if (color := self._color(fate, moved=moved)) is not None:
                    item.setForeground(QBrush(color))
                self.addItem(item)
        self.show_period(chosen)
        self._fit()

    @property
    def key(self) -> str:
        """The key of the period that is chosen, empty where none of the list is."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def show_period(self, key: str) -> None:
        """Show which period is chosen; nobody is told."""
        keys = [self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count())]
        with QSignalBlocker(self):
            self.setCurrentRow(keys.index(key) if key in keys else -1)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window from light to dark, and its letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.refresh()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.wanted.emit(item.data(Qt.ItemDataRole.UserRole))

    def _is_moved(self, fate: ReportFate) -> bool:
        """True if what was sent is not how it stands now."""
        document = self._session.document
        if fate.fate is not Fate.SENT:
            return False
        today = default_today(self._session.day, document.plan.year)
        return any(to_amend(document, PROGRESS.name, fate.period, today, own=own) for own in (True, False))

    def _color(self, fate: ReportFate, *, moved: bool) -> QColor | None:
        if fate.fate is Fate.SENT:
            return conflict_color(self.palette()) if moved else state_color(State.DONE, self.palette())
        return state_color(State.LATE, self.palette()) if fate.fate is Fate.OVERDUE else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard alone chooses no other period."""
        with QSignalBlocker(self):
            super().focusInEvent(event)

    def _fit(self) -> None:
        """As high as its rows."""
        rows = sum(max(self.sizeHintForRow(row), 1) for row in range(self.count()))
        self.setFixedHeight(rows + 2 * self.frameWidth() + 2)
