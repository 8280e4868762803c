"""PlanFact: how many events of a period were held, stand in the plan still, are overdue, were called off."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.events.separate_plan import last_planned_day
from kuzplan_desktop.domain.figures.amounts import amounts_of


class PlanFact(NamedTuple):
    """Events by what became of them; `passed` are those among the `open` ones whose day is over."""

    held: int
    open: int
    passed: int
    cancelled: int

    @property
    def whole(self) -> int:
        """All that stand in the plan or were held."""
        return self.held + self.open + self.cancelled


def plan_fact_of(events: Iterable[Event], today: date) -> PlanFact:
    """What became of these events by `today`."""
    found = list(events)
    counts = {status: amounts_of(event for event in found if event.status is status).events for status in EventStatus}
    passed = amounts_of(event for event in found if has_passed_unheld(event, today)).events
    return PlanFact(counts[EventStatus.HELD], counts[EventStatus.PLANNED], passed, counts[EventStatus.CANCELLED])


def has_passed_unheld(event: Event, today: date) -> bool:
    """True for one still planned whose day is over; of a month, its last one."""
    return event.status is EventStatus.PLANNED and last_planned_day(event) < today
