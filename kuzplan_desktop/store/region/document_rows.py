"""The rows of one document in a consolidated file: put in and taken out, their checksum."""

import json
import sqlite3
from dataclasses import fields
from hashlib import sha256

from kuzplan_desktop.store.door.delivery import EVENT, MARK, Delivery

# What stands in a row of `document` as the delivery has it.
_TOLD = [one.name for one in fields(Delivery) if one.name not in ("founding", "marks", "events")]
_LISTS = ("items", "campaigns", "sent")  # as JSON
_OTHERS = ("commission", "shown", "counted", "checksum")  # what other files and her decisions make of a document
_PARTS = ("founding", "mark", "event")  # the tables that hold the rest of a document


def put_document(connection: sqlite3.Connection, delivery: Delivery, packed: bytes) -> str:
    """Put in a document that is not there. Its id comes back; whose it is and whether it counts is told after that."""
    document = sha256("\n".join((delivery.plan, delivery.list_id, delivery.founding[0])).encode()).hexdigest()[:40]
    row = {
        **{name: getattr(delivery, name) for name in _TOLD},
        "id": document,
        "commission": "",
        **{name: json.dumps(getattr(delivery, name), ensure_ascii=False) for name in _LISTS},
        "counted": 0,
        "packed": packed,
    }
    connection.execute(f"INSERT INTO document({', '.join(row)}) VALUES ({_marks(len(row))})", (*row.values(),))
    founding = [(one, document) for one in delivery.founding]
    connection.executemany("INSERT INTO founding VALUES (?, ?)", founding)
    put_figures(connection, document, delivery)
    return document


def put_figures(connection: sqlite3.Connection, document: str, delivery: Delivery) -> None:
    """Put the marks and events that a document brings into their tables; all of the document is in then."""
    for table, columns, rows in (("mark", MARK, delivery.marks), ("event", EVENT, delivery.events)):
        names = ", ".join(f'"{name}"' for name in ("document", *columns))
        made = ((document, *one) for one in rows)
        connection.executemany(f"INSERT INTO {table}({names}) VALUES ({_marks(len(columns) + 1)})", made)
    connection.execute("UPDATE document SET checksum = ? WHERE id = ?", (checksum(connection, document), document))


def remove_document(connection: sqlite3.Connection, document: str) -> None:
    """Take a document out."""
    for table in _PARTS:
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    connection.execute("DELETE FROM document WHERE id = ?", (document,))


def checksum(connection: sqlite3.Connection, document: str) -> str:
    """The checksum of all that is in of a document, but whose it is and whether it counts."""
    found = sha256()
    for query in (
        "SELECT * FROM document WHERE id = ?",
        *(f"SELECT * FROM {table} WHERE document = ? ORDER BY 1, 2, 3" for table in ("mark", "event")),
        "SELECT * FROM founding WHERE document = ? ORDER BY 1",
    ):
        rows = connection.execute(query, (document,))
        names = [column[0] for column in rows.description]
        left_out = [names.index(name) for name in _OTHERS if name in names]
        for row in rows:
            parts = [sha256(value).digest() if isinstance(value, bytes) else value for value in row]
            for at in left_out:
                parts[at] = None
            found.update(repr(parts).encode("utf-8", "surrogatepass"))
    return found.hexdigest()[:40]


def _marks(number: int) -> str:
    return ", ".join("?" * number)
