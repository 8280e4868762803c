"""When reports are due."""

from datetime import date

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.reporting.due_dates import DUE_SETTINGS, due_date, entered_due_date, report_due_date
from kuzplan_desktop.domain.words import SETTINGS


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


@pytest.mark.parametrize("key", ["2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2022-H1", "2022-H2", "2022-9M", "2022"])
def test_each_period_of_the_table_has_a_day_of_its_own(key):
    period = parse_reporting_period(key)
    setting = DUE_SETTINGS[key.partition("-")[2]]
    assert due_date(period, {setting: "2022-12-17"}) == date(2022, 12, 17)  # a Saturday, but she was told so
    others = {name: "2022-12-17" for name in DUE_SETTINGS.values() if name != setting}
    assert due_date(period, others) == report_due_date(period.last_day)


@pytest.mark.parametrize("key", ["2022-03", "2022-01-10..2022-02-20"])
def test_other_periods_keep_the_ordinary_day(key):
    period = parse_reporting_period(key)
    assert due_date(period, dict.fromkeys(DUE_SETTINGS.values(), "2022-12-17")) == report_due_date(period.last_day)


def test_a_text_that_is_no_day_counts_for_nothing():
    period = parse_reporting_period("2022-Q4")
    assert entered_due_date(period, {"due_quarter_4": "в декабре"}) is None
    assert due_date(period, {"due_quarter_4": ""}) == date(2023, 1, 9)


def test_each_setting_of_the_table_has_a_caption():
    assert set(DUE_SETTINGS.values()) <= SETTINGS.keys()
