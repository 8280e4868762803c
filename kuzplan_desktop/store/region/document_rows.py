"""The rows of one document in a consolidated file: put in and taken out, which of several counts, their checksum."""

import json
import sqlite3
from dataclasses import fields
from hashlib import sha256

from kuzplan_desktop.store.door.delivery import EVENT, MARK, Delivery

# What stands in a row of `document` as the delivery has it.
_TOLD = [one.name for one in fields(Delivery) if one.name not in ("founding", "marks", "events")]
_PARTS = ("founding", "mark", "event")  # the tables that hold the rest of a document


def put_document(connection: sqlite3.Connection, delivery: Delivery, commission: str, packed: bytes) -> None:
    """Put in a document that is not there."""
    document = sha256("\n".join((delivery.plan, commission, delivery.founding[0])).encode()).hexdigest()[:40]
    row = {
        **{name: getattr(delivery, name) for name in _TOLD},
        "id": document,
        "commission": commission,
        "items": json.dumps(delivery.items, ensure_ascii=False),
        "campaigns": json.dumps(delivery.campaigns, ensure_ascii=False),
        "counted": 0,
        "packed": packed,
    }
    connection.execute(f"INSERT INTO document({', '.join(row)}) VALUES ({_marks(len(row))})", (*row.values(),))
    founding = [(one, document) for one in delivery.founding]
    connection.executemany("INSERT INTO founding VALUES (?, ?)", founding)
    put_figures(connection, document, delivery)


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
    """The checksum of all that is in of a document, but whether it counts: other files and her choice decide that."""
    found = sha256()
    for query in (
        "SELECT * FROM document WHERE id = ?",
        *(f"SELECT * FROM {table} WHERE document = ? ORDER BY 1, 2, 3" for table in ("mark", "event")),
        "SELECT * FROM founding WHERE document = ? ORDER BY 1",
    ):
        rows = connection.execute(query, (document,))
        names = [column[0] for column in rows.description]
        left_out = [names.index(name) for name in ("counted", "checksum") if name in names]
        for row in rows:
            parts = [sha256(value).digest() if isinstance(value, bytes) else value for value in row]
            for at in left_out:
                parts[at] = None
            found.update(repr(parts).encode("utf-8", "surrogatepass"))
    return found.hexdigest()[:40]


def count(connection: sqlite3.Connection, plan: str, commission: str) -> None:
    """Let the right one of a commission's documents count."""
    counted = which_counts(connection, plan, commission)
    connection.execute(
        "UPDATE document SET counted = (id = ?) WHERE plan = ? AND commission = ?", (counted, plan, commission)
    )


def which_counts(connection: sqlite3.Connection, plan: str, commission: str) -> str:
    """Which of a commission's documents counts: the chosen one, else the one with the largest count of changes."""
    found = connection.execute(
        "SELECT id, n FROM document WHERE plan = ? AND commission = ?", (plan, commission)
    ).fetchall()
    choice = chosen(connection, plan, commission)
    return str(max(found, key=lambda row: (row[0] == choice, row[1], row[0]))[0])


def chosen(connection: sqlite3.Connection, plan: str, commission: str) -> str:
    """The document that she chose among a commission's; empty for none."""
    found = connection.execute(
        "SELECT document.id FROM choice JOIN founding ON founding.change = choice.founding "
        "JOIN document ON document.id = founding.document AND document.plan = choice.plan "
        "AND document.commission = choice.commission WHERE choice.plan = ? AND choice.commission = ?",
        (plan, commission),
    ).fetchone()
    return str(found[0]) if found else ""


def _marks(number: int) -> str:
    return ", ".join("?" * number)
