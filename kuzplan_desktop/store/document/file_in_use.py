"""A file in use: its connection, whether it is still the one that was opened, what others wrote to it."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes.ledger import Ledger
from kuzplan_desktop.store.connection import BUSY_SECONDS, RETRY_SECONDS, FileFailure


class Replaced(FileFailure):
    """The file is gone, or another one lies in its place; writing to it needs the user's word."""


class FileInUse:
    """The file behind an open document: its connection, its ledger, the place where it was opened.

    `path` is the document as the user knows it; `file` is where SQLite works: the document itself, or a working copy of
    one that lies in a shared folder.
    """

    def __init__(self, path: Path, file: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.file = file
        self.attach(connection)

    def attach(self, connection: sqlite3.Connection) -> None:
        """Work on this connection from now on."""
        self.connection = connection
        self.ledger = Ledger(connection)
        self._data_version = self._read_data_version()
        self.place = file_bytes.inode_of(self.file)

    def _read_data_version(self) -> int:
        return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def demand_in_place(self) -> None:
        """Replaced unless the path still leads to the file that was opened."""
        if self.place is not None and file_bytes.inode_of(self.file) != self.place:
            raise Replaced(
                f"Файл «{self.path.name}» удален, перемещен или заменен другим. Записи этого сеанса целы.",
                "Запишите файл снова или сохраните его под другим именем.",
            )

    def take_news(self) -> bool:
        """Notice what others wrote. Replaced if instead something of ours is there no more."""
        version = self._read_data_version()
        if version == self._data_version:
            return False
        if not self.ledger.survey_at_hand.bodies.keys() <= ids_of(self.connection):
            raise Replaced(
                f"Файл «{self.path.name}» заменен более старой копией. Записи этого сеанса целы.",
                "Запишите файл снова или сохраните его под другим именем.",
            )
        self._data_version = version
        self.ledger.forget()
        return True

    def roll_back(self) -> None:
        """End a transaction that is not to be saved."""
        with suppress(sqlite3.Error):
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    def is_free(self) -> bool:
        """True if no other program holds the file just now."""
        try:
            self.connection.execute(f"PRAGMA busy_timeout = {round(RETRY_SECONDS * 1000)}")
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.execute("ROLLBACK")
        except sqlite3.Error:
            return False
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {round(BUSY_SECONDS * 1000)}")
        return True


def ids_of(connection: sqlite3.Connection) -> set[str]:
    """The ids of all changes in a file, withdrawn ones too."""
    return {one for (one,) in connection.execute("SELECT id FROM change UNION ALL SELECT id FROM withdrawn")}
