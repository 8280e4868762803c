"""The bar of the region's window: quarter, adding files, search, reports; below it the progress of taking files in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import QUARTERS, ROMAN
from kuzplan_desktop.domain.reporting.report_kinds import OF_REGION
from kuzplan_desktop.ui.base.search_field import SearchField
from kuzplan_desktop.ui.base.segments import Segments

BUTTONS = {
    "files": "Добавить фай&лы…",
    "folder": "Добавить п&апку…",
    **{kind.name: f"&{kind.title}…" for kind in OF_REGION},
}


class RegionBar(QWidget):
    """Tells by signals what was asked for: `wanted` with a key of BUTTONS."""

    wanted = Signal(str)
    quarter_chosen = Signal(int)
    searched = Signal(str)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quarters = Segments([f"{ROMAN[quarter]} кв." for quarter in QUARTERS], self)
        self.buttons = {name: QPushButton(text, self) for name, text in BUTTONS.items()}
        self.search = SearchField("Найти комиссию", "Ctrl+F", self)
        self.search.setObjectName("regionSearch")
        self.search.setAccessibleName("Поиск комиссии")
        self.progress = QProgressBar(self)
        self.cancel_button = QPushButton("Пр&ервать", self)
        self._lay_out()
        self.quarters.group.idClicked.connect(lambda place: self.quarter_chosen.emit(place + 1))
        self.search.textChanged.connect(self.searched)
        self.cancel_button.clicked.connect(self.cancelled)
        for name, button in self.buttons.items():
            button.clicked.connect(lambda *_, name=name: self.wanted.emit(name))
        self.show_running(False)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for widget in (self.quarters, self.buttons["files"], self.buttons["folder"]):
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
