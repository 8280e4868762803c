"""Backups of a consolidated file: her decisions lie there alone. Made before what changes it much, gone back to."""

import hashlib
import os
import re
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.connection import connect, failures_explained
from kuzplan_desktop.store.region import consolidated_schema

KEPT = 14  # of one file; the oldest beyond them goes
LARGE = 64 * 1024 * 1024  # bytes from which one a day is enough
_STAMP = "%Y-%m-%dT%H-%M-%S%z"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d[+-]\d{4})(?: \((\d+)\))?\.sqlite")


class RegionBackup(NamedTuple):
    """A backup: where it lies, when it was made, its size in bytes."""

    path: Path
    made_at: datetime
    size: int


def keep_region(path: Path, *, daily: bool = False, now: datetime | None = None) -> Path | None:
    """Back up the consolidated file at `path`; PlanError if that fails, or for another file.

    None for one that holds no document yet; `daily`: also if there is a backup of today.
    """
    made_at = now or datetime.now().astimezone()
    consolidated_schema.inspect_consolidated(path).demand_good()
    if daily and any(one.made_at.date() == made_at.date() for one in region_backups(path)):
        return None
    folder = _folder(path)
    part = folder / f".{new_uid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with failures_explained(path), closing(connect(path, read_only=True)) as connection:
            if connection.execute("SELECT 1 FROM document LIMIT 1").fetchone() is None:
                return None
            connection.execute("VACUUM INTO ?", (str(part.absolute()),))
        file_bytes.sync(part)
        target, number = folder / f"{made_at.strftime(_STAMP)}.sqlite", 1
        while target.exists():
            number += 1
            target = folder / f"{made_at.strftime(_STAMP)} ({number}).sqlite"
        os.replace(part, target)
        for old in region_backups(path)[KEPT:]:
            with suppress(OSError):
                old.path.unlink()
    except OSError as error:
        raise PlanError("Резервная копия не сделана: ее некуда записать.", "Освободите место на диске.") from error
    finally:
        file_bytes.drop(part)
    return target


def region_backups(path: Path) -> list[RegionBackup]:
    """The backups of the consolidated file at `path`, newest first, whether it is still there or not."""
    found = []
    for one in _folder(path).glob("*.sqlite"):
        if name := _NAME.fullmatch(one.name):
            made_at = datetime.strptime(name[1], _STAMP)
            found.append((made_at, int(name[2] or 1), RegionBackup(one, made_at, one.stat().st_size)))
    return [backup for *_, backup in sorted(found, key=lambda one: one[:2], reverse=True)]


def restore_region(path: Path, backup: Path) -> None:
    """Bring the consolidated file at `path` back to a backup; what it holds now is backed up before."""
    finding = consolidated_schema.inspect_consolidated(backup)
    finding.demand_good()
    if consolidated_schema.inspect_consolidated(path).good:
        keep_region(path)
    elif path.exists():
        raise PlanError(f"Файл «{path.name}» не сводный, он не изменен.", "Уберите его и повторите.")
    part = path.with_name(f".{new_uid()}.part")
    try:
        file_bytes.copy(backup, part)
        file_bytes.replace(part, path)
    except OSError as error:
        raise PlanError(
            f"Копия не восстановлена: в папку «{path.parent.name}» не удалось записать.",
            "Закройте файл в других окнах, проверьте место на диске и права на папку.",
        ) from error
    finally:
        file_bytes.drop(part)


def _folder(path: Path) -> Path:
    """Where the backups of a consolidated file lie, by its path."""
    key = hashlib.sha256(os.path.normcase(path.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return paths.user_folder() / "backups" / f"region-{key}"
