"""Statements of real PlanFile sessions, and what SQLite asks of the disk when they are replayed under a VFS of ours."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest import mock

import apsw

from kuzplan_desktop.store.document.plan_file import PlanFile
from reliability.common import DEVICE
from reliability.deeds import Deed, digest
from reliability.disk import Operation

NAME = "kuzplan-recording"
_POWERSAFE_OVERWRITE = 0x00001000  # what SQLite takes for granted of every disk, see its «Powersafe Overwrite»
_SECTOR = 4096


@contextmanager
def recorded(path: Path) -> Iterator[list[str]]:
    """Every statement that any connection to the file at `path` carries out from its very first on, expanded."""
    statements: list[str] = []
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect

    def traced(where: Any, *arguments: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(where, *arguments, **options)
        if str(where).startswith((str(path), path.absolute().as_uri())) and "immutable" not in str(where):
            connection.set_trace_callback(statements.append)
        return connection

    with mock.patch.object(sqlite3, "connect", traced):
        yield statements


def session(path: Path, deeds: list[Deed]) -> list[str]:
    """The statements of a session that does `deeds` to the document at `path`."""
    with recorded(path) as statements, PlanFile.open(path, device=DEVICE) as file:
        for deed in deeds:
            deed(file)
    return [one for one in statements if not one.startswith("--")]


class _RecordingFile:
    """A file in memory that notes what is done to it."""

    def __init__(self, vfs: "RecordingVFS", name: str) -> None:
        self._vfs, self._name = vfs, name

    @property
    def _data(self) -> bytearray:
        return self._vfs.files[self._name]

    def xRead(self, amount: int, offset: int) -> bytes:
        """What stands there."""
        return bytes(self._data[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        """Put it there."""
        self._vfs.log.append(Operation("write", self._name, offset, bytes(data)))
        if len(self._data) < offset:
            self._data.extend(bytes(offset - len(self._data)))
        self._data[offset : offset + len(data)] = data

    def xTruncate(self, size: int) -> None:
        """Cut it off."""
        self._vfs.log.append(Operation("truncate", self._name, size))
        del self._data[size:]

    def xSync(self, _flags: int) -> None:
        """Make it safe."""
        self._vfs.log.append(Operation("sync", self._name))

    def xFileSize(self) -> int:
        """Its length."""
        return len(self._data)

    def xSectorSize(self) -> int:
        """The sector that SQLite reckons with."""
        return _SECTOR

    def xDeviceCharacteristics(self) -> int:
        """What SQLite may rely on."""
        return _POWERSAFE_OVERWRITE

    def xFileControl(self, _op: int, _pointer: int) -> bool:
        """Nothing special."""
        return False

    def xCheckReservedLock(self) -> bool:
        """Nobody else is here."""
        return False

    def xLock(self, _level: int) -> None:
        """Nobody else is here."""

    def xUnlock(self, _level: int) -> None:
        """Nobody else is here."""

    def xClose(self) -> None:
        """The bytes stay."""


class RecordingVFS(apsw.VFS):
    """Files in memory by name; `log` holds what was done to them in order."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(NAME, "")
        self.files = {name: bytearray(data) for name, data in files.items()}
        self.log: list[Operation] = []

    def xFullPathname(self, name: str) -> str:
        """Names are whole already."""
        return name

    def xOpen(self, name: Any, _flags: list[int]) -> Any:
        """The file of that name, made if need be."""
        called = name if isinstance(name, str) else name.filename()
        if called not in self.files:
            self.files[called] = bytearray()
            self.log.append(Operation("create", called))
        return _RecordingFile(self, called)

    def xDelete(self, name: str, syncdir: bool) -> None:
        """Remove the file."""
        del self.files[name]
        self.log.append(Operation("delete", name, synced=bool(syncdir)))

    def xAccess(self, name: str, _flags: int) -> bool:
        """Whether it is there."""
        return name in self.files


def replayed(path: Path, statements: list[str]) -> tuple[list[Operation], list[str]]:
    """What the statements ask of the disk that holds the document at `path`, and the digest of every confirmed state.

    The first digest is that of the state before.
    """
    vfs = RecordingVFS({path.name: path.read_bytes()})
    connection = apsw.Connection(path.name, vfs=NAME)
    digests = [digest(connection.execute)]
    for statement in statements:
        connection.execute(statement).fetchall()
        if statement == "COMMIT":
            digests.append(digest(connection.execute))
            vfs.log.append(Operation("confirmed"))
    connection.close()
    return vfs.log, digests


def recovery(image: dict[str, bytes], name: str) -> list[Operation]:
    """What SQLite asks of the disk when it opens the file `name` of an image with a journal beside it."""
    vfs = RecordingVFS(image)
    with suppress(apsw.Error):  # what is spoilt is for the program to say
        connection = apsw.Connection(name, vfs=NAME)
        connection.execute("PRAGMA synchronous = EXTRA; BEGIN IMMEDIATE; ROLLBACK").fetchall()
        connection.close()
    return vfs.log
