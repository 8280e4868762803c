"""Open lists are no traps: what was begun becomes the listed value, a new value is asked for."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from kuzplan_desktop.ui.commission.commission_list import CommissionField
from kuzplan_desktop.ui.editor import EditorPane
from tests.ui.editor_help import leave, type_into

# The list that completes what is typed is a popup, which the offscreen platform cannot raise.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def seminars(activity):
    return activity("1.2.4").uid


@pytest.fixture
def pane(qtbot, session, seminars):
    pane = EditorPane(session)
    qtbot.addWidget(pane)
    pane.resize(440, 680)
    pane.show()
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    session.activity_chosen.emit(seminars)
    return pane


@pytest.fixture
def page(pane):
    return pane.pages.execution


@pytest.fixture
def form(page):
    page.events.new.click()
    type_into(page.form.starts_on.line, "14.03.2022")
    return page.form


def write_down(form):
    QTest.keyClick(form.lines["title"], Qt.Key.Key_Return, CTRL)


def stored(session, uid):
    return [(event.form, [each.audience for each in event.attendance]) for event in session.document.events_of(uid)]


def test_what_was_begun_is_completed_when_the_field_is_left(form, session, seminars):
    type_into(form.form, "сем")
    leave(form.form)
    assert form.form.currentText() == "семинар"
    audience = form.audiences.choices()[0]
    type_into(audience, "члены У")
    leave(audience)
    type_into(form.audiences.people_fields()[0], "37")
    write_down(form)
    assert stored(session, seminars) == [("семинар", ["члены УИК"])]
    assert session.questions == []


def test_ctrl_enter_in_the_field_itself_completes_too(form, session, seminars):
    type_into(form.form, "Кругл")
    QTest.keyClick(form.form, Qt.Key.Key_Return, CTRL)
    assert stored(session, seminars) == [("круглый стол", [])]


def test_a_new_value_is_asked_for_once_and_listed_from_then_on(form, page, session, seminars):
    type_into(form.form, "брейн-ринг")
    session.answers = [0]
    write_down(form)
    assert session.questions == ["Добавить «брейн-ринг» в список?"]
    assert stored(session, seminars) == [("брейн-ринг", [])]
    page.events.new.click()
    type_into(form.starts_on.line, "15.03.2022")
    type_into(form.form, "брей")
    leave(form.form)
    assert form.form.currentText() == "брейн-ринг"


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "written"), [(0, "семинр"), (1, "семинар"), (2, None)])
def test_a_value_like_a_listed_one_offers_that_one(form, session, seminars, answer, written):
    type_into(form.form, "семинр")
    session.answers = [answer]
    write_down(form)
    assert stored(session, seminars) == ([(written, [])] if written else [])
    if written is None:
        assert form.form.hasFocus()


def test_what_was_completed_against_her_will_can_be_typed_again(form, session, seminars):
    type_into(form.form, "тест")
    leave(form.form)
    assert form.form.currentText() == "тестирование"
    form.form.lineEdit().clear()
    type_into(form.form, "тест")
    leave(form.form)
    assert form.form.currentText() == "тест"


def test_a_value_that_is_stored_is_neither_completed_nor_asked_about(page, session, seminars):
    uid = session.file.events.hold(seminars, starts_on=date(2022, 3, 14), form="сем", attendance={"члены У": (5, None)})
    page.edit_event(uid)
    type_into(page.form.lines["title"], "О выборах")
    write_down(page.form)
    assert stored(session, seminars) == [("сем", ["члены У"])]
    assert session.questions == []
    assert "сем" not in page.form.form.listed  # nobody else is led to it


def test_places_that_were_written_before_are_offered_and_never_put_in(page, session, seminars):
    session.file.events.hold(seminars, starts_on=date(2022, 3, 1), place="г. Топки, школа № 1")
    page.events.new.click()
    place = page.form.lines["place"]
    type_into(place, "г. Топки")
    place.completer().setCompletionPrefix("топки")
    assert place.completer().currentCompletion() == "г. Топки, школа № 1"
    leave(place)
    assert place.text() == "г. Топки"


def test_the_name_of_a_commission_that_was_begun_is_the_listed_one(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    field, other = CommissionField("", page), QLineEdit(page)
    other.move(0, 60)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    type_into(field, "Топк")
    leave(field)
    assert other.hasFocus()
    assert field.entry is not None
