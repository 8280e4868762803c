"""Files that lie in the document, outside of it: copies to be looked at, which go with the program, and saved ones."""

import atexit
import shutil
import stat
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from kuzplan_desktop.domain.errors import PlanError


def copy_to_look_at(name: str, content: bytes) -> Path:
    """A file with these bytes under this name, which a file system takes; the same one for the same. OSError if it
    cannot be written."""
    target = _folder() / sha256(content).hexdigest()[:16] / name
    target.parent.mkdir(exist_ok=True)
    if not target.exists():
        target.write_bytes(content)
        target.chmod(stat.S_IRUSR)
    return target


@cache
def _folder() -> Path:
    """Where files lie while they are looked at; nobody else can read there."""
    folder = Path(mkdtemp(prefix="kuzplan-"))
    atexit.register(_remove, folder)
    return folder


def _remove(folder: Path) -> None:
    """Remove it with all it holds: Windows deletes no file that must not be written to."""
    with suppress(OSError):
        for file in folder.glob("*/*"):
            file.chmod(stat.S_IRUSR | stat.S_IWUSR)
    shutil.rmtree(folder, ignore_errors=True)


def save_beside(target: Path, content: bytes) -> None:
    """Write a file that is not there yet. PlanError if it cannot be written."""
    try:
        with target.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise PlanError(f"Файл «{target.name}» уже есть, он не изменен.", "Выберите другое имя.") from error
    except OSError as error:
        raise PlanError(f"Файл «{target.name}» не записан.", "Проверьте место на диске и права на папку.") from error
