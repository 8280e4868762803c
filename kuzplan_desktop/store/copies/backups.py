"""Backups: made before what may go wrong and once a day, thinned out with time, gone back to when it did go wrong."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.copies.backup_files import (
    REASONS,
    Backup,
    fill,
    folders_of,
    in_folder,
    is_good,
    moment_of,
    put_in_place,
    reserve,
    take,
)
from kuzplan_desktop.store.copies.rotation import survivors
from kuzplan_desktop.store.copies.second_place import second_copy_age, second_place, set_second_place, write_second_copy
from kuzplan_desktop.store.door import inspection, reader

if TYPE_CHECKING:
    from kuzplan_desktop.store.document.plan_file import PlanFile

__all__ = [
    "REASONS",
    "Backup",
    "Ready",
    "daily",
    "listed",
    "make",
    "newest_good_for",
    "put_back",
    "ready_to_put_back",
    "restore",
    "second_copy_age",
    "second_place",
    "set_second_place",
    "write_second_copy",
]
_STALE_SECONDS = 3600


def make(path: Path, reason: str, *, now: datetime | None = None) -> Path:
    """Back up the document at `path`; returns the backup. PlanError if it could not be made: then go no further.

    `reason` is a key of REASONS, `now` a moment with its zone. The connection is its own, so a worker thread may call
    it. Where nothing has changed since the newest backup, that one is returned. Older ones are thinned out after
    the new one has been read back.
    """
    if reason not in REASONS:
        raise ValueError(reason)
    made_at = now or datetime.now().astimezone()
    part = take(path, sound=False) if reason == "repair" else take(path, apart=True)
    try:
        newest = next(iter(in_folder(part.parent)), None)
        if newest and file_bytes.read(newest.path) == file_bytes.read(part):
            return newest.path
        backup = put_in_place(part, made_at, reason)
        _thin_out(backup, made_at)
        return backup
    except OSError as error:
        raise PlanError("Резервная копия не сделана: ее некуда записать.", "Освободите место на диске.") from error
    finally:
        file_bytes.drop(part)


def daily(path: Path, *, now: datetime | None = None) -> Path | None:
    """The backup of the day: made unless one was made today already, for whatever reason; None then.

    The second place is written too, if it is there, as often as this is called.
    """
    now = now or datetime.now().astimezone()
    with suppress(PlanError):  # the age of the copy outside tells when it could not be written
        write_second_copy(path, now=now)
    if any(one.good and one.made_at.date() == now.date() for one in listed(path)):
        return None
    return make(path, "daily", now=now)


def listed(path_or_uid: Path | str) -> list[Backup]:
    """The backups of a document, newest first: by the path of its file, readable or not, or by its uid."""
    found = [backup for folder in folders_of(path_or_uid) for backup in in_folder(folder)]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def newest_good_for(path: Path) -> Backup | None:
    """What to offer when the file at `path` does not open: the newest backup that passes every test now."""
    return next((one for one in listed(path) if is_good(reader.check(one.path))), None)


def restore(file: "PlanFile", backup: Path) -> None:
    """Bring an open document back to what a backup or another copy of it holds, as one step that can be undone.

    A backup of what it holds now is made before. PlanError for the copy of another document.
    """
    bodies = reader.read_bodies(backup)
    if not _is_same(bodies, file.bodies()):
        raise PlanError(f"«{backup.name}» – копия другого документа, из нее нельзя восстановить этот.")
    file.typing.finish()
    make(file.path, "restore")
    moment = moment_of(backup)
    file.attachments.take_from(backup, bodies)
    file.restore(bodies, f"Восстановление копии {moment:%d.%m.%Y %H:%M}" if moment else "Восстановление копии")


class Ready(NamedTuple):
    """A backup that lies beside the place it is to take, as `part`, whole."""

    part: Path
    path: Path

    def put(self) -> Path | None:
        """Put it there; nobody may have the old file open, for Windows moves none that is. See `put_back`."""
        with _putting(self.part, self.path):
            aside = _set_aside(self.path)
            os.rename(self.part, self.path)
        inspection.remember_own(self.path, at_work=False)
        return aside


def put_back(backup: Path, path: Path) -> Path | None:
    """Put a backup in the place of a file that does not open or is gone.

    What stood there is set aside under another name with what lies beside it (a journal that stayed would be rolled
    back into the new file); its new path is returned. PlanError if the backup is damaged or cannot be written there,
    and for a file that opens: `restore` is for that.
    """
    return ready_to_put_back(backup, path).put()


def ready_to_put_back(backup: Path, path: Path) -> Ready:
    """All of `put_back` that takes time."""
    if is_good(reader.check(path)) or (path.exists() and not path.is_file()):
        raise PlanError(f"Копия не поставлена на место «{path.name}»: это не поврежденный файл.", "Проверьте имя.")
    if not backup.is_file():
        raise PlanError(f"Файла «{backup.name}» нет.", "Проверьте имя и папку.")
    if not is_good(reader.check(backup)):
        raise PlanError(f"Резервная копия «{backup.name}» повреждена, файл не изменен.", "Выберите другую копию.")
    part = path.with_name(f".{new_uid()}.part")
    with _putting(part, path):
        file_bytes.copy(backup, part)
        file_bytes.sync(part)
        if file_bytes.read(part) != file_bytes.read(backup):
            raise OSError("written otherwise than read")
        fill(part, backup)
    return Ready(part, path)


@contextmanager
def _putting(part: Path, path: Path) -> Iterator[None]:
    """What fails meanwhile is told in a sentence, and `part` goes."""
    try:
        yield
    except OSError as error:
        file_bytes.drop(part)
        raise PlanError(
            f"Копия не восстановлена: в папку «{path.parent.name}» не удалось записать.",
            "Проверьте место на диске и права на папку.",
        ) from error


def _set_aside(path: Path) -> Path | None:
    """Rename a damaged file and what lies beside it. Returns its new path, None if there was none."""
    beside = [side for side in inspection.SIDE_FILES if Path(f"{path}{side}").exists()]
    if not path.exists() and not beside:
        return None
    aside = reserve(path.parent, f"{path.stem} (поврежден)", path.suffix)
    if path.exists():
        os.replace(path, aside)
    else:
        aside.unlink()
    for side in beside:
        os.replace(f"{path}{side}", f"{aside}{side}")
    return aside if aside.exists() else None


def _is_same(bodies: list[str], others: list[str]) -> bool:
    """True if two sets of changes are of one document: founded by the same change, or else on the same plan."""
    for kind in ("document", "plan"):
        one, other = (
            {change.row for change in map(read_change, those) if change.kind == kind} for those in (bodies, others)
        )
        if one and other:
            return bool(one & other)
    return False


def _thin_out(newest: Path, now: datetime) -> None:
    """Delete the backups that need not stay beside the newest, and what an interrupted one left behind."""
    backups = in_folder(newest.parent)
    kept = survivors(backups, now.date(), cache(lambda path: is_good(reader.check(path))))
    stale = newest.stat().st_mtime - _STALE_SECONDS
    rests = [part for part in newest.parent.glob(".*.part") if part.stat().st_mtime < stale]
    for path in (*rests, *(one.path for one in backups if one.path not in kept)):
        with suppress(OSError):
            path.unlink()
