"""What a plan says of itself, over the draft: its name, year, and the decree that approved it."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSpinBox, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.limits import FIRST_YEAR, LAST_YEAR
from kuzplan_desktop.domain.typed.hygiene import checked
from kuzplan_desktop.ui.fields.date_field import DateField
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.import_plan.drafting import Drafting

TEXTS = {
    "title": ("&Наименование плана", "например, Сводный план мероприятий на 2027 год"),
    "authority": ("&Кем утвержден", "например, Избирательная комиссия Кемеровской области – Кузбасса"),
    "approved_number": ("№", "номер"),
}


class HeadForm(QWidget):
    """Fields that write to `drafting` when they are left."""

    def __init__(self, drafting: Drafting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafting = drafting
        self.lines = {name: QLineEdit(placeholderText=hint) for name, (_, hint) in TEXTS.items()}
        self.year = QSpinBox(minimum=FIRST_YEAR - 1, maximum=LAST_YEAR)
        self.year.setSpecialValueText("не указан")
        self.year.setKeyboardTracking(False)
        self.year.setAccessibleName("Год плана")
        self.day = DateField("День постановления", "Дата постановления осталась прежней.")
        self._lay_out()
        for name, line in self.lines.items():
            line.setAccessibleName("Номер постановления" if name == "approved_number" else _bare(name))
            line.editingFinished.connect(lambda name=name: self._write(name))
        self.year.valueChanged.connect(self._set_year)
        self.day.entered.connect(lambda day: drafting.set_head("День постановления", approved_on=day))
        drafting.changed.connect(self.read)
        self.read()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        fields: list[tuple[int, int, str, QWidget]] = [
            (0, 0, TEXTS["title"][0], self.lines["title"]),
            (0, 2, "&Год", self.year),
            (1, 0, TEXTS["authority"][0], self.lines["authority"]),
            (1, 2, "№", self.lines["approved_number"]),
            (1, 4, "от", self.day),
        ]
        for row, column, text, field in fields:
            label = plain_label(text, self)
            label.setBuddy(field)
            grid.addWidget(label, row, column)
            grid.addWidget(field, row, column + 1)
        grid.setColumnStretch(1, 1)
        letters = self.fontMetrics().averageCharWidth()
        self.lines["approved_number"].setFixedWidth(letters * 18)
        for before, after in zip(self._in_order(), self._in_order()[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def _in_order(self) -> list[QWidget]:
        lines = self.lines
        return [lines["title"], self.year, lines["authority"], lines["approved_number"], self.day.line]

    def read(self, *_: object) -> None:
        """Show the plan as it stands now."""
        head = self._drafting.state.head
        for name, line in self.lines.items():
            if line.text() != getattr(head, name):
                line.setText(getattr(head, name))
                line.setCursorPosition(0)
        with QSignalBlocker(self.year):
            self.year.setValue(head.year)
        self.day.year = head.year or self.day.year
        self.day.show_day(head.approved_on)

    def _write(self, name: str) -> None:
        try:
            text = checked(self.lines[name].text(), _bare(name), one_line=True)
        except PlanError as error:
            self._drafting.refused.emit(error)
            self.read()
            return
        if text != getattr(self._drafting.state.head, name):
            self._drafting.set_head(_bare(name), **{name: text})

    def _set_year(self, year: int) -> None:
        if year >= FIRST_YEAR:
            self._drafting.set_head("Год плана", year=year)


def _bare(name: str) -> str:
    """A caption without its mnemonic."""
    caption = TEXTS[name][0].replace("&", "")
    return "Номер постановления" if caption == "№" else caption
