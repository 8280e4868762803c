"""What is refused of an event at every door of input, and what is only doubted."""

from datetime import date
from typing import Any

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import EVENT_FIELDS, Attendance, Event, EventStatus
from kuzplan_desktop.domain.events.event_rules import demand_possible, doubted, refused
from kuzplan_desktop.domain.limits import LARGEST_NUMBER

DAY, TODAY = date(2022, 3, 14), date(2022, 4, 1)


def event(**fields: Any) -> Event:
    return Event("e", "1.1.1", **{"starts_on": DAY, **fields})


def people(*rows: tuple[str, int, int | None]) -> tuple[Attendance, ...]:
    return tuple(Attendance(name, name, *numbers) for name, *numbers in rows)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"ends_on": date(2022, 3, 16)},
        {"starts_on": TODAY},
        {"starts_on": date(2021, 12, 30), "ends_on": date(2022, 1, 2)},
        {"starts_on": date(2023, 1, 9), "status": EventStatus.PLANNED},
        {"starts_on": None, "month": date(2022, 9, 1), "status": EventStatus.PLANNED},
        {"people": 40, "attendance": people(("СМИ", 40, 40))},
        {"people": 0, "attendance": ()},
        {"tested": 5},
        {"trained": 50, "people": 40},
        {"count": LARGEST_NUMBER},
        {"taking_part": True},
        {"taking_part": True, "held_by": "ИККО"},
    ],
)
def test_what_may_be_is_not_refused(fields: dict[str, Any]) -> None:
    assert refused(event(**fields), 2022, TODAY) == ()


@pytest.mark.parametrize(
    ("fields", "name", "words"),
    [
        ({"starts_on": None}, "starts_on", "должна быть дата"),
        ({"starts_on": None, "month": date(2022, 3, 1)}, "starts_on", "должна быть дата"),
        ({"starts_on": None, "status": EventStatus.PLANNED}, "starts_on", "дату или месяц"),
        ({"starts_on": None, "status": EventStatus.CANCELLED}, "starts_on", "дату или месяц"),
        ({"starts_on": None, "ends_on": DAY}, "starts_on", "не указан первый"),
        ({"ends_on": date(2022, 3, 13)}, "ends_on", "раньше первого"),
        ({"starts_on": date(2035, 3, 14)}, "starts_on", "слишком далека"),
        ({"starts_on": date(2020, 12, 31)}, "starts_on", "слишком далека"),
        ({"starts_on": date(2022, 4, 2)}, "starts_on", "02.04.2022 еще не наступило"),
        ({"ends_on": date(2022, 4, 2)}, "ends_on", "02.04.2022 еще не наступило"),
        ({"count": 0}, "count", "от 1 до"),
        ({"people": -1}, "people", "от 0 до"),
        ({"minutes": LARGEST_NUMBER + 1}, "minutes", "от 0 до"),
        ({"attendance": people(("СМИ", -1, None))}, "attendance", "отрицательным"),
        ({"attendance": people(("СМИ", 1, -1))}, "attendance", "отрицательным"),
        ({"attendance": people(("СМИ", 3, 4))}, "attendance", "тестирование прошли 4 чел., а участников 3"),
        ({"attendance": people(("СМИ", 3, None), ("сми", 4, None))}, "attendance", "дважды"),
        ({"people": 36, "attendance": people(("СМИ", 37, None))}, "people", "указано 36"),
        ({"people": 36, "tested": 37}, "tested", "37 чел., а участников 36"),
        ({"held_by": "ИККО"}, "held_by", "записано как свое"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(fields: dict[str, Any], name: str, words: str) -> None:
    objections = [one for one in refused(event(**fields), 2022, TODAY) if words in str(one)]
    assert [one.field for one in objections] == [name]


def test_every_number_of_the_table_has_its_limits() -> None:
    for field in EVENT_FIELDS:
        if field.is_number:
            wrong = event(**{field.name: field.least - 1})
            assert field.name in [one.field for one in refused(wrong, 2022, TODAY)], field.name


def test_without_the_calendars_day_nothing_is_said_of_days_to_come() -> None:
    assert refused(event(starts_on=date(2022, 12, 31)), 2022) == ()


def test_what_stood_so_before_is_not_in_the_way_of_an_edit() -> None:
    landed = event(count=0, people=5)
    demand_possible(event(count=0, people=5, place="Топки"), 2022, before=landed)
    with pytest.raises(PlanError, match="от 0 до"):
        demand_possible(event(count=0, people=-5), 2022, before=landed)


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({}, []),
        ({"starts_on": None}, ["starts_on"]),
        ({"starts_on": date(2035, 3, 14)}, ["starts_on"]),
        ({"ends_on": date(2022, 3, 13)}, ["ends_on"]),
        ({"starts_on": date(2022, 4, 2)}, ["status"]),
        ({"starts_on": date(2022, 4, 2), "status": EventStatus.PLANNED}, []),
        ({"count": 0}, ["count"]),
        ({"people": 36, "attendance": people(("СМИ", 37, None))}, ["people"]),
        ({"attendance": people(("СМИ", 3, 4))}, ["attendance"]),
        ({"people": 5, "trained": 6, "tested": 7}, ["trained", "tested"]),
        ({"trained": 6}, []),
        ({"held_by": "ИККО"}, ["held_by"]),
        ({"taking_part": True}, ["held_by"]),
    ],
)
def test_what_a_landed_version_could_write_is_a_doubt(fields: dict[str, Any], names: list[str]) -> None:
    assert [one.field for one in doubted(event(**fields), 2022, TODAY)] == names
