"""The folded tables: what the counting changes say, written in the transaction that brings the changes."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from kuzplan_desktop.store.changes.change import Change, read_change
from kuzplan_desktop.store.changes.fold import RowFold, fold_row, kind_of
from kuzplan_desktop.store.changes.placing import Placing
from kuzplan_desktop.store.changes.schema import CHUNK, FOLDED

if TYPE_CHECKING:
    import sqlite_utils


class Folding:
    """Keeps `head`, `node`, `step` and the tables of the kinds equal to the fold of `change`.

    Every method runs inside the caller's transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @cached_property
    def _database(self) -> "sqlite_utils.Database":
        import sqlite_utils

        return sqlite_utils.Database(self._connection, execute_plugins=False)

    def off_steps(self) -> frozenset[str]:
        """The steps that are switched off."""
        return frozenset(uid for (uid,) in self._connection.execute("SELECT uid FROM step WHERE undone = 1"))

    def changes_of(self, rows: Iterable[str]) -> dict[str, list[Change]]:
        """All changes of `rows`, those of switched-off steps too, by row."""
        wanted = list(rows)
        found: dict[str, list[Change]] = defaultdict(list)
        for start in range(0, len(wanted), CHUNK):
            part = wanted[start : start + CHUNK]
            marks = ",".join("?" * len(part))
            for row, body in self._connection.execute(
                f"SELECT row, body FROM change WHERE row IN ({marks}) ORDER BY rowid", part
            ):
                found[row].append(read_change(body))
        return found

    def rows_of_step(self, step: str) -> set[str]:
        """The rows that a step's changes speak of."""
        return {row for (row,) in self._connection.execute("SELECT row FROM change WHERE step = ?", (step,))}

    def refold(self, rows: Iterable[str]) -> set[tuple[str, str]]:
        """Fold `rows` anew after changes of theirs came, went or were switched. Returns the (kind, uid) affected."""
        rows = set(rows)
        changes = self.changes_of(rows)
        switches = {row for row in rows if self._is_switch(row, changes.get(row))}
        flipped = self._fold_steps({row: changes.get(row, []) for row in switches})
        rows -= switches
        for step in flipped:
            rows |= self.rows_of_step(step)
        changes.update(self.changes_of(rows - changes.keys()))
        off = self.off_steps()
        folds = {row: fold_row(changes[row], off) for row in rows if changes.get(row)}
        self._write_heads(rows, folds)
        return Placing(self._connection, self._database, folds, self._fold_one).place(rows)

    def refold_all(self) -> None:
        """Empty every folded table and fold all changes anew."""
        for table in ("head", "node", "step", *reversed(FOLDED)):
            self._connection.execute(f"DELETE FROM {table}")
        self.refold({row for (row,) in self._connection.execute("SELECT DISTINCT row FROM change")})

    def fold_rows(self, rows: Iterable[str]) -> dict[str, RowFold]:
        """The folds of `rows` that have changes."""
        off = self.off_steps()
        return {row: fold_row(changes, off) for row, changes in self.changes_of(rows).items()}

    def _fold_one(self, row: str) -> RowFold:
        return self.fold_rows([row])[row]

    def _is_switch(self, row: str, changes: list[Change] | None) -> bool:
        """True for a row that switches a step, also after the last change that switched it has gone."""
        if changes:
            return kind_of(changes) == "step"
        return bool(self._connection.execute("SELECT 1 FROM step WHERE uid = ?", (row,)).fetchone())

    def _fold_steps(self, changes: dict[str, list[Change]]) -> set[str]:
        """Fold the rows that switch steps. Returns the steps that went on or off."""
        flipped = set()
        folds = {row: fold_row(found, ()) for row, found in changes.items() if found}
        self._write_heads(set(changes), folds)
        for row in changes:
            heads = folds[row].heads.get("undone", []) if row in folds else []
            undone = bool(heads) and all(head.values["undone"] for head in heads)
            before = self._connection.execute("SELECT undone FROM step WHERE uid = ?", (row,)).fetchone()
            if undone != bool(before and before[0]):
                flipped.add(row)
            if row in folds:
                self._connection.execute("INSERT OR REPLACE INTO step(uid, undone) VALUES (?, ?)", (row, undone))
            else:
                self._connection.execute("DELETE FROM step WHERE uid = ?", (row,))
        return flipped

    def _write_heads(self, rows: set[str], folds: dict[str, RowFold]) -> None:
        if self._connection.execute("SELECT 1 FROM head LIMIT 1").fetchone():
            self._connection.executemany("DELETE FROM head WHERE row = ?", ((row,) for row in rows))
        self._connection.executemany(
            "INSERT INTO head(row, field, change) VALUES (?, ?, ?)",
            (
                (row, name, head.id)
                for row, fold in sorted(folds.items())
                for name, heads in sorted(fold.heads.items())
                for head in heads
            ),
        )
