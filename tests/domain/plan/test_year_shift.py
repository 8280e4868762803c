"""Which years of a text move with the plan: its own and its neighbours, nobody else's."""

import pytest

from kuzplan_desktop.domain.plan.year_shift import shifted

MOVED = [
    ("Сводный план на 2022 год", "Сводный план на 2023 год"),
    ("до 1 марта 2022 года", "до 1 марта 2023 года"),
    ("декабрь 2022 – январь 2023", "декабрь 2023 – январь 2024"),
    ("итоги выборов 2021 года", "итоги выборов 2022 года"),
    ("16.05.2022", "16.05.2023"),
    ("1.04.2022-20.04.2022", "1.04.2023-20.04.2023"),
    ("01.05.22г.", "01.05.23г."),
    ("01,08,15,22,29.10.22", "01,08,15,22,29.10.23"),
    ("2021/2022 учебный год", "2022/2023 учебный год"),
    ("2021/22 учебный год", "2022/23 учебный год"),
    ("2022–2023 гг.", "2023–2024 гг."),
    ("2022-03-14", "2023-03-14"),
]
LEFT = [
    ("к 80-летию Победы 1945 года", (1945,)),
    ("Федеральный закон от 12 июня 2002 года № 67-ФЗ", (2002,)),
    ("постановление от 27.12.2021 № 3/20-7", (2021,)),
    ("постановление от 27 декабря 2021 года", (2021,)),
    ("письмо от 01.02.22 № 5", (2022,)),
    ("программа на 2020–2025 годы", (2020, 2025)),
    ("программа до 2030 года", (2030,)),
]
NO_YEARS = ["2022 экземпляра", "УИК № 2022", "14.00.22", "участок 2022", "в течение года", "20220 избирателей", ""]


@pytest.mark.parametrize(("text", "wanted"), MOVED)
def test_the_plans_own_year_and_its_neighbours_move(text: str, wanted: str) -> None:
    assert shifted(text, 2022, 2023) == (wanted, ())


@pytest.mark.parametrize(("text", "years"), LEFT)
def test_another_year_stays_and_is_told(text: str, years: tuple[int, ...]) -> None:
    assert shifted(text, 2022, 2023) == (text, years)


@pytest.mark.parametrize("text", NO_YEARS)
def test_a_number_of_something_is_no_year(text: str) -> None:
    assert shifted(text, 2022, 2023) == (text, ())


def test_a_plan_may_come_several_years_later() -> None:
    assert shifted("декабрь 2022 – январь 2023", 2022, 2025).text == "декабрь 2025 – январь 2026"
    assert shifted("15.03.22", 2022, 2025).text == "15.03.25"
