"""What a file passes before SQLite may open it in place, and which files are this installation's own."""

import json
import os
import sqlite3
import zlib
from contextlib import closing, suppress
from pathlib import Path

from kuzplan_desktop import paths
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes import schema, stored_bytes
from kuzplan_desktop.store.connection import connect
from kuzplan_desktop.store.door.guard import BROKEN, Refused, guarded, private_copy
from kuzplan_desktop.store.door.header import (
    LARGEST_FILE,
    SIDE_FILES,
    Finding,
    changed_elsewhere,
    damaged,
    has_unfinished_save,
    look_at,
    unreadable,
)

__all__ = [
    "LARGEST_FILE",
    "SIDE_FILES",
    "Finding",
    "inspect",
    "inspect_schema",
    "is_own",
    "is_untouched",
    "look_at",
    "remember_own",
]


_BLOCK = 1024 * 1024
_LARGE = 16 * _BLOCK
REFOLDED = "Таблицы файла расходились с его записями, они составлены заново по записям."
DIFFERS = "Таблицы файла расходятся с его записями: прочитано то, что следует из записей, сам файл не изменен."


def inspect(path: Path) -> Finding:
    """Whether SQLite may open the file in place: header, side files, version, schema.

    Nothing is locked, recovered or written beside it. After an interrupted save the schema is that of a private copy
    in which the save was finished.
    """
    shown = f"«{path.name}»"
    try:
        finding = look_at(path)
        if finding or not has_unfinished_save(path):
            return finding or inspect_schema(path, path.name)
        import tempfile  # not before the first picture

        with tempfile.TemporaryDirectory(prefix="kuzplan-", ignore_cleanup_errors=True) as folder:
            return inspect_schema(private_copy(path, Path(folder), path.name).path, path.name)
    except Refused as refused:
        return refused.finding
    except BROKEN:
        return damaged(shown)
    except OSError as error:
        return unreadable(shown, error)


def inspect_schema(path: Path, name: str) -> Finding:
    """Compare the version and every object of the schema with ours, reading the bytes as they lie."""
    shown = f"«{name}»"
    try:
        with closing(guarded(path)) as connection:
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            same = 0 < version <= schema.VERSION and schema.objects(connection) == schema.expected_objects(version)
    except (*BROKEN, TypeError):  # TypeError: SQL that is no text
        return damaged(shown)
    if not same:
        return changed_elsewhere(shown)
    if version < schema.VERSION:
        return Finding("older", f"Файл {shown} создан прежней версией программы.")
    return Finding("ok", f"Файл {shown} в порядке.")


# Which files this installation wrote last: path -> "open" while it is at work, else [size, mtime_ns, sum of bytes].


def _records() -> dict[str, object]:
    try:
        found = json.loads((paths.user_folder() / "own-files.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _print_of(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def _sum_of(path: Path) -> int:
    """The checksum of the bytes of a file: a millisecond for a megabyte, where folding it anew takes a hundred. Of a
    large one, as photos make it, that of all rows but the bytes of these. -1 for one that cannot be summed up."""
    if path.stat().st_size > _LARGE:
        try:
            with closing(connect(path, read_only=True)) as connection:
                return stored_bytes.sum_of_rows(connection)
        except sqlite3.DatabaseError:
            return -1
    total = 0
    with file_bytes.opened(path) as file:
        while block := file.read(_BLOCK):
            total = zlib.crc32(block, total)
    return total


def remember_own(path: Path, *, at_work: bool, in_order: bool = False) -> None:
    """Note that this installation has the file open for writing, or how it left it; `in_order`: all of it was tested
    when it was opened, and need not be again while its bytes are the same.

    A note that cannot be written is left out: the file will pass the tests of a foreign one.
    """
    records = {known: record for known, record in _records().items() if paths.found(known).exists()}
    key = paths.kept(path.absolute())
    try:
        records[key] = "open" if at_work else [*_print_of(path), *([_sum_of(path)] if in_order else [])]
    except OSError:
        records.pop(key, None)
    with suppress(OSError):
        target = paths.user_folder() / "own-files.json"
        part = target.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(records, indent=1), encoding="utf-8")
        file_bytes.replace(part, target)


def keep_own(path: Path) -> None:
    """Note again that the file is at work here, should another program of this installation have noted otherwise."""
    if _records().get(paths.kept(path.absolute())) != "open":
        remember_own(path, at_work=True)


def working_copy(path: Path) -> Path:
    """Where the working copy of a document in a shared folder lies on this computer."""
    import hashlib  # not before the first picture: it brings OpenSSL along

    name = hashlib.sha256(str(path.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return _working_copies() / f"{name}.sqlite"


def _working_copies() -> Path:
    return paths.user_folder() / "working"


def is_own(path: Path) -> bool:
    """True if this installation wrote the file last and nothing has happened to it since, or works on a copy of it."""
    if _working_copies().exists() and working_copy(path).exists():
        return True
    record = _records().get(paths.kept(path.absolute()))
    try:
        return record == "open" or (isinstance(record, list) and record[:2] == _print_of(path))
    except OSError:
        return False


def was_own(path: Path) -> bool:
    """True if this installation has worked with a file at `path`, whatever has happened to it since."""
    return paths.kept(path.absolute()) in _records()


def is_untouched(path: Path) -> bool:
    """True if not a byte of an own file is another than when it was closed here: what was in order then is so now."""
    record = _records().get(paths.kept(path.absolute()))
    try:
        return isinstance(record, list) and len(record) > 2 and record[2:] == [_sum_of(path)] != [-1]
    except OSError:
        return False
