"""A document and a period -> an immutable Report: the rows and totals that every format prints."""

from collections.abc import Sequence
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.period import Figures, figures_of
from kuzplan_desktop.domain.reporting.report_kinds import PROGRESS, TRAINING
from kuzplan_desktop.domain.wording import date_words
from kuzplan_desktop.reports.charts.definitions import summary_charts
from kuzplan_desktop.reports.kinds.columns import table_columns, usual_columns
from kuzplan_desktop.reports.kinds.rows import View, table_rows
from kuzplan_desktop.reports.kinds.training import training_table
from kuzplan_desktop.reports.paper.letterhead import framed
from kuzplan_desktop.reports.paper.report import Report, Table
from kuzplan_desktop.reports.paper.sentences import capital, figures_line, report_title
from kuzplan_desktop.reports.paper.wrapping import grouped

HEADING = "ОТЧЕТ"
NO_ITEMS = "В плане нет пунктов."
NO_OWN_ITEMS = "В плане нет пунктов, которые исполняет комиссия."
ALL_EMPTY = "Сведений о работе в отчетном периоде нет."
EMPTY_LEFT_OUT = "Пункты плана, по которым в отчетном периоде нет сведений, в таблицу не включены."


def build_report(
    document: Document,
    period: ReportingPeriod,
    *,
    own: bool,
    today: date,
    cumulative: bool = False,
    columns: Sequence[str] | None = None,
    empty_rows: bool = True,
) -> Report:
    """The «Отчет о выполнении» of `period`, of the own items or of all.

    `today` is the calendar day: it dates the report and picks who signs; states are told for the smaller of it, the
    period's last day and the end of the plan's year. `cumulative` adds the figures since the year's beginning
    where the period begins later. `columns` are the keys of the chosen columns, None for the usual ones; without
    `empty_rows` items of which nothing is told stand in no row.
    """
    plan = document.plan
    counted_to = day_counted_to(document, today)
    year = is_cumulative(document, period, cumulative)
    view = View(document, period, counted_to, own, year, empty_rows)
    figures = figures_of(document, period, counted_to, own=own, shares=view.shares)
    shown = [activity for activity in plan.activities() if view.shows(activity)]
    table = _plan_table(view, usual_columns(own=own) if columns is None else tuple(columns), shown=bool(shown))
    caption = f"{TRAINING.beginning} {period.caption}"
    return framed(
        document,
        today,
        kind=PROGRESS,
        heading=HEADING,
        title=report_title(plan, period, cumulative=year),
        as_of=as_of(period, counted_to),
        figures=figures.line,
        figures_line=f"{capital(period.caption)}: {figures_line(figures.line)}",
        lines=not_own_lines(figures),
        blocks=(table, *training_table(figures, caption)),
        name=f"Отчет за {period.caption}",
        sheet_charts=summary_charts(document, period, counted_to, own),
    )


def _plan_table(view: View, keys: Sequence[str], *, shown: bool) -> Table:
    """The table of the items with the columns `keys`; `shown`: the report has items at all."""
    columns = table_columns(keys, caption_without_year(view.document, view.period), year=view.year)
    nothing = nothing_to_tell(shown=shown, own=view.own, otherwise=ALL_EMPTY)
    return Table("plan", "Отчет", columns, table_rows(view, keys), nothing=nothing)


def not_own_lines(figures: Figures) -> tuple[str, ...]:
    """What an own report leaves out because it stands under items of others, in a sentence."""
    left_out = figures.not_own
    if not left_out.events:
        return ()
    return (
        f"Не вошли мероприятия по пунктам, которые комиссия не исполняет: мероприятий {grouped(left_out.events)}, "
        f"участников {grouped(left_out.people)}.",
    )


def day_counted_to(document: Document, today: date) -> date:
    """The day that states are told for: the smaller of the calendar day and the end of the plan's year."""
    return min(today, date(document.plan.year, 12, 31))


def is_cumulative(document: Document, period: ReportingPeriod, wanted: bool) -> bool:
    """True if figures since the year's beginning are wanted and are not those of the period itself."""
    return wanted and period.first_day > date(document.plan.year, 1, 1)


def as_of(period: ReportingPeriod, counted_to: date) -> str:
    """«по состоянию на …» in a report whose period is not over; else empty."""
    return f"по состоянию на {date_words(counted_to)}" if counted_to < period.last_day else ""


def caption_without_year(document: Document, period: ReportingPeriod) -> str:
    """The caption of a period without the plan's year."""
    return period.caption.removesuffix(f" {document.plan.year} года")


def nothing_to_tell(*, shown: bool, own: bool, otherwise: str) -> str:
    """The sentence in place of a table without rows; `shown`: the report has items at all."""
    if shown:
        return otherwise
    return NO_OWN_ITEMS if own else NO_ITEMS
