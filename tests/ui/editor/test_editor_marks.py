"""«Исполнение», marks: ticks, the date of the work, what was done, the reason; typed text is never lost."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.typed.hygiene import LONGEST_TEXT, clean
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor import EditorPane
from tests.ui.editor_help import keyboard_order, leave, type_into


@pytest.fixture
def pane(qtbot, session):
    made = EditorPane(session)
    qtbot.addWidget(made)
    made.resize(440, 680)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def seminars(pane, session, activity):
    """1.2.4, due the whole year, as the chosen activity."""
    session.activity_chosen.emit(activity("1.2.4").uid)
    return activity("1.2.4").uid


@pytest.fixture
def form(pane, seminars):
    return pane.pages.execution.marks.form


def mark_of(session, uid, quarter=1):
    return session.document.marks_of(uid).get(quarter)


def test_a_tick_is_one_step_and_sets_no_date(form, session, seminars):
    form.done.click()
    mark = mark_of(session, seminars)
    assert (mark.state, mark.date) == (MarkState.DONE, None)
    assert session.file.undo_label == "Отметка 1.2.4, I квартал"
    form.no_information.click()
    assert mark_of(session, seminars).state is None


@pytest.mark.parametrize("pasted", ["Семинар\tв Топках", "Семинар\u200b в Топках", "Семинар в Кемерово\u0438\u0306"])
def test_a_text_that_was_tidied_is_stored_and_no_longer_being_typed(form, session, seminars, pasted):
    type_into(form.text, pasted)
    leave(form.text)
    assert not form.text.being_typed
    assert mark_of(session, seminars).text == form.text.toPlainText() == clean(pasted)


def test_a_text_that_no_document_can_hold_is_not_pasted_and_told_beside_the_field(form, session, seminars):
    type_into(form.text, "Семинар")
    pasted = QMimeData()
    pasted.setText("а" * LONGEST_TEXT)
    form.text.insertFromMimeData(pasted)
    assert "не вставлен" in form.text.notice.text()
    assert form.text.notice.isVisible()
    assert session.messages == []
    type_into(form.text, " в Топках")
    assert form.text.notice.text() == ""
    leave(form.text)
    assert mark_of(session, seminars).text == "Семинар в Топках"


def test_undo_from_elsewhere_shows_at_once(form, session):
    form.done.click()
    session.file.undo()
    assert not form.done.isChecked()
    session.file.redo()
    assert form.done.isChecked()


def test_a_date_is_stored_without_touching_the_tick(form, session, seminars):
    type_into(form.date.line, "14.3")
    leave(form.date.line)
    assert (mark_of(session, seminars).state, mark_of(session, seminars).date) == (None, date(2022, 3, 14))
    assert "«Выполнено» нет" in form.remark.text()
    form.done.click()
    assert mark_of(session, seminars).date == date(2022, 3, 14)
    assert form.remark.text() == ""


def test_a_date_of_another_quarter_is_stored_and_told(form, session, seminars):
    type_into(form.date.line, "1.4.22")
    leave(form.date.line)
    assert mark_of(session, seminars).date == date(2022, 4, 1)
    assert "не из I квартала" in form.remark.text()


def test_a_wrong_date_is_not_stored_and_leaving_the_row_says_so(form, session, seminars, activity):
    type_into(form.date.line, "31.02.2022")
    leave(form.date.line)
    assert "нет в календаре" in form.date.notice.text()
    session.activity_chosen.emit(activity("1.2.5").uid)
    assert mark_of(session, seminars) is None
    assert session.messages[-1].sentence == "Дата «31.02.2022» в пункте 1.2.4 не записана: такой даты нет."
    assert form.date.text() == ""


def test_typed_text_becomes_one_change_on_leaving_the_field(form, session, seminars):
    type_into(form.text, "Семинар в Топках")
    assert mark_of(session, seminars) is None
    leave(form.text)
    assert mark_of(session, seminars).text == "Семинар в Топках"
    type_into(form.note, "Материалы в УИК")
    leave(form.note)
    labels = [step.label for step in session.file.history(seminars)]
    assert labels == ["Отметка 1.2.4, I квартал, текст", "Отметка 1.2.4, I квартал, примечание"]
    assert not mark_of(session, seminars).conflict


def test_text_typed_when_the_power_fails_is_there_at_the_next_start(form, session, seminars, qtbot, tmp_path):
    with qtbot.waitSignal(form.text.drafted):
        type_into(form.text, "Семинар в Топках")
    copy = tmp_path / "после сбоя.sqlite"
    copy.write_bytes(session.file.path.read_bytes())
    with PlanFile.open(copy) as reopened:
        assert reopened.document.marks_of(seminars)[1].text == "Семинар в Топках"


def test_choosing_another_activity_stores_what_was_typed(form, session, seminars, activity):
    type_into(form.text, "Семинар в Топках")
    session.activity_chosen.emit(activity("1.2.5").uid)
    assert mark_of(session, seminars).text == "Семинар в Топках"
    assert form.text.toPlainText() == ""
    assert mark_of(session, activity("1.2.5").uid) is None


def test_choosing_another_quarter_stores_what_was_typed(form, session, seminars):
    type_into(form.note, "Перенесен")
    session.set_quarter(2)
    assert mark_of(session, seminars).note == "Перенесен"
    assert form.heading.text() == "II квартал"
    assert form.note.toPlainText() == ""


def test_a_heading_row_stores_what_was_typed(form, session, seminars):
    type_into(form.text, "Семинар")
    session.activity_chosen.emit("")
    assert mark_of(session, seminars).text == "Семинар"


def test_closing_stores_what_was_typed(pane, form, session, seminars):
    type_into(form.text, "Семинар")
    assert pane.may_close()
    assert mark_of(session, seminars).text == "Семинар"
    assert session.questions == []


def test_news_about_something_else_leave_a_text_that_is_being_typed(form, session, seminars, activity):
    type_into(form.text, "Семинар в Топ")
    session.file.events.hold(seminars, starts_on=date(2022, 3, 1))
    session.file.marks.mark([activity("1.2.5").uid], 1)
    assert form.text.toPlainText() == "Семинар в Топ"
    assert form.done.isChecked()


def test_undo_of_a_typed_text_takes_it_out_of_the_field_that_has_the_keyboard(pane, form, session):
    type_into(form.text, "Семинар")
    pane.flush()
    session.file.undo()
    assert form.text.hasFocus()
    assert form.text.toPlainText() == ""


def wants_undo(field):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    field.event(event)
    return event.isAccepted()


def test_ctrl_z_undoes_letters_first_and_then_belongs_to_the_document(form):
    type_into(form.text, "Семинар")
    assert wants_undo(form.text)
    QTest.keyClick(form.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.text.toPlainText() == ""
    assert not wants_undo(form.text)


def test_not_required_waits_for_its_reason_and_then_is_one_step(form, session, seminars):
    form.not_required.click()
    assert mark_of(session, seminars) is None
    assert form.note.hasFocus()
    assert "почему не требуется" in form.reason.text()
    assert form.not_required.isChecked()
    type_into(form.note, "Выборы не назначались")
    leave(form.note)
    mark = mark_of(session, seminars)
    assert (mark.state, mark.note, mark.conflict) == (MarkState.NOT_REQUIRED, "Выборы не назначались", False)
    assert form.reason.text() == ""
    assert len(session.file.history(seminars)) == 1
    session.file.undo()
    assert mark_of(session, seminars) is None


def test_a_reason_drafted_while_typed_still_makes_one_step(form, session, seminars, qtbot):
    form.not_required.click()
    with qtbot.waitSignal(form.note.drafted):
        type_into(form.note, "Выборы не назначались")
    leave(form.note)
    mark = mark_of(session, seminars)
    assert (mark.state, mark.note, mark.conflict) == (MarkState.NOT_REQUIRED, "Выборы не назначались", False)
    assert len(session.file.history(seminars)) == 1


def test_not_required_with_a_note_at_hand_is_stored_at_once(form, session, seminars):
    session.file.marks.mark([seminars], 1, state=None, note="Выборы не назначались")
    form.not_required.click()
    assert mark_of(session, seminars).state is MarkState.NOT_REQUIRED


def test_not_required_without_a_reason_is_given_up_and_said_so(form, session, seminars, activity):
    form.not_required.click()
    session.activity_chosen.emit(activity("1.2.5").uid)
    assert mark_of(session, seminars) is None
    assert "не указана причина" in session.messages[-1].sentence
    assert not form.not_required.isChecked()


def test_the_reason_of_not_required_cannot_be_emptied(form, session, seminars):
    session.file.marks.mark([seminars], 1, state=MarkState.NOT_REQUIRED, note="Выборы не назначались")
    form.note.setFocus()
    form.note.selectAll()
    form.note.insertPlainText("")
    leave(form.note)
    assert mark_of(session, seminars).note == "Выборы не назначались"
    assert form.note.toPlainText() == "Выборы не назначались"
    assert "Причина оставлена" in session.messages[-1].sentence


def test_a_tick_outside_the_term_is_offered_in_the_bar(pane, session, activity):
    february = activity("2.2.3").uid
    session.activity_chosen.emit(february)
    session.set_quarter(2)
    form = pane.pages.execution.marks.form
    assert "вне срока" in form.outside.text()
    form.done.click()
    assert not form.done.isChecked()
    message = session.messages[-1]
    assert message.sentence == "Срок пункта 2.2.3 – февраль. Отметить вне срока?"
    _, mark = message.offers[0]
    mark()
    assert form.done.isChecked()
    assert mark_of(session, february, 2).state is MarkState.DONE
    session.set_quarter(1)
    assert pane.pages.execution.marks.lines[2].words == "вне срока"


def test_the_other_quarters_stand_in_lines_and_a_click_changes_the_working_one(pane, form, session, seminars):
    session.file.marks.mark([seminars], 2, date=date(2022, 5, 5), text="Семинар\nв Топках")
    session.file.marks.mark([seminars], 3, state=MarkState.NOT_REQUIRED, note="Нет выборов")
    lines = pane.pages.execution.marks.lines
    assert [lines[quarter].isVisible() for quarter in (1, 2, 3, 4)] == [False, True, True, True]
    assert lines[2].words == "05.05.2022 · Семинар в Топках"
    assert lines[3].words == "не требуется · Нет выборов"
    assert lines[4].words == "еще не начался"
    assert lines[2].accessibleName() == "II квартал: выполнено"
    lines[2].click()
    assert session.quarter == 2
    assert form.text.toPlainText() == "Семинар\nв Топках"
    assert not lines[2].isVisible()


def test_a_mark_that_two_people_wrote_differently_says_so_until_one_is_kept(form, session, seminars, tmp_path):
    copy = tmp_path / "коллега.sqlite"
    session.file.copy_to(copy)
    with PlanFile.open(copy, device="colleague", author="Петров") as theirs:
        theirs.marks.mark([seminars], 1, text="Вебинар")
        bodies = theirs.bodies()
    session.file.marks.mark([seminars], 1, text="Семинар")
    session.file.unite(bodies)
    assert "двое изменили по-разному" in form.conflict.text()
    shown = form.text.toPlainText()
    form.settle.click()
    assert form.conflict.text() == ""
    assert not form.settle.isVisible()
    assert mark_of(session, seminars).text == shown
    assert not mark_of(session, seminars).conflict


def test_the_keyboard_goes_from_top_to_bottom(pane, form):
    fields = keyboard_order(pane.pages.execution.marks)
    tops = [field.mapTo(pane, field.rect().topLeft()).y() for field in fields]
    assert tops == sorted(tops)
    assert [field for field in fields if form.isAncestorOf(field)] == [
        *form.states.buttons,
        form.date.line,
        form.text,
        form.note,
    ]


def test_every_field_has_a_name(pane, form):
    fields = keyboard_order(pane)
    assert len(fields) > 8
    assert [field for field in fields if not (field.accessibleName() or getattr(field, "text", str)())] == []


def test_a_foreign_file_can_be_read_and_not_changed(qtbot, session, seminars, plan_path):
    session.file.marks.mark([seminars], 1, text="Семинар")
    with PlanFile.open(plan_path, read_only=True) as file:
        reading = Session(file, day=session.day)
        pane = EditorPane(reading)
        qtbot.addWidget(pane)
        reading.activity_chosen.emit(seminars)
        form = pane.pages.execution.marks.form
        assert form.text.toPlainText() == "Семинар"
        assert form.text.isReadOnly()
        assert form.note.isReadOnly()
        assert form.date.line.isReadOnly()
        assert not form.done.isEnabled()
        assert not form.not_required.isEnabled()
        assert not pane.pages.execution.events.new.isEnabled()
        pane.begin_event()
        assert pane.pages.execution.currentIndex() == 0
        assert pane.may_close()
        reading.close()
