"""Wordings of real plans and what a careful clerk reads in them: none is read wrongly, doubtful ones are asked."""

import json
from pathlib import Path
from typing import Any

import pytest

from kuzplan_desktop.domain.calendar import QUARTERS
from kuzplan_desktop.domain.period.period import Period, PeriodKind, parse_period, period_meaning
from kuzplan_desktop.domain.period.schedule import schedule

WORDINGS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "wordings.json").read_text(encoding="utf-8"))
CLEAR = [one for one in WORDINGS if not one["doubt"] and not one.get("plan")]  # a half-year's plan is not known here
DOUBTFUL = [one for one in WORDINGS if one["doubt"]]


def read(wording: dict[str, Any]) -> Period:
    return parse_period(wording["text"], wording["year"])


@pytest.mark.parametrize("wording", CLEAR, ids=lambda wording: wording["text"][:40])
def test_what_a_clerk_understands_is_understood(wording: dict[str, Any]) -> None:
    found = read(wording)
    assert found.kind == wording["kind"]
    if wording.get("quarters") is not None:
        assert list(found.quarters) == wording["quarters"]
        assert list(schedule(found, (), wording["year"]).quarters) == wording["quarters"]
    if wording.get("months") is not None and wording["family"] != "school":
        assert sorted(found.months) == sorted(wording["months"])
    for name in ("starts_on", "ends_on"):
        if wording.get(name) is not None:
            assert getattr(found, name).isoformat() == wording[name]
    assert found.separate_plan == bool(wording.get("separate_plan"))
    assert bool(found.warnings) == bool(wording.get("must_warn"))


@pytest.mark.parametrize("wording", DOUBTFUL, ids=lambda wording: wording["text"][:40])
def test_what_a_clerk_would_ask_is_asked(wording: dict[str, Any]) -> None:
    found = read(wording)
    assert found.warnings
    assert found.kind is PeriodKind.UNKNOWN or found.quarters == ()


@pytest.mark.parametrize(
    ("text", "meaning", "ends"),
    [
        ("до 15 июля, до 15 января", "до 15 июля 2022 г.", ["2022-07-15"]),
        ("с 1 по 10 марта, с 1 по 10 октября", None, ["2022-03-10", "2022-10-10"]),
        ("1 полугодие, IV квартал", None, ["2022-06-30", "2022-12-31"]),
        ("с 20 декабря 2022 года по 15 января 2023 года", None, ["2022-12-31"]),
        ("30.11.2022 01.12.2022", None, ["2022-11-30", "2022-12-01"]),
        ("01.- 08.05.22г.", "с 1 мая 2022 г. по 8 мая 2022 г.", ["2022-05-08"]),
        ("12.04, 15.04", "12 апреля 2022 г., 15 апреля 2022 г.", ["2022-04-12", "2022-04-15"]),
        ("с 05.03 по 10.04", "с 5 марта 2022 г. по 10 апреля 2022 г.", ["2022-04-10"]),
        ("март/апрель", "март – апрель", ["2022-04-30"]),
        ("II-е полугодие", "II полугодие", ["2022-12-31"]),
        ("1V квартал", "IV квартал", ["2022-12-31"]),
        ("февраль (День молодого избирателя)", "февраль", ["2022-02-28"]),
        ("три раза в год", "три раза в год", ["2022-12-31"]),
    ],
)
def test_each_part_is_due_by_its_own_end(text: str, meaning: str | None, ends: list[str]) -> None:
    found = parse_period(text, 2022)
    if meaning is not None:
        assert period_meaning(found).replace("\u00a0", " ") == meaning
    assert [unit.last_day.isoformat() for unit in schedule(found, (), 2022).units] == ends


@pytest.mark.parametrize(
    "text",
    [
        "с марта",
        "до мая",
        "до начала учебного года",
        "летний период",
        "каждый четверг месяца",
        "не позднее 1 апреля и 1 октября",
        "август-сентябрь 2022 г., далее постоянно",
        "31 февраля",
        "32.01.2022",
        "пятое воскресенье февраля",
        "с 10 мая по 1 мая",
        "20 марта, октябрь",
        "до 1 марта, ежеквартально",
        "с 1 по 10 марта, далее постоянно",
        "1 марта (перенесено на май)",
        "2 квартал, с. март и октябрь",
        "в период выборов и в течение года",
        "в период выборов кроме муниципальных",
        "ежемесячно до 5 числа с марта по май",
        "ежеквартально, до 10 числа, кроме четвертого",
        "по согласованию с 1 марта по 5 мая",
        "по итогам каждого квартала",
        "третий месяц квартала",
        "первая половина месяца",
        "IV квартал 2021, I квартал",
        "март/октябрь",
        "10 декада марта",
        "0 раз в квартал",
        "до 1 марта, до 29 февраля",
        "до 20 марта, до 10 марта",
        "20 марта 10.04",
        "1 марта" + ", а" * 3000,
    ],
)
def test_in_doubt_a_wording_stays_unknown(text: str) -> None:
    found = parse_period(text, 2022)
    assert found.kind is PeriodKind.UNKNOWN
    assert found.warnings


def test_a_relative_term_waits_for_its_date_and_is_never_late() -> None:
    found = schedule(parse_period("в течение 10 дней после дня голосования", 2022), (), 2022)
    assert (found.ends_on, found.boxes) == (None, QUARTERS)
