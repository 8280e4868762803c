"""Archives at the door: the document that one holds is unpacked to be read; what else an archive is, is told.

What unpacks is loaded when there is something to unpack: the first picture does not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.door.guard import Refused
from kuzplan_desktop.store.door.header import LARGEST_FILE, Finding

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

_BEGINNING = b"PK\x03\x04"
_BLOCK = 1024 * 1024
_SHEET_NAMES = 8 * 1024 * 1024  # bytes of a sheet file in which its names are looked for
_KINDS = {  # a part that only this kind of file has -> what the file is, and the part that names its sheets
    "xl/workbook.xml": ("таблица Excel", "xl/workbook.xml"),
    "word/document.xml": ("документ Word", ""),
    "content.xml": ("файл в формате OpenDocument", "content.xml"),
}


@cache
def broken_archive() -> tuple[type[Exception], ...]:
    """What is raised by an archive that cannot be unpacked."""
    import zipfile
    import zlib
    from lzma import LZMAError

    return (zipfile.BadZipFile, zlib.error, LZMAError, OSError, RuntimeError, EOFError, ValueError)


def is_packed(path: Path) -> bool:
    """True if the file is an archive with a document in it."""
    try:
        return _begins(path) and bool(_documents_of(path))
    except broken_archive():
        return False


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The one document of the archive at `path`, unpacked under its own name. Refused tells why there is none."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="kuzplan-", ignore_cleanup_errors=True) as folder:
        try:
            documents = _documents_of(path)
            if len(documents) > 1:
                sentence = f"В архиве «{path.name}» несколько документов, а нужен один."
                raise Refused(Finding("not_sqlite", sentence, "Извлеките их из архива и выберите нужный."))
            plain = Path(folder) / name_inside(documents[0].filename, 0)
            with _archive(path) as archive:
                taken = unpack_member(archive, documents[0], plain, LARGEST_FILE)
        except broken_archive() as error:
            raise Refused(broken(path)) from error
        if taken > LARGEST_FILE:
            raise Refused(Finding("too_big", f"Документ в архиве «{path.name}» больше 512 МБ.", "Проверьте файл."))
        yield plain


def broken(path: Path, why: str = "он поврежден или защищен паролем.") -> Finding:
    """The finding on an archive from which no document comes."""
    return Finding("unreadable", f"Архив «{path.name}» не прочитан: {why}", "Попросите прислать документ снова.")


def other_content(path: Path) -> Finding | None:
    """What an archive without a document is; None for a file that is no archive."""
    try:
        if not _begins(path):
            return None
        with _archive(path) as archive:
            return _not_a_document(path, archive)
    except broken_archive():
        return None


def _not_a_document(path: Path, archive: ZipFile) -> Finding:
    from kuzplan_desktop.domain.reporting.blank_form import SERVICE  # seldom needed

    parts = set(archive.namelist())
    kind, names_in = next((kind for part, kind in _KINDS.items() if part in parts), ("архив, в котором их нет", ""))
    if names_in:
        with archive.open(names_in) as stream:
            if f'"{SERVICE}"'.encode() in stream.read(_SHEET_NAMES):
                return _blank_form(path, is_excel="xl/workbook.xml" in parts)
    return Finding("not_sqlite", f"Файл «{path.name}» – не документ программы, а {kind}.", "Выберите другой файл.")


def _blank_form(path: Path, *, is_excel: bool) -> Finding:
    saved = "" if is_excel else " Сначала откройте его в программе таблиц и сохраните в формате .xlsx."
    return Finding(
        "not_sqlite",
        f"Файл «{path.name}» – бланк, а не документ программы.",
        f"Соберите его в документ комиссии: в окне «Обмен – Собрать заполненный бланк…» или командой collect.{saved}",
    )


def documents_in(archive: ZipFile) -> list[ZipInfo]:
    """The documents of an archive, by their names; what some systems put beside each file is none."""
    return [one for one in archive.infolist() if _is_document(one.filename)]


def _is_document(name: str) -> bool:
    path = Path(name.replace("\\", "/"))
    return path.suffix.lower() == ".sqlite" and not path.name.startswith(".") and "__MACOSX" not in path.parts


def _documents_of(path: Path) -> list[ZipInfo]:
    with _archive(path) as archive:
        return documents_in(archive)


@contextmanager
def _archive(path: Path) -> Iterator[ZipFile]:
    from zipfile import ZipFile

    with file_bytes.opened(path) as file, ZipFile(file) as archive:
        yield archive


def _begins(path: Path) -> bool:
    return path.is_file() and file_bytes.start_of(path, len(_BEGINNING)) == _BEGINNING


def name_inside(member: str, number: int) -> str:
    """The name of a file in an archive, as it may stand in a folder."""
    name = Path(member.replace("\\", "/")).name
    plain = "".join(letter for letter in name if letter.isprintable() and letter not in '<>:"|?*')
    return plain if len(plain.encode()) < 200 else f"{number + 1}.sqlite"


def unpack_member(archive: ZipFile, member: ZipInfo, target: Path, room: int) -> int:
    """Unpack a file as far as there is room; the bytes that it took, one more than `room` if it was too large."""
    taken = 0
    with archive.open(member) as source, target.open("xb") as file:
        while block := source.read(min(_BLOCK, room + 1 - taken)):
            file.write(block)
            taken += len(block)
    return taken
