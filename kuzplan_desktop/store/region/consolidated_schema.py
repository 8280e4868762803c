"""The consolidated file's application_id and version, and the tests that it passes when opened."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.door.guard import BROKEN, guarded
from kuzplan_desktop.store.door.header import Finding, changed_elsewhere, damaged, look_at
from kuzplan_desktop.store.region.migrations import MIGRATIONS

VERSION = len(MIGRATIONS)


def make_consolidated_tables(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database and stamp it, inside the caller's transaction."""
    for migration in MIGRATIONS:
        schema.run_migration(connection, migration)
    connection.execute(f"PRAGMA application_id = {schema.CONSOLIDATED_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def inspect_consolidated(path: Path) -> Finding:
    """Whether SQLite may open the file in place as a consolidated file: header, side files, version, schema."""
    shown = f"«{path.name}»"
    finding = look_at(path, application=schema.CONSOLIDATED_APPLICATION_ID, newest=VERSION)
    if finding:
        return finding
    try:
        with closing(guarded(path)) as connection:
            version = version_of(connection)
            found = schema.objects(connection)
    except (*BROKEN, TypeError):
        return damaged(shown)
    if not 0 < version <= VERSION or found != schema.objects_of(MIGRATIONS[:version]):
        return changed_elsewhere(shown)
    if version < VERSION:
        return Finding("older", f"Файл {shown} создан прежней версией программы.")
    return Finding("ok", f"Файл {shown} в порядке.")
