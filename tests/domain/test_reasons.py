"""Why an item is in its state: the sentence for each state and kind of срок."""

from dataclasses import replace
from datetime import date

import pytest

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark, MarkState
from kuzplan_desktop.domain.reasons import state_reason
from tests.reports.filled import done, held
from tests.reports.small import item, small

MAY = date(2022, 5, 20)
END = date(2022, 12, 31)
ELECTIONS = "В период подготовки и проведения выборов"
ALL_YEAR = Campaign("c", "Выборы", "", date(2021, 12, 1), date(2022, 12, 11), date(2022, 12, 31))

REASONS = [
    # срок, ticked quarters, day, why
    ("Февраль", (), MAY, "срок истек 28.02.2022, отметок нет"),
    ("Февраль", (1,), MAY, "отмечено: I квартал"),
    ("Май", (), MAY, "срок – до 31.05.2022, отметок нет"),
    ("Июнь", (), MAY, "срок начнется 01.06.2022, отметок нет"),
    ("В течение года", (1, 2), MAY, "срок – до 31.12.2022, отмечено: I, II квартал"),
    ("В течение года", (1,), END, "срок закончился 31.12.2022, отмечено: I квартал"),
    ("В течение года", (), END, "срок истек 31.12.2022, отметок нет"),
    ("Ежеквартально", (1,), date(2022, 7, 1), "срок истек 30.06.2022, отмечено: I квартал"),
    ("Ежеквартально", (1, 2, 3, 4), MAY, "отмечена каждая часть срока, отмечено: I, II, III, IV квартал"),
    ("по мере необходимости", (), MAY, "выполняется по мере необходимости, отметок нет"),
    ("по мере необходимости", (), END, "выполняется по мере необходимости, отметок нет"),
    ("как-нибудь потом", (), MAY, "срок не распознан, отметок нет"),
    ("", (), MAY, "срок в плане не указан, отметок нет"),
    ("2023 год", (), MAY, "в сроке назван 2023 год, отметок нет"),
    (ELECTIONS, (), MAY, "в «Избирательных кампаниях» на этот год ничего не записано"),
]


@pytest.mark.parametrize(("term", "ticked", "day", "expected"), REASONS)
def test_a_state_says_why(term, ticked, day, expected):
    document = small(item("1.1.1", term), marks=[done("1.1.1", quarter) for quarter in ticked])
    assert state_reason(document, item("1.1.1", term), day) == expected


def test_events_that_were_held_are_told_where_nothing_is_ticked():
    document = small(item("1.1.1", "Февраль"), events=[held("1.1.1", date(2022, 2, 3))])
    assert state_reason(document, item("1.1.1", "Февраль"), MAY) == (
        "срок истек 28.02.2022, отметок нет, но есть проведенные мероприятия"
    )
    planned = small(item("1.1.1", "Февраль"), events=[Event("e", "1.1.1", EventStatus.PLANNED, date(2022, 2, 3))])
    assert state_reason(planned, item("1.1.1", "Февраль"), MAY).endswith("отметок нет")


def test_excused_completed_and_excluded_items_say_so():
    excused = small(item("1.1.1", "Февраль"), marks=[Mark("m", "1.1.1", 1, MarkState.NOT_REQUIRED)])
    assert state_reason(excused, item("1.1.1", "Февраль"), MAY) == "отмечено «не требуется»: I квартал"
    completed = replace(item("1.1.1"), completed_on=date(2022, 5, 5))
    document = small(completed, marks=[done("1.1.1", 1)])
    assert state_reason(document, completed, MAY) == "работа завершена 05.05.2022, отмечено: I квартал"
    gone = item("1.1.1", excluded="постановление от 01.03.2022 № 5")
    assert state_reason(small(gone), gone, MAY) == "исключено из плана: постановление от 01.03.2022 № 5"


def test_elections_all_year_are_why_nothing_is_due_between_them():
    between = item("1.1.1", "в межвыборный период")
    document = small(between, campaigns=(ALL_YEAR,))
    assert state_reason(document, between, MAY) == "избирательные кампании занимают весь год"
