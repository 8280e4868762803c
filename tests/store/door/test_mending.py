"""Her own file, spoilt in its tables beside the program: it is mended from its changes, and nothing wrong is shown."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.copies import backups
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import inspection, mending, reader
from kuzplan_desktop.store.door.inspection import DIFFERS, REFOLDED, remember_own
from kuzplan_desktop.store.opening import open_document
from tests.store import example_document
from tests.store.file_kinds import ACTIVITY, put_change, sql

pytestmark = pytest.mark.files

FOLDED = {
    "state": "UPDATE mark SET state = 'not_required'",
    "people": "UPDATE attendance SET people = 99",
    "title": "UPDATE activity SET title = 'x'",
    "row": "DELETE FROM activity",
    "day": "UPDATE event SET starts_on = 'вчера'",
    "month": "UPDATE event SET starts_on = '2022-13-01'",
    "no UTF-8": "UPDATE mark SET text = CAST(x'ff' AS TEXT)",
    "no year": "UPDATE plan SET year = NULL",
    "year below zero": "UPDATE plan SET year = -5",
    "heads": "DELETE FROM head",
    "step": "INSERT INTO step VALUES ('x', 1)",
}
JUNK = {
    "draft": f"INSERT INTO draft VALUES ('mark:{ACTIVITY}:3', 'text', 'x', '[', '{example_document.DEVICE}', '', '')",
    "draft of nothing": f"INSERT INTO draft VALUES ('x', 'y', 'x', '[]', '{example_document.DEVICE}', '', '')",
    "withdrawn": "INSERT INTO withdrawn VALUES ('x', 'x', 'x', 'no JSON', 'm')",
    "change": "INSERT INTO change VALUES ('x', 'x', 'x', 'no JSON')",
    "change without a part": "INSERT INTO change VALUES ('x', 'x', 'x', '{}')",
    "change that is no text": "INSERT INTO change VALUES ('x', 'x', 'x', CAST(x'ff' AS TEXT))",
}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Her own document."""
    return Path(shutil.copyfile(example_document.KEPT, tmp_path / "Свой.sqlite"))


@pytest.fixture
def wanted() -> object:
    """What it holds."""
    with PlanFile.of_private_copy(example_document.KEPT) as file:
        return file.document


def spoil(path: Path, statement: str, *, at_work: bool) -> None:
    sql("PRAGMA foreign_keys = OFF", statement)(path)
    remember_own(path, at_work=at_work)


@pytest.mark.slow
@pytest.mark.parametrize("at_work", [True, False])
@pytest.mark.parametrize("kind", FOLDED)
def test_tables_that_are_not_the_fold_are_made_anew(own: Path, wanted: object, kind: str, at_work: bool) -> None:
    spoil(own, FOLDED[kind], at_work=at_work)
    before = own.read_bytes()
    with PlanFile.open(own, read_only=True) as file:
        assert file.document == wanted
        assert file.notes == (DIFFERS,)
    assert own.read_bytes() == before
    with open_document(own) as file:
        assert not file.read_only
        assert file.document == wanted
        assert REFOLDED in file.notes
    assert [backup.reason for backup in backups.listed(own)] == ["repair"]
    assert reader.check(own).verdict == "ok"
    with open_document(own) as file:
        assert file.notes == ()


@pytest.mark.slow
@pytest.mark.parametrize("kind", JUNK)
def test_junk_is_taken_out_and_told(own: Path, wanted: object, kind: str) -> None:
    spoil(own, JUNK[kind], at_work=True)
    with PlanFile.open(own, read_only=True) as file:
        assert file.document == wanted
        assert "Записей, которых программа не понимает, в файле 1: они не прочитаны, файл не изменен." in file.notes
    with open_document(own, author="x") as file:
        assert file.document == wanted
        assert "Записей, которых программа не понимает, из файла вынуто: 1." in file.notes
        file.undo()
    assert len(backups.listed(own)) == 1


def test_a_change_with_the_right_hash_that_is_none_is_taken_out_of_an_own_file(own: Path, wanted: object) -> None:
    put_change(own, b'{"row": "x"}')
    remember_own(own, at_work=True)
    with open_document(own) as file:
        assert file.document == wanted
        assert not file.read_only


def test_without_a_place_for_its_copy_the_file_is_only_read(own: Path, wanted: object) -> None:
    spoil(own, FOLDED["people"], at_work=True)
    before = own.read_bytes()
    with PlanFile.open(own) as file:
        assert file.read_only
        assert file.document == wanted
    assert own.read_bytes() == before


def test_a_changed_body_is_no_matter_of_mending(own: Path) -> None:
    spoil(own, "UPDATE change SET body = replace(body, 'Проведено', 'Ппроведено')", at_work=True)
    for opening in (open_document, lambda path: PlanFile.open(path, read_only=True)):
        with pytest.raises(PlanError, match="поврежден"):
            opening(own)


@pytest.mark.slow
def test_an_own_file_that_another_program_wrote_to_is_mended_too(own: Path, wanted: object) -> None:
    open_document(own).close()
    sql(FOLDED["people"])(own)
    assert not inspection.is_own(own)
    with PlanFile.of_private_copy(own) as file:
        assert (file.document, file.notes) == (wanted, (DIFFERS,))
    with open_document(own) as file:
        assert (file.document, file.read_only) == (wanted, False)
    assert reader.check(own).verdict == "ok"


def test_bytes_that_changed_without_a_trace_are_noticed(own: Path, wanted: object) -> None:
    open_document(own).close()
    status = own.stat()
    sql(FOLDED["people"])(own)
    os.utime(own, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert inspection.is_own(own)
    assert not inspection.is_untouched(own)
    with PlanFile.open(own, read_only=True) as file:
        assert file.document == wanted


def test_an_own_file_of_which_no_byte_has_changed_is_not_folded_anew(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_document(own).close()
    monkeypatch.setattr(mending, "mend", lambda *_: pytest.fail("folded anew"))
    for opening in (open_document, lambda path: PlanFile.open(path, read_only=True)):
        opening(own).close()


def test_a_file_that_is_written_meanwhile_is_not_called_damaged(own: Path) -> None:
    remember_own(own, at_work=True)
    with closing(sqlite3.connect(own, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        mine = sqlite3.connect(own, isolation_level=None, timeout=0)
        with closing(mine), pytest.raises(sqlite3.OperationalError, match="locked"):
            mending.mend(mine, None)
        other.execute("ROLLBACK")
