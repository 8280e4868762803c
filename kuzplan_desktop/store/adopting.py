"""A file that came from elsewhere becomes an own one: what only concerned whoever wrote it is not taken over."""

import json
import sqlite3

from kuzplan_desktop.domain.hygiene import LONGEST_TEXT
from kuzplan_desktop.store.changes import is_fit
from kuzplan_desktop.store.connection import transaction
from kuzplan_desktop.store.schema import KINDS


def adopt(connection: sqlite3.Connection, device: str) -> None:
    """Drop the merges of another installation, which this one must not undo, and the text that was typed there.

    What was typed on this installation before the file went away stays, if it is what this program would have kept.
    """
    with transaction(connection):
        for table in ("received", "withdrawn", "merge"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("DELETE FROM draft WHERE dev <> ? OR length(text) > ?", (device, LONGEST_TEXT))
        columns = ", ".join(f"CAST({name} AS BLOB)" for name in ("row", "field", "text", "par"))
        for place, *stored in connection.execute(f"SELECT rowid, {columns} FROM draft").fetchall():
            if not _is_draft(connection, stored):
                connection.execute("DELETE FROM draft WHERE rowid = ?", (place,))


def _is_draft(connection: sqlite3.Connection, stored: list[bytes]) -> bool:
    """True for text of a mark or an event of this document, with the heads that were there when typing began."""
    try:
        row, field, text, par = (one.decode() for one in stored)
        heads = json.loads(par)
    except (ValueError, RecursionError):
        return False
    if not isinstance(heads, list) or not all(isinstance(one, str) and one.isascii() for one in heads):
        return False
    if row.startswith("mark:"):
        uid, _, quarter = row.removeprefix("mark:").rpartition(":")
        good = (
            field in ("text", "note") and quarter in ("1", "2", "3", "4") and is_fit("mark", "content", {field: text})
        )
        return good and _is_shown(connection, "activity", uid)
    good = KINDS["event"].fields.get(field) == "TEXT" and is_fit("event", field, text)
    return good and _is_shown(connection, "event", row)


def _is_shown(connection: sqlite3.Connection, table: str, uid: str) -> bool:
    return bool(connection.execute(f"SELECT 1 FROM {table} WHERE uid = ?", (uid,)).fetchone())
