"""Which quarter needs work on a day, and which report is due next: from due dates and from what was sent."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import (
    QUARTERS,
    Quarter,
    ReportingPeriod,
    parse_reporting_period,
    quarter_of,
    quarter_period,
)
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.reporting.due_dates import DUE_SETTINGS, due_date, entered_due_date

PATIENCE = timedelta(days=14)  # past its due day the report on a quarter that has ended is still waited for


class OwedReport(NamedTuple):
    """A report that the commission owes and has not marked as sent."""

    period: ReportingPeriod
    due: date


def working_quarter(document: Document, day: date) -> int:
    """The quarter, 1 to 4, that needs work on the calendar day `day`.

    One that has just ended stays until its report is marked as sent, at most 14 days past its due day; then it is that
    of the day, before the plan's year the first, after it the last.
    """
    year = document.plan.year
    ended = awaited_quarter(year, day, document.settings)
    if ended is not None and not is_sent(document, quarter_period(year, ended)):
        return ended
    if day.year != year:
        return QUARTERS[0] if day.year < year else QUARTERS[-1]
    return quarter_of(day.month)


def awaited_quarter(year: int, day: date, settings: Mapping[str, str]) -> int | None:
    """The quarter of a plan of `year` that has just ended on `day` and whose report may still come; None for none."""
    ended = [number for number in QUARTERS if Quarter(year, number).last_day < day]
    if not ended or day > due_date(quarter_period(year, ended[-1]), settings) + PATIENCE:
        return None
    return ended[-1]


def is_over(document: Document, day: date) -> bool:
    """True if the plan's year has ended and no report on it is waited for any more."""
    period = quarter_period(document.plan.year, QUARTERS[-1])
    waited_for = awaited_quarter(document.plan.year, day, document.settings) and not is_sent(document, period)
    return day > period.last_day and not waited_for


def is_sent(document: Document, period: ReportingPeriod) -> bool:
    """True if a report that is owed was sent on `period`, or on a longer one that ends with it: a half-year, a year."""
    spans = (one.span for one in document.sent_reports if one.is_owed)
    return any(span and span.first_day <= period.first_day and span.last_day == period.last_day for span in spans)


def owed_reports(document: Document) -> list[OwedReport]:
    """The reports that are not sent, by their due days: each quarter's, and those for which a day was entered."""
    year, settings = document.plan.year, document.settings
    periods = [parse_reporting_period(f"{year:04}-{ending}" if ending else f"{year:04}") for ending in DUE_SETTINGS]
    owed = [
        OwedReport(period, due_date(period, settings))
        for period in periods
        if ("-Q" in period.key or entered_due_date(period, settings)) and not is_sent(document, period)
    ]
    return sorted(owed, key=lambda one: (one.due, one.period.first_day))
