"""What may stand behind an option, and that all else is refused with a sentence."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.cli.base import values
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.typed import reading

DAYS = values.of_year(reading.read_day)
READERS: list[Callable[[str], object]] = [
    DAYS,
    values.of_year(reading.read_when),
    values.read_minutes,
    values.read_audience,
    reading.read_quarter,
    reading.read_reporting_period,
    values.of_year(reading.read_reporting_period),
    values.read_text,
    values.read_file,
    values.file_named("Отчет", ".pdf"),
    values.whole_number(1),
    values.one_of("tik", "ikko"),
]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-03-14", date(2022, 3, 14)),
        (" 14.03.2022 ", date(2022, 3, 14)),
        ("1.3.2022", date(2022, 3, 1)),
        ("2024-02-29", date(2024, 2, 29)),
        ("20.05.22", date(2022, 5, 20)),
        ("14 марта 2022 г.", date(2022, 3, 14)),
        ("14.03.2022 10:00", date(2022, 3, 14)),
        ("14.03", date(2023, 3, 14)),
    ],
)
def test_days_are_of_the_plans_year_where_they_name_none(text: str, day: date) -> None:
    assert DAYS(text)(2023) == day


@pytest.mark.parametrize(
    "text", ["", "2022-02-30", "20220314", "2022-W10-1", "14-15.03", "2022-10", "٢٠٢٢-03-14", "0203-03-14", "вчера"]
)
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(PlanError):
        DAYS(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("2", 120), ("1.5", 90), ("1,5", 90), ("0,25", 15), ("0.33", 20), ("1:30", 90), ("2 ак. часа", 120)],
)
def test_hours_are_kept_as_minutes(text: str, minutes: int) -> None:
    assert values.read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "-1", "1:70", "1,555", "два", "1e3", "99999"])
def test_what_is_no_number_of_hours(text: str) -> None:
    with pytest.raises(PlanError):
        values.read_minutes(text)


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("члены УИК=37", ("члены УИК", 37)),
        ("операторы КОИБ (2=2) = 4", ("операторы КОИБ (2=2)", 4)),
        ("СМИ=0", ("СМИ", 0)),
        ("члены УИК – 37", ("члены УИК", 37)),
        ("резерв УИК: 4 чел.", ("резерв УИК", 4)),
    ],
)
def test_audiences(text: str, audience: tuple[str, int]) -> None:
    assert values.read_audience(text) == audience


@pytest.mark.parametrize("text", ["", "37", "=37", " =37", "члены УИК", "члены УИК=", "члены УИК=-1", "члены УИК=1,5"])
def test_what_is_no_audience(text: str) -> None:
    with pytest.raises(PlanError):
        values.read_audience(text)


@given(st.text(max_size=40) | st.from_regex(r"[0-9.,=\- ]{0,12}", fullmatch=True), st.sampled_from(READERS))
def test_anything_is_read_or_refused_with_a_sentence(text: str, read: Callable[[str], object]) -> None:
    with suppress(PlanError):
        assert read(text) is not None
