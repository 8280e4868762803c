"""«Отдельный план» in the window: written out for ticked items, taken into the chosen one as planned events."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.exchange.separate_plan.reading import read_separate_plan
from kuzplan_desktop.ui.planning import separate_dialog
from kuzplan_desktop.ui.planning.separate_dialog import SeparatePlanDialog

TABLE = """Дата\tМероприятие\tМесто
14.05.2022\tСеминар «Работа УИК»\tг. Топки
май-июнь когда-нибудь\tКруглый стол\tшкола № 2
"""


@pytest.fixture
def dialog(window, session, activity):
    session.activity_chosen.emit(activity("1.2.5").uid)
    window.actions_by_name["separate"].trigger()
    return window.findChild(SeparatePlanDialog)


@pytest.fixture
def source(tmp_path):
    made = tmp_path / "Отдельный план.txt"
    made.write_text(TABLE, encoding="utf-8")
    return made


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def row(dialog, number):
    (found,) = dialog.list.findItems(number, Qt.MatchFlag.MatchExactly)
    return found


def take(dialog, source, monkeypatch, qtbot):
    monkeypatch.setattr(separate_dialog, "choose_document", lambda *_: source)
    click(dialog.read)
    qtbot.waitUntil(lambda: dialog.told.isVisible() or dialog.bar.isVisible(), timeout=20_000)


def test_a_plan_is_shown_first_then_planned_under_the_chosen_item_and_undone(
    dialog, window, session, activity, source, monkeypatch, qtbot
):
    assert dialog.list.currentItem().text(0) == "1.2.5"
    assert not dialog.plan.isEnabled()
    take(dialog, source, monkeypatch, qtbot)
    told = dialog.told.toPlainText()
    assert "14.05.2022" in told
    assert "Проверьте:" in told
    assert "Круглый стол" in told
    assert not session.document.events_of(activity("1.2.5").uid)
    QTest.keyClick(dialog.plan, Qt.Key.Key_Return)
    (event,) = session.document.events_of(activity("1.2.5").uid)
    assert (event.status, event.title, event.place) == (EventStatus.PLANNED, "Работа УИК", "г. Топки")
    assert session.messages[-1].sentence == "Запланировано мероприятий: 1."
    assert session.messages[-1].offers[0][0] == "Отменить"
    session.messages[-1].offers[0][1]()
    assert not session.document.events_of(activity("1.2.5").uid)


def test_what_was_read_is_for_the_item_that_was_chosen(dialog, session, activity, source, monkeypatch, qtbot):
    take(dialog, source, monkeypatch, qtbot)
    dialog.list.setCurrentItem(row(dialog, "1.2.4"))
    assert not dialog.plan.isEnabled()
    assert not dialog.told.isVisible()


def test_a_document_without_a_table_is_told_in_the_dialog(dialog, tmp_path, monkeypatch, qtbot):
    letter = tmp_path / "письмо.txt"
    letter.write_text("Уважаемые коллеги!", encoding="utf-8")
    take(dialog, letter, monkeypatch, qtbot)
    assert "нет таблицы" in dialog.bar.sentence.text()
    assert not dialog.plan.isEnabled()


def test_ticked_items_are_written_and_read_back(window, session, activity, source, tmp_path, monkeypatch, qtbot):
    draft = read_separate_plan(source, session.document)
    (event,) = (one.event for one in draft.rows)
    session.file.events.plan_all(activity("1.2.4").uid, [event, replace(event, title="Учеба резерва")])
    window.actions_by_name["separate"].trigger()
    dialog = window.findChild(SeparatePlanDialog)
    assert row(dialog, "1.2.4").text(1) == "2"
    assert row(dialog, "1.2.4").checkState(0) is Qt.CheckState.Checked
    assert row(dialog, "1.2.5").checkState(0) is Qt.CheckState.Unchecked
    target = tmp_path / "План.docx"
    monkeypatch.setattr(separate_dialog, "choose_report", lambda *_: target)
    click(dialog.write)
    qtbot.waitUntil(dialog.bar.isVisible, timeout=20_000)
    assert "записан" in dialog.bar.sentence.text()
    titles = {one.event.title for one in read_separate_plan(target, session.document).rows}
    assert titles == {"Работа УИК", "Учеба резерва"}
    row(dialog, "1.2.4").setCheckState(0, Qt.CheckState.Unchecked)
    assert not dialog.write.isEnabled()
    row(dialog, "1.2.5").setCheckState(0, Qt.CheckState.Checked)
    click(dialog.write)
    qtbot.waitUntil(lambda: "не запланированы" in dialog.bar.sentence.text(), timeout=20_000)
