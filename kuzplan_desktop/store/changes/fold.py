"""Folding: the changes of one row -> its heads, its values and whether it lives. Pure functions."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from kuzplan_desktop.store.changes.change import DELETED, Change, canonical
from kuzplan_desktop.store.changes.schema import KINDS


class RowFold(NamedTuple):
    """What the counting changes of a row say.

    `heads` maps each field to the counting changes that no other counting change reaches, the provisional
    winner first. `values` holds the winners' values and, for fields that nothing else supplies, those of
    switched-off changes that made the row. `live` is false for a row that no counting change speaks of or
    that is deleted as far as it knows itself; rows under it may still show it. `claimed_deleted` tells that
    somebody deleted it, with or without effect.
    """

    row: str
    kind: str
    parent: str | None
    heads: dict[str, list[Change]]
    values: dict[str, Any]
    live: bool
    claimed_deleted: bool


def differ(name: str, heads: Sequence[Change]) -> bool:
    """True if the heads of field `name` hold different values."""
    return len({canonical({name: as_read(head.values[name])}) for head in heads}) > 1


def as_read(value: Any) -> Any:
    """What a value says: the content of a mark without the parts that are empty."""
    return {key: part for key, part in value.items() if part or part == 0} if isinstance(value, dict) else value


def reachable(starts: Iterable[str], field_par: dict[str, list[str]]) -> set[str]:
    """The ids reached from `starts`, themselves included, through the links `field_par`."""
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting.extend(field_par.get(one, ()))
    return reached


def field_heads(name: str, changes: Iterable[Change], off: Collection[str]) -> list[Change]:
    """The heads of field `name` among `changes` of one row, the provisional winner first.

    Changes of the steps `off` do not count, but links through them do.
    """
    setters = [change for change in changes if name in change.values]
    if len(setters) == 1:  # as most fields have: nothing can replace it
        return setters if is_counted(setters[0], off) else []
    links = {change.id: change.par.get(name, []) for change in setters}
    counting = [change for change in setters if is_counted(change, off)]
    replaced = reachable((parent for change in counting for parent in links[change.id]), links)
    heads = [change for change in counting if change.id not in replaced]
    return sorted(heads, key=lambda change: change.rank, reverse=True)


def is_counted(change: Change, off: Collection[str]) -> bool:
    """True if the change's step is on. A change that switches a step always counts."""
    return change.kind == "step" or change.step not in off


def kind_of(changes: Iterable[Change]) -> str:
    """The kind of the row that these changes speak of: the first one's, should a foreign program have mixed them."""
    return min(changes, key=lambda change: change.rank).kind


def fold_row(changes: Sequence[Change], off: Collection[str]) -> RowFold:
    """Fold all changes of one row, of which there is at least one."""
    row, kind_name = changes[0].row, kind_of(changes)
    changes = [change for change in changes if change.kind == kind_name]
    names = dict.fromkeys(name for change in changes for name in change.values)
    heads = {name: found for name in names if (found := field_heads(name, changes, off))}
    values = {name: found[0].values[name] for name, found in heads.items() if name != DELETED}
    for change in sorted((c for c in changes if c.new and not is_counted(c, off)), key=lambda c: c.rank, reverse=True):
        for name, value in change.values.items():
            if name != DELETED:
                values.setdefault(name, value)
    deleted = _is_deleted(changes, heads)
    kind = KINDS.get(kind_name)
    parent = values.get(kind.parent) if kind and kind.parent else None
    return RowFold(
        row=row,
        kind=kind_name,
        parent=parent,
        heads=heads,
        values=values,
        live=not deleted and any(is_counted(change, off) for change in changes),
        claimed_deleted=any(head.values[DELETED] for head in heads.get(DELETED, ())),
    )


def _is_deleted(changes: Sequence[Change], heads: dict[str, list[Change]]) -> bool:
    """True if every head of the deletion says so and together they have seen every live head of the row."""
    deletions = heads.get(DELETED, [])
    if not deletions or not all(head.values[DELETED] for head in deletions):
        return False
    links = {change.id: [one for ids in change.par.values() for one in ids] for change in changes}
    seen = reachable((one for head in deletions for one in head.seen), links)
    return all(head.id in seen for name, found in heads.items() if name != DELETED for head in found)
