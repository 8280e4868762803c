"""Which windows open: the first start, the last document, a colleague's file beside the own one."""

import gc
import sqlite3
import weakref
from contextlib import closing
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from kuzplan_desktop import paths
from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store import connection
from kuzplan_desktop.store.copies.handing_out import save_plan
from kuzplan_desktop.store.copies.handing_over import save_copy
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base import tasks
from kuzplan_desktop.ui.planning.next_year_dialog import NextYearDialog
from kuzplan_desktop.ui.shell.windows import FOREIGN, Windows
from tests import system

COMMISSION = "Топкинская территориальная избирательная комиссия"


@pytest.fixture
def windows(qapp, settings):
    made = Windows(settings)
    yield made
    for window in list(made.opened):
        window.close()
    if made.first_start is not None:
        made.first_start.close()


@pytest.fixture
def own(tmp_path):
    """The path of a document that this installation wrote."""
    PlanFile.create(tmp_path / "свой.sqlite", commission=COMMISSION).close()
    return tmp_path / "свой.sqlite"


@pytest.fixture
def foreign(own):
    """The same document as it came by e-mail: this installation has never written it there."""
    path = own.with_name("присланный.sqlite")
    path.write_bytes(own.read_bytes())
    return path


def titles(windows):
    return [window.windowTitle() for window in windows.opened]


def test_without_a_document_the_first_start_asks(windows):
    windows.begin(None)
    assert windows.first_start.isVisible()
    assert windows.opened == []


def test_the_first_start_ends_in_the_window_of_the_new_document(windows, settings):
    windows.begin(None)
    windows.first_start.commission.setEditText(COMMISSION)
    windows.first_start.begin.click()
    assert windows.first_start is None
    assert titles(windows) == ["План 2022 – Топкинская ТИК"]
    assert windows.opened[0].session.file.path == paths.documents_folder() / "План 2022 – Топкинская ТИК.sqlite"
    assert [item.title for item in settings.documents.recent] == ["План 2022 – Топкинская ТИК"]


def test_the_last_document_opens_again(windows, own, settings):
    windows.open(own).close()
    again = Windows(settings)
    again.begin(None)
    assert titles(again) == ["План 2022 – Топкинская ТИК"]
    again.opened[0].close()


def test_the_quarter_that_was_chosen_is_the_working_one_again(windows, own, settings):
    window = windows.open(own)
    window.session.today = window.session.today.replace(year=2030)
    window.session.set_quarter(3)
    window.close()
    assert windows.open(own).session.quarter == 3


def test_a_last_document_that_is_gone_leads_to_the_first_start_and_is_named(windows, own, settings):
    windows.open(own).close()
    own.unlink()
    again = Windows(settings)
    again.begin(None)
    assert "свой.sqlite" in again.first_start.bar.sentence.text()
    again.first_start.close()


def test_a_refused_file_still_brings_the_last_document_and_says_why(windows, own, settings, tmp_path):
    windows.open(own).close()
    other = tmp_path / "таблица.sqlite"
    other.write_text("это не документ", encoding="utf-8")
    windows.begin(other)
    assert titles(windows) == ["План 2022 – Топкинская ТИК"]
    assert "таблица.sqlite" in windows.opened[0].bar.sentence.text()


def test_a_file_that_was_not_written_here_opens_for_reading_and_offers_to_work_with_it(windows, foreign):
    window = windows.open(foreign)
    assert window.session.read_only
    assert window.windowTitle() == "План 2022 – Топкинская ТИК, «присланный.sqlite» – файл коллеги, только чтение"
    assert window.bar.sentence.text() == FOREIGN
    assert [button.text() for button in window.bar.buttons] == ["Смотреть", "Работать с этим файлом"]
    window.bar.buttons[0].click()
    assert windows.opened == [window]
    assert window.bar.isHidden()


def test_working_with_a_foreign_file_opens_it_for_writing_in_its_place(windows, foreign, settings):
    windows.open(foreign).bar.buttons[1].click()
    assert titles(windows) == ["План 2022 – Топкинская ТИК"]
    assert not windows.opened[0].session.read_only
    assert windows.opened[0].session.file.path == foreign
    assert [item.path for item in settings.documents.recent] == [foreign]


def test_a_colleagues_file_stands_beside_the_own_one_and_is_never_written(windows, own, foreign):
    before = foreign.read_bytes(), foreign.stat().st_mtime_ns
    windows.open(own).colleague_requested.emit(foreign)
    assert titles(windows) == [
        "План 2022 – Топкинская ТИК",
        "План 2022 – Топкинская ТИК, «присланный.sqlite» – файл коллеги, только чтение",
    ]
    windows.opened[1].close()
    assert titles(windows) == ["План 2022 – Топкинская ТИК"]
    assert (foreign.read_bytes(), foreign.stat().st_mtime_ns) == before
    assert [path.name for path in sorted(foreign.parent.glob("*присланный*"))] == [foreign.name]


def test_a_colleagues_file_opens_once(windows, own, foreign):
    windows.open(own).colleague_requested.emit(foreign)
    windows.opened[0].colleague_requested.emit(foreign)
    assert len(windows.opened) == 2


def test_opening_another_own_document_takes_the_place_of_the_one_before(windows, own, tmp_path):
    second = tmp_path / "второй.sqlite"
    PlanFile.create(second, commission="ТИК № 7").close()
    windows.open(own).open_requested.emit(second)
    assert titles(windows) == ["План 2022 – ТИК № 7"]


def test_a_document_that_is_open_comes_forward_instead_of_opening_twice(windows, own):
    first = windows.open(own)
    assert windows.open(Path(own.parent, ".", own.name)) is first
    assert windows.opened == [first]


def test_what_the_opening_found_is_told_once(windows, own):
    with PlanFile.open(own) as file:
        copy = own.with_name("копия.sqlite")
        file.copy_to(copy)
        system.delete_open(own)
        file.marks.mark([file.document.plan.find("2.2.3")[0].uid], 1)
    copy.rename(own)
    window = windows.work_on(own, None)
    assert "в прошлый раз не удалось сохранить" in window.bar.sentence.text()
    window.close()
    assert windows.open(own).bar.isHidden()


def test_a_refused_file_leaves_the_window_as_it_is(windows, own, tmp_path):
    window = windows.open(own)
    window.open_requested.emit(tmp_path / "нет.sqlite")
    assert windows.opened == [window]
    assert "нет.sqlite" in window.bar.sentence.text()


def test_a_new_document_replaces_the_one_in_the_window(windows, own):
    windows.open(own).new_requested.emit()
    assert len(windows.opened) == 1
    windows.first_start.commission.setEditText("ТИК № 9")
    windows.first_start.begin.click()
    assert titles(windows) == ["План 2022 – ТИК № 9"]


def test_the_next_year_of_the_same_commission_is_offered_to_who_wants_a_new_document(windows, own):
    window = windows.open(own)
    window.new_requested.emit()
    bar = windows.first_start.bar
    assert "Топкинская ТИК" in bar.sentence.text()
    bar.buttons[0].click()
    assert not windows.first_start.isVisible()
    dialog = window.findChild(NextYearDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_thinking_better_of_a_new_document_keeps_the_old_one(windows, own):
    windows.open(own).new_requested.emit()
    windows.first_start.close()
    assert titles(windows) == ["План 2022 – Топкинская ТИК"]


def test_an_expected_failure_that_escaped_is_told_where_the_user_looks(windows, own):
    windows.begin(None)
    windows.tell(PlanError("Диск полон.", "Освободите место."))
    assert windows.first_start.bar.sentence.text() == "Диск полон."
    windows.first_start.close()
    windows.open(own)
    windows.tell(PlanError("Флешка вынута."))
    assert windows.opened[0].bar.sentence.text() == "Флешка вынута."


def test_a_second_new_document_brings_the_first_start_forward_with_what_was_typed(windows, own):
    first = windows.open(own)
    first.new_requested.emit()
    page = windows.first_start
    page.person.setText("Иванова А.П.")
    first.new_requested.emit()
    assert windows.first_start is page
    assert page.person.text() == "Иванова А.П."


def test_the_window_in_which_a_new_document_was_asked_for_may_be_closed_meanwhile(windows, own):
    first = windows.open(own)
    first.new_requested.emit()
    first.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows.first_start.commission.setEditText(COMMISSION)
    windows.first_start.begin.click()
    assert titles(windows) == ["План 2022 – Топкинская ТИК"]


@pytest.mark.parametrize("folder_too", [False, True])
def test_a_document_that_is_gone_leaves_the_recent_ones_unless_its_folder_is_away(
    windows, settings, tmp_path, folder_too, qtbot
):
    folder = tmp_path / "папка"
    if not folder_too:
        folder.mkdir()
    settings.documents.remember(folder / "План.sqlite", 2022, "План 2022")
    windows.begin(None)
    assert windows.first_start.isVisible()
    qtbot.waitUntil(lambda: not tasks._running)
    assert len(settings.documents.recent) == folder_too


@pytest.mark.slow
def test_nothing_of_a_window_lives_on_when_it_is_closed(windows, own):
    window = windows.open(own)
    window.read_history()
    window.show_activity(window.session.document.plan.find("1.2.4")[0].uid)
    window.editor.begin_event()
    window.show_report()
    alive = [weakref.ref(one) for one in (window, window.session, window.plan.model, window.session.file)]
    window.close()
    del window
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [one() for one in alive] == [None] * 4


@pytest.fixture
def handed_out(tmp_path):
    """A plan that the regional commission has handed out, with a campaign of hers."""
    made = tmp_path / "План для комиссий.sqlite"
    with PlanFile.create(tmp_path / "икко.sqlite", commission="ИККО – Кузбасса", role=Role.IKKO) as file:
        file.settings.set_campaign(
            Campaign("", "Выборы депутатов", "municipal", date(2022, 6, 10), date(2022, 9, 11), None)
        )
        save_plan(file, made)
    return made


def test_a_plan_that_was_handed_out_asks_for_the_commission_and_begins_her_document(windows, handed_out):
    before = handed_out.read_bytes()
    assert windows.open(handed_out) is None
    page = windows.first_start
    assert page.begin.text() == "&Начать с плана на 2022 год"
    assert "План для комиссий.sqlite" in page.bar.sentence.text()
    page.commission.setEditText(COMMISSION)
    page.begin.click()
    (window,) = windows.opened
    document = window.session.document
    assert document.commission.name == COMMISSION
    assert [campaign.name for campaign in document.campaigns] == ["Выборы депутатов"]
    assert window.session.file.path != handed_out
    assert handed_out.read_bytes() == before
    assert windows.first_start is None


def test_an_own_document_that_another_program_holds_is_called_busy_and_opened_again(windows, own, monkeypatch):
    monkeypatch.setitem(connection.connect.__kwdefaults__, "busy_seconds", 0.01)
    with closing(sqlite3.connect(own, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        window = windows.open(own)
    assert "занят" in window.bar.sentence.text()
    assert window.session.read_only
    assert [button.text() for button in window.bar.buttons] == ["Открыть снова", "Сохранить как…"]
    window.bar.buttons[0].click()
    assert [one.session.read_only for one in windows.opened] == [False]


def test_a_tick_in_a_busy_document_is_not_sent_to_another_one(windows, own, monkeypatch):
    monkeypatch.setitem(connection.connect.__kwdefaults__, "busy_seconds", 0.01)
    with closing(sqlite3.connect(own, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        window = windows.open(own)
        window.bar.hide()
        window.plan.mark([window.session.document.plan.find("1.2.4")[0].uid], 1, MarkState.DONE)
    assert "занят" in window.bar.sentence.text()
    assert "Откройте свой документ" not in window.bar.hint.text()
    assert [button.text() for button in window.bar.buttons] == ["Открыть снова"]  # also after the first offer is gone
    window.bar.buttons[0].click()
    assert [one.session.read_only for one in windows.opened] == [False]


@pytest.fixture
def packed(own):
    """The document as «Сохранить копию для передачи» packs it."""
    target = own.with_name("Для области.zip")
    with PlanFile.open(own) as file:
        save_copy(file, target)
    return target


def test_the_programs_own_archive_opens_for_reading_and_can_be_worked_with(windows, packed, qtbot):
    window = windows.open(packed)
    assert window.session.read_only
    assert window.session.file.path == packed
    assert window.bar.sentence.text() == FOREIGN
    window.bar.buttons[1].click()
    qtbot.waitUntil(lambda: not windows.opened[0].session.read_only)
    assert titles(windows) == ["План 2022 – Топкинская ТИК"]
    assert windows.opened[0].session.file.path.parent == paths.documents_folder()


def test_an_archive_is_compared_checked_and_opened_beside_like_a_document(windows, own, packed, qtbot):
    window = windows.open(own)
    window.commands.colleague.comparing.begin(packed)
    qtbot.waitUntil(lambda: "отлич" in window.bar.sentence.text() or "различ" in window.bar.sentence.text().lower())
    window.mending.check(packed)
    qtbot.waitUntil(lambda: "проверяется" not in window.bar.sentence.text())
    assert "не документ" not in window.bar.sentence.text()
    window.colleague_requested.emit(packed)
    assert titles(windows)[1].endswith("«Для области.zip» – файл коллеги, только чтение")


@pytest.mark.slow
@pytest.mark.parametrize("inside", [{}, {"письмо.txt": b"x"}, {"a.sqlite": b"x", "b.sqlite": b"y"}, None])
def test_an_archive_of_something_else_is_refused_with_a_sentence(windows, own, inside):
    window = windows.open(own)
    path = own.with_name("архив.zip")
    if inside is None:
        path.write_bytes(b"no archive")
    else:
        with ZipFile(path, "w") as archive:
            for name, content in inside.items():
                archive.writestr(name, content)
    assert windows.open(path) is None
    assert "архив" in window.bar.sentence.text().lower()
    assert window.bar.hint.text()
