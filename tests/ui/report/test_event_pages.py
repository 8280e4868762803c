"""The list of the page «Мероприятия» as pages: seen, made anew after a change, saved where a person says."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kuzplan_desktop.ui.base import dialogs
from kuzplan_desktop.ui.report.event_pages import EventPages


@pytest.fixture
def session(session, activity):
    session.file.events.hold(activity("1.2.4").uid, form="семинар", title="Списки", starts_on=date(2022, 3, 14))
    return session


@pytest.fixture
def pages(window, qtbot):
    window.turn_to("events")
    window.pages.currentWidget().pages.click()
    made = window.findChild(EventPages)
    qtbot.waitUntil(lambda: made.preview.view.pages is not None, timeout=20_000)
    yield made
    if isValid(made):
        made.close()
        QApplication.processEvents()


def test_the_pages_are_shown_under_the_name_of_the_list(pages):
    assert pages.isVisible()
    assert pages.preview.title.text().startswith("Список мероприятий – ")


def test_after_a_change_the_pages_are_made_anew(pages, session, activity, qtbot):
    uid = session.document.events_of(activity("1.2.4").uid)[0].uid
    before = pages.preview.view.pages
    session.do(lambda: session.file.events.edit(uid, title="Другое"))
    qtbot.waitUntil(lambda: pages.preview.view.pages not in (None, before), timeout=20_000)


def test_escape_closes_the_window_and_lets_the_pages_go(pages, qtbot):
    preview = pages.preview
    with qtbot.waitSignal(pages.destroyed):
        QTest.keyClick(pages, Qt.Key.Key_Escape)
        assert preview.view.pages is None


def test_the_list_is_saved_where_a_person_says(pages, session, qtbot, tmp_path, monkeypatch):
    target, opened = tmp_path / "список.xlsx", []
    asked: list[Path] = []

    def choose(parent, title, proposed, formats=None):
        asked.append(proposed)
        return target

    monkeypatch.setattr(dialogs, "choose_report", choose)
    pages.open_file = lambda file: opened.append(file) or True
    pages.save_button.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened == [target]
    assert asked[0].parent == session.file.path.parent
    words = [str(cell.value) for row in load_workbook(target).active.iter_rows() for cell in row]
    assert "семинар «Списки»" in words
