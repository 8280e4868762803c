"""The bytes of a document's file, looked at beside SQLite: the only place that opens and closes descriptors of one.

On POSIX systems the locks of a file belong to the process: closing any descriptor of it drops all that SQLite holds
(SQLite, «How To Corrupt An SQLite Database File», 2.2). So a file is looked at through one descriptor, which stays
open as long as a connection of this process to the same file lives, whatever name leads there. A connection is told
to `enter` before SQLite opens the file and to `leave` after it was closed; what has no connection is closed at once.
"""

from __future__ import annotations

import io
import os
import stat
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

Inode = tuple[int, int]
_LOCKS_ARE_THE_PROCESS_S = os.name == "posix"  # elsewhere a lock belongs to the handle that took it
_IN_USE = (5, 32)  # ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION
_PATIENCE = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)  # seconds
_AT_ONCE = 1 << 30
_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)  # a pipe must not be waited for


@dataclass(slots=True)
class _Descriptors:
    """The descriptors of one file, of which the first is read, and how many read it now."""

    numbers: list[int] = field(default_factory=list)
    readers: int = 0


_guard = threading.Lock()
_connections: Counter[Inode] = Counter()
_looking: dict[Inode, _Descriptors] = {}


def inode_of(path: Path) -> Inode | None:
    """What tells a file from every other on this machine, whatever it is called; None if none lies at `path`."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def enter(inode: Inode) -> None:
    """A connection to the file is about to be opened: what is looked at there stays open from now on."""
    with _guard:
        _connections[inode] += 1


def leave(inode: Inode) -> None:
    """A connection to the file was closed; with the last one go the descriptors that nobody reads."""
    with _guard:
        _connections[inode] -= 1
        _close_idle(inode)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file at `path` to be read within the block, from its beginning. OSError if it is not there, or is no file."""
    if not _LOCKS_ARE_THE_PROCESS_S:
        with path.open("rb") as file:
            yield file
        return
    inode, number = _borrowed(path)
    try:
        yield cast(BinaryIO, io.BufferedReader(_Look(number)))
    finally:
        with _guard:
            _looking[inode].readers -= 1
            _close_idle(inode)


def read(path: Path) -> bytes:
    """All bytes of the file at `path`."""
    with opened(path) as file:
        return file.read()


def start_of(path: Path, length: int) -> bytes:
    """The first `length` bytes of the file at `path`, fewer if it is shorter."""
    with opened(path) as file:
        return file.read(length)


def end_of(path: Path, length: int) -> bytes:
    """The last `length` bytes of the file at `path`; OSError if it is shorter."""
    with opened(path) as file:
        file.seek(-length, os.SEEK_END)
        return file.read()


def copy(source: Path, target: Path) -> None:
    """Copy the bytes of `source` to `target`, a name of the caller's own that no document has."""
    import shutil  # not before the first picture

    with opened(source) as file:
        target.unlink(missing_ok=True)  # never into a file that somebody works on
        with target.open("xb") as made:
            if not _copied_by_system(file, made):
                made.seek(0)
                shutil.copyfileobj(file, made)
                made.truncate()


def _copied_by_system(file: BinaryIO, made: BinaryIO) -> bool:
    """Have the system copy the bytes, as Linux does without carrying them through the program; False if it cannot."""
    number = getattr(getattr(file, "raw", None), "number", None)
    if number is None or not hasattr(os, "copy_file_range"):
        return False
    place = 0
    try:
        while copied := os.copy_file_range(number, made.fileno(), _AT_ONCE, offset_src=place):
            place += copied
    except OSError:  # between file systems, or on one that does not know it
        return False
    return place > 0


def replace(part: Path, target: Path) -> None:
    """Put `part` in the place of `target`; tried for a second where Windows refuses because somebody reads it."""
    for seconds in _PATIENCE:
        try:
            os.replace(part, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _IN_USE:
                raise
            time.sleep(seconds)
        else:
            return
    os.replace(part, target)


def drop(part: Path) -> None:
    """Take a file of our own away, if it is there. Where it cannot go, as on a medium that is read only, it stays: the
    reason why it is in the way is told by who wanted to write."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Have the bytes of the file at `path` on the medium."""
    if not _LOCKS_ARE_THE_PROCESS_S:
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        return
    inode, number = _borrowed(path)
    try:
        os.fsync(number)
    finally:
        with _guard:
            _looking[inode].readers -= 1
            _close_idle(inode)


class _Look(io.RawIOBase):
    """Reads a descriptor from a place of its own; closing it leaves the descriptor open."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place}.get(whence)
        place = offset + (os.fstat(self.number).st_size if base is None else base)
        if place < 0:
            raise OSError("a place before the beginning of the file")
        self._place = place
        return place

    def readinto(self, buffer: Any, /) -> int:
        found = os.preadv(self.number, [buffer], self._place)
        self._place += found
        return found


def _borrowed(path: Path) -> tuple[Inode, int]:
    """A descriptor of the file at `path` with one reader more, and whose it is."""
    known = inode_of(path)
    with _guard:
        if known in _looking:
            _looking[known].readers += 1
            return known, _looking[known].numbers[0]
    number = os.open(path, _READ)
    status = os.fstat(number)
    inode = status.st_dev, status.st_ino
    with _guard:
        descriptors = _looking.setdefault(inode, _Descriptors())
        descriptors.numbers.append(number)
        if stat.S_ISREG(status.st_mode):
            descriptors.readers += 1
            return inode, descriptors.numbers[0]
        _close_idle(inode)
    raise OSError(f"{path} is no file")


def _close_idle(inode: Inode) -> None:
    """Close what nobody reads of a file that no connection is open to; the caller holds `_guard`."""
    descriptors = _looking.get(inode)
    if _connections[inode] <= 0:
        del _connections[inode]
        if descriptors and not descriptors.readers:
            del _looking[inode]
            for number in descriptors.numbers:
                with suppress(OSError):
                    os.close(number)
