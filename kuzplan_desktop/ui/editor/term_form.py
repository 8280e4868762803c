"""Another срок in place of the plan's: the wording, how it is understood, and on what ground."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import QUARTERS, ROMAN
from kuzplan_desktop.domain.period.period import PeriodKind, parse_period, understood
from kuzplan_desktop.domain.typed.hygiene import clean
from kuzplan_desktop.domain.wording import MONTHS
from kuzplan_desktop.ui.base.open_choice import OpenChoice
from kuzplan_desktop.ui.editor.unfinished import Term
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.form_rows import FormRows
from kuzplan_desktop.ui.fields.notice import Notice, Tone

WORDINGS = (
    *(month.capitalize() for month in MONTHS),
    *(f"{ROMAN[quarter]} квартал" for quarter in QUARTERS),
    "I полугодие",
    "II полугодие",
    "В течение года",
)


class TermForm(QWidget):
    """Asks for a новый срок. `set_wanted` carries (wording, ground), both filled in; `edited` tells of every letter."""

    set_wanted = Signal(str, str)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = 2000
        self._shown: Term = ("", "")
        self.rows = FormRows()
        self.wording = OpenChoice("Новый срок", WORDINGS, any_case=True)
        self.meaning = Notice(tone=Tone.HINT)
        self.ground = QLineEdit(placeholderText="письмо ИККО от … № …")
        self.set = push_button("Изменить с&рок")
        self.rows.add("period_override", "Новы&й срок", self.wording)
        self.rows.addRow("", self.meaning)
        self.rows.add("period_reason", "Ос&нование", self.ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.rows)
        column.addLayout(left_row(self.set))
        self.wording.editTextChanged.connect(self._explain)
        self.ground.textEdited.connect(self._explain)
        self.wording.editTextChanged.connect(self.edited)
        self.ground.textEdited.connect(self.edited)
        self.ground.returnPressed.connect(self._want)
        self.set.clicked.connect(self._want)

    def show_term(self, term: Term, year: int) -> None:
        """Show a wording and its ground, in a plan of `year`."""
        self._year, self._shown = year, term
        self.wording.setCurrentText(term[0])
        self.ground.setText(term[1])
        self.rows.tell({})
        self._explain()

    def typed(self) -> Term:
        """The wording and its ground as they stand in the fields."""
        return clean(self.wording.currentText()).strip(), clean(self.ground.text()).strip()

    @property
    def touched(self) -> bool:
        """True if a person typed something that was not stored."""
        return self.typed() != self._shown

    def _explain(self) -> None:
        """How the program understands the wording."""
        wording, ground = self.typed()
        mended = {"period_override": "" if wording else "?", "period_reason": "" if ground else "?"}
        self.rows.forget_mended({name: mark for name, mark in mended.items() if mark})
        period = parse_period(wording, self._year)
        if not wording:
            self.meaning.tell("")
        elif period.kind is PeriodKind.UNKNOWN:
            self.meaning.tell("Такой срок программа не понимает: отмечать можно будет любой квартал.", Tone.WARNING)
        else:
            self.meaning.tell(understood(period), Tone.HINT)

    def _want(self) -> None:
        self.wording.complete()
        wording, ground = self.typed()
        missing = {}
        if not ground:
            missing["period_reason"] = "Укажите основание: документ, которым срок перенесен."
        if not wording:
            missing["period_override"] = "Выберите новый срок из списка или напишите его."
        self.rows.tell(missing)
        if missing:
            self.rows.go_to(min(missing))
        else:
            self.set_wanted.emit(wording, ground)
