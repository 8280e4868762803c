"""The consolidated file: many commissions' documents in one file, keyed by plan and commission."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Self

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.commission_list import commission_key
from kuzplan_desktop.store.connection import connect, connection_to, failures_told, transaction
from kuzplan_desktop.store.door.delivery import Delivery, united
from kuzplan_desktop.store.door.header import Finding, has_unfinished_save, is_consolidated
from kuzplan_desktop.store.region import consolidated_schema, migrating

# What stands in a row of `document` as the delivery has it.
_TOLD = [one.name for one in fields(Delivery) if one.name not in ("founding", "marks", "events")]

__all__ = ["ConsolidatedFile", "FileRow", "Rival", "is_consolidated"]


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that was taken in or refused (`sentence` says why): where it lay, when that was, whose document it is."""

    folder: str
    name: str
    taken_at: str
    verdict: str
    sentence: str
    commission: str

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

    A document has an id made of plan, commission and the first of the changes that founded it. What shares a founding
    change is one document and is united as a set of changes; unrelated ones of one commission stay side by side, and
    that counts which she chose, else the one with the largest count of changes.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the file at `path`; PlanError if its tests refuse it.

        An older one is migrated after a backup beside it; for reading, and where it cannot be written, in memory.
        """
        finding = consolidated_schema.inspect_consolidated(path)
        finding.demand_good()
        with failures_told(path):
            if finding.verdict == "older" and (read_only or not os.access(path, os.W_OK)):
                return cls(path, migrating.migrated_copy(path))
            connection = connect(path, read_only=read_only and not has_unfinished_save(path))
            try:
                if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                    raise PlanError(f"Файл «{path.name}» поврежден.", "Соберите его заново из файлов комиссий.")
                if not read_only:
                    migrating.migrate_consolidated(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection)

    @classmethod
    def open_or_make(cls, path: Path) -> Self:
        """Open the file at `path` for writing; a new one is made where nothing lies."""
        if not path.exists():
            if not path.parent.is_dir():
                raise PlanError(f"Папки «{path.parent}» нет.", "Создайте ее или выберите другую.")
            with failures_told(path):
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
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: object, error: BaseException | None, *__: object) -> None:
        """Close the file; a failure of SQLite while it was read becomes a sentence."""
        self.close()
        if isinstance(error, sqlite3.DatabaseError):
            with failures_told(self.path):
                raise error

    @contextmanager
    def saving(self) -> Iterator[None]:
        """A transaction around several takings: all of them are in, or none."""
        with failures_told(self.path), transaction(self.connection):
            yield

    # taking in; inside `saving`

    def known(self) -> set[str]:
        """The hashes of the files that are in."""
        rows = self.connection.execute("SELECT sha256 FROM file WHERE verdict IN ('ok', 'older')")
        return {digest for (digest,) in rows}

    def note_again(self, source: Path, digest: str) -> None:
        """Note one more place of a file that is in already."""
        self.connection.execute(
            "INSERT OR REPLACE INTO file SELECT ?, ?, sha256, taken_at, verdict, sentence, founding, plan, commission "
            "FROM file WHERE sha256 = ? AND verdict IN ('ok', 'older') ORDER BY taken_at, folder, name LIMIT 1",
            (*_place(source), digest),
        )

    def refuse(self, source: Path, digest: str, finding: Finding) -> None:
        """Note that a file was left out, and why."""
        self._note(source, digest, finding, ("", "", ""))

    def take(self, source: Path, digest: str, finding: Finding, delivery: Delivery, packed: bytes) -> None:
        """Take in what a file brings."""
        key = commission_key(delivery.name, delivery.list_id)
        founding = delivery.founding[0]
        related = self._related(delivery, key)
        if any(known != delivery.digest for _, known, _ in related):
            delivery, packed = united(delivery, packed, [known for _, _, known in related])
        if [known for _, known, _ in related] != [delivery.digest]:
            for document, _, _ in related:
                self._remove(document)
            self._insert(delivery, key, packed)
            self._count(delivery.plan, key)
        self._note(source, digest, finding, (founding, delivery.plan, key))

    def _note(self, source: Path, digest: str, finding: Finding, whose: tuple[str, str, str]) -> None:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        sentence = "" if finding.good else " ".join(filter(None, (finding.sentence, finding.hint)))
        row = (*_place(source), digest, now, finding.verdict, sentence, *whose)
        self.connection.execute(f"INSERT OR REPLACE INTO file VALUES ({_marks(len(row))})", row)

    def _related(self, delivery: Delivery, key: str) -> list[tuple[str, str, bytes]]:
        """Id, digest and changes of the documents of this commission that share a founding change with the delivery."""
        marks = _marks(len(delivery.founding))
        return self.connection.execute(
            "SELECT DISTINCT id, digest, packed FROM document JOIN founding ON founding.document = document.id "
            f"WHERE plan = ? AND commission = ? AND founding.change IN ({marks}) ORDER BY id",
            (delivery.plan, key, *delivery.founding),
        ).fetchall()

    def _remove(self, document: str) -> None:
        for table in ("founding", "mark", "event"):
            self.connection.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
        self.connection.execute("DELETE FROM document WHERE id = ?", (document,))

    def _insert(self, delivery: Delivery, key: str, packed: bytes) -> None:
        document = sha256("\n".join((delivery.plan, key, delivery.founding[0])).encode()).hexdigest()[:40]
        row = {
            **{name: getattr(delivery, name) for name in _TOLD},
            "id": document,
            "commission": key,
            "items": json.dumps(delivery.items, ensure_ascii=False),
            "campaigns": json.dumps(delivery.campaigns, ensure_ascii=False),
            "counted": 0,
            "packed": packed,
        }
        self.connection.execute(f"INSERT INTO document({', '.join(row)}) VALUES ({_marks(len(row))})", (*row.values(),))
        founding = [(one, document) for one in delivery.founding]
        self.connection.executemany("INSERT INTO founding VALUES (?, ?)", founding)
        migrating.put_figures(self.connection, document, delivery)

    def _count(self, plan: str, key: str) -> None:
        """Find out which of a commission's documents counts."""
        found = self.connection.execute(
            "SELECT id, content, n FROM document WHERE plan = ? AND commission = ?", (plan, key)
        ).fetchall()
        chosen = self._chosen(plan, key)
        counted = max(found, key=lambda row: (row[0] == chosen, row[2], row[0]))[0]
        self.connection.executemany(
            "UPDATE document SET counted = ? WHERE id = ?", ((row[0] == counted, row[0]) for row in found)
        )

    def _chosen(self, plan: str, key: str) -> str:
        found = self.connection.execute(
            "SELECT document.id FROM choice JOIN founding ON founding.change = choice.founding "
            "JOIN document ON document.id = founding.document AND document.plan = choice.plan "
            "AND document.commission = choice.commission WHERE choice.plan = ? AND choice.commission = ?",
            (plan, key),
        ).fetchone()
        return str(found[0]) if found else ""

    # what she decides

    def choose(self, document: str) -> None:
        """Let this one of a commission's documents count."""
        with self.saving():
            found = self.connection.execute(
                "SELECT plan, commission, min(change) FROM document JOIN founding ON founding.document = id "
                "WHERE id = ? GROUP BY id", (document,),
            ).fetchone()  # fmt: skip
            if found is None:
                raise PlanError("Этого документа в сводном файле уже нет.", "Посмотрите список файлов еще раз.")
            self.connection.execute("INSERT OR REPLACE INTO choice VALUES (?, ?, ?)", found)
            self._count(found[0], found[1])

    def set_example(self, activity: str, period: str, text: str) -> None:
        """Keep the examples of what was done on an item in a period, as the report prints them; empty for none."""
        with self.saving():
            self.connection.execute("DELETE FROM example WHERE activity = ? AND period = ?", (activity, period))
            if text.strip():
                self.connection.execute("INSERT INTO example VALUES (?, ?, ?)", (activity, period, text))

    # what is in

    def summary(self) -> str:
        """How many commissions' documents are in, in a sentence."""
        count = self.connection.execute("SELECT count(*) FROM document WHERE counted = 1").fetchone()[0]
        return f"Сводный файл: комиссий {count}."

    def files(self) -> list[FileRow]:
        """Every file that was taken in or refused, the refused ones first, then by place."""
        rows = self.connection.execute(
            "SELECT folder, file.name, taken_at, verdict, sentence, coalesce((SELECT document.name FROM document "
            "JOIN founding ON founding.document = document.id WHERE founding.change = file.founding "
            "AND document.plan = file.plan AND document.commission = file.commission), '') FROM file"
        )
        return sorted((FileRow(*row) for row in rows), key=lambda row: (row.good, row.folder, row.name))

    def rivals(self) -> list[Rival]:
        """The documents among which there is something to choose: unrelated ones of a commission that differ."""
        groups: dict[tuple[str, str], list[tuple[str, str, str, int]]] = defaultdict(list)
        for plan, key, *rest in self.connection.execute(
            "SELECT plan, commission, id, content, name, counted FROM document WHERE (plan, commission) IN "
            "(SELECT plan, commission FROM document GROUP BY 1, 2 HAVING count(DISTINCT content) > 1) "
            "ORDER BY n DESC, id"
        ):
            groups[plan, key].append((rest[0], rest[1], rest[2], rest[3]))
        return [rival for (plan, key), rows in sorted(groups.items()) for rival in self._rivals(plan, key, rows)]

    def _rivals(self, plan: str, key: str, rows: Sequence[tuple[str, str, str, int]]) -> Iterator[Rival]:
        chosen = self._chosen(plan, key)
        for document, _, name, counted in rows:
            marks, events = (
                self.connection.execute(query, (document,)).fetchone()[0]
                for query in (
                    "SELECT count(*) FROM mark WHERE document = ? AND state = 'done'",
                    "SELECT count(*) FROM event WHERE document = ?",
                )
            )
            files = self.connection.execute(
                "SELECT name FROM file JOIN founding ON founding.change = file.founding AND founding.document = ? "
                "WHERE file.plan = ? AND file.commission = ? ORDER BY 1", (document, plan, key),
            )  # fmt: skip
            names = tuple(name for (name,) in files)
            yield Rival(document, plan, key, name, bool(counted), document == chosen, marks, events, names)

    def examples(self, period: str) -> dict[str, str]:
        """The texts that she picked for a period, by item."""
        return dict(self.connection.execute("SELECT activity, text FROM example WHERE period = ?", (period,)))


def _place(source: Path) -> tuple[str, str]:
    """Folder and name of a file as text that any file can hold."""
    folder, name = (os.fsencode(part).decode("utf-8", "replace") for part in os.path.split(source.absolute()))
    return folder, name


def _marks(count: int) -> str:
    return ", ".join("?" * count)
