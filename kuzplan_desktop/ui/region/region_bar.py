"""The bar of the region's window: quarter, adding files, search, reports; below it the progress of taking files in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import QUARTERS, ROMAN
from kuzplan_desktop.domain.reporting.report_kinds import OF_REGION
from kuzplan_desktop.domain.wording import MONTHS
from kuzplan_desktop.store.region.consolidated_reading import PlanRow
from kuzplan_desktop.ui.fields.search_field import SearchField
from kuzplan_desktop.ui.fields.segments import Segments

PARTS = {
    "Другой период": "-Q",
    "I полугодие": "-H1",
    "9 месяцев": "-9M",
    "II полугодие": "-H2",
    "Весь год": "",
    **{MONTHS[number - 1].capitalize(): f"-{number:02}" for number in range(1, 13)},
}  # the caption of a part of the year -> what its key adds to the year
BUTTONS = {
    "files": "Добавить фай&лы…",
    "folder": "Добавить п&апку…",
    **{kind.name: f"&{kind.title}…" for kind in OF_REGION},
}


class RegionBar(QWidget):
    """Tells by signals what was asked for: `wanted` with a key of BUTTONS."""

    wanted = Signal(str)
    part_chosen = Signal(str)
    plan_chosen = Signal(str)
    searched = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quarters = Segments([f"{ROMAN[quarter]} кв." for quarter in QUARTERS], self)
        self.parts, self.plans = QComboBox(self), QComboBox(self)
        self.parts.setObjectName("regionPeriod")
        self.parts.setAccessibleName("Другой период")
        self.parts.addItems(list(PARTS))
        self.plans.setAccessibleName("План")
        self.plans.hide()
        self.buttons = {name: QPushButton(text, self) for name, text in BUTTONS.items()}
        self.search = SearchField("Найти комиссию", "Ctrl+F", self)
        self.search.setObjectName("regionSearch")
        self.search.setAccessibleName("Поиск комиссии")
        self.progress = QProgressBar(self)
        self.cancel_button = QPushButton("Пр&ервать", self)
        self._lay_out()
        self.quarters.group.idClicked.connect(lambda place: self.part_chosen.emit(f"-Q{place + 1}"))
        self.parts.activated.connect(self._choose_part)
        self.plans.activated.connect(lambda place: self.plan_chosen.emit(self.plans.itemData(place)))
        self.search.textChanged.connect(self.searched)
        self.cancel_button.clicked.connect(self.cancelled)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda *_, name=name: self.wanted.emit(name))
        self.show_running(False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for widget in (self.quarters, self.parts, self.plans, self.buttons["files"], self.buttons["folder"]):
            top.addWidget(widget)
        top.addWidget(self.search, 1)
        for kind in OF_REGION:
            top.addWidget(self.buttons[kind.name])
        below = QHBoxLayout()
        below.addWidget(self.progress, 1)
        below.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.addLayout(top)
        column.addLayout(below)

    def _choose_part(self, place: int) -> None:
        if place:
            self.part_chosen.emit(list(PARTS.values())[place])

    def show_period(self, quarter: int, part: str) -> None:
        """Show which quarter is worked on, or which other part of the year."""
        group = self.quarters.group
        group.setExclusive(False)
        for button in group.buttons():
            button.setChecked(group.id(button) == quarter - 1)
        group.setExclusive(True)
        places = list(PARTS.values())
        self.parts.setCurrentIndex(0 if quarter or part not in places else places.index(part))

    def show_plans(self, plans: Sequence[PlanRow], chosen: str) -> None:
        """Offer the plans of the file, if there are several."""
        self.plans.clear()
        for plan in plans:
            self.plans.addItem(f"План {plan.year}, комиссий {plan.commissions}", plan.uid)
        self.plans.setCurrentIndex(max(self.plans.findData(chosen), 0))
        self.plans.setVisible(len(plans) > 1)

    def show_running(self, running: bool) -> None:
        """Show that files are being taken in, or that none are."""
        self.progress.setVisible(running)
        self.progress.setRange(0, 0)
        self.cancel_button.setVisible(running)
        for name in ("files", "folder"):
            self.buttons[name].setEnabled(not running)

    def show_progress(self, done: int, of: int) -> None:
        """Show how many of how many files are through."""
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)
        self.progress.setFormat(f"Прочитано файлов: {done} из {of}")
