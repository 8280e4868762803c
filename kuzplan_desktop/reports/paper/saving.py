"""Putting a finished report in its place: beside the target first, then in one move; never a torn file."""

import errno
import os
import uuid
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError

FULL = (errno.ENOSPC, errno.EDQUOT)
LONGEST_OF_WINDOWS = 240  # letters of a path; 260 with the temporary name beside it
OPEN_ELSEWHERE = "Закройте его или выберите другое имя."


def save(path: Path, content: bytes) -> None:
    """Write `content` to `path` whole or not at all.

    The bytes go to a temporary file in the same folder, to the disk, and take the place of `path` in one move.
    PlanError says why that was not possible; an older file at `path` then stays as it was and no temporary file
    stays behind.
    """
    target = _target(path)
    temporary = target.with_name(f".kuzplan-{uuid.uuid4().hex[:12]}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except OSError as error:
        raise _explained(error, target) from error
    finally:
        _remove(temporary)


def _target(path: Path) -> Path:
    """The file that `path` means, links followed; PlanError if nothing can be written there."""
    try:
        target = path.resolve()
        if target.is_dir():
            raise PlanError(f"«{path.name}» – это папка.", "Укажите имя файла.")
        if not target.parent.is_dir():
            raise PlanError(f"Папки «{path.parent}» нет.", "Выберите другую папку.")
        if target.exists() and not os.access(target, os.W_OK):
            raise PlanError(f"Файл «{path.name}» защищен от записи.", "Выберите другое имя.")
    except (OSError, ValueError, RuntimeError) as error:
        raise PlanError(f"Имя файла «{path.name}» не подходит.", "Выберите другое имя.") from error
    return target


def _explained(error: OSError, target: Path) -> PlanError:
    """The failure of the system as a sentence for the user."""
    if error.errno in FULL:
        return PlanError(f"На диске нет места для файла «{target.name}».", "Освободите место или выберите другой диск.")
    if error.errno == errno.EROFS:
        return PlanError(f"В папку «{target.parent}» нельзя записать.", "Выберите другую папку.")
    if error.errno == errno.EINVAL:  # Windows, of < > : " | ? * and of a name of more than 255 letters
        return PlanError(f"Имя файла «{target.name}» не подходит.", "Выберите другое имя.")
    said_so = error.errno == errno.ENOENT and len(str(target)) > LONGEST_OF_WINDOWS  # how Windows tells of a long path
    if error.errno == errno.ENAMETOOLONG or said_so:
        return PlanError("Имя файла слишком длинное.", "Выберите имя короче.")
    if isinstance(error, PermissionError):
        if target.exists():
            return PlanError(f"Файл «{target.name}» открыт в другой программе.", OPEN_ELSEWHERE)
        return PlanError(f"В папку «{target.parent}» нельзя записать.", "Выберите другую папку.")
    code = f" (ошибка {error.errno})" if error.errno else ""
    return PlanError(f"Файл «{target.name}» не записан: система отказала{code}.", "Выберите другое имя или папку.")


def _remove(temporary: Path) -> None:
    """Remove the temporary file if it is still there."""
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        return  # the disk itself is gone: nothing more can be done about it
