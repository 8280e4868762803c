"""Kinds and their fields, application_id, user_version: the shape of a document's file."""

import re
import sqlite3
from contextlib import closing
from functools import cache, lru_cache
from typing import NamedTuple

from kuzplan_desktop.domain.events.event_fields import EVENT_FIELDS, FieldType
from kuzplan_desktop.store.changes.migrations import MIGRATIONS as MIGRATIONS

APPLICATION_ID = 1263884880  # "KUZP"
CONSOLIDATED_APPLICATION_ID = 1263884883  # "KUZS"


class Kind(NamedTuple):
    """A kind of row: its table, made by the migrations, is named alike. `fields` maps a field to its SQL type; `parent`
    is the field that names the row above, or None for rows that stand straight under the document."""

    name: str
    depth: int
    parent: str | None
    fields: dict[str, str]


_TEXT, _INT = "TEXT", "INTEGER"
_SQL = {
    FieldType.TEXT: _TEXT,
    FieldType.NUMBER: _INT,
    FieldType.HOURS: _INT,
    FieldType.DAY: _TEXT,
    FieldType.MONTH: _TEXT,
    FieldType.STATUS: _TEXT,
    FieldType.FLAG: _INT,
}
_NUMBERED = {"position": _INT, "number": _TEXT, "title": _TEXT}
_STORED = {"name": _TEXT, "media": _TEXT, "size": _INT, "sha256": _TEXT}  # a file whose bytes lie in BYTES

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("document", 0, None, {"plan": _TEXT, "without_history": _INT}),
        Kind("step", 0, None, {"undone": _INT}),
        Kind(
            "plan",
            0,
            None,
            {
                "title": _TEXT,
                "title_genitive": _TEXT,
                "year": _INT,
                "authority": _TEXT,
                "approved_on": _TEXT,
                "approved_number": _TEXT,
                "amendments": _TEXT,
                "unlocked": _INT,
            },
        ),
        Kind(
            "commission",
            0,
            None,
            {"name": _TEXT, "role": _TEXT, "list_id": _TEXT, "executor_terms": _TEXT},
        ),
        Kind("signatory", 0, None, {"position": _TEXT, "name": _TEXT, "since": _TEXT, "rank": _INT}),
        Kind("setting", 0, None, {"key": _TEXT, "value": _TEXT}),
        Kind(
            "campaign",
            0,
            None,
            {"name": _TEXT, "level": _TEXT, "starts_on": _TEXT, "votes_on": _TEXT, "ends_on": _TEXT},
        ),
        Kind(
            "report",
            0,
            None,
            {
                "kind": _TEXT,
                "period": _TEXT,
                "own": _INT,
                "cumulative": _INT,
                "sent_on": _TEXT,
                "outgoing_number": _TEXT,
                "replaces": _TEXT,
                "figures": _TEXT,
                "signatories": _TEXT,
            },
        ),
        Kind("same_event", 0, None, {"first": _TEXT, "second": _TEXT, "same": _INT}),
        Kind("report_file", 1, "report", {"report": _TEXT, "format": _TEXT, "part": _INT, "data": _TEXT}),
        Kind("report_scan", 1, "report", {"report": _TEXT, **_STORED}),
        Kind("section", 1, "plan", {"plan": _TEXT, **_NUMBERED}),
        Kind("abbreviation", 1, "plan", {"plan": _TEXT, "position": _INT, "term": _TEXT, "meaning": _TEXT}),
        Kind("subsection", 2, "section", {"section": _TEXT, **_NUMBERED}),
        Kind(
            "activity",
            3,
            "subsection",
            {
                "subsection": _TEXT,
                **_NUMBERED,
                "executors_text": _TEXT,
                "period_text": _TEXT,
                "period_override": _TEXT,
                "period_reason": _TEXT,
                "own_override": _INT,
                "completed_on": _TEXT,
                "notes": _TEXT,
                "excluded": _TEXT,
                "added": _INT,
            },
        ),
        Kind("mark", 4, "activity", {"activity": _TEXT, "quarter": _INT, "content": _TEXT}),
        Kind(
            "event",
            4,
            "activity",
            {"activity": _TEXT, **{field.name: _SQL[field.type] for field in EVENT_FIELDS}},
        ),
        Kind(
            "remark",
            4,
            "activity",
            {
                "activity": _TEXT,
                "text": _TEXT,
                "given_on": _TEXT,
                "given_by": _TEXT,
                "answer": _TEXT,
                "answered_on": _TEXT,
            },
        ),
        Kind("attendance", 5, "event", {"event": _TEXT, "audience": _TEXT, "people": _INT, "tested": _INT}),
        Kind(
            "attachment",
            5,
            "event",
            {"event": _TEXT, **_STORED, "caption": _TEXT, "link": _TEXT, "position": _INT},
        ),
    )
}

CHUNK = 400  # variables in one statement, of at least 999 that SQLite allows
FOLDED = tuple(name for name in KINDS if name != "step")
DEPTHS = max(kind.depth for kind in KINDS.values()) + 1

# How a mark's content, one value in a change, is spread over its table.
MARK_COLUMNS = {"state": _TEXT, "date": _TEXT, "text": _TEXT, "note": _TEXT}


def columns(kind: Kind) -> dict[str, str]:
    """The columns of the kind's folded table besides `uid`, with their SQL types."""
    if kind.name != "mark":
        return kind.fields
    return {"activity": _TEXT, "quarter": _INT, **MARK_COLUMNS}


# Never merged and left out of copies, in an order in which they can be emptied.
LOCAL_TABLES = ("draft", "received", "withdrawn", "merge")

# The bytes of attachments by their hash, beside the changes: the set names them, and no fold makes them.
BYTES = "attachment_blob"

VERSION = len(MIGRATIONS)


def run_migration(connection: sqlite3.Connection, migration: str) -> None:
    """Carry out one entry of MIGRATIONS, inside the caller's transaction."""
    for statement in migration.split(";"):
        if statement.strip():
            connection.execute(statement)


def make_tables(connection: sqlite3.Connection, version: int | None = None) -> None:
    """Make the tables of a version, by default the current one, in an empty database and stamp it.

    Runs inside the caller's transaction.
    """
    version = VERSION if version is None else version
    for migration in MIGRATIONS[:version]:
        run_migration(connection, migration)
    _stamp(connection, version)


def make_tables_at_once(connection: sqlite3.Connection) -> None:
    """Make the current tables as `make_tables` leaves them, in a third of its time; a file would count fewer steps."""
    for statement in _statements():
        connection.execute(statement)
    _stamp(connection, VERSION)


def _stamp(connection: sqlite3.Connection, version: int) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")


@cache
def _statements() -> tuple[str, ...]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        make_tables(connection)
        query = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
        return tuple(sql for (sql,) in connection.execute(query))


def objects(connection: sqlite3.Connection) -> frozenset[tuple[str, str, str, str]]:
    """Every object of the schema as (type, name, table, SQL with white space folded)."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema")
    return frozenset((kind, name, table, re.sub(r"\s+", " ", sql or "").strip()) for kind, name, table, sql in rows)


def expected_objects(version: int | None = None) -> frozenset[tuple[str, str, str, str]]:
    """The objects of a version, by default the current one, as `objects` gives them."""
    return objects_of(MIGRATIONS[: VERSION if version is None else version])


@lru_cache(maxsize=16)
def objects_of(migrations: tuple[str, ...]) -> frozenset[tuple[str, str, str, str]]:
    """The objects that `migrations` make one after the other, as `objects` gives them."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        for migration in migrations:
            run_migration(connection, migration)
        return objects(connection)
    finally:
        connection.close()
