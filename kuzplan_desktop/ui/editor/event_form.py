"""The form of an event, inside the pane: what was typed comes out of it as an EventInput."""

from datetime import date

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.domain.events.event_fields import added
from kuzplan_desktop.domain.marks import EventStatus
from kuzplan_desktop.domain.words import EVENT_FORMS
from kuzplan_desktop.ui.base.open_choice import OpenChoice
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.attaching import dragged_files
from kuzplan_desktop.ui.editor.attachment_panel import AttachmentPanel
from kuzplan_desktop.ui.editor.audiences import AudienceRows
from kuzplan_desktop.ui.editor.event_more import MoreFields
from kuzplan_desktop.ui.editor.event_values import EventInput, check_event, typed_event
from kuzplan_desktop.ui.editor.month_choice import MonthChoice
from kuzplan_desktop.ui.editor.offered import Offered
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.choice_group import show_checked
from kuzplan_desktop.ui.fields.date_field import DateField, FirstDayField
from kuzplan_desktop.ui.fields.form_rows import FormRows
from kuzplan_desktop.ui.fields.notice import Notice, Tone, bold_label
from kuzplan_desktop.ui.fields.scroll_page import ScrollPage
from kuzplan_desktop.ui.fields.typed_text import COUNTS_NOT_NAMES

STATUS_CAPTIONS = {
    EventStatus.HELD: "Проведено",
    EventStatus.PLANNED: "Запланировано",
    EventStatus.CANCELLED: "Отменено",
}


class EventForm(QWidget):
    """All fields of one event. `edited` tells of every letter, the other two of the buttons and their keys."""

    edited = Signal()
    save_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year, self._today = 2000, date.min
        self.rows = FormRows()
        self.heading = bold_label()
        self.remark = Notice(tone=Tone.HINT)
        self.conflict = Notice(tone=Tone.WARNING)
        self.status = {status: QRadioButton(caption) for status, caption in STATUS_CAPTIONS.items()}
        self.ends_on = DateField("По какой день")
        self.starts_on = FirstDayField("Дата", self.ends_on)
        self.month = MonthChoice("Месяц, если день еще не известен")
        self.form = OpenChoice("Форма", EVENT_FORMS)
        self.lines = {name: QLineEdit() for name in ("title", "place", "count", "minutes", "people")}
        self._places = QStringListModel(self)
        self.audiences = AudienceRows()
        self.more = MoreFields()
        self.attachments = AttachmentPanel(session, self)
        self.more_button = QToolButton()
        self.save = push_button("&Записать", "Ctrl+Enter")
        self.cancel = push_button("О&тмена", "Esc")
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    def _lay_out(self) -> None:
        self.more_button.setText("Под&робнее")
        self.more_button.setCheckable(True)
        self.more_button.setAutoRaise(True)
        self.more_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.save.setDefault(True)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.conflict)
        column.addLayout(left_row(*self.status.values()))
        column.addLayout(self._main_rows())
        column.addWidget(self.remark)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.more)
        column.addWidget(self.attachments)
        column.addStretch(1)
        self.area = ScrollPage(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area, 1)
        buttons = left_row(self.save, self.cancel)
        buttons.setContentsMargins(9, 4, 9, 9)
        outer.addLayout(buttons)

    def _main_rows(self) -> FormRows:
        rows = self.rows
        rows.add("starts_on", "&Дата", self.starts_on)
        rows.add("ends_on", "по (если дольше дня)", self.ends_on)
        self.month_label = rows.add("month", "или месяц", self.month)
        rows.add("form", "Форм&а", self.form)
        rows.add("title", "&Название", self.lines["title"])
        rows.add("place", "&Место", self.lines["place"])
        rows.add("count", "&Количество мероприятий", self.lines["count"])
        rows.add("minutes", "&Часов", self.lines["minutes"])
        rows.add("audiences", COUNTS_NOT_NAMES, self.audiences, above=True)
        rows.add("people", "Всего &участников", self.lines["people"])
        for name in ("count", "minutes", "people"):
            field = self.lines[name]
            field.setMaximumWidth(field.fontMetrics().horizontalAdvance("0" * 14))
        self.lines["minutes"].setPlaceholderText("1,5")
        completer = QCompleter(self._places, self)  # only offered: a place may begin like another one
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.lines["place"].setCompleter(completer)
        self.audiences.setAccessibleName("Участники по аудиториям")
        return rows

    def _connect(self) -> None:
        self.save.clicked.connect(self.save_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.more_button.toggled.connect(self._show_more)
        for button in self.status.values():
            button.toggled.connect(self._change_status)
        for field in (self.starts_on, self.ends_on):
            field.typed.connect(self._typing)
            field.line.editingFinished.connect(self._typing)
        self.month.activated.connect(self._typing)
        self.form.editTextChanged.connect(self._typing)
        for line in self.lines.values():
            line.textEdited.connect(self._typing)
        self.audiences.changed.connect(self._add_up)
        self.audiences.changed.connect(self._typing)
        self.more.edited.connect(self._typing)

    def show_input(self, heading: str, values: EventInput, year: int, quarter: int, today: date) -> None:
        """Show `values` under `heading`, in a plan of `year`; calendars open at the quarter."""
        self._year, self._today = year, today
        texts = values.texts
        self.heading.setText(heading)
        for field, text in ((self.starts_on, texts["starts_on"]), (self.ends_on, texts["ends_on"])):
            field.year, field.page = year, (year, 3 * quarter - 2)
            field.set_text(text)
        for status, button in self.status.items():
            show_checked(button, status is values.status)
        self.month.choose(texts["month"])
        self.form.show_value(texts["form"])
        for name, line in self.lines.items():
            line.setText(texts[name])
        self.audiences.show_rows(values.audiences)
        self.more.show_input(values)
        self.more_button.setChecked(self.more.filled)
        self._show_more(self.more_button.isChecked())
        self.rows.tell({})
        self.remark.tell("")
        self._show_month()
        self._add_up()
        self.area.verticalScrollBar().setValue(0)

    def offer(self, lists: Offered) -> None:
        """Offer what may be chosen from, and places that were written before."""
        self.form.offer(lists.forms)
        self.audiences.offer(lists.audiences)
        self._places.setStringList(list(lists.places))

    def open_lists(self) -> list[OpenChoice]:
        """The fields that are chosen from a list or typed past it."""
        return [self.form, *self.audiences.choices()]

    def typed(self) -> EventInput:
        """Everything as it stands in the form."""
        return typed_event(
            status=next(status for status, button in self.status.items() if button.isChecked()),
            starts_on=self.starts_on.text(),
            ends_on=self.ends_on.text(),
            month=self.month.month(),
            form=self.form.currentText(),
            audiences=self.audiences.rows(),
            **{name: line.text() for name, line in self.lines.items()},
            **self.more.typed(),
        )

    def tell(self, errors: dict[str, str]) -> None:
        """Show what is wrong beside the fields and go to the first of them."""
        self.rows.tell(errors)
        self.more.rows.tell(errors)
        first = next((name for name in (*self.rows.names, *self.more.names) if name in errors), None)
        if first is None:
            return
        if first in self.more.names:
            self.more_button.setChecked(True)
            self.more.rows.go_to(first)
        else:
            self.rows.go_to(first)

    def set_read_only(self, read_only: bool) -> None:
        """Only show the event."""
        for button in self.status.values():
            button.setEnabled(not read_only)
        self.starts_on.set_read_only(read_only)
        self.ends_on.set_read_only(read_only)
        self.month.setEnabled(not read_only)
        self.form.setEnabled(not read_only)
        for line in self.lines.values():
            line.setReadOnly(read_only)
        self.audiences.set_read_only(read_only)
        self.more.set_read_only(read_only)
        self.save.setVisible(not read_only)
        self.cancel.setText("&Закрыть" if read_only else "О&тмена")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Escape leaves."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.save_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Cancel):
            self.cancel_wanted.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the form of a stored event."""
        if self.attachments.takes_files and dragged_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are attached."""
        event.acceptProposedAction()
        self.attachments.attach(dragged_files(event.mimeData()))

    def _change_status(self, on: bool) -> None:
        if on:
            self._show_month()
            self._typing()

    def _show_month(self) -> None:
        held = self.typed().status is EventStatus.HELD
        self.month_label.setVisible(not held)
        self.month.setVisible(not held)

    def _show_more(self, shown: bool) -> None:
        self.more.setVisible(shown)
        self.more_button.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)

    def _add_up(self) -> None:
        """The sum over the audiences stands in the field of the total until a person types another."""
        checked = check_event(self.typed(), self._year, self._today)
        people = added(number for number, _ in checked.attendance.values())
        self.lines["people"].setPlaceholderText(str(people) if checked.attendance else "")

    def _typing(self) -> None:
        checked = check_event(self.typed(), self._year, self._today)
        self.rows.forget_mended(checked.errors)
        self.more.rows.forget_mended(checked.errors)
        self.edited.emit()
