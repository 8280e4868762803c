"""Who is who: which files are one document, which documents one commission's, which of these counts.

What shares a founding change is one document, however the commission is called by now, and is united as a set of
changes; only what two different entries of the list made of copies of one file stays apart. A document is its entry's
of the list, else that of its name, unless she says whose it is.
"""

import sqlite3
from collections.abc import Collection, Iterable
from typing import NamedTuple

from kuzplan_desktop.store.commission_list import commission_key, entry_of, listed_name
from kuzplan_desktop.store.door.delivery import Delivery, united
from kuzplan_desktop.store.region import document_rows
from kuzplan_desktop.store.region.steps import Decided, decided


class TakenIn(NamedTuple):
    """What became of a delivery: the document it is in now, and whether that is made of copies that went apart."""

    document: str
    is_united: bool = False


class _Related(NamedTuple):
    document: str
    list_id: str
    digest: str
    changes: int
    packed: bytes


def unite_delivery(connection: sqlite3.Connection, delivery: Delivery, packed: bytes) -> TakenIn:
    """Take in what a file brings, in the caller's transaction; PlanError or ValueError if that cannot be united."""
    largest, before = delivery.changes, ""
    related: list[_Related] = []
    while before != delivery.digest:
        before = delivery.digest
        related = _related(connection, delivery)
        largest = max([largest, *(one.changes for one in related)])
        others = [one.packed for one in related if one.digest != delivery.digest]
        delivery, packed = united(delivery, packed, others) if others else (delivery, packed)
    if len(related) == 1 and related[0].digest == delivery.digest:
        return TakenIn(related[0].document)
    former = [one.document for one in related]
    groups = {group_of(connection, document) for document in former}
    for document in former:
        document_rows.remove_document(connection, document)
    document = document_rows.put_document(connection, delivery, packed)
    query = f"UPDATE file SET document = ? WHERE document IN ({', '.join('?' * len(former))})"
    connection.execute(query, (document, *former))
    for group in groups | {place(connection, document)}:
        count(connection, *group)
    return TakenIn(document, delivery.changes > largest)


def _related(connection: sqlite3.Connection, delivery: Delivery) -> list[_Related]:
    """The documents that share a founding change with the delivery and are not another entry's of the list."""
    marks = ", ".join("?" * len(delivery.founding))
    rows = connection.execute(
        "SELECT DISTINCT id, list_id, digest, changes, packed FROM document JOIN founding "
        f"ON founding.document = document.id WHERE plan = ? AND founding.change IN ({marks}) ORDER BY id",
        (delivery.plan, *delivery.founding),
    )
    found = [_Related(*row) for row in rows]
    entries = sorted({one.list_id for one in found if one.list_id})
    entry = delivery.list_id or next(iter(entries), "")
    return [one for one in found if one.list_id in ("", entry)]


def subjects_of(connection: sqlite3.Connection, document: str) -> list[str]:
    """By what her decisions name a document: each change that founded it, with its entry of the list and without."""
    query = (
        "SELECT change, list_id FROM founding JOIN document ON document.id = founding.document "
        "WHERE document.id = ? ORDER BY change"
    )
    rows = connection.execute(query, (document,)).fetchall()
    return list(dict.fromkeys(f"{change}\n{entry}" for change, list_id in rows for entry in (list_id, "")))


def group_of(connection: sqlite3.Connection, document: str) -> tuple[str, str]:
    """The plan and the commission of a document, as they stand in its row."""
    found = connection.execute("SELECT plan, commission FROM document WHERE id = ?", (document,)).fetchone()
    return str(found[0]), str(found[1])


def place_of(connection: sqlite3.Connection, document: str) -> tuple[str, str]:
    """Whose document it is: what is the same for all of one commission, and how that is called."""
    query = "SELECT name, list_id FROM document WHERE id = ?"
    name, list_id = connection.execute(query, (document,)).fetchone()
    assigned = decided(connection, Decided.COMMISSION, subjects_of(connection, document))[1]
    entry = entry_of(assigned) if assigned else list_id
    return commission_key(assigned or name, entry), listed_name(entry) or assigned or name


def place(connection: sqlite3.Connection, document: str) -> tuple[str, str]:
    """Write down whose document it is. Its plan and its commission come back."""
    row = (*place_of(connection, document), document)
    connection.execute("UPDATE document SET commission = ?, shown = ? WHERE id = ?", row)
    return group_of(connection, document)


def place_all(connection: sqlite3.Connection) -> None:
    """Write down whose each document is, and which of them count."""
    documents = [document for (document,) in connection.execute("SELECT id FROM document ORDER BY id").fetchall()]
    for group in sorted({place(connection, document) for document in documents}):
        count(connection, *group)


def count(connection: sqlite3.Connection, plan: str, commission: str) -> None:
    """Let the right one of a commission's documents count."""
    counted = which_counts(connection, plan, commission)
    connection.execute(
        "UPDATE document SET counted = (id = ?) WHERE plan = ? AND commission = ?", (counted, plan, commission)
    )


def which_counts(connection: sqlite3.Connection, plan: str, commission: str) -> str:
    """Which of a commission's documents counts: of those that are not taken out the one that she chose last, else the
    one with the largest count of changes, with its history rather than without. Empty if none does."""
    rows = connection.execute(
        "SELECT id, n, without_history FROM document WHERE plan = ? AND commission = ?", (plan, commission)
    ).fetchall()
    found = {document: (n, not bare) for document, n, bare in rows}
    inside = [document for document in found if not is_out(connection, document)]
    chosen = choices(connection, inside)
    return max(inside, key=lambda document: (chosen.get(document, 0), *found[document], document), default="")


def is_out(connection: sqlite3.Connection, document: str) -> bool:
    """True for a document that she took out."""
    return bool(decided(connection, Decided.OUT, subjects_of(connection, document))[1])


def choices(connection: sqlite3.Connection, documents: Iterable[str]) -> dict[str, int]:
    """The documents that she chose, each with the number of the step."""
    numbers = {one: decided(connection, Decided.COUNTED, subjects_of(connection, one))[0] for one in documents}
    return {document: number for document, number in numbers.items() if number}


def chosen(connection: sqlite3.Connection, documents: Collection[str]) -> str:
    """The document that she chose last among a commission's; empty for none."""
    found = choices(connection, documents)
    return max(found, key=lambda document: found[document], default="")
