"""When reports are due."""

from datetime import date

import pytest

from kuzplan_desktop.domain.due_dates import report_due_date


@pytest.mark.parametrize(
    ("period_end", "due"),
    [
        (date(2022, 3, 31), date(2022, 4, 5)),
        (date(2022, 9, 30), date(2022, 10, 5)),
        (date(2022, 5, 31), date(2022, 6, 6)),  # the 5th is a Sunday
        (date(2022, 10, 31), date(2022, 11, 7)),  # the 5th is a Saturday
        (date(2021, 12, 31), date(2022, 1, 10)),  # holidays until the 8th, then a Sunday
        (date(2022, 12, 31), date(2023, 1, 9)),
    ],
)
def test_the_fifth_of_the_month_after_moved_past_weekends_and_holidays(period_end, due):
    assert report_due_date(period_end) == due
