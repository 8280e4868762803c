"""Figures: what counts as training, who was tested, how much it comes to, and what a period still asks for."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.events.event_fields import Attendance, Event
from kuzplan_desktop.domain.figures.amounts import (
    NO_CATEGORY,
    NO_FORM,
    Amounts,
    amounts_of,
    by_category,
    by_form,
    by_month,
    total_of,
)
from kuzplan_desktop.domain.figures.period import figures_of, period_figures
from kuzplan_desktop.domain.figures.training import training_forms, trains
from kuzplan_desktop.domain.marks import Mark, MarkState
from kuzplan_desktop.domain.words import AUDIENCES, TRAINING_FORMS
from tests.reports.filled import done, held
from tests.reports.small import item, small

DAY = date(2022, 3, 14)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        *[({"form": form}, True) for form in TRAINING_FORMS],
        ({"form": " Выездной  СЕМИНАР "}, True),
        ({"form": "Семинары"}, True),
        ({"form": "круглый стол"}, False),
        ({"form": "тестирование"}, False),
        ({"form": "викторина", "minutes": 90}, False),
        ({"form": "викторина", "tested": 5}, False),
        ({"form": "семинарист года"}, False),
        ({"form": "иное", "trained": 5}, True),
        ({"form": "выставка", "trained": 5}, True),
        ({"form": "выставка", "trained": 0}, False),
        ({"form": ""}, False),
    ],
)
def test_the_form_of_an_event_or_a_typed_number_makes_it_training(fields: dict[str, object], expected: bool) -> None:
    assert trains(held("1", DAY, audiences={"члены УИК": 5}, **fields)) is expected


def test_a_form_of_her_own_may_be_training() -> None:
    own = training_forms("Школа молодого члена УИК\n\nмастер-класс\n")
    assert trains(held("1", DAY, form="мастер-класс (выездной)"), own)
    assert not trains(held("1", DAY, form="мастер-классы"), own)
    assert not trains(held("1", DAY, form="мастер-класс"))


@pytest.mark.parametrize(
    ("fields", "trained", "hours", "tested"),
    [
        ({"people": 30, "minutes": 120}, 30, 2, 0),
        ({"people": 30, "minutes": 120, "count": 3}, 30, 6, 0),
        ({"people": 30, "trained": 25}, 25, 0, 0),
        ({"form": "выставка", "people": 50, "minutes": 480}, 0, 0, 0),
        ({"form": "выставка", "people": 50, "minutes": 480, "trained": 7}, 7, 8, 0),
        ({"form": "тестирование", "people": 112}, 0, 0, 112),
        ({"form": "тестирование", "people": 112, "tested": 100}, 0, 0, 100),
        ({"form": "тестирование", "audiences": {"члены УИК": (12, 10), "СМИ": 3}}, 0, 0, 10),
        ({"audiences": {"члены УИК": (12, 10), "СМИ": 3}}, 15, 0, 10),
        ({"audiences": {"члены УИК": (12, 10)}, "tested": 11}, 12, 0, 11),
        ({"audiences": {"избиратели": 100, "молодые и будущие избиратели": 5}, "minutes": 60}, 0, 0, 0),
        ({"audiences": {"избиратели": 100, "члены УИК": 5}, "minutes": 60}, 5, 1, 0),
        ({"audiences": {"избиратели": 100}, "people": 110, "minutes": 60}, 10, 1, 0),
    ],
)
def test_who_was_trained_for_how_long_and_who_was_tested(
    fields: dict[str, object], trained: int, hours: float, tested: int
) -> None:
    fields.setdefault("form", "семинар")
    found = amounts_of([held("1", DAY, **fields)])
    assert (found.trained, found.hours, found.tested) == (trained, hours, tested)


def test_what_belongs_to_no_category_stands_apart() -> None:
    events = [
        held("1", DAY, form="семинар", people=30, minutes=120),
        held("1", DAY, form="семинар", people=15, audiences={"члены УИК": 10}),
        held("1", DAY, form="семинар", audiences={"СМИ": 4, "члены УИК": 6}, trained=7, tested=3),
        held("1", DAY, form="лекция", audiences={"наблюдатели": 8}, trained=5, tested=2),
    ]
    found = by_category(events)
    assert {name: (one.people, one.trained, one.tested) for name, one in found.items()} == {
        "члены УИК": (16, 10, 0),
        "наблюдатели": (8, 5, 2),
        "СМИ": (4, 0, 0),
        NO_CATEGORY: (35, 42, 3),
    }
    assert list(found) == ["члены УИК", "наблюдатели", "СМИ", NO_CATEGORY]


_ATTENDANCE = st.lists(
    st.builds(
        Attendance,
        st.just(""),
        st.sampled_from((*AUDIENCES, "ЧЛЕНЫ УИК", "члены  УИК", "краеведы", "")),
        st.integers(0, 50),
        st.none() | st.integers(0, 60),
    ),
    max_size=4,
).map(tuple)
_NUMBER = st.none() | st.integers(0, 60)
EVENTS = st.lists(
    st.builds(
        Event,
        st.just("e"),
        st.just("1.1.1"),
        starts_on=st.dates(date(2022, 1, 1), date(2022, 12, 31)),
        form=st.sampled_from(("семинар", "Семинар", "ВКС", "выставка", "тестирование", "мастер-класс", "иное", "")),
        count=st.integers(1, 5),
        people=_NUMBER,
        minutes=_NUMBER,
        trained=_NUMBER,
        tested=_NUMBER,
        taking_part=st.booleans(),
        attendance=_ATTENDANCE,
    ),
    max_size=8,
)


@given(EVENTS, st.booleans())
def test_categories_forms_and_months_add_up_whatever_was_typed(events: list[Event], of_region: bool) -> None:
    whole, categories = amounts_of(events, of_region=of_region), total_of(by_category(events).values())
    assert (categories.people, categories.trained, categories.tested) == (whole.people, whole.trained, whole.tested)
    assert total_of(by_form(events, of_region=of_region).values()) == whole
    assert total_of(by_month(events).values()) == amounts_of(events)
    assert total_of(amounts_of([event]) for event in events) == amounts_of(events)


def test_in_the_region_taking_part_is_no_event_of_its_own() -> None:
    event = held("1", DAY, form="ВКС", people=10, minutes=60, taking_part=True, held_by="ИККО")
    assert amounts_of([event]) == Amounts(1, 10, 10, 1, 60, taken_part=1)
    assert amounts_of([event], of_region=True) == Amounts(0, 10, 10, 0, 0, taken_part=1)


def test_spellings_of_a_form_are_one_and_no_form_has_a_name() -> None:
    events = [held("1", DAY, form=form, title=form) for form in ("Семинар", "семинар", "вкс", "")]
    assert {name: one.events for name, one in by_form(events).items()} == {"семинар": 2, "ВКС": 1, NO_FORM: 1}


LATER = date(2026, 11, 22)


def _line(document: object, key: str) -> tuple[int, int, int, int]:
    found = period_figures(document, parse_reporting_period(key), LATER, own=True)  # type: ignore[arg-type]
    return found.planned, found.worked, found.no_information, found.outside


def test_what_was_finished_before_a_period_is_asked_for_no_more() -> None:
    found = small(replace(item("1.1.1"), completed_on=date(2022, 3, 20)), item("1.1.2"), marks=[done("1.1.1", 1)])
    assert _line(found, "2022-Q1") == (2, 1, 1, 0)
    assert _line(found, "2022-Q2") == (1, 0, 1, 0)


def test_what_was_done_before_a_period_is_asked_for_no_more() -> None:
    spring = small(item("1.1.1", "март - май"), marks=[done("1.1.1", 1)])
    assert (_line(spring, "2022-Q1"), _line(spring, "2022-Q2")) == ((1, 1, 0, 0), (0, 0, 0, 0))
    again = small(item("1.1.1", "март - май"), marks=[done("1.1.1", 1), done("1.1.1", 2)])
    assert _line(again, "2022-Q2") == (1, 1, 0, 0)
    twice = small(item("1.1.1", "1 раз в полугодие"), marks=[done("1.1.1", 1)])
    assert [_line(twice, f"2022-Q{quarter}")[2] for quarter in (2, 3, 4)] == [0, 1, 1]
    ahead = small(item("1.1.1", "Май"), marks=[done("1.1.1", 1)])
    assert (_line(ahead, "2022-Q1"), _line(ahead, "2022-Q2")) == ((0, 0, 0, 1), (0, 0, 0, 0))


def test_a_year_long_item_is_asked_for_in_each_quarter_and_an_excused_one_is_not() -> None:
    excuse = Mark("m", "1.1.2", 2, MarkState.NOT_REQUIRED, note="нет")
    found = small(item("1.1.1"), item("1.1.2"), marks=[done("1.1.1", 1), excuse])
    assert [_line(found, f"2022-Q{quarter}")[:3] for quarter in (1, 2, 3)] == [(2, 1, 1), (1, 0, 1), (2, 0, 2)]


def test_events_under_items_of_others_are_told_beside_an_own_report() -> None:
    others = item("1.1.2", executors="ИККО – Кузбасса")
    found = small(item("1.1.1"), others, events=[held("1.1.1", DAY, people=3), held("1.1.2", DAY, people=25)])
    period = parse_reporting_period("2022-Q1")
    own, whole = (figures_of(found, period, LATER, own=own) for own in (True, False))
    assert (own.amounts.events, own.amounts.people, own.not_own.events, own.not_own.people) == (1, 3, 1, 25)
    assert (whole.amounts.people, whole.not_own) == (28, Amounts())
