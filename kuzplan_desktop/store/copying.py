"""New files out of old ones: a document begun on a plan, a clean copy, what a foreign file holds."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop import paths
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import inspection, schema
from kuzplan_desktop.store.changes import Change, Draft, Stamp, make_change, read_change
from kuzplan_desktop.store.connection import closed_on_failure, connect, told, transaction
from kuzplan_desktop.store.header import LONGEST_NAME
from kuzplan_desktop.store.identity import founding_step, new_uid
from kuzplan_desktop.store.ledger import Ledger
from kuzplan_desktop.store.memory import in_memory

if TYPE_CHECKING:
    from kuzplan_desktop.domain.draft import PlanDraft
    from kuzplan_desktop.store.examination import Reading


def create(path: Path, *, source: Path, commission: str, role: Role, list_id: str, device: str, author: str) -> None:
    """Make a new document at `path` on the plan in the file `source`. PlanError if `path` is taken."""
    from kuzplan_desktop.store.founding import founding_changes

    changes = _plan_of(source)
    plan = next((change.row for change in changes if change.kind == "plan"), None)
    if plan is None:
        raise PlanError(f"В файле «{source.name}» нет сводного плана.", "Выберите другой файл.")
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    stamp = Stamp(step=new_uid(), label="Документ начат", dev=device, by=author, at=now)
    n = 1 + max(change.n for change in changes)
    founding = founding_changes(plan, commission=commission, role=role, list_id=list_id, stamp=stamp, n=n)
    write_new(path, [*changes, *founding])


def _plan_of(source: Path) -> list[Change]:
    """The changes of the plan in `source`: all of a plan handed out alone, the text's own of a commission's file."""
    copy = own_copy if source == paths.SEED_PLAN else sound_copy
    with told(source), closing(copy(source)) as connection:
        changes = [read_change(body) for body in Ledger(connection).bodies()]
    if any(change.kind == "commission" for change in changes):
        plans = {founding_step(change.row) for change in changes if change.kind == "plan"}
        changes = [change for change in changes if change.step in plans]
    return [change for change in changes if change.kind != "document"]


def write_plan(path: Path, draft: PlanDraft) -> None:
    """Make the file of a plan alone, without a commission, at `path`: the same draft gives the same bytes."""
    from kuzplan_desktop.store.founding import plan_changes

    write_new(path, plan_changes(draft))


def write_new(path: Path, changes: Iterable[Change]) -> None:
    """Make a document of ready changes at `path`, whole or not at all. PlanError if `path` is taken."""
    with _beside(path) as part, closing(sqlite3.connect(part, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = EXTRA")
        with transaction(connection):
            schema.make(connection)
            Ledger(connection).found(changes)
        connection.execute("VACUUM")


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
            if isinstance(error, sqlite3.DatabaseError | OSError):
                raise PlanError(
                    f"Файл «{self._path.name}» не записан: не удалось записать в папку «{self._path.parent.name}».",
                    "Проверьте место на диске и права на папку.",
                ) from error
        finally:
            self._part.unlink(missing_ok=True)

    def _put_in_place(self) -> OSError | None:
        """Give the file its name. Returns what went wrong."""
        try:
            with self._part.open("rb+") as file:
                os.fsync(file.fileno())
            os.rename(self._part, self._path)
        except OSError as error:
            return error
        return None


def copy(connection: sqlite3.Connection, path: Path, *, without_history: bool) -> None:
    """Write what `connection` holds to a clean file at `path`, without local tables; read it back before it counts."""
    from kuzplan_desktop.store.examination import examine_at_rest

    if without_history:
        write_new(path, _values_only(connection))
        return
    with _beside(path) as part:
        connection.execute("VACUUM INTO ?", (str(part),))
        with closing(connect(part, read_only=False)) as made:
            with transaction(made):
                for table in schema.LOCAL_TABLES:
                    made.execute(f"DELETE FROM {table}")
            made.execute("VACUUM")
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
    return [make_change(draft, stamp, n + number) for number, draft in enumerate(drafts, start=1)]


def sound(path: Path, *, bodies: bool = True) -> Reading:
    """What any file holds, after every test in the helper process; PlanError if they refuse it.

    Nothing is locked or written beside it; an interrupted save beside it is recovered in a private copy.
    """
    from kuzplan_desktop.store import reading_process

    reading = reading_process.read(path, bodies=bodies)
    reading.finding.demand_good()
    return reading


def sound_copy(path: Path) -> sqlite3.Connection:
    """The document in memory that any file holds, after every test; PlanError if they refuse it."""
    return held(sound(path))


def held(reading: Reading) -> sqlite3.Connection:
    """The document in memory that was read from a file."""
    return in_memory(map(read_change, reading.bodies))


def own_copy(path: Path) -> sqlite3.Connection:
    """The document in memory that an own file holds, by the quick way; where it leads nowhere, as `sound_copy`."""
    with suppress(sqlite3.DatabaseError):  # an unfinished save, another program at work, damage
        if inspection.inspect(path).verdict == "ok":
            with closing(connect(path, read_only=True)) as connection:
                if is_quickly_sound(connection):
                    memory = sqlite3.connect(":memory:", isolation_level=None)
                    with closed_on_failure(memory):
                        connection.backup(memory)
                    return memory
    return sound_copy(path)


def is_quickly_sound(connection: sqlite3.Connection) -> bool:
    """True if pages and references of an own file are in order; 2 ms for a megabyte."""
    pages = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    return bool(pages == "ok") and connection.execute("PRAGMA foreign_key_check").fetchone() is None
