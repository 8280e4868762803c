"""The connection to a document's file: how it is opened, and what its failures mean to the user."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes

SQLITE_VERSION = sqlite3.sqlite_version
BUSY_SECONDS = 5.0
RETRY_SECONDS = 0.2  # the window waits meanwhile
PAGE_CACHE_KIB = 4096


def connect(path: Path, *, read_only: bool, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open the SQLite file at `path` for the rules of a document: rollback journal, EXTRA, foreign keys on."""
    connection = connection_to(path, "ro" if read_only else "rw", busy_seconds=busy_seconds)
    with closed_on_failure(connection):
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{PAGE_CACHE_KIB}")
        if not read_only:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA secure_delete = ON")
    return connection


@contextmanager
def closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    """Close a fresh connection if it cannot be made ready: nobody else knows it, and Windows locks what it holds."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def connection_to(path: Path, mode: str, *, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A plain connection to the file at `path`, the only way to one: `mode` is that of SQLite's URI, rwc makes a file.

    While it is open, no look at the file closes a descriptor and with it SQLite's locks.
    """
    watched = [inode for inode in (file_bytes.inode_of(path),) if inode]
    for inode in watched:
        file_bytes.enter(inode)
    try:
        uri = f"{file_uri(path.absolute())}?mode={mode}"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=busy_seconds, factory=_Connection)
    except BaseException:
        for inode in watched:
            file_bytes.leave(inode)
        raise
    reached = file_bytes.inode_of(path)
    if reached and reached not in watched:  # made just now, or put there while it was being opened
        file_bytes.enter(reached)
        watched.append(reached)
    connection.watched = tuple(watched)
    return connection


class _Connection(sqlite3.Connection):
    """A connection that tells when it is closed. A transaction that is open then is rolled back first: while a
    statement of it is still held, SQLite would go on with it after its locks are gone."""

    watched: tuple[file_bytes.Inode, ...] = ()

    def close(self) -> None:
        if self.watched and self.in_transaction:
            with suppress(sqlite3.Error):
                self.rollback()
        super().close()
        watched, self.watched = self.watched, ()
        for inode in watched:
            file_bytes.leave(inode)


def file_uri(path: PurePath) -> str:
    """The URI by which SQLite opens an absolute path; a share of a Windows network needs two slashes more
    (SQLite, «Uniform Resource Identifiers», 3)."""
    uri = path.as_uri()
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


class FileFailure(PlanError):
    """The environment does not let a file be read or written: a full disk, a pulled stick, another program."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """BEGIN IMMEDIATE … COMMIT; any exception rolls back and goes on."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def failures_told(path: Path) -> Iterator[None]:
    """Turn SQLite's failures about the file at `path` into a FileFailure."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _explained(path, error) from error


def _explained(path: Path, error: sqlite3.DatabaseError) -> Exception:
    """The sentence for a failure of the environment; a failure of ours comes back as it is."""
    name = getattr(error, "sqlite_errorname", "") or ""
    file = f"«{path.name}»"
    for start, sentence, hint in (
        ("SQLITE_BUSY", f"Файл {file} занят другой программой, запись не сохранена.", "Повторите через минуту."),
        ("SQLITE_LOCKED", f"Файл {file} занят другой программой, запись не сохранена.", "Повторите через минуту."),
        (
            "SQLITE_FULL",
            f"На диске нет места, запись в файл {file} не сохранена. Прежние записи целы.",
            "Освободите место на диске и повторите.",
        ),
        ("SQLITE_READONLY", f"В файл {file} нельзя записывать, запись не сохранена.", "Снимите защиту от записи."),
        ("SQLITE_PERM", f"К файлу {file} нет доступа.", "Проверьте права на файл и папку."),
        ("SQLITE_CANTOPEN", f"Файл {file} не открывается.", "Проверьте, на месте ли файл и папка."),
        (
            "SQLITE_IOERR",
            f"Диск не отвечает, запись в файл {file} не сохранена. Прежние записи целы.",
            "Проверьте, вставлен ли носитель, и повторите.",
        ),
        ("SQLITE_CORRUPT", f"Файл {file} поврежден.", "Откройте резервную или присланную ранее копию."),
        ("SQLITE_NOTADB", f"Файл {file} не является документом программы.", "Выберите другой файл."),
    ):
        if name.startswith(start):
            return FileFailure(sentence, hint)
    return error
