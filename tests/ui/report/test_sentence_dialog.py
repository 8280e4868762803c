"""«Показатели за любые дни»: two days, one sentence, one click; from the menu and from the palette."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.palette.command_palette import CommandPalette
from kuzplan_desktop.ui.report.choice import NO_PERIOD
from kuzplan_desktop.ui.report.sentence_dialog import COPIED, SentenceDialog
from tests.ui.editor_help import type_into

Key = Qt.Key


@pytest.fixture
def window(session, settings, qtbot, activity):
    hold = session.file.events.hold
    people = {"attendance": {"члены УИК": (25, None)}, "form": "семинар"}
    hold(activity("1.2.4").uid, starts_on=date(2022, 2, 3), minutes=120, **people)
    hold(activity("1.1.2").uid, starts_on=date(2022, 2, 4), people=7, form="семинар")
    made = MainWindow(session, settings)
    made.come_forward()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    session.answers = [True]
    made.close()


@pytest.fixture
def dialog(window):
    window.plan.model.set_own_only(True)
    window.actions_by_name["sentence"].trigger()
    return window.findChild(SentenceDialog)


def test_it_begins_with_the_working_quarter_and_follows_what_is_chosen(dialog):
    assert dialog.sentence.text().startswith("За I квартал 2022 года: 1 мероприятие, 25 участников, обучено 25 чел.")
    dialog.scope.setFocus()
    QTest.keyClick(dialog.scope, Key.Key_Down)
    assert dialog.sentence.text().startswith("За I квартал 2022 года: 2 мероприятия, 32 участника")


def test_two_days_are_copied_with_one_click(dialog):
    QGuiApplication.clipboard().clear()
    dialog.period.list.setFocus()
    QTest.keyClick(dialog.period.list, Key.Key_End)
    for field, typed in ((dialog.period.first.line, "1.02"), (dialog.period.last.line, "20.05")):
        field.clear()
        type_into(field, typed)
    QTest.keyClick(dialog.period.last.line, Key.Key_Tab)
    words = " ".join(dialog.sentence.text().split())
    assert words.startswith("С 1 февраля 2022 г. по 20 мая 2022 г.: 1 мероприятие, 25 участников")
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.sentence.text()
    assert dialog.notice.text() == COPIED


def test_days_that_are_none_or_of_another_year_cannot_be_copied(dialog):
    dialog.period.show_period("2022-02-01..2022-05-20")
    dialog.period.first.line.clear()
    type_into(dialog.period.first.line, "32.13")
    QTest.keyClick(dialog.period.first.line, Key.Key_Tab)
    assert dialog.sentence.text() == NO_PERIOD
    assert not dialog.copy.isEnabled()
    dialog.period.show_period("2020-02-01..2020-05-20")
    assert dialog.sentence.text() == "План составлен на 2022 год: укажите дни этого года."
    assert not dialog.copy.isEnabled()


def test_the_sentence_follows_the_document(dialog, session, activity):
    session.do(
        lambda: session.file.events.hold(activity("2.2.1").uid, form="лекция", starts_on=date(2022, 3, 1), people=5)
    )
    assert "2 мероприятия, 30 участников" in dialog.sentence.text()


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("с 1 февраля по 20 мая", "2022-02-01..2022-05-20"),
        ("1 квартал", "2022-Q1"),
        ("февраль", "2022-02"),
        ("2022-02-01..2022-02-03", "2022-02-01..2022-02-03"),
    ],
)
def test_the_palette_leads_there_by_a_period(window, typed, key):
    window.actions_by_name["palette"].trigger()
    palette = window.findChild(CommandPalette)
    type_into(palette.field, typed)
    assert palette.model.things[0].key == key
    QTest.keyClick(palette.field, Key.Key_Return)
    dialog = window.findChild(SentenceDialog)
    assert dialog.isVisible()
    assert dialog.period.period.key == key


def test_a_single_day_stands_behind_what_else_was_found(window):
    window.actions_by_name["palette"].trigger()
    palette = window.findChild(CommandPalette)
    type_into(palette.field, "1.2")
    things = palette.model.things
    assert things[0].number.startswith("1.2")
    assert things[-1].key == "2022-02-01..2022-02-01"
    palette.field.clear()
    type_into(palette.field, "1.2.4")
    assert "2022" not in palette.model.things[-1].key
