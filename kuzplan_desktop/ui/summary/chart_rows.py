"""What stands behind a bar of each chart: the items of the plan or the events that it counts."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import ReportingPeriod, parse_reporting_period, quarter_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.behind import (
    Figure,
    FigureBehind,
    category_behind,
    figure_behind,
    form_behind,
    month_behind,
    section_behind,
)
from kuzplan_desktop.domain.plan.own_items import own_apart
from kuzplan_desktop.reports.charts import definitions as charts

Maker = Callable[[Document, ReportingPeriod, date, bool], charts.Chart]
_OF_QUARTER = (Figure.WORKED, Figure.SILENT, Figure.PLANNED)  # the series of the chart, in its order


class Bar(NamedTuple):
    """A bar of a chart that was made of these: the place of its category, and of its series (-1 for the whole)."""

    document: Document
    period: ReportingPeriod
    today: date
    own: bool
    chart: charts.Chart
    category: int
    series: int

    @property
    def name(self) -> str:
        """What the bar is about."""
        return self.chart.categories[self.category]


def rows_behind(made_by: Maker, bar: Bar) -> FigureBehind | None:
    """What stands behind a bar; None for one that sums what is too much to draw."""
    return _BEHIND[made_by](bar)


def _section(bar: Bar) -> FigureBehind | None:
    year_end = date(bar.document.plan.year, 12, 31)
    found = (one for one in own_apart(bar.document.plan).sections if charts.section_name(one) == bar.name)
    section = next(found, None)
    if section is None:
        return None
    states = [state for at, (state, *_) in enumerate(charts.STATES) if bar.series in (at, -1)]
    return section_behind(bar.document, section, bar.period, min(bar.today, year_end), states, own=bar.own)


def _quarter(bar: Bar) -> FigureBehind:
    figure = _OF_QUARTER[bar.series] if bar.series >= 0 else Figure.PLANNED
    period = quarter_period(bar.document.plan.year, bar.category + 1)
    return figure_behind(bar.document, period, min(bar.today, bar.period.last_day), figure, own=bar.own)


def _form(bar: Bar, *, people: bool) -> FigureBehind | None:
    behind = form_behind(bar.document, bar.period, bar.name, own=bar.own, people=people)
    return behind if behind.rows else None


def _category(bar: Bar) -> FigureBehind | None:
    behind = category_behind(bar.document, bar.period, bar.name, own=bar.own)
    return behind if behind.rows else None


def _month(bar: Bar, *, people: bool) -> FigureBehind:
    month = parse_reporting_period(f"{bar.document.plan.year:04}-{bar.category + 1:02}")
    return month_behind(bar.document, month, own=bar.own, people=people)


_BEHIND: dict[Maker, Callable[[Bar], FigureBehind | None]] = {
    charts.progress_by_section: _section,
    charts.progress_by_quarter: _quarter,
    charts.events_by_form: lambda bar: _form(bar, people=False),
    charts.people_by_form: lambda bar: _form(bar, people=True),
    charts.people_by_audience: _category,
    charts.events_by_month: lambda bar: _month(bar, people=False),
    charts.people_by_month: lambda bar: _month(bar, people=True),
}
