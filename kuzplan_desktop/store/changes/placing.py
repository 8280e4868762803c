"""Placing: who is attached and who is shown, down from the parents and up from the children, and their tables."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kuzplan_desktop.store.changes.fold import RowFold
from kuzplan_desktop.store.changes.schema import CHUNK, DEPTHS, KINDS, MARK_COLUMNS, Kind, columns

if TYPE_CHECKING:
    import sqlite_utils


@dataclass(slots=True)
class Node:
    """What `node` holds of a row. `live`: shown if it were alone; `attached`: hangs on a chain of rows that exist."""

    kind: str
    parent: str | None
    live: bool
    attached: bool
    shown: bool
    disputed: bool


class Placing:
    """One placing of freshly folded rows, inside the caller's transaction."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        database: "sqlite_utils.Database",
        folds: dict[str, RowFold],
        fold_one: Callable[[str], RowFold],
    ) -> None:
        self._connection = connection
        self._database = database
        self._folds = folds
        self._fold_one = fold_one
        self._nodes: dict[str, Node | None] = {}
        self._gone: set[tuple[str, str]] = set()

    def place(self, rows: set[str]) -> set[tuple[str, str]]:
        """Bring `node` and the tables of the kinds up to date for `rows` and all whom they affect.

        Returns the (kind, uid) of every row that is or was to be seen otherwise than before.
        """
        self._load(rows)
        former = self._former(rows)
        self._store_nodes(rows)
        looked_at = self._attach(rows | former)
        shown, hidden = self._show(looked_at, rows)
        self._write(shown, hidden)
        seen = {(self._fold(row).kind, row) for row in shown}
        return self._gone | seen | {(kind, row) for row, kind in hidden.items()}

    def _fold(self, row: str) -> RowFold:
        if row not in self._folds:
            self._folds[row] = self._fold_one(row)
        return self._folds[row]

    # nodes

    def _load(self, rows: Iterable[str]) -> None:
        """Read the nodes of `rows` that are not known yet."""
        wanted = sorted({row for row in rows if row not in self._nodes})
        self._nodes.update(dict.fromkeys(wanted))
        for part in _parts(wanted):
            marks = ",".join("?" * len(part))
            for row, kind, parent, *flags in self._connection.execute(
                f"SELECT row, kind, parent, live, attached, shown, disputed FROM node WHERE row IN ({marks})", part
            ):
                self._nodes[row] = Node(kind, parent, *map(bool, flags))

    def _node(self, row: str | None) -> Node | None:
        if row is None:
            return None
        if row not in self._nodes:
            self._load([row])
        return self._nodes[row]

    def _former(self, rows: set[str]) -> set[str]:
        """The rows that `rows` hung on until now and hang on no more: they may have to hide with them."""
        found = {row: node.parent for row in rows if (node := self._node(row))}
        left = {parent for row, parent in found.items() if row not in self._folds or self._folds[row].parent != parent}
        return {parent for parent in left if parent and self._node(parent)}

    def _store_nodes(self, rows: set[str]) -> None:
        """Write what each row says of itself; drop the nodes of rows whose changes are all gone."""
        for row in sorted(rows):
            node, fold = self._node(row), self._folds.get(row)
            if node and (fold is None or fold.kind != node.kind):
                self._connection.execute(f"DELETE FROM {node.kind} WHERE uid = ?", (row,))
                self._connection.execute("DELETE FROM node WHERE row = ?", (row,))
                self._gone.add((node.kind, row))
                self._nodes[row] = node = None
            if fold is None or fold.kind not in KINDS:
                continue
            if node is None:
                self._nodes[row] = Node(fold.kind, fold.parent, fold.live, False, False, False)
            else:
                node.parent, node.live = fold.parent, fold.live
        self._save(rows)

    def _save(self, rows: Iterable[str]) -> None:
        """Write the nodes of `rows`."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO node(row, kind, parent, live, attached, shown, disputed) VALUES (?,?,?,?,?,?,?)",
            (
                (row, node.kind, node.parent, node.live, node.attached, node.shown, node.disputed)
                for row in sorted(rows)
                if (node := self._nodes.get(row))
            ),
        )

    def _children(self, rows: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for part in _parts(sorted(rows)):
            marks = ",".join("?" * len(part))
            query = f"SELECT row FROM node WHERE parent IN ({marks})"
            found |= {row for (row,) in self._connection.execute(query, part)}
        return found

    def _by_depth(self, rows: Iterable[str]) -> dict[int, set[str]]:
        levels: dict[int, set[str]] = {depth: set() for depth in range(DEPTHS)}
        rows = list(rows)
        self._load(rows)
        for row in rows:
            node = self._nodes[row]
            if node:
                levels[KINDS[node.kind].depth].add(row)
        return levels

    # down: who is attached

    def _attach(self, rows: set[str]) -> set[str]:
        """Find out, from the top down, which rows hang on a chain of rows that exist. Returns all looked at."""
        gone = {row for row in rows if self._node(row) is None}
        waiting = self._by_depth(rows | self._children(gone))
        for depth in range(DEPTHS):
            turned = {row for row in waiting[depth] if self._turn(row)}
            self._save(turned)
            for below, found in self._by_depth(self._children(turned)).items():
                if below > depth:
                    waiting[below] |= found
        return {row for level in waiting.values() for row in level}

    def _turn(self, row: str) -> bool:
        """Find out whether one row is attached. True if that has changed."""
        node = self._nodes[row]
        if node is None:
            return False
        wanted, above = KINDS[node.kind].parent, self._node(node.parent)
        attached = wanted is None or bool(above and above.attached and above.kind == wanted)
        turned = attached != node.attached
        node.attached = attached
        return turned

    # up: who is shown

    def _show(self, looked_at: set[str], rows: set[str]) -> tuple[set[str], dict[str, str]]:
        """Find out, from the bottom up, which rows are shown. Returns those shown and those hidden with their kind;
        rows above are among them only if something about them has changed."""
        waiting = self._by_depth(looked_at)
        shown: set[str] = set()
        hidden: dict[str, str] = {}
        for depth in reversed(range(DEPTHS)):
            turned = set()
            for row in waiting[depth]:
                node = self._nodes[row]
                if node is None:
                    continue
                before = node.shown, node.disputed
                node.shown = node.attached and (node.live or self._has_shown_child(row))
                node.disputed = node.shown and self._fold(row).claimed_deleted
                changed = before != (node.shown, node.disputed)
                if changed:
                    turned.add(row)
                if changed or row in rows:
                    (shown.add(row) if node.shown else hidden.setdefault(row, node.kind))
                if before[0] != node.shown and self._node(node.parent):
                    waiting[depth - 1].add(str(node.parent))
            self._save(turned)
        return shown, hidden

    def _has_shown_child(self, row: str) -> bool:
        return bool(self._connection.execute("SELECT 1 FROM node WHERE parent = ? AND shown = 1", (row,)).fetchone())

    # the tables of the kinds

    def _write(self, shown: set[str], hidden: dict[str, str]) -> None:
        for row, kind in sorted(hidden.items()):
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


def _parts(items: list[str]) -> Iterable[list[str]]:
    """`items` in parts that fit the number of variables of a statement."""
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))
