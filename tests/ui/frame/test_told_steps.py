"""Every change says what it did, with the way back, unless its gesture says so itself."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.frame.told_steps import done_sentence
from tests.ui.editor_help import type_into


def said(window):
    """What the toast says after all that was going on."""
    QApplication.processEvents()
    return window.toast.sentence.text() if window.toast.isVisible() else ""


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("Отметка 1.2.5, II квартал", "Отмечено: 1.2.5, II квартал."),
        ("Отметка снята 1.2.5, II квартал", "Отметка снята: 1.2.5, II квартал."),
        ("Отметка 1.2.5, II квартал, текст", "Записано: 1.2.5, II квартал, текст."),
        ("Запись 1.2.5, II квартал", "Записано: 1.2.5, II квартал."),
        ("Мероприятие 1.2.4, 14.03.2022, семинар", "Записано: мероприятие 1.2.4, 14.03.2022, семинар."),
        ("Мероприятие 1.2.4, 14.03.2022, семинар, правка", "Изменено: мероприятие 1.2.4, 14.03.2022, семинар."),
        ("Кампания «Выборы», удаление", "Удалено: кампания «Выборы»."),
        ("Отчет за I квартал сдан", "Отчет за I квартал сдан."),
        ("Сведения о комиссии", "Записано: сведения о комиссии."),
    ],
)
def test_a_step_is_told_as_something_done(label, sentence):
    assert done_sentence(label) == sentence


def test_a_tick_says_so_and_can_be_taken_back_there(window, session, activity, qtbot):
    uid = activity("1.2.4").uid
    window.show_activity(uid)
    qtbot.keyClick(window.plan.tree, Qt.Key.Key_Space)
    assert session.document.marks_of(uid)[1].state is MarkState.DONE
    assert said(window) == "Отмечено: 1.2.4, I квартал."
    qtbot.mouseClick(window.toast.buttons[0], Qt.MouseButton.LeftButton)
    assert session.document.marks_of(uid) == {}
    assert said(window) == "Отменено: отметка 1.2.4, I квартал."
    assert [button.text() for button in window.toast.buttons] == ["Вернуть", "Показать"]


def test_the_newest_change_is_told_and_the_one_before_no_more(window, session, activity):
    session.file.marks.mark([activity("1.2.4").uid], 1)
    session.file.events.hold(activity("1.2.5").uid, starts_on=date(2022, 3, 14), form="семинар")
    assert said(window) == "Записано: мероприятие 1.2.5, 14.03.2022, семинар."


def test_what_was_typed_meanwhile_is_told_first_and_not_undone_in_its_place(window, session, activity, qtbot):
    uid = activity("1.2.4").uid
    window.show_activity(uid)
    session.file.marks.mark([activity("1.2.8").uid], 1)
    assert said(window) == "Отмечено: 1.2.8, I квартал."
    back = window.toast.buttons[0]
    type_into(window.editor.pages.execution.marks.form.text, "Проведен семинар")
    back.click()  # by a screen reader: the field keeps the keyboard
    assert session.document.marks_of(uid)[1].text == "Проведен семинар"
    assert session.document.marks_of(activity("1.2.8").uid)[1].state is MarkState.DONE
    assert said(window).startswith("Записано: 1.2.4, I квартал")


def test_what_another_window_wrote_is_not_offered_to_be_undone(window, session, plan_path, activity):
    with PlanFile.open(plan_path) as other:
        other.marks.mark([activity("2.2.3").uid], 1)
    session.look_for_news()
    assert said(window) == ""


def test_who_says_more_than_the_toast_would_is_left_alone(window, session, activity):
    session.file.marks.mark([activity("1.2.4").uid], 1)
    session.say("Собрано записей: 1.", action=("Отменить", lambda: None))
    assert said(window) == ""
    assert window.bar.isVisible()


def test_a_change_does_not_push_away_what_stands_in_the_bar(window, session, activity):
    session.say("Рядом лежит копия.", action=("Сравнить", lambda: None))
    session.file.marks.mark([activity("1.2.4").uid], 1)
    assert said(window) == "Отмечено: 1.2.4, I квартал."
    assert window.bar.sentence.text() == "Рядом лежит копия."


def test_escape_takes_the_toast_away_and_then_the_bar(window, session, activity, qtbot):
    session.say("Рядом лежит копия.")
    session.file.marks.mark([activity("1.2.4").uid], 1)
    assert said(window)
    window.plan.take_focus()
    qtbot.keyClick(window.plan.tree, Qt.Key.Key_Escape)
    assert (window.toast.isVisible(), window.bar.isVisible()) == (False, True)
    qtbot.keyClick(window.plan.tree, Qt.Key.Key_Escape)
    assert not window.bar.isVisible()
