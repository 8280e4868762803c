"""Figures: everything that a document comes to in a period, over the own items of the plan or all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.figures.amounts import Amounts, amounts_of, by_category, by_form
from kuzplan_desktop.domain.figures.coverage import Coverage, coverage_of, members_of
from kuzplan_desktop.domain.figures.line import PeriodFigures, Share, add_up
from kuzplan_desktop.domain.figures.training import training_forms
from kuzplan_desktop.domain.marks import MarkState, held_in
from kuzplan_desktop.domain.period.schedule import Rhythm, Schedule
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.progress import State, is_unit_marked

if TYPE_CHECKING:
    from kuzplan_desktop.domain.document import Document


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a period. `not_own` is what stands under items that the report leaves out as another's.

    `coverage` is that of the categories whose number of members the document tells.
    """

    line: PeriodFigures
    amounts: Amounts
    by_category: Mapping[str, Amounts]
    by_form: Mapping[str, Amounts]
    not_own: Amounts = Amounts()
    coverage: tuple[Coverage, ...] = ()


def figures_of(
    document: Document, period: ReportingPeriod, today: date, *, own: bool, shares: Mapping[str, Share] | None = None
) -> Figures:
    """The figures of a document in `period`, states as of `today`; `shares` are its `shares_of`, if they are known."""
    if shares is None:
        shares = shares_of(document, period, today, own=own)
    events, forms = held_events(document, period, own=own), own_forms(document)
    categories = by_category(events, forms)
    return Figures(
        add_up(shares.values()),
        amounts_of(events, forms),
        categories,
        by_form(events, forms),
        not_own_amounts(document, period) if own else Amounts(),
        coverage_of(categories, members_of(document.settings)),
    )


def own_forms(document: Document) -> tuple[str, ...]:
    """The forms that the commission counts as training besides the vocabulary's."""
    return training_forms(document.settings.get("training_forms", ""))


def held_events(document: Document, period: ReportingPeriod, *, own: bool) -> tuple[Event, ...]:
    """The events held in the period under the own items, or all of them, in the plan's order."""
    return tuple(
        event
        for activity in document.plan.activities()
        if document.events_of(activity.uid) and (not own or document.is_own(activity))
        for event in held_in(document.events_of(activity.uid), period)
    )


def not_own_amounts(document: Document, period: ReportingPeriod) -> Amounts:
    """What was held in the period under items that the commission does not carry out: no own report holds it."""
    return amounts_of(
        (
            event
            for activity in document.plan.activities()
            if document.events_of(activity.uid) and not document.is_own(activity)
            for event in held_in(document.events_of(activity.uid), period)
        ),
        own_forms(document),
    )


def period_figures(document: Document, period: ReportingPeriod, today: date, own: bool) -> PeriodFigures:
    """The line of figures of `period` over the own activities or all of them, states as of `today`."""
    return add_up(shares_of(document, period, today, own=own).values())


def shares_of(document: Document, period: ReportingPeriod, today: date, *, own: bool) -> Mapping[str, Share]:
    """What each of the activities, own ones or all, adds to the line of figures, by uid.

    Those that nothing was written about are alike when their сроки are.
    """
    shares: dict[str, Share] = {}
    untouched: dict[tuple[str, date | None, str], Share] = {}
    for activity in document.plan.activities():
        if own and not document.is_own(activity):
            continue
        if activity.uid in document.marks or activity.uid in document.events:
            shares[activity.uid] = share_of(document, activity, period, today)
            continue
        key = (activity.period_override or activity.period_text, activity.completed_on, activity.excluded)
        if key not in untouched:
            untouched[key] = share_of(document, activity, period, today)
        shares[activity.uid] = untouched[key]
    return shares


def share_of(document: Document, activity: Activity, period: ReportingPeriod, today: date) -> Share:
    """What the activity adds to the line of figures of `period`, its state as of `today`.

    Planned is what is due within the period and not marked «не требуется» in every quarter of it: what was worked on,
    and what is still to be done, having been neither done nor «завершено» before the period began. Worked on is what
    has a tick that belongs to the period (see `Document.marks_in`) or an event held in it.
    """
    marks = document.marks_in(activity, period)
    held = held_in(document.events_of(activity.uid), period)
    due = document.schedule_of(activity)
    asked = due.asked_in(period, document.plan.year)
    worked = bool(held) or any(mark.state is MarkState.DONE for mark in marks.values())
    excused = all(quarter in marks and marks[quarter].state is MarkState.NOT_REQUIRED for quarter in asked)
    planned = not excused and (worked or not _done_before(document, activity, due, period))
    state = document.progress_in(activity, period, today).state
    return Share(
        planned=planned,
        worked=worked,
        late=state is State.LATE,
        events=sum(event.count for event in held),
        people=sum(event.participants for event in held),
        state=state,
        asked=bool(asked),
        excused=bool(asked) and excused,
    )


def _done_before(document: Document, activity: Activity, due: Schedule, period: ReportingPeriod) -> bool:
    """True if all that the period would ask for was done before it began, or the item was «завершено» by then."""
    if activity.completed_on is not None and activity.completed_on < period.first_day:
        return True
    first_day = date(document.plan.year, 1, 1)
    if period.first_day <= first_day or due.rhythm is Rhythm.SPAN:
        return False
    if not any(mark.state is MarkState.DONE for mark in document.marks_of(activity.uid).values()):
        return False
    before = ReportingPeriod("", first_day, period.first_day - timedelta(days=1), "")
    marks = document.marks_in(activity, before)
    marked = {quarter for quarter, mark in marks.items() if mark.state is not None}
    done = {quarter for quarter in marked if marks[quarter].state is MarkState.DONE}
    if due.rhythm is Rhythm.ONCE:
        return bool(done)
    within = (unit for unit in due.units if unit.first_day <= period.last_day and period.first_day <= unit.last_day)
    return bool(done) and all(is_unit_marked(unit, done, marked) for unit in within)
