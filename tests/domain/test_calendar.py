"""Quarters, reporting periods and campaigns."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.calendar import (
    Campaign,
    Quarter,
    coming_year,
    default_today,
    parse_reporting_period,
    quarter_of,
    quarter_period,
)
from kuzplan_desktop.domain.errors import PlanError

PERIODS = [
    ("2022-Q1", date(2022, 1, 1), date(2022, 3, 31), "I квартал 2022 года", (1,)),
    ("2022-q4", date(2022, 10, 1), date(2022, 12, 31), "IV квартал 2022 года", (4,)),
    ("2022-H1", date(2022, 1, 1), date(2022, 6, 30), "I полугодие 2022 года", (1, 2)),
    ("2022-H2", date(2022, 7, 1), date(2022, 12, 31), "II полугодие 2022 года", (3, 4)),
    ("2022-9M", date(2022, 1, 1), date(2022, 9, 30), "9 месяцев 2022 года", (1, 2, 3)),
    ("2022", date(2022, 1, 1), date(2022, 12, 31), "2022 год", (1, 2, 3, 4)),
    (" 2022-03 ", date(2022, 3, 1), date(2022, 3, 31), "март 2022 года", (1,)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "февраль 2024 года", ()),
    (
        "2022-01-10..2022-04-20",
        date(2022, 1, 10),
        date(2022, 4, 20),
        "период с 10 января по 20 апреля 2022 года",
        (1, 2),
    ),
    (
        "2021-12-10..2022-02-01",
        date(2021, 12, 10),
        date(2022, 2, 1),
        "период с 10 декабря 2021 года по 1 февраля 2022 года",
        (1,),
    ),
    ("2022-05-09..2022-05-09", date(2022, 5, 9), date(2022, 5, 9), "9 мая 2022 года", (2,)),
]


@pytest.mark.parametrize(("key", "first", "last", "caption", "quarters"), PERIODS)
def test_a_reporting_period_by_its_key(
    key: str, first: date, last: date, caption: str, quarters: tuple[int, ...]
) -> None:
    period = parse_reporting_period(key)
    assert (period.first_day, period.last_day, period.caption) == (first, last, caption)
    assert period.key == key.strip().upper()
    assert period.quarters(2022) == quarters


@pytest.mark.parametrize(
    "key",
    [
        "",
        "2022-Q5",
        "2022-Q0",
        "2022-H3",
        "2022-13",
        "2022-00",
        "22-Q1",
        "0000-Q1",
        "2022-1",
        "I квартал",
        "2022-02-30..2022-03-01",
        "2022-03-01..2022-02-01",
        "2022-01-01..",
        "2022-01-01..2022-02-01..2022-03-01",
        "20220101..20220201",
        "２０２２",
        "2022\n-Q1",
    ],
)
def test_anything_else_is_refused_in_one_sentence(key: str) -> None:
    with pytest.raises(PlanError) as refusal:
        parse_reporting_period(key)
    assert refusal.value.sentence.startswith("Отчетный период «")
    assert "2022-Q1" in refusal.value.hint


@given(st.text())
def test_no_key_ends_in_another_failure(key: str) -> None:
    try:
        period = parse_reporting_period(key)
    except PlanError:
        return
    assert period.first_day <= period.last_day


@given(st.integers(1, 9999), st.integers(1, 4))
def test_the_four_quarters_fill_the_year(year: int, number: int) -> None:
    quarter, period = Quarter(year, number), quarter_period(year, number)
    assert (quarter.first_day, quarter.last_day) == (period.first_day, period.last_day)
    assert quarter_of(quarter.first_day.month) == quarter_of(quarter.last_day.month) == number
    if number > 1:
        assert Quarter(year, number - 1).last_day + timedelta(days=1) == quarter.first_day
    assert period.quarters(year) == (number,)
    assert period.caption.startswith(quarter.caption)


@pytest.mark.parametrize(
    ("starts_on", "votes_on", "ends_on", "quarters"),
    [
        (date(2022, 6, 10), date(2022, 9, 11), date(2022, 10, 5), (2, 3, 4)),
        (date(2022, 6, 10), date(2022, 9, 11), None, (2, 3)),
        (date(2022, 6, 10), date(2022, 9, 11), date(2022, 9, 20), (2, 3)),
        (date(2021, 12, 1), date(2022, 3, 13), None, (1,)),
        (date(2022, 12, 1), date(2023, 3, 13), None, (4,)),
        (date(2021, 10, 1), date(2023, 3, 13), None, (1, 2, 3, 4)),
        (date(2023, 6, 10), date(2023, 9, 11), None, ()),
        (date(2021, 6, 10), date(2021, 9, 11), date(2021, 12, 31), ()),
        (date(2022, 9, 11), date(2022, 3, 1), None, ()),
    ],
)
def test_the_quarters_that_a_campaign_touches(
    starts_on: date, votes_on: date, ends_on: date | None, quarters: tuple[int, ...]
) -> None:
    assert Campaign("c", "Выборы", "", starts_on, votes_on, ends_on).quarters(2022) == quarters


def test_states_are_told_for_the_plans_year_at_the_latest() -> None:
    assert default_today(date(2026, 11, 22), 2022) == date(2022, 12, 31)
    assert default_today(date(2022, 4, 2), 2022) == date(2022, 4, 2)


@pytest.mark.parametrize(
    ("year", "day", "comes"),
    [
        (2022, date(2022, 12, 1), 2023),
        (2022, date(2023, 2, 1), 2023),
        (2022, date(2026, 9, 30), 2026),
        (2022, date(2026, 10, 1), 2027),
        (2027, date(2026, 11, 1), 2028),
    ],
)
def test_the_plan_that_is_begun_next_is_that_of_the_year_that_comes(year: int, day: date, comes: int) -> None:
    assert coming_year(year, day) == comes
