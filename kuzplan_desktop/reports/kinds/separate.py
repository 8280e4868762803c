"""«План и факт»: what was planned under items that go by an отдельный план, what of it was held and what was not.

A planned event becomes a held one when it is held, so that only those still planned and those called off stand beside
the held ones; whether they stood on another day, the журнал tells.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.separate_plan import in_order
from kuzplan_desktop.domain.figures.amounts import amounts_of
from kuzplan_desktop.domain.figures.plan_fact import has_passed_unheld, plan_fact_of
from kuzplan_desktop.domain.marks import Event, EventStatus
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.reporting.report_kinds import SEPARATE
from kuzplan_desktop.reports.kinds.branches import plan_rows
from kuzplan_desktop.reports.kinds.event_telling import printed_event, spread
from kuzplan_desktop.reports.kinds.model import as_of, day_counted_to, nothing_to_tell
from kuzplan_desktop.reports.kinds.rows import View
from kuzplan_desktop.reports.paper.letterhead import framed
from kuzplan_desktop.reports.paper.report import Column, Report, Row, RowKind, Table, Value
from kuzplan_desktop.reports.paper.sentences import capital, titled
from kuzplan_desktop.reports.paper.wrapping import grouped

NOTHING_PLANNED = "Пунктов, которые исполняются по отдельному плану, и запланированных мероприятий в этом периоде нет."
COLUMNS = (
    Column("number", "№ пункта", 14.0),
    Column("title", "Наименование мероприятия", 73.0),
    Column("whole", "Всего", 15.0, figure=True, summed=True),
    Column("held", "Проведено", 20.5, figure=True, summed=True),
    Column("moved", "Перенесено", 22.5, figure=True, summed=True),
    Column("open", "Остается в плане", 20.0, figure=True, summed=True),
    Column("passed", "Из них день прошел", 18.0, figure=True, summed=True),
    Column("cancelled", "Отменено", 20.0, figure=True, summed=True),
    Column("note", "Не проведены", 54.0),
)


def separate_report(
    document: Document, period: ReportingPeriod, *, own: bool, today: date, moved: Collection[str] | None = None
) -> Report:
    """Plan beside fact in `period`; days have passed as of `today`.

    `moved` are the uids of events that stood on another day before, None where nobody knows.
    """
    counted_to = day_counted_to(document, today)
    view = View(document, period, counted_to, own, year=False)
    fact = _Fact(view, moved)
    shown = [activity for activity in document.plan.activities() if view.shows(activity)]
    listed = {activity.uid for activity in shown if fact.lists(activity)}
    rows = plan_rows(document.plan, lambda activity: activity.uid in listed, fact.row, fact.heading)
    sentence = nothing_to_tell(shown=bool(shown), own=own, otherwise=NOTHING_PLANNED)
    table = Table("separate", "План и факт", COLUMNS, tuple(spread(rows, "note")), nothing=sentence)
    counts = fact.figures([activity for activity in shown if activity.uid in listed])
    figures = {name: grouped(number) for name, number in counts.items() if isinstance(number, int)}
    put_off = "" if moved is None else f", перенесено {figures['moved']}"
    counted = (
        f"всего {figures['whole']}, проведено {figures['held']}{put_off}, "
        f"остается в плане {figures['open']} (из них день прошел: {figures['passed']}), "
        f"отменено {figures['cancelled']}"
    )
    return framed(
        document,
        today,
        kind=SEPARATE,
        heading="СВЕДЕНИЯ",
        title=titled("о мероприятиях, проводимых по отдельным планам в рамках", document.plan, f"за {period.caption}"),
        as_of=as_of(period, counted_to),
        figures=document.figures(period, counted_to, own),
        figures_line=f"{capital(period.caption)}: мероприятий {counted}",
        blocks=(table,),
        name=f"План и факт за {period.caption}",
    )


@dataclass(frozen=True, slots=True)
class _Fact:
    """The rows of plan and fact."""

    view: View
    moved: Collection[str] | None

    def lists(self, activity: Activity) -> bool:
        """True if the item goes by an отдельный план, or something was planned under it for the period."""
        if self.view.document.period_of(activity).separate_plan and not activity.excluded:
            return True
        return any(event.status is not EventStatus.HELD for event in self._events(activity))

    def row(self, activity: Activity) -> Row:
        """The row of an item."""
        lines = tuple(self._not_held(activity))
        more = self.figures([activity])
        return Row(RowKind.ACTIVITY, activity.number, activity.title, note=lines, activity=activity.uid, more=more)

    def heading(self, kind: RowKind, number: str, title: str, items: Sequence[Activity]) -> Row:
        """A heading, with the figures of the items under it."""
        return Row(kind, number, title, more=self.figures(items))

    def figures(self, items: Sequence[Activity]) -> dict[str, Value]:
        """How many events of `items` there are, were held, moved, stand in the plan, are overdue, were called off."""
        found = [event for item in items for event in self._events(item)]
        fact, moved = plan_fact_of(found, self.view.today), self.moved
        put_off = None if moved is None else amounts_of(event for event in found if event.uid in moved).events
        return {**fact._asdict(), "whole": fact.whole, "moved": put_off}

    def _not_held(self, activity: Activity) -> Iterator[str]:
        events = self._events(activity)
        for event in events:
            if event.status is EventStatus.HELD:
                continue
            passed = "день прошел" if has_passed_unheld(event, self.view.today) else ""
            said = "отменено" if event.status is EventStatus.CANCELLED else passed
            line = printed_event(event, count=bool(events[1:]))
            line = line if line.endswith("чел.") else line.removesuffix(".")
            yield f"{line} – {said}" if said else line

    def _events(self, activity: Activity) -> list[Event]:
        """The events of the period, by their days."""
        period = self.view.period
        events = self.view.document.events_of(activity.uid)
        return in_order([event for event in events if event.last_day is not None and period.holds(event.last_day)])
