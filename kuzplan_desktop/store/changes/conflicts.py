"""Conflicts: which fields of which rows hold several different values, of a whole document or of a few rows."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.changes.fold import differ
from kuzplan_desktop.store.changes.schema import CHUNK


def conflicts(connection: sqlite3.Connection, rows: Collection[str] | None = None) -> dict[str, frozenset[str]]:
    """The fields that hold several different values, by row, of all rows or of some; `_del` for a disputed deletion."""
    found: dict[str, set[str]] = defaultdict(set)
    several = among(connection, "SELECT row, field FROM head {} GROUP BY row, field HAVING count(*) > 1", "row", rows)
    for row, name in several:
        bodies = connection.execute(
            "SELECT body FROM head JOIN change ON change.id = head.change WHERE head.row = ? AND field = ?", (row, name)
        )
        if differ(name, [read_change(body) for (body,) in bodies]):
            found[row].add(name)
    for (row,) in among(connection, "SELECT row FROM (SELECT * FROM node WHERE disputed = 1) {}", "row", rows):
        found[row].add("_del")
    return {row: frozenset(names) for row, names in found.items()}


def among(
    connection: sqlite3.Connection,
    query: str,
    column: str,
    values: Collection[str] | None,
    made_into: type[sqlite3.Row] | None = None,
) -> Iterator[Any]:
    """The rows of `query`, all of them or those whose `column` holds one of `values`; {} stands for the condition."""
    wanted = sorted(values or ())
    parts = [wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK)] if values is not None else [[]]
    for part in parts:
        condition = f"WHERE {column} IN ({','.join('?' * len(part))})" if part else ""
        cursor = connection.execute(query.format(condition), part)
        cursor.row_factory = made_into
        yield from cursor.fetchall()  # not row by row: who stops half-way, or closes the file, leaves nothing open
