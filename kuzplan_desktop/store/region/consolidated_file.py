"""The consolidated file: many commissions' documents in one file, keyed by plan and commission."""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.connection import connect, connection_to, failures_explained, transaction
from kuzplan_desktop.store.door.delivery import Delivery
from kuzplan_desktop.store.door.guard import state_of
from kuzplan_desktop.store.door.header import Finding, has_unfinished_save, is_consolidated
from kuzplan_desktop.store.region import consolidated_schema, mending, migrating, who_is_who
from kuzplan_desktop.store.region.steps import Decided, all_decided

_SOUND: dict[Path, object] = {}  # the files that were found sound, and what would tell that they have changed

__all__ = ["ConsolidatedFile", "FileRow", "Rival", "is_consolidated"]


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that was taken in or refused (`sentence` says why): where it lay, when that was, whose document it is.

    `document` is its id, empty for a refused one; `is_out`: she took that document out.
    """

    folder: str
    name: str
    taken_at: str
    verdict: str
    sentence: str
    commission: str
    document: str
    is_out: bool

    @property
    def good(self) -> bool:
        """True if what it holds is in."""
        return self.verdict in ("ok", "older")


@dataclass(frozen=True, slots=True)
class Rival:
    """One of several unrelated documents of a commission, of which one counts. `files` brought it."""

    document: str
    plan: str
    commission: str
    name: str
    counted: bool
    chosen: bool
    marks: int
    events: int
    files: tuple[str, ...]


class ConsolidatedFile:
    """An open consolidated file. Taking in is a union: the order of the files and repeating them change nothing.

    A document has an id made of plan, entry of the list and the first of the changes that founded it; see `who_is_who`.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, notes: tuple[str, ...] = (), *, writes: bool = False
    ) -> None:
        self.path = path
        self.connection = connection
        self.notes = notes
        self._writes = writes

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the file at `path`; PlanError if its tests refuse it.

        An older one is migrated, and one that another program has changed made anew from what commissions sent, after a
        copy beside it; for reading, and where it cannot be written, in memory. `notes` tell what was mended.
        """
        finding = consolidated_schema.inspect_consolidated(path)
        finding.demand_good()
        with failures_explained(path):
            if finding.verdict == "older" and (read_only or not os.access(path, os.W_OK)):
                return cls(path, *migrating.copy_in_order(path))
            connection = connect(path, read_only=read_only and not has_unfinished_save(path))
            notes: tuple[str, ...] = ()
            try:
                if _SOUND.get(path) == (state := state_of(path)):
                    return cls(path, connection, writes=not read_only)
                if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                    raise migrating.region_damaged(path)
                if read_only and not mending.is_sound(connection):
                    connection.close()
                    return cls(path, *migrating.copy_in_order(path))
                if not read_only:
                    notes = migrating.put_region_in_order(connection, path)
                    state = state_of(path)
                _SOUND[path] = state
            except BaseException:
                connection.close()
                raise
        return cls(path, connection, notes, writes=not read_only)

    @classmethod
    def open_or_make(cls, path: Path) -> Self:
        """Open the file at `path` for writing; a new one is made where nothing lies."""
        if not path.exists():
            if not path.parent.is_dir():
                raise PlanError(f"Папки «{path.parent}» нет.", "Создайте ее или выберите другую.")
            with failures_explained(path):
                connection = connection_to(path, "rwc")
                try:
                    connection.execute("PRAGMA synchronous = EXTRA")
                    with transaction(connection):
                        consolidated_schema.make_consolidated_tables(connection)
                finally:
                    connection.close()
                    if path.exists() and not path.stat().st_size:  # nothing was written: the name stays free
                        path.unlink()
        return cls.open(path)

    def close(self) -> None:
        """Close the file; what was sound and was changed by this program alone is sound."""
        self.connection.close()
        if self._writes:
            _SOUND[self.path] = state_of(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, *__: object) -> None:
        """Close the file; a failure of SQLite while it was read becomes a sentence."""
        self.close()
        if isinstance(error, sqlite3.DatabaseError):
            with failures_explained(self.path):
                raise error

    @contextmanager
    def saving(self) -> Iterator[None]:
        """A transaction around several takings: all of them are in, or none."""
        with failures_explained(self.path), transaction(self.connection):
            yield

    # taking in; inside `saving`

    def known(self) -> set[str]:
        """The hashes of the files that are in."""
        rows = self.connection.execute("SELECT sha256 FROM file WHERE verdict IN ('ok', 'older')")
        return {digest for (digest,) in rows}

    def note_again(self, source: Path, digest: str) -> None:
        """Note one more place of a file that is in already."""
        self.connection.execute(
            "INSERT OR REPLACE INTO file SELECT ?, ?, sha256, taken_at, verdict, sentence, document "
            "FROM file WHERE sha256 = ? AND verdict IN ('ok', 'older') ORDER BY taken_at, folder, name LIMIT 1",
            (*_place(source), digest),
        )

    def refuse(self, source: Path, digest: str, finding: Finding) -> None:
        """Note that a file was left out, and why."""
        self._note(source, digest, finding, "")

    def take(
        self, source: Path, digest: str, finding: Finding, delivery: Delivery, packed: bytes
    ) -> who_is_who.TakenIn:
        """Take in what a file brings."""
        taken = who_is_who.unite_delivery(self.connection, delivery, packed)
        self._note(source, digest, finding, taken.document)
        return taken

    def _note(self, source: Path, digest: str, finding: Finding, document: str) -> None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        sentence = "" if finding.good else " ".join(filter(None, (finding.sentence, finding.hint)))
        row = (*_place(source), digest, now, finding.verdict, sentence, document)
        self.connection.execute(f"INSERT OR REPLACE INTO file VALUES ({_marks(len(row))})", row)

    # what is in

    def summary(self) -> str:
        """How many commissions' documents are in, in a sentence."""
        count = self.connection.execute("SELECT count(*) FROM document WHERE counted = 1").fetchone()[0]
        return f"Сводный файл: комиссий {count}."

    def files(self) -> list[FileRow]:
        """Every file that was taken in or refused, the refused ones first, then by place."""
        rows = self.connection.execute(
            "SELECT folder, file.name, taken_at, verdict, sentence, coalesce(shown, ''), document FROM file "
            "LEFT JOIN document ON document.id = file.document"
        ).fetchall()
        documents = {document for *_, document in rows if document}
        out = {document for document in documents if who_is_who.is_out(self.connection, document)}
        found = [FileRow(*(*row, row[-1] in out)) for row in rows]
        return sorted(found, key=lambda row: (row.good, row.folder, row.name))

    def rivals(self) -> list[Rival]:
        """The documents among which there is something to choose: unrelated ones of a commission that differ."""
        groups: dict[tuple[str, str], list[tuple[str, str, int]]] = defaultdict(list)
        for document, plan, key, shown, counted in self.connection.execute(
            "SELECT id, plan, commission, shown, counted FROM document WHERE (plan, commission) IN "
            "(SELECT plan, commission FROM document GROUP BY 1, 2 HAVING count(DISTINCT content) > 1) "
            "ORDER BY n DESC, id"
        ).fetchall():
            if not who_is_who.is_out(self.connection, document):
                groups[plan, key].append((document, shown, counted))
        several = sorted((whose, rows) for whose, rows in groups.items() if len(rows) > 1)
        return [rival for whose, rows in several for rival in self._rivals(*whose, rows)]

    def _rivals(self, plan: str, key: str, rows: Sequence[tuple[str, str, int]]) -> Iterator[Rival]:
        chosen = who_is_who.chosen(self.connection, [document for document, *_ in rows])
        for document, name, counted in rows:
            marks, events = (
                self.connection.execute(query, (document,)).fetchone()[0]
                for query in (
                    "SELECT count(*) FROM mark WHERE document = ? AND state = 'done'",
                    "SELECT count(*) FROM event WHERE document = ?",
                )
            )
            files = self.connection.execute("SELECT name FROM file WHERE document = ? ORDER BY 1", (document,))
            names = tuple(name for (name,) in files)
            yield Rival(document, plan, key, name, bool(counted), document == chosen, marks, events, names)

    def examples(self, period: str) -> dict[str, str]:
        """The texts that she picked for a period, by item."""
        texts = all_decided(self.connection, Decided.EXAMPLE)
        return {
            item: text for subject, text in texts.items() for item, of in [subject.split("\n")] if text and of == period
        }


def _place(source: Path) -> tuple[str, str]:
    """Folder and name of a file as text that any file can hold."""
    folder, name = (os.fsencode(part).decode("utf-8", "replace") for part in os.path.split(source.absolute()))
    return folder, name


def _marks(count: int) -> str:
    return ", ".join("?" * count)
