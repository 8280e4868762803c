"""The list of the page «Мероприятия» as pages: seen, made anew after a change, saved where a person says."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.ui.base import dialogs
from kuzplan_desktop.ui.report.event_pages import EventPages
from kuzplan_desktop.ui.report.preview import STALE, Preview
from kuzplan_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def window(session, settings, qtbot, activity):
    session.file.events.hold(activity("1.2.4").uid, form="семинар", title="Списки", starts_on=date(2022, 3, 14))
    made = MainWindow(session, settings)
    made.come_forward()
    yield made
    session.answers = [True]
    made.close()
    QApplication.processEvents()


@pytest.fixture
def preview(window, qtbot):
    window.turn_to("events")
    window.pages.currentWidget().pages.click()
    made = window.findChild(Preview)
    qtbot.waitUntil(lambda: made.view.pages is not None, timeout=20_000)
    yield made
    made.close()


def test_the_pages_are_shown_and_nothing_is_marked_as_sent_from_them(preview):
    assert preview.isVisible()
    assert preview.windowTitle().startswith("Список мероприятий – ")
    assert not preview.sent.isVisible()
    assert preview.save.isVisible()


def test_after_a_change_the_pages_are_made_anew(preview, session, activity, qtbot):
    uid = session.document.events_of(activity("1.2.4").uid)[0].uid
    session.do(lambda: session.file.events.edit(uid, title="Другое"))
    assert preview.notice.text() == STALE
    before = preview.view.pages
    preview.renew.click()
    qtbot.waitUntil(lambda: preview.view.pages not in (None, before), timeout=20_000)
    assert not preview.renew.isVisible()


def test_the_list_is_saved_where_a_person_says(preview, session, qtbot, tmp_path, monkeypatch):
    target, opened = tmp_path / "список.xlsx", []
    asked: list[Path] = []

    def choose(parent, title, proposed, formats=None):
        asked.append(proposed)
        return target

    monkeypatch.setattr(dialogs, "choose_report", choose)
    pages = preview.findChild(EventPages)
    pages.open_file = lambda file: opened.append(file) or True
    preview.save.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened == [target]
    assert asked[0].parent == session.file.path.parent
    words = [str(cell.value) for row in load_workbook(target).active.iter_rows() for cell in row]
    assert "семинар «Списки»" in words
