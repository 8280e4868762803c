"""«Исполнение», events: written down, edited, held, deleted; a form that was begun is never lost."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor import EditorPane
from tests.ui.editor_help import keyboard_order, type_into

# The list that completes what is typed is a popup, which the offscreen platform cannot raise.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier


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
def page(pane, seminars):
    return pane.pages.execution


@pytest.fixture
def list_(page):
    return page.events.list


def lines(list_):
    return [list_.item(row).text() for row in range(list_.count())]


def begin(page):
    page.events.new.click()
    return page.form


def form_is_open(page):
    return page.currentWidget() is not page.widget(0)


def test_a_seminar_is_written_down_by_keyboard_as_one_step_with_its_tick(page, list_, session, seminars):
    list_.setFocus()
    QTest.keyClick(list_, Qt.Key.Key_Insert)
    form = page.form
    assert form.starts_on.line.hasFocus()
    assert form.starts_on.text() == ""
    type_into(form.starts_on.line, "14.03.2022")
    type_into(form.form, "семинар")
    type_into(form.lines["place"], "Топки")
    type_into(form.lines["minutes"], "1,5")
    type_into(form.audiences.choices()[0], "члены УИК")
    type_into(form.audiences.people_fields()[0], "37")
    assert "I квартал" in form.remark.text()
    QTest.keyClick(form.lines["place"], Qt.Key.Key_Return, CTRL)
    assert not form_is_open(page)
    assert lines(list_) == ["14.03 · Топки · семинар · 37 чел."]
    event = session.document.events_of(seminars)[0]
    assert (event.minutes, event.count, event.participants) == (90, 1, 37)
    assert session.document.marks_of(seminars)[1].state is MarkState.DONE
    assert page.marks.form.done.isChecked()
    session.file.undo()
    assert lines(list_) == []
    assert not page.marks.form.done.isChecked()


def test_an_empty_row_for_participants_is_always_at_hand_and_the_sum_shows(page):
    form = begin(page)
    assert len(form.audiences.people_fields()) == 1
    type_into(form.audiences.choices()[0], "члены УИК")
    type_into(form.audiences.people_fields()[0], "37")
    type_into(form.audiences.choices()[1], "наблюдатели")
    type_into(form.audiences.people_fields()[1], "5")
    assert len(form.audiences.people_fields()) == 3
    assert form.lines["people"].placeholderText() == "42"
    type_into(form.starts_on.line, "14.03.2022")
    type_into(form.lines["people"], "4")
    assert "не может быть меньше" in form.remark.text()
    type_into(form.lines["people"], "50")
    assert "получается 42" in form.remark.text()
    assert "В отчет пойдет 450" in form.remark.text()


def test_a_row_of_participants_can_be_taken_out(page):
    form = begin(page)
    for number, audience in enumerate(("члены УИК", "наблюдатели")):
        type_into(form.audiences.choices()[number], audience)
        type_into(form.audiences.people_fields()[number], "5")
    form.audiences.findChildren(QToolButton)[0].click()
    assert [row.audience for row in form.audiences.rows()] == ["наблюдатели"]
    assert form.lines["people"].placeholderText() == "5"
    form.audiences.findChildren(QToolButton)[0].click()
    assert form.audiences.rows() == ()
    assert len(form.audiences.choices()) == 1


def test_several_days_typed_as_one_are_parted_into_their_fields(page, qtbot):
    form = begin(page)
    type_into(form.starts_on.line, "14–15 марта 2022 г.")
    qtbot.keyClick(form.starts_on.line, Qt.Key.Key_Tab)
    assert (form.starts_on.text(), form.ends_on.text()) == ("14.03.2022", "15.03.2022")
    assert form.starts_on.notice.text() == ""
    type_into(form.starts_on.line, "16–17.03")
    qtbot.keyClick(form.starts_on.line, Qt.Key.Key_Tab)
    assert "нужен один день" in form.starts_on.notice.text()
    assert form.ends_on.text() == "15.03.2022"


def test_what_is_missing_is_told_beside_the_field_and_nothing_is_stored(page, session, seminars):
    form = begin(page)
    type_into(form.lines["count"], "x")
    form.save.click()
    assert "Укажите дату" in form.rows.sentence("starts_on")
    assert "не число" in form.rows.sentence("count")
    assert form.starts_on.line.hasFocus()
    assert session.document.events_of(seminars) == ()
    type_into(form.starts_on.line, "14.03.2022")
    assert form.rows.sentence("starts_on") == ""
    assert form.rows.sentence("count") != ""


def test_an_error_under_more_opens_it(page):
    form = begin(page)
    type_into(form.starts_on.line, "14.03.2022")
    form.more_button.click()
    type_into(form.more.lines["volunteers"], "трое")
    form.more_button.click()
    form.save.click()
    assert form.more_button.isChecked()
    assert form.more.lines["volunteers"].hasFocus()
    assert "не число" in form.more.rows.sentence("volunteers")


def test_who_held_it_is_asked_of_an_event_that_we_take_part_in(page, list_, session, seminars):
    form = begin(page)
    type_into(form.starts_on.line, "14.03.2022")
    type_into(form.form, "ВКС")
    form.more_button.click()
    choice, host = form.more.flags["taking_part"], form.more.lines["held_by"]
    assert [choice.itemText(at) for at in range(2)] == ["Проводим", "Участвуем"]
    assert choice.accessibleName() == "Проводим или участвуем"
    assert not host.isEnabled()
    choice.setCurrentIndex(1)
    type_into(host, "ИККО")
    form.save.click()
    (event,) = session.document.events_of(seminars)
    assert (event.taking_part, event.held_by) == (True, "ИККО")
    assert lines(list_) == ["14.03 · ВКС · участвуем · проводила ИККО"]
    page.edit_event(event.uid)
    assert form.more_button.isChecked()
    assert (choice.currentIndex(), host.text()) == (1, "ИККО")
    choice.setCurrentIndex(0)
    form.save.click()
    (event,) = session.document.events_of(seminars)
    assert (event.taking_part, event.held_by) == (False, "")


def test_a_day_to_come_is_warned_of_and_refused_for_a_held_event(page, session, seminars):
    session.today = date(2022, 3, 14)
    form = begin(page)
    type_into(form.starts_on.line, "15.03.2022")
    assert "еще не наступила" in form.remark.text()
    form.save.click()
    assert "еще не наступило" in form.starts_on.notice.text()
    assert session.document.events_of(seminars) == ()
    form.starts_on.line.clear()
    type_into(form.starts_on.line, "14.03.2022")
    assert "не наступила" not in form.remark.text()


def test_a_date_of_another_year_or_outside_the_term_is_only_a_warning(page, session, activity):
    session.today = date(2023, 6, 1)
    session.activity_chosen.emit(activity("2.2.3").uid)
    form = begin(page)
    type_into(form.starts_on.line, "14.05.2022")
    assert "вне срока" in form.remark.text()
    form.starts_on.line.clear()
    type_into(form.starts_on.line, "14.03.2023")
    assert "не из 2022 года" in form.remark.text()
    form.save.click()
    assert session.document.events_of(activity("2.2.3").uid)[0].starts_on == date(2023, 3, 14)


def test_an_event_of_another_quarter_stays_in_sight_after_saving(page, list_, session):
    session.today = date(2022, 5, 5)
    form = begin(page)
    type_into(form.starts_on.line, "5.05")
    form.save.click()
    assert lines(list_) == ["05.05 · мероприятие"]
    assert list_.currentRow() == 0
    page.events.all_quarters.click()
    assert lines(list_) == []
    assert list_.placeholder == "В I квартале мероприятий пока нет"
    session.set_quarter(2)
    assert lines(list_) == ["05.05 · мероприятие"]


def test_editing_stores_only_what_was_changed(page, list_, session, seminars):
    session.file.events.hold(
        seminars, starts_on=date(2022, 3, 14), form="семинар", attendance={"члены УИК": (37, None)}
    )
    list_.setCurrentRow(0)
    QTest.keyClick(list_, Qt.Key.Key_Return)
    form = page.form
    assert form.form.currentText() == "семинар"
    assert form.audiences.people_fields()[0].text() == "37"
    type_into(form.lines["place"], "Топки")
    form.save.click()
    assert session.document.events_of(seminars)[0].place == "Топки"
    last = session.file.history(seminars)[-1]
    assert [(change.field, change.after) for change in last.changes] == [("place", "Топки")]


def test_saving_without_a_change_makes_no_step(page, list_, session, seminars):
    session.file.events.hold(seminars, starts_on=date(2022, 3, 14), title="Работа УИК", minutes=80)
    page.edit_event(session.document.events_of(seminars)[0].uid)
    page.form.save.click()
    assert not form_is_open(page)
    assert len(session.file.history(seminars)) == 1


def test_a_planned_event_with_a_day_is_held_by_one_button(page, list_, session, seminars):
    session.file.events.hold(seminars, status=EventStatus.PLANNED, starts_on=date(2022, 3, 14))
    list_.setCurrentRow(0)
    assert page.events.hold.isVisible()
    page.events.hold.click()
    assert session.document.events_of(seminars)[0].status is EventStatus.HELD
    assert session.document.marks_of(seminars)[1].state is MarkState.DONE
    assert not page.events.hold.isVisible()


def test_a_planned_event_with_a_month_asks_for_its_day(page, list_, session, seminars):
    session.file.events.hold(seminars, status=EventStatus.PLANNED, month=date(2022, 3, 1), form="лекция")
    list_.setCurrentRow(0)
    page.events.hold.click()
    form = page.form
    assert form.status[EventStatus.HELD].isChecked()
    assert form.starts_on.line.hasFocus()
    assert not form.month.isVisible()
    type_into(form.starts_on.line, "14.03.2022")
    form.save.click()
    event = session.document.events_of(seminars)[0]
    assert (event.status, event.starts_on, event.month) == (EventStatus.HELD, date(2022, 3, 14), None)


def test_a_month_can_be_planned(page, list_, session, seminars):
    form = begin(page)
    form.status[EventStatus.PLANNED].click()
    form.month.setCurrentText("март")
    form.save.click()
    assert session.document.events_of(seminars)[0].month == date(2022, 3, 1)
    assert lines(list_) == ["март · мероприятие · запланировано"]
    assert 1 not in session.document.marks_of(seminars)


@pytest.mark.parametrize("answer", [True, False])
def test_deleting_the_last_held_event_asks_about_the_tick(page, list_, session, seminars, answer):
    session.file.events.hold(seminars, starts_on=date(2022, 3, 14))
    session.file.events.hold(seminars, starts_on=date(2022, 2, 1))
    list_.setCurrentRow(0)
    QTest.keyClick(list_, Qt.Key.Key_Delete)
    assert session.questions == []
    session.answers = [0 if answer else 1]
    list_.setCurrentRow(0)
    page.events.remove.click()
    assert session.questions == ["Снять и отметку за I квартал?"]
    assert session.document.events_of(seminars) == ()
    assert session.document.marks_of(seminars)[1].state is (None if answer else MarkState.DONE)


@pytest.mark.slow
@pytest.mark.parametrize("answer", [True, False])
@pytest.mark.parametrize("how", ["cancelled", "moved"])
def test_an_event_that_leaves_its_quarter_asks_about_the_tick_of_that_one(page, session, seminars, how, answer):
    session.today = date(2022, 5, 31)
    uid = session.file.events.hold(seminars, starts_on=date(2022, 3, 14))
    page.edit_event(uid)
    if how == "cancelled":
        page.form.status[EventStatus.CANCELLED].click()
    else:
        page.form.starts_on.line.clear()
        type_into(page.form.starts_on.line, "14.05.2022")
    session.answers = [0 if answer else 1]
    page.form.save.click()
    assert session.questions == ["Снять и отметку за I квартал?"]
    marks = session.document.marks_of(seminars)
    assert (marks[1].state is None) == answer
    assert (2 in marks and marks[2].state is MarkState.DONE) == (how == "moved")
    session.file.undo()
    assert session.document.marks_of(seminars)[1].state is MarkState.DONE
    assert session.document.events_of(seminars)[0].starts_on == date(2022, 3, 14)


def test_an_event_that_stays_in_its_quarter_or_is_not_alone_there_asks_nothing(page, session, seminars):
    first = session.file.events.hold(seminars, starts_on=date(2022, 3, 14))
    page.edit_event(first)
    page.form.starts_on.line.clear()
    type_into(page.form.starts_on.line, "21.03.2022")
    page.form.save.click()
    session.file.events.hold(seminars, starts_on=date(2022, 3, 15))
    page.edit_event(first)
    page.form.status[EventStatus.CANCELLED].click()
    page.form.save.click()
    assert session.questions == []
    assert session.document.marks_of(seminars)[1].state is MarkState.DONE


def test_what_a_colleague_wrote_while_the_form_was_open_is_not_written_over(page, list_, session, seminars, plan_path):
    uid = session.file.events.hold(seminars, starts_on=date(2022, 3, 14), place="Топки")
    page.edit_event(uid)
    page.form.lines["place"].clear()
    type_into(page.form.lines["place"], "Анжерка")
    with PlanFile.open(plan_path, device="colleague") as theirs:
        theirs.events.edit(uid, place="Кемерово")
    session.look_for_news()
    page.form.save.click()
    assert session.document.events_of(seminars)[0].conflicts == frozenset({"place"})
    assert "разногласие" in lines(list_)[0]


def test_cancelled_and_planned_events_are_told_apart(page, list_, session, seminars):
    session.file.events.hold(seminars, status=EventStatus.CANCELLED, starts_on=date(2022, 3, 1))
    session.file.events.hold(seminars, status=EventStatus.PLANNED, starts_on=date(2022, 3, 2))
    assert lines(list_) == ["01.03 · мероприятие · отменено", "02.03 · мероприятие · запланировано"]
    assert list_.item(0).font().strikeOut()
    assert list_.item(1).font().italic()


def test_escape_leaves_an_untouched_form_without_a_question(page, session):
    form = begin(page)
    QTest.keyClick(form.lines["title"], Qt.Key.Key_Escape)
    assert not form_is_open(page)
    assert session.questions == []


@pytest.mark.parametrize("answer", [True, False])
def test_escape_asks_when_something_was_typed(page, session, seminars, answer):
    form = begin(page)
    type_into(form.lines["title"], "Работа УИК")
    session.answers = [answer]
    form.cancel.click()
    assert session.questions == ["Закрыть без записи?"]
    assert form_is_open(page) is not answer
    assert session.document.events_of(seminars) == ()


def test_a_form_that_was_begun_waits_under_its_activity(page, session, seminars, activity):
    form = begin(page)
    type_into(form.lines["title"], "Работа УИК")
    type_into(form.audiences.choices()[0], "члены УИК")
    session.activity_chosen.emit(activity("1.2.5").uid)
    assert not form_is_open(page)
    session.activity_chosen.emit("")
    session.activity_chosen.emit(seminars)
    assert form_is_open(page)
    assert "еще не записано" in form.remark.text()
    assert form.lines["title"].text() == "Работа УИК"
    assert form.audiences.choices()[0].currentText() == "члены УИК"
    type_into(form.audiences.people_fields()[0], "37")
    type_into(form.starts_on.line, "14.03.2022")
    form.save.click()
    assert session.document.events_of(seminars)[0].participants == 37


def test_an_untouched_form_does_not_wait(page, session, seminars, activity):
    begin(page)
    session.activity_chosen.emit(activity("1.2.5").uid)
    session.activity_chosen.emit(seminars)
    assert not form_is_open(page)


def test_closing_the_window_asks_about_a_form_that_was_begun(pane, page, session, seminars, activity, qtbot):
    form = begin(page)
    type_into(form.lines["title"], "Работа УИК")
    session.activity_chosen.emit(activity("1.2.5").uid)
    session.answers = [False, True]
    with qtbot.waitSignal(pane.activity_wanted) as wanted:
        assert not pane.may_close()
    assert wanted.args == [seminars]
    assert session.questions == ["Закрыть, не записав введенное?"]
    session.activity_chosen.emit(seminars)
    assert form.lines["title"].text() == "Работа УИК"
    assert pane.may_close()
    assert pane.may_close()
    assert len(session.questions) == 2


def test_an_event_that_vanished_under_its_form_is_written_down_anew(page, session, seminars):
    uid = session.file.events.hold(seminars, starts_on=date(2022, 3, 14))
    page.edit_event(uid)
    type_into(page.form.lines["place"], "Топки")
    session.file.undo()
    assert form_is_open(page)
    page.form.save.click()
    assert [event.place for event in session.document.events_of(seminars)] == ["Топки"]


def test_a_form_in_which_nothing_was_typed_follows_the_document(page, session, seminars):
    uid = session.file.events.hold(seminars, starts_on=date(2022, 3, 14))
    page.edit_event(uid)
    session.file.events.edit(uid, place="Топки")
    assert page.form.lines["place"].text() == "Топки"
    session.file.events.delete(uid)
    assert not form_is_open(page)


def test_a_text_that_looks_like_markup_is_shown_as_it_is(page, list_, session, seminars):
    title = "<b>Выборы</b> & право"
    session.file.events.hold(seminars, starts_on=date(2022, 3, 14), form="лекция", title=title)
    assert title in lines(list_)[0]
    assert "&lt;b&gt;" in list_.item(0).toolTip()


def test_the_keyboard_goes_through_the_form_from_top_to_bottom(page):
    form = begin(page)
    form.cancel.click()
    begin(page)
    form.more_button.click()
    type_into(form.audiences.choices()[0], "члены УИК")
    fields = keyboard_order(form)
    bottoms = [field.mapTo(form, field.rect().bottomLeft()).y() for field in fields]
    assert len(fields) > 20
    assert all(later > earlier - 8 for earlier, later in pairwise(bottoms))
    passed = [form.lines["minutes"], form.audiences.choices()[0], form.audiences.people_fields()[0]]
    assert [fields[fields.index(passed[0]) + step] for step in range(3)] == passed


def test_a_conflict_in_an_event_is_shown_and_settled_by_saving(page, list_, session, seminars, tmp_path):
    uid = session.file.events.hold(seminars, starts_on=date(2022, 3, 14))
    copy = tmp_path / "коллега.sqlite"
    session.file.copy_to(copy)
    with PlanFile.open(copy, device="colleague") as theirs:
        theirs.events.edit(uid, place="Кемерово")
        bodies = theirs.bodies()
    session.file.events.edit(uid, place="Топки")
    session.file.unite(bodies)
    assert "разногласие" in lines(list_)[0]
    page.edit_event(uid)
    assert "«Место»" in page.form.conflict.text()
    page.form.save.click()
    assert session.document.events_of(seminars)[0].conflicts == frozenset()


def colleagues(session, tmp_path, edit):
    """The changes of a colleague's copy, begun now, after `edit`."""
    copy = tmp_path / "коллега.sqlite"
    session.file.copy_to(copy)
    with PlanFile.open(copy, device="colleague") as theirs:
        edit(theirs)
        return theirs.bodies()


def test_that_a_disputed_event_stays_is_settled_by_saving_it_as_it_is(page, list_, session, seminars, tmp_path):
    uid = session.file.events.hold(seminars, starts_on=date(2022, 3, 14))
    bodies = colleagues(session, tmp_path, lambda theirs: theirs.events.delete(uid))
    session.file.events.edit(uid, place="Топки")
    session.file.unite(bodies)
    page.edit_event(uid)
    assert "«Удаление»" in page.form.conflict.text()
    page.form.save.click()
    assert session.document.events_of(seminars)[0].conflicts == frozenset()


def test_participants_in_conflict_are_settled_by_saving_them_as_they_are(page, list_, session, seminars, tmp_path):
    uid = session.file.events.hold(seminars, starts_on=date(2022, 3, 14), attendance={"СМИ": (5, None)})
    bodies = colleagues(session, tmp_path, lambda file: file.events.edit(uid, attendance={"СМИ": (6, None)}))
    session.file.events.edit(uid, attendance={"СМИ": (7, None)})
    session.file.unite(bodies)
    assert session.document.events_of(seminars)[0].conflicts == {"attendance"}
    page.edit_event(uid)
    page.form.save.click()
    assert session.document.events_of(seminars)[0].conflicts == frozenset()


def test_an_event_that_two_wrote_down_is_pointed_out_and_joined_by_hand(page, list_, session, seminars, tmp_path):
    fields = {"starts_on": date(2022, 3, 14), "form": "семинар", "title": "Учеба УИК", "people": 37}
    bodies = colleagues(session, tmp_path, lambda theirs: theirs.events.hold(seminars, **fields))
    session.file.events.hold(seminars, **fields)
    assert page.events.likely.isHidden()
    session.file.unite(bodies)
    assert page.events.likely.text().startswith("Похоже, одно мероприятие записали двое")
    page.events.same.click()
    assert len(session.document.events_of(seminars)) == 1
    assert sum("то же мероприятие" in line for line in lines(list_)) == 1
    list_.choose(session.document.joined_of(seminars)[0].uid)
    assert not page.events.part.isHidden()
    page.events.part.click()
    assert len(session.document.events_of(seminars)) == 2


def test_a_foreign_event_can_be_looked_at(qtbot, session, seminars, plan_path):
    session.file.events.hold(seminars, starts_on=date(2022, 3, 14), place="Топки", note="Хорошо")
    with PlanFile.open(plan_path, read_only=True) as file:
        reading = Session(file, day=session.day)
        pane = EditorPane(reading)
        qtbot.addWidget(pane)
        reading.activity_chosen.emit(seminars)
        page = pane.pages.execution
        page.events.list.setCurrentRow(0)
        assert page.events.edit.text() == "Под&робно"
        assert not page.events.remove.isEnabled()
        page.events.edit.click()
        assert page.form.lines["place"].isReadOnly()
        assert not page.form.save.isVisibleTo(page)
        page.form.save_wanted.emit()
        page.form.cancel.click()
        assert page.currentIndex() == 0
        reading.close()


def test_thinking_better_of_the_question_about_the_tick_deletes_nothing(page, list_, session, seminars):
    session.file.events.hold(seminars, starts_on=date(2022, 3, 14))
    session.answers = [2]
    list_.setCurrentRow(0)
    page.events.remove.click()
    assert len(session.document.events_of(seminars)) == 1
    assert session.document.marks_of(seminars)[1].state is MarkState.DONE


def test_thinking_better_of_the_question_about_the_tick_leaves_the_form_open(page, session, seminars):
    session.today = date(2022, 5, 31)
    uid = session.file.events.hold(seminars, starts_on=date(2022, 3, 14))
    page.edit_event(uid)
    page.form.starts_on.line.clear()
    type_into(page.form.starts_on.line, "14.05.2022")
    session.answers = [2]
    page.form.save.click()
    assert form_is_open(page)
    assert page.form.starts_on.line.text() == "14.05.2022"
    assert session.document.events_of(seminars)[0].starts_on == date(2022, 3, 14)


def test_what_the_plan_names_is_offered_and_a_strange_word_is_doubted_beside_the_form(page, session, seminars):
    form = begin(page)
    offered = [form.form.itemText(at) for at in range(form.form.count())]
    assert {"семинар", "совещание", "интеллектуальная игра"} <= {*offered}
    audience = form.audiences.choices()[0]
    assert {"члены УИК", "МЧС", "работники аппарата"} <= {audience.itemText(at) for at in range(audience.count())}
    type_into(form.starts_on.line, "14.03.2022")
    type_into(form.form, "собеседование")
    type_into(form.lines["people"], "12")
    assert "Формы «собеседование» нет в списке" in form.remark.text()
    form.form.lineEdit().clear()
    type_into(form.form, "семинар")
    assert "Кого обучали? Категории участников не указаны." in form.remark.text()
    type_into(audience, "члены УИК")
    type_into(form.audiences.people_fields()[0], "12")
    assert form.remark.text().endswith("Мероприятие попадет в I квартал.")
    form.save.click()
    assert not form_is_open(page)  # a doubt is in nobody's way
