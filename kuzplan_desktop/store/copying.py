"""New files out of old ones: a document begun on a plan, a clean copy, a private copy of a foreign file."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.draft import PlanDraft
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import inspection, schema
from kuzplan_desktop.store.changes import BadChange, Change, Draft, Stamp, make_change, read_change
from kuzplan_desktop.store.connection import connect, told, transaction
from kuzplan_desktop.store.founding import founding_changes, plan_changes
from kuzplan_desktop.store.identity import founding_step, new_uid
from kuzplan_desktop.store.ledger import Ledger
from kuzplan_desktop.store.schema import FOLDED

_DAMAGED = "Откройте резервную или присланную ранее копию."


def create(path: Path, *, source: Path, commission: str, role: Role, list_id: str, device: str, author: str) -> None:
    """Make a new document at `path` on the plan in the file `source`. PlanError if `path` is taken."""
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
    with told(source), closing(sound_copy(source)) as connection:
        changes = [read_change(body) for body in Ledger(connection).bodies()]
    if any(change.kind == "commission" for change in changes):
        plans = {founding_step(change.row) for change in changes if change.kind == "plan"}
        changes = [change for change in changes if change.step in plans]
    return [change for change in changes if change.kind != "document"]


def write_plan(path: Path, draft: PlanDraft) -> None:
    """Make the file of a plan alone, without a commission, at `path`: the same draft gives the same bytes."""
    write_new(path, plan_changes(draft))


def in_memory(changes: Iterable[Change]) -> sqlite3.Connection:
    """A document of ready changes in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    with transaction(connection):
        schema.make(connection)
        Ledger(connection).found(changes)
    return connection


def write_new(path: Path, changes: Iterable[Change]) -> None:
    """Make a document of ready changes at `path`, whole or not at all. PlanError if `path` is taken."""
    with _beside(path) as part, closing(sqlite3.connect(part, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = EXTRA")
        with transaction(connection):
            schema.make(connection)
            Ledger(connection).found(changes)
        connection.execute("VACUUM")


class _beside:  # noqa: N801
    """A temporary name beside a free path, which takes its place if all went well and vanishes otherwise."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.parent / f".{new_uid()}.part"

    def __enter__(self) -> Path:
        if self._path.exists() or self._path.is_symlink():
            raise PlanError(f"Файл «{self._path.name}» уже есть, он не изменен.", "Выберите другое имя.")
        if not self._path.parent.is_dir():
            raise PlanError(f"Папки «{self._path.parent}» нет.", "Создайте ее или выберите другую.")
        return self._part

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        try:
            if error is None:
                with self._part.open("rb+") as file:
                    os.fsync(file.fileno())
                os.rename(self._part, self._path)
            elif isinstance(error, sqlite3.DatabaseError | OSError):
                raise PlanError(
                    f"Файл «{self._path.name}» не записан: не удалось записать в папку «{self._path.parent.name}».",
                    "Проверьте место на диске и права на папку.",
                ) from error
        finally:
            self._part.unlink(missing_ok=True)


def copy(connection: sqlite3.Connection, path: Path, *, without_history: bool) -> None:
    """Write what `connection` holds to a clean file at `path`, without local tables; read it back before it counts."""
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
            _demand_sound(made, path)


def _values_only(connection: sqlite3.Connection) -> list[Change]:
    """The current values alone, as the changes of a new document that is marked so."""
    changes = [read_change(body) for body in Ledger(connection).bodies()]
    shown = {
        row: kind
        for row, kind in connection.execute("SELECT row, kind FROM node WHERE shown = 1 AND kind <> 'document'")
    }
    folds = Ledger(connection).folding.fold_rows(shown)
    plan = next(row for row, kind in shown.items() if kind == "plan")
    drafts = [Draft(row, kind, dict(folds[row].values), new=True) for row, kind in sorted(shown.items())]
    drafts.append(Draft(new_uid(), "document", {"plan": plan, "without_history": True}, new=True))
    n = max(change.n for change in changes)
    stamp = Stamp(step=new_uid(), label="Документ сохранен без истории")
    return [make_change(draft, stamp, n + number) for number, draft in enumerate(drafts, start=1)]


def sound_copy(path: Path) -> sqlite3.Connection:
    """A connection to a private copy of the file, after every test: nothing is locked or written beside the original.

    An interrupted save beside it is recovered inside the copy. The copy is gone when the connection closes.
    """
    inspection.inspect(path).demand_good()
    with tempfile.TemporaryDirectory(prefix="kuzplan-", ignore_cleanup_errors=True) as folder:
        private = Path(folder) / "copy.sqlite"
        shutil.copyfile(path, private)
        for side in inspection.SIDE_FILES[:2]:
            beside = Path(f"{path}{side}")
            if beside.is_file():
                shutil.copyfile(beside, f"{private}{side}")
        inspection.inspect(private).demand_good()
        with closing(connect(private, read_only=False)) as connection:
            _demand_sound(connection, path)
            memory = sqlite3.connect(":memory:", isolation_level=None)
            connection.backup(memory)
    return memory


def demand_sound(path: Path) -> None:
    """PlanError unless a private copy of the file passes every test."""
    with told(path):
        sound_copy(path).close()


def _demand_sound(connection: sqlite3.Connection, path: Path) -> None:
    """PlanError unless pages, references, hashes and folded tables agree."""
    damaged = PlanError(f"Файл «{path.name}» поврежден.", _DAMAGED)
    try:
        if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
            raise damaged
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            raise damaged
        for change_id, row, step, body in connection.execute("SELECT id, row, step, body FROM change"):
            change = read_change(body)
            if (change.id, change.row, change.step) != (change_id, row, step):
                raise damaged
        before = _dump(connection)
        connection.execute("BEGIN")
        Ledger(connection).folding.refold_all()
        agrees = _dump(connection) == before
        connection.execute("ROLLBACK")
    except (sqlite3.DatabaseError, BadChange) as error:
        raise damaged from error
    if not agrees:
        raise damaged


def _dump(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """Everything that is folded."""
    return [
        connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
        for table in (*FOLDED, "head", "node", "step")
    ]
