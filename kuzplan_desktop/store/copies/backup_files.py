"""The files of backups: where those of a document lie, how they are named, what is in each; how one is taken.

They lie in a folder for each document. What is in a backup is told by the backup itself: `manifest.json` only saves
reading it again. `files.json` remembers under which paths the document was, for when it cannot be read any more.
"""

import json
import os
import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes import stored_bytes
from kuzplan_desktop.store.changes.identity import new_uid, uid_file_name
from kuzplan_desktop.store.connection import connect, connection_to, failures_explained, transaction
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.door.header import LARGEST_FILE

REASONS = {
    "daily": "за день",
    "asked": "по вашей просьбе",
    "merge": "перед объединением",
    "import": "перед загрузкой",
    "amend": "перед изменением плана",
    "migration": "перед обновлением формата",
    "repair": "перед починкой таблиц",
    "restore": "перед восстановлением",
}
_STAMP = "%Y-%m-%dT%H-%M-%S%z"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d[+-]\d{4}) ([a-z]+)(?: \((\d+)\))?\.sqlite")
_MANIFEST, _FILES, _BYTES = "manifest.json", "files.json", "attachments"
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. `reason` is a key of REASONS, `size` in bytes; `good` tells that it passed every test when read."""

    path: Path
    made_at: datetime
    size: int
    marks: int
    held_events: int
    reason: str
    good: bool

    @property
    def caption(self) -> str:
        """Why it was made, in words."""
        return REASONS.get(self.reason, self.reason)


def take(path: Path, *, sound: bool = True, apart: bool = False) -> Path:
    """A verified copy of the document at `path`, under a temporary name in the folder of its backups.

    One that is to be mended need not be `sound`. With `apart` the bytes of attachments are kept once for all backups,
    as files named by their hashes, and the copy is without them. The copy has a connection of its own that only reads,
    so a worker thread may call it. PlanError if there is no copy.
    """
    part = None
    try:
        with failures_explained(path), closing(connect(path, read_only=True)) as connection:
            part = _folder_for(connection, path) / f".{new_uid()}.part"
            if sound and apart and stored_bytes.has_any(connection):
                _keep_bytes(connection, part.parent / _BYTES)
                with closing(connection_to(part, "rwc")) as copy:
                    stored_bytes.copy_without(path, copy)
            else:
                connection.execute("VACUUM INTO ?", (str(part.absolute()),))
        file_bytes.sync(part)
        if sound and not is_good(reader.check(part)):
            raise PlanError(f"Файл «{path.name}» поврежден, резервная копия не сделана.", "Проверьте файл.")
    except BaseException as error:
        if part:
            file_bytes.drop(part)
        if isinstance(error, OSError):
            raise PlanError("Резервная копия не сделана: ее некуда записать.", "Освободите место на диске.") from error
        raise
    return part


def _keep_bytes(connection: sqlite3.Connection, folder: Path) -> None:
    """Keep the bytes of all attachments that are not in the folder yet, each as a file that is named by its hash."""
    folder.mkdir(exist_ok=True)
    for name in sorted(stored_bytes.held_hashes(connection)):
        content = None if (folder / name).exists() else stored_bytes.get_bytes(connection, name)
        if content is not None:
            part = folder / f".{new_uid()}.part"
            part.write_bytes(content)
            file_bytes.replace(part, folder / name)


def fill(copy: Path, backup: Path) -> None:
    """Lay the bytes that `copy`, which was made of a backup, names and lacks into it, as far as they were kept."""
    folder = backup.parent / _BYTES
    if not folder.is_dir():
        return
    with closing(connect(copy, read_only=False)) as connection, transaction(connection):
        wanted = set(stored_bytes.shown_hashes(connection)) - stored_bytes.held_hashes(connection)
        for name in sorted(one for one in wanted if _HASH.fullmatch(one) and (folder / one).is_file()):
            content = (folder / name).read_bytes()
            if stored_bytes.hash_of(content) == name:
                stored_bytes.put_bytes(connection, {name: content})


def put_in_place(part: Path, made_at: datetime, reason: str) -> Path:
    """Give a verified copy its name for good, over none that is there."""
    target = reserve(part.parent, f"{made_at.strftime(_STAMP)} {reason}", ".sqlite")
    os.replace(part, target)
    return target


def moment_of(backup: Path) -> datetime | None:
    """When a backup was made, as its name says; None for a file with another name."""
    name = _NAME.fullmatch(backup.name)
    return datetime.strptime(name[1], _STAMP) if name else None


def reserve(folder: Path, stem: str, suffix: str) -> Path:
    """A name in `folder` that was free and is now taken by an empty file: `stem`, if need be with a number."""
    number = 1
    while True:
        path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}")
        try:
            path.open("xb").close()
        except FileExistsError:
            number += 1
        else:
            return path


def is_good(verdict: reader.Verdict) -> bool:
    """True if a file with this verdict may be opened."""
    return verdict.verdict in ("ok", "older")


def folders_of(path_or_uid: Path | str) -> list[Path]:
    """The folders with backups of a document: by its uid, or by the path of its file, readable or not.

    A path finds the folders in which it is noted, and those of documents whose uid still stands in the file's bytes.
    """
    if isinstance(path_or_uid, str):
        return [folder for folder in (_root() / uid_file_name(path_or_uid),) if folder.is_dir()]
    content = b""
    try:
        if path_or_uid.is_file() and path_or_uid.stat().st_size <= LARGEST_FILE:
            content = file_bytes.read(path_or_uid)
    except OSError:
        pass
    folders = sorted(folder for folder in _root().glob("*") if folder.is_dir())
    return [one for one in folders if _key(path_or_uid) in _noted(one) or one.name.encode() in content]


def in_folder(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first. One that the manifest does not know is read."""
    former = read_json(folder / _MANIFEST, {})
    manifest: dict[str, list[int]] = {}
    found = []
    for path in folder.glob("*.sqlite"):
        name = _NAME.fullmatch(path.name)
        if name is None:
            continue
        with suppress(FileNotFoundError):  # another window has just deleted it
            made_at = datetime.strptime(name[1], _STAMP)
            entry = manifest[path.name] = _entry(path, former.get(path.name))
            size, _, marks, held_events, good = entry
            backup = Backup(path, made_at, size, marks, held_events, name[2], bool(good))
            found.append((made_at, int(name[3] or 1), path.name, backup))
    if manifest != former:
        write_json(folder / _MANIFEST, manifest)
    return [backup for *_, backup in sorted(found, key=lambda one: one[:3], reverse=True)]


def _entry(path: Path, former: Any) -> list[int]:
    """What the manifest says of a backup: size, time of its bytes, marks, held events, whether it is good."""
    status = path.stat()
    stamp = [status.st_size, status.st_mtime_ns]
    if isinstance(former, list) and former[:2] == stamp and [type(one) for one in former] == [int] * 5:
        return former
    verdict = reader.check(path)
    return [*stamp, verdict.marks, verdict.held_events, int(is_good(verdict))]


def _root() -> Path:
    return paths.user_folder() / "backups"


def _key(path: Path) -> str:
    """The path as the system compares paths."""
    return os.path.normcase(path.absolute())


def folder_for(path: Path) -> Path:
    """The folder for backups of the document at `path`, made when missing; from now on it is known by this path."""
    with failures_explained(path), closing(connect(path, read_only=True)) as connection:
        return _folder_for(connection, path)


def _folder_for(connection: sqlite3.Connection, path: Path) -> Path:
    """The folder for backups of the document in the open file at `path`, made when missing; notes the path there.

    A document is known by what founded it; one that was united with another keeps the folder it had.
    """
    uids = [uid for (uid,) in connection.execute("SELECT uid FROM document ORDER BY uid")]
    folders = [_root() / uid_file_name(uid) for uid in uids or [_key(path)]]
    noted = [folder for folder in folders if _key(path) in _noted(folder)]
    folder = (noted or [one for one in folders if one.is_dir()] or folders)[0]
    folder.mkdir(parents=True, exist_ok=True)
    if not noted:
        write_json(folder / _FILES, [*_noted(folder), _key(path)])
    return folder


def _noted(folder: Path) -> list[str]:
    """The paths under which the document of a folder was."""
    return [one for one in read_json(folder / _FILES, []) if isinstance(one, str)]


def read_json(path: Path, empty: Any) -> Any:
    """What the JSON in a file says, `empty` if it cannot be read or is something else."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return empty
    return found if isinstance(found, type(empty)) else empty


def write_json(path: Path, value: object) -> None:
    """Replace a file by the JSON of `value`, whole or not at all."""
    part = path.with_name(f".{new_uid()}.part")
    try:
        part.write_text(json.dumps(value, indent=1), encoding="ascii")
        file_bytes.replace(part, path)
    finally:
        file_bytes.drop(part)
