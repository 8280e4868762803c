"""The message bar tells, offers and goes away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kuzplan_desktop.ui.base.message_bar import MessageBar
from kuzplan_desktop.ui.base.session import Message


@pytest.fixture
def bar(qtbot):
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def test_nothing_is_shown_while_there_is_nothing_to_tell(bar):
    assert bar.isHidden()


def test_sentence_and_hint_are_shown_literally(bar):
    bar.show_message(Message("Файл <b>занят</b>.", "Закройте его & повторите."))
    assert bar.isVisible()
    assert bar.sentence.text() == "Файл <b>занят</b>."
    assert bar.hint.text() == "Закройте его & повторите."
    assert bar.sentence.textFormat() == bar.hint.textFormat() == Qt.TextFormat.PlainText


def test_a_button_answers_once_and_the_bar_goes(bar):
    answers = []
    bar.show_message(Message("Отметить вне срока?", "", (("Отметить", lambda: answers.append("yes")),)))
    bar.buttons[0].click()
    assert answers == ["yes"]
    assert bar.isHidden()


def test_long_buttons_stand_below_the_words(bar, qtbot):
    bar.resize(760, 200)
    bar.show_message(Message("Файл поврежден.", "", (("Нет", lambda: None),)))
    assert bar.buttons[0].geometry().left() > bar.sentence.geometry().right()
    long = "Восстановить из резервной копии от 14.04.2022 09:30 (отметок 12, мероприятий 14)"
    bar.show_message(Message("Файл поврежден.", "", ((long, lambda: None), ("Спасти", lambda: None))))
    qtbot.waitUntil(lambda: bar.buttons[0].geometry().top() > bar.sentence.geometry().bottom())


def test_an_answer_that_says_something_is_shown(bar):
    def answer():
        bar.show_message(Message("Готово."))

    bar.show_message(Message("Сделать?", "", (("Да", answer),)))
    bar.buttons[0].click()
    assert bar.isVisible()
    assert bar.sentence.text() == "Готово."
    assert bar.buttons == []


def test_the_newest_message_replaces_the_one_before(bar):
    bar.show_message(Message("Первое.", "Подсказка.", (("Да", lambda: None), ("Нет", lambda: None))))
    bar.show_message(Message("Второе."))
    assert bar.sentence.text() == "Второе."
    assert bar.hint.isHidden()
    assert bar.buttons == []


def test_the_keyboard_reaches_the_button_and_escape_closes(bar, qtbot):
    bar.show_message(Message("Отметить?", "", (("Отметить", lambda: None),)))
    bar.take_focus()
    assert bar.window().focusWidget() is bar.buttons[0]
    qtbot.keyClick(bar.buttons[0], Qt.Key.Key_Escape)
    assert bar.isHidden()


@pytest.mark.parametrize("how", ["answered", "closed"])
def test_the_keyboard_returns_to_where_it_was_when_the_bar_goes(qtbot, how):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    other, plan, bar = QLineEdit(), QLineEdit(), MessageBar()
    for widget in (bar, other, plan):
        column.addWidget(widget)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bar.show_message(Message("Сделать?", "", (("Да", lambda: None), ("Нет", lambda: None))))
    plan.setFocus()
    bar.take_focus()
    qtbot.keyClick(bar.buttons[0], Qt.Key.Key_Tab)
    if how == "answered":
        qtbot.keyClick(bar.buttons[1], Qt.Key.Key_Space)
    else:
        qtbot.keyClick(bar.buttons[1], Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert plan.hasFocus()
