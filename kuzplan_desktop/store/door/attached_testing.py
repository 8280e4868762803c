"""The bytes of attachments in a file at the door: which are whole, and those that somebody asks for."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from kuzplan_desktop.domain.typed.hygiene import clean
from kuzplan_desktop.store.changes import stored_bytes
from kuzplan_desktop.store.door.guard import BROKEN, Refused, guarded, private_copy
from kuzplan_desktop.store.door.inspection import inspect_schema

_NAMED = 10


def tested(connection: sqlite3.Connection, memory: sqlite3.Connection) -> tuple[int, tuple[str, ...]]:
    """How many attachments that the fold in `memory` shows have damaged bytes in the file, and sentences on these and
    on those whose bytes are not there."""
    named = stored_bytes.shown_hashes(memory)
    try:
        held = stored_bytes.held_hashes(connection)
    except sqlite3.DatabaseError:
        return len(named), ("Содержимое вложений повреждено. Остальное цело.",)
    harmed = [name for one, name in named.items() if one in held and stored_bytes.get_bytes(connection, one) is None]
    missing = [name for one, name in named.items() if one not in held]
    told = (("Вложения повреждены", harmed), ("Вложений в этом файле нет, есть только их имена", missing))
    return len(harmed), tuple(f"{sentence}: {_listed(names)}. Остальное цело." for sentence, names in told if names)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"«{clean(name)}»" for name in names[:_NAMED]) + ("…" if len(names) > _NAMED else "")


def contents(path: Path, folder: Path, names: Sequence[str]) -> Iterator[bytes]:
    """The bytes of attachments with these hashes out of any file, empty for those that it does not hold whole."""
    connection = None
    try:
        copy = private_copy(path, folder, path.name)
        if inspect_schema(copy.path, path.name).verdict == "ok":
            connection = guarded(copy.path)
    except (Refused, *BROKEN, OSError):
        connection = None
    for name in names:
        yield (stored_bytes.get_bytes(connection, name) if connection else None) or b""
    if connection:
        connection.close()
