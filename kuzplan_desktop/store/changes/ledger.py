"""The grow-only set of changes in a file: append, union, withdraw, switch. The caller holds the transaction."""

import sqlite3
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from kuzplan_desktop.store.changes.change import (
    LARGEST_N,
    BadChange,
    Change,
    Draft,
    Stamp,
    make_change,
    read_change,
)
from kuzplan_desktop.store.changes.folding import Folding
from kuzplan_desktop.store.changes.schema import KINDS

Affected = set[tuple[str, str]]


class United(NamedTuple):
    """What a union did: the ids that came, how many bodies were set aside, the rows affected as (kind, uid)."""

    came: tuple[str, ...]
    set_aside: int
    affected: frozenset[tuple[str, str]]


@dataclass(slots=True)
class Survey:
    """What one pass over the changes tells: the largest count, each step's last change.

    `bodies` holds every body by id, `documents` the uids of the document, `founding` the steps that founded it,
    `written` each installation's changes by rank.
    """

    last_rowid: int = 0
    largest_n: int = 0
    bodies: dict[str, str] = field(default_factory=dict)
    steps: dict[str, Change] = field(default_factory=dict)
    documents: frozenset[str] = frozenset()
    founding: frozenset[str] = frozenset()
    founding_ids: frozenset[str] = frozenset()
    written: dict[str, list[Change]] = field(default_factory=dict)

    def add(self, change: Change) -> None:
        """Take one more change into account."""
        self.largest_n = max(self.largest_n, change.n)
        self.bodies[change.id] = change.body
        written = self.written.setdefault(change.dev, [])
        if written and change.rank < written[-1].rank:
            insort(written, change, key=lambda one: one.rank)
        else:
            written.append(change)
        if change.kind == "step":
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
        written = {device: list(changes) for device, changes in self.written.items()}
        return replace(self, bodies=dict(self.bodies), steps=dict(self.steps), written=written)

    def latest_first(self, device: str) -> Iterator[Change]:
        """The changes that an installation wrote, the latest first: who asks for the last few pays for no more."""
        return iter(reversed(self.written.get(device, [])))


class Growth(NamedTuple):
    """What came since a survey was made, read before a COMMIT to be taken in after it: it costs what has come."""

    survey: Survey
    fresh: tuple[tuple[int, Change], ...]

    @property
    def largest_n(self) -> int:
        """The largest count with what came."""
        return max(self.survey.largest_n, *(change.n for _, change in self.fresh), 0)

    def added_to(self, survey: Survey) -> Survey:
        """`survey` with what came."""
        for rowid, change in self.fresh:
            survey.add(change)
            survey.last_rowid = rowid
        return survey


class Ledger:
    """The changes of one open file. New ones are counted from `least_n` on: where the withdrawn ones are not at hand,
    they count all the same."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.folding = Folding(connection)
        self.least_n = 0
        self._survey = Survey()
        self._stale = True

    def forget(self) -> None:
        """Changes may have gone: another process wrote, or a merge was undone. The next survey begins anew."""
        self._stale = True

    def adopt(self, growth: Growth) -> None:
        """Remember what came; a transaction that brought it has been committed."""
        self._survey, self._stale = growth.added_to(growth.survey), False

    @property
    def survey_at_hand(self) -> Survey:
        """The last survey of what is committed, without reading the file."""
        return self._survey

    def survey(self) -> Survey:
        """The survey of all changes at hand, brought up to date by reading those that came since.

        Inside a transaction it is made for the caller alone: what is remembered is what was committed.
        """
        growth = self.growth()
        if self.connection.in_transaction:
            return growth.added_to(growth.survey.copy()) if growth.fresh else growth.survey
        self.adopt(growth)
        return self._survey

    def growth(self) -> Growth:
        """What came since the last survey that is remembered."""
        survey = Survey() if self._stale else self._survey
        if self._stale:
            found = self.connection.execute("SELECT max(json_extract(body, '$.n')) FROM withdrawn").fetchone()
            survey.largest_n = max(found[0] or 0, self.least_n)
        fresh = self.connection.execute(
            "SELECT rowid, body FROM change WHERE rowid > ? ORDER BY rowid", (survey.last_rowid,)
        )
        return Growth(survey, tuple((rowid, read_change(body)) for rowid, body in fresh))

    def bodies(self) -> list[str]:
        """Every body at hand that is not withdrawn."""
        return [body for (body,) in self.connection.execute("SELECT body FROM change ORDER BY rowid")]

    def heads(self, row: str, name: str) -> list[Change]:
        """The heads of a field, the provisional winner first."""
        found = self.connection.execute(
            "SELECT body FROM head JOIN change ON change.id = head.change WHERE head.row = ? AND field = ?", (row, name)
        )
        return sorted((read_change(body) for (body,) in found), key=lambda head: head.rank, reverse=True)

    def value_seen(self, name: str, ids: Sequence[str]) -> Any:
        """The value of a field as it was when the changes `ids` were its heads; None if they set none."""
        marks = ",".join("?" * len(ids))
        found = self.connection.execute(f"SELECT body FROM change WHERE id IN ({marks})", ids)
        heads = [change for change in map(read_change, (body for (body,) in found)) if name in change.values]
        return max(heads, key=lambda head: head.rank).values[name] if heads else None

    def heads_of(self, row: str) -> dict[str, list[str]]:
        """The ids of the heads of every field of a row."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, one in self.connection.execute("SELECT field, change FROM head WHERE row = ? ORDER BY 1, 2", (row,)):
            found[name].append(one)
        return dict(found)

    def live_heads(self, row: str) -> tuple[str, ...]:
        """The ids of all heads of a row but those of its deletion."""
        query = "SELECT DISTINCT change FROM head WHERE row = ? AND field <> '_del' ORDER BY 1"
        found = self.connection.execute(query, (row,))
        return tuple(change for (change,) in found)

    def kind_of(self, row: str) -> str | None:
        """The kind of a row that is or was there, None if it never was."""
        found = self.connection.execute("SELECT kind FROM node WHERE row = ?", (row,)).fetchone()
        return str(found[0]) if found else None

    def is_shown(self, row: str) -> bool:
        """True if the row stands in its folded table."""
        return bool(self.connection.execute("SELECT 1 FROM node WHERE row = ? AND shown = 1", (row,)).fetchone())

    def children(self, row: str) -> list[str]:
        """The rows that hang on a row, hidden ones too."""
        return [one for (one,) in self.connection.execute("SELECT row FROM node WHERE parent = ? ORDER BY row", (row,))]

    def shown_under(self, row: str) -> list[tuple[str, str]]:
        """The (kind, uid) of the row, if shown, and of every shown row under it, from the top down."""
        found = self.connection.execute(
            "WITH RECURSIVE branch(row) AS (SELECT ? UNION SELECT node.row FROM node JOIN branch "
            "ON node.parent = branch.row) SELECT kind, node.row FROM node JOIN branch USING (row) WHERE shown = 1",
            (row,),
        )
        return sorted(found, key=lambda one: (KINDS[one[0]].depth, one[1]))

    def append(self, drafts: Sequence[Draft], stamp: Stamp) -> Affected:
        """Write the step that `drafts`, each of another row, make: each gets its count and the heads it replaces."""
        largest = self.growth().largest_n
        changes = []
        for n, draft in enumerate(drafts, start=largest + 1):
            for name in draft.values:
                if name not in draft.par:
                    draft.par[name] = [head.id for head in self.heads(draft.row, name)]
            changes.append(make_change(draft, stamp, min(n, LARGEST_N)))
        self.insert(changes)
        return self.folding.refold(change.row for change in changes)

    def found(self, changes: Iterable[Change]) -> None:
        """Fill an empty file with ready changes and fold them all."""
        self.insert(changes)
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
        self.insert(fresh.values())
        self.connection.executemany("DELETE FROM withdrawn WHERE id = ?", ((one,) for one in fresh))
        affected = self.folding.refold({change.row for change in fresh.values()})
        return United(tuple(fresh), set_aside, frozenset(affected))

    def insert(self, changes: Iterable[Change]) -> None:
        """Put changes into the set, each once however often it comes; the caller folds their rows."""
        self.connection.executemany(
            "INSERT INTO change(id, row, step, body) VALUES (?, ?, ?, ?) ON CONFLICT(id) DO NOTHING",
            ((change.id, change.row, change.step, change.body) for change in changes),
        )
