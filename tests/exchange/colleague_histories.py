"""Histories of four colleagues who edit, delete, restore, copy files and merge, beside an oracle of who had seen what.

The oracle keeps its own account: every write with what its writer had seen of the same field. It knows nothing of
changes, heads or the program's comparison. `play` carries a history out on both and tells where they disagree.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from kuzplan_desktop.exchange.merge.differences import Comparison, Whose
from kuzplan_desktop.exchange.merge.merging import MergeChoice, MergePlan, compared_bodies, plan_merge
from kuzplan_desktop.exchange.merge.taking import Taking
from kuzplan_desktop.store.changes.conflicts import conflicts
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.store.documents_apart import copy_of, empty_memory, ids, shown, tables

COPIES = 4
MOVES = (*["write"] * 6, "delete", "restore", *["merge"] * 3, "send")
VALUES = ("Топки", "Юрга", "Тайга")
TAKINGS = (None, None, Taking.MINE, Taking.THEIRS, Taking.NEWEST)
Move = tuple[str, int, int, int, int]
Cell = tuple[str, str]


@dataclass(frozen=True)
class Write:
    """A value that somebody wrote to a cell (row, field), with the writes to it that she had seen."""

    cell: Cell
    value: str
    seen: frozenset[int]


@dataclass
class Oracle:
    """Who knows what: for each copy the writes and the deletions at hand, by number."""

    writes: list[Write] = field(default_factory=list)
    known: list[set[int]] = field(default_factory=lambda: [set() for _ in range(COPIES)])
    deletions: list[tuple[str, frozenset[int]]] = field(default_factory=list)  # row, writes to it that were seen
    gone: list[set[int]] = field(default_factory=lambda: [set() for _ in range(COPIES)])

    def heads(self, known: Iterable[int], cell: Cell) -> set[int]:
        """The writes to a cell that no other known one had seen."""
        mine = {one for one in known if self.writes[one].cell == cell}
        return {one for one in mine if not any(one in self.writes[other].seen for other in mine)}

    def values(self, known: Iterable[int], cell: Cell) -> set[str]:
        """What the cell says to somebody who knows these writes; nothing where nobody wrote."""
        return {self.writes[one].value for one in self.heads(known, cell)}

    def write(self, copy: int, cell: Cell, value: str) -> None:
        """Somebody writes; what the cell says already leaves no trace."""
        if self.values(self.known[copy], cell) != {value}:
            seen = frozenset(one for one in self.known[copy] if self.writes[one].cell == cell)
            self.writes.append(Write(cell, value, seen))
            self.known[copy].add(len(self.writes) - 1)

    def delete(self, copy: int, row: str) -> None:
        """Somebody deletes a row."""
        seen = frozenset(one for one in self.known[copy] if self.writes[one].cell[0] == row)
        self.deletions.append((row, seen))
        self.gone[copy].add(len(self.deletions) - 1)

    def merge(self, mine: int, theirs: int, left_out: set[str]) -> None:
        """One copy takes in what another knows, but for some rows."""
        self.known[mine] |= {one for one in self.known[theirs] if self.writes[one].cell[0] not in left_out}
        self.gone[mine] |= {one for one in self.gone[theirs] if self.deletions[one][0] not in left_out}

    def clashes(self, mine: int, theirs: int, cell: Cell) -> bool:
        """True if the two copies say different things of a cell, and neither writer had seen the other's."""
        here, there = (self.heads(self.known[copy], cell) for copy in (mine, theirs))
        both = self.heads(self.known[mine] | self.known[theirs], cell)
        if {self.writes[one].value for one in here} == {self.writes[one].value for one in there}:
            return False
        return any(
            self.writes[one].value != self.writes[other].value and not (one in there and other in here)
            for one in both & here
            for other in both & there
        )

    def unseen(self, copy: int, row: str) -> bool:
        """True if a copy knows a write to a row, not replaced, that no deletion of the row at hand had seen."""
        deletions = (self.deletions[number] for number in self.gone[copy])
        seen = {one for deleted, before in deletions if deleted == row for one in before}
        cells = {write.cell for write in self.writes if write.cell[0] == row}
        return any(self.heads(self.known[copy], cell) - seen for cell in cells)


@cache
def _begun() -> bytes:
    """A document with two events, which all four have."""
    with copy_of(device="device 0") as file:
        for activity in file.document.plan.activities():
            file.events.hold(activity.uid, starts_on=date(2022, 3, 14), title="Семинар", place="Кемерово")
        return file._connection.serialize()


def opened(data: bytes, device: str) -> PlanFile:
    """A file in memory."""
    connection = empty_memory()
    connection.deserialize(data)
    connection.execute("PRAGMA foreign_keys = ON")
    return PlanFile(Path("copy.sqlite"), connection, device=device)


class Play:
    """Four copies, of which the first two have one installation id, and the oracle."""

    def __init__(self) -> None:
        self.copies = [opened(_begun(), f"device {max(number, 1)}") for number in range(COPIES)]
        self.oracle = Oracle()
        self.activities = [one.uid for one in self.copies[0].document.plan.activities()]
        self.events = [self.copies[0].document.events_of(uid)[0].uid for uid in self.activities]
        self.cells: list[Cell] = [(event, name) for event in self.events for name in ("place", "title")]
        self.cells += [(uid, "period_reason") for uid in self.activities]
        self.wrong: list[str] = []
        self.typed: set[str] = set()
        self.replaced: list[list[str]] = []  # what files held in whose place another was copied
        self.conflicts_seen = 0
        self.settled = 0
        self.left = 0

    def move(self, kind: str, copy: int, one: int, two: int, three: int) -> None:
        """Carry out one move on the copies and on the oracle."""
        file = self.copies[copy]
        if kind == "write":
            self._write(copy, self.cells[one % len(self.cells)], VALUES[two % len(VALUES)])
        elif kind == "delete":
            event = self.events[one % len(self.events)]
            if self.is_shown(copy, event):
                file.events.delete(event)
                self.oracle.delete(copy, event)
        elif kind == "restore":
            event = self.events[one % len(self.events)]
            if not self.is_shown(copy, event):
                with file.step("Восстановление") as writer:
                    writer.put("event", event, {})
        elif kind == "send" and copy != one % COPIES:  # a copy of the file in place of another's, with its device
            other = one % COPIES
            self.replaced.append(self.copies[other].bodies())
            self.copies[other] = opened(file._connection.serialize(), file.device)
            self.oracle.known[other] = set(self.oracle.known[copy])
            self.oracle.gone[other] = set(self.oracle.gone[copy])
        elif kind == "merge" and copy != one % COPIES:
            self.merge(copy, one % COPIES, TAKINGS[two % len(TAKINGS)], three)

    def _write(self, copy: int, cell: Cell, value: str) -> None:
        file, (row, name) = self.copies[copy], cell
        if row in self.events:
            if not self.is_shown(copy, row):
                return
            file.events.edit(row, **{name: value})
        else:
            file.plan.edit_activity(row, **{name: value})
        self.typed.add(value)
        self.oracle.write(copy, cell, value)

    def is_shown(self, copy: int, event: str) -> bool:
        """True if a copy shows an event."""
        return any(event == one.uid for found in self.copies[copy].document.events.values() for one in found)

    def merge(self, mine: int, theirs: int, taking: Taking | None, leave: int) -> None:
        """Merge with a choice; where two copies say different things, the oracle must agree on why."""
        file, other = self.copies[mine], self.copies[theirs]
        comparison = compared_bodies(file.bodies(), other.bodies(), "копия").comparison
        assert comparison is not None
        self._compare(comparison, mine, theirs)
        left_out = {self.events[leave % 2]} if leave % 5 == 4 else set()
        before = shown(file)
        choice = MergeChoice(left_out=frozenset(left_out), rest=taking)
        plan = plan_merge(comparison, choice)
        file.unite(plan.bodies, "Объединение", plan.settling)
        self.oracle.merge(mine, theirs, left_out)
        self._settle(mine, comparison, plan)
        self._look(mine, f"merge of {theirs} into {mine}")
        self._left_alone(before, file, left_out)
        again = plan_merge(compared_bodies(file.bodies(), other.bodies(), "копия").comparison, choice)
        if not again.changes_nothing:
            self.wrong.append(f"merging {theirs} into {mine} again would change something")
        self.settled += len(plan.settled)
        self.left += bool(plan.left)

    def _compare(self, comparison: Comparison, mine: int, theirs: int) -> None:
        found = {one.key for one in comparison.differences if one.state is Whose.CONFLICT}
        both = [cell for cell in self.cells if all(comparison_side.is_shown(cell[0]) for comparison_side in
                                                  (comparison.mine, comparison.theirs))]  # fmt: skip
        wanted = {cell for cell in both if self.oracle.clashes(mine, theirs, cell)}
        if wanted != found & set(both):
            self.wrong.append(f"conflicts of {mine} with {theirs}: {found & set(both)} instead of {wanted}")
        self.conflicts_seen += len(wanted)

    def _settle(self, mine: int, comparison: Comparison, plan: MergePlan) -> None:
        """Tell the oracle what was chosen, by what the two sides showed."""
        for difference, taking in plan.settled:
            row, name = difference.key
            if difference.key not in self.cells:
                if difference.field == "_del":
                    self._decided(mine, row)
                continue
            if row in self.events and not self.is_shown(mine, row):
                continue  # it was chosen that the row goes
            side = comparison.theirs if taking is Taking.THEIRS else comparison.mine
            if taking is Taking.NEWEST:
                value = str(self.copies[mine]._ledger.heads(row, name)[0].values[name])
            else:
                value = str(side.value(row, name))
            self._chosen(mine, difference.key, value)

    def _decided(self, mine: int, row: str) -> None:
        """Tell the oracle whether a row goes or stays; what it says now is what stays of it."""
        if not self.is_shown(mine, row):
            self.oracle.delete(mine, row)
            return
        for cell in (cell for cell in self.cells if cell[0] == row):
            said = {str(head.values[cell[1]]) for head in self.copies[mine]._ledger.heads(*cell)}
            if len(said) == 1 and len(self.oracle.values(self.oracle.known[mine], cell)) > 1:
                self.oracle.write(mine, cell, said.pop())

    def _chosen(self, mine: int, cell: Cell, value: str) -> None:
        said = {str(head.values[cell[1]]) for head in self.copies[mine]._ledger.heads(*cell)}
        if said != {value}:
            self.wrong.append(f"{cell} was settled as {value} and says {said}")
        self.oracle.write(mine, cell, value)

    def _look(self, copy: int, after: str) -> None:
        """The conflicts that a copy shows are those of the oracle, and nothing unseen is hidden."""
        file = self.copies[copy]
        told = {(row, name) for row, names in conflicts(file._connection).items() for name in names}
        for cell in self.cells:
            if cell[0] in self.events and not self.is_shown(copy, cell[0]):
                continue
            wanted = len(self.oracle.values(self.oracle.known[copy], cell)) > 1
            if wanted != (cell in told):
                self.wrong.append(f"after {after}: {cell} in conflict: {cell in told} instead of {wanted}")
        for event in self.events:
            if not self.is_shown(copy, event) and self.oracle.unseen(copy, event):
                self.wrong.append(f"after {after}: an edit of {event} is hidden by a deletion that had not seen it")

    def _left_alone(self, before: dict[str, Any], file: PlanFile, left_out: set[str]) -> None:
        after = shown(file)
        for row in left_out:
            if [one for one in before["event"] if row in one] != [one for one in after["event"] if row in one]:
                self.wrong.append(f"{row} was left out and is not as it was")

    def end(self) -> list[str]:
        """All exchange with all: they come to the same, in any order, and every word is still there."""
        bodies = [*self.replaced, *(file.bodies() for file in self.copies)]
        forwards, backwards = copy_of(), copy_of()
        for each in bodies:
            forwards.unite(each)
        for each in reversed(bodies):
            backwards.unite(each)
        if tables(forwards) != tables(backwards):
            self.wrong.append("the union depends on the order")
        if any(not ids(file) <= ids(forwards) for file in self.copies):
            self.wrong.append("the union lacks a change")
        text = "\n".join(forwards.bodies())
        self.wrong += [f"«{value}» was typed and is gone" for value in self.typed if f'"{value}"' not in text]
        for file in self.copies:
            _unite(file, forwards)
            if compared_bodies(file.bodies(), forwards.bodies(), "копия").differences:
                self.wrong.append("united copies still differ")
            if tables(file) != tables(forwards):
                self.wrong.append("united copies are not the same")
        return self.wrong


def _unite(file: PlanFile, other: PlanFile) -> None:
    comparison = compared_bodies(file.bodies(), other.bodies(), "копия").comparison
    assert comparison is not None
    plan = plan_merge(comparison, MergeChoice())
    file.unite(plan.bodies, "Объединение", plan.settling)


def play(history: Iterable[Move]) -> Play:
    """Carry out a history; what is wrong stands in `wrong`."""
    played = Play()
    for move in history:
        played.move(*move)
    played.end()
    return played
