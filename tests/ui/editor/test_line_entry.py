"""An event typed in one line: read back before Enter, written by it, never lost, and «Все поля…» opens the form."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.ui.base.looks import wear
from kuzplan_desktop.ui.base.settings import Shade
from kuzplan_desktop.ui.editor import EditorPane
from kuzplan_desktop.ui.editor.unfinished_file import UnfinishedFile
from kuzplan_desktop.ui.main_window.item_dialog import ItemDialog
from tests.ui.editor_help import type_into

# The list that completes what is typed is a popup, which the offscreen platform cannot raise.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
LINE = "14.03 семинар, г. Топки, члены УИК 25, 2 ч"


@pytest.fixture
def pane(qtbot, session, activity):
    made = EditorPane(session)
    qtbot.addWidget(made)
    made.resize(480, 680)
    made.show()
    session.activity_chosen.emit(activity("1.2.4").uid)
    return made


@pytest.fixture
def line(pane):
    return pane.pages.execution.line


@pytest.fixture
def window(window):
    window.resize(1366, 740)
    return window


def enter(line):
    QTest.keyClick(line.field, Qt.Key.Key_Return)


def events(session, activity, number="1.2.4"):
    return session.document.events_of(activity(number).uid)


# in the editor


def test_what_was_understood_is_read_back_as_it_is_typed(line):
    type_into(line.field, LINE)
    assert line.chips.texts == [
        "Дата: 14.03.2022",
        "Форма: семинар",
        "Место: г. Топки",
        "члены УИК: 25 чел.",
        "Продолжительность: 2 ч",
    ]
    assert line.chips.isVisibleTo(line)
    assert "члены УИК: 25 чел." in line.chips.accessibleName()


def test_enter_writes_the_event_ticks_its_quarter_and_is_ready_for_the_next(line, session, activity):
    type_into(line.field, LINE)
    enter(line)
    (event,) = events(session, activity)
    assert (event.starts_on, event.form, event.place, event.minutes) == (date(2022, 3, 14), "семинар", "г. Топки", 120)
    assert [(one.audience, one.people) for one in event.attendance] == [("члены УИК", 25)]
    assert session.document.marks_of(activity("1.2.4").uid)[1].state is MarkState.DONE
    assert (line.field.text(), line.chips.texts) == ("", [])
    assert QApplication.focusWidget() is line.field or line.field.hasFocus()
    said = session.messages[-1]
    assert said.sentence == "Записано: 1.2.4, 14.03.2022, семинар."
    assert said.hint == "Отмечен I квартал."
    dict(said.offers)["Отменить"]()
    assert events(session, activity) == ()


def test_a_day_ahead_is_planned_and_no_quarter_ticked(line, session, activity):
    type_into(line.field, "28.05 семинар")
    assert "Состояние: запланировано" in line.chips.texts
    enter(line)
    assert [event.status for event in events(session, activity)] == [EventStatus.PLANNED]
    assert session.document.marks_of(activity("1.2.4").uid) == {}
    assert session.messages[-1].sentence.startswith("Запланировано: 1.2.4, 28.05.2022")


def test_what_is_missing_is_said_and_nothing_is_written(line, session, activity):
    type_into(line.field, "семинар, г. Топки")
    enter(line)
    assert "должна быть дата" in line.notice.text()
    assert events(session, activity) == ()
    assert line.field.text() == "семинар, г. Топки"


def test_what_is_doubtful_is_said_and_a_second_enter_writes_it(line, session, activity):
    type_into(line.field, "14.03 семинар, учителя 40")
    enter(line)
    assert "Число 40 не понято" in line.notice.text()
    assert events(session, activity) == ()
    enter(line)
    assert events(session, activity)[0].title == "учителя 40"


def test_a_change_after_the_doubt_was_said_is_doubted_anew(line, session, activity):
    type_into(line.field, "14.03 семинар, учителя 40")
    enter(line)
    type_into(line.field, "5")
    enter(line)
    assert "Число 405 не понято" in line.notice.text()
    assert events(session, activity) == ()


def test_the_remark_comes_when_the_hands_rest_and_is_what_a_screen_reader_hears(line, qtbot):
    type_into(line.field, "14.03 семинар, учителя 40")
    qtbot.waitUntil(lambda: "Число 40 не понято" in line.notice.text())
    assert "Дата: 14.03.2022" in line.field.accessibleDescription()
    assert "Число 40 не понято" in line.field.accessibleDescription()


def test_a_number_in_front_leads_to_another_item_and_names_it(line, session, activity):
    type_into(line.field, f"2.2.10 {LINE}")
    assert line.chips.texts[0].startswith("Пункт плана: 2.2.10 ")
    enter(line)
    assert events(session, activity) == ()
    assert len(events(session, activity, "2.2.10")) == 1
    assert "2.2.10" in session.messages[-1].sentence


def test_a_quarter_outside_the_term_is_doubted(line, session, activity):
    session.activity_chosen.emit(activity("2.2.4").uid)  # due in May
    type_into(line.field, LINE)
    enter(line)
    assert "вне срока" in line.notice.text()
    assert events(session, activity, "2.2.4") == ()


def test_a_line_waits_under_its_item_until_the_person_comes_back(line, session, activity):
    type_into(line.field, "14.03 семи")
    session.activity_chosen.emit(activity("1.2.5").uid)
    assert line.field.text() == ""
    session.activity_chosen.emit(activity("1.2.4").uid)
    assert line.field.text() == "14.03 семи"
    assert line.chips.texts[0] == "Дата: 14.03.2022"


def test_escape_empties_the_line_and_offers_it_back(line, session):
    type_into(line.field, LINE)
    QTest.keyClick(line.field, Qt.Key.Key_Escape)
    assert line.field.text() == ""
    said = session.messages[-1]
    assert LINE in said.sentence
    dict(said.offers)["Вернуть"]()
    assert line.field.text() == LINE


def test_all_fields_opens_the_form_with_what_was_understood(window, session, activity):
    window.show_activity(activity("1.2.4").uid)
    page = window.editor.pages.execution
    type_into(page.line.field, "14.03 семинар «Списки», г. Топки, члены УИК 25")
    page.line.all_fields.click()
    assert page.currentWidget() is page.form
    assert page.form.starts_on.text() == "14.03.2022"
    assert page.form.lines["title"].text() == "Списки"
    assert page.form.audiences.rows()[0].people == "25"
    assert page.line.field.text() == ""
    page.form.save.click()
    assert events(session, activity)[0].title == "Списки"


def test_what_went_into_the_form_counts_as_typed(window, session, activity):
    window.show_activity(activity("1.2.4").uid)
    page = window.editor.pages.execution
    type_into(page.line.field, LINE)
    page.line.all_fields.click()
    assert window.editor.unsaved() == [activity("1.2.4").uid]
    session.answers = [False]
    page.form.cancel.click()
    assert page.currentWidget() is page.form
    session.answers = [True]
    page.form.cancel.click()


def test_a_line_outlives_the_end_of_the_program_without_a_question(pane, line, session, activity, qtbot):
    type_into(line.field, "14.03 семи")
    assert pane.may_close()
    assert session.questions == []
    again = EditorPane(session)
    qtbot.addWidget(again)
    assert again.restore_unfinished() == "Незаконченная запись восстановлена: пункт 1.2.4."
    session.activity_chosen.emit(activity("1.2.4").uid)
    assert again.pages.execution.line.field.text() == "14.03 семи"
    QTest.keyClick(again.pages.execution.line.field, Qt.Key.Key_Escape)
    again.pages.keep_unfinished()
    assert UnfinishedFile(session.file.path).read() == {}


def test_a_file_that_is_only_read_takes_no_line(line, session, activity, monkeypatch):
    monkeypatch.setattr(type(session), "read_only", property(lambda _: True))
    session.activity_chosen.emit(activity("1.2.5").uid)
    assert not line.field.isEnabled()


# over any page


def panel_of(window):
    window.actions_by_name["line"].trigger()
    return window.line_panel


def test_the_panel_stands_over_the_page_and_writes_under_the_chosen_item(window, session, activity):
    window.show_activity(activity("1.2.4").uid)
    panel = panel_of(window)
    assert panel.isVisible()
    assert panel.item.text().startswith("Пункт 1.2.4 ")
    assert window.focusWidget() is panel.line.field
    type_into(panel.line.field, LINE)
    enter(panel.line)
    assert len(events(session, activity)) == 1
    assert panel.isVisible()
    assert panel.line.field.text() == ""
    QTest.keyClick(panel.line.field, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_where_no_item_is_seen_the_line_begins_with_its_number(window, session, activity):
    window.show_activity(activity("1.2.4").uid)
    window.turn_to("todo")
    panel = panel_of(window)
    assert "номер" in panel.item.text()
    type_into(panel.line.field, LINE)
    enter(panel.line)
    assert "номер" in panel.line.notice.text()
    assert events(session, activity) == ()
    panel.line.field.setCursorPosition(0)
    panel.line.field.insert("2.2.1 ")
    panel.line.field.textEdited.emit(panel.line.field.text())
    enter(panel.line)
    assert len(events(session, activity, "2.2.1")) == 1


def test_the_panel_follows_a_row_that_is_chosen_meanwhile_and_forgets_it_on_another_page(window, activity):
    window.show_activity(activity("1.2.4").uid)
    panel = panel_of(window)
    type_into(panel.line.field, "14.03")
    window.plan.tree.select_activity(activity("1.2.5").uid)
    assert panel.item.text().startswith("Пункт 1.2.5 ")
    assert panel.line.field.text() == "14.03"
    window.turn_to("todo")
    assert "номер" in panel.item.text()
    assert panel.isVisible()


def test_escape_closes_the_panel_and_what_was_typed_can_be_brought_back(window, session):
    panel = panel_of(window)
    type_into(panel.line.field, f"1.2.4 {LINE}")
    QTest.keyClick(panel.line.field, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    dict(session.messages[-1].offers)["Вернуть"]()
    assert panel.isVisible()
    assert panel.line.field.text() == f"1.2.4 {LINE}"


def test_all_fields_of_a_line_without_a_number_asks_for_the_item(window, activity):
    panel = panel_of(window)
    type_into(panel.line.field, LINE)
    panel.line.all_fields.click()
    dialog = window.findChild(ItemDialog)
    type_into(dialog.search, "2.2.1")
    dialog.accept()
    page = window.editor.pages.execution
    assert window.session.activity == activity("2.2.1").uid
    assert page.form.lines["place"].text() == "г. Топки"
    assert panel.line.field.text() == ""
    page.form.save.click()


def test_a_form_that_is_open_already_keeps_the_line_waiting(window, session, activity):
    window.show_activity(activity("1.2.4").uid)
    window.editor.begin_event()
    type_into(window.editor.pages.execution.form.lines["place"], "Топки")
    panel = panel_of(window)
    type_into(panel.line.field, LINE)
    panel.line.all_fields.click()
    assert panel.line.field.text() == LINE
    assert "начата форма" in session.messages[-1].sentence
    window.editor.pages.forget_unsaved()


def test_a_line_of_no_item_waits_for_the_next_start(window, session, qtbot):
    panel = panel_of(window)
    type_into(panel.line.field, "28.05 сем")
    assert window.editor.may_close()
    again = EditorPane(session)
    qtbot.addWidget(again)
    assert again.restore_unfinished() == "Незаконченная строка мероприятия восстановлена (Ctrl+L): «28.05 сем»."
    with qtbot.waitSignal(again.line_wanted):
        again.show_unfinished()


# in «Мероприятия»


def test_the_page_of_events_has_a_line_of_its_own_which_the_key_leads_to(window, session, activity):
    window.turn_to("events")
    page = window.pages.currentWidget()
    window.actions_by_name["line"].trigger()
    assert window.focusWidget() is page.line.field
    type_into(page.line.field, f"1.2.4 {LINE}")
    enter(page.line)
    (event,) = events(session, activity)
    assert [row.event.uid for row in page.table.chosen()] == [event.uid]
    assert window.focusWidget() is page.line.field


def test_panel_and_page_of_events_share_what_was_begun(window):
    panel = panel_of(window)
    type_into(panel.line.field, "1.2.4 14.03")
    window.turn_to("events")
    assert window.pages.currentWidget().line.field.text() == "1.2.4 14.03"


def test_the_sign_of_the_line_follows_the_window_into_the_dark(line, qapp):
    sign = line.field.actions()[0]
    before = sign.icon().cacheKey()
    wear(qapp, Shade.DARK, 0)
    try:
        assert sign.icon().cacheKey() != before
    finally:
        wear(qapp, Shade.SYSTEM, 0)
