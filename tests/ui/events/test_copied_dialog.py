"""A copied table becomes events: shown first, written down as one step, undone as one."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.ui.events.copied_dialog import ITEM, LOOK, PLACE, UNDERSTOOD, CopiedTableDialog
from tests.ui.editor_help import mnemonics

TABLE = (
    ("Дата", "Пункт", "Форма", "Название", "Участники"),
    ("14.03.2022", "1.2.4", "семинар", "Списки", "члены УИК – 25"),
    ("15.03.2022", "1.2.4", "сем", "Протоколы", "12"),
    ("когда-нибудь", "2.2.2", "викторина", "Право", ""),
    ("16.03.2022", "", "лекция", "Выборы", "30"),
)


@pytest.fixture
def pasted(window, qtbot):
    """Puts a table on the clipboard and presses Ctrl+V in the table of events."""

    def paste(*rows):
        data = QMimeData()
        data.setText("\n".join("\t".join(row) for row in rows))
        QGuiApplication.clipboard().setMimeData(data)
        window.turn_to("events")
        table = window.pages.currentWidget().table
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return qtbot

    return paste


@pytest.fixture
def dialog(window, pasted):
    pasted(*TABLE).waitUntil(lambda: window.findChild(CopiedTableDialog) is not None, timeout=20_000)
    return window.findChild(CopiedTableDialog)


def row(dialog, at):
    return dialog.list.topLevelItem(at)


def events(session):
    return sorted((one for found in session.document.events.values() for one in found), key=lambda one: one.starts_on)


def test_a_pasted_table_is_shown_first_written_as_one_step_and_undone(dialog, window, session, activity):
    before = session.document
    assert "25 чел. (члены УИК – 25)" in row(dialog, 0).text(UNDERSTOOD)
    assert row(dialog, 0).text(ITEM) == "1.2.4"
    assert "«семинар»?" in row(dialog, 1).text(LOOK)
    for at in (2, 3):
        assert row(dialog, at).text(LOOK).startswith("Не понято: ")
        assert row(dialog, at).data(PLACE, Qt.ItemDataRole.CheckStateRole) is None
    assert not dialog.write.isEnabled()  # until the rows that are not understood are given up
    QTest.keyClick(dialog.without, Qt.Key.Key_Space)
    assert session.document is before
    QTest.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    found = events(session)
    assert [(one.title, one.participants, one.status) for one in found] == [
        ("Списки", 25, EventStatus.HELD),
        ("Протоколы", 12, EventStatus.HELD),
    ]
    assert session.document.marks_of(activity("1.2.4").uid)[1].state is MarkState.DONE
    assert [one.event.uid for one in window.pages.currentWidget().table.chosen()] == [found[0].uid]
    assert session.messages[-1].sentence == "Записано мероприятий из таблицы: 2."
    session.messages[-1].offers[0][1]()
    assert not events(session)
    assert not session.document.marks_of(activity("1.2.4").uid)


def test_rows_without_an_item_take_the_chosen_one_and_a_row_can_be_left_out(dialog, session, activity):
    dialog.item.setCurrentIndex(dialog.item.findData(activity("2.2.1").uid))
    assert row(dialog, 3).text(ITEM) == "2.2.1"
    row(dialog, 1).setCheckState(PLACE, Qt.CheckState.Unchecked)
    QTest.keyClick(dialog.without, Qt.Key.Key_Space)
    QTest.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    assert [(one.title, one.activity) for one in events(session)] == [
        ("Списки", activity("1.2.4").uid),
        ("Выборы", activity("2.2.1").uid),
    ]


def test_a_row_that_is_not_understood_is_mended_on_the_spot(dialog, session, activity):
    row(dialog, 1).setCheckState(PLACE, Qt.CheckState.Unchecked)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.line.text() == "когда-нибудь | 2.2.2 | викторина | Право"
    dialog.line.setText("17.03 | 2.2.2 | викторина")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    assert (row(dialog, 2).text(ITEM), row(dialog, 2).text(LOOK)) == ("2.2.2", "")
    assert row(dialog, 2).checkState(PLACE) is Qt.CheckState.Checked
    assert dialog.list.currentIndex().row() == 2
    assert row(dialog, 1).checkState(PLACE) is Qt.CheckState.Unchecked
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    dialog.line.setText("2.2.1 16.03 лекция «Выборы», 30 чел.")
    QTest.mouseClick(dialog.mend, Qt.MouseButton.LeftButton)
    assert dialog.without.isHidden()
    QTest.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    assert [(one.title, one.starts_on.day, one.activity) for one in events(session)] == [
        ("Списки", 14, activity("1.2.4").uid),
        ("Выборы", 16, activity("2.2.1").uid),
        ("", 17, activity("2.2.2").uid),
    ]


def test_what_was_copied_from_the_table_itself_is_known(dialog, window, session, qtbot):
    QTest.keyClick(dialog.without, Qt.Key.Key_Space)
    QTest.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    table = window.pages.currentWidget().table
    qtbot.waitUntil(lambda: window.findChild(CopiedTableDialog) is None)
    table.selectAll()
    table.copy()
    table.setFocus()
    window.actions_by_name["paste"].trigger()
    qtbot.waitUntil(lambda: window.findChild(CopiedTableDialog) is not None, timeout=20_000)
    again = window.findChild(CopiedTableDialog)
    assert [row(again, at).checkState(PLACE) for at in range(2)] == [Qt.CheckState.Unchecked] * 2
    assert not again.write.isEnabled()
    assert "уже записано: 2" in again.counts.text()


def test_what_is_no_table_is_said_in_the_window(pasted, window, session):
    pasted(("",)).waitUntil(lambda: bool(session.messages), timeout=20_000)
    assert session.messages[-1].sentence == "Таблица не скопирована."
    assert window.findChild(CopiedTableDialog) is None


def test_no_mnemonic_stands_twice(dialog):
    found = mnemonics(dialog)
    assert len(found) == len(set(found))
