"""An own file whose tables are not what its changes say, or in which junk lies: what is found, and how it is mended.

The changes are the document, the tables only their fold: these are made anew. What is no change, or no text that
anybody typed, is taken out. A changed body is no matter of mending: then something that was saved is lost.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from kuzplan_desktop.store.changes import schema, stored_bytes
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.changes.folding import Folding
from kuzplan_desktop.store.changes.memory import in_memory
from kuzplan_desktop.store.changes.migrating import NotMended
from kuzplan_desktop.store.connection import transaction
from kuzplan_desktop.store.door import local_tables
from kuzplan_desktop.store.door.agreement import agree
from kuzplan_desktop.store.door.examination import ChangeTable, contents_of
from kuzplan_desktop.store.door.guard import BROKEN, Refused
from kuzplan_desktop.store.door.inspection import DIFFERS, REFOLDED


class ChangesLost(Exception):
    """The pages of the file, or changes that were saved in it, are damaged."""


@dataclass(frozen=True, slots=True)
class _Trouble:
    """What is wrong with an open file: changes and rows of local tables that are none, tables that are no fold."""

    contents: ChangeTable
    junk: int
    differs: bool

    @property
    def found(self) -> bool:
        """True if there is something to mend."""
        return bool(self.junk or self.differs)


def mend(
    connection: sqlite3.Connection, before: Callable[[], object] | None, *, whole: bool = False
) -> tuple[str, ...]:
    """Bring the tables of an open file in order; sentences on what was done come back, none if there was nothing.

    `before` keeps a copy of the file: it is called once, before anything is written, and what it raises stops the
    mending; without it NotMended is raised. ChangesLost for a file of which changes are lost, and if the `whole` of it
    is to be in order also for one where only pages of attachments are not.
    """
    state = _look(connection, whole=whole)
    if not state.found:
        return ()
    if before is None:
        raise NotMended
    before()
    _mend(connection, state)
    aside = f"Записей, которых программа не понимает, из файла вынуто: {state.junk}."
    kept = "Прежний файл сохранен среди резервных копий."
    return (*([REFOLDED] if state.differs else []), *([aside] if state.junk else []), kept)


def mend_copy(memory: sqlite3.Connection) -> tuple[str, ...]:
    """The same for a copy of a file in memory: the sentences tell what is wrong in the file, which stays as it is."""
    state = _look(memory)
    if state.found:
        _mend(memory, state)
    aside = f"Записей, которых программа не понимает, в файле {state.junk}: они не прочитаны, файл не изменен."
    return (*([DIFFERS] if state.differs else []), *([aside] if state.junk else []))


def _mend(connection: sqlite3.Connection, state: _Trouble) -> None:
    is_current = connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
    with transaction(connection):
        for change in state.contents.places:
            connection.execute("DELETE FROM change WHERE rowid = ?", (change,))
        if is_current:
            Folding(connection).refold_all()
        else:  # the migration that follows folds anew
            connection.execute("DELETE FROM head WHERE change NOT IN (SELECT id FROM change)")
        local_tables.tidy(connection)


def _look(connection: sqlite3.Connection, *, whole: bool = False) -> _Trouble:
    """Test pages and changes of an open file, and compare its tables with the fold of these."""
    connection.execute("BEGIN")
    sound = stored_bytes.structures_are_sound(connection, whole=whole)  # waits for whoever writes
    try:
        if not sound:
            raise ChangesLost
        contents = contents_of(connection)
        if contents.damaged:
            raise ChangesLost
        is_current = connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
        differs = is_current and not contents.places and not _is_fold(connection, contents)
        junk = len(contents.places) + local_tables.count_bad(connection)
        return _Trouble(contents, junk, differs)
    except (*BROKEN, Refused) as error:
        raise ChangesLost from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _is_fold(connection: sqlite3.Connection, contents: ChangeTable) -> bool:
    with closing(in_memory(map(read_change, contents.sound.values()))) as memory:
        return agree(connection, memory)
