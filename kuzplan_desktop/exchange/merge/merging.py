"""A colleague's copy -> the own document: what is taken, what is left out, how conflicts are settled, as one merge."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.merge.differences import Comparison, Difference, Whose
from kuzplan_desktop.exchange.merge.relation import Relation, relation
from kuzplan_desktop.exchange.merge.taking import Taking, settling_drafts
from kuzplan_desktop.store.changes.change import Draft, change_id
from kuzplan_desktop.store.changes.side import Side, changes_by_id
from kuzplan_desktop.store.copies import backups
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader

NOTHING: Mapping[tuple[str, str], Taking] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MergeChoice:
    """What a person decided: rows left out, with all under them; how conflicts (by row and field) are settled.

    `rest` settles those that are not named; without it they stay open. All else is taken.
    """

    left_out: frozenset[str] = frozenset()
    settled: Mapping[tuple[str, str], Taking] = field(default_factory=lambda: NOTHING)
    rest: Taking | None = None

    def of(self, difference: Difference) -> Taking | None:
        """How a conflict is settled, None if it stays open."""
        return self.settled.get(difference.key, self.rest) if difference.state is Whose.CONFLICT else None


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge will do, or has done: the differences by what becomes of them.

    `left` holds what was left out, `left_too` of it what no one asked to leave: a step that the colleague undid reaches
    into both. `order` holds the keys of all, in the plan's order.
    """

    taken: tuple[Difference, ...] = ()
    settled: tuple[tuple[Difference, Taking], ...] = ()
    open: tuple[Difference, ...] = ()
    left: tuple[Difference, ...] = ()
    left_too: tuple[Difference, ...] = ()
    mine_only: tuple[Difference, ...] = ()
    bodies: tuple[str, ...] = ()
    settling: tuple[Draft, ...] = ()
    order: tuple[tuple[str, str], ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """True if the document would stay as it is."""
        return not self.bodies and not self.settling


@dataclass(frozen=True, slots=True)
class Colleague:
    """A colleague's file beside the own document: how it is related and, where the plan is the same, what differs.
    `path` is where it lies: the bytes of its attachments are fetched from there when they are taken."""

    name: str
    relation: Relation
    comparison: Comparison | None = None
    path: Path | None = None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What differs; nothing where the plans are not the same."""
        return self.comparison.differences if self.comparison else ()

    def up_to_date(self, mine: Iterable[str]) -> Comparison:
        """The comparison with what the document holds now. PlanError where there is none, the plans being others."""
        if self.comparison is None:
            raise PlanError(self.relation.sentence, self.relation.hint)
        bodies = {change_id(body): body for body in mine}
        if bodies.keys() == self.comparison.mine.changes.keys():
            return self.comparison
        return Comparison(Side(changes_by_id(bodies.values())), self.comparison.theirs)


def compare_with(bodies: Iterable[str], theirs: Path) -> Colleague:
    """Compare the document with these `bodies` with a colleague's file. PlanError if its tests refuse the file."""
    return replace(compared_bodies(bodies, reader.read_bodies(theirs), theirs.name), path=theirs)


def compared_bodies(mine: Iterable[str], theirs: Iterable[str], name: str) -> Colleague:
    """Compare two sets of bodies; `name` is what the second one's file is called."""
    one, other = Side(changes_by_id(mine)), Side(changes_by_id(theirs))
    related = relation(one, other, name)
    return Colleague(name, related, Comparison(one, other) if related.same_plan else None)


def plan_merge(comparison: Comparison, choice: MergeChoice) -> MergePlan:
    """What uniting will do under a choice; nothing is done yet."""
    left = _left_out(comparison, choice.left_out)
    asked = _branches(comparison.both, choice.left_out)
    at_hand = [one for one in comparison.differences if one.state is not Whose.MINE_ONLY]
    staying = tuple(one for one in at_hand if one.row in left)
    coming = [one for one in at_hand if one.row not in left]
    settled = tuple((one, taking) for one in coming if (taking := choice.of(one)))
    return MergePlan(
        taken=tuple(one for one in coming if one.state is Whose.THEIRS_ONLY),
        settled=settled,
        open=tuple(one for one in coming if one.state is Whose.CONFLICT and choice.of(one) is None),
        left=staying,
        left_too=tuple(one for one in staying if one.row not in asked),
        mine_only=tuple(one for one in comparison.differences if one.state is Whose.MINE_ONLY),
        bodies=tuple(_taken_bodies(comparison, left)),
        settling=tuple(settling_drafts(comparison, settled)),
        order=tuple(one.key for one in comparison.differences),
    )


def merge(file: PlanFile, colleague: Colleague, choice: MergeChoice) -> MergePlan:
    """Unite a document with a colleague's file as one merge that can be undone; a backup is made before.

    Returns what was done. What has been written since the comparison was made stays; PlanError where the two cannot
    be united. Where there is nothing to take nothing is written.
    """
    colleague.relation.demand_mergeable()
    file.typing.finish()
    comparison = colleague.up_to_date(file.bodies())
    plan = plan_merge(comparison, choice)
    if plan.changes_nothing:
        return plan
    backups.make(file.path, "merge")
    if colleague.path:
        file.attachments.take_from(colleague.path, plan.bodies)
    file.unite(plan.bodies, f"Объединение с файлом «{colleague.name}»", plan.settling)
    return plan


def _taken_bodies(comparison: Comparison, left: Collection[str]) -> list[str]:
    """The bodies that come: all that is new but what speaks of rows left out, and of steps that reach into them."""
    mine = comparison.mine
    held = {change.step for row in left for change in mine.changes_of(row)}
    return [
        change.body
        for one, change in comparison.theirs.changes.items()
        if one not in mine.changes and change.row not in (held if change.kind == "step" else left)
    ]


def _left_out(comparison: Comparison, asked: Iterable[str]) -> set[str]:
    """The rows that are left out: those asked for with all under them.

    A step that the colleague switched and that the own document holds in such a row is left as it stands here; so are,
    with it, the other rows of the step: half of a step would be neither what she sees nor what he sees.
    """
    both, mine, theirs = comparison.both, comparison.mine, comparison.theirs
    switched = {
        change.row for one, change in theirs.changes.items() if change.kind == "step" and one not in mine.changes
    }
    rows_of: dict[str, set[str]] = {step: set() for step in switched}
    for change in both.changes.values():
        if change.step in rows_of:
            rows_of[change.step].add(change.row)
    left: set[str] = set()
    waiting = list(asked)
    while waiting:
        for row in both.branch(waiting.pop()):
            if row not in left:
                left.add(row)
                for step in {change.step for change in mine.changes_of(row)} & switched:
                    waiting += rows_of[step] - left
    return left


def _branches(side: Side, rows: Iterable[str]) -> set[str]:
    return {one for row in rows for one in side.branch(row)}
