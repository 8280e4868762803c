"""«План на период» and «Просроченное»: what the plan asks for in a period, and what was not done in time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import amounts_of
from kuzplan_desktop.domain.figures.branch import roll_up
from kuzplan_desktop.domain.marks import Event, EventStatus, MarkState
from kuzplan_desktop.domain.period.schedule import Rhythm
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.progress import State, is_unit_marked
from kuzplan_desktop.domain.reporting.report_kinds import DUE, LATE
from kuzplan_desktop.domain.wording import NBSP, date_words, plural
from kuzplan_desktop.reports.kinds.branches import plan_rows
from kuzplan_desktop.reports.kinds.event_telling import printed_event, spread
from kuzplan_desktop.reports.kinds.model import as_of, day_counted_to, nothing_to_tell
from kuzplan_desktop.reports.kinds.rows import View
from kuzplan_desktop.reports.paper.letterhead import framed
from kuzplan_desktop.reports.paper.plain_text import lines_of
from kuzplan_desktop.reports.paper.report import TEXT_WIDTH, Column, Report, Row, RowKind, Sums, Table
from kuzplan_desktop.reports.paper.sentences import capital, titled

NOT_WORKED = "Пункты плана на весь год, по которым с начала года работа не проводилась"
AUTUMN = 10  # from this month on items of the whole year without any work need attention
NOTHING_DUE = "На этот период у пунктов плана срок не приходится, мероприятия не запланированы."


def due_report(document: Document, period: ReportingPeriod, *, own: bool, today: date) -> Report:
    """«План на период»: the items due in `period` and the events planned in it; states as of `today`."""
    told_for = day_counted_to(document, today)
    due = _Due(View(document, period, told_for, own, year=False))
    shown = [activity for activity in document.plan.activities() if due.view.shows(activity)]
    listed = [activity for activity in shown if due.lists(activity)]
    rows = plan_rows(document.plan, lambda each: due.view.shows(each) and due.lists(each), due.row, due.heading)
    events = due.sums(listed).events
    items = plural(len(listed), "пункт плана", "пункта плана", "пунктов плана")
    table = Table(
        "due",
        "План",
        _columns(_DUE, own),
        tuple(spread(rows, "done")),
        nothing=nothing_to_tell(shown=bool(shown), own=own, otherwise=NOTHING_DUE),
    )
    return framed(
        document,
        today,
        kind=DUE,
        heading="ПЛАН",
        title=titled("мероприятий по реализации", document.plan, f"на {period.caption}"),
        as_of=as_of(period, told_for),
        figures=document.figures(period, told_for, own),
        figures_line=f"{capital(period.caption)}: {len(listed)} {items}, запланировано мероприятий {events}",
        blocks=(table,),
        name=f"План на {period.caption}",
    )


def late_report(document: Document, period: ReportingPeriod, *, own: bool, today: date) -> Report:
    """«Просроченное»: what was not done in time, as a report of `period` tells it on `today`."""
    told_for = day_counted_to(document, today)
    view = View(document, period, told_for, own, year=False)
    late = _Late(view)
    shown = [activity for activity in document.plan.activities() if view.shows(activity)]
    listed = {activity.uid for activity in shown if late.lists(activity)}
    rows = plan_rows(document.plan, lambda activity: activity.uid in listed, late.row, late.heading)
    sentence = nothing_to_tell(shown=bool(shown), own=own, otherwise="")
    table = Table("late", "Просроченное", _columns(_LATE, own), rows, nothing=sentence)
    counted = roll_up(
        (document.progress_in(each, period, told_for), document.marks_of(each.uid)) for each in shown
    ).total
    return framed(
        document,
        today,
        kind=LATE,
        heading="СВЕДЕНИЯ",
        title=titled("о невыполненных в срок пунктах", document.plan, f"за {period.caption}"),
        as_of=f"по состоянию на {date_words(late.counted_to)}",
        figures=document.figures(period, told_for, own),
        figures_line=f"{capital(period.caption)}: {_late_words(len(listed), counted)}",
        blocks=(table, *_idle_table(view, shown)),
        name=f"Просроченное за {period.caption}",
    )


def _late_words(late: int, counted: int) -> str:
    """«не выполнено в срок 3 пункта из 17 за год»."""
    if not late:
        return f"не выполненных в срок пунктов нет (всего за год {counted})"
    return f"не выполнено в срок {late} {plural(late, 'пункт', 'пункта', 'пунктов')} из {counted} за год"


_DUE = (
    ("number", "№ пункта", 14.0),
    ("title", "Наименование мероприятия", 0.55),
    ("executors", "Исполнитель", 32.0),
    ("period", "Срок", 26.0),
    ("until", "Исполнить до", 21.0),
    ("done", "Запланированные мероприятия", 0.45),
    ("events", "Количество мероприятий", 24.5),
    ("state", "Состояние", 24.0),
)
_LATE = (
    ("number", "№ пункта", 14.0),
    ("title", "Наименование мероприятия", 0.6),
    ("executors", "Исполнитель", 36.0),
    ("period", "Срок", 30.0),
    ("until", "Срок истек", 23.0),
    ("days", "Просрочка, дней", 22.0),
    ("note", "Причина, примечание", 0.4),
)
_IDLE = (("number", "№ пункта", 14.0), ("title", "Наименование мероприятия", 1.0), *_LATE[2:4])
_FIGURES = ("until", "events", "days")


def _columns(named: Sequence[tuple[str, str, float]], own: bool) -> tuple[Column, ...]:
    """Columns by key, caption and width in mm, or as a share of what those leave; own items need no executors."""
    wanted = [one for one in named if not (own and one[0] == "executors")]
    left = TEXT_WIDTH - sum(width for _, _, width in wanted if width > 1)
    return tuple(
        Column(key, caption, width if width > 1 else round(left * width, 2), "", key in _FIGURES, key == "events")
        for key, caption, width in wanted
    )


@dataclass(frozen=True, slots=True)
class _Due:
    """The rows of the plan for a period."""

    view: View

    def lists(self, activity: Activity) -> bool:
        """True if the item is due in the period or has an event planned in it."""
        return self.view.is_planned(activity) or bool(self._planned(activity))

    def row(self, activity: Activity) -> Row:
        """The row of an item."""
        planned = self._planned(activity)
        progress = self.view.document.progress_in(activity, self.view.period, self.view.today)
        return Row(
            RowKind.ACTIVITY,
            activity.number,
            activity.title,
            sums=self.sums([activity]),
            executors=activity.executors_text,
            period=activity.period_override or activity.period_text,
            done=tuple(printed_event(event, count=len(planned) > 1) for event in planned),
            state=progress.caption,
            activity=activity.uid,
            more={"until": self._until(activity)},
        )

    def heading(self, kind: RowKind, number: str, title: str, items: Sequence[Activity]) -> Row:
        """A heading, with how many events are planned under it."""
        count = f"пунктов{NBSP}{len(items)}"
        return Row(kind, number, title, sums=self.sums(items), state=count, more={"until": None})

    def sums(self, items: Sequence[Activity]) -> Sums:
        """How many events are planned."""
        return Sums(amounts_of(event for item in items for event in self._planned(item)).events)

    def _planned(self, activity: Activity) -> list[Event]:
        """The events planned in the period, by date."""
        period = self.view.period
        found = [
            event
            for event in self.view.document.events_of(activity.uid)
            if event.status is EventStatus.PLANNED and event.last_day is not None and period.holds(event.last_day)
        ]
        return sorted(found, key=lambda event: (event.last_day, event.starts_on or date.min, event.uid))

    def _until(self, activity: Activity) -> date | None:
        """The last day of the срок, where that lies in the period."""
        units = self.view.document.schedule_of(activity).units
        return max((unit.last_day for unit in units if self.view.period.holds(unit.last_day)), default=None)


@dataclass(frozen=True, slots=True)
class _Late:
    """The rows of what was not done in time."""

    view: View

    def lists(self, activity: Activity) -> bool:
        """True if the item was not done in time."""
        return self.view.document.progress_in(activity, self.view.period, self.view.today).state is State.LATE

    def row(self, activity: Activity) -> Row:
        """The row of an item."""
        until = self._passed(activity)
        days = max((self.counted_to - until).days, 1) if until else None
        return Row(
            RowKind.ACTIVITY,
            activity.number,
            activity.title,
            executors=activity.executors_text,
            period=activity.period_override or activity.period_text,
            note=tuple(self._notes(activity)),
            activity=activity.uid,
            more={"until": until, "days": days},
        )

    def heading(self, kind: RowKind, number: str, title: str, items: Sequence[Activity]) -> Row:
        """A heading, with how many items are late under it."""
        more = {"until": None, "days": None}
        return Row(kind, number, title, note=(f"пунктов{NBSP}{len(items)}",), more=more)

    @property
    def counted_to(self) -> date:
        """The day that the delay is counted to, whenever the report is printed: today, or the period's last day."""
        return min(self.view.today, self.view.period.last_day)

    def _passed(self, activity: Activity) -> date | None:
        """The day on which the срок passed; of one that comes again and again, the first that nothing was done for."""
        due = self.view.document.schedule_of(activity)
        if due.rhythm is not Rhythm.EACH:
            return due.ends_on
        marks = self.view.document.marks_by(activity, self.view.period, self.view.today)
        marked = {quarter for quarter, mark in marks.items() if mark.state is not None}
        done = {quarter for quarter in marked if marks[quarter].state is MarkState.DONE}
        late = (unit.last_day for unit in due.units if not is_unit_marked(unit, done, marked))
        return min((day for day in late if day <= self.counted_to), default=due.ends_on)

    def _notes(self, activity: Activity) -> Iterator[str]:
        """What was written about the item this year."""
        for _, mark in sorted(self.view.document.marks_of(activity.uid).items()):
            yield from lines_of(mark.note)
        if activity.period_override:
            planned = activity.period_text or "не указан"
            reason = f"; изменен: {activity.period_reason}" if activity.period_reason else ""
            yield f"срок по плану: {planned}{reason}"


def _idle_table(view: View, shown: Sequence[Activity]) -> tuple[Table, ...]:
    """From October on: the items of the whole year on which nothing was done; no table where there are none."""
    last = min(view.today, view.period.last_day)
    if last.month < AUTUMN or last.year != view.document.plan.year:
        return ()
    rows = [
        Row(
            RowKind.LINE,
            activity.number,
            activity.title,
            executors=activity.executors_text,
            period=activity.period_override or activity.period_text,
            activity=activity.uid,
        )
        for activity in shown
        if _is_idle(view, activity)
    ]
    return (Table("idle", "Без работы", _columns(_IDLE, view.own), tuple(rows), NOT_WORKED),) if rows else ()


def _is_idle(view: View, activity: Activity) -> bool:
    """True if the item asks for work through the year and nothing at all was done."""
    due = view.document.schedule_of(activity)
    progress = view.document.progress_in(activity, view.period, view.today)
    return due.rhythm is Rhythm.SPAN and bool(due.units) and progress.state is State.NOT_DUE
