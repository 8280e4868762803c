"""The state of an activity on a day."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark, MarkState
from kuzplan_desktop.domain.period.period import Period, PeriodKind
from kuzplan_desktop.domain.period.schedule import Rhythm, Schedule, Unit, schedule
from kuzplan_desktop.domain.plan.plan import Activity

SHORT_NOTE = 60


class State(StrEnum):
    """The five states of an activity on a given day."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    LATE = "late"
    NOT_DUE = "not_due"
    NOT_REQUIRED = "not_required"


class ActivityProgress(NamedTuple):
    """Where an activity stands on a day.

    `due_quarters` are the quarters that have a box; `caption` is the state in Russian as shown to the user
    («выполнено», «срок не наступил», «не требуется (выборы не проводились)»). `counts` is false for items
    whose elections are not held and for those that were taken out of the plan: they leave every denominator.
    """

    state: State
    caption: str
    due_quarters: tuple[int, ...]
    counts: bool = True


class _View(NamedTuple):
    """What is known of an activity on `today`; `day_over`: what ends on that day has ended."""

    due: Schedule
    marked: frozenset[int]
    done: frozenset[int]
    worked: bool
    completed: bool
    today: date
    day_over: bool
    year_over: bool

    def passed(self, day: date | None) -> bool:
        """True if `day` is known and over."""
        return day is not None and (day < self.today or (self.day_over and day == self.today))


def looked_back(progress: ActivityProgress, *, written: bool) -> tuple[State, str]:
    """The state and the caption by which a window tells `progress` once the year is over: where nothing was ever
    `written`, no alarm."""
    if progress.state is State.LATE and not written:
        return State.NOT_DUE, "сведений нет"
    return progress.state, progress.caption


def activity_progress(
    activity: Activity,
    period: Period,
    marks: Mapping[int, Mark],
    events: Sequence[Event],
    campaigns: Sequence[Campaign],
    year: int,
    today: date,
    day_over: bool = False,
) -> ActivityProgress:
    """The state of `activity` on `today` by the first rule of the domain's table that fits.

    `marks` is by quarter; `events` are all events under the activity, of which only the held ones count. All that
    is written down counts on any day: a tick made ahead of its quarter is work done early. A term has passed on
    the day after its last day; on the last day itself with `day_over` (a report of a period that has ended) and
    at the end of the plan's year, the last day that states are told for.
    """
    due = schedule(period, tuple(campaigns), year)
    if activity.excluded:
        return ActivityProgress(State.NOT_REQUIRED, "исключено из плана", (), counts=False)
    if due.elections_missing:
        return ActivityProgress(State.NOT_REQUIRED, _ELECTIONS_MISSING[period.kind], (), counts=False)
    marked = frozenset([quarter for quarter, mark in marks.items() if mark.state is not None])
    year_end = date(year, 12, 31)
    done = frozenset([quarter for quarter in marked if marks[quarter].state is MarkState.DONE])
    held = any(event.status is EventStatus.HELD for event in events)
    view = _View(
        due=due,
        marked=marked,
        done=done,
        worked=bool(done) or held,
        completed=activity.completed_on is not None and activity.completed_on <= today,
        today=today,
        day_over=day_over or today == year_end,
        year_over=today >= year_end,
    )
    return ActivityProgress(*_first_that_fits(view, period, marks), due.boxes)


def _first_that_fits(view: _View, period: Period, marks: Mapping[int, Mark]) -> tuple[State, str]:
    """The state and its caption; the rows of the domain's table in their order."""
    due = view.due
    if due.boxes and view.marked.issuperset(due.boxes) and view.done.isdisjoint(due.boxes):
        return State.NOT_REQUIRED, _excused([marks[quarter] for quarter in due.boxes])
    if _is_done(view):
        return State.DONE, "выполнено"
    if period.as_needed and not view.worked and view.year_over:
        return State.NOT_REQUIRED, "не потребовалось"
    if not period.as_needed and _is_late(view):
        return State.LATE, "не выполнено в срок"
    if view.worked:
        return State.IN_PROGRESS, "выполняется"
    if not due.units and not period.as_needed:
        return State.NOT_DUE, "срок не определен" if period.other_year is None else "срок в другом году"
    if period.as_needed and view.passed(due.last_day):
        return State.NOT_DUE, "пока не потребовалось"
    begun = due.starts_on is None or due.starts_on <= view.today
    return State.NOT_DUE, "срок не истек" if begun else "срок не наступил"


_ELECTIONS_MISSING = {
    PeriodKind.ELECTION: "не требуется (выборы не проводились)",
    PeriodKind.OUTSIDE_ELECTIONS: "не требуется (выборы проводились весь год)",
}


def _excused(marks: Sequence[Mark]) -> str:
    """«не требуется» with the note of the marks where they agree on a short one."""
    notes = {" ".join(mark.note.split()).rstrip(".") for mark in marks} - {""}
    note = notes.pop() if len(notes) == 1 else ""
    return f"не требуется ({note})" if 0 < len(note) <= SHORT_NOTE else "не требуется"


def _is_done(view: _View) -> bool:
    """The rule «выполнено» for the three kinds of activities."""
    due = view.due
    if not view.done:
        return False
    if due.rhythm is Rhythm.ONCE or not due.boxes:
        return True
    if due.rhythm is Rhythm.EACH:
        return all(is_unit_marked(unit, view.done, view.marked) for unit in due.units)
    return view.completed or due.boxes[-1] in view.marked or view.year_over or view.passed(due.last_day)


def is_unit_marked(unit: Unit, done: AbstractSet[int], marked: AbstractSet[int]) -> bool:
    """A unit is marked: done in one of its quarters, or marked in all of them."""
    return bool(done & {*unit.quarters}) or marked >= {*unit.quarters}


def _is_late(view: _View) -> bool:
    """The end has passed; of an activity due each time, the end of any unit that is not marked."""
    if view.due.rhythm is Rhythm.EACH:
        passed = (unit for unit in view.due.units if view.passed(unit.last_day))
        return not all(is_unit_marked(unit, view.done, view.marked) for unit in passed)
    return view.passed(view.due.ends_on)
