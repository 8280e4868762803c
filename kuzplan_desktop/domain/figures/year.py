"""YearStanding: in which states the items of a plan or of a section are on a day; what the arcs of a year show."""

from collections.abc import Iterable
from typing import NamedTuple

from kuzplan_desktop.domain.figures.branch import states_that_count
from kuzplan_desktop.domain.progress import ActivityProgress, State


class YearStanding(NamedTuple):
    """How many items are in which state; those whose elections are not held are in none, nor in `total`. `silent` are
    those of a year that is over of which nothing was ever written: they are not told to be late."""

    total: int
    done: int
    in_progress: int
    late: int
    not_due: int
    not_required: int
    silent: int = 0


def standing(items: Iterable[ActivityProgress], *, untouched: Iterable[ActivityProgress] = ()) -> YearStanding:
    """The standing of these items and of those that are `untouched`: nothing was ever written of them, and the year is
    over and looked back on."""
    found, silent = states_that_count(items), states_that_count(untouched)
    both = {state: found[state] + silent[state] for state in State}
    return YearStanding(
        total=sum(both.values()),
        done=both[State.DONE],
        in_progress=both[State.IN_PROGRESS],
        late=found[State.LATE],
        not_due=both[State.NOT_DUE],
        not_required=both[State.NOT_REQUIRED],
        silent=silent[State.LATE],
    )
