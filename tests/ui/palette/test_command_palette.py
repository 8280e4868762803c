"""Ctrl+K as a person uses it: types, chooses by arrows, goes there, runs it; what cannot be used does nothing."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kuzplan_desktop.domain.finding.finder import ThingKind
from kuzplan_desktop.ui.help.help_window import HelpWindow
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.palette.command_palette import HOW, NOTHING, CommandPalette
from tests.ui.editor_help import type_into

SPEAKS = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def window(session, settings, qtbot, activity):
    hold = session.file.events.hold
    hold(activity("1.2.4").uid, form="семинар", title="Списки", place="г. Топки", starts_on=date(2022, 3, 14))
    hold(activity("2.2.10").uid, form="квиз", title="Знаешь ли ты", place="СОШ № 2", starts_on=date(2022, 2, 3))
    made = MainWindow(session, settings)
    made.resize(1280, 700)
    made.come_forward()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    session.answers = [True]
    made.close()


@pytest.fixture
def palette(window):
    window.actions_by_name["palette"].trigger()
    return window.findChild(CommandPalette)


def found(palette):
    return [thing.title for thing in palette.model.things]


def keys(palette, *pressed):
    for key in pressed:
        QTest.keyClick(palette.field, key)


def test_it_stands_in_the_menu_with_its_key_and_shows_the_commands_at_first(window, palette):
    assert window.actions_by_name["palette"].shortcut().toString() == "Ctrl+K"
    assert palette.isVisible()
    assert palette.field.hasFocus()
    assert {thing.kind for thing in palette.model.things} == {ThingKind.COMMAND}
    assert found(palette)[0] == "Новый документ"
    assert "Перейти или выполнить" not in found(palette)
    assert palette.model.usable(0).keys == "Ctrl+N"


def test_what_the_region_alone_uses_is_found_by_the_region_alone(window, palette):
    assert not window.actions_by_name["region"].isVisible()
    assert "Сводный файл комиссий" not in found(palette)


def test_enter_runs_a_command_that_was_typed_in_the_wrong_layout(window, palette, qtbot):
    type_into(palette.field, "rkfdbib")  # «клавиши»
    assert found(palette)[:2] == ["Клавиши", "Клавиши"]  # the command, then the page of the help
    assert {thing.kind for thing in palette.model.things[1:]} == {ThingKind.HELP}
    assert palette.hint.text() == f"Найдено по словам «клавиши». {HOW}"
    keys(palette, Qt.Key.Key_Return)
    shown = window.findChild(HelpWindow)
    assert shown.isVisible()
    assert shown.shown == "keys"


def test_a_page_of_the_help_is_found_by_its_words_and_opened(window, palette):
    type_into(palette.field, "ДАВНЕЕ действие")
    assert found(palette) == ["Отменить и вернуть"]
    assert palette.list.currentIndex().data(SPEAKS) == "Справка: Отменить и вернуть"
    keys(palette, Qt.Key.Key_Return)
    assert window.findChild(HelpWindow).shown == "undo"


def test_arrows_choose_while_the_keyboard_stays_in_the_field(palette):
    keys(palette, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 1
    keys(palette, Qt.Key.Key_PageUp)
    assert palette.list.currentIndex().row() == 0
    assert palette.field.hasFocus()
    assert palette.field.accessibleDescription() == palette.list.currentIndex().data(SPEAKS)


def test_a_number_leads_to_an_item_of_others_too(window, session, palette, activity):
    type_into(palette.field, "1.1.2")
    assert palette.model.things[0].number == "1.1.2"
    assert palette.list.currentIndex().data(SPEAKS) == "Пункт: 1.1.2 Разработка методических материалов"
    keys(palette, Qt.Key.Key_Return)
    assert session.activity == activity("1.1.2").uid
    assert window.pages.shown == "plan"
    assert window.focusWidget() is window.plan.tree


def test_an_event_and_a_place_are_shown_in_the_table(window, palette):
    type_into(palette.field, "списки топки")
    assert found(palette) == ["14.03.2022, г. Топки, семинар «Списки»"]
    keys(palette, Qt.Key.Key_Return)
    page = window.pages.currentWidget()
    assert window.pages.shown == "events"
    assert [row.event.title for row in page.table.chosen()] == ["Списки"]
    window.actions_by_name["palette"].trigger()
    again = next(one for one in window.findChildren(CommandPalette) if one.isVisible())
    type_into(again.field, "сош")
    assert again.list.currentIndex().data(SPEAKS) == "Место: СОШ № 2"
    keys(again, Qt.Key.Key_Return)
    assert [row.event.title for row in page.model.rows] == ["Знаешь ли ты"]


def test_a_command_that_cannot_be_used_is_told_so_and_nothing_is_done(window, session, palette):
    before = session.document
    type_into(palette.field, "вернуть")
    assert palette.list.currentIndex().data(SPEAKS) == "Команда: Вернуть, меню «Правка», Ctrl+Y, сейчас недоступно"
    keys(palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.hint.text() == "«Вернуть»: сейчас недоступно."
    assert session.document is before


def test_what_undo_would_take_back_is_not_found_by_the_words_of_its_step(qtbot, window, session, palette):
    qtbot.waitUntil(lambda: "квиз" in window.actions_by_name["undo"].text())  # told after the first picture
    type_into(palette.field, "квиз")
    assert ThingKind.COMMAND not in {thing.kind for thing in palette.model.things}


def test_nothing_found_says_so_and_escape_closes(palette):
    type_into(palette.field, "такого нет")
    assert palette.hint.text() == NOTHING
    keys(palette, Qt.Key.Key_Return)
    assert palette.isVisible()
    keys(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_click_runs_what_it_is_on(window, palette, activity, session):
    type_into(palette.field, "2.2.3")
    QTest.mouseClick(
        palette.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=palette.list.visualRect(palette.model.index(0)).center(),
    )
    assert session.activity == activity("2.2.3").uid
