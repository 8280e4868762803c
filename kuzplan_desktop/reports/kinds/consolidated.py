"""«Сводный отчет»: the plan's items with the region's own work and its commissions', in figures and examples."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kuzplan_desktop.domain.commission import Commission, Role
from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import NO_CATEGORY
from kuzplan_desktop.domain.figures.coverage import united_coverage
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.region import Region, Total
from kuzplan_desktop.domain.reported import reported_line
from kuzplan_desktop.domain.reporting.report_kinds import CONSOLIDATED
from kuzplan_desktop.domain.wording import NBSP, plural
from kuzplan_desktop.domain.words import audience_place
from kuzplan_desktop.reports.kinds.added_columns import ADDED, added_values
from kuzplan_desktop.reports.kinds.branches import OF_REPORT, plan_rows
from kuzplan_desktop.reports.kinds.columns import OFFERED, table_columns
from kuzplan_desktop.reports.kinds.event_telling import printed_event, spread
from kuzplan_desktop.reports.kinds.model import ALL_EMPTY, EMPTY_LEFT_OUT, NO_ITEMS, as_of, day_counted_to
from kuzplan_desktop.reports.kinds.rows import NOT_ASKED, NOT_HELD, UNDATED, View, sums_of, table_rows
from kuzplan_desktop.reports.paper.letterhead import framed
from kuzplan_desktop.reports.paper.plain_text import lines_of
from kuzplan_desktop.reports.paper.report import Column, Report, Row, RowKind, Table
from kuzplan_desktop.reports.paper.sentences import capital, coverage_line, report_title
from kuzplan_desktop.reports.paper.wrapping import grouped

KEYS = ("number", "title", "executors", "period", "done", "events", "people", "state", "note")
CAPTIONS = {"done": "Что сделано", "state": "Комиссии: выполняли из исполняющих"}
OF_ONE_EVENT = ("partners", "separate")  # told event by event, which a report of all commissions does not
OFFERED_OF_REGION = {key: name for key, name in {**OFFERED, **CAPTIONS}.items() if key not in OF_ONE_EVENT}
BELOW = "перечислено ниже"
BY_COMMISSIONS = "работа проводилась комиссиями"
FORMS = (
    Column("title", "Форма мероприятия", 110.0),
    Column("events", "Мероприятий", 35.0, figure=True, summed=True),
    Column("people", "Участников", 35.0, figure=True, summed=True),
)
AUDIENCES = (
    Column("title", "Категория участников", 110.0),
    Column("people", "Человек", 35.0, figure=True, summed=True),
)


def consolidated_report(
    region: Region,
    examples: Mapping[str, str],
    today: date,
    *,
    columns: Sequence[str] | None = None,
    empty_rows: bool = True,
) -> Report:
    """The report of the region for its period, drawn up on `today`; `examples` are the picked texts by item.

    The figures since the year's beginning stand beside if the region has them (`Region.so_far`). `columns` are the keys
    of the chosen columns, None for the usual ones; without `empty_rows` items of which nothing is told stand in no row.
    """
    document = own_or_empty(region)
    told_for = day_counted_to(document, today)
    view = View(document, region.period, told_for, own=False, year=False)
    keys = KEYS if columns is None else tuple(key for key in columns if key not in OF_ONE_EVENT)
    own = {row.activity: row for row in table_rows(view) if row.activity}
    report = _Consolidated(region, own, examples, tuple(key for key in keys if key in ADDED), empty_rows)
    named = [
        replace(column, caption=CAPTIONS.get(column.key, column.caption))
        for column in table_columns(keys, region.period.caption, year=region.so_far is not None)
    ]
    rows = plan_rows(region.plan, lambda _: True, report.row, report.heading, OF_REPORT)
    rows = tuple(spread(rows, "done", BELOW)) if "done" in keys else rows
    figures, nothing = region.figures(), NO_ITEMS if empty_rows else ALL_EMPTY
    return framed(
        document,
        today,
        kind=CONSOLIDATED,
        heading="СВОДНЫЙ ОТЧЕТ",
        title=report_title(region.plan, region.period, cumulative=region.so_far is not None),
        as_of=as_of(region.period, told_for),
        figures=figures,
        figures_line=f"{capital(region.period.caption)}: {region_line(region, figures)}",
        lines=(*_covering(region), *left_out(region), *([] if empty_rows or not rows else [EMPTY_LEFT_OUT])),
        blocks=(Table("plan", "Сводный отчет", tuple(named), rows, nothing=nothing), *_sums_tables(region)),
        name=f"Сводный отчет за {region.period.caption}",
    )


def with_first_events(picked: Mapping[str, str], heard: Mapping[str, Sequence[tuple[str, Event]]]) -> Mapping[str, str]:
    """The picked texts by item; where there is none, the events in `heard`, each with its commission."""
    lines = {
        uid: "\n".join(f"{short_name(commission)}: {printed_event(event)}" for commission, event in events)
        for uid, events in heard.items()
    }
    return {**lines, **picked}


def own_or_empty(region: Region) -> Document:
    """The region's own document, or one without any work where it is not among the files."""
    return region.own or Document(region.plan, Commission("", region.plan.authority, Role.IKKO))


def region_line(region: Region, figures: PeriodFigures) -> str:
    """Who handed in, and the figures of all of them together."""
    items = plural(figures.planned, "пункт", "пункта", "пунктов")
    return (
        f"{reported_line(region.reported)}; по плану {figures.planned} {items}, "
        f"проводилась работа по {figures.worked}; мероприятий {grouped(figures.events)}, "
        f"участников {grouped(figures.people)}"
    )


@dataclass(frozen=True, slots=True)
class _Consolidated:
    """The rows: those of the region's own report, with the commissions' work added."""

    region: Region
    own: Mapping[str, Row]  # those of the region's own report, by item
    examples: Mapping[str, str]
    added: tuple[str, ...]  # the keys of the chosen columns of further figures
    empty_rows: bool

    def row(self, activity: Activity) -> Row | None:
        """The row of an item; None for one of which nothing is told, where these are left out."""
        at = self._place(activity)
        own = self.own[activity.uid]
        total = self.region.total(at)
        late = f"не выполнили в срок: {total.late} {plural(total.late, 'комиссия', 'комиссии', 'комиссий')}"
        made = replace(
            own,
            **self._figures([activity]),
            done=tuple(self._done(activity, own)),
            state=_state(total),
            note=(*own.note, late) if total.late else own.note,
            events=(),
        )
        return made if self.empty_rows or made.note or made.done not in ((NOT_HELD,), (NOT_ASKED,)) else None

    def _done(self, activity: Activity, own: Row) -> Iterator[str]:
        """The region's own work, then the examples of the commissions'."""
        lines = [line for line in own.done if line not in (NOT_HELD, NOT_ASKED, UNDATED)]
        lines += lines_of(self.examples.get(activity.uid, ""))
        total = self.region.total(self._place(activity))
        if not lines and (total.done or total.outside):
            lines = [BY_COMMISSIONS]
        yield from lines or [NOT_HELD if total.asked or own.done == (NOT_HELD,) else NOT_ASKED]

    def heading(self, kind: RowKind, number: str, title: str, items: Sequence[Activity]) -> Row:
        """A heading with the sums of the items under it."""
        return Row(kind, number, title, **self._figures(items))

    def _figures(self, items: Sequence[Activity]) -> dict[str, Any]:
        """What the events of items come to in the period, since the year's beginning, in the further columns."""
        amounts, year = self.region.amounts_of_items(items), self.region.so_far
        return {
            "sums": sums_of(amounts),
            "year": sums_of(year.amounts_of_items(items)) if year else None,
            "more": added_values(self.added, amounts),
        }

    def _place(self, activity: Activity) -> int:
        return next(at for at, item in enumerate(self.region.items) if item.uid == activity.uid)


def _state(total: Total) -> str:
    """How many commissions worked on an item, of those that had it to do."""
    beside = f"вне срока {total.outside}" if total.outside else ""
    within = f"{total.done} из {total.asked}" if total.asked else ""
    return ", ".join(part for part in (within, beside) if part) or "–"


def _covering(region: Region) -> Iterator[str]:
    """The coverage of the commissions that told their numbers of members, and how many these are."""
    line = coverage_line(united_coverage(part for parts in region.coverage.values() for part in parts), None)
    if line:
        told, all_of_them = len(region.coverage), len(region.all_lines) + len(region.missing)
        yield f"{line} Численность указали {told} из {all_of_them} комиссий."


def left_out(region: Region) -> tuple[str, ...]:
    """What is in no sum of the region or otherwise than a commission tells it, and why."""
    amounts, taken = region.not_own, region.amounts.taken_part
    found = []
    if taken:
        found.append(
            f"Мероприятий, в которых комиссии участвовали, а проводили их другие: {grouped(taken)}; "
            "в сумме области их нет."
        )
    if amounts.events or amounts.people:
        found.append(
            "Не вошли мероприятия по пунктам, которые записавшая их комиссия не исполняет: "
            f"мероприятий {grouped(amounts.events)}, участников {grouped(amounts.people)}."
        )
    if region.respelled:
        names = "; ".join(map(short_name, region.respelled))
        found.append(
            "Формы и категории посчитаны так, как решила область, поэтому показатели обучения могут отличаться от "
            f"отчетов этих комиссий: {names}."
        )
    return (*found, *beside_the_plan(region))


def beside_the_plan(region: Region) -> tuple[str, ...]:
    """Whose own reports hold more than the region's, because the commission added items that the plan has not."""
    lines = [(short_name(line.name), line.beside) for line in region.all_lines]
    told = [
        f"{name} – пунктов {each.items}, мероприятий {grouped(each.events)}, участников {grouped(each.people)}"
        for name, each in lines
        if each.items
    ]
    if not told:
        return ()
    return (f"Не вошли дополнительные мероприятия комиссий, которых нет в плане: {'; '.join(told)}.",)


def _sums_tables(region: Region) -> Iterator[Table]:
    """The events by form and the participants by category."""
    total = Row(RowKind.TOTAL, "", "Всего", sums=sums_of(region.amounts))
    event_forms = [Row(RowKind.LINE, "", name, sums=sums_of(amounts)) for name, amounts in region.event_forms.items()]
    event_forms.sort(key=lambda row: (-row.sums.events, row.title))
    if event_forms:
        caption = f"Мероприятия по форме за{NBSP}{region.period.caption}"
        yield Table("forms", "Формы", FORMS, (*event_forms, total), caption)
    audiences = [Row(RowKind.LINE, "", name, sums=sums_of(amounts)) for name, amounts in region.audiences.items()]
    audiences.sort(key=lambda row: (row.title == NO_CATEGORY, audience_place(row.title)))
    if audiences:
        caption = f"Участники по категориям за{NBSP}{region.period.caption}"
        yield Table("audiences", "Категории", AUDIENCES, (*audiences, total), caption)
