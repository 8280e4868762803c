"""The optional date: empty by default, typed or picked, never guessed."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.ui.fields.date_field import CalendarPopup, DateField

offscreen_popup = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)


@pytest.fixture
def field(qtbot):
    made = DateField("Дата выполнения", "Дата остается прежней.")
    made.year, made.page = 2022, (2022, 4)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def entered(field):
    days = []
    field.entered.connect(days.append)
    return days


def test_it_is_empty_until_a_person_fills_it(field):
    assert field.text() == ""
    assert field.shown_day() is None


def test_a_typed_day_is_carried_once_and_written_out(field, entered, qtbot):
    qtbot.keyClicks(field.line, "14.3")
    assert entered == []
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert entered == [date(2022, 3, 14)]
    assert field.text() == "14.03.2022"


def test_clearing_carries_nothing_as_a_day(field, entered, qtbot):
    field.show_day(date(2022, 3, 14), anew=True)
    field.line.clear()
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert entered == [None]


def test_a_wrong_day_is_told_and_stays_to_be_mended(field, entered, qtbot):
    qtbot.keyClicks(field.line, "31.02.2022")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert entered == []
    assert "нет в календаре" in field.notice.text()
    assert "остается прежней" in field.notice.text()
    assert field.line.accessibleDescription() == field.notice.text()
    field.show_day(None)
    assert field.text() == "31.02.2022"
    qtbot.keyClicks(field.line, "0")
    assert field.notice.text() == ""


def test_another_row_takes_the_wrong_day_away(field):
    field.line.insert("вчера")
    field.finish()
    field.show_day(None, anew=True)
    assert (field.text(), field.notice.text()) == ("", "")


@offscreen_popup
def test_the_calendar_opens_at_the_quarter_and_gives_its_day(field, entered, qtbot):
    qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(CalendarPopup)
    assert (popup.calendar.yearShown(), popup.calendar.monthShown()) == (2022, 4)
    popup.calendar.clicked.emit(QDate(2022, 4, 12))
    assert entered == [date(2022, 4, 12)]
    assert field.text() == "12.04.2022"
    assert not popup.isVisible()


@offscreen_popup
def test_escape_closes_the_calendar_without_a_day(field, entered, qtbot):
    field.open_calendar()
    popup = field.findChild(CalendarPopup)
    qtbot.keyClick(popup.calendar.focusProxy() or popup.calendar, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert entered == []


def test_a_field_that_only_shows_opens_no_calendar(field):
    field.set_read_only(True)
    field.open_calendar()
    assert field.findChild(CalendarPopup) is None
    assert field.line.isReadOnly()
    assert QApplication.activePopupWidget() is None
