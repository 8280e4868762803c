"""The tests that a file passes before SQLite may open it in place: header, side files, version, schema."""

import errno
import json
import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import schema
from kuzplan_desktop.store.connection import connect

LARGEST_FILE = 512 * 1024 * 1024
_MAGIC = b"SQLite format 3\0"
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
SIDE_FILES = ("-journal", "-wal", "-shm")


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

    def demand_good(self) -> None:
        """PlanError unless the file may be opened."""
        if not self.good:
            raise PlanError(self.sentence, self.hint)


def inspect(path: Path) -> Finding:
    """Look at the file without letting SQLite lock it, recover it or write beside it."""
    return _inspect_kind(path) or _inspect_header(path) or _inspect_journal(path) or _inspect_schema(path)


def _inspect_kind(path: Path) -> Finding | None:
    """What is not a file that can be read."""
    name = f"«{path.name}»"
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Finding("not_a_file", f"{name} – не файл, а папка или устройство.", "Выберите файл документа.")
        if status.st_size == 0:
            return Finding("empty", f"Файл {name} пуст.", "Откройте другую копию.")
        if status.st_size > LARGEST_FILE:
            return Finding("too_big", f"Файл {name} больше 512 МБ, таких документов не бывает.", "Проверьте файл.")
        with path.open("rb"):
            return None
    except FileNotFoundError:
        return Finding("not_a_file", f"Файла {name} нет.", "Проверьте имя и папку.")
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return Finding("not_a_file", "Такого файла нет: имя слишком длинное.", "Проверьте имя и папку.")
        return Finding("unreadable", f"Файл {name} не читается.", "Проверьте носитель и права на файл.")


def _inspect_header(path: Path) -> Finding | None:
    """What the first 100 bytes give away (SQLite, «Database File Format», 1.3)."""
    name = f"«{path.name}»"
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or not header.startswith(_MAGIC):
        return Finding("not_sqlite", f"Файл {name} – не документ программы{_seems(header)}.", "Выберите другой файл.")
    page = int.from_bytes(header[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(header[28:32], "big")
    application = int.from_bytes(header[68:72], "big")
    version = int.from_bytes(header[60:64], "big")
    if application == schema.CONSOLIDATED_APPLICATION_ID:
        return Finding("other_program", f"Файл {name} – сводный файл многих комиссий.", "Откройте документ комиссии.")
    if application != schema.APPLICATION_ID:
        return Finding("other_program", f"Файл {name} – база данных другой программы.", "Выберите другой файл.")
    if version > schema.VERSION:
        return Finding(
            "newer", f"Файл {name} создан более новой версией программы.", "Обновите программу и откройте его снова."
        )
    if pages * page > path.stat().st_size:
        return Finding("truncated", f"Файл {name} обрезан: конца файла нет.", "Получите его снова или откройте копию.")
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
        header.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return ", а обычный текст" if b"\0" not in header else ""


def _inspect_journal(path: Path) -> Finding | None:
    """A journal that names a super-journal would make SQLite delete the file that it names."""
    journal = Path(f"{path}-journal")
    try:
        with journal.open("rb") as file:
            file.seek(0, os.SEEK_END)
            if file.tell() < 8:
                return None
            file.seek(-8, os.SEEK_END)
            named = file.read(8) == _JOURNAL_MAGIC
    except OSError:
        return None
    if not named:
        return None
    return Finding(
        "super_journal",
        f"Рядом с файлом «{path.name}» лежит чужой журнал «{journal.name}», открывать их опасно.",
        "Попросите прислать файл без него.",
    )


def _inspect_schema(path: Path) -> Finding:
    """Compare the version and every object of the schema with ours, reading the bytes as they lie."""
    try:
        with closing(connect(path, read_only=True, immutable=True)) as connection:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            same = schema.objects(connection) == schema.expected_objects()
    except sqlite3.DatabaseError:
        return Finding("damaged", f"Файл «{path.name}» поврежден.", "Откройте резервную или присланную ранее копию.")
    if not same:
        return Finding(
            "foreign_schema",
            f"Файл «{path.name}» изменен другой программой: в нем есть лишнее или чего-то не хватает.",
            "Попросите прислать файл, сохраненный этой программой.",
        )
    if version < schema.VERSION:
        return Finding("older", f"Файл «{path.name}» создан прежней версией программы.")
    return Finding("ok", f"Файл «{path.name}» в порядке.")


def place_of(path: Path) -> tuple[int, int] | None:
    """What tells whether the same file still lies at `path`: its device and number; None if none lies there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


# Which files this installation wrote last: path -> "open" while it is at work, else [size, mtime_ns].


def _records() -> dict[str, object]:
    try:
        found = json.loads((paths.user_folder() / "own-files.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _print_of(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def remember_own(path: Path, *, at_work: bool) -> None:
    """Note that this installation has the file open for writing, or how it left it."""
    records = _records()
    key = str(path.absolute())
    try:
        records[key] = "open" if at_work else _print_of(path)
    except OSError:
        records.pop(key, None)
    target = paths.user_folder() / "own-files.json"
    part = target.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps(records, ensure_ascii=False, indent=1), encoding="utf-8")
    part.replace(target)


def is_own(path: Path) -> bool:
    """True if this installation wrote the file last and nothing has happened to it since."""
    record = _records().get(str(path.absolute()))
    try:
        return record == "open" or (record is not None and record == _print_of(path))
    except OSError:
        return False
