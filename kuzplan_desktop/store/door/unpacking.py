"""The .zip that «Сохранить копию для передачи» packs a document in: unpacked, it is read like any other file."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.door.header import LARGEST_FILE

if TYPE_CHECKING:
    import zipfile

SUFFIX = ".zip"
_BLOCK = 2**20  # bytes


def is_archive(path: Path) -> bool:
    """True for an ordinary file that is called .zip."""
    return path.suffix.casefold() == SUFFIX and path.is_file()


def unpacked(path: Path) -> Path:
    """Where the document lies that `path` holds: `path` itself unless it is an archive.

    What is unpacked bears the archive's name and goes when the program ends. PlanError for an archive that holds no
    document, or several.
    """
    if not is_archive(path):
        return path
    import zipfile  # seldom needed
    import zlib
    from lzma import LZMAError

    try:
        with file_bytes.opened(path) as file, zipfile.ZipFile(file) as archive:
            inside = [one for one in archive.infolist() if one.filename.casefold().endswith(".sqlite")]
            if len(inside) != 1:
                raise PlanError(
                    f"В архиве «{path.name}» {'несколько документов' if inside else 'нет документа'} программы.",
                    "Распакуйте его и выберите нужный файл." if inside else "Попросите прислать документ снова.",
                )
            return _write(archive, inside[0], path)
    except (zipfile.BadZipFile, zlib.error, LZMAError, OSError, RuntimeError, EOFError, ValueError) as error:
        raise PlanError(
            f"Архив «{path.name}» не прочитан: он поврежден или защищен паролем.", "Попросите прислать документ снова."
        ) from error


def _write(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path) -> Path:
    """Unpack a document, the same archive always to the same place."""
    from hashlib import sha256

    name = sha256(f"{path.absolute()} {member.CRC}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
    target = _folder() / name / f"{path.stem.removesuffix('.sqlite')}.sqlite"
    if target.exists():
        return target
    target.parent.mkdir(exist_ok=True)
    part = target.with_name("part")
    taken = 0
    with archive.open(member) as source, part.open("wb") as file:
        while block := source.read(_BLOCK):
            taken += len(block)
            if taken > LARGEST_FILE:
                raise PlanError(f"Документ в архиве «{path.name}» больше 512 МБ.", "Это не документ программы.")
            file.write(block)
    return part.rename(target)


@cache
def _folder() -> Path:
    """Where documents are unpacked; nobody else can read there."""
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="kuzplan-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
