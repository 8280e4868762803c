"""What stands in the columns that a person may add to a progress report, all of it told by the events of an item."""

from collections.abc import Callable, Iterable, Sequence

from kuzplan_desktop.domain.figures.amounts import Amounts
from kuzplan_desktop.domain.figures.plan_fact import PlanFact
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.reports.paper.plain_text import lines_of
from kuzplan_desktop.reports.paper.report import Value
from kuzplan_desktop.reports.paper.sentences import hours_number

ADDED = ("trained", "tested", "hours", "publications", "volunteers", "partners", "separate")


def added_values(
    keys: Sequence[str], amounts: Amounts, events: Iterable[Event] = (), fact: PlanFact | None = None
) -> dict[str, Value]:
    """The values of the added columns among `keys` for what events come to; of a heading no `events` are told.

    `fact` is what became of the events that stand in the plan, None where nothing was planned.
    """
    made: dict[str, Callable[[], Value]] = {
        "trained": lambda: amounts.trained,
        "tested": lambda: amounts.tested,
        "hours": lambda: hours_number(amounts.minutes) or 0,
        "publications": lambda: amounts.publications,
        "volunteers": lambda: amounts.volunteers,
        "partners": lambda: _partners(events) or None,
        "separate": lambda: fact_words(fact) if fact else None,
    }
    return {key: made[key]() for key in keys if key in made}


def fact_words(fact: PlanFact) -> str:
    """«проведено 3 из 6, отменено 1, остается 2 (день прошел: 1)»."""
    passed = f" (день прошел: {fact.passed})" if fact.passed else ""
    parts = (
        f"проведено {fact.held} из {fact.whole}",
        f"отменено {fact.cancelled}" if fact.cancelled else "",
        f"остается {fact.open}{passed}" if fact.open else "",
    )
    return ", ".join(filter(None, parts))


def _partners(events: Iterable[Event]) -> str:
    """The partners of the events, each told once."""
    return "\n".join(dict.fromkeys(line for event in events for line in lines_of(event.partners)))
