"""The optional date: empty by default, typed or picked, never guessed."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget

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


@pytest.mark.parametrize("came", ["by Tab", "by a click", "by a second click behind it"])
def test_a_date_that_stands_there_gives_way_to_the_one_that_is_typed(came, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    row, before, field = QHBoxLayout(window), QLineEdit(), DateField("Дата")
    row.addWidget(before)
    row.addWidget(field)
    field.year = 2026
    field.set_text("15.12.2026")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    before.setFocus()
    if came == "by Tab":
        qtbot.keyClick(before, Qt.Key.Key_Tab)
    else:
        qtbot.mouseClick(field.line, Qt.MouseButton.LeftButton, pos=QPoint(12, field.line.height() // 2))
        assert field.line.selectedText() == "15.12.2026"
    if came == "by a second click behind it":
        field.line.setCursorPosition(10)
    assert field.line.hasFocus()
    qtbot.keyClicks(field.line, "12.12")
    assert field.text() == "12.12"


def test_a_figure_too_many_stays_to_be_mended(field, qtbot):
    qtbot.keyClicks(field.line, "14.03.20222")
    assert field.text() == "14.03.20222"


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
