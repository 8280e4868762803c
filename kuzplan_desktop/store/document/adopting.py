"""A file that came from elsewhere becomes an own one: its local tables, never read until now, are tested as well."""

import json
import sqlite3
from collections.abc import Callable, Sequence

from kuzplan_desktop.domain.hygiene import LONGEST_TEXT
from kuzplan_desktop.store.changes.change import is_fit, read_change
from kuzplan_desktop.store.changes.schema import KINDS
from kuzplan_desktop.store.connection import transaction


def adopt(connection: sqlite3.Connection) -> None:
    """Drop from the local tables what this program would not have written.

    What was withdrawn or being typed here before the file was moved stays.
    """
    with transaction(connection):
        connection.execute("DELETE FROM draft WHERE length(text) > ?", (LONGEST_TEXT,))
        _drop_unless(_is_draft, connection, "draft", "row", "field", "text", "par")
        _drop_unless(_is_withdrawn, connection, "withdrawn", "id", "row", "step", "body")
        _drop_unless(_is_merge, connection, "merge", "uid", "label")
        for table in ("received", "withdrawn"):
            connection.execute(f"DELETE FROM {table} WHERE merge NOT IN (SELECT uid FROM merge)")


_Test = Callable[[sqlite3.Connection, Sequence[str]], bool]


def _drop_unless(test: _Test, connection: sqlite3.Connection, table: str, *columns: str) -> None:
    """Delete the rows of `table` whose `columns` are no text or do not pass the test."""
    stored = ", ".join(f"CAST({name} AS BLOB)" for name in columns)
    for place, *values in connection.execute(f"SELECT rowid, {stored} FROM {table}").fetchall():
        try:
            good = test(connection, [value.decode() for value in values])
        except (ValueError, RecursionError):  # no UTF-8, no JSON, no change
            good = False
        if not good:
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (place,))


def _is_draft(connection: sqlite3.Connection, values: Sequence[str]) -> bool:
    """True for text of a mark or an event of this document, with the heads that were there when typing began."""
    row, field, text, par = values
    heads = json.loads(par)
    if not isinstance(heads, list) or not all(isinstance(one, str) and one.isascii() for one in heads):
        return False
    if row.startswith("mark:"):
        uid, _, quarter = row.removeprefix("mark:").rpartition(":")
        fits = field in ("text", "note") and is_fit("mark", "content", {field: text})
        return fits and quarter in ("1", "2", "3", "4") and _is_shown(connection, "activity", uid)
    fits = KINDS["event"].fields.get(field) == "TEXT" and is_fit("event", field, text)
    return fits and _is_shown(connection, "event", row)


def _is_shown(connection: sqlite3.Connection, table: str, uid: str) -> bool:
    return bool(connection.execute(f"SELECT 1 FROM {table} WHERE uid = ?", (uid,)).fetchone())


def _is_withdrawn(connection: sqlite3.Connection, values: Sequence[str]) -> bool:
    """True for a change that is where its body says."""
    change_id, row, step, body = values
    change = read_change(body)
    return (change.id, change.row, change.step) == (change_id, row, step)


def _is_merge(connection: sqlite3.Connection, values: Sequence[str]) -> bool:
    """True for a merge with a name that can be shown."""
    return all(is_fit("activity", "title", text) for text in values)
