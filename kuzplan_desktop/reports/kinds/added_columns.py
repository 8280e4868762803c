"""What stands in the columns that a person may add to a progress report, all of it told by the events of an item."""

from collections.abc import Callable, Iterable, Sequence

from kuzplan_desktop.domain.calendar import quarter_of
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.reports.kinds.training import VOTERS, is_training
from kuzplan_desktop.reports.paper.plain_text import lines_of
from kuzplan_desktop.reports.paper.report import Value
from kuzplan_desktop.reports.paper.sentences import hours_number

NOT_SUMMED = "х"  # stands where a sum would count a person twice
ADDED = ("trained", "tested", "hours", "publications", "volunteers", "partners")


def added_values(keys: Sequence[str], items: Sequence[Sequence[Event]], *, words: bool) -> dict[str, Value]:
    """The values of the added columns among `keys` for items given by their events; `words`: also those of words.

    People trained are persons: where they were told for several quarters of one item, no sum of them is printed.
    """
    events = [event for item in items for event in item]
    made: dict[str, Callable[[], Value]] = {
        "trained": lambda: _trained(items),
        "tested": lambda: sum(map(_tested, events)),
        "hours": lambda: hours_number(sum(event.minutes or 0 for event in events)) or 0,
        "publications": lambda: sum(event.publications or 0 for event in events),
        "volunteers": lambda: sum(event.volunteers or 0 for event in events),
        "partners": lambda: _partners(events) if words else None,
    }
    return {key: made[key]() for key in keys if key in made}


def trained_at(event: Event) -> int:
    """How many people an event trained: as told, else the participants of a training who are not voters."""
    if event.trained is not None:
        return event.trained
    if not is_training(event):
        return 0
    counted = [item.people for item in event.attendance if item.audience not in VOTERS]
    return sum(counted) if event.attendance else event.participants


def _trained(items: Sequence[Sequence[Event]]) -> Value:
    for events in items:
        quarters = {
            event.last_day and quarter_of(event.last_day.month) for event in events if event.trained is not None
        }
        if len(quarters) > 1:
            return NOT_SUMMED
    return sum(trained_at(event) for events in items for event in events)


def _tested(event: Event) -> int:
    """Those tested at an event: as it tells them, else as its audiences do."""
    return event.tested if event.tested is not None else sum(item.tested or 0 for item in event.attendance)


def _partners(events: Iterable[Event]) -> str:
    """The partners of the events, each told once."""
    return "\n".join(dict.fromkeys(line for event in events for line in lines_of(event.partners)))
