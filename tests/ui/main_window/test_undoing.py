"""Undo and redo by their keys: what they say, the way back, the row that they touched, sent reports asked about."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from tests.ui.sent import send

CONTROL, DONE = Qt.KeyboardModifier.ControlModifier, MarkState.DONE


@pytest.fixture
def window(session, settings, qtbot):
    made = MainWindow(session, settings)
    made.come_forward()
    qtbot.waitExposed(made)
    yield made
    made.close()


def press(qtbot, window, *keys):
    for key in keys:
        qtbot.keyClick(window.plan.tree, key, CONTROL)


def button(window, text):
    return next(one for one in window.toast.buttons if one.text().replace("&", "") == text)


def test_undo_says_what_it_undid_and_redo_what_came_back(window, session, activity, qtbot):
    uid = activity("1.2.4").uid
    session.file.marks.mark([uid], 2, state=DONE)
    window.show_activity(activity("1.2.5").uid)
    qtbot.waitUntil(window.actions_by_name["undo"].isEnabled)
    press(qtbot, window, Qt.Key.Key_Z)
    assert window.toast.isVisible()
    assert window.toast.sentence.text() == "Отменено: отметка 1.2.4, II квартал."
    assert session.activity == activity("1.2.5").uid  # the row that is looked at stays
    qtbot.mouseClick(button(window, "Вернуть"), Qt.MouseButton.LeftButton)
    assert session.document.marks_of(uid)[2].state is DONE
    assert window.toast.sentence.text() == "Возвращено: отметка 1.2.4, II квартал."
    qtbot.mouseClick(button(window, "Отменить"), Qt.MouseButton.LeftButton)
    assert session.document.marks_of(uid) == {}


def test_show_leads_to_the_row_and_the_quarter_that_undo_touched(window, session, activity, qtbot):
    uid = activity("3.1.7").uid
    session.file.marks.mark([uid], 3, state=DONE)
    window.show_activity(activity("1.2.4").uid)
    qtbot.waitUntil(window.actions_by_name["undo"].isEnabled)
    press(qtbot, window, Qt.Key.Key_Z)
    tree, row = window.plan.tree, window.plan.model.index_of(uid)
    qtbot.waitUntil(lambda: tree.viewport().rect().contains(tree.visualRect(row)))  # though another row is current
    assert session.activity == activity("1.2.4").uid
    qtbot.mouseClick(button(window, "Показать"), Qt.MouseButton.LeftButton)
    assert (session.activity, session.quarter) == (uid, 3)


def test_the_offer_to_redo_goes_with_the_next_step(window, session, activity, qtbot):
    session.file.marks.mark([activity("1.2.4").uid], 1, state=DONE)
    qtbot.waitUntil(window.actions_by_name["undo"].isEnabled)
    press(qtbot, window, Qt.Key.Key_Z)
    assert window.toast.isVisible()
    session.file.marks.mark([activity("1.2.8").uid], 1, state=DONE)
    assert not window.toast.isVisible()


def test_what_was_done_is_told_over_the_page_that_is_turned_to(window, session, activity, qtbot):
    window.turn_to("summary")
    session.file.marks.mark([activity("1.2.4").uid], 1, state=DONE)
    qtbot.waitUntil(window.toast.isVisible)
    for page in ("events", "summary"):  # one that is made now, and one that comes back
        window.turn_to(page)
        hit = window.pages.childAt(window.toast.geometry().center())
        assert hit is window.toast or window.toast.isAncestorOf(hit)


@pytest.mark.parametrize("meant", [True, False])
def test_that_a_report_was_sent_is_taken_back_only_after_a_question(window, session, qtbot, meant):
    send(session.file)
    qtbot.waitUntil(window.actions_by_name["undo"].isEnabled)
    session.answers = [meant]
    press(qtbot, window, Qt.Key.Key_Z)
    assert session.questions == ["Отменить шаг «Отчет за I квартал сдан»?"]
    assert len(session.document.sent_reports) == (0 if meant else 1)
    assert window.toast.isVisible() is meant
    if meant:
        assert window.toast.hint.text() == "Отметка о сдаче отчета снята."
    session.answers = []


def test_other_steps_are_undone_without_a_question_while_a_report_is_sent(window, session, activity, qtbot):
    send(session.file)
    session.file.marks.mark([activity("1.2.4").uid], 2, state=DONE)
    qtbot.waitUntil(window.actions_by_name["undo"].isEnabled)
    press(qtbot, window, Qt.Key.Key_Z)
    assert session.questions == []
    assert window.toast.hint.text() == ""


@pytest.mark.parametrize("meant", [True, False])
def test_the_step_of_another_person_is_undone_only_after_a_question_that_names_her(
    window, session, activity, qtbot, meant
):
    session.file.author = "Иванова И. И."
    session.file.marks.mark([activity("1.2.4").uid], 1, state=DONE)
    session.file.author = "Петрова П. П."
    qtbot.waitUntil(window.actions_by_name["undo"].isEnabled)
    session.answers = [meant]
    press(qtbot, window, Qt.Key.Key_Z)
    assert session.questions == ["Отменить шаг «Отметка 1.2.4, I квартал»?"]
    assert session.file.history()[-1].undone is meant
    session.answers = []


def test_the_question_names_who_wrote_the_step_and_when(session, activity):
    session.file.author = "Иванова И. И."
    session.file.marks.mark([activity("1.2.4").uid], 1, state=DONE)
    assert session.file.undo_of_other == ""
    session.file.author = "Петрова П. П."
    day = datetime.fromisoformat(session.file.history()[-1].at)
    told = f"Это действие записал другой человек: Иванова И. И., {day:%d.%m.%Y %H:%M}."
    assert session.file.undo_of_other == told
