"""The bytes of attachments out of any file: an own one by SQLite, a foreign one by the helper process."""

import sqlite3
from collections.abc import Callable, Collection
from contextlib import closing, suppress
from pathlib import Path

from kuzplan_desktop.store.changes import stored_bytes
from kuzplan_desktop.store.connection import connect
from kuzplan_desktop.store.door import inspection
from kuzplan_desktop.store.door.header import has_unfinished_save

Take = Callable[[str, bytes], object]


def each(path: Path, names: Collection[str], take: Take) -> None:
    """Hand over the bytes with the hashes `names`, one after the other, as far as the file holds them whole."""
    if not names:
        return
    if inspection.is_own(path) and not has_unfinished_save(path):
        with suppress(sqlite3.DatabaseError, OSError):
            if inspection.inspect(path).verdict == "ok":
                _of_own(path, names, take)
                return
    from kuzplan_desktop.store.door import reading_process

    reading_process.bytes_in_helper(path, sorted(names), take)


def _of_own(path: Path, names: Collection[str], take: Take) -> None:
    with closing(connect(path, read_only=True)) as connection:
        for name in sorted(names):
            content = stored_bytes.get_bytes(connection, name)
            if content is not None:
                take(name, content)
