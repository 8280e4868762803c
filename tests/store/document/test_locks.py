"""SQLite's locks outlive every look at a document: no other process writes into a step of this one."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.blank_form.excel_reading import read_workbook
from kuzplan_desktop.exchange.merge import merging as merge
from kuzplan_desktop.exchange.region import consolidate, delivered_files
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.connection import connect
from kuzplan_desktop.store.copies import backups, handing_over
from kuzplan_desktop.store.copies.salvage import salvage
from kuzplan_desktop.store.copies.second_place import set_second_place, write_second_copy
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import inspection, reader
from tests import system

pytestmark = pytest.mark.files
descriptors_are_counted = pytest.mark.skipif(os.name == "nt", reason="Windows has no /proc to count descriptors in")

INTRUDER = """
import sqlite3, sys
for path in sys.stdin:
    connection = sqlite3.connect(path.rstrip(), isolation_level=None, timeout=0)
    try:
        connection.execute("BEGIN IMMEDIATE")
        print("in", flush=True)
    except sqlite3.OperationalError as error:
        print(error, flush=True)
    connection.close()
"""


@pytest.fixture(scope="module")
def intruder() -> Iterator[Callable[[Path], str]]:
    """What another process is told that wants to write: «in», or SQLite's refusal."""
    command = [sys.executable, "-X", "utf8", "-c", INTRUDER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as other:

        def ask(path: Path) -> str:
            other.stdin.write(f"{path}\n")
            other.stdin.flush()
            return other.stdout.readline().strip()

        yield ask
        other.stdin.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "План 2022.sqlite"
    with PlanFile.create(path, commission="Топкинская ТИК") as file:
        file.marks.mark([next(file.document.plan.activities()).uid], 1)
        file.copy_to(tmp_path / "theirs.sqlite")
    return path


def second(path: Path) -> None:
    folder = path.with_name("stick")
    folder.mkdir(exist_ok=True)
    set_second_place(folder)
    write_second_copy(path)


def hand_over(path: Path) -> None:
    with PlanFile.open(path, read_only=True) as file:
        handing_over.save_copy(file, path.with_name("handed.zip"))


def preview(path: Path) -> None:
    with PlanFile.open(path.with_name("theirs.sqlite"), read_only=True) as file:
        merge.compare_with(file.bodies(), path)


def link(path: Path, *, hard: bool) -> Path:
    other = path.with_name("another name.sqlite")
    if os.path.lexists(other):
        return other
    other.hardlink_to(path) if hard else system.link(other, path)
    return other


def as_shared(path: Path) -> None:
    """The document as the published file of a share, which somebody else works on with another copy."""
    file = PlanFile.open_shared(path, device="other", author="")
    file.check_news()
    file._connection.close()
    inspection.working_copy(path).unlink()


LOOKS: dict[str, Callable[[Path], object]] = {
    "what kind of file it is": lambda path: (reader.is_consolidated(path), inspection.inspect(path)),
    "check": reader.check,
    "check by a link": lambda path: reader.check(link(path, hard=False)),
    "check by another name of the same file": lambda path: reader.check(link(path, hard=True)),
    "the bodies for comparing": reader.read_bodies,
    "the preview of a merge": preview,
    "an own copy in memory": lambda path: reader.own_copy(path).close(),
    "opening for reading": lambda path: PlanFile.open(path, read_only=True).close(),
    "a backup": lambda path: backups.make(path, "daily"),
    "which backups there are": backups.listed,
    "the best backup": backups.newest_good_for,
    "putting a backup back": lambda path: backups.put_back(path.with_name("theirs.sqlite"), path),
    "the second place": second,
    "handing over": hand_over,
    "salvage": lambda path: salvage(path, path.with_name("saved.sqlite")),
    "consolidating": lambda path: consolidate.consolidate(path.with_name("region.sqlite"), [path]),
    "consolidating its folder": lambda path: consolidate.consolidate(path.with_name("region.sqlite"), [path.parent]),
    "its digest": delivered_files._digest,
    "collecting it as a form": read_workbook,
    "a plan to begin from": lambda path: PlanFile.create(path.with_name("new.sqlite"), source=path).close(),
    "publishing from a share": as_shared,
    "a connection of another kind": lambda path: connect(path, read_only=True).close(),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LOOKS)
def test_a_look_during_a_step_lets_nobody_in(name: str, path: Path, intruder) -> None:
    if name == "check by a link":
        link(path, hard=False)  # here, where it can be skipped
    with PlanFile.open(path) as file:
        activity = next(file.document.plan.activities())
        with file.step("Шаг") as writer:
            file.marks.put(writer, activity.uid, 2, {"state": "done"})
            assert intruder(path) == "database is locked"

            def look() -> None:
                with suppress(PlanError):  # what it says of a file that is at work is another test's matter
                    LOOKS[name](path)

            worker = threading.Thread(target=look)
            worker.start()
            worker.join()
            assert intruder(path) == "database is locked"
            with suppress(PlanError):
                look()
            assert intruder(path) == "database is locked"
        assert file.unsaved is None
    assert intruder(path) == "in"
    assert reader.check(path).verdict == "ok"


@descriptors_are_counted
def test_what_was_looked_at_is_closed_with_the_last_connection(path: Path) -> None:
    before = open_files(path)
    one, other = connect(path, read_only=False), connect(path, read_only=True)
    for _ in range(50):
        assert file_bytes.start_of(path, 6) == b"SQLite"
    assert open_files(path) == before + 3, "one descriptor serves all looks"
    one.close()
    assert open_files(path) == before + 2
    other.close()
    assert open_files(path) == before


@descriptors_are_counted
def test_without_a_connection_nothing_stays_open(path: Path) -> None:
    before = open_files(path)
    file_bytes.read(path)
    assert open_files(path) == before


def test_two_look_at_once_each_from_its_own_place(path: Path) -> None:
    with file_bytes.opened(path) as one, file_bytes.opened(path) as other:
        assert one.read(6) == b"SQLite"
        other.seek(7)
        assert (other.read(6), one.read(1)) == (b"format", b" ")
        assert one.seek(0, os.SEEK_END) == path.stat().st_size


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.zip"
    system.pipe(pipe)
    with pytest.raises(OSError, match="no file"):
        file_bytes.read(pipe)
    assert delivered_files._is_archive(pipe) is False


def test_a_connection_closed_within_a_transaction_gives_it_up(path: Path, intruder) -> None:
    connection = connect(path, read_only=False)
    connection.execute("BEGIN IMMEDIATE")
    held = connection.execute("SELECT uid FROM activity")  # a statement that is not at its end
    held.fetchone()
    connection.close()
    assert intruder(path) == "in"


def open_files(path: Path) -> int:
    """How many descriptors of the file this process has."""
    number = path.stat().st_ino
    found = 0
    for one in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found += one.stat().st_ino == number
    return found


# What waits


@pytest.fixture
def busy(path: Path):
    """Another program holds the document's lock from now on, until the returned function is called."""
    held = [connect(path, read_only=False)]
    held[0].execute("BEGIN IMMEDIATE")

    def release() -> None:
        for connection in held:
            connection.close()
        held.clear()

    yield release
    release()


def uid(file: PlanFile, number: str) -> str:
    return next(one.uid for one in file.document.plan.activities() if one.number == number)


def steps(path: Path) -> set[str]:
    with PlanFile.open(path, read_only=True) as file:
        return {step.label for step in file.history()}


def waiting_files() -> list[Path]:
    return sorted((paths.user_folder() / "unsaved").rglob("*.json"))


@pytest.mark.slow
def test_steps_of_several_programs_wait_side_by_side_and_all_are_taken_in(path: Path, busy, monkeypatch) -> None:
    monkeypatch.setattr("kuzplan_desktop.store.connection.BUSY_SECONDS", 0)
    window, other = (PlanFile.open(path, device=name) for name in ("window", "other"))
    for file in (window, other):
        file._connection.execute("PRAGMA busy_timeout = 0")
    window.marks.mark([uid(window, "1.1.2")], 1)
    other.marks.mark([uid(other, "2.1.1")], 1)
    window.marks.mark([uid(window, "1.1.3")], 1)
    assert window.unsaved
    assert other.unsaved
    with PlanFile.open(path, read_only=True) as file:
        waiting = {"Отметка 1.1.2, I квартал", "Отметка 2.1.1, I квартал", "Отметка 1.1.3, I квартал"}
        assert set(file.saving.waiting_steps()) == waiting
    other._connection.close()  # this program is killed: its step lies in the user's folder alone
    busy()
    assert window.check_news()
    assert window.unsaved is None
    assert steps(path) >= waiting
    assert uid(window, "2.1.1") in window.document.marks
    assert waiting_files() == []
    window.close()


def test_a_window_that_has_saved_all_takes_in_what_another_program_left(path: Path, busy, monkeypatch) -> None:
    window, other = (PlanFile.open(path, device=name) for name in ("window", "other"))
    other._connection.execute("PRAGMA busy_timeout = 0")
    other.marks.mark([uid(other, "2.1.1")], 1)
    other._connection.close()
    busy()
    assert window.check_news()
    assert "Отметка 2.1.1, I квартал" in steps(path)
    assert waiting_files() == []
    assert not window.check_news()
    window.close()


def test_a_window_without_steps_of_its_own_is_not_troubled_while_the_document_is_busy(path: Path, busy) -> None:
    window, other = (PlanFile.open(path, device=name) for name in ("window", "other"))
    other._connection.execute("PRAGMA busy_timeout = 0")
    other.marks.mark([uid(other, "2.1.1")], 1)
    other._connection.close()
    assert not window.check_news()
    assert window.unsaved is None
    assert len(waiting_files()) == 1
    busy()
    assert window.check_news()
    window.close()


def test_what_waits_for_one_copy_goes_into_no_other(path: Path, busy) -> None:
    copy = path.with_name("theirs.sqlite")
    with PlanFile.open(path) as file:
        file._connection.execute("PRAGMA busy_timeout = 0")
        file.marks.mark([uid(file, "2.1.1")], 1)
        with PlanFile.open(copy) as theirs:
            assert theirs.saving.waiting_steps() == []
        assert "Отметка 2.1.1, I квартал" not in steps(copy)
        busy()
    assert "Отметка 2.1.1, I квартал" in steps(path)


def test_what_waits_follows_a_file_that_was_renamed(path: Path, busy) -> None:
    file = PlanFile.open(path)
    file._connection.execute("PRAGMA busy_timeout = 0")
    file.marks.mark([uid(file, "2.1.1")], 1)
    file._connection.close()
    busy()
    renamed = path.rename(path.with_name("renamed.sqlite"))
    PlanFile.open(renamed).close()
    assert "Отметка 2.1.1, I квартал" in steps(renamed)
    assert waiting_files() == []


def test_what_waits_for_a_stick_is_kept_for_it_though_a_copy_has_it_too(path: Path, busy, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    busy()
    path = path.rename(stick / path.name)
    locked = connect(path, read_only=False)
    with PlanFile.open(path) as file:
        locked.execute("BEGIN IMMEDIATE")
        file._connection.execute("PRAGMA busy_timeout = 0")
        file.marks.mark([uid(file, "2.1.1")], 1)
    locked.close()
    stick = stick.rename(tmp_path / "pulled out")
    copy = tmp_path / "theirs.sqlite"
    PlanFile.open(copy).close()
    assert "Отметка 2.1.1, I квартал" in steps(copy)
    assert len(waiting_files()) == 1
    stick.rename(tmp_path / "stick")
    PlanFile.open(path).close()
    assert "Отметка 2.1.1, I квартал" in steps(path)
    assert waiting_files() == []


def test_what_an_earlier_version_left_waiting_is_taken_in(path: Path) -> None:
    with PlanFile.open(path.with_name("theirs.sqlite"), device="other") as theirs:
        theirs.marks.mark([uid(theirs, "2.1.1")], 1)
        (document,) = (one for (one,) in theirs._connection.execute("SELECT uid FROM document"))
        bodies = theirs.bodies()
    old = paths.user_folder() / "unsaved" / f"{document}.json"
    old.parent.mkdir(exist_ok=True)
    old.write_text(json.dumps(bodies), encoding="utf-8")
    PlanFile.open(path).close()
    assert "Отметка 2.1.1, I квартал" in steps(path)
    assert not old.exists()


def test_what_was_withdrawn_since_does_not_come_back(path: Path) -> None:
    """A file of waiting steps that was left behind, as by a crash, though its steps had been saved."""
    with PlanFile.open(path) as file:
        with PlanFile.open(path.with_name("theirs.sqlite"), device="other") as theirs:
            theirs.marks.mark([uid(theirs, "2.1.1")], 1)
            bodies = theirs.bodies()
            (document,) = (one for (one,) in theirs._connection.execute("SELECT uid FROM document"))
        file.unite(bodies)
        file.undo()
        left = paths.user_folder() / "unsaved" / f"{document}.json"
        left.parent.mkdir(exist_ok=True)
        left.write_text(json.dumps(bodies), encoding="utf-8")
        assert not file.check_news()
        assert uid(file, "2.1.1") not in file.document.marks
        assert waiting_files() == []
