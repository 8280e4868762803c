"""The rows of a progress report: every item of the plan with what was done, headings with subtotals, the total."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kuzplan_desktop.domain.calendar import ROMAN, Quarter, ReportingPeriod, quarter_of
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import Amounts, amounts_of, total_of
from kuzplan_desktop.domain.figures.line import PeriodFigures, Share, add_up
from kuzplan_desktop.domain.figures.period import own_forms, shares_of
from kuzplan_desktop.domain.figures.plan_fact import PlanFact, plan_fact_of
from kuzplan_desktop.domain.marks import Event, Mark, MarkState, held_in
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.progress import ActivityProgress, State
from kuzplan_desktop.domain.wording import day_digits
from kuzplan_desktop.domain.words import MARK_STATES
from kuzplan_desktop.reports.kinds.added_columns import ADDED, added_values
from kuzplan_desktop.reports.kinds.branches import OF_REPORT, plan_rows
from kuzplan_desktop.reports.kinds.event_telling import EventTelling, with_details
from kuzplan_desktop.reports.paper.plain_text import lines_of
from kuzplan_desktop.reports.paper.report import EventLine, Row, RowKind, Sums
from kuzplan_desktop.reports.paper.sentences import capital, work_words

NOT_HELD = "не проводилось в отчетном периоде"
NOT_ASKED = "–"
UNDATED = "нет сведений: отметка за квартал без даты"  # in a month's report, where its work may be another month's
WORKED = "работа проводилась"  # of a tick without words; «выполнено» is a state and stands in the mark's own column
OUTSIDE = "вне срока"
LISTED_BELOW = "мероприятия перечислены ниже"


@dataclass(frozen=True, slots=True)
class View:
    """What a report looks at: a document in `period` on the day `today`, own items or all, since when.

    Without `empty_rows` an item of which nothing is told stands in no row, though it is counted.
    """

    document: Document
    period: ReportingPeriod
    today: date
    own: bool
    year: bool
    empty_rows: bool = True
    _shares: dict[str, Share] = field(default_factory=dict, compare=False, repr=False)
    _amounts: dict[str, Amounts] = field(default_factory=dict, compare=False, repr=False)

    @property
    def quarters(self) -> tuple[int, ...]:
        """The quarters of the plan's year that the period touches."""
        return self.period.quarters(self.document.plan.year)

    def shows(self, activity: Activity) -> bool:
        """True if the item belongs into the report."""
        return not self.own or self.document.is_own(activity)

    def marks(self, activity: Activity) -> Mapping[int, Mark]:
        """The marks of the item that belong to the period, by quarter."""
        return self.document.marks_in(activity, self.period)

    def undated(self, activity: Activity) -> tuple[int, ...]:
        """The quarters of marks that were left out of a month because nobody wrote down their day."""
        year, counted = self.document.plan.year, self.marks(activity)
        return tuple(
            quarter
            for quarter, mark in self.document.marks_of(activity.uid).items()
            if quarter in self.quarters and quarter not in counted and mark.date is None
            if (mark.state or mark.text.strip()) and not self.document.days_held(activity, Quarter(year, quarter))
        )

    def held(self, activity: Activity) -> tuple[Event, ...]:
        """The events of the item that were held in the period."""
        return held_in(self.document.events_of(activity.uid), self.period)

    @property
    def so_far(self) -> ReportingPeriod:
        """The time from the year's beginning to the end of the period."""
        return replace(self.period, first_day=date(self.document.plan.year, 1, 1))

    def amounts(self, items: Iterable[Activity]) -> Amounts:
        """What the events of items held in the period come to."""
        return total_of(map(self._amounts_of, items))

    def _amounts_of(self, item: Activity) -> Amounts:
        """What the events of one item come to, counted once."""
        known = self._amounts.get(item.uid)
        if known is None:
            known = self._amounts[item.uid] = amounts_of(self.held(item), own_forms(self.document))
        return known

    def year_amounts(self, items: Iterable[Activity]) -> Amounts | None:
        """The same since the year's beginning; None where the report does not ask for it."""
        if not self.year:
            return None
        events = (event for item in items for event in held_in(self.document.events_of(item.uid), self.so_far))
        return amounts_of(events, own_forms(self.document))

    def figures(self, items: Iterable[Activity]) -> PeriodFigures:
        """The line of figures over `items` of the report."""
        return add_up(self.share(item) for item in items)

    def share(self, activity: Activity) -> Share:
        """What the item adds to the line of figures."""
        return self.shares[activity.uid]

    @property
    def shares(self) -> Mapping[str, Share]:
        """What each item of the report adds to the line of figures, counted once."""
        if not self._shares:
            self._shares.update(shares_of(self.document, self.period, self.today, own=self.own))
        return self._shares

    def plan_fact(self, activity: Activity) -> PlanFact | None:
        """What became of the item's events of the period, if it goes by an отдельный план or some are not held."""
        document = self.document
        events = [
            event
            for event in document.events_of(activity.uid)
            if event.last_day is not None and self.period.holds(event.last_day)
        ]
        fact = plan_fact_of(events, self.today)
        by_plan = document.period_of(activity).separate_plan and not activity.excluded
        return fact if by_plan or fact.whole > fact.held else None

    def is_planned(self, activity: Activity) -> bool:
        """True if the item is due in the period and not excused, as the line of figures counts it."""
        return self.share(activity).planned


def table_rows(view: View, keys: Sequence[str] = ()) -> tuple[Row, ...]:
    """All rows of the table with the columns `keys`; empty where the report holds no item."""
    document = view.document
    added = [key for key in keys if key in ADDED]
    told = EventTelling(keys)

    def row(activity: Activity) -> Row | None:
        made = _activity_row(view, _Item(activity, document.progress_in(activity, view.period, view.today)), told)
        if not view.empty_rows and _is_empty(made):
            return None
        if not added:
            return made
        fact = view.plan_fact(activity) if "separate" in added else None
        return replace(made, more=added_values(added, view.amounts([activity]), view.held(activity), fact))

    def heading(kind: RowKind, number: str, title: str, items: Sequence[Activity]) -> Row:
        amounts, year = view.amounts(items), view.year_amounts(items)
        return Row(
            kind,
            number,
            title,
            sums=sums_of(amounts),
            year=None if year is None else sums_of(year),
            state=work_words(view.figures(items)),
            more=added_values(added, amounts),
        )

    return tuple(with_details(plan_rows(document.plan, view.shows, row, heading, OF_REPORT), told))


@dataclass(frozen=True, slots=True)
class _Item:
    """An activity with its state on the day of the report."""

    activity: Activity
    progress: ActivityProgress


def _is_empty(row: Row) -> bool:
    """True if nothing is told of the item of a row."""
    return row.done in ((NOT_HELD,), (NOT_ASKED,)) and not row.note


def _activity_row(view: View, item: _Item, told: EventTelling) -> Row:
    """The row of an item of the plan."""
    activity, held = item.activity, view.held(item.activity)
    year = view.year_amounts([activity])
    return Row(
        RowKind.ACTIVITY,
        activity.number,
        activity.title,
        sums=sums_of(view.amounts([activity])),
        year=None if year is None else sums_of(year),
        executors=activity.executors_text,
        period=activity.period_override or activity.period_text,
        done=_done(view, activity, held, told),
        state=item.progress.caption,
        note=_note(view, item, held, told),
        activity=activity.uid,
        events=tuple(EventLine(activity.number, event) for event in held),
    )


def sums_of(amounts: Amounts) -> Sums:
    """The two figures that every row has."""
    return Sums(amounts.events, amounts.people)


def _done(view: View, activity: Activity, held: Sequence[Event], told: EventTelling) -> tuple[str, ...]:
    """The paragraphs of «Что сделано»: quarter by quarter what was written and what was held."""
    marks = view.marks(activity)
    many = len(view.quarters) > 1
    said: list[str] = []
    listed: set[str] = set()
    for quarter in view.quarters:
        events = [event for event in held if quarter_held(event) == quarter]
        listed.update(event.uid for event in events)
        lines = _mark_lines(marks.get(quarter), has_events=bool(events))
        if many and lines:
            lines[0] = f"{ROMAN[quarter]} кв.: {lines[0]}"
        said += lines
        if not told.apart(held):
            said += map(told.event, events)
    if told.apart(held):
        said.append(capital(LISTED_BELOW) if said else LISTED_BELOW)
    else:
        said += [told.event(event) for event in held if event.uid not in listed]
    if said:
        return tuple(said)
    if view.undated(activity):
        return (UNDATED,)
    return (NOT_HELD if view.is_planned(activity) else NOT_ASKED,)


def _mark_lines(mark: Mark | None, *, has_events: bool) -> list[str]:
    """What a mark says of the work: its text, or that it was ticked; an excuse stands in the notes."""
    if mark is None:
        return []
    lines = list(lines_of(mark.text))
    day = day_digits(mark.date) if mark.date else ""
    if lines and day:
        lines[0] = f"{day} – {lines[0]}"
    if not lines and mark.state is MarkState.DONE and not has_events:
        lines = [" ".join(part for part in (WORKED, day) if part)]
    return lines


def _note(view: View, item: _Item, held: Sequence[Event], told: EventTelling) -> tuple[str, ...]:
    """The paragraphs of «Примечание»: what the program has to add, then what a person wrote."""
    activity, marks = item.activity, view.marks(item.activity)
    notes = list(_remarks(view, item, held))
    for quarter, mark in marks.items():
        lines = lines_of(mark.note)
        if lines and item.progress.caption.endswith(f"({lines[0].rstrip('.')})") and len(lines) == 1:
            continue  # the mark's column says it already
        excused = mark.state is MarkState.NOT_REQUIRED and item.progress.state is not State.NOT_REQUIRED
        before = [f"{ROMAN[quarter]} кв."] * (len(view.quarters) > 1) + [MARK_STATES["not_required"]] * excused
        prefix = ", ".join(before) + ": " if before else ""
        notes += [prefix + line if at == 0 else line for at, line in enumerate(lines)]
    if activity.completed_on and activity.completed_on <= min(view.today, view.period.last_day):
        notes.append(f"завершено {day_digits(activity.completed_on)}")
    if "done" not in told.keys:  # where events are told nowhere else
        notes += [line for event in held for line in lines_of(event.note)]
    return tuple(notes)


def _remarks(view: View, item: _Item, held: Sequence[Event]) -> Iterator[str]:
    """What the report itself has to say: work outside the срок, a срок that was changed."""
    activity = item.activity
    if activity.excluded:
        yield f"исключено из плана: {activity.excluded}"
    worked = {quarter for quarter, mark in view.marks(activity).items() if mark.state is MarkState.DONE}
    worked.update(quarter_held(event) for event in held)
    if worked.difference(item.progress.due_quarters):
        yield OUTSIDE
    if activity.period_override:
        planned = activity.period_text or "не указан"
        yield f"срок по плану: {planned}" + (f"; изменен: {activity.period_reason}" if activity.period_reason else "")


def quarter_held(event: Event) -> int:
    """The quarter of an event's last day; 0 where it has none."""
    return quarter_of(event.last_day.month) if event.last_day else 0
