"""«Показать на другой день»: the day of a year that is over on which states are told."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.typed.reading import read_day
from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.fields.date_field import DateField
from kuzplan_desktop.ui.fields.notice import Tone

INTRO = "Состояния пунктов показываются такими, какими они были в этот день. Записи и отчеты от этого не меняются."


class ShownDayDialog(FormDialog):
    """`chosen` carries the day (date), which is one of the plan's `year`."""

    chosen = Signal(object)

    def __init__(self, year: int, shown: date, parent: QWidget | None = None) -> None:
        super().__init__("Показать на другой день", INTRO, parent, does="Показать")
        self.setObjectName("shownDayDialog")
        self._year = year
        self.day = DateField("День", parent=self)
        self.day.year, self.day.page = year, (year, shown.month)
        self.day.show_day(shown)
        self.add_row("День", self.day)
        self.day.line.selectAll()

    def accept(self) -> None:
        """Show the day, if it is one of the year."""
        try:
            day = read_day(self.day.text(), self._year)
        except PlanError as error:
            self.day.notice.tell(str(error), Tone.ERROR)
            return
        if day is None or day.year != self._year:
            self.day.notice.tell(f"Укажите день {self._year} года.", Tone.ERROR)
            return
        self.chosen.emit(day)
        super().accept()
