"""Every kind of file that may come in gets the verdict that it should, and nothing is written while it is given."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.changes.change import change_id
from kuzplan_desktop.store.connection import connect
from kuzplan_desktop.store.document import plan_file
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import guard, reader
from kuzplan_desktop.store.door.examination import examine
from kuzplan_desktop.store.door.inspection import remember_own
from tests import system
from tests.store import example_document
from tests.store.file_kinds import (
    ACTIVITY,
    BODIES,
    NAMES,
    NUMBER,
    PAGE,
    READ,
    REFUSED,
    SET_ASIDE,
    put_change,
    sql,
)

MARKS, HELD_EVENTS = 4, 2
_LATER = ("not_a_file", "damaged")  # no own file, or one whose damage may lie deep


@pytest.fixture
def hers(tmp_path: Path) -> Path:
    """A colleague's file."""
    folder = tmp_path / "почта"
    folder.mkdir()
    return Path(shutil.copyfile(example_document.KEPT, folder / "hers.sqlite"))


def around(path: Path) -> dict[str, object]:
    """Everything in the folder of `path`: names, bytes, times."""
    found: dict[str, object] = {}
    for one in path.parent.iterdir():
        status = one.lstat()
        bytes_of = one.read_bytes() if one.is_file() and status.st_size < 10_000_000 else b""
        found[one.name] = (status.st_mode, status.st_size, status.st_mtime_ns, bytes_of)
    return found


def test_there_are_at_least_forty_nine_kinds_of_bad_file() -> None:
    assert len(REFUSED) + len(SET_ASIDE) >= 49


@pytest.mark.slow
@pytest.mark.parametrize("kind", REFUSED)
def test_a_bad_file_is_named_and_refused(hers: Path, kind: str) -> None:
    verdict, spoil = REFUSED[kind]
    spoil(hers)
    before = around(hers)
    found = reader.check(hers)
    assert found.verdict == verdict
    assert found.message.endswith(".")
    for opening in (PlanFile.of_private_copy, PlanFile.open, reader.read_bodies):
        with pytest.raises(PlanError) as refusal:
            opening(hers)
        assert (refusal.value.sentence, refusal.value.hint) == (found.message, found.notes[0])
    assert around(hers) == before


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind, (verdict, _) in REFUSED.items() if verdict not in _LATER])
def test_an_own_file_passes_the_first_tests_before_it_is_opened_in_place(hers: Path, kind: str) -> None:
    verdict, spoil = REFUSED[kind]
    spoil(hers)
    remember_own(hers, at_work=True)
    before = around(hers)
    for read_only in (False, True):
        with pytest.raises(PlanError) as refusal:
            PlanFile.open(hers, read_only=read_only)
        assert refusal.value.sentence == reader.check(hers).message
    assert around(hers) == before


@pytest.mark.parametrize("kind", ["zeros instead of pages", "changed body", "two tables on one page"])
def test_an_own_file_that_is_damaged_is_refused(hers: Path, kind: str) -> None:
    REFUSED[kind][1](hers)
    remember_own(hers, at_work=False)
    for read_only in (False, True):
        with pytest.raises(PlanError, match="поврежден"):
            PlanFile.open(hers, read_only=read_only)


def test_the_local_tables_of_a_foreign_file_are_tested_before_they_are_used(hers: Path) -> None:
    body = BODIES[-1]
    known = json.loads(body)
    good = f"'{change_id(body)}x', '{known['row']}', '{known['step']}', '{body}'"
    bad_text = "CAST(x'ff' AS TEXT)"
    drafts = {
        "good": f"'mark:{ACTIVITY}:3', 'text', 'дописать', '[]'",
        "no quarter": f"'mark:{ACTIVITY}:9', 'text', 'x', '[]'",
        "no mark": "'mark:x', 'text', 'x', '[]'",
        "no event": "'event', 'title', 'x', '[]'",
        "no field": f"'mark:{ACTIVITY}:3', 'state', 'done', '[]'",
        "no text": f"'mark:{ACTIVITY}:2', 'text', {bad_text}, '[]'",
        "too long": f"'mark:{ACTIVITY}:2', 'note', '{'x' * 100_001}', '[]'",
        "no heads": f"'mark:{ACTIVITY}:1', 'text', 'x', '[1]'",
        "no JSON": f"'mark:{ACTIVITY}:1', 'note', 'x', '['",
    }
    sql(
        "INSERT INTO merge(uid, label, at, n, made) VALUES ('m', 'Объединение', '', 900, 1)",
        f"INSERT INTO merge(uid, label, at, n, made) VALUES ('bad', {bad_text}, '', 900, 2)",
        "INSERT INTO withdrawn VALUES ('no change', 'x', 'x', 'no body', 'm')",
        f"INSERT INTO withdrawn VALUES ({good}, 'm')",
        "INSERT INTO received VALUES ('x', 'bad', 1)",
        *(f"INSERT INTO draft VALUES ({draft}, 'mine', '', '')" for draft in drafts.values()),
    )(hers)
    with PlanFile.open(hers, device="mine") as file:
        texts = {quarter: mark.text for quarter, mark in file.document.marks_of(ACTIVITY).items() if mark.text}
        assert texts == {3: "дописать"}
        rows = {name: file._connection.execute(f"SELECT * FROM {name}").fetchall() for name in schema.LOCAL_TABLES}
        assert (rows["draft"], rows["withdrawn"], rows["received"]) == ([], [], [])
        assert [row[0] for row in rows["merge"]] == ["m"]
        assert NUMBER in (file.undo() or "")


def test_what_was_withdrawn_comes_with_a_file_that_was_renamed(hers: Path) -> None:
    with PlanFile.open(hers, device="mine") as file:
        uid = example_document.numbered(file)["1.1.2"]
        file.marks.mark([uid], 2)
        with PlanFile.of_private_copy(example_document.KEPT) as former:
            file.restore(former.bodies(), "Восстановление")
        assert 2 not in file.document.marks_of(uid)
    with PlanFile.open(hers.rename(hers.with_name("иначе.sqlite")), device="mine") as file:
        assert file.undo() == "Восстановление"
        assert file.document.marks_of(uid)[2].state is MarkState.DONE


def test_the_victim_of_a_super_journal_is_left_alone(hers: Path) -> None:
    victim = hers.with_name("victim.txt")
    victim.write_text("важно", encoding="utf-8")
    REFUSED["super-journal"][1](hers)
    other = hers.with_name("ссылка.sqlite")
    system.link(other, hers)
    for path in (hers, other):
        with pytest.raises(PlanError, match="журнал"):
            PlanFile.open(path)
        remember_own(path, at_work=True)
        with pytest.raises(PlanError, match="журнал"):
            PlanFile.open(path)
    assert victim.read_text(encoding="utf-8") == "важно"


@pytest.mark.parametrize(
    "kind", ["a letter changed", "changed body", "folded value", "head", "wrong index", "cut by a page"]
)
def test_of_a_damaged_file_it_is_said_what_has_survived(hers: Path, kind: str) -> None:
    REFUSED[kind][1](hers)
    found = reader.check(hers)
    assert f"Уцелело отметок: {found.marks}, проведенных мероприятий: {found.held_events}." in found.notes
    assert 0 < found.held_events <= HELD_EVENTS


@pytest.mark.slow
@pytest.mark.parametrize("kind", SET_ASIDE)
def test_a_change_that_is_none_is_set_aside_whole_and_listed(hers: Path, kind: str) -> None:
    body = SET_ASIDE[kind]
    put_change(hers, body.encode() if isinstance(body, str) else body)
    before = around(hers)
    with PlanFile.of_private_copy(example_document.KEPT) as good:
        wanted, bodies = good.document, good.bodies()
    found = reader.check(hers)
    assert (found.verdict, found.marks, found.held_events) == ("ok", MARKS, HELD_EVENTS)
    assert [note for note in found.notes if note.startswith("Записей, которых программа не понимает, отложено: 1")]
    for opening in (PlanFile.of_private_copy, PlanFile.open):
        with opening(hers) as file:
            assert file.read_only
            assert file.notes[-1] == found.notes[-1]
            assert file.document == wanted
            assert file.bodies() == bodies
    assert around(hers) == before


@pytest.mark.parametrize("kind", ["count below zero", "date that none is"])
def test_it_is_said_which_activity_a_change_set_aside_is_about(hers: Path, kind: str) -> None:
    put_change(hers, str(SET_ASIDE[kind]).encode())
    put_change(hers, str(SET_ASIDE["no row"]).encode())
    put_change(hers, str(SET_ASIDE["year of no calendar"]).encode())
    (note,) = reader.check(hers).notes
    assert note.startswith(f"Записей, которых программа не понимает, отложено: 3 (пункты {NUMBER}).")


def test_what_another_program_folds_of_a_change_set_aside_is_no_damage(hers: Path) -> None:
    put_change(hers, str(SET_ASIDE["count below zero"]).encode())
    sql("INSERT INTO setting VALUES ('x', 'key', 'value')")(hers)
    assert reader.check(hers).verdict == "ok"
    with PlanFile.of_private_copy(hers) as file, PlanFile.of_private_copy(example_document.KEPT) as good:
        assert file.document == good.document


@pytest.mark.slow
@pytest.mark.parametrize("kind", READ)
def test_what_can_be_read_is_read_and_not_touched(hers: Path, kind: str) -> None:
    part, spoil = READ[kind]
    spoil(hers)
    before = around(hers)
    found = reader.check(hers)
    assert (found.verdict, found.marks, found.held_events) == ("ok", MARKS, HELD_EVENTS)
    assert (part in " ".join(found.notes)) if part else found.notes == ()
    with PlanFile.of_private_copy(hers) as file:
        assert file.notes == found.notes
        assert len(list(file.document.plan.activities())) == 48  # 47 of the plan, one of the commission
        assert max(len(activity.title) for activity in file.document.plan.activities()) < 1000
    assert around(hers) == before
    with PlanFile.open(hers) as file:
        assert not file.read_only
        assert file.notes == found.notes
        assert sum(mark.state is MarkState.DONE for by in file.document.marks.values() for mark in by.values()) == MARKS
    assert reader.check(hers).verdict == "ok"


def test_an_own_file_is_recovered_after_an_interrupted_save(hers: Path) -> None:
    READ["interrupted save"][1](hers)
    remember_own(hers, at_work=True)
    with PlanFile.open(hers) as file:
        assert not file.read_only
        assert "прерванной записи" in file.notes[0]
        assert max(len(activity.title) for activity in file.document.plan.activities()) < 1000
    assert sorted(one.name for one in hers.parent.iterdir()) == [hers.name]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_names_of_files_mean_nothing(hers: Path, name: str) -> None:
    path = hers.rename(hers.with_name(name))
    assert reader.check(path).verdict == "ok"
    with PlanFile.of_private_copy(path) as file:
        assert file.path == path
    with PlanFile.open(path) as file:
        file.marks.mark([example_document.numbered(file)["1.1.2"]], 2)
    assert reader.check(path).marks == MARKS + 1
    assert [one.name for one in path.parent.iterdir()] == [name]


def test_a_name_that_leaves_no_room_for_a_journal_is_read_only(hers: Path) -> None:
    path = hers.rename(hers.with_name("я" * 124 + ".sqlite"))
    with PlanFile.open(path) as file:
        assert file.read_only
        assert "слишком длинное" in file.notes[0]
    assert reader.check(hers.with_name("я" * 200)).verdict == "not_a_file"


@pytest.mark.skipif(os.name == "nt", reason="Windows has names of letters alone")
def test_a_name_whose_bytes_are_no_letters_is_read(hers: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(hers.parent) + b"/\xef\xf0.sqlite"))
    try:
        hers.rename(path)
    except OSError:
        pytest.skip("this file system has no such names")
    assert reader.check(path).verdict == "ok"
    PlanFile.open(path).close()
    assert reader.is_own(path)


def test_a_link_leads_to_the_file(hers: Path) -> None:
    other = hers.with_name("ссылка.sqlite")
    system.link(other, hers.name)
    READ["interrupted save"][1](hers)
    assert "прерванной записи" in reader.check(other).notes[0]


def test_a_protected_file_opens_for_reading(hers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    before = around(hers)
    with PlanFile.open(hers) as file:
        assert file.read_only
        assert "защищены от записи" in file.notes[0]
    assert around(hers) == before


def test_a_file_without_permission_is_unreadable(hers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(file_bytes, "start_of", refuse)
    assert reader.check(hers).verdict == "unreadable"


@pytest.fixture
def locked(hers: Path) -> Iterator[Path]:
    """A file on which another program is at work."""
    with closing(sqlite3.connect(hers, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield hers


@pytest.mark.parametrize("own", [False, True])
def test_a_file_that_another_program_has_locked_opens_for_reading(
    locked: Path, own: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_file, "connect", partial(connect, busy_seconds=0))
    if own:
        remember_own(locked, at_work=False)
    assert reader.check(locked).verdict == "ok"
    with PlanFile.open(locked) as file:
        assert file.read_only
        assert file.notes == (plan_file.BUSY,)


def growing(times: int) -> Callable[[Path, Path], None]:
    """Copying a file that somebody else writes to, so many times."""
    left = list(range(times))
    copyfile = shutil.copyfile

    def copy(source: Path, target: Path) -> None:
        copyfile(source, target)
        if left:
            left.pop()
            os.truncate(source, source.stat().st_size + PAGE)

    return copy


def test_a_file_that_is_being_written_is_read_when_it_is_at_rest(hers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(guard.file_bytes, "copy", growing(3))
    assert examine(hers).finding.verdict == "ok"
    monkeypatch.setattr(guard.file_bytes, "copy", growing(100))
    found = examine(hers).finding
    assert (found.verdict, "меняется" in found.sentence) == ("unreadable", True)


def test_a_file_that_changes_between_its_tests_and_its_opening_is_not_opened(
    hers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = plan_file.reader.sound

    def swap(path: Path) -> object:
        reading = sound(path)
        REFUSED["trigger"][1](path)
        return reading

    monkeypatch.setattr(plan_file.reader, "sound", swap)
    with pytest.raises(PlanError, match="изменился"):
        PlanFile.open(hers)


def test_a_journal_that_comes_while_a_file_is_copied_is_refused(hers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copyfile = shutil.copyfile

    def copy(source: Path, target: Path) -> None:
        copyfile(source, target)
        REFUSED["super-journal"][1](target)

    monkeypatch.setattr(guard, "_copy_if_there", lambda source, target: None)
    monkeypatch.setattr(guard.file_bytes, "copy", copy)
    assert examine(hers).finding.verdict == "super_journal"


def test_no_room_for_the_private_copy_is_told(hers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(guard.file_bytes, "copy", full)
    found = examine(hers).finding
    assert (found.verdict, "нет места" in found.sentence) == ("unreadable", True)


def test_a_foreign_connection_reads_our_tables_and_does_nothing_else(hers: Path) -> None:
    sql("DROP TABLE setting", "CREATE VIEW setting AS SELECT id FROM change")(hers)
    with closing(guard.guarded(hers)) as connection:
        assert connection.execute("SELECT count(*) FROM change").fetchone()[0] > 80
        for statement in (
            "DELETE FROM change",
            "CREATE TABLE x(y)",
            "ATTACH ':memory:' AS other",
            "SELECT * FROM draft",
            "SELECT * FROM setting",
            f"SELECT count(*) FROM change WHERE id = '{'x' * 100_000}'",
            "SELECT hex(zeroblob(9)) FROM change",
            "PRAGMA writable_schema = ON",
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
        ):
            with pytest.raises(sqlite3.DatabaseError):
                connection.execute(statement).fetchall()
    with (
        closing(guard.guarded(hers, deadline=0)) as connection,
        pytest.raises(sqlite3.OperationalError, match="interrupted"),
    ):
        connection.execute("SELECT count(*) FROM change, head, node").fetchall()


def test_a_statement_that_takes_too_long_is_no_damage(hers: Path) -> None:
    found = examine(hers, deadline=0).finding
    assert (found.verdict, "за отведенное время" in found.sentence) == ("unreadable", True)
