"""The plan's rows in memory: a tree of nodes, which of them are shown, and the text that search looks in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import held_by_quarter
from kuzplan_desktop.domain.figures.branch import BranchProgress, roll_up
from kuzplan_desktop.domain.marks import Mark
from kuzplan_desktop.domain.period.short_term import short_term
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.progress import ActivityProgress, State, looked_back
from kuzplan_desktop.ui.plan.filters import EXCLUDED, NO_INFORMATION, Choice, Filters, SearchOutcome, StateFilter
from kuzplan_desktop.ui.plan.searched import event_hit, holds_all, searched_text

NONE_HELD: Mapping[int, int] = {}


class Level(IntEnum):
    """What a row of the tree is."""

    ROOT = 0
    SECTION = 1
    SUBSECTION = 2
    ACTIVITY = 3


class Item(NamedTuple):
    """What an activity's row shows, and the text it is searched by. `told` is its state as the row tells it, `term` its
    срок in a word, `held` how many events were held in a quarter."""

    activity: Activity
    progress: ActivityProgress
    marks: Mapping[int, Mark]
    own: bool
    text: str
    conflict: bool
    told: tuple[State, str]
    term: str
    held: Mapping[int, int]

    @property
    def state(self) -> State | None:
        """By which state the row is counted and found; None where it says «сведений нет» of a year that is over."""
        return self.progress.state if self.told[0] is self.progress.state else None


@dataclass(slots=True, eq=False)
class PlanNode:
    """A row. `children` are all rows under it, `shown` those that pass the filters, `row` its place among them
    (-1: hidden); `order` is its place in the whole plan.
    """

    key: int
    level: Level
    uid: str
    number: str
    title: str
    parent: PlanNode | None
    item: Item | None = None
    order: int = 0
    row: int = -1
    children: list[PlanNode] = field(default_factory=list)
    shown: list[PlanNode] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many rows deep it stands, 1 for a row at the top."""
        return 1 + self.parent.depth if self.parent is not None and self.parent.key else 1


class PlanIndex:
    """All rows of a document as it stands on `today`, or once its year is `over`.

    `keys` numbers the uids, alike in every index made with it.
    """

    def __init__(self, document: Document, today: date, keys: dict[str, int], *, over: bool = False) -> None:
        self.document = document
        self.today, self.over = today, over
        self.root = PlanNode(0, Level.ROOT, "", "", "", None)
        self.nodes: dict[int, PlanNode] = {self.root.key: self.root}
        self.activities: list[PlanNode] = []
        self.shown = Choice()
        self._keys = keys
        self._branches: dict[int, BranchProgress] = {}
        self._silent: dict[int, frozenset[int]] = {}
        self._found: dict[tuple[int, tuple[str, ...]], str] = {}
        for section in document.plan.sections:
            under = self._branch(self.root, Level.SECTION, section.uid, section.number, section.title)
            for subsection in section.subsections:
                place = self._branch(under, Level.SUBSECTION, subsection.uid, subsection.number, subsection.title)
                for activity in subsection.activities:
                    node = self._add(place, Level.ACTIVITY, activity.uid, activity.number, activity.title)
                    node.item = self._item(activity)
                    self.activities.append(node)

    def node(self, uid: str) -> PlanNode | None:
        """The row of a section, a subsection or an activity."""
        return self.nodes.get(self._keys.get(uid, -1))

    @property
    def own_count(self) -> int:
        """How many activities of the plan in force are the commission's own."""
        return sum(node.item.own and not node.item.activity.excluded for node in self.activities if node.item)

    @property
    def all_count(self) -> int:
        """How many activities the plan in force has."""
        return sum(not node.item.activity.excluded for node in self.activities if node.item)

    def state_counts(self, quarter: int, *, own_only: bool) -> Mapping[StateFilter, int]:
        """How many of the activities, or of the own ones, each filter by state shows."""
        shown = [node for node in self.activities if node.item and (node.item.own or not own_only)]
        found: dict[StateFilter, int] = dict(Counter(node.item.state for node in shown if node.item))
        silent = [node for node in shown if node.item and self._is_silent(node.key, node.item, quarter)]
        return found | {NO_INFORMATION: len(silent)}

    def all_nodes(self) -> Iterator[PlanNode]:
        """Every row, shown or hidden."""
        return (node for node in self.nodes.values() if node.key)

    def renew(self, document: Document, uids: frozenset[str]) -> list[PlanNode]:
        """Re-read the activities `uids` from `document`, whose outline is the same; the rows that were re-read."""
        self.document = document
        self._branches.clear()
        self._found.clear()
        renewed = []
        for activity in document.plan.activities():
            node = self.node(activity.uid) if activity.uid in uids else None
            if node is not None:
                node.number, node.title, node.item = activity.number, activity.title, self._item(activity)
                renewed.append(node)
        keys = frozenset(node.key for node in renewed)
        self._silent = {
            quarter: (known - keys) | self._silent_among(renewed, quarter) for quarter, known in self._silent.items()
        }
        return renewed

    def choose(self, filters: Filters, keep: frozenset[int] = frozenset()) -> tuple[Choice, SearchOutcome]:
        """What is to be shown. Activities in `keep` stay though the state or the search no longer fits them."""
        hits = self._hits(filters.words)
        shown: set[int] = set()
        found = 0
        for node in self.activities:
            item = node.item
            if item is None or (filters.own_only and not item.own):
                continue
            hit = node.key in hits
            if node.key in keep or (hit and self._has_state(node.key, item, filters)):
                shown.add(node.key)
                found += hit
        outcome = SearchOutcome(found, len(hits) - found) if filters.words else SearchOutcome()
        return Choice(frozenset(shown), not (filters.own_only or filters.narrow)), outcome

    def show(self, choice: Choice) -> None:
        """Show what was chosen: number the rows."""
        self.shown = choice
        self._branches.clear()
        self._number(self.root)

    def next_silent(self, uid: str, quarter: int) -> str:
        """The uid of the next shown activity behind `uid`, at the end from the top again, that is due in a quarter and
        of which nothing is reported for it; empty if there is none but itself."""
        shown = [node for node in self.activities if node.row >= 0]
        silent = self._without_information(quarter)
        here = self.node(uid)
        behind = [node for node in shown if here is not None and node.order > here.order]
        return next((node.uid for node in (*behind, *shown) if node.key in silent and node.uid != uid), "")

    def headings(self) -> Iterator[PlanNode]:
        """The shown sections and subsections."""
        return (node for node in self.nodes.values() if node.item is None and node.row >= 0)

    def branch_progress(self, node: PlanNode) -> BranchProgress:
        """The roll-up of the activities shown under a section or a subsection."""
        known = self._branches.get(node.key)
        if known is None:
            items = (below.item for below in _shown_activities(node) if below.item)
            known = self._branches[node.key] = roll_up((item.progress, item.marks) for item in items)
        return known

    def _branch(self, parent: PlanNode, level: Level, uid: str, number: str, title: str) -> PlanNode:
        """A heading's row; `parent` where the plan has no heading, so that its rows stand straight under `parent`."""
        return self._add(parent, level, uid, number, title) if number or title else parent

    def _add(self, parent: PlanNode, level: Level, uid: str, number: str, title: str) -> PlanNode:
        key = self._keys.setdefault(uid, len(self._keys) + 1)
        node = self.nodes[key] = PlanNode(key, level, uid, number, title, parent, order=len(self.nodes))
        parent.children.append(node)
        return node

    def _item(self, activity: Activity) -> Item:
        document = self.document
        marks, events = document.marks_of(activity.uid), document.events_of(activity.uid)
        progress = document.progress_of(activity, self.today)
        return Item(
            activity=activity,
            progress=progress,
            marks=marks,
            own=document.is_own(activity),
            text=searched_text(activity, marks, events),
            conflict=bool(
                activity.conflicts
                or any(mark.conflict for mark in marks.values())
                or any(event.conflicts for event in events)
            ),
            told=looked_back(progress, written=bool(marks or events) or not self.over),
            term=short_term(document.period_of(activity)),
            held=held_by_quarter(events, document.plan.year) if events else NONE_HELD,
        )

    def event_found(self, node: PlanNode, words: tuple[str, ...]) -> str:
        """The event in a line by which a search found an activity; empty if its own words or marks hold all of them."""
        if not words or node.item is None:
            return ""
        found = self._found.get((node.key, words))
        if found is None:
            item, events = node.item, self.document.events_of(node.uid)
            found = event_hit(item.activity, item.marks, events, words, self.document.plan.year)
            self._found[node.key, words] = found
        return found

    def _hits(self, words: tuple[str, ...]) -> frozenset[int]:
        """The keys of the activities that hold all `words`; where none does, of those under headings that do."""
        hits = [node for node in self.activities if node.item and all(word in node.item.text for word in words)]
        if not hits:
            hits = [node for node in self.activities if _stands_under(node, words)]
        return frozenset(node.key for node in hits)

    def _has_state(self, key: int, item: Item, filters: Filters) -> bool:
        if filters.state == NO_INFORMATION:
            return self._is_silent(key, item, filters.quarter)
        if filters.state == EXCLUDED:
            return bool(item.activity.excluded)
        return filters.state is None or item.state is filters.state

    def _is_silent(self, key: int, item: Item, quarter: int) -> bool:
        """True if «без сведений» shows it: by its row once the year is over, before that by a quarter."""
        return item.state is None if self.over else key in self._without_information(quarter)

    def _without_information(self, quarter: int) -> frozenset[int]:
        """The keys of the activities that are due in a quarter and of which nothing is reported for it."""
        known = self._silent.get(quarter)
        if known is None:
            known = self._silent[quarter] = self._silent_among(self.activities, quarter)
        return known

    def _silent_among(self, nodes: Iterable[PlanNode], quarter: int) -> frozenset[int]:
        period = quarter_period(self.document.plan.year, quarter)
        pairs = ((node.key, node.item) for node in nodes)
        shares = ((key, self.document.share_of(item.activity, period, self.today)) for key, item in pairs if item)
        return frozenset(key for key, share in shares if share.planned and not share.worked)

    def _number(self, node: PlanNode) -> bool:
        """Number the shown rows under `node`; False if there is nothing to show of it."""
        if node.item is not None:
            return node.key in self.shown.keys
        node.shown = [child for child in node.children if self._number(child)]
        for child in node.children:
            child.row = -1
        for row, child in enumerate(node.shown):
            child.row = row
        return bool(node.shown) or (self.shown.empty_headings and not node.children)


def _shown_activities(node: PlanNode) -> Iterator[PlanNode]:
    for child in node.shown:
        if child.level is Level.ACTIVITY:
            yield child
        else:
            yield from _shown_activities(child)


def _stands_under(node: PlanNode, words: tuple[str, ...]) -> bool:
    return any(holds_all(f"{above.number} {above.title}", words) for above in _above(node))


def _above(node: PlanNode) -> Iterator[PlanNode]:
    """The headings above a row, the nearest first."""
    while node.parent is not None and node.parent.key:
        node = node.parent
        yield node
