"""The same event written down by two people: which one counts, and which pairs look like it."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kuzplan_desktop.domain.events.doubles import looks_same
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.changes.identity import same_event_uid

Events = dict[str, tuple[Event, ...]]


def joined_events(connection: sqlite3.Connection, activity: str | None = None) -> dict[str, str]:
    """The events, of one activity or of all, that do not count, each with the one that does: of those that are the
    same, the one made first.

    Nothing is joined across activities, and nothing with an event that is not shown.
    """
    pairs = connection.execute(
        "SELECT one.uid, other.uid FROM same_event JOIN event AS one ON one.uid = first "
        "JOIN event AS other ON other.uid = second WHERE same = 1 AND one.activity = other.activity "
        "AND one.activity = coalesce(?, one.activity)",
        (activity,),
    ).fetchall()
    groups: dict[str, set[str]] = {}
    for one, other in pairs:
        group = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(group, group))
    made = {row: _made(connection, row) for row in groups}
    first = {row: min(group, key=made.__getitem__) for row, group in groups.items()}
    return {row: counted for row, counted in first.items() if row != counted}


def split(events: Mapping[str, tuple[Event, ...]], joined: Mapping[str, str]) -> tuple[Events, Events]:
    """Events by activity -> those that count, and those that are the same as one of them."""
    if not joined:
        return dict(events), {}
    counted = {uid: tuple(event for event in found if event.uid not in joined) for uid, found in events.items()}
    others = {
        uid: tuple(replace(event, same_as=joined[event.uid]) for event in found if event.uid in joined)
        for uid, found in events.items()
    }
    return counted, {uid: found for uid, found in others.items() if found}


def likely_same(connection: sqlite3.Connection, events: Iterable[Event]) -> tuple[tuple[Event, Event], ...]:
    """Pairs among the events of an activity that seem to be the same: the day, the form, a near title, made on two
    installations; those of which somebody has decided are left out."""
    found = list(events)
    pairs = [(one, other) for place, one in enumerate(found) for other in found[place + 1 :] if looks_same(one, other)]
    return tuple((one, other) for one, other in pairs if _is_open(connection, one.uid, other.uid))


def apart(connection: sqlite3.Connection) -> frozenset[frozenset[str]]:
    """The pairs of events that somebody said to be two."""
    pairs = connection.execute('SELECT "first", "second" FROM same_event WHERE same = 0').fetchall()
    return frozenset(frozenset(pair) for pair in pairs if None not in pair)


def pairs_of(connection: sqlite3.Connection, event: str) -> list[str]:
    """The rows that tell of an event that it is the same as another."""
    found = connection.execute(
        "SELECT uid FROM same_event WHERE same = 1 AND ? IN (first, second) ORDER BY uid", (event,)
    )
    return [uid for (uid,) in found]


def _is_open(connection: sqlite3.Connection, one: str, other: str) -> bool:
    """True if the two were made on two installations and nobody has decided about them."""
    if connection.execute("SELECT 1 FROM same_event WHERE uid = ?", (same_event_uid(one, other),)).fetchone():
        return False
    return _made(connection, one)[1] != _made(connection, other)[1]


def _made(connection: sqlite3.Connection, row: str) -> tuple[int, str, str]:
    """The rank of the change that made a row: its count, installation and id."""
    found = connection.execute("SELECT body FROM change WHERE row = ?", (row,))
    changes = [read_change(body) for (body,) in found]
    return min(change.rank for change in [one for one in changes if one.new] or changes)
