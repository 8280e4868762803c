"""A side of a comparison: one set of changes, folded row by row when asked for, in memory and without SQL."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from kuzplan_desktop.domain.plan.plan import natural_key
from kuzplan_desktop.store.changes.change import DELETED, BadChange, Change, canonical, read_change
from kuzplan_desktop.store.changes.fold import RowFold, as_read, field_heads, fold_row, kind_of
from kuzplan_desktop.store.changes.schema import KINDS

Place = tuple[tuple[Any, ...], ...]


def changes_by_id(bodies: Iterable[str]) -> dict[str, Change]:
    """The changes that `bodies` tell, by id; what is not a change is left aside."""
    found = {}
    for body in bodies:
        try:
            change = read_change(body)
        except BadChange:
            continue
        found[change.id] = change
    return found


class Side:
    """What one set of changes says: the same fold, attachment and hiding as in the tables of a document."""

    def __init__(self, changes: Mapping[str, Change]) -> None:
        self.changes = changes
        self._rows: dict[str, list[Change]] = defaultdict(list)
        self._under: dict[str, set[str]] = defaultdict(set)  # rows that were ever put under a row
        for change in changes.values():
            self._rows[change.row].append(change)
            kind = KINDS.get(change.kind)
            if kind and kind.parent and kind.parent in change.values:
                self._under[change.values[kind.parent]].add(change.row)
        self.off = frozenset(
            row for row, found in self._rows.items() if kind_of(found) == "step" and _is_switched_off(found)
        )
        self._folds: dict[str, RowFold | None] = {}
        self._shown: dict[str, bool] = {}
        self._chains: dict[str, tuple[str, ...]] = {}

    def shown_rows(self, kind: str) -> list[str]:
        """The rows of a kind that a document of this set shows."""
        rows = {change.row for change in self.changes.values() if change.kind == kind}
        return sorted(row for row in rows if self.is_shown(row))

    def changes_of(self, row: str) -> list[Change]:
        """All changes of a row."""
        return self._rows.get(row, [])

    def fold(self, row: str) -> RowFold | None:
        """The fold of a row; None for one that no change speaks of or whose kind is not known."""
        if row not in self._folds:
            found = self._rows.get(row)
            known = bool(found) and kind_of(found or []) in KINDS
            self._folds[row] = fold_row(found, self.off) if found and known else None
        return self._folds[row]

    def heads(self, row: str, name: str) -> list[Change]:
        """The heads of a field, the provisional winner first."""
        fold = self.fold(row)
        return fold.heads.get(name, []) if fold else []

    def value(self, row: str, name: str) -> Any:
        """The value of a field by its provisional winner, None if it has none."""
        fold = self.fold(row)
        return fold.values.get(name) if fold else None

    def said(self, row: str, name: str) -> frozenset[str]:
        """The values of a field, several in a conflict, as texts to compare; nothing and emptiness are the same.

        A row that is not shown says nothing.
        """
        if not self.is_shown(row):
            return frozenset({""})
        heads = self.heads(row, name)
        values = [as_read(head.values[name]) for head in heads] or [as_read(self.value(row, name))]
        return frozenset("" if value in (None, "", {}) else canonical({name: value}) for value in values)

    def parent(self, row: str) -> str | None:
        """The row above."""
        fold = self.fold(row)
        return fold.parent if fold else None

    def chain(self, row: str) -> tuple[str, ...]:
        """The row and those above it, the topmost last."""
        if row not in self._chains:
            found = [row]
            while (above := self.parent(found[-1])) and above not in found:
                found.append(above)
            self._chains[row] = tuple(found)
        return self._chains[row]

    def children(self, row: str) -> list[str]:
        """The rows straight under a row."""
        return sorted(one for one in self._under.get(row, ()) if self.parent(one) == row)

    def branch(self, row: str) -> list[str]:
        """The row and all rows under it, hidden ones too."""
        found = {row: None}
        waiting = [row]
        for one in waiting:
            fresh = [below for below in self.children(one) if below not in found]  # none twice: rows may hang in a ring
            found.update(dict.fromkeys(fresh))
            waiting += fresh
        return list(found)

    def is_shown(self, row: str) -> bool:
        """True if a document of this set shows the row."""
        if row not in self._shown:
            fold = self.fold(row)
            self._shown[row] = fold is not None and self._is_attached(fold) and self._lives(row)
        return self._shown[row]

    def is_disputed(self, row: str) -> bool:
        """True if somebody deleted the row, and it is shown all the same."""
        fold = self.fold(row)
        return fold is not None and fold.claimed_deleted and self.is_shown(row)

    def activity(self, row: str) -> str:
        """The activity on which a row hangs, itself if it is one; empty if on none."""
        return next((one for one in self.chain(row) if self._is(one, "activity")), "")

    def place(self, row: str) -> Place:
        """A sort key: the plan's own order, from the top down."""
        return tuple(self._order(one) for one in reversed(self.chain(row)))

    def live_heads(self, row: str) -> tuple[str, ...]:
        """The ids of all heads of a row but those of its deletion: what a deletion has seen."""
        fold = self.fold(row)
        found = {head.id for name, heads in fold.heads.items() if name != DELETED for head in heads} if fold else set()
        return tuple(sorted(found))

    def _is(self, row: str, kind: str) -> bool:
        fold = self.fold(row)
        return fold is not None and fold.kind == kind

    def _is_attached(self, fold: RowFold) -> bool:
        """True if the chain of rows above is whole."""
        wanted = KINDS[fold.kind].parent
        above = self.fold(fold.parent) if wanted and fold.parent else None
        return wanted is None or (above is not None and above.kind == wanted and self._is_attached(above))

    def _lives(self, row: str) -> bool:
        fold = self.fold(row)
        return fold is not None and (fold.live or any(map(self._lives, self.children(row))))

    def _order(self, row: str) -> tuple[Any, ...]:
        fold = self.fold(row)
        if fold is None:
            return (len(KINDS), "", row)
        kinds, values = list(KINDS), fold.values
        if fold.kind == "mark":
            return (kinds.index("mark"), values.get("quarter") or 0, row)
        if fold.kind == "event":
            return (kinds.index("event"), values.get("starts_on") or values.get("month") or "9", row)
        position = values.get("position")
        number = natural_key(str(values.get("number") or ""))
        return (kinds.index(fold.kind), position is None, position or 0, number, row)


def _is_switched_off(changes: list[Change]) -> bool:
    heads = field_heads("undone", changes, ())
    return bool(heads) and all(head.values["undone"] for head in heads)
