"""The folded tables: what the counting changes say, written in the transaction that brings the changes."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kuzplan_desktop.store.changes import Change, read_change
from kuzplan_desktop.store.fold import RowFold, fold_row
from kuzplan_desktop.store.schema import DEPTHS, FOLDED, KINDS, MARK_COLUMNS, Kind, columns

if TYPE_CHECKING:
    import sqlite_utils

CHUNK = 400


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
            for row, body in self._connection.execute(f"SELECT row, body FROM change WHERE row IN ({marks})", part):
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
        return _Tree(self._connection, self._database, folds, off, self).settle(rows)

    def refold_all(self) -> None:
        """Empty every folded table and fold all changes anew."""
        for table in ("head", "node", "step", *reversed(FOLDED)):
            self._connection.execute(f"DELETE FROM {table}")
        self.refold({row for (row,) in self._connection.execute("SELECT DISTINCT row FROM change")})

    def fold_rows(self, rows: Iterable[str]) -> dict[str, RowFold]:
        """The folds of `rows` that have changes."""
        off = self.off_steps()
        return {row: fold_row(changes, off) for row, changes in self.changes_of(rows).items()}

    def _is_switch(self, row: str, changes: list[Change] | None) -> bool:
        """True for a row that switches a step, also after the last change that switched it has gone."""
        if changes:
            return changes[0].kind == "step"
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
            self._connection.execute("INSERT OR REPLACE INTO step(uid, undone) VALUES (?, ?)", (row, undone))
        return flipped

    def _write_heads(self, rows: set[str], folds: dict[str, RowFold]) -> None:
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


class _Tree:
    """One settling of who is attached and shown, down from the parents and up from the children."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        database: "sqlite_utils.Database",
        folds: dict[str, RowFold],
        off: frozenset[str],
        folding: Folding,
    ) -> None:
        self._connection = connection
        self._database = database
        self._folds = folds
        self._off = off
        self._folding = folding

    def settle(self, rows: set[str]) -> set[tuple[str, str]]:
        """Bring `node` and the tables of the kinds up to date for `rows` and all whom they affect."""
        former = self._former(rows)
        self._store_nodes(rows)
        affected = self._attach(rows | former)
        shown, hidden = self._show(affected)
        self._write(shown, hidden)
        return {(self._fold(row).kind, row) for row in shown} | {(kind, row) for row, kind in hidden.items()}

    def _former(self, rows: set[str]) -> set[str]:
        """The rows that `rows` hung on until now and hang on no more: they may have to hide with them."""
        found = {row: node[1] for row in rows if (node := self._node(row)) and node[1]}
        left = {parent for row, parent in found.items() if row not in self._folds or self._folds[row].parent != parent}
        return {parent for parent in left if self._node(parent)}

    def _fold(self, row: str) -> RowFold:
        if row not in self._folds:
            self._folds[row] = fold_row(self._folding.changes_of([row])[row], self._off)
        return self._folds[row]

    def _node(self, row: str) -> tuple[str, str | None, int, int, int] | None:
        found: tuple[str, str | None, int, int, int] | None = self._connection.execute(
            "SELECT kind, parent, live, attached, shown FROM node WHERE row = ?", (row,)
        ).fetchone()
        return found

    def _store_nodes(self, rows: set[str]) -> None:
        """Write what each row says of itself; drop the nodes of rows whose changes are all gone."""
        for row in rows - self._folds.keys():
            node = self._node(row)
            if node and node[0] in KINDS:
                self._connection.execute(f"DELETE FROM {node[0]} WHERE uid = ?", (row,))
            self._connection.execute("DELETE FROM node WHERE row = ?", (row,))
        self._connection.executemany(
            "INSERT INTO node(row, kind, parent, live, attached, shown, disputed) VALUES (?, ?, ?, ?, 0, 0, 0) "
            "ON CONFLICT(row) DO UPDATE SET parent = excluded.parent, live = excluded.live",
            (
                (fold.row, fold.kind, fold.parent, fold.live)
                for _, fold in sorted(self._folds.items())
                if fold.kind in KINDS
            ),
        )

    def _attach(self, rows: set[str]) -> set[str]:
        """Find out, from the top down, which rows hang on a chain of rows that exist. Returns all looked at."""
        waiting = self._by_depth(rows | self._orphaned(rows))
        looked_at: set[str] = set()
        for depth in range(DEPTHS):
            for row in waiting[depth]:
                node = self._node(row)
                if node is None:
                    continue
                looked_at.add(row)
                above = self._node(node[1]) if node[1] else None
                attached = bool(above and above[3] and above[0] == KINDS[node[0]].parent)
                attached = attached or KINDS[node[0]].parent is None
                if attached != bool(node[3]):
                    self._connection.execute("UPDATE node SET attached = ? WHERE row = ?", (attached, row))
                    for below, found in self._by_depth(self._children(row)).items():
                        if below > depth:
                            waiting[below] |= found
        return looked_at

    def _orphaned(self, rows: set[str]) -> set[str]:
        """The children of rows that have just gone."""
        return {child for row in rows if self._node(row) is None for child in self._children(row)}

    def _children(self, row: str) -> set[str]:
        return {child for (child,) in self._connection.execute("SELECT row FROM node WHERE parent = ?", (row,))}

    def _by_depth(self, rows: set[str]) -> dict[int, set[str]]:
        levels: dict[int, set[str]] = {depth: set() for depth in range(DEPTHS)}
        for row in rows:
            node = self._node(row)
            if node:
                levels[KINDS[node[0]].depth].add(row)
        return levels

    def _show(self, rows: set[str]) -> tuple[set[str], dict[str, str]]:
        """Find out, from the bottom up, which rows are shown. Returns those shown and those hidden with their kind."""
        waiting = self._by_depth(rows)
        shown_rows: set[str] = set()
        hidden: dict[str, str] = {}
        for depth in reversed(range(DEPTHS)):
            for row in waiting[depth]:
                kind, parent, live, attached, before = self._node(row) or ("", None, 0, 0, 0)
                shown = bool(attached and (live or self._has_shown_child(row)))
                disputed = shown and self._fold(row).claimed_deleted
                self._connection.execute(
                    "UPDATE node SET shown = ?, disputed = ? WHERE row = ?", (shown, disputed, row)
                )
                if shown:
                    shown_rows.add(row)
                else:
                    hidden[row] = kind
                if parent and shown != bool(before) and self._node(parent):
                    waiting[depth - 1].add(parent)
        return shown_rows, hidden

    def _has_shown_child(self, row: str) -> bool:
        return bool(self._connection.execute("SELECT 1 FROM node WHERE parent = ? AND shown = 1", (row,)).fetchone())

    def _write(self, shown: set[str], hidden: dict[str, str]) -> None:
        """Write the tables of the kinds."""
        for row, kind in hidden.items():
            self._connection.execute(f"DELETE FROM {kind} WHERE uid = ?", (row,))
        by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in sorted(shown):
            fold = self._fold(row)
            by_kind[fold.kind].append(record(KINDS[fold.kind], fold))
        for kind, records in sorted(by_kind.items()):
            self._database.table(kind).insert_all(records, pk="uid", replace=True)


def record(kind: Kind, fold: RowFold) -> dict[str, Any]:
    """The row of the folded table of `kind` that a fold becomes."""
    values = fold.values
    if kind.name == "mark":
        content = values.get("content") or {}
        values = {**values, **{name: content.get(name) for name in MARK_COLUMNS}}
    return {"uid": fold.row, **{name: values.get(name) for name in columns(kind)}}
