"""The tables of the consolidated file, its own application_id and version, and the tests that it passes when opened."""

import sqlite3
from contextlib import closing
from pathlib import Path

from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.door.delivery import EVENT, MARK
from kuzplan_desktop.store.door.guard import BROKEN, guarded
from kuzplan_desktop.store.door.header import Finding, changed_elsewhere, damaged, look_at

_SQL = {str: "TEXT", int: "INTEGER"}
_MADE = "REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED"


def _columns(columns: dict[str, type], *keys: str) -> str:
    """Columns as SQL; those of the primary key hold something always."""
    return ", ".join(f'"{name}" {_SQL[kind]}{" NOT NULL" * (name in keys)}' for name, kind in columns.items())


# `document`: the documents by plan and commission, each with its whole set of changes; of one commission's several
# unrelated ones `counted` is in the sums. `choice`: which of them she chose, by a change that founded it.
_TABLES = f"""
CREATE TABLE document(id TEXT PRIMARY KEY NOT NULL, plan TEXT NOT NULL, commission TEXT NOT NULL, title TEXT NOT NULL,
  year INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, list_id TEXT NOT NULL, terms TEXT NOT NULL,
  without_history INTEGER NOT NULL, n INTEGER NOT NULL, changes INTEGER NOT NULL, digest TEXT NOT NULL,
  content TEXT NOT NULL, items TEXT NOT NULL, campaigns TEXT NOT NULL, counted INTEGER NOT NULL,
  packed BLOB NOT NULL) STRICT;
CREATE INDEX document_commission ON document(plan, commission);
CREATE TABLE founding(change TEXT NOT NULL, document TEXT NOT NULL {_MADE},
  PRIMARY KEY(change, document)) STRICT, WITHOUT ROWID;
CREATE INDEX founding_document ON founding(document);
CREATE TABLE mark(document TEXT NOT NULL {_MADE}, {_columns(MARK, "activity", "quarter")},
  PRIMARY KEY(document, activity, quarter)) STRICT, WITHOUT ROWID;
CREATE TABLE event(document TEXT NOT NULL {_MADE}, {_columns(EVENT, "uid", "activity")},
  PRIMARY KEY(document, uid)) STRICT, WITHOUT ROWID;
CREATE INDEX event_activity ON event(activity, last_day);
CREATE TABLE file(folder TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, taken_at TEXT NOT NULL,
  verdict TEXT NOT NULL, sentence TEXT NOT NULL, founding TEXT NOT NULL, plan TEXT NOT NULL, commission TEXT NOT NULL,
  PRIMARY KEY(folder, name)) STRICT, WITHOUT ROWID;
CREATE INDEX file_sha256 ON file(sha256);
CREATE TABLE choice(plan TEXT NOT NULL, commission TEXT NOT NULL, founding TEXT NOT NULL,
  PRIMARY KEY(plan, commission)) STRICT, WITHOUT ROWID;
CREATE TABLE example(activity TEXT NOT NULL, period TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY(activity, period)) STRICT, WITHOUT ROWID;
"""
MIGRATIONS: tuple[str, ...] = (_TABLES,)
VERSION = len(MIGRATIONS)


def make(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty database and stamp it, inside the caller's transaction."""
    for migration in MIGRATIONS:
        schema.run(connection, migration)
    connection.execute(f"PRAGMA application_id = {schema.CONSOLIDATED_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def inspect(path: Path) -> Finding:
    """Whether SQLite may open the file in place as a consolidated file: header, side files, version, schema."""
    shown = f"«{path.name}»"
    finding = look_at(path, application=schema.CONSOLIDATED_APPLICATION_ID, newest=VERSION)
    if finding:
        return finding
    try:
        with closing(guarded(path)) as connection:
            found = schema.objects(connection)
    except (*BROKEN, TypeError):
        return damaged(shown)
    return Finding("ok", f"Файл {shown} в порядке.") if found == _expected() else changed_elsewhere(shown)


def _expected() -> frozenset[tuple[str, str, str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        make(connection)
        return schema.objects(connection)
