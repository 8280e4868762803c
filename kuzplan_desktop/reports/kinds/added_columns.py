"""What stands in the columns that a person may add to a progress report, all of it told by the events of an item."""

from collections.abc import Callable, Iterable, Sequence

from kuzplan_desktop.domain.figures.amounts import Amounts
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.reports.paper.plain_text import lines_of
from kuzplan_desktop.reports.paper.report import Value
from kuzplan_desktop.reports.paper.sentences import hours_number

ADDED = ("trained", "tested", "hours", "publications", "volunteers", "partners")


def added_values(keys: Sequence[str], amounts: Amounts, events: Iterable[Event] = ()) -> dict[str, Value]:
    """The values of the added columns among `keys` for what events come to; of a heading no `events` are told."""
    made: dict[str, Callable[[], Value]] = {
        "trained": lambda: amounts.trained,
        "tested": lambda: amounts.tested,
        "hours": lambda: hours_number(amounts.minutes) or 0,
        "publications": lambda: amounts.publications,
        "volunteers": lambda: amounts.volunteers,
        "partners": lambda: _partners(events) or None,
    }
    return {key: made[key]() for key in keys if key in made}


def _partners(events: Iterable[Event]) -> str:
    """The partners of the events, each told once."""
    return "\n".join(dict.fromkeys(line for event in events for line in lines_of(event.partners)))
