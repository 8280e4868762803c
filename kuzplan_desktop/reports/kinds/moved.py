"""Which planned events were put off or brought forward, told from the журнал."""

from collections.abc import Iterable, Mapping

from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.domain.words import EVENT_STATUSES
from kuzplan_desktop.reports.kinds.journal import JournalStep

_PLANNED = EVENT_STATUSES[EventStatus.PLANNED]
_MONTH_OF_DAY = 7  # letters of an ISO day


def moved_events(steps: Iterable[JournalStep]) -> frozenset[str]:
    """The uids of events whose day was changed while they were planned, or by writing down that they were held.

    `steps` are those of the журнал, newest last. A month that becomes a day of it is no move.
    """
    planned: set[str] = set()
    moved: set[str] = set()
    for step in steps:
        if step.undone:
            continue
        events: dict[str, dict[str, tuple[str, str]]] = {}
        for change in step.changes:
            if change.kind == "event":
                events.setdefault(change.row, {})[change.field] = (change.before, change.after)
        for uid, changes in events.items():
            if uid in planned and _is_moved(changes):
                moved.add(uid)
            _, status = changes.get("status", ("", ""))
            if status == _PLANNED:
                planned.add(uid)
            elif status:
                planned.discard(uid)
    return frozenset(moved)


def _is_moved(changes: Mapping[str, tuple[str, str]]) -> bool:
    """True if an event stands on another day, or in another month, than before."""
    day_before, day = changes.get("starts_on", ("", ""))
    month_before, month = changes.get("month", ("", ""))
    if day_before and (day or month):
        return day != day_before
    if month_before and (day or month):
        return (day or month)[:_MONTH_OF_DAY] != month_before[:_MONTH_OF_DAY]
    return False
