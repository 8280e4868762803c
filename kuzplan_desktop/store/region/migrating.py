"""Migrations of the consolidated file: an older one is brought to the current schema, after a backup beside it.

What commissions sent is told anew from the changes that the file holds, so that its figures are those that taking the
files in again would give; what she decided (choices, examples) and the list of files stay as they are.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.commission_list import entry_of
from kuzplan_desktop.store.connection import connect, transaction
from kuzplan_desktop.store.door.delivery import Misshapen, deliver, unpack, whole
from kuzplan_desktop.store.door.header import has_unfinished_save
from kuzplan_desktop.store.region import consolidated_schema, document_rows, mending, who_is_who
from kuzplan_desktop.store.region.migrations import MIGRATIONS

FORMER, SPOILT = "до обновления", "до исправления"  # what a copy beside the file is called by


def put_region_in_order(connection: sqlite3.Connection, path: Path) -> tuple[str, ...]:
    """Bring the open file at `path` to the current version and to what commissions sent; it is copied beside first.

    What was mended is told. PlanError, and nothing changed, if it cannot be. Who comes second finds nothing to do.
    """
    if consolidated_schema.version_of(connection) < consolidated_schema.VERSION:
        _keep(connection, path, FORMER)
        _migrate(connection, path)
    if mending.is_sound(connection):
        return ()
    _keep(connection, path, SPOILT)
    _mend(connection, path)
    return (mending.MENDED,)


def copy_in_order(path: Path) -> tuple[sqlite3.Connection, tuple[str, ...]]:
    """The same for a copy of the file in memory, for reading alone: the file stays as it is."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    notes: tuple[str, ...] = ()
    try:
        with closing(connect(path, read_only=not has_unfinished_save(path))) as connection:
            connection.backup(memory)
        if consolidated_schema.version_of(memory) < consolidated_schema.VERSION:
            _migrate(memory, path)
        if not mending.is_sound(memory):
            _mend(memory, path)
            notes = (mending.READ,)
        memory.execute("PRAGMA query_only = ON")
    except BaseException:
        memory.close()
        raise
    return memory, notes


def region_damaged(path: Path) -> PlanError:
    """What is said of a file that tells nothing any more."""
    return PlanError(f"Файл «{path.name}» поврежден.", "Соберите его заново из файлов комиссий.")


def _mend(connection: sqlite3.Connection, path: Path) -> None:
    try:
        with transaction(connection):
            mending.mend_region(connection)
    except mending.Lost as error:
        raise region_damaged(path) from error


def is_former(path: Path, file: Path) -> bool:
    """True for a copy that was made beside `file` before it was migrated or mended."""
    return path.parent == file.parent and path.name.startswith((f"{file.stem} ({FORMER}", f"{file.stem} ({SPOILT}"))


def _keep(connection: sqlite3.Connection, path: Path, named: str) -> None:
    """Copy the file as it is beside itself, under a name that is free."""
    number = 1
    while (former := path.with_name(f"{path.stem} ({named}{f' {number}' * (number > 1)}){path.suffix}")).exists():
        number += 1
    try:
        connection.execute("VACUUM INTO ?", (str(former.absolute()),))
        file_bytes.sync(former)
        if not consolidated_schema.inspect_consolidated(former).good:
            raise OSError("written otherwise than read")
    except (OSError, sqlite3.OperationalError) as error:
        former.unlink(missing_ok=True)
        raise PlanError(
            f"Файл «{path.name}» не {'обновлен' if named == FORMER else 'исправлен'}: его копию некуда записать.",
            "Освободите место на диске или перенесите файл в другую папку.",
        ) from error


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    try:
        with transaction(connection):
            version = consolidated_schema.version_of(connection)
            for migration in MIGRATIONS[version:]:
                schema.run_migration(connection, migration)
            if version < len(MIGRATIONS):
                _tell_anew(connection)
            connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    except (Misshapen, PlanError) as error:
        raise region_damaged(path) from error


def _tell_anew(connection: sqlite3.Connection) -> None:
    """Take every document in again, by its changes; Misshapen if they tell none."""
    rows = connection.execute("SELECT id, name, list_id FROM document ORDER BY id").fetchall()
    entries = [(entry_of(name, list_id), document) for document, name, list_id in rows]
    connection.executemany("UPDATE document SET list_id = ? WHERE id = ?", entries)
    for document, *_ in rows:
        packed = connection.execute("SELECT packed FROM document WHERE id = ?", (document,)).fetchone()[0]
        changes = unpack(packed)
        delivery = deliver(whole(changes), changes)
        if delivery is None:
            raise Misshapen("no commission")
        document_rows.remove_document(connection, document)
        taken = who_is_who.unite_delivery(connection, delivery, packed)
        connection.execute("UPDATE file SET document = ? WHERE document = ?", (taken.document, document))
    who_is_who.place_all(connection)
