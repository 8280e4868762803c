"""Document: a plan with one commission's progress, as one immutable value that views and reports read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kuzplan_desktop.domain.calendar import Campaign, ReportingPeriod, quarters_between
from kuzplan_desktop.domain.commission import Commission, Signatory
from kuzplan_desktop.domain.executors import executes, split_executors
from kuzplan_desktop.domain.period import Period, parse_period
from kuzplan_desktop.domain.plan import Activity, Plan
from kuzplan_desktop.domain.progress import (
    ActivityProgress,
    Event,
    Mark,
    MarkState,
    PeriodFigures,
    Share,
    State,
    activity_progress,
    add_up,
    held_in,
)
from kuzplan_desktop.domain.schedule import schedule


@dataclass(frozen=True, slots=True)
class Document:
    """What is in one file. `marks` is activity uid -> quarter -> Mark, `events` activity uid -> events by date.

    `settings` are the document's own (keys in words.SETTINGS); `commission` is None in a plan handed out alone.
    """

    plan: Plan
    commission: Commission | None = None
    marks: Mapping[str, Mapping[int, Mark]] = field(default_factory=dict)
    events: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    campaigns: tuple[Campaign, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)

    def period_of(self, activity: Activity) -> Period:
        """The meaning of the activity's срок, the override's where there is one."""
        return parse_period(activity.period_override or activity.period_text, self.plan.year)

    def is_own(self, activity: Activity) -> bool:
        """True if the commission carries the activity out: «Исполняем мы», else by its executors."""
        if activity.own_override is not None:
            return activity.own_override
        if self.commission is None:
            return True
        return executes(split_executors(activity.executors_text), self.commission.executor_terms)

    def marks_of(self, uid: str) -> Mapping[int, Mark]:
        """The marks of an activity by quarter."""
        return self.marks.get(uid, {})

    def events_of(self, uid: str) -> tuple[Event, ...]:
        """All events under an activity, by date."""
        return self.events.get(uid, ())

    def progress_of(self, activity: Activity, today: date) -> ActivityProgress:
        """The state of the activity on `today`."""
        return activity_progress(
            activity,
            self.period_of(activity),
            self.marks_of(activity.uid),
            self.events_of(activity.uid),
            self.campaigns,
            self.plan.year,
            today,
        )

    def progress_in(self, activity: Activity, period: ReportingPeriod, today: date) -> ActivityProgress:
        """The state of the activity as a report of `period` tells it: on the smaller of `today` and its last day.

        Once the period is over its last day has passed, and the marks of quarters that began after it and the
        events held after it do not count: a report drawn up late says what one drawn up at once would have said.
        """
        if today <= period.last_day:
            return self.progress_of(activity, today)
        year = self.plan.year
        begun = quarters_between(date(year, 1, 1), period.last_day, year)
        marks = {quarter: mark for quarter, mark in self.marks_of(activity.uid).items() if quarter in begun}
        events = [
            event for event in self.events_of(activity.uid) if (event.last_day or period.last_day) <= period.last_day
        ]
        meaning = self.period_of(activity)
        return activity_progress(activity, meaning, marks, events, self.campaigns, year, period.last_day, day_over=True)

    def share_of(self, activity: Activity, period: ReportingPeriod, today: date) -> Share:
        """What the activity adds to the line of figures of `period`, its state as of `today`.

        Planned is what is due within the period and not marked «не требуется» in every quarter of it; worked on is
        what is ticked in a quarter that the period touches or has an event held in the period.
        """
        year, marks = self.plan.year, self.marks_of(activity.uid)
        held = held_in(self.events_of(activity.uid), period)
        asked = schedule(self.period_of(activity), self.campaigns, year).asked_in(period, year)
        return Share(
            planned=any(not _says(marks, quarter, MarkState.NOT_REQUIRED) for quarter in asked),
            worked=bool(held) or any(_says(marks, quarter, MarkState.DONE) for quarter in period.quarters(year)),
            late=self.progress_in(activity, period, today).state is State.LATE,
            events=sum(event.count for event in held),
            people=sum(event.participants for event in held),
        )

    def figures(self, period: ReportingPeriod, today: date, own: bool) -> PeriodFigures:
        """The line of figures of `period` over the own activities or all of them, states as of `today`."""
        return add_up(self._shares(period, today, own))

    def _shares(self, period: ReportingPeriod, today: date, own: bool) -> Iterator[Share]:
        """The shares of the activities; those that nothing was written about are alike when their сроки are."""
        untouched: dict[str, Share] = {}
        for activity in self.plan.activities():
            if own and not self.is_own(activity):
                continue
            if activity.uid in self.marks or activity.uid in self.events:
                yield self.share_of(activity, period, today)
                continue
            wording = activity.period_override or activity.period_text
            if wording not in untouched:
                untouched[wording] = self.share_of(activity, period, today)
            yield untouched[wording]


def _says(marks: Mapping[int, Mark], quarter: int, state: MarkState) -> bool:
    return quarter in marks and marks[quarter].state is state
