"""The bars of a срок: which days of the year it covers, in which state each stretch is, what stands beside it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.marks import Mark, MarkState
from kuzplan_desktop.domain.period.period import Period
from kuzplan_desktop.domain.period.schedule import Rhythm, Schedule, Unit
from kuzplan_desktop.domain.progress import ActivityProgress, State, is_unit_marked
from kuzplan_desktop.domain.todo.groups import SOON
from kuzplan_desktop.domain.todo.terms import left_words, open_ends


class TermBar(NamedTuple):
    """A stretch of a срок within the year. `certain` is false where the срок does not say when: all year, if at all.

    `soon` tells that it ends within two weeks and is still open; `words` stand beside it: «осталось 11 дней».
    """

    first_day: date
    last_day: date
    state: State
    certain: bool = True
    soon: bool = False
    words: str = ""


class TermDay(NamedTuple):
    """The day that states are told for, and whether it is the last one of a year that is over: nothing presses then."""

    today: date
    year: int
    over: bool = False


def bars_of(
    due: Schedule, period: Period, progress: ActivityProgress, marks: Mapping[int, Mark], on: TermDay
) -> tuple[TermBar, ...]:
    """The bars of an item, in the order of their days; none for what is not asked for in this year."""
    year = on.year
    first, last = date(year, 1, 1), date(year, 12, 31)
    if not due.units:
        asked = progress.counts and period.other_year is None
        return (TermBar(first, last, progress.state, certain=False),) if asked else ()
    ends = {end.day for end in open_ends(due, period, progress, marks)}
    bars = [
        TermBar(max(unit.first_day, first), min(unit.last_day, last), _state(unit, due, progress, marks, on))
        for unit in due.units
        if unit.first_day <= last and first <= unit.last_day
    ]
    return tuple(sorted(_worded(bar, bar.last_day in ends, on) for bar in bars))


def _state(unit: Unit, due: Schedule, progress: ActivityProgress, marks: Mapping[int, Mark], on: TermDay) -> State:
    """The state of a stretch: that of the item, unless each stretch is due by itself."""
    if due.rhythm is not Rhythm.EACH or not progress.counts:
        return progress.state
    marked = {quarter for quarter, mark in marks.items() if mark.state is not None}
    done = {quarter for quarter in marked if marks[quarter].state is MarkState.DONE}
    if is_unit_marked(unit, done, marked):
        return State.DONE if done & {*unit.quarters} else State.NOT_REQUIRED
    if progress.state in (State.DONE, State.NOT_REQUIRED):
        return progress.state
    passed = unit.last_day < on.today or unit.last_day == on.today == date(on.year, 12, 31)
    return State.LATE if passed and progress.state is State.LATE else State.NOT_DUE


def _worded(bar: TermBar, is_open: bool, on: TermDay) -> TermBar:
    """The bar with what stands beside it."""
    if bar.state is State.LATE:
        return bar._replace(words=left_words(bar.last_day, on.today))
    soon = is_open and not on.over and on.today <= bar.last_day <= on.today + SOON
    return bar._replace(soon=soon, words=left_words(bar.last_day, on.today)) if soon else bar
