"""The document that is kept of the first schema, and how it is brought to the current one."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kuzplan_desktop.store.changes import migrating
from kuzplan_desktop.store.connection import connect
from tests.store.example_document import DOCUMENTS

FIRST = DOCUMENTS / "version-1.sqlite"


def migrate(path: Path) -> None:
    """Bring the file to the current version, without a backup."""
    with closing(connect(path, read_only=False)) as connection:
        migrating.migrate(connection, lambda: None)


def version(path: Path) -> int:
    """The schema version of the file, recovered if need be."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
