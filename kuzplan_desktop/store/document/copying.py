"""New files out of old ones: a document begun on a plan, the plan alone, a clean copy."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop import paths
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes import schema, stored_bytes
from kuzplan_desktop.store.changes.change import LARGEST_N, Change, Draft, Stamp, make_change, read_change
from kuzplan_desktop.store.changes.identity import founding_step, new_uid
from kuzplan_desktop.store.changes.ledger import Ledger
from kuzplan_desktop.store.changes.memory import in_memory
from kuzplan_desktop.store.changes.snapshot import read_document
from kuzplan_desktop.store.connection import connect, connection_to, failures_explained, transaction
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.door.header import LONGEST_NAME

if TYPE_CHECKING:
    from kuzplan_desktop.domain.document import Document
    from kuzplan_desktop.domain.plan.draft import PlanDraft

Stored = Callable[[Collection[str], Callable[[str, bytes], object]], None]
"""Hands over the bytes of attachments with these hashes, one after the other."""


def create(
    path: Path, *, source: Path | PlanDraft, commission: str, role: Role, list_id: str, device: str, author: str
) -> None:
    """Make a new document at `path` on the plan in the file `source`, or on one that was read from a document.

    PlanError if `path` is taken.
    """
    from kuzplan_desktop.store.document.founding import founding_changes, handed_plan

    changes = plan_in(source) if isinstance(source, Path) else handed_plan(source)
    plan = next(change.row for change in changes if change.kind == "plan")
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    stamp = Stamp(step=new_uid(), label="Документ начат", dev=device, by=author, at=now)
    n = 1 + max(change.n for change in changes)
    founding = founding_changes(plan, commission=commission, role=role, list_id=list_id, stamp=stamp, n=n)
    write_new(path, [*changes, *founding])


def plan_in(source: Path) -> list[Change]:
    """The changes of the plan in `source`: all of a plan handed out alone, the text's own of a commission's file.

    PlanError if there is none.
    """
    copy = reader.own_copy(source) if source == paths.SEED_PLAN else reader.sound_copy(source)
    with failures_explained(source), closing(copy) as connection:
        changes = [read_change(body) for body in Ledger(connection).bodies()]
    if any(change.kind == "commission" for change in changes):
        plans = {founding_step(change.row) for change in changes if change.kind == "plan"}
        changes = [change for change in changes if change.step in plans]
    if not any(change.kind == "plan" for change in changes):
        raise PlanError(f"В файле «{source.name}» нет сводного плана.", "Выберите другой файл.")
    return [change for change in changes if change.kind != "document"]


def year_of_plan(changes: Iterable[Change]) -> int:
    """The year of a plan, by its changes as `plan_in` gives them."""
    years = (change.values["year"] for change in changes if change.kind == "plan" and "year" in change.values)
    return int(next(years))


def write_plan(path: Path, draft: PlanDraft) -> None:
    """Make the file of a plan alone, without a commission, at `path`: the same draft gives the same bytes."""
    from kuzplan_desktop.store.document.founding import handed_plan

    write_new(path, handed_plan(draft))


def document_of_draft(draft: PlanDraft) -> Document:
    """The plan of a draft as a document without a commission; nothing is written anywhere."""
    from kuzplan_desktop.store.document.founding import handed_plan

    with closing(in_memory(handed_plan(draft))) as connection:
        return read_document(connection)


def write_new(path: Path, changes: Iterable[Change], stored: Stored | None = None) -> None:
    """Make a document of ready changes at `path`, whole or not at all, with the bytes of the attachments that it shows,
    which `stored` hands over. PlanError if `path` is taken."""
    with _beside(path) as part, closing(connection_to(part, "rwc")) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = EXTRA")
        with transaction(connection):
            schema.make_tables(connection)
            Ledger(connection).found(changes)
        connection.execute("VACUUM")
        _lay_in(connection, stored_bytes.shown_hashes(connection), stored)


def _lay_in(connection: sqlite3.Connection, names: Collection[str], stored: Stored | None) -> None:
    """Lay the bytes of attachments into a new file, as far as `stored` has them."""
    if stored and names:
        with transaction(connection):
            stored(names, lambda name, content: stored_bytes.put_bytes(connection, {name: content}))


class _beside:
    """A temporary name beside a free path, which takes its place if all went well and vanishes otherwise."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.parent / f".{new_uid()}.part"

    def __enter__(self) -> Path:
        if len(os.fsencode(self._path.name)) > LONGEST_NAME:
            raise PlanError("Имя файла слишком длинное.", "Выберите имя короче.")
        if self._path.exists() or self._path.is_symlink():
            raise PlanError(f"Файл «{self._path.name}» уже есть, он не изменен.", "Выберите другое имя.")
        if not self._path.parent.is_dir():
            raise PlanError(f"Папки «{self._path.parent}» нет.", "Создайте ее или выберите другую.")
        return self._part

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        try:
            if error is None:
                error = self._put_in_place()
            if isinstance(error, OSError) and error.errno == errno.EINVAL:  # Windows, of < > : " | ? *
                sentence = f"Имя файла «{self._path.name}» системе не подходит."
                raise PlanError(sentence, "Выберите другое имя.") from error
            if isinstance(error, sqlite3.DatabaseError | OSError):
                raise PlanError(
                    f"Файл «{self._path.name}» не записан: не удалось записать в папку «{self._path.parent.name}».",
                    "Проверьте место на диске и права на папку.",
                ) from error
        finally:
            file_bytes.drop(self._part)

    def _put_in_place(self) -> OSError | None:
        """Give the file its name. Returns what went wrong."""
        try:
            file_bytes.sync(self._part)
            os.rename(self._part, self._path)
        except OSError as error:
            return error
        return None


def copy_document(connection: sqlite3.Connection, path: Path, *, without_history: bool, stored: Stored | None) -> None:
    """Write what `connection` holds to a clean file at `path`, without local tables; read it back before it counts.

    `stored` hands over the bytes that the changes name; without it the copy has none.
    """
    from kuzplan_desktop.store.door.examination import examine_at_rest

    if without_history:
        write_new(path, _values_only(connection), stored)
        return
    with _beside(path) as part:
        if stored_bytes.has_any(connection):
            place = Path(next(file for _, name, file in connection.execute("PRAGMA database_list") if name == "main"))
            with closing(connection_to(part, "rwc")) as made:
                stored_bytes.copy_without(place, made)
        else:
            connection.execute("VACUUM INTO ?", (str(part),))
        with closing(connect(part, read_only=False)) as made:
            with transaction(made):
                for table in schema.LOCAL_TABLES:
                    made.execute(f"DELETE FROM {table}")
            made.execute("VACUUM")
            _lay_in(made, stored_bytes.named_in(Ledger(made).bodies()), stored)
        examine_at_rest(part, path.name).finding.demand_good()


def _values_only(connection: sqlite3.Connection) -> list[Change]:
    """The current values alone, as the changes of a new document that is marked so."""
    changes = [read_change(body) for body in Ledger(connection).bodies()]
    shown = {
        row: kind
        for row, kind in connection.execute(
            "SELECT row, kind FROM node WHERE shown = 1 AND kind <> 'document' ORDER BY row"
        )
    }
    folds = Ledger(connection).folding.fold_rows(shown)
    plan = next(row for row, kind in shown.items() if kind == "plan")
    drafts = [Draft(row, kind, dict(folds[row].values), new=True) for row, kind in sorted(shown.items())]
    drafts.append(Draft(new_uid(), "document", {"plan": plan, "without_history": True}, new=True))
    n = max(change.n for change in changes)
    stamp = Stamp(step=new_uid(), label="Документ сохранен без истории")
    return [make_change(draft, stamp, min(n + number, LARGEST_N)) for number, draft in enumerate(drafts, start=1)]
