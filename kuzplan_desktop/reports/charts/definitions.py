"""The charts of a document in a period: each defined once, as data that every format draws."""

from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date
from typing import TypeVar

from kuzplan_desktop.domain.calendar import QUARTERS, ROMAN, ReportingPeriod, quarter_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import Amounts, by_category, by_form, by_month
from kuzplan_desktop.domain.figures.branch import states_that_count
from kuzplan_desktop.domain.figures.period import held_events
from kuzplan_desktop.domain.plan.own_items import own_apart
from kuzplan_desktop.domain.plan.plan import Section
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.wording import MONTHS, day_digits
from kuzplan_desktop.reports.paper.chart import Chart, ChartKind, Look, Series
from kuzplan_desktop.reports.paper.wrapping import grouped

__all__ = [
    "STATES",
    "Chart",
    "ChartKind",
    "Look",
    "Series",
    "events_by_audience",
    "events_by_form",
    "events_by_month",
    "people_by_audience",
    "people_by_form",
    "people_by_month",
    "progress_by_quarter",
    "progress_by_section",
    "section_name",
    "summary_charts",
]

Key = TypeVar("Key", bound=Hashable)

STATES = (
    (State.DONE, "выполнено", Look.DARK),
    (State.IN_PROGRESS, "выполняется", Look.MIDDLE),
    (State.LATE, "не выполнено в срок", Look.HATCHED),
    (State.NOT_DUE, "срок не наступил или не истек", Look.PALE),
    (State.NOT_REQUIRED, "не требуется", Look.EMPTY),
)
MOST_ROWS = 12  # of forms, audiences and sections; the rest stands in one row
NO_EVENTS = "Проведенных мероприятий нет."
NO_PEOPLE = "Участников нет."
REST = "остальные"  # «прочие» is a category of its own


def summary_charts(document: Document, period: ReportingPeriod, today: date, own: bool) -> tuple[Chart, ...]:
    """All charts, in the order in which they are shown."""
    makers = (
        progress_by_section,
        progress_by_quarter,
        events_by_form,
        people_by_form,
        people_by_audience,
        events_by_month,
        people_by_month,
    )
    return tuple(make(document, period, today, own) for make in makers)


def progress_by_section(document: Document, period: ReportingPeriod, today: date, own: bool) -> Chart:
    """How many items of each section are done, in progress, late, not due, as a report of `period` tells them.

    Items whose elections are not held are left out, as in every count; `today` as in `reports.model.build_report`.
    """
    told_for = min(today, date(document.plan.year, 12, 31))
    day = day_digits(min(told_for, period.last_day))
    counts = [
        (section_name(section), counted)
        for section in own_apart(document.plan).sections
        if (counted := _states(document, section, period, told_for, own))
    ]
    counts = _limited(counts, f"{REST} разделы")
    return Chart(
        title=f"Выполнение плана по разделам, {period.caption} (все пункты года, состояние на {day})",
        kind=ChartKind.ROWS,
        categories=tuple(name for name, _ in counts),
        series=tuple(
            Series(name, tuple(counted[state] for _, counted in counts), look) for state, name, look in STATES
        ),
        ends=tuple(f"{counted[State.DONE]} из {counted.total()}" for _, counted in counts),
        nothing="В плане нет пунктов, о которых сообщает отчет.",
    )


def progress_by_quarter(document: Document, period: ReportingPeriod, today: date, own: bool) -> Chart:
    """On how many of the items due in each quarter of the plan's year work was done.

    Of quarters that begin after the period's last day or after `today` only the number of items is told.
    """
    year = document.plan.year
    told_for = min(today, date(year, 12, 31))
    worked, silent, ahead = [], [], []
    for quarter in QUARTERS:
        each = quarter_period(year, quarter)
        figures = document.figures(each, min(told_for, period.last_day), own)
        begun = each.first_day <= min(told_for, period.last_day)
        worked.append(figures.worked if begun else 0)
        silent.append(figures.no_information if begun else 0)
        ahead.append(0 if begun else figures.planned)
    totals = [sum(parts) for parts in zip(worked, silent, ahead, strict=True)]
    return Chart(
        title=f"Работа по кварталам {year} года (пунктов по плану)",
        kind=ChartKind.COLUMNS,
        categories=tuple(quarter_period(year, quarter).caption.removesuffix(f" {year} года") for quarter in QUARTERS),
        series=(
            Series("проводилась работа", tuple(worked), Look.DARK),
            Series("нет сведений", tuple(silent), Look.HATCHED),
            Series("квартал впереди", tuple(ahead), Look.PALE),
        ),
        ends=tuple(map(str, totals)),
        nothing="Ни на один квартал работа не запланирована.",
        short=tuple(f"{ROMAN[quarter]} кв." for quarter in QUARTERS),
    )


def events_by_form(document: Document, period: ReportingPeriod, today: date, own: bool) -> Chart:
    """How many events of each form were held in the period."""
    counted = [(name, amounts.events) for name, amounts in by_form(held_events(document, period, own=own)).items()]
    return _rows(f"Мероприятия по формам, {period.caption}", "мероприятий", _largest_first(counted), NO_EVENTS)


def people_by_form(document: Document, period: ReportingPeriod, today: date, own: bool) -> Chart:
    """How many people took part in events of each form."""
    counted = [(name, amounts.people) for name, amounts in by_form(held_events(document, period, own=own)).items()]
    return _rows(f"Участники по формам мероприятий, {period.caption}", "участников", _largest_first(counted), NO_PEOPLE)


def events_by_audience(document: Document, period: ReportingPeriod, today: date, own: bool) -> Chart:
    """At how many events each audience was counted; an event with two audiences stands at both."""
    found = by_category(held_events(document, period, own=own))
    counted = [(name, amounts.events) for name, amounts in found.items()]
    return _rows(f"Мероприятия по категориям участников, {period.caption}", "мероприятий", counted, NO_EVENTS)


def people_by_audience(document: Document, period: ReportingPeriod, today: date, own: bool) -> Chart:
    """How many people of each audience took part; those of a typed total that no audience tells of stand apart."""
    found = by_category(held_events(document, period, own=own))
    counted = [(name, amounts.people) for name, amounts in found.items()]
    return _rows(f"Участники по категориям, {period.caption}", "участников", counted, NO_PEOPLE)


def events_by_month(document: Document, period: ReportingPeriod, today: date, own: bool) -> Chart:
    """How many events were held in each month of the plan's year, up to the period's last day."""
    return _months(document, period, own, "Мероприятия", "мероприятий", NO_EVENTS)


def people_by_month(document: Document, period: ReportingPeriod, today: date, own: bool) -> Chart:
    """How many people took part in each month of the plan's year, up to the period's last day."""
    return _months(document, period, own, "Участники", "участников", NO_PEOPLE)


def section_name(section: Section) -> str:
    """How a chart names a section."""
    return ". ".join(part for part in (section.number.strip(), section.title.strip()) if part) or "Без раздела"


def _states(document: Document, section: Section, period: ReportingPeriod, day: date, own: bool) -> Counter[State]:
    """How many items of a section are in which state."""
    items = (activity for part in section.subsections for activity in part.activities)
    shown = (document.progress_in(item, period, day) for item in items if not own or document.is_own(item))
    return +Counter(states_that_count(shown))


def _largest_first(counted: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counted, key=lambda item: (-item[1], item[0]))


def _rows(title: str, unit: str, counted: Sequence[tuple[str, int]], nothing: str) -> Chart:
    """A chart of one number a row."""
    found = _limited([(name, Counter({unit: number})) for name, number in counted if number > 0], REST)
    values = tuple(counts[unit] for _, counts in found)
    return Chart(
        title,
        ChartKind.ROWS,
        tuple(name for name, _ in found),
        (Series(unit, values),),
        tuple(map(grouped, values)),
        nothing,
    )


def _limited(counts: list[tuple[str, Counter[Key]]], rest: str) -> list[tuple[str, Counter[Key]]]:
    """The first rows, and one that sums those that are too many to draw."""
    if len(counts) <= MOST_ROWS:
        return counts
    left = counts[MOST_ROWS - 1 :]
    summed = sum((counted for _, counted in left), Counter[Key]())
    return [*counts[: MOST_ROWS - 1], (f"{rest} ({len(left)})", summed)]


def _months(document: Document, period: ReportingPeriod, own: bool, title: str, unit: str, nothing: str) -> Chart:
    """Bars by month of the plan's year, those of the period dark."""
    year = document.plan.year
    so_far = ReportingPeriod("", date(year, 1, 1), min(period.last_day, date(year, 12, 31)), "")
    monthly = by_month(held_events(document, so_far, own=own))
    counted = [monthly.get(month, Amounts()) for month in range(1, 13)]
    numbers = [amounts.events if unit == "мероприятий" else amounts.people for amounts in counted]
    inside_year = ReportingPeriod("", max(period.first_day, so_far.first_day), so_far.last_day, "")
    now = by_month(held_events(document, inside_year, own=own))
    inside = [now.get(month, Amounts()) for month in range(1, 13)]
    within = [amounts.events if unit == "мероприятий" else amounts.people for amounts in inside]
    before = [number - part for number, part in zip(numbers, within, strict=True)]
    return Chart(
        title=f"{title} по месяцам {year} года",
        kind=ChartKind.COLUMNS,
        categories=MONTHS,
        series=(Series("в отчетном периоде", tuple(within)), Series("ранее", tuple(before), Look.MIDDLE)),
        ends=tuple(grouped(number) if number else "" for number in numbers),
        nothing=nothing,
        short=tuple(month[:3] for month in MONTHS),
    )
