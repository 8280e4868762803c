"""Numbers by place, in the manner of the plan; numbers of the commission's own items."""

from dataclasses import replace

from kuzplan_desktop.domain.plan.numbering import renumbered, roman
from kuzplan_desktop.domain.plan.own_items import OWN_HEADING, next_own_number, own_apart, without_own
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection


def plan(*sections: Section) -> Plan:
    return Plan("p", "План", 2026, "", None, "", sections=sections)


def items(*numbers: str, start: int = 1) -> tuple[Activity, ...]:
    return tuple(Activity(f"a{start + at}", number, "Пункт") for at, number in enumerate(numbers))


def numbers(found: Plan) -> list[str]:
    told = renumbered(found)
    return [told[item.uid] for item in found.activities() if item.uid in told]


def test_sections_in_letters_and_dotted_items() -> None:
    found = plan(
        Section("s1", "II", "Б", (Subsection("p1", "1.2", "б", items("2.1.4", "")),)),
        Section("s2", "I", "А", (Subsection("p2", "1.1", "а", items("1.1.1", start=3)),)),
    )
    assert dict(renumbered(found)) == {
        **{"s1": "I", "p1": "1.1", "a1": "1.1.1", "a2": "1.1.2"},
        **{"s2": "II", "p2": "2.1", "a3": "2.1.1"},
    }


def test_items_straight_under_sections() -> None:
    found = plan(
        Section("s1", "1.", "А", (Subsection("p1", "", "", items("1.7.", "1.2.")),)),
        Section("s2", "3.", "Б", (Subsection("p2", "", "", items("3.1.", start=3)),)),
    )
    assert dict(renumbered(found)) == {"s1": "1.", "a1": "1.1.", "a2": "1.2.", "s2": "2.", "a3": "2.1."}


def test_items_that_are_counted_through_the_plan_or_anew_under_each_heading() -> None:
    def of(*second: str) -> Plan:
        return plan(
            Section("s1", "I", "А", (Subsection("p1", "", "", items("1", "3")),)),
            Section("s2", "II", "Б", (Subsection("p2", "", "", items(*second, start=3)),)),
        )

    assert numbers(of("4", "5")) == ["1", "2", "3", "4"]
    assert numbers(of("1", "5")) == ["1", "2", "1", "2"]


def test_a_plan_without_numbers_gets_none_and_excluded_items_keep_their_places() -> None:
    assert renumbered(plan(Section("s", "", "", (Subsection("p", "", "", items("", "")),)))) == {}
    first, second, third = items("1", "2", "4")
    taken_out = plan(Section("s", "", "", (Subsection("p", "", "", (first, replace(second, excluded="указ"), third)),)))
    assert numbers(taken_out) == ["1", "2", "3"]


def test_roman_numbers() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99, 100)] == ["I", "IV", "IX", "XIV", "XL", "XCIX", "C"]


def test_own_items_are_numbered_apart_and_stand_apart() -> None:
    approved, own = Activity("a", "1", "Пункт"), Activity("b", "доп.2", "Свой", added=True)
    found = plan(Section("s", "I", "А", (Subsection("p", "1.1", "а", (approved, own)),)))
    assert next_own_number(found) == "доп.3"
    assert [item.number for item in without_own(found).activities()] == ["1"]
    assert renumbered(found).get("b") is None
    apart = own_apart(found)
    assert [(section.title, len(section.subsections)) for section in apart.sections] == [("А", 1), (OWN_HEADING, 1)]
    assert [item.number for item in apart.activities()] == ["1", "доп.2"]
    assert own_apart(apart) == apart
    assert found.find("доп. 2") == (own,)
