"""What a report is about and in which formats it is made: the fields of the report panel for period and formats."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import ReportingPeriod, parse_reporting_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.reporting.sent_reports import FORMATS
from kuzplan_desktop.ui.fields.date_field import DateField
from kuzplan_desktop.ui.fields.plain import plain_label

FORMAT_CAPTIONS = {"pdf": "PDF", "xlsx": "Excel", "docx": "Word"}
OTHER_DATES = "другие даты…"
NO_PERIOD = "Укажите обе даты: с какого дня и по какой."


class PeriodChoice(QWidget):
    """Every period of a year, or two dates. `changed` tells of another one."""

    changed = Signal()

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = year
        self.list = QComboBox(self)
        self.list.setAccessibleName("Период")
        self.first, self.last = DateField("С какого дня"), DateField("По какой день")
        self.days = QWidget(self)
        for endings in ((f"-Q{number}" for number in range(1, 5)), ("-H1", "-H2", "-9M", ""), _months()):
            if self.list.count():
                self.list.insertSeparator(self.list.count())
            for ending in endings:
                period = parse_reporting_period(f"{year:04}{ending}")
                self.list.addItem(period.caption, period.key)
        self.list.insertSeparator(self.list.count())
        self.list.addItem(OTHER_DATES, "")
        self.list.setMaxVisibleItems(self.list.count())
        self.setFocusProxy(self.list)
        self._lay_out()
        self.list.currentIndexChanged.connect(self._choose)
        for field in (self.first, self.last):
            field.year = year
            field.entered.connect(self.changed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.days)
        row.setContentsMargins(0, 0, 0, 0)
        for caption, field in (("с", self.first), ("по", self.last)):
            row.addWidget(plain_label(caption, self))
            row.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.list)
        column.addWidget(self.days)
        self.days.hide()

    def _choose(self, *_: object) -> None:
        self.days.setVisible(not self.list.currentData())
        if not self.list.currentData() and not self.first.text():
            self.first.show_day(date(self._year, 1, 1))
            self.last.show_day(date(self._year, 12, 31))
        self.changed.emit()

    @property
    def period(self) -> ReportingPeriod | None:
        """The chosen period; None while two dates are not given, or stand the wrong way round."""
        key = self.list.currentData()
        if not key:
            first, last = self.first.shown_day(), self.last.shown_day()
            if first is None or last is None:
                return None
            key = f"{first.isoformat()}..{last.isoformat()}"
        try:
            return parse_reporting_period(key)
        except PlanError:
            return None

    def show_period(self, key: str) -> None:
        """Choose the period that `key` names."""
        row = self.list.findData(key)
        if row >= 0:
            self.list.setCurrentIndex(row)
            return
        period = parse_reporting_period(key)
        with QSignalBlocker(self.list):
            self.list.setCurrentIndex(self.list.count() - 1)
        self.first.show_day(period.first_day, anew=True)
        self.last.show_day(period.last_day, anew=True)
        self._choose()


def _months() -> tuple[str, ...]:
    return tuple(f"-{month:02}" for month in range(1, 13))


class FormatBoxes(QWidget):
    """The formats, any of them together. `changed` tells of other ones."""

    changed = Signal()

    def __init__(self, formats: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        from kuzplan_desktop.reports.writing import FORMATS as WRITTEN

        wanted = formats.split()
        self.boxes = {
            file_format: QCheckBox(FORMAT_CAPTIONS[file_format], self)
            for file_format in FORMATS
            if file_format in WRITTEN
        }
        for file_format, box in self.boxes.items():
            box.setChecked(file_format in wanted)
            box.toggled.connect(self.changed)
            row.addWidget(box)
        row.addStretch(1)
        self.setFocusProxy(self.boxes[FORMATS[0]])

    @property
    def formats(self) -> str:
        """The chosen formats with spaces between them: «pdf xlsx»; empty where none is chosen."""
        return " ".join(file_format for file_format, box in self.boxes.items() if box.isChecked())

    def choose(self, formats: str) -> None:
        """Choose these formats and no others."""
        for file_format, box in self.boxes.items():
            box.setChecked(file_format in formats.split())
