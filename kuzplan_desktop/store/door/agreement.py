"""Whether the tables that a file holds are what its changes say."""

import sqlite3

from kuzplan_desktop.store.changes.schema import FOLDED
from kuzplan_desktop.store.door.guard import BROKEN, is_damage

_ROWS = 500  # of a table that are compared at once


def agree(connection: sqlite3.Connection, memory: sqlite3.Connection) -> bool:
    """True if the tables that the file holds are the fold of its changes, and no row refers to none."""
    try:
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            return False
        for table, key in (*((table, "1") for table in (*FOLDED, "node", "step")), ("head", "1, 2, 3")):
            rows = f"SELECT * FROM {table} ORDER BY {key}"
            if not _same(connection.execute(rows), memory.execute(rows)):
                return False
        return True
    except BROKEN as error:
        if is_damage(error):
            return False
        raise


def _same(one: sqlite3.Cursor, other: sqlite3.Cursor) -> bool:
    """True if both give the same rows."""
    while rows := one.fetchmany(_ROWS):
        if rows != other.fetchmany(_ROWS):
            return False
    return other.fetchone() is None
