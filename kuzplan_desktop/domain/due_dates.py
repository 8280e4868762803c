"""When a report is due: the 5th of the month after its period, moved past weekends and the January holidays."""

from datetime import date, timedelta

DUE_DAY = 5
SATURDAY = 5
JANUARY_HOLIDAYS = range(1, 9)  # article 112 of the Labour Code: 1 to 8 January


def report_due_date(period_end: date) -> date:
    """The day by which the report on a period that ends on `period_end` is expected."""
    after = period_end + timedelta(days=1)
    day = after.replace(day=DUE_DAY)
    while day.weekday() >= SATURDAY or (day.month == 1 and day.day in JANUARY_HOLIDAYS):
        day += timedelta(days=1)
    return day
