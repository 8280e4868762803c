"""YearStanding: in which states the items of a plan or of a section are on a day; what the arcs of a year show."""

from collections.abc import Iterable
from typing import NamedTuple

from kuzplan_desktop.domain.figures.branch import states_that_count
from kuzplan_desktop.domain.progress import ActivityProgress, State


class YearStanding(NamedTuple):
    """How many items are in which state; those whose elections are not held are in none, nor in `total`."""

    total: int
    done: int
    in_progress: int
    late: int
    not_due: int
    not_required: int


def standing(items: Iterable[ActivityProgress]) -> YearStanding:
    """The standing of these items."""
    found = states_that_count(items)
    return YearStanding(
        total=sum(found.values()),
        done=found[State.DONE],
        in_progress=found[State.IN_PROGRESS],
        late=found[State.LATE],
        not_due=found[State.NOT_DUE],
        not_required=found[State.NOT_REQUIRED],
    )
