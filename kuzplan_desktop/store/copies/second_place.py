"""The second place for backups: a stick or a share, written whenever it is there; how old the copy outside is.

Kept in `second-place.json` of the user's folder, so that the window and the command line share it.
"""

import hashlib
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.copies.backup_files import folders_of, is_good, read_json, reserve, take, write_json
from kuzplan_desktop.store.copies.handing_over import document_stem
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader

MARK = "Резервные копии программы КузПлан.txt"
_NOTE = "Здесь лежат копии документов. По этому файлу программа узнает, что носитель на месте, не удаляйте его.\n"


def second_place() -> Path | None:
    """The folder that the person chose, whether it is there just now or not; None if she chose none."""
    folder = _settings().get("folder")
    return Path(folder) if isinstance(folder, str) else None


def set_second_place(folder: Path | None) -> None:
    """Choose the folder, or none. PlanError if nothing can be written there."""
    if folder is not None:
        folder = folder.absolute()
        try:
            (folder / MARK).write_text(_NOTE, encoding="utf-8")
        except OSError as error:
            raise PlanError(f"В папку «{folder}» нельзя записывать.", "Выберите другую.") from error
    if folder != second_place():
        _save({"folder": str(folder) if folder else None, "written": {}})


def write_second_copy(path: Path, *, now: datetime | None = None) -> Path | None:
    """Copy the document at `path` to the second place; None if there is no such place or it is not there now.

    The copy is verified before and after, and takes the place of the former one in one move; a former one that holds
    far more stays, under its date. PlanError if it cannot be written.
    """
    place = second_place()
    if place is None or not _is_there(place):
        return None
    part = take(path)
    try:
        with PlanFile.of_private_copy(part) as file:
            stem = document_stem(file.document)
        key = part.parent.name
        target = place / f"{stem} (копия {_short(key)}).sqlite"
        _replace(target, part)
    except OSError as error:
        raise PlanError(
            f"Копия в папку «{place}» не записана.", "Проверьте, вставлен ли носитель и есть ли место."
        ) from error
    finally:
        file_bytes.drop(part)
    settings = _settings()
    written = {**_written(settings), key: (now or datetime.now().astimezone()).isoformat()}
    _save({**settings, "written": written})
    return target


def second_copy_age(path_or_uid: Path | str, *, today: date | None = None) -> int | None:
    """How many days ago the copy outside of a document was written; None if it never was."""
    written = _written(_settings())
    moments = [written[folder.name] for folder in folders_of(path_or_uid) if folder.name in written]
    try:
        days = [datetime.fromisoformat(moment).date() for moment in moments]
    except ValueError:
        return None
    return max(0, ((today or date.today()) - max(days)).days) if days else None


def _replace(target: Path, made: Path) -> None:
    """Put a copy of `made` in the place of `target`, or leave that if it is the same."""
    if target.is_file() and file_bytes.read(target) == file_bytes.read(made):
        return
    part = target.with_name(f".{new_uid()}.part")
    try:
        file_bytes.copy(made, part)
        file_bytes.sync(part)
        if file_bytes.read(part) != file_bytes.read(made):
            raise OSError("written otherwise than read")
        if target.exists() and _holds_far_more(target, made):
            day = datetime.fromtimestamp(target.stat().st_mtime)
            os.replace(target, reserve(target.parent, f"{target.stem} {day:%d.%m.%Y}", target.suffix))
        os.replace(part, target)
    finally:
        file_bytes.drop(part)


def _holds_far_more(former: Path, made: Path) -> bool:
    """True if a former copy is good and has more than twice the marks and events."""
    before, after = reader.check(former), reader.check(made)
    return is_good(before) and before.marks + before.held_events > 2 * (after.marks + after.held_events)


def _short(key: str) -> str:
    """What tells the copies of one document and one computer from all others at a shared place."""
    return hashlib.sha256(f"{key} {paths.installation_id()}".encode()).hexdigest()[:8]


def _is_there(place: Path) -> bool:
    """True if it is the folder that was chosen: the empty folder of a stick that was taken out is not."""
    return (place / MARK).is_file()


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = read_json(paths.user_folder() / "second-place.json", {})
    return found


def _written(settings: dict[str, Any]) -> dict[str, str]:
    """Document -> when its copy was written."""
    written = settings.get("written")
    return {key: at for key, at in written.items() if isinstance(at, str)} if isinstance(written, dict) else {}


def _save(settings: dict[str, Any]) -> None:
    write_json(paths.user_folder() / "second-place.json", settings)
