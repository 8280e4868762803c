"""The toast says what was done over the page, offers the way back, fades, and is told to a screen reader."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from kuzplan_desktop.ui.base.message_bar import MessageBar
from kuzplan_desktop.ui.base.session import Message, MessageTone
from kuzplan_desktop.ui.base.toast import INK, OFFER_INK, Toast
from kuzplan_desktop.ui.drawing.palette import contrast, toast_color

DONE = MessageTone.DONE


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    made.other = QPushButton("Что-то на странице")
    column.addWidget(made.other)
    made.resize(700, 400)
    made.show()
    return made


@pytest.fixture
def toast(page):
    return Toast(page)


def told(*offers, sentence="Отмечено: 1.2.5, II квартал."):
    return Message(sentence, "", offers, tone=DONE)


def test_it_stands_within_the_page_and_nothing_of_it_is_cut(page, toast):
    for sentence in ("Отмечено.", "Записано: мероприятие 1.2.4, 14.03.2022, семинар для всех. " * 6):
        toast.show_message(told(("Отменить", lambda: None), sentence=sentence))
        QApplication.processEvents()
        assert QRect(0, 0, page.width(), page.height()).contains(toast.geometry())
        assert toast.sentence.height() >= toast.sentence.heightForWidth(toast.sentence.width())
    page.resize(400, 300)
    QApplication.processEvents()
    assert QRect(0, 0, 400, 300).contains(toast.geometry())


def in_page(page, widget, rect):
    return rect.translated(widget.mapTo(page, rect.topLeft()) - rect.topLeft())


def test_it_hides_neither_the_chosen_row_nor_the_field_with_the_keyboard(qtbot, page, toast):
    rows, field = QListWidget(page), QLineEdit(page)
    rows.addItems([f"Пункт {number}" for number in range(60)])
    page.layout().addWidget(rows)
    page.layout().addWidget(field)
    page.resize(700, 600)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    toast.show_message(told(("Отменить", lambda: None)))
    rows.setFocus()
    for key in (Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_PageDown):
        qtbot.keyClick(rows, key)
        QApplication.processEvents()
        row = in_page(page, rows.viewport(), rows.visualItemRect(rows.currentItem()))
        assert not toast.geometry().intersects(row)
        assert page.rect().contains(toast.geometry())
    field.setFocus()
    QApplication.processEvents()
    assert not toast.geometry().intersects(field.geometry())
    page.other.setFocus()
    rows.setCurrentRow(0)
    QApplication.processEvents()
    assert toast.geometry().bottom() > field.geometry().top()  # nothing there any more: it is back


def test_it_fades_by_itself_but_not_under_the_keyboard(page, toast, qtbot):
    toast.show_message(told(("Отменить", lambda: None)))
    assert toast.fading.isActive()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    toast.take_focus()
    toast.fading.timeout.emit()
    assert toast.isVisible()
    assert toast.fading.isActive()
    page.other.setFocus()
    assert page.other.hasFocus()
    toast.fading.timeout.emit()
    assert not toast.isVisible()


def test_its_offer_is_answered_once_and_it_goes(toast, qtbot):
    answers = []
    toast.show_message(told(("Отменить", lambda: answers.append(1))))
    qtbot.mouseClick(toast.buttons[0], Qt.MouseButton.LeftButton)
    assert answers == [1]
    assert toast.isHidden()


def test_its_letters_are_read(toast):
    ground = toast_color(toast.palette())
    assert contrast(INK, ground) >= 4.5
    assert contrast(OFFER_INK, ground) >= 4.5


def test_a_screen_reader_is_told_each_message_a_failure_at_once(toast, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: said.append((event.message(), event.politeness())),
    )
    bar = MessageBar()
    qtbot.addWidget(bar)
    toast.show_message(told())
    bar.show_message(Message("Файл занят.", "Закройте его.", tone=MessageTone.FAILED))
    politeness = QAccessible.AnnouncementPoliteness
    assert said == [
        ("Отмечено: 1.2.5, II квартал.", politeness.Polite),
        ("Файл занят. Закройте его.", politeness.Assertive),
    ]


def test_a_failure_bears_a_sign_and_other_messages_none(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message(Message("Файл занят.", tone=MessageTone.FAILED))
    assert bar.sign.isVisible()
    red = bar.grab().toImage().pixelColor(1, bar.height() // 2)
    assert red.red() > red.green() + 60
    bar.show_message(Message("Отчет сохранен."))
    assert not bar.sign.isVisible()
    plain = bar.grab().toImage().pixelColor(1, bar.height() // 2)
    assert plain.red() <= plain.green() + 60
