"""First ring: what a file's bytes and its neighbours give away before SQLite sees them."""

import codecs
import errno
import os
import stat
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes import schema

LARGEST_FILE = 512 * 1024 * 1024
SIDE_FILES = ("-journal", "-wal", "-shm")
LONGEST_NAME = 247  # bytes: with «-journal» it fills the 255 that file systems allow
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_MAGIC = b"SQLite format 3\0"
_UTF_8 = 1
_WAL_FORMAT = b"\x02\x02"


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on a file, by the words of `kuzplan check`, with its sentence and what to do next."""

    verdict: str
    sentence: str
    hint: str = ""

    @property
    def good(self) -> bool:
        """True if the file may be opened."""
        return self.verdict in ("ok", "older")

    @property
    def is_damage(self) -> bool:
        """True if something of what was saved is lost, and something may have survived."""
        return self.verdict in ("damaged", "truncated")

    def demand_good(self) -> None:
        """PlanError unless the file may be opened."""
        if not self.good:
            raise PlanError(self.sentence, self.hint)


def look_at(
    path: Path, name: str = "", *, application: int = schema.APPLICATION_ID, newest: int | None = None
) -> Finding | None:
    """Why SQLite must not see the file; None if it may. `name` is what a user calls it, by default its own.

    Wanted is a document, or a file of another `application` of ours up to the version `newest`.
    """
    newest = schema.VERSION if newest is None else newest
    shown = f"«{name or path.name or path}»"
    try:
        return (
            _kind(path, shown)
            or _neighbours(path, shown)
            or _header(path, shown, application, newest)
            or _journal(path, shown)
        )
    except OSError as error:
        return unreadable(shown, error)


def unreadable(shown: str, error: OSError) -> Finding:
    """The finding on a file that the system does not let us read."""
    if error.errno == errno.ENAMETOOLONG:
        return Finding("not_a_file", "Такого файла нет: имя слишком длинное.", "Проверьте имя и папку.")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Finding("not_a_file", f"Файла {shown} нет.", "Проверьте имя и папку.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Finding("unreadable", f"Для проверки файла {shown} нет места на диске.", "Освободите место и повторите.")
    return Finding("unreadable", f"Файл {shown} не читается.", "Проверьте носитель и права на файл.")


def changed_elsewhere(shown: str) -> Finding:
    """The finding on a file whose shape is not ours."""
    return Finding(
        "foreign_schema",
        f"Файл {shown} изменен другой программой: в нем есть лишнее или чего-то не хватает.",
        "Попросите прислать файл, сохраненный этой программой.",
    )


def damaged(shown: str) -> Finding:
    """The finding on a file that does not hold what was saved in it."""
    return Finding(
        "damaged", f"Файл {shown} поврежден.", "Откройте резервную копию или спасите уцелевшее в новый файл."
    )


def took_too_long(shown: str) -> Finding:
    """The finding on a file that could not be read in its time."""
    return Finding(
        "unreadable",
        f"Файл {shown} не удалось прочитать за отведенное время.",
        "Скопируйте его на диск компьютера и повторите.",
    )


def side_file(path: Path, side: str) -> Path:
    """The side file `side` as SQLite names it: beside the file that a symbolic link leads to."""
    return Path(f"{os.path.realpath(path)}{side}")


def is_of_program(path: Path) -> bool:
    """True for a database, as documents, plan files and consolidated files are; an official document is none."""
    try:
        return stat.S_ISREG(path.stat().st_mode) and file_bytes.start_of(path, len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def is_consolidated(path: Path) -> bool:
    """True if the file says that it is a consolidated file of many commissions."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        header = file_bytes.start_of(path, 100)
    except OSError:
        return False
    application = int.from_bytes(header[68:72], "big")
    return header.startswith(_MAGIC) and application == schema.CONSOLIDATED_APPLICATION_ID


def has_unfinished_save(path: Path) -> bool:
    """True if somebody's save was interrupted: then what lies in the file is not all that counts."""
    return any(_size(side_file(path, side)) for side in SIDE_FILES[:2])


def is_in_wal_format(path: Path) -> bool:
    """True if another program switched the file to a write-ahead log («Database File Format», 1.3.3)."""
    return file_bytes.start_of(path, 20)[18:] == _WAL_FORMAT


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _kind(path: Path, shown: str) -> Finding | None:
    """What is not a file of a size that can be read."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        return Finding("not_a_file", f"{shown} – не файл, а папка или устройство.", "Выберите файл документа.")
    if status.st_size == 0:
        return Finding("empty", f"Файл {shown} пуст.", "Откройте другую копию.")
    if status.st_size > LARGEST_FILE:
        return Finding("too_big", f"Файл {shown} больше 512 МБ, таких документов не бывает.", "Проверьте файл.")
    return None


def _header(path: Path, shown: str, wanted: int, newest: int) -> Finding | None:
    """What the first 100 bytes give away (SQLite, «Database File Format», 1.3)."""
    header = file_bytes.start_of(path, 100)
    if len(header) < 100 or not header.startswith(_MAGIC):
        return Finding("not_sqlite", f"Файл {shown} – не документ программы{_seems(header)}.", "Выберите другой файл.")
    page = int.from_bytes(header[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(header[28:32], "big")
    encoding = int.from_bytes(header[56:60], "big")
    version = int.from_bytes(header[60:64], "big")
    application = int.from_bytes(header[68:72], "big")
    if application == schema.CONSOLIDATED_APPLICATION_ID != wanted:
        return Finding("other_program", f"Файл {shown} – сводный файл многих комиссий.", "Откройте документ комиссии.")
    if application == schema.APPLICATION_ID != wanted:
        return Finding("other_program", f"Файл {shown} – документ одной комиссии, а не сводный.", "Выберите другой.")
    if application != wanted:
        return Finding("other_program", f"Файл {shown} – база данных другой программы.", "Выберите другой файл.")
    if version > newest:
        return Finding(
            "newer", f"Файл {shown} создан более новой версией программы.", "Обновите программу и откройте его снова."
        )
    if encoding != _UTF_8:
        return changed_elsewhere(shown)
    if page < 512 or page & (page - 1):
        return damaged(shown)
    if pages * page > path.stat().st_size and not has_unfinished_save(path):
        return Finding(
            "truncated",
            f"Файл {shown} обрезан: конца файла нет.",
            "Получите его снова, откройте резервную копию или спасите уцелевшее в новый файл.",
        )
    return None


def _seems(header: bytes) -> str:
    """What another file seems to be."""
    for start, seeming in (
        (b"PK\x03\x04", ", а таблица, документ или архив"),
        (b"%PDF", ", а файл PDF"),
        (b"\xd0\xcf\x11\xe0", ", а документ или таблица прежних версий Office"),
        (b"{\\rtf", ", а текст RTF"),
        (b"Rar!", ", а архив RAR"),
        (b"\xff\xd8\xff", ", а картинка"),
        (b"\x89PNG", ", а картинка"),
    ):
        if header.startswith(start):
            return seeming
    try:
        codecs.getincrementaldecoder("utf-8")().decode(header)  # the last letter may be cut
    except UnicodeDecodeError:
        return ""
    return ", а обычный текст" if b"\0" not in header else ""


def _neighbours(path: Path, shown: str) -> Finding | None:
    """What bears the name of a side file and is none: SQLite would wait for a pipe, and write where a link leads."""
    for side in map(partial(side_file, path), SIDE_FILES):
        try:
            is_file = stat.S_ISREG(side.lstat().st_mode)
        except OSError:  # nothing there
            continue
        if not is_file:
            sentence = f"Рядом с файлом {shown} лежит «{side.name}» – не файл, а ссылка, папка или устройство."
            return Finding("super_journal", sentence, "Удалите это или перенесите документ в другую папку.")
    return None


def _journal(path: Path, shown: str) -> Finding | None:
    """A journal that names a super-journal would make SQLite delete the file that it names."""
    journal = side_file(path, "-journal")
    if _size(journal) < len(JOURNAL_MAGIC):
        return None
    try:
        if file_bytes.end_of(journal, len(JOURNAL_MAGIC)) != JOURNAL_MAGIC:
            return None
    except FileNotFoundError:  # another window has just saved
        return None
    return Finding(
        "super_journal",
        f"Рядом с файлом {shown} лежит чужой журнал «{journal.name}», открывать их опасно.",
        "Попросите прислать файл без него.",
    )
