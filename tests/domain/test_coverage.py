"""Coverage: how much training there was for so many members, and what of typed settings is a number of them."""

from datetime import date

import pytest

from kuzplan_desktop.domain.figures.amounts import Amounts
from kuzplan_desktop.domain.figures.coverage import (
    Coverage,
    coverage_of,
    members_day,
    members_of,
    united_coverage,
    whole_coverage,
)
from kuzplan_desktop.domain.words import AUDIENCES

TIK, UIK = "члены ТИК", "члены УИК"


@pytest.mark.parametrize(
    ("trained", "members", "percent"), [(212, 340, 62), (0, 9, 0), (1, 8, 13), (1, 3, 33), (2, 3, 67), (18, 9, 200)]
)
def test_a_share_is_told_in_whole_per_cent(trained: int, members: int, percent: int) -> None:
    assert Coverage("", members, trained).percent == percent


def test_only_what_is_a_number_of_somebody_counts() -> None:
    settings = {"members_tik": "9", "members_uik": " 170 ", "members_heads": "0", "members_reserve": "много"}
    assert members_of(settings) == {TIK: 9, UIK: 170}
    assert set(members_of(dict.fromkeys(settings, "1"))) <= set(AUDIENCES)
    assert members_day({"members_on": "2022-01-10"}) == date(2022, 1, 10)
    assert members_day({"members_on": "январь"}) is None


def test_a_category_that_nobody_was_trained_of_counts_too() -> None:
    parts = coverage_of({UIK: Amounts(trained=37), "наблюдатели": Amounts(trained=5)}, {TIK: 9, UIK: 170})
    assert parts == (Coverage(TIK, 9, 0), Coverage(UIK, 170, 37))
    assert whole_coverage(parts) == Coverage("", 179, 37)
    assert whole_coverage(()) is None


def test_commissions_together_are_those_that_told_their_numbers() -> None:
    one, other = coverage_of({UIK: Amounts(trained=37)}, {TIK: 9, UIK: 170}), (Coverage(UIK, 30, 3),)
    assert united_coverage([*one, *other]) == (Coverage(TIK, 9, 0), Coverage(UIK, 200, 40))
