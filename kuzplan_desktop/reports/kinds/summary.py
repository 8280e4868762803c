"""«Сводка в цифрах» and «Сведения об обучении»: the numbers of a period without the words."""

from collections.abc import Sequence
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_text import audiences_words, event_days, event_name
from kuzplan_desktop.domain.figures.amounts import Amounts, amounts_of
from kuzplan_desktop.domain.figures.coverage import members_day
from kuzplan_desktop.domain.figures.period import figures_of, own_forms
from kuzplan_desktop.domain.figures.training import are_voters
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.reporting.report_kinds import FIGURES, TRAINING
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.reports.charts.definitions import (
    events_by_form,
    people_by_audience,
    progress_by_quarter,
    progress_by_section,
)
from kuzplan_desktop.reports.kinds.branches import section_title
from kuzplan_desktop.reports.kinds.model import (
    as_of,
    caption_without_year,
    day_counted_to,
    is_cumulative,
    not_own_lines,
    nothing_to_tell,
)
from kuzplan_desktop.reports.kinds.rows import View
from kuzplan_desktop.reports.kinds.training import (
    ATTENDANCES,
    YEAR,
    coverage_table,
    training_columns,
    training_rows,
)
from kuzplan_desktop.reports.paper.letterhead import framed
from kuzplan_desktop.reports.paper.report import TEXT_WIDTH, Column, Report, Row, RowKind, Table
from kuzplan_desktop.reports.paper.sentences import (
    capital,
    coverage_line,
    figures_line,
    hours_digits,
    hours_number,
    titled,
)
from kuzplan_desktop.reports.paper.wrapping import grouped

_FIGURES = (
    ("planned", "Пунктов по плану"),
    ("worked", "Проводилась работа"),
    ("no_information", "Нет сведений"),
    ("late", "Не выполнено в срок"),
    ("events", "Мероприятий"),
    ("people", "Участников"),
)
_CHARTS = (progress_by_section, progress_by_quarter, events_by_form, people_by_audience)  # what one page has room for
_FIGURE_WIDTH = 24.8  # mm
_LISTED = (
    ("number", "№ пункта", 16.0),
    ("title", "Мероприятие", 66.0),
    ("day", "Дата", 28.0),
    ("place", "Место", 37.0),
    ("audiences", "Категории", 48.0),
    ("people", "Человек", 20.0),
    ("hours", "Часов", 17.0),
    ("tested", "Прошли тестирование", 25.0),
)


def figures_report(
    document: Document, period: ReportingPeriod, *, own: bool, today: date, cumulative: bool = False
) -> Report:
    """«Сводка в цифрах»: the figures of each section and the charts of the document that have anything to show."""
    told_for = day_counted_to(document, today)
    year = is_cumulative(document, period, cumulative)
    view = View(document, period, told_for, own, year)
    figures = figures_of(document, period, told_for, own=own, shares=view.shares)
    covering = coverage_line(figures.coverage, members_day(document.settings))
    rows = _figure_rows(view)
    sentence = nothing_to_tell(shown=bool(rows), own=own, otherwise="")
    charts = (make(document, period, today, own) for make in _CHARTS)
    table = Table("figures", "Сводка", _figure_columns(document, period, year=year), rows, nothing=sentence)
    return framed(
        document,
        today,
        kind=FIGURES,
        heading="СВОДКА В ЦИФРАХ",
        title=titled("о выполнении", document.plan, f"за {period.caption}"),
        as_of=as_of(period, told_for),
        figures=figures.line,
        figures_line=f"{capital(period.caption)}: {figures_line(figures.line)}",
        lines=(*([covering] if covering else []), *not_own_lines(figures)),
        blocks=(table, *(chart for chart in charts if rows and not chart.is_empty)),
        name=f"Сводка в цифрах за {period.caption}",
    )


def _figure_columns(document: Document, period: ReportingPeriod, *, year: bool) -> tuple[Column, ...]:
    """The columns of the figures; `year` adds those since the year's beginning."""
    group = f"За {caption_without_year(document, period)}" if year else ""
    named = [(key, caption, group) for key, caption in _FIGURES]
    if year:
        named += [(f"year_{key}", caption, YEAR) for key, caption in _FIGURES[-2:]]
    title = Column("title", "Раздел плана", TEXT_WIDTH - _FIGURE_WIDTH * len(named))
    figures = (Column(key, caption, _FIGURE_WIDTH, of, figure=True, summed=True) for key, caption, of in named)
    return (title, *figures)


def _figure_rows(view: View) -> tuple[Row, ...]:
    """A row for each section with items in the report, and the total."""
    found = [
        (section, items)
        for section in view.document.plan.sections
        if (items := [item for part in section.subsections for item in part.activities if view.shows(item)])
    ]
    rows = [
        _row_of_figures(view, RowKind.LINE, section_title(section) or "Без раздела", items) for section, items in found
    ]
    everything = [item for _, items in found for item in items]
    return (*rows, _row_of_figures(view, RowKind.TOTAL, "Всего", everything)) if rows else ()


def _row_of_figures(view: View, kind: RowKind, title: str, items: Sequence[Activity]) -> Row:
    """A row of the figures of items."""
    figures, year = view.figures(items), view.year_amounts(items)
    more = {key: getattr(figures, key) for key, _ in _FIGURES}
    if year is not None:
        more |= {"year_events": year.events, "year_people": year.people}
    return Row(kind, "", title, more=more)


def training_report(
    document: Document, period: ReportingPeriod, *, own: bool, today: date, cumulative: bool = False
) -> Report:
    """«Сведения об обучении»: who was trained, by audience, and at which events."""
    told_for = day_counted_to(document, today)
    year = is_cumulative(document, period, cumulative)
    view = View(document, period, told_for, own, year)
    shown = [activity for activity in document.plan.activities() if view.shows(activity)]
    figures = figures_of(document, period, told_for, own=own)
    since = figures_of(document, view.so_far, told_for, own=own) if year else None
    sentence = nothing_to_tell(shown=bool(shown), own=own, otherwise="")
    group = f"За {caption_without_year(document, period)}" if year else ""
    columns = training_columns(group, year=year)
    rows = training_rows(figures, since)
    by_category = Table("training", "Обучение", columns, rows, "", sentence)
    return framed(
        document,
        today,
        kind=TRAINING,
        heading="СВЕДЕНИЯ",
        title=titled("об обучении в ходе реализации", document.plan, f"за {period.caption}"),
        as_of=as_of(period, told_for),
        figures=figures.line,
        figures_line=f"{capital(period.caption)}: {_training_line(figures.amounts)}",
        lines=(*([f"{capital(ATTENDANCES)}."] if rows else []), *not_own_lines(figures)),
        blocks=(
            by_category,
            *coverage_table(figures, members_day(document.settings), group, since),
            *_listed_table(view, shown),
        ),
        name=f"Сведения об обучении за {period.caption}",
    )


def _training_line(amounts: Amounts) -> str:
    """The line of figures: how many events trained how many people."""
    hours = f", часов {hours_digits(amounts.minutes)}" if amounts.minutes else ""
    tested = f", прошли тестирование {grouped(amounts.tested)}" if amounts.tested else ""
    return f"обучающих мероприятий {amounts.training_events}, обучено {grouped(amounts.trained)} чел.{hours}{tested}"


def _listed_table(view: View, shown: Sequence[Activity]) -> tuple[Table, ...]:
    """The events that trained or tested, one by one, with their total; no table where there are none."""
    forms = own_forms(view.document)
    held = [(activity, event, amounts_of([event], forms)) for activity in shown for event in view.held(activity)]
    listed = [one for one in held if one[2].training_events or one[2].trained or one[2].tested]
    if not listed:
        return ()
    columns = tuple(
        Column(
            key,
            caption,
            width,
            figure=key in ("day", "people", "hours", "tested"),
            summed=key in ("people", "hours", "tested"),
        )
        for key, caption, width in _LISTED
    )
    total = amounts_of((event for _, event, _ in listed), forms)
    sums = {"people": total.trained, "hours": hours_number(total.minutes), "tested": total.tested or None}
    count = f"{total.events} {plural(total.events, 'мероприятие', 'мероприятия', 'мероприятий')}"
    beside = f", из них обучающих {total.training_events}" if total.events != total.training_events else ""
    title = f"Всего: {count}{beside}"
    rows = (*(_listed_row(*one) for one in listed), Row(RowKind.TOTAL, "", title, more={"day": None, **sums}))
    return (Table("events", "Мероприятия", columns, rows, "Обучающие мероприятия и тестирования"),)


def _listed_row(activity: Activity, event: Event, amounts: Amounts) -> Row:
    """An event of the list."""
    one_day = event.starts_on if event.starts_on and event.ends_on in (None, event.starts_on) else None
    return Row(
        RowKind.LINE,
        activity.number,
        event_name(event),
        activity=activity.uid,
        more={
            "day": one_day or event_days(event),
            "place": event.place,
            "audiences": audiences_words((one for one in event.attendance if not are_voters(one.audience)), grouped),
            "people": amounts.trained,
            "hours": hours_number(amounts.minutes),
            "tested": amounts.tested or None,
        },
    )
