"""Two sets of changes of one plan -> what differs in them, in the plan's own order; causality decides, not clocks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kuzplan_desktop.domain.readable import readable
from kuzplan_desktop.domain.words import FIELDS, part_caption
from kuzplan_desktop.domain.words import KINDS as KIND_NAMES
from kuzplan_desktop.exchange.merge.presence import Presence, presence
from kuzplan_desktop.exchange.merge.row_titles import row_line, row_title, value_text
from kuzplan_desktop.store.changes.change import DELETED, Change, canonical
from kuzplan_desktop.store.changes.fold import as_read
from kuzplan_desktop.store.changes.schema import KINDS, MARK_COLUMNS
from kuzplan_desktop.store.changes.side import Side

NEW = "new"  # the field of a difference that is a whole row: one side has it, the other has not
CONTENT = "content"
_NOT_COMPARED = frozenset({"document", "step"})
_NOT_SHOWN = frozenset({"position", "quarter", "key", "list_id", "data", "figures", "media", "size", "sha256"})


class Whose(StrEnum):
    """Whose change a difference is. In a conflict neither had seen the other's."""

    THEIRS_ONLY = "theirs_only"
    MINE_ONLY = "mine_only"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a value and when, by the clock of whoever did; empty where nobody did."""

    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which two documents differ.

    `row` is of `kind`; `field` is a field of it, NEW or «_del» for the row as a whole, CONTENT for a mark, whose parts
    are set together. `mine` and `theirs` are texts for a reader. `path` leads to it from the top: uid and name of each
    row above, of its own row too where a field of it differs. `parts` tell it in detail.
    """

    kind: str
    row: str
    activity: str
    number: str
    field: str
    caption: str
    mine: str
    theirs: str
    state: Whose
    my_author: Author = Author()
    their_author: Author = Author()
    path: tuple[tuple[str, str], ...] = ()
    parts: tuple["Difference", ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What is chosen where it is a conflict: the row and the field."""
        return self.row, self.field


class Comparison:
    """Two documents of one plan side by side. `both` is what their union says."""

    def __init__(self, mine: Side, theirs: Side) -> None:
        self.mine = mine
        self.theirs = theirs
        self.both = Side({**mine.changes, **theirs.changes})
        self.differences = tuple(self._found())

    def _found(self) -> list[Difference]:
        """The differences in the plan's order; what stands under a row that one side lacks is among its parts."""
        found: list[Difference] = []
        whole: dict[str, int] = {}  # rows that one side lacks, and where in `found` they are
        for row in sorted(self._touched(), key=lambda one: (self.both.place(self._anchor(one)), one)):
            above = next((up for up in self.both.chain(row)[1:] if up in whole), None)
            found_here = list(self._of_row(row))
            if above is not None:
                place = whole[above]
                parts = (replace(one, path=()) for one in found_here)
                found[place] = replace(found[place], parts=(*found[place].parts, *parts))
                continue
            if self._is_lacking(row, found_here):
                whole[row] = len(found)
            found += found_here
        return found

    def _is_lacking(self, row: str, found_here: list[Difference]) -> bool:
        return (
            bool(found_here)
            and self.mine.is_shown(row) != self.theirs.is_shown(row)
            and found_here[0].field in (NEW, DELETED)
        )

    def _touched(self) -> set[str]:
        """The rows that may differ, and the rows above them: shown there, perhaps, only because of these."""
        mine, theirs, both = self.mine, self.theirs, self.both
        apart = mine.changes.keys() ^ theirs.changes.keys()
        flipped = (mine.off ^ theirs.off) | (mine.off ^ both.off)
        rows = {change.row for one, change in both.changes.items() if one in apart or change.step in flipped}
        rows = {above for row in rows for above in both.chain(row)}
        return {row for row in rows if (fold := both.fold(row)) and fold.kind not in _NOT_COMPARED}

    def _of_row(self, row: str) -> Iterator[Difference]:
        mine, theirs = presence(self.mine, row), presence(self.theirs, row)
        kind = _kind(self.both, row)
        if mine.gone and theirs.gone:
            return
        is_value = kind in ("mark", "setting", "commission") and Presence.DELETED not in (mine, theirs)
        if mine.gone != theirs.gone and not is_value:
            yield self._whole_row(row, kind, mine, theirs)
            return
        if mine is not theirs and Presence.DISPUTED in (mine, theirs):
            yield self._dispute(row, kind, mine, theirs)
        yield from self._fields(row, kind)

    def _whole_row(self, row: str, kind: str, mine: Presence, theirs: Presence) -> Difference:
        """The difference that one side shows a row and the other does not."""
        has, lacks = (self.theirs, mine) if mine.gone else (self.mine, theirs)
        field = DELETED if lacks is Presence.DELETED else NEW
        there, away = row_line(has, row), lacks.caption
        texts = (away, there) if mine.gone else (there, away)
        state = self._state_of_row(row, mine)
        unit = self._difference(row, kind, field, texts, state)
        fields = ((name, ("", text) if mine.gone else (text, "")) for name, text in _filled_fields(has, row, kind))
        return replace(unit, parts=tuple(_part(unit, name, *both) for name, both in fields))

    def _dispute(self, row: str, kind: str, mine: Presence, theirs: Presence) -> Difference:
        """The difference that a deletion hides nothing, and only one side knows of it."""
        texts = mine.caption, theirs.caption
        return self._difference(row, kind, DELETED, texts, self._state_of_row(row, mine))

    def _state_of_row(self, row: str, mine: Presence) -> Whose:
        united = presence(self.both, row)
        if united is Presence.DISPUTED:
            return Whose.CONFLICT
        return Whose.MINE_ONLY if united.gone == mine.gone and mine is not Presence.DISPUTED else Whose.THEIRS_ONLY

    def _fields(self, row: str, kind: str) -> Iterator[Difference]:
        moved = self.mine.is_shown(row) and self.theirs.is_shown(row)
        for name in FIELDS.get(kind, ()):
            if name in ("quarter", "key") or (name == KINDS[kind].parent and not moved):
                continue
            if self.mine.said(row, name) == self.theirs.said(row, name):
                continue
            state = self._state(row, name)
            mine, theirs = (one.value(row, name) if one.is_shown(row) else None for one in (self.mine, self.theirs))
            if (kind, name) == ("mark", CONTENT):
                yield self._mark(row, mine or {}, theirs or {}, state)
            else:
                texts = value_text(self.mine, row, name, mine), value_text(self.theirs, row, name, theirs)
                yield self._difference(row, kind, name, texts, state)

    def _mark(self, row: str, mine: dict[str, object], theirs: dict[str, object], state: Whose) -> Difference:
        """A mark is one difference; the parts that differ are told under it."""
        unit = self._difference(row, "mark", CONTENT, (self._mark_text(row, mine), self._mark_text(row, theirs)), state)
        texts = (
            (name, *(value_text(self.both, row, name, one.get(name)) for one in (mine, theirs)))
            for name in MARK_COLUMNS
        )
        return replace(unit, parts=tuple(_part(unit, *one) for one in texts if one[1] != one[2]))

    def _mark_text(self, row: str, content: dict[str, object]) -> str:
        """A mark in one line: «выполнено, 14.03.2022, проведен семинар»."""
        texts = (readable(name, value_text(self.both, row, name, content.get(name))) for name in MARK_COLUMNS)
        return ", ".join(text for text in texts if text)

    def _state(self, row: str, name: str) -> Whose:
        mine, theirs, both = (side.heads(row, name) for side in (self.mine, self.theirs, self.both))
        here, there = {head.id for head in mine}, {head.id for head in theirs}
        clash = any(
            _value(one, name) != _value(other, name) and not (one.id in there and other.id in here)
            for one in both
            if one.id in here
            for other in both
            if other.id in there
        )
        if clash:
            return Whose.CONFLICT
        same = self.both.said(row, name) == self.mine.said(row, name)
        return Whose.MINE_ONLY if same else Whose.THEIRS_ONLY

    def _difference(self, row: str, kind: str, field: str, texts: tuple[str, str], state: Whose) -> Difference:
        """A difference with its place."""
        of_row = field in (NEW, DELETED, CONTENT)
        anchor = self._anchor(row)
        activity = self.both.activity(anchor)
        own = self.theirs if presence(self.mine, row).gone else self.mine
        chain = self.both.chain(anchor)[1 if of_row and anchor == row else 0 :]
        return Difference(
            kind=kind,
            row=row,
            activity=activity,
            number=str(self.both.value(activity or row, "number") or ""),
            field=field,
            caption=_unit_caption(own, row, kind) if of_row else part_caption(kind, field),
            mine=texts[0],
            theirs=texts[1],
            state=state,
            my_author=self._author(self.mine, self.theirs, row, field),
            their_author=self._author(self.theirs, self.mine, row, field),
            path=tuple(self._step_of_path(up) for up in reversed(chain) if self._is_named(up)),
        )

    def _anchor(self, row: str) -> str:
        """Where a row is told: what was decided about two events stands under the first."""
        first = self.both.value(row, "first") if _kind(self.both, row) == "same_event" else None
        return first if isinstance(first, str) and self.both.fold(first) else row

    def _is_named(self, row: str) -> bool:
        return _kind(self.both, row) != "plan" or self.both.parent(row) is not None

    def _step_of_path(self, row: str) -> tuple[str, str]:
        return row, row_title(self.mine if self.mine.is_shown(row) else self.both, row)

    def _author(self, side: Side, other: Side, row: str, field: str) -> Author:
        """Who wrote what a side holds; whoever switched a step, where that makes the difference."""
        made = [change for change in side.changes_of(row) if change.new]
        heads = sorted(made, key=lambda change: change.rank)[:1] if field == NEW else side.heads(row, field)
        if field == DELETED and not heads:
            heads = [side.changes[one] for one in side.live_heads(row) if one not in other.changes]
        if not heads or heads[0].id in other.changes:
            heads = _switches(side, other, row) or heads
        return Author(heads[0].by, heads[0].at) if heads else Author()


def compare(mine: Mapping[str, Change], theirs: Mapping[str, Change]) -> Comparison:
    """What differs in two sets of changes of one plan, by id as `changes_by_id` gives them."""
    return Comparison(Side(mine), Side(theirs))


def in_detail(differences: Iterable[Difference]) -> Iterator[Difference]:
    """The differences field by field: a mark by its parts, a whole row and then all that it says."""
    for one in differences:
        if one.field != CONTENT or not one.parts:
            yield one
        yield from in_detail(one.parts)


def _kind(side: Side, row: str) -> str:
    fold = side.fold(row)
    return fold.kind if fold else ""


def _part(unit: Difference, name: str, mine: str, theirs: str) -> Difference:
    """What a difference says of one field."""
    caption = part_caption(unit.kind, name)
    return replace(unit, field=name, caption=caption, mine=mine, theirs=theirs, path=(), parts=())


def _filled_fields(side: Side, row: str, kind: str) -> Iterator[tuple[str, str]]:
    """The fields of a whole row that say something to a reader, with their texts."""
    parent = KINDS[kind].parent
    for name in FIELDS.get(kind, ()):
        value = side.value(row, name)
        if name == parent or name in _NOT_SHOWN or (name, value) in (("count", 1), ("status", "held")):
            continue
        if (kind, name) == ("mark", CONTENT):
            pairs = [(key, (value or {}).get(key)) for key in MARK_COLUMNS]
        else:
            pairs = [(name, value)]
        yield from ((key, text) for key, part in pairs if (text := value_text(side, row, key, part)))


def _unit_caption(side: Side, row: str, kind: str) -> str:
    """The name of a difference that is a row; an event's line stands on the side that has it."""
    return KIND_NAMES[kind] if kind == "event" else row_title(side, row)


def _value(head: Change, name: str) -> str:
    return canonical({name: as_read(head.values[name])})


def _switches(side: Side, other: Side, row: str) -> list[Change]:
    """The latest switching of a step of the row that only one side knows."""
    steps = {change.step for change in side.changes_of(row)}
    switches = (one for step in steps for one in side.changes_of(step) if one.kind == "step")
    found = (one for one in switches if one.id not in other.changes)
    return sorted(found, key=lambda change: change.rank)[-1:]
