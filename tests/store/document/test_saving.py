"""What cannot be written stays in the program, is told, is tried again, and is there after the program has ended."""

import os
import shutil
import sqlite3

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.store.changes.change import change_id
from kuzplan_desktop.store.document import rescue
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests import system

pytestmark = pytest.mark.files


@pytest.fixture
def path(tmp_path):
    return tmp_path / "document.sqlite"


@pytest.fixture
def file(path):
    opened = PlanFile.create(path, commission="ТИК")
    assert opened.undo_label is None  # as the window's menu asks
    yield opened
    opened.close()


def first(file):
    return next(file.document.plan.activities()).uid


def quarters(file):
    return sorted(quarter for quarter, mark in file.document.marks_of(first(file)).items() if mark.state)


def quarters_on_disk(path):
    with PlanFile.open(path, read_only=True) as saved:
        return quarters(saved)


def fill_disk(file):
    pages = file._connection.execute("PRAGMA page_count").fetchone()[0]
    file._connection.execute(f"PRAGMA max_page_count = {pages}")


def mark_until_full(file):
    for _ in range(40):
        file.marks.mark([first(file)], 1, text="Проведено " * 400 + os.urandom(2).hex())
        if file.unsaved:
            return
    raise AssertionError


def test_a_full_disk_keeps_the_step_in_memory_and_saves_it_later(file, path):
    told = []
    file.subscribe(told.append)
    fill_disk(file)
    mark_until_full(file)
    assert "нет места" in file.unsaved.sentence
    text = file.document.marks_of(first(file))[1].text
    assert told[-1].activities == {first(file)}
    file.marks.mark([first(file)], 2)
    assert quarters(file) == [1, 2]
    assert file.unsaved is None
    with PlanFile.open(path, read_only=True) as saved:
        assert saved.document.marks_of(first(file))[1].text == text
        assert quarters(saved) == [1, 2]


def test_a_locked_file_is_tried_again(file, path):
    file._connection.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    file.marks.mark([first(file)], 1)
    assert "занят" in file.unsaved.sentence
    assert quarters(file) == [1]
    assert file.undo() == "Отметка 1.1.1, I квартал"
    assert file.redo() == "Отметка 1.1.1, I квартал"
    other.execute("ROLLBACK")
    other.close()
    assert file.check_news()
    assert file.unsaved is None
    assert quarters_on_disk(path) == [1]
    assert file.undo() == "Отметка 1.1.1, I квартал"


def test_steps_that_were_never_saved_are_there_in_the_next_session(path, monkeypatch):
    file = PlanFile.create(path, commission="ТИК")
    file.marks.mark([first(file)], 1)
    assert file.undo_label
    hidden = path.with_name("stick is pulled")
    system.move_open(path, hidden)
    file.marks.mark([first(file)], 2)
    assert "удален" in file.unsaved.sentence
    file._connection.close()  # the program is killed
    hidden.rename(path)
    with PlanFile.open(path) as again:
        assert quarters(again) == [1, 2]
    with PlanFile.open(path) as again:
        assert quarters(again) == [1, 2]
        assert [step.label for step in again.history()][2:] == ["Отметка 1.1.1, I квартал", "Отметка 1.1.1, II квартал"]


def test_a_file_that_vanishes_before_the_first_step_loses_nothing(path):
    with PlanFile.create(path, commission="ТИК") as file:
        system.delete_open(path)
        file.marks.mark([first(file)], 1)
        assert quarters(file) == [1]
        assert file.saving.save_again(consent=True)
    assert quarters_on_disk(path) == [1]


def test_a_stick_that_comes_back_is_written_by_itself(file, path):
    hidden = path.with_name("stick is pulled")
    system.move_open(path, hidden)
    file.marks.mark([first(file)], 1)
    assert not file.saving.save_again()
    hidden.rename(path)
    assert file.check_news()
    assert quarters_on_disk(path) == [1]


def test_a_deleted_file_is_written_again_only_when_asked(file, path):
    file.marks.mark([first(file)], 1)
    system.delete_open(path)
    file.marks.mark([first(file)], 2)
    assert not file.check_news()
    assert not path.exists()
    assert file.saving.save_again(consent=True)
    assert quarters_on_disk(path) == [1, 2]
    file.marks.mark([first(file)], 3)
    assert quarters_on_disk(path) == [1, 2, 3]


@pytest.mark.parametrize("put", [system.move_open, shutil.copyfile], ids=["moved over", "copied over"])
def test_an_older_copy_in_its_place_is_united_only_when_asked(file, path, put):
    older = path.with_name("older.sqlite")
    file.marks.mark([first(file)], 1)
    file.copy_to(older)
    file.marks.mark([first(file)], 2)
    put(older, path)
    file.marks.mark([first(file)], 3)
    assert "замен" in file.unsaved.sentence
    assert quarters_on_disk(path) == [1]
    assert not file.check_news()
    assert file.saving.save_again(consent=True)
    assert quarters_on_disk(path) == [1, 2, 3]
    assert file.undo() == "Отметка 1.1.1, III квартал"


def test_another_document_in_its_place_is_never_written_to(file, path):
    with PlanFile.create(path.with_name("other.sqlite"), commission="Другая ТИК") as other:
        other.marks.mark([first(other)], 4)
    system.move_open(path.with_name("other.sqlite"), path)
    before = path.read_bytes()
    file.marks.mark([first(file)], 1)
    assert not file.saving.save_again(consent=True)
    assert "другой документ" in file.unsaved.sentence
    assert path.read_bytes() == before
    file.copy_to(path.with_name("mine.sqlite"))
    assert quarters_on_disk(path.with_name("mine.sqlite")) == [1]


def test_typing_goes_on_while_the_file_is_away(file, path):
    hidden = path.with_name("stick is pulled")
    file.typing.keep(f"mark:{first(file)}:1", "text", "Про")
    system.move_open(path, hidden)
    file.typing.keep(f"mark:{first(file)}:1", "text", "Проведено")
    file.typing.finish()
    assert file.document.marks_of(first(file))[1].text == "Проведено"
    hidden.rename(path)
    assert file.check_news()
    with PlanFile.open(path, read_only=True) as saved:
        assert saved.document.marks_of(first(file))[1].text == "Проведено"
        assert not saved.document.marks_of(first(file))[1].conflict


def test_a_document_whose_uid_is_a_path_reaches_no_other_file(tmp_path):
    victim = paths.user_folder() / "victim.json"
    victim.write_text('["x"]', encoding="utf-8")
    (paths.user_folder() / "unsaved").mkdir()
    path = tmp_path / "document.sqlite"
    assert rescue.keep(["../victim"], path, ["y"])
    (waiting,) = rescue.waiting_for(["../victim"], path)
    assert waiting.bodies == ("y",)
    rescue.forget([waiting], path, {change_id("y")})
    assert rescue.waiting_for(["../victim"], path) == []
    assert victim.read_text(encoding="utf-8") == '["x"]'
