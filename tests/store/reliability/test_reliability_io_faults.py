"""I/O faults at a few calls of three sessions: the full harness tries thousands."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reliability import disk_full, faulty_vfs, io_faults
from reliability.faulty_vfs import Fault, FaultyVFS


@pytest.fixture
def vfs() -> FaultyVFS:
    """The VFS whose calls fail."""
    try:
        return faulty_vfs.faulty_vfs()
    except OSError as error:
        pytest.skip(str(error))


@pytest.mark.slow
@pytest.mark.usefixtures("vfs")
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_what_is_confirmed_is_there_and_the_program_goes_on(seed: int) -> None:
    tally = io_faults.struck(seed, 12)
    assert tally.tried == 12
    assert tally.counts["struck"] > 5
    assert tally.failures == []


def shrink(path: Path) -> None:
    """Every kind of call there is."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM one")
        connection.execute("VACUUM")


@pytest.mark.parametrize("kind", io_faults.CODES)
def test_every_kind_of_call_can_be_made_to_fail(tmp_path: Path, vfs: FaultyVFS, kind: str) -> None:
    path = tmp_path / "plan.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE one(a)")
        connection.execute("INSERT INTO one VALUES (hex(zeroblob(9000)))")
    with vfs.watching(path, Fault(kind, 0, io_faults.CODES[kind])) as watch:
        with pytest.raises(sqlite3.OperationalError):
            shrink(path)
        assert watch.hit == 1
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_quota_is_a_full_disk(tmp_path: Path, vfs: FaultyVFS) -> None:
    path = tmp_path / "plan.sqlite"
    with vfs.watching(path, quota=20_000), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE one(a)")
        with pytest.raises(sqlite3.OperationalError, match="full"):
            connection.execute("INSERT INTO one VALUES (hex(zeroblob(9000)))")
        connection.execute("INSERT INTO one VALUES (1)")


@pytest.mark.slow
@pytest.mark.usefixtures("vfs")
def test_a_full_disk_is_told_in_a_sentence_and_nothing_is_lost() -> None:
    tally = disk_full.full_disks(6, [disk_full.quota])
    assert tally.tried == 6
    assert tally.failures == []
