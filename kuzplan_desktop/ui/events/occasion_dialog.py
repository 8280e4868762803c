"""OccasionDialog: when an event is or was, and who came; what is asked before it is held, moved or repeated."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.domain.wording import day_digits
from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.base.open_choice import may_be_stored
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.audiences import AudienceRows
from kuzplan_desktop.ui.editor.event_values import Checked, EventInput, check_event
from kuzplan_desktop.ui.editor.offered import offered
from kuzplan_desktop.ui.fields.date_field import DateField, FirstDayField
from kuzplan_desktop.ui.fields.notice import Notice, Tone

WHEN = "Например: 14.05.{year}, 14–15.05.{year} или октябрь."


class OccasionDialog(FormDialog):
    """`began` is what else is known of the event. `status` None: planned or held, as the day is to come or has been.

    `confirmed` carries the Checked of what was typed, which nothing is wrong with.
    """

    confirmed = Signal(object)

    def __init__(
        self,
        title: str,
        intro: str,
        began: EventInput,
        session: Session,
        parent: QWidget | None = None,
        *,
        status: EventStatus | None = None,
        people: bool = True,
    ) -> None:
        super().__init__(title, intro, parent)
        self.setObjectName("occasionDialog")
        self._session = session
        self._began, self._status = began, status
        self._year = session.document.plan.year
        self.last = DateField("Последний день")
        self.first = FirstDayField("Дата", self.last)
        self.people = QLineEdit(began.texts["people"])
        self.people.setPlaceholderText("сложится из строк выше")
        self.audiences = AudienceRows()
        self.remark = Notice(self.first.line, Tone.HINT)
        self._errors = {"starts_on": self.first.notice, "ends_on": self.last.notice}
        self._errors |= {name: Notice() for name in ("audiences", "people", "")}
        self._lay_out(people=people)
        self._show(session.document)
        self.first.typed.connect(self._tell_status)
        self._tell_status()

    def _lay_out(self, *, people: bool) -> None:
        when = QWidget()
        column = QVBoxLayout(when)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.first)
        column.addWidget(self.remark)
        when.setFocusProxy(self.first)
        self.add_row("&Дата", when)
        self.add_row("&Последний день", self.last)
        rows: tuple[tuple[str, QWidget, str], ...] = (
            ("&Кто был", self.audiences, "audiences"),
            ("&Всего участников", self.people, "people"),
        )
        for caption, field, name in rows if people else ():
            self.add_row(caption, field)
            self.form.addRow("", self._errors[name])
        for field in (self.audiences, self.people):
            field.setVisible(people)
        self.form.addRow(self._errors[""])

    def _show(self, document: Document) -> None:
        for field in (self.first, self.last):
            field.year = self._year
            field.page = (self._year, self._session.day.month)
        month = self._began.texts["month"]
        self.first.set_text(self._began.texts["starts_on"])
        if not self._began.texts["starts_on"] and month:
            self.first.page = (self._year, int(month))
        self.last.set_text(self._began.texts["ends_on"])
        self.audiences.offer(offered(document).audiences)
        self.audiences.show_rows(self._began.audiences)

    def typed(self) -> EventInput:
        """What stands in the dialog, with what was known before; rows of participants without a number are none."""
        texts = dict(self._began.texts)
        texts |= {
            "starts_on": self.first.text(),
            "ends_on": self.last.text(),
            "month": "",
            "people": self.people.text(),
        }
        rows = tuple(row for row in self.audiences.rows() if row.people.strip() or row.tested.strip())
        typed = EventInput(self._status or EventStatus.HELD, texts, rows)
        if self._status is None and self._is_to_come(typed):
            typed = replace(typed, status=EventStatus.PLANNED)
        return typed

    def accept(self) -> None:
        """Hand over what was typed, or tell beside the fields what is wrong."""
        checked = self.checked()
        if checked.errors:
            self._tell(checked.errors)
            return
        if all(may_be_stored(self._session, choice) for choice in self.audiences.choices()):
            self.confirmed.emit(self.checked())
            super().accept()

    def checked(self) -> Checked:
        """What the dialog means."""
        return check_event(self.typed(), self._year, self._session.day)

    def _is_to_come(self, typed: EventInput) -> bool:
        planned = check_event(replace(typed, status=EventStatus.PLANNED), self._year, self._session.day)
        day = planned.last_day
        return day is not None and (day > self._session.day or planned.fields.get("month") is not None)

    def _tell(self, errors: Mapping[str, str]) -> None:
        others = [sentence for name, sentence in errors.items() if name not in self._errors]
        for name, notice in self._errors.items():
            notice.tell(" ".join(others) if not name else errors.get(name, ""), Tone.ERROR)
        wrong: QWidget = {"people": self.people, "ends_on": self.last.line}.get(next(iter(errors)), self.first.line)
        wrong.setFocus()

    def _tell_status(self) -> None:
        """Say what it will be written down as, where the day decides."""
        words = WHEN.format(year=self._year)
        if self._status is None and self.first.text().strip() and self.typed().status is EventStatus.PLANNED:
            words = "Этот день еще не наступил: мероприятие будет записано запланированным."
        elif self._status is EventStatus.HELD:
            words = f"Проведено не позднее {day_digits(_latest(self._session.day, self._year))}."
        self.remark.tell(words)


def _latest(day: date, year: int) -> date:
    """The last day on which an event of a plan of `year` can have been held."""
    return min(day, date(year, 12, 31))
