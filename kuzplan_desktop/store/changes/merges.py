"""Merges: what came from a colleague's copy or a backup, and what a restoring took away; undone and done again."""

from collections.abc import Iterable, Sequence
from typing import Any

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.changes.change import Change, Draft, Stamp, change_id, read_change
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.changes.ledger import Affected, Ledger, United
from kuzplan_desktop.store.changes.schema import KINDS


class Merges:
    """The merges recorded in one file. The caller holds the transaction."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def unite(self, stamp: Stamp, bodies: Iterable[str], settling: Sequence[Draft] = ()) -> United:
        """Take in the changes of another copy and settle what was chosen, as the merge `stamp.step`.

        What is settled belongs to the merge: it is taken back with it.
        """
        came, set_aside, affected = self._ledger.unite(bodies)
        step = stamp._replace(step=new_uid())
        if settling:
            affected |= self._ledger.append(settling, step)
        found = self._ledger.connection.execute("SELECT id FROM change WHERE step = ?", (step.step,))
        brought = (*came, *(one for (one,) in found))
        if brought:
            self.remember(stamp.step, stamp.label, stamp.at, brought)
        return United(came, set_aside, affected)

    def remember(self, merge: str, label: str, at: str, came: Iterable[str], went: Iterable[Change] = ()) -> None:
        """Note which changes a merge brought, and which a restoring took away, so that it can be undone."""
        self._ledger.connection.execute(
            "INSERT INTO merge(uid, label, at, n, made) VALUES (?, ?, ?, ?, ?)",
            (merge, label, at, self._ledger.growth().largest_n, self._next_turn()),
        )
        rows = [(one, merge, 1) for one in came] + [(change.id, merge, 0) for change in went]
        self._ledger.connection.executemany("INSERT INTO received(change, merge, added) VALUES (?, ?, ?)", rows)

    def undo(self, merge: str) -> Affected:
        """Take away what a merge brought, and bring back what it took away."""
        n = self._ledger.growth().largest_n
        affected = self._exchange(merge, away=1)
        self._ledger.connection.execute(
            "UPDATE merge SET undone_n = ?, undone = ? WHERE uid = ?", (n, self._next_turn(), merge)
        )
        return affected

    def redo(self, merge: str) -> Affected:
        """Do an undone merge again. What has come since by another way is not touched."""
        affected = self._exchange(merge, away=0)
        self._ledger.connection.execute("UPDATE merge SET undone_n = NULL, undone = NULL WHERE uid = ?", (merge,))
        return affected

    def any(self) -> bool:
        """True if a merge or a restoring is recorded in this file."""
        return bool(self._ledger.connection.execute("SELECT 1 FROM merge").fetchone())

    def _next_turn(self) -> int:
        """The number of the next making or undoing of a merge: merges that brought only small counts share them."""
        found = self._ledger.connection.execute("SELECT max(max(coalesce(undone, 0), made)) FROM merge").fetchone()
        return int(found[0] or 0) + 1

    def can_undo(self, merge: str) -> bool:
        """True while undoing the merge would do something, and no later work stands on what it brought."""
        return bool(self._out(merge, 1) or self._back(merge, 0)) and self.can_withdraw(merge)

    def can_redo(self, merge: str) -> bool:
        """True while doing the undone merge again would do something."""
        return bool(self._out(merge, 0) or self._back(merge, 1))

    def _exchange(self, merge: str, *, away: int) -> Affected:
        if not self._ledger.connection.execute("SELECT 1 FROM merge WHERE uid = ?", (merge,)).fetchone():
            raise PlanError("Отменить объединение сейчас нельзя: файл документа не записывается.")
        out, back = self._out(merge, away), self._back(merge, 1 - away)
        self._ledger.connection.executemany("DELETE FROM withdrawn WHERE id = ?", ((change.id,) for change in back))
        self._withdraw(merge, out)
        self._ledger.insert(back)
        self._ledger.forget()
        return self._ledger.folding.refold({change.row for change in (*out, *back)})

    def _out(self, merge: str, added: int) -> list[Change]:
        """The changes at hand that a merge added (1) or took away (0)."""
        return self._bodies("change", merge, added)

    def _back(self, merge: str, added: int) -> list[Change]:
        """The withdrawn changes that a merge added (1) or took away (0)."""
        return self._bodies("withdrawn", merge, added)

    def restore(self, merge: str, label: str, at: str, bodies: Iterable[str]) -> Affected:
        """Make the set of changes equal to `bodies`: what is missing comes, what they lack is withdrawn.

        Recorded like a merge, so that it can be undone.
        """
        wanted = {change_id(body) for body in bodies}
        lacking = [change for body in self._ledger.bodies() if (change := read_change(body)).id not in wanted]
        united = self._ledger.unite(bodies)
        if united.came or lacking:
            self.remember(merge, label, at, united.came, lacking)
        self._withdraw(merge, lacking)
        self._ledger.forget()
        return set(united.affected) | self._ledger.folding.refold({change.row for change in lacking})

    def _withdraw(self, merge: str, changes: Sequence[Change]) -> None:
        """Move changes to `withdrawn`."""
        self._ledger.connection.executemany(
            "INSERT INTO withdrawn(id, row, step, body, merge) VALUES (?, ?, ?, ?, ?)",
            ((change.id, change.row, change.step, change.body, merge) for change in changes),
        )
        self._ledger.connection.executemany("DELETE FROM change WHERE id = ?", ((change.id,) for change in changes))

    def can_withdraw(self, merge: str) -> bool:
        """True while no counting change outside the merge stands on what it brought.

        A change stands on another that it names in `par` or `seen`, and on a row that only they make.
        """
        ids = {change.id for change in self._out(merge, 1)}
        changes = [read_change(body) for body in self._ledger.bodies()]
        remaining = [change for change in changes if change.id not in ids]
        kept_rows = {change.row for change in remaining if change.new}
        their_rows = {change.row for change in changes if change.id in ids and change.kind != "step"} - kept_rows
        off = self._ledger.folding.off_steps()
        return not any(
            change.row in their_rows
            or _parent_of(change) in their_rows
            or bool(ids.intersection(change.seen))
            or any(ids.intersection(replaced) for replaced in change.par.values())
            for change in remaining
            if change.kind == "step" or change.step not in off
        )

    def _bodies(self, table: str, merge: str, added: int) -> list[Change]:
        """The changes in `table` that a merge received, in the order in which they came."""
        query = f"SELECT body FROM {table} JOIN received ON change = id WHERE received.merge = ? AND added = ?"
        found = self._ledger.connection.execute(f"{query} ORDER BY {table}.rowid", (merge, added))
        return [read_change(body) for (body,) in found]


def _parent_of(change: Change) -> Any:
    """The uid that the change names as the row above, None if it names none."""
    kind = KINDS.get(change.kind)
    return change.values.get(kind.parent) if kind and kind.parent else None
