"""What the search looks in, and which event it found an activity by."""

from collections.abc import Iterable, Iterator, Mapping

from kuzplan_desktop.domain.events.event_fields import SEARCHED
from kuzplan_desktop.domain.events.event_text import EventLook, event_line
from kuzplan_desktop.domain.marks import Event, Mark
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.wording import searchable


def searched_text(activity: Activity, marks: Mapping[int, Mark], events: Iterable[Event]) -> str:
    """The activity's own wording, its marks' texts, its events' words, as they are compared."""
    return searchable("\n".join(_texts(activity, marks, events)))


def holds_all(text: str, words: tuple[str, ...]) -> bool:
    """True if a text holds all words of a search."""
    compared = searchable(text)
    return all(word in compared for word in words)


def event_hit(
    activity: Activity, marks: Mapping[int, Mark], events: Iterable[Event], words: tuple[str, ...], year: int
) -> str:
    """The first event in a line that holds a word which nothing else of the activity holds; empty if there is none."""
    own = searched_text(activity, marks, ())
    missing = [word for word in words if word not in own]
    for event in events if missing else ():
        text = searchable("\n".join(_event_texts(event)))
        if any(word in text for word in missing):
            return event_line(event, EventLook(" · ", year, audiences=False, states=True))
    return ""


def _texts(activity: Activity, marks: Mapping[int, Mark], events: Iterable[Event]) -> Iterator[str]:
    yield from (activity.number, activity.title, activity.executors_text)
    yield from (activity.period_text, activity.period_override)
    for mark in marks.values():
        yield from (mark.text, mark.note)
    for event in events:
        yield from _event_texts(event)


def _event_texts(event: Event) -> Iterator[str]:
    return (getattr(event, name) for name in SEARCHED)
