"""The grow-only set of changes in a file: append, union, withdraw, switch. The caller holds the transaction."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.changes import (
    LARGEST_N,
    BadChange,
    Change,
    Draft,
    Stamp,
    change_id,
    make_change,
    read_change,
)
from kuzplan_desktop.store.folding import Folding
from kuzplan_desktop.store.schema import KINDS

Affected = set[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class United:
    """What a union did: the ids that came, how many bodies were set aside, the rows affected as (kind, uid)."""

    came: tuple[str, ...]
    set_aside: int
    affected: frozenset[tuple[str, str]]


@dataclass(slots=True)
class Survey:
    """What one pass over the changes tells: the largest count, each step's last change, every switch of a step.

    `bodies` holds every body by id, `documents` the uids of the document, `founding` the steps that founded it.
    """

    last_rowid: int = 0
    largest_n: int = 0
    bodies: dict[str, str] = field(default_factory=dict)
    steps: dict[str, Change] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()
    founding: frozenset[str] = frozenset()
    founding_ids: frozenset[str] = frozenset()
    switches: tuple[Change, ...] = ()

    def add(self, change: Change) -> None:
        """Take one more change into account."""
        self.largest_n = max(self.largest_n, change.n)
        self.bodies[change.id] = change.body
        if change.kind == "step":
            self.switches = (*self.switches, change)
            return
        if change.kind == "document":
            self.documents |= {change.row}
            self.founding |= {change.step}
            self.founding_ids |= {change.id}
        known = self.steps.get(change.step)
        if known is None or change.rank > known.rank:
            self.steps[change.step] = change

    def copy(self) -> "Survey":
        """A survey that can grow without changing this one."""
        return replace(self, bodies=dict(self.bodies), steps=dict(self.steps))


class Ledger:
    """The changes of one open file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.folding = Folding(connection)
        self._survey = Survey()
        self._stale = True

    def forget(self) -> None:
        """Changes may have gone: another process wrote, or a merge was undone. The next survey begins anew."""
        self._stale = True

    @property
    def survey_at_hand(self) -> Survey:
        """The last survey of what is committed, without reading the file."""
        return self._survey

    def survey(self) -> Survey:
        """The survey of all changes at hand, brought up to date by reading those that came since.

        Inside a transaction it is made for the caller alone: what is remembered is what was committed.
        """
        inside = self.connection.in_transaction
        survey = Survey() if self._stale else self._survey
        if self._stale:
            found = self.connection.execute("SELECT max(json_extract(body, '$.n')) FROM withdrawn").fetchone()
            survey.largest_n = found[0] or 0
        fresh = self.connection.execute(
            "SELECT rowid, body FROM change WHERE rowid > ? ORDER BY rowid", (survey.last_rowid,)
        ).fetchall()
        if fresh and inside:
            survey = survey.copy()
        for rowid, body in fresh:
            survey.add(read_change(body))
            survey.last_rowid = rowid
        if not inside:
            self._survey, self._stale = survey, False
        return survey

    def bodies(self) -> list[str]:
        """Every body at hand that is not withdrawn."""
        return [body for (body,) in self.connection.execute("SELECT body FROM change ORDER BY rowid")]

    def heads(self, row: str, name: str) -> list[Change]:
        """The heads of a field, the provisional winner first."""
        found = self.connection.execute(
            "SELECT body FROM head JOIN change ON change.id = head.change WHERE head.row = ? AND field = ?", (row, name)
        )
        return sorted((read_change(body) for (body,) in found), key=lambda head: head.rank, reverse=True)

    def heads_of(self, row: str) -> dict[str, list[str]]:
        """The ids of the heads of every field of a row."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, one in self.connection.execute("SELECT field, change FROM head WHERE row = ?", (row,)):
            found[name].append(one)
        return dict(found)

    def live_heads(self, row: str) -> tuple[str, ...]:
        """The ids of all heads of a row but those of its deletion."""
        found = self.connection.execute("SELECT DISTINCT change FROM head WHERE row = ? AND field <> '_del'", (row,))
        return tuple(change for (change,) in found)

    def kind_of(self, row: str) -> str | None:
        """The kind of a row that is or was there, None if it never was."""
        found = self.connection.execute("SELECT kind FROM node WHERE row = ?", (row,)).fetchone()
        return str(found[0]) if found else None

    def is_shown(self, row: str) -> bool:
        """True if the row stands in its folded table."""
        return bool(self.connection.execute("SELECT 1 FROM node WHERE row = ? AND shown = 1", (row,)).fetchone())

    def shown_under(self, row: str) -> list[tuple[str, str]]:
        """The (kind, uid) of the row, if shown, and of every shown row under it."""
        found = self.connection.execute(
            "WITH RECURSIVE branch(row) AS (SELECT ? UNION SELECT node.row FROM node JOIN branch "
            "ON node.parent = branch.row) SELECT kind, node.row FROM node JOIN branch USING (row) WHERE shown = 1",
            (row,),
        )
        return list(found)

    def append(self, drafts: Sequence[Draft], stamp: Stamp) -> Affected:
        """Write the step that `drafts`, each of another row, make: each gets its count and the heads it replaces."""
        largest = self.survey().largest_n
        changes = []
        for n, draft in enumerate(drafts, start=largest + 1):
            for name in draft.values:
                if name not in draft.par:
                    draft.par[name] = [head.id for head in self.heads(draft.row, name)]
            changes.append(make_change(draft, stamp, min(n, LARGEST_N)))
        self._insert(changes)
        return self.folding.refold(change.row for change in changes)

    def found(self, changes: Iterable[Change]) -> None:
        """Fill an empty file with ready changes and fold them all."""
        self._insert(changes)
        self.folding.refold_all()

    def switch(self, step: str, undone: bool, stamp: Stamp) -> Affected:
        """Switch a step off or on by one change on the step's own row, which belongs to no step."""
        free = Stamp(step="", label=stamp.label, dev=stamp.dev, by=stamp.by, at=stamp.at)
        return self.append([Draft(step, "step", {"undone": undone})], free)

    def unite(self, bodies: Iterable[str]) -> United:
        """Add the changes of another copy: each is read and hashed again; what is not a change is set aside.

        Adding what is there already changes nothing; a withdrawn change that arrives again counts again.
        """
        fresh: dict[str, Change] = {}
        set_aside = 0
        known = {one for (one,) in self.connection.execute("SELECT id FROM change")}
        for body in bodies:
            try:
                change = read_change(body)
            except BadChange:
                set_aside += 1
                continue
            if change.id not in known:
                fresh[change.id] = change
        self._insert(fresh.values())
        self.connection.executemany("DELETE FROM withdrawn WHERE id = ?", ((one,) for one in fresh))
        affected = self.folding.refold({change.row for change in fresh.values()})
        return United(tuple(fresh), set_aside, frozenset(affected))

    def remember_merge(self, merge: str, label: str, at: str, came: Iterable[str], went: Iterable[Change] = ()) -> None:
        """Note which changes a merge brought, and which a restoring took away, so that it can be undone."""
        self.connection.execute(
            "INSERT INTO merge(uid, label, at, n, made) VALUES (?, ?, ?, ?, ?)",
            (merge, label, at, self.survey().largest_n, self._next_turn()),
        )
        rows = [(one, merge, 1) for one in came] + [(change.id, merge, 0) for change in went]
        self.connection.executemany("INSERT INTO received(change, merge, added) VALUES (?, ?, ?)", rows)

    def undo_merge(self, merge: str) -> Affected:
        """Take away what a merge brought, and bring back what it took away."""
        n = self.survey().largest_n
        affected = self._exchange(merge, away=1)
        self.connection.execute(
            "UPDATE merge SET undone_n = ?, undone = ? WHERE uid = ?", (n, self._next_turn(), merge)
        )
        return affected

    def redo_merge(self, merge: str) -> Affected:
        """Do an undone merge again. What has come since by another way is not touched."""
        affected = self._exchange(merge, away=0)
        self.connection.execute("UPDATE merge SET undone_n = NULL, undone = NULL WHERE uid = ?", (merge,))
        return affected

    def has_merges(self) -> bool:
        """True if a merge or a restoring is recorded in this file."""
        return bool(self.connection.execute("SELECT 1 FROM merge").fetchone())

    def _next_turn(self) -> int:
        """The number of the next making or undoing of a merge: merges that brought only small counts share them."""
        found = self.connection.execute("SELECT max(max(coalesce(undone, 0), made)) FROM merge").fetchone()
        return int(found[0] or 0) + 1

    def can_undo_merge(self, merge: str) -> bool:
        """True while undoing the merge would do something, and no later work stands on what it brought."""
        return bool(self._out(merge, 1) or self._back(merge, 0)) and self.can_withdraw(merge)

    def can_redo_merge(self, merge: str) -> bool:
        """True while doing the undone merge again would do something."""
        return bool(self._out(merge, 0) or self._back(merge, 1))

    def _exchange(self, merge: str, *, away: int) -> Affected:
        if not self.connection.execute("SELECT 1 FROM merge WHERE uid = ?", (merge,)).fetchone():
            raise PlanError("Отменить объединение сейчас нельзя: файл документа не записывается.")
        out, back = self._out(merge, away), self._back(merge, 1 - away)
        self.connection.executemany("DELETE FROM withdrawn WHERE id = ?", ((change.id,) for change in back))
        self._withdraw(merge, out)
        self._insert(back)
        self.forget()
        return self.folding.refold({change.row for change in (*out, *back)})

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
        lacking = [change for body in self.bodies() if (change := read_change(body)).id not in wanted]
        united = self.unite(bodies)
        if united.came or lacking:
            self.remember_merge(merge, label, at, united.came, lacking)
        self._withdraw(merge, lacking)
        self.forget()
        return set(united.affected) | self.folding.refold({change.row for change in lacking})

    def _withdraw(self, merge: str, changes: Sequence[Change]) -> None:
        """Move changes to `withdrawn`."""
        self.connection.executemany(
            "INSERT INTO withdrawn(id, row, step, body, merge) VALUES (?, ?, ?, ?, ?)",
            ((change.id, change.row, change.step, change.body, merge) for change in changes),
        )
        self.connection.executemany("DELETE FROM change WHERE id = ?", ((change.id,) for change in changes))

    def can_withdraw(self, merge: str) -> bool:
        """True while no counting change outside the merge stands on what it brought.

        A change stands on another that it names in `par` or `seen`, and on a row that only they make.
        """
        ids = {change.id for change in self._out(merge, 1)}
        changes = [read_change(body) for body in self.bodies()]
        remaining = [change for change in changes if change.id not in ids]
        kept_rows = {change.row for change in remaining if change.new}
        their_rows = {change.row for change in changes if change.id in ids and change.kind != "step"} - kept_rows
        off = self.folding.off_steps()
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
        found = self.connection.execute(f"{query} ORDER BY {table}.rowid", (merge, added))
        return [read_change(body) for (body,) in found]

    def _insert(self, changes: Iterable[Change]) -> None:
        self.connection.executemany(
            "INSERT INTO change(id, row, step, body) VALUES (?, ?, ?, ?)",
            ((change.id, change.row, change.step, change.body) for change in changes),
        )


def _parent_of(change: Change) -> Any:
    """The uid that the change names as the row above, None if it names none."""
    kind = KINDS.get(change.kind)
    return change.values.get(kind.parent) if kind and kind.parent else None
