"""A plan of a few items, made by hand: what single rules of a report are tried on."""

from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod, parse_reporting_period
from kuzplan_desktop.domain.commission import Commission
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection
from kuzplan_desktop.reports.kinds.model import build_report
from kuzplan_desktop.reports.paper.report import Report, Row, RowKind
from tests.reports.filled import document_with

FIRST_QUARTER = parse_reporting_period("2022-Q1")
APRIL = date(2022, 4, 5)
YEAR_LONG = "В течение года"


def plan_of(*activities: Activity) -> Plan:
    """A plan of 2022 with one section and one subsection."""
    subsection = Subsection("1.1", "1.1", "Мероприятия", activities)
    return Plan(
        "plan", "План работы на 2022 год", 2022, "", None, "", sections=(Section("I", "I", "Обучение", (subsection,)),)
    )


def item(number: str, period: str = YEAR_LONG, executors: str = "ТИК", **fields: object) -> Activity:
    """An activity whose uid is its number."""
    return Activity(number, number, f"Пункт {number}", executors, period, **fields)  # type: ignore[arg-type]


def small(*activities: Activity, **fields: object) -> Document:
    """A document of a territorial commission on such a plan."""
    fields.setdefault("commission", Commission("c", "Топкинская ТИК"))
    return document_with(plan_of(*activities or (item("1.1.1"),)), **fields)  # type: ignore[arg-type]


def report_of(
    document: Document,
    period: ReportingPeriod | str = FIRST_QUARTER,
    *,
    own: bool = True,
    today: date = APRIL,
    cumulative: bool = False,
) -> Report:
    """The report of a document, by default of the first quarter in April."""
    wanted = parse_reporting_period(period) if isinstance(period, str) else period
    return build_report(document, wanted, own=own, today=today, cumulative=cumulative)


def row_of(report: Report, number: str) -> Row:
    """The row of the activity `number`."""
    return next(row for row in report.rows if row.kind is RowKind.ACTIVITY and row.number == number)
