"""A second start: it hands its document over to the program that runs, or begins by itself where none answers."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.ui.shell import one_program
from kuzplan_desktop.ui.shell.one_program import OneProgram
from kuzplan_desktop.ui.shell.windows import Windows


@pytest.fixture
def running(qapp, tmp_path):
    """The program that runs, and what it was asked for."""
    made = OneProgram(tmp_path)
    assert not made.is_handed_over(None)
    made.listen()
    asked: list[Path | None] = []
    made.asked.connect(asked.append)
    return made, asked


def second_start(qtbot, folder, document):
    """The answer that a second start gets while the first one goes on."""
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(OneProgram(folder).is_handed_over, document)
        qtbot.waitUntil(answer.done, timeout=20_000)
        return answer.result()


@pytest.mark.parametrize("name", ["План 2022 – Топкинская ТИК.sqlite", None])
def test_a_second_start_hands_its_document_over(running, qtbot, tmp_path, name):
    wanted = tmp_path / name if name else None
    assert second_start(qtbot, tmp_path, wanted)
    _, asked = running
    assert asked == [wanted]


def test_where_nobody_answers_the_second_start_begins_by_itself(qapp, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(one_program, "WAITS", 0.1)
    hanging = OneProgram(tmp_path)
    assert not hanging.is_handed_over(None)
    assert not second_start(qtbot, tmp_path, None)
    assert not list((tmp_path / "requests").iterdir())


def test_after_the_first_has_ended_the_next_is_the_first(qapp, tmp_path):
    first = OneProgram(tmp_path)
    assert not first.is_handed_over(None)
    first._lock.unlock()
    assert not OneProgram(tmp_path).is_handed_over(None)


@pytest.mark.qt_log_ignore("Got unexpected locking error", extend=True)  # Wine, for a folder that is none
def test_a_folder_that_cannot_be_written_hinders_no_start(qapp, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert not OneProgram(tmp_path / "file" / "folder").is_handed_over(None)


def test_the_window_that_runs_comes_forward_and_a_document_is_opened_once(settings, plan_file, qtbot):
    path = plan_file.path
    plan_file.close()
    windows = Windows(settings)
    window = windows.open(path)
    windows.come_back(path)
    window.showMinimized()
    windows.come_back(None)
    assert not window.isMinimized()
    assert windows.opened == [window]
    assert window.isVisible()
    QApplication.processEvents()
    window.close()


def test_the_first_start_comes_forward_with_what_was_typed(settings):
    windows = Windows(settings)
    windows.begin(None)
    page = windows.first_start
    page.person.setText("Иванова А.П.")
    windows.come_back(None)
    assert windows.first_start is page
    assert page.person.text() == "Иванова А.П."
    page.close()
