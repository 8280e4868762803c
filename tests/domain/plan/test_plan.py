"""The plan's tree: walking it, finding items by number or path, natural order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection, addresses, natural_key


def section(number: str, *subsections: tuple[str, tuple[str, ...]]) -> Section:
    return Section(
        f"s{number}",
        number,
        "Раздел",
        tuple(
            Subsection(f"{number}:{name}", name, "", tuple(Activity(f"{number}:{name}:{n}", n, "") for n in numbers))
            for name, numbers in subsections
        ),
    )


PLAN = Plan(
    "p",
    "План",
    2022,
    "ИККО",
    None,
    "",
    sections=(
        section("I", ("", ("1", "2"))),
        section("II", ("2.1", ("1", "2.1.1")), ("2.2", ("1", "2.2.10"))),
    ),
)


def test_activities_come_in_the_plans_order() -> None:
    assert [activity.number for activity in PLAN.activities()] == ["1", "2", "1", "2.1.1", "1", "2.2.10"]
    walked = [(above.number, below.number, activity.number) for above, below, activity in PLAN.walk()]
    assert walked[0] == ("I", "", "1")
    assert walked[-1] == ("II", "2.2", "2.2.10")


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("2.2.10", ["II:2.2:2.2.10"]),
        (" 2.2.10 ", ["II:2.2:2.2.10"]),
        ("1", ["I::1", "II:2.1:1", "II:2.2:1"]),
        ("I/1", ["I::1"]),
        ("II/1", ["II:2.1:1", "II:2.2:1"]),
        ("II/2.2/1", ["II:2.2:1"]),
        ("2.2/1", ["II:2.2:1"]),
        ("2.2/II/1", []),
        ("III/1", []),
        ("2.2.1", []),
        ("", []),
    ],
)
def test_an_address_names_activities(address: str, found: list[str]) -> None:
    assert [activity.uid for activity in PLAN.find(address)] == found


def test_a_number_names_the_item_that_is_in_force() -> None:
    items = (
        Activity("gone", "1.2.5", "", excluded="постановление № 5"),
        Activity("new", "1.2.5", ""),
        Activity("first", "1", ""),
        Activity("second", "1", ""),
    )
    (direct,) = section("II", ("", ("9",))).subsections
    plan = replace(PLAN, sections=(Section("s", "I", "", (Subsection("p", "1.2", "", items),)), *PLAN.sections[1:]))
    plan = replace(plan, sections=(*plan.sections, Section("t", "1.2", "", (direct,))))
    assert [activity.uid for activity in plan.find("1.2.5")] == ["new"]
    named = addresses(plan)
    assert (named["new"], named["gone"]) == ("1.2.5", "I/1.2/1.2.5 (2)")
    assert (named["first"], named["second"]) == ("I/1.2/1 (1)", "I/1.2/1 (2)")
    assert {uid: [one.uid for one in plan.find(address)] for uid, address in named.items()} == {
        uid: [uid] for uid in named
    }
    assert plan.find("I/1.2/1 (0)") == plan.find("I/1.2/1 (3)") == ()


def test_numbers_sort_naturally() -> None:
    numbers = ["2.2.10", "2.2.9", "1.10", "1.9", "II", "10", "9", "", "1.1а"]
    assert sorted(numbers, key=natural_key) == ["", "1.1а", "1.9", "1.10", "2.2.9", "2.2.10", "9", "10", "II"]


@given(st.lists(st.text()))
def test_any_numbers_can_be_sorted(numbers: list[str]) -> None:
    assert sorted(sorted(numbers, key=natural_key)[::-1], key=natural_key) == sorted(numbers, key=natural_key)
