"""Which events look like one that was written down twice, by two people or by one."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.wording import searchable

NEAR = 0.75  # ratio of difflib from which two titles are thought to mean one event


def near(one: str, other: str) -> bool:
    """True for titles that an eye takes for the same."""
    from difflib import SequenceMatcher  # only two events of one day need it

    first, second = _plain(one), _plain(other)
    return first == second or SequenceMatcher(None, first, second, autojunk=False).ratio() >= NEAR


def looks_same(one: Event, other: Event) -> bool:
    """True for two events of one day and form with near titles."""
    same_day = one.starts_on is not None and one.starts_on == other.starts_on
    return same_day and searchable(one.form) == searchable(other.form) and near(one.title, other.title)


def written_twice(one: Event, other: Event) -> bool:
    """True for two events that share a day, with the same place, a near title or the same people."""
    if one.last_day is None or other.last_day is None:
        return False
    if max(one.starts_on or one.last_day, other.starts_on or other.last_day) > min(one.last_day, other.last_day):
        return False
    place = bool(_plain(one.place)) and _plain(one.place) == _plain(other.place)
    title = bool(_plain(one.title) and _plain(other.title)) and near(one.title, other.title)
    return place or title or 0 < one.participants == other.participants


def doubles(events: Iterable[Event], apart: frozenset[frozenset[str]] = frozenset()) -> Iterator[tuple[Event, Event]]:
    """The pairs among the events of an item that look like one; those that somebody said to be two are left out."""
    for one, other in combinations(events, 2):
        if written_twice(one, other) and frozenset((one.uid, other.uid)) not in apart:
            yield one, other


def held_by_several(events: Iterable[tuple[str, Event]]) -> Iterator[tuple[tuple[str, Event], tuple[str, Event]]]:
    """The pairs among events, each with its commission, that look like one event of two commissions: one day and form
    and near titles; or one commission took part, and its people and those of the one that held it are both counted."""
    by_day: dict[tuple[object, str], list[tuple[str, Event]]] = {}
    for commission, event in events:
        if event.last_day is not None:
            by_day.setdefault((event.last_day, _plain(event.form)), []).append((commission, event))
    for found in by_day.values():
        for one, other in combinations(found, 2):
            if one[0] != other[0] and _counted_twice(one[1], other[1]):
                yield one, other


def _counted_twice(one: Event, other: Event) -> bool:
    titled = bool(_plain(one.title) and _plain(other.title)) and near(one.title, other.title)
    if one.taking_part and other.taking_part:
        return False
    if one.taking_part or other.taking_part:
        same = titled or not (_plain(one.title) and _plain(other.title))
        return same and one.participants > 0 and other.participants > 0
    return titled


def _plain(text: str) -> str:
    return " ".join(searchable(text).split())
