"""Document: a plan with one commission's progress, as one immutable value that views and reports read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from kuzplan_desktop.domain.calendar import Campaign, Quarter, ReportingPeriod
from kuzplan_desktop.domain.commission import Commission, Signatory
from kuzplan_desktop.domain.figures.line import PeriodFigures, Share
from kuzplan_desktop.domain.figures.period import period_figures, share_of
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark, MarkState
from kuzplan_desktop.domain.period.period import Period, parse_period
from kuzplan_desktop.domain.period.schedule import NEVER_DUE, Schedule, schedule
from kuzplan_desktop.domain.plan.executors import executes, split_executors
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.progress import ActivityProgress, activity_progress
from kuzplan_desktop.domain.region_remarks import RegionRemark
from kuzplan_desktop.domain.reporting.sent_reports import SentReport


@dataclass(frozen=True, slots=True)
class Document:
    """What is in one file. `marks` is activity uid -> quarter -> Mark, `events` activity uid -> events by date.

    `settings` are the document's own (keys in words.SETTINGS); `commission` is None in a plan handed out alone.
    `joined` are events, by activity, that do not count: one that is in `events` is the same.
    `apart` are pairs of events of which somebody said that they are two, though they look like one.
    `sent_reports` are in the order of their days, without the bytes of their files, `region_remarks` in that of the
    days on which they were given, and of their items.
    """

    plan: Plan
    commission: Commission | None = None
    marks: Mapping[str, Mapping[int, Mark]] = field(default_factory=dict)
    events: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    campaigns: tuple[Campaign, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    joined: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    sent_reports: tuple[SentReport, ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    region_remarks: tuple[RegionRemark, ...] = ()

    def period_of(self, activity: Activity) -> Period:
        """The meaning of the activity's срок, the override's where there is one."""
        return parse_period(activity.period_override or activity.period_text, self.plan.year)

    def is_own(self, activity: Activity) -> bool:
        """True if the commission carries the activity out: «Исполняем мы», one that it added, else by executors."""
        if activity.own_override is not None:
            return activity.own_override
        if activity.added:
            return True
        if self.commission is None:
            return True
        return executes(split_executors(activity.executors_text), self.commission.executor_terms)

    def marks_of(self, uid: str) -> Mapping[int, Mark]:
        """The marks of an activity by quarter."""
        return self.marks.get(uid, {})

    def events_of(self, uid: str) -> tuple[Event, ...]:
        """All events under an activity, by date."""
        return self.events.get(uid, ())

    def joined_of(self, uid: str) -> tuple[Event, ...]:
        """The events under an activity that are the same as others and do not count."""
        return self.joined.get(uid, ())

    def schedule_of(self, activity: Activity) -> Schedule:
        """When the activity is due in the plan's year; never, once it was taken out of the plan."""
        if activity.excluded:
            return NEVER_DUE
        return schedule(self.period_of(activity), self.campaigns, self.plan.year)

    def marks_in(self, activity: Activity, period: ReportingPeriod) -> Mapping[int, Mark]:
        """The marks of the activity that a report of `period` tells of, by quarter.

        A mark belongs to every period that holds its whole quarter. In a month or between two dates the days decide,
        as far as they are known: the day of the mark; else those of the events held in the quarter; else the срок, if
        all days on which it is due in that quarter lie in the period. A tick of which no more is known than its quarter
        is told in no month. «Не требуется» excuses every day of its quarter.
        """
        year, found = self.plan.year, self.marks_of(activity.uid)
        quarters = [Quarter(year, number) for number in period.quarters(year) if number in found]
        return {each.number: found[each.number] for each in quarters if self._tells(activity, period, each)}

    def _tells(self, activity: Activity, period: ReportingPeriod, quarter: Quarter) -> bool:
        """True if the mark of the activity in `quarter` belongs to `period`; see `marks_in`."""
        mark = self.marks_of(activity.uid)[quarter.number]
        whole = period.holds(quarter.first_day) and period.holds(quarter.last_day)
        if whole or mark.state is MarkState.NOT_REQUIRED:
            return True
        if mark.date is not None:
            return period.holds(mark.date)
        days = self.days_held(activity, quarter)
        if days:
            return any(map(period.holds, days))
        return self.schedule_of(activity).lies_within(period, quarter)

    def days_held(self, activity: Activity, quarter: Quarter) -> list[date]:
        """The last days of the events held under the activity in `quarter`."""
        return [
            event.last_day
            for event in self.events_of(activity.uid)
            if event.status is EventStatus.HELD
            and event.last_day is not None
            and quarter.first_day <= event.last_day <= quarter.last_day
        ]

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

        Once the period is over its last day has passed, and only the marks that belong to the time from the year's
        beginning to that day (see `marks_in`) and the events held in it count: a report drawn up late says what one
        drawn up at once would have said.
        """
        if today <= period.last_day:
            return self.progress_of(activity, today)
        year, marks = self.plan.year, self.marks_by(activity, period, today)
        events = [
            event for event in self.events_of(activity.uid) if (event.last_day or period.last_day) <= period.last_day
        ]
        meaning = self.period_of(activity)
        return activity_progress(activity, meaning, marks, events, self.campaigns, year, period.last_day, day_over=True)

    def marks_by(self, activity: Activity, period: ReportingPeriod, today: date) -> Mapping[int, Mark]:
        """The marks that decide the state of the activity as a report of `period` tells it; see `progress_in`."""
        if today <= period.last_day:
            return self.marks_of(activity.uid)
        return self.marks_in(activity, replace(period, first_day=date(self.plan.year, 1, 1)))

    def share_of(self, activity: Activity, period: ReportingPeriod, today: date) -> Share:
        """What the activity adds to the line of figures of `period`, its state as of `today`."""
        return share_of(self, activity, period, today)

    def figures(self, period: ReportingPeriod, today: date, own: bool) -> PeriodFigures:
        """The line of figures of `period` over the own activities or all of them, states as of `today`."""
        return period_figures(self, period, today, own)
