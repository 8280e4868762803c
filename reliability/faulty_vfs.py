"""A VFS before the one of the program's own SQLite library that lets chosen calls fail: no code of the program changes.

It is made with ctypes in the very library that Python's sqlite3 has loaded, and becomes its default.
"""

import ctypes as c
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

OK, FULL, CANTOPEN = 0, 13, 14
_IOERR = 10
IOERR_READ, IOERR_SHORT_READ, IOERR_WRITE, IOERR_FSYNC, IOERR_DIR_FSYNC = (_IOERR | n << 8 for n in (1, 2, 3, 4, 5))
IOERR_TRUNCATE, IOERR_FSTAT, IOERR_DELETE, IOERR_ACCESS, IOERR_LOCK = (_IOERR | n << 8 for n in (6, 7, 10, 13, 15))

_FILE = c.c_void_p
_METHODS: dict[str, Any] = {
    "xClose": c.CFUNCTYPE(c.c_int, _FILE),
    "xRead": c.CFUNCTYPE(c.c_int, _FILE, c.c_void_p, c.c_int, c.c_int64),
    "xWrite": c.CFUNCTYPE(c.c_int, _FILE, c.c_void_p, c.c_int, c.c_int64),
    "xTruncate": c.CFUNCTYPE(c.c_int, _FILE, c.c_int64),
    "xSync": c.CFUNCTYPE(c.c_int, _FILE, c.c_int),
    "xFileSize": c.CFUNCTYPE(c.c_int, _FILE, c.POINTER(c.c_int64)),
    "xLock": c.CFUNCTYPE(c.c_int, _FILE, c.c_int),
}
# SQLite keeps the address of a name, so it is passed on as it came.
_X_OPEN = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_void_p, _FILE, c.c_int, c.POINTER(c.c_int))
_X_DELETE = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_char_p, c.c_int)
_X_ACCESS = c.CFUNCTYPE(c.c_int, c.c_void_p, c.c_char_p, c.c_int, c.POINTER(c.c_int))


class _Methods(c.Structure):
    """sqlite3_io_methods; what is not named here is passed on as it is."""

    _fields_ = [("iVersion", c.c_int), *_METHODS.items(), ("rest", c.c_void_p * 11)]


class _File(c.Structure):
    """sqlite3_file."""

    _fields_ = [("methods", c.POINTER(_Methods))]


class _Vfs(c.Structure):
    """sqlite3_vfs."""

    _fields_ = [
        ("iVersion", c.c_int),
        ("szOsFile", c.c_int),
        ("mxPathname", c.c_int),
        ("pNext", c.c_void_p),
        ("zName", c.c_char_p),
        ("pAppData", c.c_void_p),
        ("xOpen", _X_OPEN),
        ("xDelete", _X_DELETE),
        ("xAccess", _X_ACCESS),
        ("rest", c.c_void_p * 13),
    ]


@dataclass(slots=True)
class Fault:
    """Which call fails: the `at`-th (from 0) of `kind` on the watched file or its side files, and `times` - 1 more.

    `kind` is read, write, truncate, sync, size, lock, open, delete or access. `code` is what SQLite is told.
    `done` tells that the call is carried out nevertheless, `torn` that half of a write is.
    """

    kind: str
    at: int
    code: int
    times: int = 1
    done: bool = False
    torn: bool = False


@dataclass(slots=True)
class Watch:
    """What goes on with one file: `calls` counts by kind, `hit` how often a fault struck, `quota` bytes may be used."""

    path: Path
    fault: Fault | None = None
    quota: int | None = None
    calls: dict[str, int] = field(default_factory=dict)
    hit: int = 0

    def strikes(self, kind: str, name: str) -> Fault | None:
        """Count a call of `kind` on the file `name`; the fault, if it strikes now."""
        if not name.startswith(str(self.path)):
            return None
        count = self.calls.get(kind, 0)
        self.calls[kind] = count + 1
        fault = self.fault
        if fault is None or fault.kind != kind or not fault.at <= count < fault.at + fault.times:
            return None
        self.hit += 1
        return fault

    def has_room(self, name: str, end: int) -> bool:
        """False if a write up to byte `end` of the file `name` would go beyond the quota."""
        if self.quota is None or not name.startswith(str(self.path)):
            return True
        lengths = {one.name: one.stat().st_size for one in self.path.parent.glob(f"{self.path.name}*")}
        grown = {**lengths, Path(name).name: max(end, lengths.get(Path(name).name, 0))}
        if grown == lengths or sum(grown.values()) <= self.quota:
            return True
        self.hit += 1
        return False


class FaultyVFS:
    """The VFS; `watch` says what it looks at, None for nothing. One a process, for SQLite keeps its address."""

    def __init__(self) -> None:
        self._library = _library()
        self._library.sqlite3_vfs_find.restype = c.POINTER(_Vfs)
        self._real = self._library.sqlite3_vfs_find(None)
        self._names: dict[int, str] = {}
        self._tables: dict[int, tuple[_Methods, _Methods]] = {}
        self.watch: Watch | None = None
        self._vfs = _Vfs.from_buffer_copy(self._real.contents)
        self._vfs.zName = b"kuzplan-faulty"
        self._vfs.xOpen = _X_OPEN(self._open)
        self._vfs.xDelete = _X_DELETE(self._delete)
        self._vfs.xAccess = _X_ACCESS(self._access)

    @contextmanager
    def watching(self, path: Path, fault: Fault | None = None, quota: int | None = None) -> Iterator[Watch]:
        """Be the default VFS, and watch the file at `path` and its side files."""
        self.watch = Watch(path, fault, quota)
        self._library.sqlite3_vfs_register(c.byref(self._vfs), 1)
        try:
            yield self.watch
        finally:
            self._library.sqlite3_vfs_register(self._real, 1)
            self.watch = None

    def _strikes(self, kind: str, name: str) -> Fault | None:
        return self.watch.strikes(kind, name) if self.watch else None

    def _faced(self, kind: str, name: str, carry_out: Callable[[], int]) -> int:
        """Carry a call out, or not, and say what the fault wants said."""
        fault = self._strikes(kind, name)
        if fault is None:
            return carry_out()
        if fault.done:
            carry_out()
        return fault.code

    # of the VFS

    def _open(self, _vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:
        called = c.string_at(name).decode() if name else ""
        fault = self._strikes("open", called)
        if fault:
            c.cast(file, c.POINTER(c.c_void_p))[0] = None
            return fault.code
        code = int(self._real.contents.xOpen(c.addressof(self._real.contents), name, file, flags, out))
        opened = c.cast(file, c.POINTER(_File)).contents
        if opened.methods:
            self._names[file] = called
            opened.methods = c.pointer(self._methods_before(opened.methods))
        return code

    def _delete(self, _vfs: int, name: bytes, sync: int) -> int:
        real = self._real.contents
        return self._faced("delete", name.decode(), lambda: real.xDelete(c.addressof(real), name, sync))

    def _access(self, _vfs: int, name: bytes, flags: int, out: Any) -> int:
        real = self._real.contents
        return self._faced("access", name.decode(), lambda: real.xAccess(c.addressof(real), name, flags, out))

    # of a file

    def _methods_before(self, real: Any) -> _Methods:
        """The methods that stand before the real ones."""
        address = c.addressof(real.contents)
        if address not in self._tables:
            methods = _Methods.from_buffer_copy(real.contents)
            self._tables[address] = (real.contents, methods)
            for name in ("xTruncate", "xSync", "xFileSize", "xLock"):
                setattr(methods, name, _METHODS[name](self._passing(name, getattr(real.contents, name))))
            methods.xRead = _METHODS["xRead"](self._reading(real.contents.xRead))
            methods.xWrite = _METHODS["xWrite"](self._writing(real.contents.xWrite))
        return self._tables[address][1]

    def _passing(self, method: str, real: Callable[..., int]) -> Callable[..., int]:
        kind = {"xTruncate": "truncate", "xSync": "sync", "xFileSize": "size", "xLock": "lock"}[method]

        def call(file: int, argument: Any) -> int:
            return self._faced(kind, self._names[file], lambda: real(file, argument))

        return call

    def _reading(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(file: int, buffer: int, amount: int, offset: int) -> int:
            fault = self._strikes("read", self._names[file])
            return fault.code if fault else real(file, buffer, amount, offset)

        return call

    def _writing(self, real: Callable[..., int]) -> Callable[..., int]:
        def call(file: int, data: int, amount: int, offset: int) -> int:
            name = self._names[file]
            fault = self._strikes("write", name)
            if fault and (fault.torn or fault.done):
                real(file, data, amount if fault.done else amount // 2, offset)
            if fault:
                return fault.code
            if self.watch and not self.watch.has_room(name, offset + amount):
                return FULL
            return real(file, data, amount, offset)

        return call


@cache
def faulty_vfs() -> FaultyVFS:
    """The one of this process. OSError where it cannot be made."""
    return FaultyVFS()


def _library() -> c.CDLL:
    """The SQLite library that Python's sqlite3 stands on; OSError where it cannot be reached."""
    import _sqlite3

    on_windows = str(Path(_sqlite3.__file__).with_name("sqlite3.dll"))
    for name in (on_windows,) if os.name == "nt" else (_sqlite3.__file__, "libsqlite3.so.0"):
        library = c.CDLL(name)
        if hasattr(library, "sqlite3_vfs_find"):
            version = c.cast(library.sqlite3_libversion, c.CFUNCTYPE(c.c_char_p))()
            if version.decode() == sqlite3.sqlite_version:
                return library
    raise OSError("the SQLite library of Python cannot be reached")
