"""A disk that loses its power: what may be on it afterwards, given what was written and what was synced.

A write that was not synced may be there, or not, or partly, sector by sector, whatever was written before or after it.
A length may have grown without the bytes. A name that was made or removed may have been so or not until its folder was
synced; as SQLite does on POSIX systems, syncing a new journal for the first time syncs its folder.
"""

import random
from dataclasses import dataclass, field

Image = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that SQLite asked of the disk: `kind` is create, write, truncate, sync, delete or confirmed.

    `confirmed` is no operation: it stands where a COMMIT has come back. `synced` of a deletion tells that the folder
    is synced with it.
    """

    kind: str
    name: str = ""
    offset: int = 0
    data: bytes = b""
    synced: bool = False


@dataclass(slots=True)
class _File:
    """A file: the bytes that are safe, and what was done to it since."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[Operation] = field(default_factory=list)
    named_safely: bool = False

    def after_a_cut(self, rng: random.Random, kept: float, sector: int) -> bytes:
        """The bytes that may be found; a part of what is not safe is kept with the likelihood `kept`."""
        found = bytearray(self.safe)
        for operation in self.since:
            if operation.kind == "truncate":
                if rng.random() < kept:
                    _resize(found, operation.offset)
            else:
                _write_some(found, operation, rng, kept, sector)
        return bytes(found)


def _write_some(found: bytearray, operation: Operation, rng: random.Random, kept: float, sector: int) -> None:
    """Write those sectors of a write that luck keeps."""
    start, end = operation.offset, operation.offset + len(operation.data)
    place = start
    while place < end:
        edge = min(end, (place // sector + 1) * sector)
        if rng.random() < kept:
            if len(found) < edge:
                _resize(found, edge)
            found[place:edge] = operation.data[place - start : edge - start]
        place = edge


def _resize(found: bytearray, size: int) -> None:
    if size < len(found):
        del found[size:]
    else:
        found.extend(bytes(size - len(found)))


class Disk:
    """The disk of one session, to which its operations are fed one after the other."""

    def __init__(self, image: Image) -> None:
        self._names = {name: _File(bytearray(data), named_safely=True) for name, data in image.items()}
        self._removed: dict[str, _File] = {}

    def feed(self, operation: Operation) -> None:
        """Do what was asked."""
        name = operation.name
        if operation.kind == "create":
            self._names.setdefault(name, _File())
        elif operation.kind in ("write", "truncate"):
            self._names[name].since.append(operation)
        elif operation.kind == "sync":
            self._sync(name)
        elif operation.kind == "delete":
            self._delete(name, synced=operation.synced)

    def _sync(self, name: str) -> None:
        file = self._names[name]
        file.safe = bytearray(file.after_a_cut(random.Random(0), 1.1, 1 << 30))
        file.since = []
        if not file.named_safely:
            self._sync_folder()

    def _sync_folder(self) -> None:
        self._removed = {}
        for file in self._names.values():
            file.named_safely = True

    def _delete(self, name: str, *, synced: bool) -> None:
        gone = self._names.pop(name)
        if gone.named_safely and name not in self._removed:
            self._removed[name] = gone
        if synced:
            self._sync_folder()

    def after_a_cut(self, rng: random.Random) -> Image:
        """One of the things that may be found when the power comes back."""
        kept, sector = rng.choice((0.0, 0.1, 0.5, 0.9, 1.1)), rng.choice((512, 4096))
        found = {
            name: file.after_a_cut(rng, kept, sector)
            for name, file in self._names.items()
            if file.named_safely or rng.random() < 0.5
        }
        for name, file in self._removed.items():
            if rng.random() < 0.5:
                found[name] = file.after_a_cut(rng, kept, sector)
        return found
