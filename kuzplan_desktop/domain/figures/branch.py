"""BranchProgress: the states and the boxes of a branch of the plan, counted; they are told for a day of the year."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from kuzplan_desktop.domain.marks import Mark, MarkState
from kuzplan_desktop.domain.progress import ActivityProgress, State


class TriState(StrEnum):
    """What a parent's box shows; ABSENT where nothing under it is due in the quarter."""

    ABSENT = "absent"
    NONE = "none"
    PARTIAL = "partial"
    ALL = "all"


class BranchProgress(NamedTuple):
    """The roll-up of a section, a subsection or the plan over the items shown under it.

    `total` leaves out the items whose elections are not held; `by_state` counts every item.
    """

    total: int
    done: int
    by_state: Mapping[State, int]
    quarters: tuple[TriState, TriState, TriState, TriState]


def roll_up(items: Iterable[tuple[ActivityProgress, Mapping[int, Mark]]]) -> BranchProgress:
    """The roll-up of activities given as (progress, marks by quarter). A quarter marked «не требуется» has no box."""
    by_state = dict.fromkeys(State, 0)
    boxes, ticks = [0, 0, 0, 0], [0, 0, 0, 0]
    total = done = 0
    for progress, marks in items:
        by_state[progress.state] += 1
        total += progress.counts
        done += progress.state is State.DONE
        for quarter in progress.due_quarters:
            state = marks[quarter].state if quarter in marks else None
            boxes[quarter - 1] += state is not MarkState.NOT_REQUIRED
            ticks[quarter - 1] += state is MarkState.DONE
    first, second, third, fourth = map(_tri_state, boxes, ticks)
    return BranchProgress(total, done, by_state, (first, second, third, fourth))


def states_that_count(items: Iterable[ActivityProgress]) -> Mapping[State, int]:
    """How many items are in which state; those whose elections are not held are left out, as in every count."""
    found = dict.fromkeys(State, 0)
    for progress in items:
        found[progress.state] += progress.counts
    return found


def _tri_state(boxes: int, ticks: int) -> TriState:
    if boxes == 0:
        return TriState.ABSENT
    if ticks == 0:
        return TriState.NONE
    return TriState.ALL if ticks == boxes else TriState.PARTIAL
