"""When a report is due: as the commission's own table says, else the 5th of the month after its period.

The 5th is moved past weekends and the January holidays; a day of the table stands as it was entered.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from kuzplan_desktop.domain.calendar import ReportingPeriod

DUE_DAY = 5
SATURDAY = 5
JANUARY_HOLIDAYS = range(1, 9)  # article 112 of the Labour Code: 1 to 8 January
DUE_SETTINGS = {  # the ending of a period's key -> the setting of the document that holds its day
    "Q1": "due_quarter_1",
    "Q2": "due_quarter_2",
    "Q3": "due_quarter_3",
    "Q4": "due_quarter_4",
    "H1": "due_half_1",
    "H2": "due_half_2",
    "9M": "due_nine_months",
    "": "due_year",
}


def report_due_date(period_end: date) -> date:
    """The day by which the report on a period that ends on `period_end` is expected, where nothing else was said."""
    after = period_end + timedelta(days=1)
    day = after.replace(day=DUE_DAY)
    while day.weekday() >= SATURDAY or (day.month == 1 and day.day in JANUARY_HOLIDAYS):
        day += timedelta(days=1)
    return day


def due_date(period: ReportingPeriod, settings: Mapping[str, str]) -> date:
    """The day by which the report on `period` is expected in a document with these settings."""
    return entered_due_date(period, settings) or report_due_date(period.last_day)


def entered_due_date(period: ReportingPeriod, settings: Mapping[str, str]) -> date | None:
    """The day that was entered for `period`; None where the ordinary one holds, or what was entered is no day."""
    ending = period.key.partition("-")[2]
    try:
        return date.fromisoformat(settings.get(DUE_SETTINGS.get(ending, ""), ""))
    except ValueError:
        return None
