"""«Сводка в цифрах» and «Сведения об обучении»: the numbers of a period without the words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.event_text import audiences_words, event_days, event_name
from kuzplan_desktop.domain.figures.line import PeriodFigures, add_up
from kuzplan_desktop.domain.marks import Attendance, Event, held_in
from kuzplan_desktop.domain.plan import Activity, Section
from kuzplan_desktop.domain.report_kinds import FIGURES, TRAINING
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.domain.words import audience_place
from kuzplan_desktop.reports.charts.definitions import (
    events_by_form,
    people_by_audience,
    progress_by_quarter,
    progress_by_section,
)
from kuzplan_desktop.reports.kinds.branches import section_title
from kuzplan_desktop.reports.kinds.model import as_of, day_told_for, is_cumulative, nothing_to_tell, short_caption
from kuzplan_desktop.reports.kinds.rows import View
from kuzplan_desktop.reports.kinds.training import VOTERS, TrainingRow, is_training, training_rows
from kuzplan_desktop.reports.paper.letterhead import framed
from kuzplan_desktop.reports.paper.report import TEXT_WIDTH, Column, Report, Row, RowKind, Table, Value
from kuzplan_desktop.reports.paper.sentences import capital, figures_line, hours_digits, hours_number, titled

UNTOLD_AUDIENCE = "категория не указана"
NO_TRAINING = "Обучающих мероприятий в отчетном периоде не было."
YEAR = "С начала года"

_FIGURES = (
    ("planned", "Пунктов по плану"),
    ("worked", "Проводилась работа"),
    ("no_information", "Нет сведений"),
    ("late", "Не выполнено в срок"),
    ("events", "Мероприятий"),
    ("people", "Участников"),
)
_CHARTS = (progress_by_section, progress_by_quarter, events_by_form, people_by_audience)  # what one page has room for
_FIGURE_WIDTH = 22.0  # mm
_TRAINED = (("people", "Человек"), ("hours", "Часов"), ("tested", "Прошли тестирование"))
_TRAINED_WIDTHS = {"people": 26.0, "hours": 26.0, "tested": 36.0}  # mm, beside those since the year's beginning
_LISTED = (
    ("number", "№ пункта", 16.0),
    ("title", "Мероприятие", 66.0),
    ("day", "Дата", 28.0),
    ("place", "Место", 39.0),
    ("audiences", "Категории обученных", 48.0),
    ("people", "Человек", 20.0),
    ("hours", "Часов", 17.0),
    ("tested", "Прошли тестирование", 23.0),
)


def figures_report(
    document: Document, period: ReportingPeriod, *, own: bool, today: date, cumulative: bool = False
) -> Report:
    """«Сводка в цифрах»: one page with the figures of each section and the charts of the document."""
    told_for = day_told_for(document, today)
    year = is_cumulative(document, period, cumulative)
    view = View(document, period, told_for, own, year)
    figures = document.figures(period, told_for, own)
    rows = _figure_rows(view, figures)
    sentence = nothing_to_tell(shown=bool(rows), own=own, otherwise="")
    table = Table("figures", "Сводка", _figure_columns(document, period, year=year), rows, nothing=sentence)
    return framed(
        document,
        today,
        kind=FIGURES,
        heading="СВОДКА В ЦИФРАХ",
        title=titled("о выполнении", document.plan, f"за {period.caption}"),
        as_of=as_of(period, told_for),
        figures=figures,
        figures_line=f"{capital(period.caption)}: {figures_line(figures)}",
        blocks=(table, *(make(document, period, today, own) for make in _CHARTS if rows)),
        name=f"Сводка в цифрах за {period.caption}",
    )


def _figure_columns(document: Document, period: ReportingPeriod, *, year: bool) -> tuple[Column, ...]:
    """The columns of the figures; `year` adds those since the year's beginning."""
    group = f"За {short_caption(document, period)}" if year else ""
    named = [(key, caption, group) for key, caption in _FIGURES]
    if year:
        named += [(f"year_{key}", caption, YEAR) for key, caption in _FIGURES[-2:]]
    title = Column("title", "Раздел плана", TEXT_WIDTH - _FIGURE_WIDTH * len(named))
    figures = (Column(key, caption, _FIGURE_WIDTH, of, figure=True, summed=True) for key, caption, of in named)
    return (title, *figures)


def _figure_rows(view: View, figures: PeriodFigures) -> tuple[Row, ...]:
    """A row for each section with items in the report, and the total."""
    found = [
        (section, items)
        for section in view.document.plan.sections
        if (items := [item for part in section.subsections for item in part.activities if view.shows(item)])
    ]
    rows = [_figure_row(view, section, items) for section, items in found]
    everything = [item for _, items in found for item in items]
    total = _row_of_figures(view, RowKind.TOTAL, "Всего", figures, everything)
    return (*rows, total) if rows else ()


def _figure_row(view: View, section: Section, items: Sequence[Activity]) -> Row:
    figures = add_up(view.document.share_of(item, view.period, view.today) for item in items)
    return _row_of_figures(view, RowKind.LINE, section_title(section) or "Без раздела", figures, items)


def _row_of_figures(view: View, kind: RowKind, title: str, figures: PeriodFigures, items: Sequence[Activity]) -> Row:
    """A row of figures."""
    more = {key: getattr(figures, key) for key, _ in _FIGURES}
    if view.year:
        sums = [total for item in items if (total := view.year_sums(item))]
        more |= {"year_events": sum(each.events for each in sums), "year_people": sum(each.people for each in sums)}
    return Row(kind, "", title, more=more)


def training_report(
    document: Document, period: ReportingPeriod, *, own: bool, today: date, cumulative: bool = False
) -> Report:
    """«Сведения об обучении»: who was trained, by audience, and at which events."""
    told_for = day_told_for(document, today)
    year = is_cumulative(document, period, cumulative)
    view = View(document, period, told_for, own, year)
    shown = [activity for activity in document.plan.activities() if view.shows(activity)]
    held = [(activity, event) for activity in shown for event in view.held(activity) if _trains(event)]
    so_far = replace(period, first_day=date(document.plan.year, 1, 1))
    since = [event for item in shown for event in held_in(document.events_of(item.uid), so_far)] if year else None
    rows = training_rows(_counted(event for _, event in held))
    sentence = nothing_to_tell(shown=bool(shown), own=own, otherwise=NO_TRAINING)
    table_rows = _audience_rows(rows, None if since is None else training_rows(_counted(since)))
    by_audience = Table(
        "training", "Обучение", _audience_columns(document, period, year=year), table_rows, "", sentence
    )
    return framed(
        document,
        today,
        kind=TRAINING,
        heading="СВЕДЕНИЯ",
        title=titled("об обучении в ходе реализации", document.plan, f"за {period.caption}"),
        as_of=as_of(period, told_for),
        figures=document.figures(period, told_for, own),
        figures_line=f"{capital(period.caption)}: {_training_line([event for _, event in held], rows)}",
        blocks=(by_audience, *_listed_table(held)),
        name=f"Сведения об обучении за {period.caption}",
    )


def _trains(event: Event) -> bool:
    """True if the event trained anybody: a game that only voters came to did not."""
    trained = not event.attendance or any(item.audience not in VOTERS for item in event.attendance)
    return trained and is_training(event)


def _counted(events: Iterable[Event]) -> Iterable[Event]:
    """The events, those that tell no audience with all their participants as one."""
    for event in events:
        known = event.attendance or not event.participants
        yield event if known else replace(event, attendance=(Attendance("", UNTOLD_AUDIENCE, event.participants),))


def _training_line(events: Sequence[Event], rows: Sequence[TrainingRow]) -> str:
    """The line of figures: how many events trained how many people."""
    total = rows[-1] if rows else TrainingRow("", 0, 0, None)
    hours = f", часов {hours_digits(total.minutes)}" if total.minutes else ""
    tested = f", прошли тестирование {total.tested}" if total.tested is not None else ""
    return f"обучающих мероприятий {sum(event.count for event in events)}, обучено {total.people} чел.{hours}{tested}"


def _audience_columns(document: Document, period: ReportingPeriod, *, year: bool) -> tuple[Column, ...]:
    """The columns of the table by audience; `year` adds those since the year's beginning."""
    group = f"За {short_caption(document, period)}" if year else ""
    figures = [(key, caption, group) for key, caption in _TRAINED]
    if year:
        figures += [(f"year_{key}", caption, YEAR) for key, caption in _TRAINED]
    wider = 1.0 if year else 1.3
    widths = [round(_TRAINED_WIDTHS[key.removeprefix("year_")] * wider, 2) for key, _, _ in figures]
    columns = (
        Column(key, caption, width, of, figure=True, summed=key.endswith("people"))
        for (key, caption, of), width in zip(figures, widths, strict=True)
    )
    return (Column("title", "Категория обученных", TEXT_WIDTH - sum(widths)), *columns)


def _audience_rows(rows: Sequence[TrainingRow], year: Sequence[TrainingRow] | None) -> tuple[Row, ...]:
    """The rows by audience, each with the figures since the year's beginning where the report has them."""
    now, since = _by_name(rows), _by_name(year or ())
    names = sorted(now.keys() | since.keys(), key=lambda name: (name[0], audience_place(name[1])))
    made = []
    for total, audience in names:
        more = _trained_values(now.get((total, audience)), "")
        if year is not None:
            more |= _trained_values(since.get((total, audience)), "year_")
        made.append(Row(RowKind.TOTAL if total else RowKind.LINE, "", audience, more=more))
    return tuple(made)


def _by_name(rows: Sequence[TrainingRow]) -> dict[tuple[bool, str], TrainingRow]:
    """The rows by audience, the total apart from an audience of its name."""
    return {(row.total, row.audience): row for row in rows}


def _trained_values(row: TrainingRow | None, prefix: str) -> dict[str, Value]:
    if row is None:
        return {f"{prefix}people": 0, f"{prefix}hours": None, f"{prefix}tested": None}
    return {
        f"{prefix}people": row.people,
        f"{prefix}hours": hours_number(row.minutes),
        f"{prefix}tested": row.tested,
    }


def _listed_table(held: Sequence[tuple[Activity, Event]]) -> tuple[Table, ...]:
    """The training events one by one with their total; no table where there are none."""
    if not held:
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
    rows = [_listed_row(activity, event) for activity, event in held]
    sums = {key: _sum(row.more[key] for row in rows) for key in ("people", "hours", "tested")}
    count = sum(event.count for _, event in held)
    events = plural(count, "мероприятие", "мероприятия", "мероприятий")
    total = Row(RowKind.TOTAL, "", f"Всего: {count} {events}", more={"day": None, **sums})
    return (Table("events", "Мероприятия", columns, (*rows, total), "Обучающие мероприятия"),)


def _listed_row(activity: Activity, event: Event) -> Row:
    """A training event of the list."""
    trained = [item for item in event.attendance if item.audience not in VOTERS]
    known = [item.tested for item in trained if item.tested is not None]
    one_day = event.starts_on if event.starts_on and event.ends_on in (None, event.starts_on) else None
    return Row(
        RowKind.LINE,
        activity.number,
        event_name(event),
        activity=activity.uid,
        more={
            "day": one_day or event_days(event),
            "place": event.place,
            "audiences": audiences_words(trained),
            "people": sum(item.people for item in trained) if event.attendance else event.participants,
            "hours": hours_number(event.minutes),
            "tested": event.tested if event.tested is not None else (sum(known) if known else None),
        },
    )


def _sum(values: Iterable[object]) -> int | float | None:
    """The sum of the numbers that were told; None where nobody told one."""
    known = [value for value in values if isinstance(value, int | float)]
    return sum(known) if known else None
