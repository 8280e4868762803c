"""«Исполнение»: marks and events of an activity, and in their place the form of an event while one is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kuzplan_desktop.domain.marks import Event, EventStatus
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.ui.base.open_choice import may_be_stored
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.event_lines import EventLines
from kuzplan_desktop.ui.editor.event_values import Checked, EventInput, check_event, input_of, typed_event
from kuzplan_desktop.ui.editor.marks import QuarterMarks
from kuzplan_desktop.ui.editor.offered import offered
from kuzplan_desktop.ui.editor.situation import (
    disputed_fields,
    find_activity,
    leaves_quarter,
    remark_on_event,
    tick_goes_too,
)
from kuzplan_desktop.ui.editor.unfinished import KeptForm, OpenForm, OpenForms
from kuzplan_desktop.ui.editor.unfinished_file import LEAVE, STAY
from kuzplan_desktop.ui.fields.notice import Tone
from kuzplan_desktop.ui.fields.scroll_page import ScrollPage

if TYPE_CHECKING:
    from kuzplan_desktop.ui.editor.event_form import EventForm

NEW = "Новое мероприятие"
STORED = "Мероприятие"
LOST = "То, что введено в этой форме, не сохранится."
LEAVES = "Это последнее проведенное мероприятие этого квартала."


class ExecutionPage(QStackedWidget):
    """Marks and events of the activity shown, or its form of an event if one is open.

    A form is left open when another activity is chosen and stands there again, as it was, when the person comes
    back; only closing the window asks about it. `typed_in` tells of every letter in a form, `form_left` that one was
    saved or given up, `form_wanted` as of LineEntry.
    """

    typed_in = Signal()
    form_left = Signal()
    form_wanted = Signal(object)

    def __init__(self, session: Session, lines: EventLines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._activity: Activity | None = None
        self._forms = OpenForms()
        self._form: EventForm | None = None
        self.marks = QuarterMarks(session, lines)
        self.events, self.line = self.marks.events, self.marks.line
        content = QWidget()
        column = QVBoxLayout(content)
        column.addWidget(self.marks)
        column.addStretch(1)
        self._overview = ScrollPage(content)
        self.addWidget(self._overview)
        self.events.new_wanted.connect(self.begin_event)
        self.events.edit_wanted.connect(self.edit_event)
        self.events.hold_wanted.connect(self.hold_planned)
        self.line.form_wanted.connect(self.form_wanted)
        self.line.written.connect(self.events.reveal_written)

    @property
    def form(self) -> EventForm:
        """The form of an event, made when it is wanted for the first time."""
        if self._form is None:
            from kuzplan_desktop.ui.editor.event_form import EventForm

            self._form = EventForm(self._session)
            self._form.save_wanted.connect(self.save)
            self._form.cancel_wanted.connect(self.cancel)
            self._form.edited.connect(self._remark)
            self._form.edited.connect(self.typed_in)
            self.addWidget(self._form)
        return self._form

    def show_activity(self, activity: Activity) -> None:
        """Show an activity as it stands now; an open form stays as the person left it."""
        same = self._activity is not None and self._activity.uid == activity.uid
        if not same:
            self.put_aside()
            self._overview.verticalScrollBar().setValue(0)
        self._activity = activity
        self.marks.show_activity(activity)
        form = self._forms.of(activity.uid)
        if form is None:
            return
        if same:
            self._refresh_form(form)
        else:
            self._show_form(form)
            self.form.remark.tell("Это мероприятие еще не записано. Допишите его или нажмите «Отмена».", Tone.WARNING)

    def take_focus(self) -> None:
        """Put the keyboard into the page: the open form, else what was done in the working quarter."""
        if self._form_is_open():
            self.form.starts_on.setFocus()
        else:
            self.marks.form.take_focus()

    def put_aside(self) -> None:
        """Another row is coming: store what is being typed, keep the open form."""
        self.marks.form.leave()
        self._keep_form()
        self._activity = None
        self.setCurrentIndex(0)

    def flush(self) -> None:
        """Store what is being typed in the marks."""
        self.marks.form.flush()

    def unsaved(self) -> list[str]:
        """The activities whose form of an event was begun and neither saved nor closed."""
        return list(self.unfinished())

    def unfinished(self) -> dict[str, OpenForm]:
        """The forms that were begun and neither saved nor closed, by activity, as they stand now."""
        forms = self._forms.touched()
        form = self._forms.of(self._activity.uid) if self._activity and self._form_is_open() else None
        if self._activity is not None and form is not None:
            forms.pop(self._activity.uid, None)
            now = replace(form, typed=self.form.typed())
            if now.touched:
                forms[self._activity.uid] = now
        return forms

    def take_unfinished(self, kept: Mapping[str, KeptForm]) -> None:
        """Open the forms that an earlier session left; each waits under its activity."""
        for activity, form in kept.items():
            stored = (event for event in self._session.document.events_of(activity) if event.uid == form.event)
            event = next(stored, None)
            self._forms.begin(activity, form.reopened(event, STORED if event else NEW))

    def forget_forms(self) -> None:
        """Give up all forms that were begun."""
        for activity in self.unfinished():
            self._forms.close(activity)
        self.setCurrentIndex(0)
        self.form_left.emit()

    def begin_event(self, event: Event | None = None) -> bool:
        """Open the form for a new event, filled with what is known of `event`; or go back to the one that is open.

        True if what is known stands in the form.
        """
        if self._activity is None or self._session.read_only:
            return False
        if self._form_is_open():
            self.form.starts_on.setFocus()
            return event is None
        self._open_form(None, NEW, typed_event(), input_of(event) if event else None)
        return True

    def edit_event(self, uid: str) -> None:
        """Open the form for a stored event."""
        event = self._event(uid)
        if event is not None:
            self._open_form(event, STORED, input_of(event))

    def hold_planned(self, uid: str) -> None:
        """A planned event took place: one click if its day is known and has come, else the form asks for it."""
        event = self._event(uid)
        if event is None:
            return
        if event.starts_on is not None and (event.last_day or event.starts_on) <= self._session.day:
            self._session.do(lambda: self._session.file.events.edit(uid, status=EventStatus.HELD))
            return
        self.edit_event(uid)
        self.form.status[EventStatus.HELD].click()
        self.form.starts_on.setFocus()

    def save(self) -> None:
        """Write the event down as one step, or tell what is missing."""
        activity = self._activity
        form = self._forms.of(activity.uid) if activity else None
        if activity is None or form is None or self._session.read_only:
            return
        for choice in self.form.open_lists():
            choice.complete()
        if errors := self._checked().errors:
            self.form.tell(errors)
            return
        if not all(may_be_stored(self._session, choice) for choice in self.form.open_lists()):
            return
        uid = self._write(activity, form, self._checked())
        if uid is not None:
            self._close_form()
            self.events.reveal(uid)

    def _checked(self) -> Checked:
        return check_event(self.form.typed(), self._session.document.plan.year, self._session.day)

    def _write(self, activity: Activity, form: OpenForm, checked: Checked) -> str | None:
        """Store a new event or the changes of a stored one; its uid, None if the document or the person refused."""
        file, event = self._session.file, form.event
        stored = self._event(event.uid) if event else None
        if event is None or stored is None:
            return self._session.do(
                lambda: file.events.hold(activity.uid, **checked.fields, attendance=checked.attendance)
            )
        changes, uid = checked.changes_of(event), event.uid
        leaves = leaves_quarter(stored, checked, self._session.document.plan.year)
        clear = leaves and tick_goes_too(self._session, stored, LEAVES)
        if clear is None:
            return None

        def edit() -> str:
            if changes or event.conflicts:  # saving a form unchanged settles what it shows, also that the event stays
                file.events.edit(uid, seen=form.seen, clear_mark=clear, **changes)
            return uid

        return self._session.do(edit)

    def cancel(self) -> None:
        """Leave the form; asks only if something was typed."""
        if self._activity is None:
            return
        form = self._forms.of(self._activity.uid)
        touched = form is not None and self.form.typed() != form.began
        if touched and not self._session.ask("Закрыть без записи?", LOST, yes=LEAVE, no=STAY):
            return
        self._close_form()

    def tell_missing(self) -> None:
        """Show in the open form, if there is one, what it lacks to be saved."""
        if self._form_is_open():
            self.form.tell(self._checked().errors)

    def _event(self, uid: str) -> Event | None:
        events = self._session.document.events_of(self._activity.uid) if self._activity else ()
        return next((event for event in events if event.uid == uid), None)

    def _form_is_open(self) -> bool:
        return self.currentIndex() == 1

    def _open_form(
        self, event: Event | None, heading: str, values: EventInput, typed: EventInput | None = None
    ) -> None:
        """Open the form of `values`; what was `typed` elsewhere stands in it as if it had been typed there."""
        if self._activity is None:
            return
        self.marks.form.flush()
        self._show_form(OpenForm(event, heading, values, values))
        began = self.form.typed()
        seen = self._session.file.seen(event.uid) if event else {}
        form = OpenForm(event, heading, began, typed or began, seen)
        self._forms.begin(self._activity.uid, form)
        if typed is not None:
            self._show_form(form)
            self.typed_in.emit()
        self._remark()
        self.form.starts_on.setFocus()

    def _show_form(self, form: OpenForm) -> None:
        session, year = self._session, self._session.document.plan.year
        self.form.offer(offered(session.document))
        self.form.show_input(form.heading, form.typed, year, session.quarter, session.day)
        self.form.set_read_only(self._session.read_only)
        self.form.conflict.tell(disputed_fields(form.event))
        self.form.attachments.show_event(form.event)
        self.setCurrentWidget(self.form)

    def _refresh_form(self, form: OpenForm) -> None:
        """Show anew a stored event that changed while nothing was typed in its form."""
        stored = self._event(form.event.uid) if form.event else None
        if form.event is None or stored == form.event or self.form.typed() != form.began:
            return
        if stored is None:
            self._close_form()
        else:
            self._open_form(stored, STORED, input_of(stored))

    def _keep_form(self) -> None:
        if self._activity is not None and self._form_is_open():
            self._forms.keep(self._activity.uid, self.form.typed())

    def _close_form(self) -> None:
        if self._activity is not None:
            self._forms.close(self._activity.uid)
        self.setCurrentIndex(0)
        self.events.list.setFocus()
        self.form_left.emit()

    def _remark(self) -> None:
        """What there is to know about the event as it stands in the form."""
        document = self._session.document
        activity = find_activity(document, self._activity.uid) if self._activity else None
        if activity is not None:
            sentence, warning = remark_on_event(document, activity, self._checked(), self._session.today)
            self.form.remark.tell(sentence, Tone.WARNING if warning else Tone.HINT)
