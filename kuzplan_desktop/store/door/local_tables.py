"""The local tables of a file: what is being typed, merged, withdrawn in it; tested where nobody has read them yet."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence

from kuzplan_desktop.domain.typed.hygiene import LONGEST_TEXT
from kuzplan_desktop.store.changes.change import is_fit, read_change
from kuzplan_desktop.store.changes.schema import KINDS
from kuzplan_desktop.store.connection import transaction


def adopt(connection: sqlite3.Connection) -> None:
    """A file that came from elsewhere becomes an own one: see `tidy`."""
    with transaction(connection):
        tidy(connection)


def tidy(connection: sqlite3.Connection) -> None:
    """Drop from the local tables what this program would not have written, inside the caller's transaction.

    What was withdrawn or being typed here before the file was moved stays.
    """
    for table, places in _bad(connection):
        connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", ((place,) for place in places))
    for table in ("received", "withdrawn"):
        connection.execute(f"DELETE FROM {table} WHERE merge NOT IN (SELECT uid FROM merge)")


def count_bad(connection: sqlite3.Connection) -> int:
    """How many rows `tidy` would drop because of what they say."""
    return sum(len(places) for _, places in _bad(connection))


_Test = Callable[[sqlite3.Connection, Sequence[str]], bool]


def _bad(connection: sqlite3.Connection) -> Iterator[tuple[str, list[int]]]:
    """The rows, table by table, whose columns are no text or do not pass the test."""
    for table, test, columns in (
        ("draft", _is_draft, ("row", "field", "text", "par")),
        ("withdrawn", _is_withdrawn, ("id", "row", "step", "body")),
        ("merge", _is_merge, ("uid", "label")),
    ):
        stored = ", ".join(f"CAST({name} AS BLOB)" for name in columns)
        rows = connection.execute(f"SELECT rowid, {stored} FROM {table}").fetchall()
        yield table, [place for place, *values in rows if not _passes(test, connection, values)]


def _passes(test: _Test, connection: sqlite3.Connection, values: Sequence[bytes]) -> bool:
    try:
        return test(connection, [value.decode() for value in values])
    except (ValueError, RecursionError):  # no UTF-8, no JSON, no change
        return False


def _is_draft(connection: sqlite3.Connection, values: Sequence[str]) -> bool:
    """True for text of a mark or an event of this document, with the heads that were there when typing began."""
    row, field, text, par = values
    if len(text) > LONGEST_TEXT:
        return False
    heads = json.loads(par)
    if not isinstance(heads, list) or not all(isinstance(one, str) and one.isascii() for one in heads):
        return False
    if row.startswith("mark:"):
        uid, _, quarter = row.removeprefix("mark:").rpartition(":")
        fits = field in ("text", "note") and is_fit("mark", "content", {field: text})
        return fits and quarter in ("1", "2", "3", "4") and _is_there(connection, "activity", uid)
    fits = KINDS["event"].fields.get(field) == "TEXT" and is_fit("event", field, text)
    return fits and _is_there(connection, "event", row)


def _is_there(connection: sqlite3.Connection, kind: str, row: str) -> bool:
    """True for a row of the kind, shown or hidden, that changes speak of: the tables may still have to be folded."""
    query = "SELECT body FROM change WHERE row = ? LIMIT 1"
    return any(read_change(body).kind == kind for (body,) in connection.execute(query, (row,)))


def _is_withdrawn(connection: sqlite3.Connection, values: Sequence[str]) -> bool:
    """True for a change that is where its body says."""
    change_id, row, step, body = values
    change = read_change(body)
    return (change.id, change.row, change.step) == (change_id, row, step)


def _is_merge(connection: sqlite3.Connection, values: Sequence[str]) -> bool:
    """True for a merge with a name that can be shown."""
    return all(is_fit("activity", "title", text) for text in values)
