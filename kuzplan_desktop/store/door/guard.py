"""Second ring: a private copy of a file, and a connection to it that reads our tables only, a little, for a while."""

import errno
import os
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.connection import connection_to
from kuzplan_desktop.store.door.header import (
    JOURNAL_MAGIC,
    SIDE_FILES,
    Finding,
    has_unfinished_save,
    is_in_wal_format,
    look_at,
    side_file,
)

# SQLite, «Defense Against The Dark Arts», 1; texts and pictures of a document are shorter than LENGTH.
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 8 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 10,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
}
BROKEN = (sqlite3.DatabaseError, UnicodeDecodeError)  # the second when SQLite's message quotes what is no text
_TABLES = frozenset({"sqlite_master", "sqlite_schema", "change", "head", "node", "step", schema.BYTES, *schema.FOLDED})
_PRAGMAS = frozenset({"integrity_check", "foreign_key_check", "user_version"})
_WAL_MAGICS = (bytes.fromhex("377f0682"), bytes.fromhex("377f0683"))  # «Database File Format», 4.1
COPY = "copy.sqlite"
_STEPS = 1_000  # of SQLite's machine, between two looks at the clock
_TRIES = 5


def is_damage(error: Exception) -> bool:
    """False if the statement has only met its deadline."""
    return getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_INTERRUPT


class Refused(Exception):
    """The file cannot be read further; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.sentence)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class PrivateCopy:
    """A copy that nobody else writes to, with no unfinished save. `notes` tells what was recovered."""

    path: Path
    notes: tuple[str, ...]


def private_copy(path: Path, folder: Path, name: str) -> PrivateCopy:
    """Copy the file, looked at before, into the empty `folder`; finish there what was interrupted beside it."""
    copy = folder / COPY
    _copy_at_rest(path, copy, name)
    _demand(look_at(copy, name))
    notes: tuple[str, ...] = ()
    if has_unfinished_save(copy) or is_in_wal_format(copy):
        notes = _notes(copy, name)
        _recover(copy)
        _demand(look_at(copy, name))
    return PrivateCopy(copy, notes)


def _demand(finding: Finding | None) -> None:
    if finding:
        raise Refused(finding)


def _copy_at_rest(path: Path, copy: Path, name: str) -> None:
    """Copy the file and its side files between two saves of whoever is writing to it."""
    for again in range(1, _TRIES + 1):
        before = state_of(path)
        file_bytes.copy(path, copy)
        for side in SIDE_FILES[:2]:
            _copy_if_there(side_file(path, side), Path(f"{copy}{side}"))
        if state_of(path) == before:
            return
        time.sleep(0.05 * again)
    raise Refused(
        Finding("unreadable", f"Файл «{name}» меняется, пока его читают.", "Повторите, когда он запишется до конца.")
    )


def _copy_if_there(source: Path, target: Path) -> None:
    try:
        file_bytes.copy(source, target)
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENAMETOOLONG):
            raise
        target.unlink(missing_ok=True)


def state_of(path: Path) -> list[tuple[int, ...] | None]:
    """What tells whether a file and its side files have changed: number, size and time of each."""
    return [_state(path), *(_state(side_file(path, side)) for side in SIDE_FILES[:2])]


def _state(path: Path) -> tuple[int, ...] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _notes(copy: Path, name: str) -> tuple[str, ...]:
    """What lies beside the file and will be recovered, in words."""
    notes = []
    journal, log = (Path(f"{copy}{side}") for side in SIDE_FILES[:2])
    if _start_of(journal) == JOURNAL_MAGIC:
        notes.append(f"Рядом лежит журнал прерванной записи «{name}-journal»: прочитано то, что было до нее.")
    if _start_of(log)[:4] in _WAL_MAGICS:
        notes.append(f"Рядом лежат записи другой программы «{name}-wal»: они учтены.")
    return tuple(notes)


def _start_of(side: Path) -> bytes:
    return file_bytes.start_of(side, len(JOURNAL_MAGIC)) if side.is_file() else b""


def _recover(copy: Path) -> None:
    """Let SQLite finish in the private copy what was interrupted beside the file, and nothing more."""
    with closing(_connect(copy, "rw")) as connection:
        connection.set_authorizer(_allow_recovery)
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()


def guarded(copy: Path, *, deadline: float = float("inf")) -> sqlite3.Connection:
    """A connection to a private copy, or to a file at rest, that reads the bytes as they lie: no lock, no recovery.

    It reads our tables alone, runs no trigger, and every statement ends at `deadline` (`time.monotonic`).
    """
    connection = _connect(copy, "ro&immutable=1")
    connection.set_authorizer(_allow_reading)
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = connection_to(path, mode)
    for limit, largest in _LIMITS.items():
        connection.setlimit(limit, largest)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def _allow_reading(action: int, one: str | None, two: str | None, database: str | None, inner: str | None) -> int:
    """SQLite asks before it compiles a statement. `inner` names the trigger or view on whose behalf."""
    allowed = inner is None and (
        action == sqlite3.SQLITE_SELECT
        or (action == sqlite3.SQLITE_READ and one in _TABLES)
        or (action == sqlite3.SQLITE_FUNCTION and two == "count")
        or (action == sqlite3.SQLITE_PRAGMA and one in _PRAGMAS)
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _allow_recovery(action: int, one: str | None, two: str | None, database: str | None, inner: str | None) -> int:
    if action == sqlite3.SQLITE_PRAGMA and one in ("synchronous", "journal_mode"):
        return sqlite3.SQLITE_OK
    return _allow_reading(action, one, two, database, inner)
