"""From an official document to a document of the commission: menu, drop, reading in the background, the first start."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from kuzplan_desktop.paths import RESOURCES
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.store.door.inspection import remember_own
from kuzplan_desktop.ui.base import dialogs
from kuzplan_desktop.ui.import_plan import opening
from kuzplan_desktop.ui.planning.amend_window import AmendWindow
from kuzplan_desktop.ui.planning.next_year_dialog import NextYearDialog
from kuzplan_desktop.ui.shell.windows import Windows

TOPKI = "Топкинская территориальная избирательная комиссия"


@pytest.fixture
def windows(qapp, settings, qtbot):
    made = Windows(settings)
    yield made
    for preview in list(made.previews.shown.values()):
        preview.drafting.keep()
        preview.close()
    for reading in list(made.previews.reading.values()):
        reading.close()
    for window in list(made.opened):
        window.close()
    if made.first_start is not None:
        made.first_start.close()
        made.first_start.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def official(tmp_path):
    """The approved text of 2022 as a document."""
    return shutil.copy(RESOURCES / "plan-2022.txt", tmp_path / "План.txt")


def drop(widget, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPointF(5, 5), actions, mime, buttons, keys))


def preview_of(windows, path, qtbot):
    qtbot.waitUntil(lambda: path in windows.previews.shown, timeout=20_000)
    return windows.previews.shown[path]


def test_a_document_dropped_on_the_first_start_leads_to_a_document_of_the_commission(windows, official, qtbot):
    windows.show_first_start()
    first = windows.first_start
    drop(first, official)
    preview = preview_of(windows, official, qtbot)
    assert len(list(preview.draft.activities())) == 47
    preview.drafting.set_head("Год плана", year=2027)
    qtbot.mouseClick(preview.begin, Qt.MouseButton.LeftButton)
    assert windows.first_start is first
    assert first.begin.text() == "&Начать с плана на 2027 год"
    assert first.bar.sentence.text() == "План на 2027 год прочитан из документа «План.txt»."
    first.commission.setEditText(TOPKI)
    qtbot.mouseClick(first.begin, Qt.MouseButton.LeftButton)
    document = windows.opened[0].session.document
    assert (document.plan.year, document.commission.name) == (2027, TOPKI)
    assert len(list(document.plan.activities())) == 47
    assert windows.previews.shown == {}
    assert windows.first_start is None


def test_the_preview_stays_until_there_is_a_document(windows, official, qtbot):
    windows.show_first_start()
    windows.open(official)
    preview = preview_of(windows, official, qtbot)
    qtbot.mouseClick(preview.begin, Qt.MouseButton.LeftButton)
    assert preview.isVisible()
    windows.open(official)  # once more: the same window
    assert windows.previews.reading == {}
    assert list(windows.previews.shown.values()) == [preview]


def test_the_menu_reads_a_plan_beside_the_document(windows, official, plan_path, begun, qtbot, monkeypatch):
    plan_path.write_bytes(begun)
    remember_own(plan_path, at_work=False)
    window = windows.open(plan_path)
    monkeypatch.setattr(dialogs, "choose_document", lambda *words: official)
    window.actions_by_name["import"].trigger()
    preview = preview_of(windows, official, qtbot)
    assert windows.opened == [window]
    assert preview.details.tabText(2) == "Сравнение с 2022 годом"


def test_what_is_no_plan_is_told_where_it_was_asked_for(windows, tmp_path, qtbot):
    windows.show_first_start()
    letter = tmp_path / "Письмо.txt"
    letter.write_text("Уважаемые коллеги!\nПлан пришлем позже.\n", encoding="utf-8")
    drop(windows.first_start, letter)
    qtbot.waitUntil(lambda: windows.first_start.bar.isVisible(), timeout=20_000)
    assert windows.first_start.bar.sentence.text() == "Файл «Письмо.txt»: в документе нет таблицы плана."
    assert windows.previews.shown == windows.previews.reading == {}


def test_long_reading_can_be_interrupted(windows, official, qtbot, monkeypatch):
    waits = []
    monkeypatch.setattr(opening.tasks, "start", lambda work, done, failed, owner: waits.append((done, failed)))
    monkeypatch.setattr(opening, "SHOWN_AFTER", 0)
    windows.show_first_start()
    windows.open(official)
    reading = windows.previews.reading[official]
    qtbot.waitExposed(reading)
    qtbot.keyClick(reading, Qt.Key.Key_Escape)
    assert windows.previews.reading == {}
    waits[0][1](PlanError("поздно"))  # what comes after that is dropped
    assert windows.previews.shown == {}
    assert not windows.first_start.bar.isVisible()


@pytest.mark.slow
def test_nothing_of_the_preview_is_loaded_before_it_is_asked_for():
    program = (
        "import sys, kuzplan_desktop.ui.shell.windows, kuzplan_desktop.ui.first_start.first_start;"
        "print([name for name in sys.modules if 'import_plan' in name or 'exchange.plan' in name])"
    )
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"


@pytest.mark.slow
def test_the_plan_of_a_year_that_was_begun_goes_into_its_document_and_begins_no_second_one(
    windows, plan_path, begun, tmp_path, qtbot
):
    plan_path.write_bytes(begun)
    remember_own(plan_path, at_work=False)
    handed_out = tmp_path / "План 2023.sqlite"
    text = supplied_draft()
    write_plan(handed_out, replace(text, year=2023, approved_number="", approved_on=None, title="План на 2023 год"))
    window = windows.open(plan_path)
    window.session.answers = [0]
    drop(window, handed_out)
    assert window.session.questions == ["Это план на 2023 год. Что с ним сделать?"]
    dialog = window.findChild(NextYearDialog)
    assert "План 2023.sqlite" in dialog.chosen.text()
    qtbot.mouseClick(dialog.begin, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.open_made, Qt.MouseButton.LeftButton)
    (later,) = [one for one in windows.opened if one.session.document.plan.year == 2023]
    made = later.session.file.path
    windows.open(plan_path)
    later.close()

    window = next(one for one in windows.opened if one.session.document.plan.year == 2022)
    answers = iter([0])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dialogs, "choose_one", lambda *words: next(answers))
        drop(window, handed_out)
    later = next(one for one in windows.opened if one.session.document.plan.year == 2023)
    assert later.session.file.path == made
    qtbot.waitUntil(lambda: later.findChild(AmendWindow) is not None, timeout=20_000)
    assert "менять нечего" in later.findChild(AmendWindow).summary.text()
    assert list(made.parent.glob("План 2023*")) == [made]

    window.session.today = date(2022, 12, 1)
    window.commands.plan.begin_next_year()
    again = window.findChild(NextYearDialog)
    assert "уже есть документ 2023 года" in again.notice.text()
