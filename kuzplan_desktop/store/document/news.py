"""News: what changed in a document, for those who show it, and the snapshot that shows it."""

import sqlite3
from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.store.changes.same_events import apart, joined_events, split
from kuzplan_desktop.store.changes.snapshot import (
    activity_of,
    event_above,
    event_order,
    read_document,
    read_progress,
)

_UNDER_EVENTS = frozenset({"attendance", "attachment"})
_PROGRESS_KINDS = _UNDER_EVENTS | {"mark", "event"}


class News(NamedTuple):
    """News for listeners. `activities` are those whose fields, marks or events changed; `structure` says that
    rows came, went or moved, or that something changed on which every activity depends."""

    label: str
    activities: frozenset[str]
    structure: bool
    rows: frozenset[tuple[str, str]]


Listener = Callable[[News], None]


class Snapshot:
    """The document as it stands now, and those who want to hear of it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.document: Document = read_document(connection)
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; returns the way to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def renew(self, connection: sqlite3.Connection, label: str, affected: Iterable[tuple[str, str]]) -> None:
        """Read again what the affected rows touch, and tell."""
        self.document, change = of_rows(connection, self.document, label, affected)
        self._tell(change)

    def renew_whole(self, connection: sqlite3.Connection, label: str) -> None:
        """Read everything again, and tell."""
        self.document, change = whole_news(connection, label)
        self._tell(change)

    def _tell(self, news: News) -> None:
        for listener in tuple(self._listeners):
            listener(news)


def of_rows(
    connection: sqlite3.Connection, before: Document, label: str, affected: Iterable[tuple[str, str]]
) -> tuple[Document, News]:
    """`before` with what the affected rows touch read again, and the news of it."""
    rows = frozenset(affected)
    places = {row: activity_of(connection, row) for kind, row in rows if kind in {*_PROGRESS_KINDS, "activity"}}
    nowhere = None in places.values()  # a row that is gone for good no longer tells under which activity it was
    activities = frozenset(place for place in places.values() if place)
    if {kind for kind, _ in rows} <= _PROGRESS_KINDS and not nowhere:
        touched: dict[str, set[str]] = defaultdict(set)
        for kind, row in rows:
            touched[str(places[row])].add(event_above(connection, row) if kind in _UNDER_EVENTS else row)
        return _with(connection, before, touched), News(label, activities, False, rows)
    document = read_document(connection)
    only_activities = {kind for kind, _ in rows} <= {*_PROGRESS_KINDS, "activity"}
    structure = nowhere or not only_activities or _shape(before.plan) != _shape(document.plan)
    return document, News(label, activities, structure, rows)


def _with(connection: sqlite3.Connection, before: Document, touched: dict[str, set[str]]) -> Document:
    """`before` with the marks and events `touched` (activity -> their uids) read again. All else stays as it is, so
    that this costs what the step was and not what the document is."""
    read_marks, read_events = read_progress(connection, set().union(*touched.values()))
    marks, events, joined = dict(before.marks), dict(before.events), dict(before.joined)
    for activity, uids in touched.items():
        kept = {quarter: mark for quarter, mark in before.marks_of(activity).items() if mark.uid not in uids}
        _put(marks, activity, kept | read_marks.get(activity, {}))
        found = [event for event in before.events_of(activity) if event.uid not in uids]
        others = [replace(event, same_as="") for event in before.joined_of(activity) if event.uid not in uids]
        for event in (*others, *read_events.get(activity, ())):
            insort(found, event, key=event_order)
        counted, same = split({activity: tuple(found)}, joined_events(connection, activity))
        _put(events, activity, counted[activity])
        _put(joined, activity, same.get(activity, ()))
    return replace(before, marks=marks, events=events, joined=joined, apart=apart(connection))


def _put(progress: dict[str, Any], activity: str, found: object) -> None:
    """Let `found` be what an activity has; one that has nothing stands nowhere."""
    if found:
        progress[activity] = found
    else:
        progress.pop(activity, None)


def whole_news(connection: sqlite3.Connection, label: str) -> tuple[Document, News]:
    """The document read anew, and the news that everything may have changed."""
    document = read_document(connection)
    activities = frozenset(activity.uid for activity in document.plan.activities())
    return document, News(label, activities, True, frozenset())


def _shape(plan: Plan) -> tuple[object, ...]:
    """What of a plan is its structure: which rows hang where, in which order."""
    return tuple(
        (section.uid, section.number, section.title, subsection.uid, subsection.number, subsection.title, activity.uid)
        for section, subsection, activity in plan.walk()
    )
