"""A document in a shared folder of a network: worked on in a copy on this computer, published by union.

SQLite's locks cannot be relied on there (SQLite, «How To Corrupt», 2.1), so nothing is ever opened in place.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.changes.change import change_id, read_change
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.connection import connect, told
from kuzplan_desktop.store.document import copying
from kuzplan_desktop.store.document.plan_file import PlanFile, put_in_order
from kuzplan_desktop.store.document.saving import Operation
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.door.guard import state_of
from kuzplan_desktop.store.door.inspection import working_copy

_NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.gvfsd-fuse", "davfs", "9p"})
_WINDOWS_REMOTE_DRIVE = 4
_MOUNTS = Path("/proc/self/mounts")


def is_shared(path: Path) -> bool:
    """True if the file lies on a network share or a mapped drive."""
    place = str(path.absolute())
    if os.name == "nt":
        return place.startswith("\\\\") or _drive_type(path.absolute().drive + "\\") == _WINDOWS_REMOTE_DRIVE
    return _file_system(place) in _NETWORK_SYSTEMS


def _drive_type(root: str) -> int:
    """What Windows says of a drive (GetDriveTypeW)."""
    import ctypes

    return int(getattr(ctypes, "windll").kernel32.GetDriveTypeW(root))  # noqa: B009


def _file_system(place: str) -> str:
    """The kind of file system on which `place` lies, by the longest mount point above it; empty if unknown."""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    mounts = [line.split(" ")[1:3] for line in lines if line.count(" ") >= 3]
    above = [(len(point), kind) for point, kind in mounts if f"{place}/".startswith(f"{point.rstrip('/')}/")]
    return max(above)[1] if above else ""


class SharedFile(PlanFile):
    """An open document of a shared folder."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, device: str, author: str = "") -> None:
        self._working = working_copy(path)
        self._seen: object = None
        self._published: frozenset[str] = frozenset()
        super().__init__(path, connection, device=device, author=author)

    @property
    def _file(self) -> Path:
        return self._working

    @classmethod
    def open_shared(
        cls, path: Path, *, device: str, author: str, keep_former: Callable[[Path], object] | None = None
    ) -> "SharedFile":
        """Open the document at `path` by its working copy, which is made the first time. PlanError if refused."""
        working = working_copy(path)
        if not working.exists():
            working.parent.mkdir(exist_ok=True)
            copying.write_new(working, map(read_change, reader.sound(path).bodies))
        with told(path):
            connection = connect(working, read_only=False)
            try:
                notes = put_in_order(connection, working, keep_former)
                file = cls(path, connection, device=device, author=author)
                file.notes = notes
            except BaseException:
                connection.close()
                raise
        file.take_waiting()
        file.publish()
        return file

    def check_news(self) -> bool:
        """As for any file; and what colleagues published is taken in, own steps are published."""
        return super().check_news() | self.publish()

    def close(self) -> None:
        """Publish and close."""
        with suppress(PlanError):
            self.finish_drafts()
            self.publish()
        super().close()

    def publish(self) -> bool:
        """Unite with the file in the shared folder, both ways. True if something came from it.

        Two who publish at once overwrite each other for a moment only: each sees that its changes are missing and
        publishes again.
        """
        try:
            came = self._take_in()
            mine = frozenset(map(change_id, self.bodies()))
            if not mine <= self._published:
                self._put_out()
                self._published |= mine
            self.unpublished = ""
        except (PlanError, OSError):
            self.unpublished = "Общая папка недоступна. Записи сохранены на этом компьютере и появятся в ней позже."
            return False
        return came

    def _take_in(self) -> bool:
        state = state_of(self.path)
        if state == self._seen:
            return False
        theirs = reader.sound(self.path).bodies
        self._published = frozenset(map(change_id, theirs))
        self._seen = state
        known = set(self.bodies())
        if known.issuperset(theirs):
            return False
        with self._writing("Изменения из общей папки") as operations:
            operations.append(Operation(lambda ledger: set(ledger.unite(theirs).affected)))
        return True

    def _put_out(self) -> None:
        """Put a clean copy in the place of the shared file, in one move."""
        part = self.path.parent / f".{new_uid()}.part"
        try:
            copying.copy(self._connection, part, without_history=False)
            part.replace(self.path)
            self._seen = state_of(self.path)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
