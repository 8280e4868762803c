"""The bytes of attachments in a file, by their hash, on a given connection: beside the changes, which name them.

Nothing here is read at opening: how much lies there SQLite knows without reading it.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.changes.change import BadChange, read_change
from kuzplan_desktop.store.changes.schema import BYTES
from kuzplan_desktop.store.connection import file_uri

_NAMING = ("attachment", "report_scan")  # the kinds of rows that name bytes


def hash_of(content: bytes) -> str:
    """The name of bytes: 64 hex digits of their SHA-256."""
    import hashlib  # not before the first picture: it brings OpenSSL along

    return hashlib.sha256(content).hexdigest()


def put_bytes(connection: sqlite3.Connection, contents: Mapping[str, bytes]) -> None:
    """Lay bytes into the file, each once; inside the caller's transaction. What lies there damaged is replaced."""
    for name, content in contents.items():
        connection.execute(f"INSERT OR REPLACE INTO {BYTES}(sha256, data) VALUES (?, ?)", (name, content))


def get_bytes(connection: sqlite3.Connection, name: str) -> bytes | None:
    """The bytes with a hash; None if they are not there, or are others than it says."""
    try:
        found = connection.execute(f"SELECT data FROM {BYTES} WHERE sha256 = ?", (name,)).fetchone()
    except sqlite3.DatabaseError:  # pages of these bytes alone are damaged
        return None
    content = found[0] if found else None
    return content if isinstance(content, bytes) and hash_of(content) == name else None


def held_hashes(connection: sqlite3.Connection) -> set[str]:
    """The hashes of all bytes that lie in the file."""
    return {name for (name,) in connection.execute(f"SELECT sha256 FROM {BYTES}")}


def total_bytes(connection: sqlite3.Connection) -> int:
    """How many bytes lie in the file."""
    return int(connection.execute(f"SELECT coalesce(sum(length(data)), 0) FROM {BYTES}").fetchone()[0])


def has_any(connection: sqlite3.Connection) -> bool:
    """True if bytes lie in the file; none do in one of an older version, which has no place for them."""
    if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (BYTES,)).fetchone():
        return False
    try:
        return bool(connection.execute(f"SELECT 1 FROM {BYTES} LIMIT 1").fetchone())
    except sqlite3.DatabaseError:
        return True


def structures_are_sound(connection: sqlite3.Connection, check: str = "quick_check", *, whole: bool = False) -> bool:
    """True if SQLite finds its structures in order. Unless the `whole` file is looked through those of the bytes are
    left out: it costs what the document is, and what is wrong there costs a photo."""
    apart = not whole and has_any(connection)
    looks = [f"'{table}'" for table in other_tables(connection)] if apart else ["1"]
    return all(connection.execute(f"PRAGMA {check}({one})").fetchone()[0] == "ok" for one in looks)


def shown_hashes(connection: sqlite3.Connection) -> dict[str, str]:
    """What the shown rows name: hash -> the name of the file."""
    queries = (f"SELECT sha256, name FROM {kind} WHERE sha256 IS NOT NULL" for kind in _NAMING)
    return {one: name or "" for query in queries for one, name in connection.execute(query)}


def named_in(bodies: Iterable[str]) -> set[str]:
    """The hashes that changes name, whether or not what they say stands."""
    found = set()
    for body in bodies:
        if '"sha256"' not in body:
            continue
        try:
            change = read_change(body)
        except BadChange:
            continue
        if change.kind in _NAMING and isinstance(change.values.get("sha256"), str):
            found.add(change.values["sha256"])
    return found


def other_tables(connection: sqlite3.Connection) -> list[str]:
    """All tables of the file but that of the bytes."""
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    names = [name for (name,) in connection.execute(query)]
    return [name for name in names if name != BYTES and not name.startswith("sqlite_")]


def copy_without(path: Path, target: sqlite3.Connection) -> None:
    """Fill the empty database `target` with all that the file at `path` holds but the bytes. The caller holds another
    connection to the file, and `target` understands URIs."""
    target.execute("ATTACH ? AS source", (f"{file_uri(path.absolute())}?mode=ro",))
    try:
        target.execute("BEGIN")
        schema.make_tables(target, target.execute("PRAGMA source.user_version").fetchone()[0])
        for table in other_tables(target):
            target.execute(f'INSERT INTO main."{table}" SELECT * FROM source."{table}"')
        target.execute("COMMIT")
    finally:
        if target.in_transaction:
            target.execute("ROLLBACK")
        target.execute("DETACH source")


def sum_of_rows(connection: sqlite3.Connection) -> int:
    """The checksum of all rows of a file but the bytes: it costs what the document is, and nothing for its photos."""
    total = 0
    tables = other_tables(connection)
    connection.text_factory = bytes  # what is no text is summed up all the same
    for table in tables:
        for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid'):
            total = zlib.crc32(repr(row).encode(), total)
    return total
