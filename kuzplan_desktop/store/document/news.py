"""News: what changed in a document, for those who show it, and the snapshot that shows it."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan import Plan
from kuzplan_desktop.store.changes.snapshot import activity_of, read_document, reread_activities

_PROGRESS_KINDS = frozenset({"mark", "event", "attendance"})


class Change(NamedTuple):
    """News for listeners. `activities` are those whose fields, marks or events changed; `structure` says that
    rows came, went or moved, or that something changed on which every activity depends."""

    label: str
    activities: frozenset[str]
    structure: bool
    rows: frozenset[tuple[str, str]]


def of_rows(
    connection: sqlite3.Connection, before: Document, label: str, affected: Iterable[tuple[str, str]]
) -> tuple[Document, Change]:
    """`before` with what the affected rows touch read again, and the news of it."""
    rows = frozenset(affected)
    places = {activity_of(connection, row) for kind, row in rows if kind in {*_PROGRESS_KINDS, "activity"}}
    activities = frozenset(place for place in places if place)
    if {kind for kind, _ in rows} <= _PROGRESS_KINDS and None not in places:
        return reread_activities(connection, before, activities), Change(label, activities, False, rows)
    document = read_document(connection)
    only_activities = {kind for kind, _ in rows} <= {*_PROGRESS_KINDS, "activity"}
    nowhere = None in places  # a row that is gone for good no longer tells under which activity it was
    structure = nowhere or not only_activities or _shape(before.plan) != _shape(document.plan)
    return document, Change(label, activities, structure, rows)


def whole(connection: sqlite3.Connection, label: str) -> tuple[Document, Change]:
    """The document read anew, and the news that everything may have changed."""
    document = read_document(connection)
    activities = frozenset(activity.uid for activity in document.plan.activities())
    return document, Change(label, activities, True, frozenset())


def _shape(plan: Plan) -> tuple[object, ...]:
    """What of a plan is its structure: which rows hang where, in which order."""
    return tuple(
        (section.uid, section.number, section.title, subsection.uid, subsection.number, subsection.title, activity.uid)
        for section, subsection, activity in plan.walk()
    )
