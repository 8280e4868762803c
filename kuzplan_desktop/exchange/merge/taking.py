"""How a conflict is settled: mine, the colleague's, the newest, or both texts joined; and the changes that say so."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from kuzplan_desktop.exchange.merge.differences import CONTENT, NEW, Comparison, Difference
from kuzplan_desktop.store.changes.change import DELETED, Change, Draft
from kuzplan_desktop.store.changes.fold import differ
from kuzplan_desktop.store.changes.side import Side
from kuzplan_desktop.store.changes.writer import cleaned

_JOINED_FIELDS = frozenset({"description", "note", "partners", "period_reason"})
_JOINED_PARTS = ("text", "note")


class Taking(StrEnum):
    """Which side of a conflict is taken. The newest goes by the wall clocks, because a person chose it."""

    MINE = "mine"
    THEIRS = "theirs"
    NEWEST = "newest"
    BOTH = "both"


CAPTIONS = {
    Taking.MINE: "мое",
    Taking.THEIRS: "коллеги",
    Taking.NEWEST: "более позднее",
    Taking.BOTH: "оба вместе",
}


def can_join(difference: Difference) -> bool:
    """True if both sides of a conflict can be kept, one text under the other."""
    if difference.field == CONTENT:
        return any(part.field in _JOINED_PARTS and part.mine and part.theirs for part in difference.parts)
    return difference.field in _JOINED_FIELDS and bool(difference.mine and difference.theirs)


def settling_drafts(comparison: Comparison, chosen: Iterable[tuple[Difference, Taking]]) -> list[Draft]:
    """The changes, a row each, that end the conflicts. They name what was seen: what came since stays in question.

    PlanError if two texts together are longer than a document holds.
    """
    drafts: dict[str, Draft] = {}
    fields = []
    for difference, taking in chosen:
        if difference.field in (NEW, DELETED):
            for draft in _row_drafts(comparison, difference, taking):
                drafts[draft.row] = draft
        else:
            fields.append((difference, taking))
    for difference, taking in fields:
        row, name = difference.key
        draft = drafts.setdefault(row, Draft(row, difference.kind, {}))
        if not draft.values.get(DELETED):
            draft.values[name] = settled_value(comparison, difference, taking)
            draft.par[name] = _ids(comparison.both, row, name)
    return list(drafts.values())


def settled_value(comparison: Comparison, difference: Difference, taking: Taking) -> Any:
    """The value by which the conflict of a field ends."""
    row, name = difference.key
    heads = comparison.both.heads(row, name)
    if taking is Taking.NEWEST:
        return max(heads, key=_moment).values[name]
    if taking is Taking.BOTH and can_join(difference):
        values = [head.values[name] for head in reversed(heads)]
        joined = _joined_marks(values) if name == CONTENT else _joined(values)
        return cleaned(difference.kind, {name: joined})[name]
    side = comparison.theirs if taking is Taking.THEIRS else comparison.mine
    return side.value(row, name)


def _row_drafts(comparison: Comparison, difference: Difference, taking: Taking) -> list[Draft]:
    """The end of a disputed deletion: the row and all under it go, or they stay as whoever kept them has them.

    What whoever deleted had written before, unseen by who keeps, ends with it.
    """
    both, row = comparison.both, difference.row
    if _deletes(comparison, row, taking):
        shown = [one for one in both.branch(row) if both.is_shown(one)]
        return [_deletion(both, one) for one in shown]
    keeper = comparison.mine if comparison.mine.is_shown(row) else comparison.theirs
    kept = [one for one in both.branch(row) if keeper.is_shown(one) or both.is_disputed(one)]
    return [_draft(both, one, values) for one in kept if (values := _kept_values(both, keeper, one, taking))]


def _kept_values(both: Side, keeper: Side, row: str, taking: Taking) -> dict[str, Any]:
    """What is to be said of a row that stays."""
    fold = both.fold(row)
    found: dict[str, Any] = {DELETED: False} if both.heads(row, DELETED) else {}
    for name, heads in fold.heads.items() if fold else ():
        if name != DELETED and differ(name, heads):
            newest = max(heads, key=_moment).values[name]
            found[name] = newest if taking is Taking.NEWEST else keeper.value(row, name)
    return found


def _deletes(comparison: Comparison, row: str, taking: Taking) -> bool:
    """True if the choice is the deletion."""
    mine_deletes = comparison.mine.is_disputed(row) or not comparison.mine.is_shown(row)
    if taking is Taking.NEWEST:
        fold = comparison.both.fold(row)
        heads = [head for found in fold.heads.values() for head in found] if fold else []
        newest = max(heads, key=_moment, default=None)
        return newest is not None and bool(newest.values.get(DELETED))
    return mine_deletes if taking is Taking.MINE else (taking is Taking.THEIRS and not mine_deletes)


def _deletion(both: Side, row: str) -> Draft:
    draft = _draft(both, row, {DELETED: True})
    draft.seen = both.live_heads(row)
    return draft


def _draft(both: Side, row: str, values: dict[str, Any]) -> Draft:
    fold = both.fold(row)
    return Draft(row, fold.kind if fold else "", values, {name: _ids(both, row, name) for name in values})


def _ids(both: Side, row: str, name: str) -> list[str]:
    return [head.id for head in both.heads(row, name)]


def _moment(head: Change) -> tuple[datetime, tuple[int, str, str]]:
    """When a value was written by the wall clock; what has no readable time is the oldest."""
    try:
        moment = datetime.fromisoformat(head.at)
    except ValueError:
        moment = datetime.min
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC), head.rank
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC), head.rank


def _joined(texts: Iterable[str | None]) -> str:
    """Texts one under the other; one that another holds already is not said twice."""
    found: list[str] = []
    for text in texts:
        if text and not any(text in other for other in found):
            found = [other for other in found if other not in text] + [text]
    return "\n".join(found)


def _joined_marks(contents: list[dict[str, Any]]) -> dict[str, Any]:
    """The contents of a mark in one: texts joined; of state and date the provisional winner's, else any."""
    joined: dict[str, Any] = {}
    for content in contents:
        joined |= {name: part for name, part in (content or {}).items() if part not in (None, "")}
    return joined | {name: text for name in _JOINED_PARTS if (text := _joined(one.get(name) for one in contents))}
