"""A consolidated file whose tables another program has changed: found by checksums, made anew from the packed changes.

The changes of each document are what commissions sent, all else about it is told by them. Where they are not whole, or
a document is missing of which the file says that it is in, nothing can be told: then the file is damaged.
"""

import sqlite3

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.door.delivery import Misshapen, deliver, unpack, whole
from kuzplan_desktop.store.region import document_rows, who_is_who

DIFFERS = "Таблицы сводного файла расходятся с тем, что прислали комиссии"
READ = f"{DIFFERS}: показатели посчитаны по присланному заново, сам файл не изменен."
MENDED = f"{DIFFERS}, они составлены заново по присланному. Прежний файл сохранен рядом."


class Lost(Exception):
    """What commissions sent is no longer whole in the file."""


def is_sound(connection: sqlite3.Connection) -> bool:
    """True if all that is in stands as it was put in."""
    return not (_odd(connection) or _junk(connection) or _is_miscounted(connection) or _misses_rows(connection))


def _odd(connection: sqlite3.Connection) -> list[str]:
    """The documents of which something stands otherwise than it was put in."""
    found = []
    for document, told in connection.execute("SELECT id, checksum FROM document ORDER BY id").fetchall():
        try:
            if document_rows.checksum(connection, document) != told:
                found.append(document)
        except sqlite3.OperationalError:  # bytes that are no text
            found.append(document)
    return found


def _is_miscounted(connection: sqlite3.Connection) -> bool:
    """True if it stands otherwise whose a document is or which of a commission's counts than they and she tell."""
    rows = connection.execute("SELECT id, commission, shown FROM document").fetchall()
    if any(who_is_who.place_of(connection, document) != tuple(place) for document, *place in rows):
        return True
    groups = connection.execute(
        "SELECT plan, commission, coalesce(group_concat(id, ' ') FILTER (WHERE counted = 1), '') FROM document "
        "GROUP BY 1, 2"
    ).fetchall()
    return any(who_is_who.which_counts(connection, *whose) != counted for *whose, counted in groups)


def _misses_rows(connection: sqlite3.Connection) -> bool:
    """True if rows belong to no document, or a file that is in to none."""
    return connection.execute("PRAGMA foreign_key_check").fetchone() is not None or _is_lost(connection)


def _is_lost(connection: sqlite3.Connection) -> bool:
    query = (
        "SELECT 1 FROM file WHERE verdict IN ('ok', 'older') AND NOT EXISTS "
        "(SELECT 1 FROM document WHERE document.id = file.document)"
    )
    return connection.execute(query).fetchone() is not None


def _junk(connection: sqlite3.Connection) -> list[tuple[str, list[bytes | int]]]:
    """The rows of her own tables that hold bytes that are no text: each its table and the values that name it."""
    found = []
    connection.text_factory = bytes
    try:
        for table in ("file", "step"):
            for row in connection.execute(f"SELECT * FROM {table}"):
                try:
                    b"".join(one for one in row if isinstance(one, bytes)).decode("utf-8")
                except UnicodeDecodeError:
                    found.append((table, list(row)))
    finally:
        connection.text_factory = str
    return found


def mend_region(connection: sqlite3.Connection) -> None:
    """Make all that is told about odd documents anew from their changes, in the caller's transaction; Lost if that
    cannot be."""
    for table, row in _junk(connection):
        names = [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
        same = " AND ".join(
            f"{name} = CAST(? AS TEXT)" if isinstance(value, bytes) else f"{name} = ?"
            for name, value in zip(names, row, strict=True)
        )
        connection.execute(f"DELETE FROM {table} WHERE {same}", row)
    for document in _odd(connection):
        _make_anew(connection, document)
    for table in ("founding", "mark", "event"):
        connection.execute(f"DELETE FROM {table} WHERE document NOT IN (SELECT id FROM document)")
    who_is_who.place_all(connection)
    if _is_lost(connection):
        raise Lost


def _make_anew(connection: sqlite3.Connection, document: str) -> None:
    try:
        (packed,) = connection.execute("SELECT packed FROM document WHERE id = ?", (document,)).fetchone()
        changes = unpack(packed)
        delivery = deliver(whole(changes), changes)
        if delivery is None:
            raise Lost
        document_rows.remove_document(connection, document)
        document_rows.put_document(connection, delivery, packed)
    except (Misshapen, PlanError, sqlite3.IntegrityError, TypeError) as error:
        raise Lost from error
