"""What the bytes of a damaged file still hold, found without SQLite.

Changes are looked for in every leaf page and, where pages are torn, among the bare bytes; a body counts only if the
hash that is its id stands in the file too, so nothing is ever made up.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

from kuzplan_desktop.store.changes import stored_bytes
from kuzplan_desktop.store.changes.change import BadChange, Change, read_change
from kuzplan_desktop.store.changes.schema import KINDS
from kuzplan_desktop.store.door.raw_pages import rows_of_text

# The columns of the tables `change`, `withdrawn`, `draft` and of the bytes of attachments: all are texts or such bytes,
# and no other table has so many of them.
_CHANGE, _WITHDRAWN, _DRAFT, _ATTACHED = 4, 5, 7, 2
_BEGINNING = b'{"at":'
_END = re.compile(rb'"step":"[^"\\]*"\}')
_ID = re.compile(rb"[0-9a-f]{40}")
_ANY_ID = re.compile(rb"(?=([0-9a-f]{40}))")


@dataclass(slots=True)
class Found:
    """What a file's bytes still hold: changes by id, ids of changes that are torn, texts that were being typed."""

    changes: dict[str, Change] = field(default_factory=dict)
    torn: set[str] = field(default_factory=set)
    typed: list[str] = field(default_factory=list)


def find(data: bytes, take: Callable[[str, bytes], object] | None = None) -> Found:
    """What the bytes of a file still hold. Changes of a merge that was undone are left out where they are known. The
    whole bytes of attachments are handed over to `take`, with their hashes."""
    found = Found()
    withdrawn = set()
    torn: dict[str, str] = {}
    for row in rows_of_text(data):
        one = row[0].decode("ascii", "replace")
        if len(row) == _CHANGE:
            change = _change(row[3])
            if change and change.id == one:
                found.changes[one] = change
            elif _ID.fullmatch(row[0]):
                torn[one] = change.id if change else ""
        elif len(row) == _WITHDRAWN:
            withdrawn.add(one)
        elif take and len(row) == _ATTACHED and stored_bytes.hash_of(row[1]) == one:
            take(one, row[1])
        elif len(row) == _DRAFT:
            found.typed.append(row[2].decode("utf-8", "replace"))
    loose = {change.id: change for body in _loose_bodies(data) if (change := _change(body))}
    for one in _standing(data, loose.keys() - withdrawn):
        found.changes[one] = loose[one]
    known = found.changes.keys() | withdrawn
    found.torn = {one for one, read_as in torn.items() if one not in known and read_as not in known}
    return found


def _change(body: bytes) -> Change | None:
    try:
        return read_change(body.decode("utf-8"))
    except (BadChange, UnicodeDecodeError):
        return None


def _loose_bodies(data: bytes) -> Iterator[bytes]:
    """Whatever looks like a body among the bytes: from its first key to its last."""
    start = data.find(_BEGINNING)
    while start >= 0:
        following = data.find(_BEGINNING, start + 1)
        end = _END.search(data, start, following if following >= 0 else len(data))
        if end:
            yield data[start : end.end()]
        start = following


def _standing(data: bytes, ids: Iterable[str]) -> set[str]:
    """Those of `ids` that stand in the bytes."""
    wanted = {one.encode() for one in ids}
    return {match[1].decode() for match in _ANY_ID.finditer(data) if match[1] in wanted} if wanted else set()


def lost_of_plan(changes: Collection[Change], supplied: Collection[Change]) -> list[Change]:
    """Those of the supplied plan for its rows of which a file has lost the beginning; none if it is on another plan."""
    rows = {change.row for change in supplied}
    named = {one for change in changes for one in (change.row, change.values.get("plan"), _parent(change))}
    if not rows & named:
        return []
    begun = {change.row for change in changes if change.new}
    return [change for change in supplied if change.row not in begun]


def _parent(change: Change) -> str | None:
    """The uid that the change names as the row above."""
    kind = KINDS.get(change.kind)
    parent: str | None = change.values.get(kind.parent) if kind and kind.parent else None
    return parent
