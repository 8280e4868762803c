"""Counts and tri-state boxes of a branch; held events of a period; shares added up to the line of figures."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.calendar import parse_reporting_period, quarter_period
from kuzplan_desktop.domain.figures.branch import TriState, roll_up
from kuzplan_desktop.domain.figures.line import Share, add_up
from kuzplan_desktop.domain.marks import Attendance, Event, EventStatus, Mark, MarkState, held_in
from kuzplan_desktop.domain.progress import ActivityProgress, State

ABSENT, NONE, PARTIAL, ALL = TriState.ABSENT, TriState.NONE, TriState.PARTIAL, TriState.ALL
DONE, NOT_REQUIRED = MarkState.DONE, MarkState.NOT_REQUIRED


def item(
    boxes: tuple[int, ...], states: dict[int, MarkState | None], state: State = State.IN_PROGRESS, counts: bool = True
) -> tuple[ActivityProgress, dict[int, Mark]]:
    marks = {quarter: Mark(f"m{quarter}", "a", quarter, mark) for quarter, mark in states.items()}
    return ActivityProgress(state, "", boxes, counts), marks


@pytest.mark.parametrize(
    ("items", "quarters"),
    [
        ([], (ABSENT, ABSENT, ABSENT, ABSENT)),
        ([item((1, 2), {})], (NONE, NONE, ABSENT, ABSENT)),
        ([item((1, 2), {1: DONE}), item((2,), {2: DONE})], (ALL, PARTIAL, ABSENT, ABSENT)),
        ([item((1, 2), {1: NOT_REQUIRED}), item((2,), {2: None})], (ABSENT, NONE, ABSENT, ABSENT)),
        ([item((1,), {1: NOT_REQUIRED}), item((1,), {1: DONE})], (ALL, ABSENT, ABSENT, ABSENT)),
        ([item((1,), {1: DONE, 3: DONE})], (ALL, ABSENT, ABSENT, ABSENT)),
    ],
)
def test_the_box_of_a_parent(
    items: list[tuple[ActivityProgress, dict[int, Mark]]], quarters: tuple[TriState, ...]
) -> None:
    assert roll_up(items).quarters == quarters


def test_an_item_without_elections_is_in_no_denominator() -> None:
    branch = roll_up(
        [
            item((1,), {1: DONE}, State.DONE),
            item((2,), {}, State.LATE),
            item((3,), {3: NOT_REQUIRED}, State.NOT_REQUIRED),
            item((), {}, State.NOT_REQUIRED, counts=False),
        ]
    )
    assert (branch.total, branch.done) == (3, 1)
    assert branch.by_state == {
        State.DONE: 1,
        State.IN_PROGRESS: 0,
        State.LATE: 1,
        State.NOT_DUE: 0,
        State.NOT_REQUIRED: 2,
    }


QUARTER = st.integers(1, 4)
ITEMS = st.lists(
    st.builds(
        item,
        st.sets(QUARTER).map(lambda boxes: tuple(sorted(boxes))),
        st.dictionaries(QUARTER, st.sampled_from([DONE, NOT_REQUIRED, None])),
        st.sampled_from(State),
        st.booleans(),
    )
)


@given(ITEMS, ITEMS)
def test_the_counts_of_branches_add_up(
    one: list[tuple[ActivityProgress, dict[int, Mark]]], other: list[tuple[ActivityProgress, dict[int, Mark]]]
) -> None:
    first, second, both = roll_up(one), roll_up(other), roll_up(one + other)
    assert both.total == first.total + second.total <= len(one + other)
    assert both.done == first.done + second.done == both.by_state[State.DONE]
    assert sum(both.by_state.values()) == len(one + other)
    for state in State:
        assert both.by_state[state] == first.by_state[state] + second.by_state[state]
    for alone, other_alone, together in zip(first.quarters, second.quarters, both.quarters, strict=True):
        if alone is other_alone or other_alone is ABSENT:
            assert together is alone
        elif alone is not ABSENT:
            assert together is PARTIAL


def event(uid: str, starts_on: date | None, ends_on: date | None = None, **fields: object) -> Event:
    return replace(Event(uid, "a", EventStatus.HELD, starts_on, ends_on), **fields)


def test_an_event_belongs_to_the_quarter_of_its_last_day() -> None:
    events = [
        event("over the end", date(2022, 3, 30), date(2022, 4, 1)),
        event("last day", date(2022, 6, 30)),
        event("first quarter", date(2022, 3, 31)),
        event("next", date(2022, 7, 1)),
        event("only a month", None, month=date(2022, 5, 1)),
        event("no date", None),
        event("planned", date(2022, 5, 9), status=EventStatus.PLANNED),
        event("cancelled", date(2022, 5, 9), status=EventStatus.CANCELLED),
    ]
    found = [each.uid for each in held_in(events, quarter_period(2022, 2))]
    assert found == ["over the end", "only a month", "last day"]
    assert [each.uid for each in held_in(events, parse_reporting_period("2022-03-31..2022-03-31"))] == ["first quarter"]


def test_held_events_stand_by_date() -> None:
    days = [date(2022, 2, 3), date(2022, 1, 9), date(2022, 3, 1), date(2022, 1, 9)]
    events = [event(str(place), day) for place, day in enumerate(days)]
    assert [each.uid for each in held_in(events, quarter_period(2022, 1))] == ["1", "3", "0", "2"]


def test_participants_are_the_typed_total_or_the_sum_of_audiences() -> None:
    attendance = (Attendance("x", "члены УИК", 20), Attendance("y", "наблюдатели", 17))
    assert event("e", None, attendance=attendance).participants == 37
    assert event("e", None, attendance=attendance, people=40).participants == 40
    assert event("e", None, people=0, attendance=attendance).participants == 0
    assert event("e", None).participants == 0


@given(st.lists(st.builds(Share, st.booleans(), st.booleans(), st.booleans(), st.integers(0, 9), st.integers(0, 99))))
def test_the_figures_are_the_sums_of_the_shares(shares: list[Share]) -> None:
    figures = add_up(shares)
    assert figures.planned == figures.worked + figures.no_information == sum(share.planned for share in shares)
    assert figures.worked + figures.outside == sum(share.worked for share in shares)
    assert (figures.late, figures.events) == (sum(s.late for s in shares), sum(s.events for s in shares))
    assert figures.people == sum(share.people for share in shares)
