"""The mark of the working quarter in full: its state, the date of the work, what was done, note or reason."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.marks import Mark, MarkState
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.words import MARK_CONTENT
from kuzplan_desktop.store.document.plan_file import KEEP
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.situation import asks_for_mark, day_quarter, offer_instead
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.date_field import STAYS, DateField
from kuzplan_desktop.ui.fields.flowing_row import FlowingRow
from kuzplan_desktop.ui.fields.notice import Notice, Tone, bold_label
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.fields.segments import Segments
from kuzplan_desktop.ui.fields.typed_text import COUNTS_NOT_NAMES, TypedText

NO_INFORMATION, DONE, NOT_REQUIRED = range(3)  # the places of the states
PLACES = {None: NO_INFORMATION, MarkState.DONE: DONE, MarkState.NOT_REQUIRED: NOT_REQUIRED}
WHY_NEEDED = "Напишите, почему не требуется: с причиной отметка запишется, без нее – нет."
CONFLICT = (
    "Эту отметку двое изменили по-разному. Показан один из вариантов, остальные есть в истории. "
    "Исправьте отметку или оставьте показанное."
)


class MarkForm(QWidget):
    """The working quarter's mark of one activity."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._activity: Activity | None = None
        self._quarter = 1
        self._reason_awaited = False
        self.heading = bold_label()
        self.outside = Notice(tone=Tone.HINT)
        self.conflict = Notice(tone=Tone.WARNING)
        self.settle = push_button("Оставить показанное")
        self.states = Segments(("Нет сведений", "Выполнено", "Не требуется"))
        self.no_information, self.done, self.not_required = self.states.buttons
        self.done.setText("В&ыполнено")
        self.not_required.setText("Не &требуется")
        self.date = DateField(MARK_CONTENT["date"], STAYS)
        self.text = TypedText(MARK_CONTENT["text"], least=3)
        self.note = TypedText(MARK_CONTENT["note"], least=2)
        self.reason = self.note.notice
        self.remark = Notice(self.date.line, Tone.WARNING)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        when = FlowingRow(self._label("&Дата выполнения", self.date), self.date)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.heading, self.outside, self.conflict):
            column.addWidget(widget)
        column.addLayout(left_row(self.settle))
        column.addLayout(left_row(self.states))
        column.addLayout(when)
        column.addWidget(self.remark)
        for caption, field in (("&Что сделано", self.text), ("При&мечание, причина", self.note)):
            column.addWidget(self._label(caption, field))
            column.addWidget(field)
            column.addWidget(field.notice)
        column.addStretch(1)
        self.text.setPlaceholderText(f"Напечатается в отчете как есть. {COUNTS_NOT_NAMES}")
        self.note.setPlaceholderText(COUNTS_NOT_NAMES)

    @staticmethod
    def _label(caption: str, field: QWidget) -> QLabel:
        label = plain_label(caption)
        label.setBuddy(field)
        return label

    def _connect(self) -> None:
        self.no_information.clicked.connect(self._take_away)
        self.done.clicked.connect(self._tick_done)
        self.not_required.clicked.connect(self._tick_not_required)
        self.settle.clicked.connect(self._settle)
        self.date.entered.connect(self._enter_date)
        self.text.drafted.connect(partial(self._draft, "text"))
        self.note.drafted.connect(partial(self._draft, "note"))
        self.text.left.connect(self._leave_text)
        self.note.left.connect(self._leave_note)

    def show_mark(self, activity: Activity, quarter: int) -> None:
        """Show the mark of `activity` in `quarter`. What was typed for the one shown before is stored first."""
        if self._activity and (self._activity.uid, self._quarter) == (activity.uid, quarter):
            self._activity = activity
            self._fill(anew=False)
            return
        self.leave()
        self._activity, self._quarter = activity, quarter
        self._fill(anew=True)

    def take_focus(self) -> None:
        """Put the keyboard where what was done is written: on a tick a space that is typed would toggle it."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Store what is being typed; an unfinished «Не требуется» is given up, and said so."""
        if self._activity is None:
            return
        self.flush()
        number = self._activity.number
        if self._reason_awaited:
            self._reason_awaited = False
            self._session.say(f"Отметка «Не требуется» в пункте {number} не записана: не указана причина.")
        if self.date.wrong:
            self._session.say(f"Дата «{self.date.text()}» в пункте {number} не записана: такой даты нет.")

    def flush(self) -> None:
        """Store what is being typed."""
        if self._activity is not None and not self._session.read_only:
            self.date.finish()
            self.text.flush()
            self.note.flush()

    def _mark(self) -> Mark | None:
        if self._activity is None:
            return None
        return self._session.document.marks_of(self._activity.uid).get(self._quarter)

    def _fill(self, anew: bool) -> None:
        mark = self._mark()
        state = mark.state if mark else None
        if state is MarkState.NOT_REQUIRED:
            self._reason_awaited = False
        self.heading.setText(f"{ROMAN[self._quarter]} квартал")
        self.states.choose(NOT_REQUIRED if self._reason_awaited else PLACES[state])
        self.date.year = self._session.document.plan.year
        self.date.page = (self.date.year, 3 * self._quarter - 2)
        self.date.show_day(mark.date if mark else None, anew=anew)
        for field, stored in ((self.text, mark.text if mark else ""), (self.note, mark.note if mark else "")):
            (field.load if anew else field.refresh)(stored)
        self.conflict.tell(CONFLICT if mark and mark.conflict else "")
        self.settle.setVisible(bool(mark and mark.conflict) and not self._session.read_only)
        self.reason.tell(WHY_NEEDED if self._reason_awaited else "", Tone.ERROR)
        self.remark.tell(self._remark_on(mark))
        self._tell_outside()
        self._set_enabled(not self._session.read_only)

    def _set_enabled(self, writable: bool) -> None:
        self.states.setEnabled(writable)
        self.date.set_read_only(not writable)
        self.text.setReadOnly(not writable)
        self.note.setReadOnly(not writable)

    def _tell_outside(self) -> None:
        inside = self._activity is None or asks_for_mark(self._session.document, self._activity, self._quarter)
        self.outside.tell("" if inside else f"{ROMAN[self._quarter]} квартал – вне срока этого пункта плана.")

    def _remark_on(self, mark: Mark | None) -> str:
        """What is odd about a stored mark, in one sentence."""
        if mark is None:
            return ""
        day, year = mark.date, self._session.document.plan.year
        if day and day_quarter(day, year) != self._quarter:
            return f"Эта дата – не из {ROMAN[self._quarter]} квартала {year} года."
        if mark.state is None and (day or mark.text):
            return "Сведения записаны, но отметки «Выполнено» нет."
        return ""

    def _store(self, state: MarkState | None) -> None:
        activity, quarter = self._activity, self._quarter
        if activity is not None:
            self._session.do(lambda: self._session.file.marks.mark([activity.uid], quarter, state=state))
            self._fill(anew=False)

    def _state(self) -> MarkState | None:
        mark = self._mark()
        return mark.state if mark else None

    def _take_away(self) -> None:
        """«Нет сведений»: what was written stays, the tick goes."""
        self._reason_awaited = False
        self.flush()
        if self._state() is None:
            self._fill(anew=False)
        else:
            self._store(None)

    def _tick_done(self) -> None:
        self._reason_awaited = False
        self.flush()
        activity, quarter = self._activity, self._quarter
        if activity is None:
            return
        if self._state() is MarkState.DONE or offer_instead(self._session, (activity.uid,), quarter):
            self._fill(anew=False)
        else:
            self._store(MarkState.DONE)

    def _tick_not_required(self) -> None:
        if self._reason_awaited or self._state() is MarkState.NOT_REQUIRED:
            return
        self._reason_awaited = True
        if self.note.written().strip():
            self._store_not_required()
        else:
            self._fill(anew=False)
            self.note.setFocus()

    def _store_not_required(self) -> None:
        """Tick and reason in one step."""
        activity, quarter, reason = self._activity, self._quarter, self.note.written().strip()
        if activity is None:
            return
        file = self._session.file
        self.text.flush()
        self._reason_awaited = False
        stored = self._mark()
        self._finish("note", stored.note if stored else "")  # the draft is not needed: the step below holds the text
        self._session.do(lambda: file.marks.mark([activity.uid], quarter, state=MarkState.NOT_REQUIRED, note=reason))
        self._fill(anew=False)

    def _enter_date(self, day: date | None) -> None:
        activity, quarter = self._activity, self._quarter
        if activity is not None:
            self._session.do(lambda: self._session.file.marks.mark([activity.uid], quarter, state=KEEP, date=day))
            self._fill(anew=False)

    def _settle(self) -> None:
        """Make what is shown the only content."""
        self.flush()
        activity, quarter, mark = self._activity, self._quarter, self._mark()
        if activity is not None and mark is not None:
            file, state, day, text, note = self._session.file, mark.state, mark.date, mark.text, mark.note
            self._session.do(
                lambda: file.marks.mark([activity.uid], quarter, state=state, date=day, text=text, note=note)
            )

    def _draft(self, field: str, text: str) -> None:
        if self._activity is not None:
            row = f"mark:{self._activity.uid}:{self._quarter}"
            self._session.do(lambda: self._session.file.typing.keep(row, field, text))

    def _leave_text(self, text: str) -> None:
        self._finish("text", text)

    def _leave_note(self, text: str) -> None:
        mark = self._mark()
        if self._reason_awaited:
            if text.strip():
                self._store_not_required()
        elif mark and mark.state is MarkState.NOT_REQUIRED and not text.strip():
            self._finish("note", mark.note)
            self.note.load(mark.note)
            self._session.say("Причина оставлена прежней.", "Чтобы убрать ее, сначала снимите отметку «Не требуется».")
        else:
            self._finish("note", text)

    def _finish(self, field: str, text: str) -> None:
        self._draft(field, text)
        self._session.do(self._session.file.typing.finish)
