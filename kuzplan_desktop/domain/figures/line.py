"""PeriodFigures: the line of figures of a period; and what one item of the plan adds to it."""

from collections.abc import Iterable
from typing import NamedTuple

from kuzplan_desktop.domain.progress import State


class PeriodFigures(NamedTuple):
    """The line of figures of a period, the same on the status line and at the head of a report.

    planned = worked + no_information; `late` is by the states on the day the report is for; `outside` counts
    items worked on though the period does not ask for them.
    """

    planned: int
    worked: int
    no_information: int
    late: int
    events: int
    people: int
    outside: int


class Share(NamedTuple):
    """What one activity adds to the figures of a period.

    `state` is that of the period, `asked`: the period asks for it, `excused`: all of that was marked «не требуется».
    """

    planned: bool
    worked: bool
    late: bool
    events: int
    people: int
    state: State
    asked: bool
    excused: bool


def add_up(shares: Iterable[Share]) -> PeriodFigures:
    """The figures of all `shares`."""
    planned = worked = outside = late = events = people = 0
    for share in shares:
        planned += share.planned
        worked += share.planned and share.worked
        outside += share.worked and not share.planned
        late += share.late
        events += share.events
        people += share.people
    return PeriodFigures(planned, worked, planned - worked, late, events, people, outside)
