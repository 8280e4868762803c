"""The head line of the region's window: period, search, undo and redo, adding files, reports; below it the progress of
taking files in."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kuzplan_desktop.domain.reporting.report_kinds import OF_REGION, ReportOption
from kuzplan_desktop.domain.wording import MONTHS
from kuzplan_desktop.store.region.consolidated_reading import PlanRow
from kuzplan_desktop.ui.fields.search_field import SearchField
from kuzplan_desktop.ui.frame.head_button import HeadButton
from kuzplan_desktop.ui.frame.head_ground import HeadGround
from kuzplan_desktop.ui.frame.quarter_bar import QuarterBar

PARTS = {
    "Другой период": "-Q",
    "I полугодие": "-H1",
    "9 месяцев": "-9M",
    "II полугодие": "-H2",
    "Весь год": "",
    **{MONTHS[number - 1].capitalize(): f"-{number:02}" for number in range(1, 13)},
}  # the caption of a part of the year -> what its key adds to the year
# What each button is called, its icon and its key; the keys of the first two are those of the menu.
BUTTONS = {
    "files": ("Добавить файлы…", "files", "Ctrl+Shift+A"),
    "folder": ("Добавить папку…", "folder", "Ctrl+Shift+D"),
    **{
        kind.name: (
            f"{kind.title}…",
            *(("report", "F9") if kind.takes(ReportOption.EXAMPLES) else ("matrix", "Shift+F9")),
        )
        for kind in OF_REGION
    },
}
LEVELS = ((True, True), (True, False), (False, False))  # words on the buttons and keys behind them, as there is room
LEAST_SEARCH, MOST_SEARCH = 110, 420  # pixels
BESIDE, SPACING = 10, 8  # pixels


class RegionBar(HeadGround):
    """Tells by signals what was asked for: `wanted` with a key of BUTTONS. Who decides sees to `undo` and `redo`."""

    wanted = Signal(str)
    part_chosen = Signal(str)
    plan_chosen = Signal(str)
    searched = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("regionBar")
        self.quarters = QuarterBar(self)
        self.quarters.show_fates("none")
        self.parts, self.plans = QComboBox(self), QComboBox(self)
        self.parts.setObjectName("regionPeriod")
        self.parts.setAccessibleName("Другой период")
        self.parts.addItems(list(PARTS))
        self.plans.setAccessibleName("План")
        self.plans.hide()
        self.undo, self.redo = HeadButton("undo", self, key="Ctrl+Z"), HeadButton("redo", self, key="Ctrl+Y")
        self.buttons = {
            name: HeadButton(icon, self, key=key, first=icon == "report") for name, (_, icon, key) in BUTTONS.items()
        }
        self.search = SearchField("Найти комиссию", "Ctrl+F", self)
        self.search.setObjectName("regionSearch")
        self.search.setAccessibleName("Поиск комиссии")
        self.progress = QProgressBar(self)
        self.cancel_button = QPushButton("Пр&ервать", self)
        self._lay_out()
        self.quarters.group.chosen.connect(lambda place: self.part_chosen.emit(f"-Q{place + 1}"))
        self.parts.activated.connect(self._choose_part)
        self.plans.activated.connect(lambda place: self.plan_chosen.emit(self.plans.itemData(place)))
        self.search.textChanged.connect(self.searched)
        self.cancel_button.clicked.connect(self.cancelled)
        for name, button in self.buttons.items():
            words, _, key = BUTTONS[name]
            button.name(words)
            if name not in ("files", "folder"):
                button.setShortcut(key)
            button.clicked.connect(lambda *_, name=name: self.wanted.emit(name))
        self.show_running(False)
        self.take_ground()

    def _lay_out(self) -> None:
        self.search.setMinimumWidth(LEAST_SEARCH)
        self.search.setMaximumWidth(MOST_SEARCH)
        top = QHBoxLayout()
        top.setSpacing(SPACING)
        for widget in (self.quarters, self.parts, self.plans):
            top.addWidget(widget)
        top.addWidget(self.search, 3)
        top.addWidget(self.undo)
        top.addWidget(self.redo)
        top.addStretch(1)
        for button in self.buttons.values():
            top.addWidget(button)
        below = QHBoxLayout()
        below.addWidget(self.progress, 1)
        below.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(BESIDE, 7, BESIDE, 8)
        column.addLayout(top)
        column.addLayout(below)

    def _fit(self) -> None:
        """Show as much as there is room for."""
        wide = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText()) + 70
        for words, keys in LEVELS:
            for button in self.buttons.values():
                button.show_words(words=words, key=keys)
            shown = (part for part in (*self._always(), *self.buttons.values()) if not part.isHidden())
            if 2 * BESIDE + wide + sum(part.sizeHint().width() + SPACING for part in shown) <= self.width():
                break

    def _always(self) -> tuple[QWidget, ...]:
        """What never gives way."""
        return (self.quarters, self.parts, self.plans, self.undo, self.redo)

    def minimumSizeHint(self) -> QSize:
        """The line at its narrowest: icons alone."""
        always = sum(part.sizeHint().width() + SPACING for part in self._always() if not part.isHidden())
        icons = sum(button.bare_width() + SPACING for button in self.buttons.values())
        return QSize(2 * BESIDE + LEAST_SEARCH + always + icons, super().minimumSizeHint().height())

    def _choose_part(self, place: int) -> None:
        if place:
            self.part_chosen.emit(list(PARTS.values())[place])

    def show_period(self, quarter: int, part: str) -> None:
        """Show which quarter is worked on, or which other part of the year."""
        self.quarters.group.choose(quarter - 1)
        places = list(PARTS.values())
        self.parts.setCurrentIndex(0 if quarter or part not in places else places.index(part))

    def show_plans(self, plans: Sequence[PlanRow], chosen: str) -> None:
        """Offer the plans of the file, if there are several."""
        self.plans.clear()
        for plan in plans:
            self.plans.addItem(f"План {plan.year}, комиссий {plan.commissions}", plan.uid)
        self.plans.setCurrentIndex(max(self.plans.findData(chosen), 0))
        self.plans.setVisible(len(plans) > 1)
        self._fit()

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
