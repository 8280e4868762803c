"""A document in memory: ready changes, folded, without a file."""

import sqlite3
from collections.abc import Iterable

from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.changes.change import Change
from kuzplan_desktop.store.changes.ledger import Ledger
from kuzplan_desktop.store.connection import closed_on_failure, transaction


def in_memory(changes: Iterable[Change]) -> sqlite3.Connection:
    """A document of ready changes in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    with closed_on_failure(connection), transaction(connection):
        schema.make_tables_at_once(connection)
        Ledger(connection).found(changes)
    return connection
