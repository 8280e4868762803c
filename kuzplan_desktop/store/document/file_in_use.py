"""A file in use: its connection, whether it is still the one that was opened, what others wrote to it, who listens."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes.ledger import Ledger
from kuzplan_desktop.store.connection import FileFailure
from kuzplan_desktop.store.document.news import News

Listener = Callable[[News], None]


class Replaced(FileFailure):
    """The file is gone, or another one lies in its place; writing to it needs the user's word."""


class FileInUse:
    """The file of an open document, and those who want to hear of it."""

    path: Path

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def _attach(self, connection: sqlite3.Connection) -> None:
        """Work on this connection from now on."""
        self._connection = connection
        self._ledger = Ledger(connection)
        self._data_version = self._read_data_version()
        self._place = file_bytes.inode_of(self._file)

    @property
    def _file(self) -> Path:
        """Where SQLite works: the document itself, or a working copy of one that lies in a shared folder."""
        return self.path

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; returns the way to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _read_data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _demand_in_place(self) -> None:
        """Replaced unless the path still leads to the file that was opened."""
        if self._place is not None and file_bytes.inode_of(self._file) != self._place:
            raise Replaced(
                f"Файл «{self.path.name}» удален, перемещен или заменен другим. Записи этого сеанса целы.",
                "Запишите файл снова или сохраните его под другим именем.",
            )

    def _take_news(self) -> bool:
        """Notice what others wrote. Replaced if instead something of ours is there no more."""
        version = self._read_data_version()
        if version == self._data_version:
            return False
        if not self._ledger.survey_at_hand.bodies.keys() <= ids_of(self._connection):
            raise Replaced(
                f"Файл «{self.path.name}» заменен более старой копией. Записи этого сеанса целы.",
                "Запишите файл снова или сохраните его под другим именем.",
            )
        self._data_version = version
        self._ledger.forget()
        return True

    def _tell(self, news: News) -> None:
        for listener in tuple(self._listeners):
            listener(news)


def ids_of(connection: sqlite3.Connection) -> set[str]:
    """The ids of all changes in a file, withdrawn ones too."""
    return {one for (one,) in connection.execute("SELECT id FROM change UNION ALL SELECT id FROM withdrawn")}
