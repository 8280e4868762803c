"""Migrations: an older file is brought to the current schema; bodies stay as they are, tables are folded anew."""

import sqlite3
from collections.abc import Callable

from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.changes.folding import Folding
from kuzplan_desktop.store.connection import transaction

_KEPT = ("change", schema.BYTES, *schema.LOCAL_TABLES)


class NotMigrated(Exception):
    """The file is older, and nobody keeps a copy of it as it is."""


class NotMended(Exception):
    """The tables of the file are to be made anew, and nobody keeps a copy of it."""


def migrate(connection: sqlite3.Connection, before: Callable[[], object] | None) -> bool:
    """Bring the open file to the current version, each version in a transaction of its own. True if it was older.

    `before` makes the backup: it is called once, before anything is written, and what it raises stops the
    migration; without it NotMigrated is raised for an older file. Another process may migrate the same file meanwhile:
    who comes second finds nothing to do.
    """
    if _version(connection) >= schema.VERSION:
        return False
    if before is None:
        raise NotMigrated
    before()
    while _migrate_once(connection):
        pass
    return True


def _migrate_once(connection: sqlite3.Connection) -> bool:
    """Bring the file one version further. False if it is the current one.

    The folded tables are empty while the SQL of a version runs, so that it may drop and make them as it likes.
    """
    with transaction(connection):
        version = _version(connection)
        if version >= schema.VERSION:
            return False
        for table in _folded(connection):
            connection.execute(f'DELETE FROM "{table}"')
        schema.run_migration(connection, schema.MIGRATIONS[version])
        connection.execute(f"PRAGMA user_version = {version + 1}")
        if version + 1 == schema.VERSION:
            Folding(connection).refold_all()
    return True


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _folded(connection: sqlite3.Connection) -> list[str]:
    """The tables that the fold fills, whatever the version names them."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    return [name for (name,) in tables if name not in _KEPT]
