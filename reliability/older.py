"""A past that never was: a program whose schema had two older versions, and a document of the first."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from unittest import mock

from kuzplan_desktop.store.changes import migrating, schema
from kuzplan_desktop.store.connection import connect
from tests.store import example_document
from tests.store.changes.test_migrating import BETWEEN, LAST, OLD

VERSIONS = (OLD, BETWEEN, LAST)


@contextmanager
def past_that_never_was() -> Iterator[None]:
    """Within it the schema's history is that past."""
    with mock.patch.multiple(schema, MIGRATIONS=VERSIONS, VERSION=len(VERSIONS)):
        yield


def old_document(path: Path) -> None:
    """The kept example document as the first version would have left it."""
    tables = ("change", "head", "node", "step", *schema.LOCAL_TABLES, *schema.FOLDED)
    with past_that_never_was(), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        schema.make_tables(connection, 1)
        connection.execute("ATTACH ? AS newer", (str(example_document.KEPT),))
        for table in tables:
            if table == "mark":
                connection.execute("INSERT INTO tick SELECT uid, activity, quarter, state, date, text FROM newer.mark")
            else:
                connection.execute(f"INSERT INTO {table} SELECT * FROM newer.{table}")


def migrate(path: Path) -> None:
    """Bring the file to the current version, without a backup."""
    with closing(connect(path, read_only=False)) as connection:
        migrating.migrate(connection, lambda: None)


def version(path: Path) -> int:
    """The schema version of the file, recovered if need be."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
