"""Document: own items, states in a report, the line of figures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from kuzplan_desktop.domain.calendar import Campaign, parse_reporting_period, quarter_period
from kuzplan_desktop.domain.commission import DEFAULT_EXECUTOR_TERMS, Commission, Role
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark, MarkState
from kuzplan_desktop.domain.period.period import PeriodKind
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection
from kuzplan_desktop.domain.progress import State

TIK = Commission("c", "Топкинская ТИК")
DONE, NOT_REQUIRED = MarkState.DONE, MarkState.NOT_REQUIRED
LATER = date(2026, 11, 22)


def document(
    *activities: Activity,
    marks: Mapping[tuple[str, int], MarkState | None] | None = None,
    events: tuple[Event, ...] = (),
    campaigns: tuple[Campaign, ...] = (),
    commission: Commission | None = TIK,
) -> Document:
    by_activity: dict[str, dict[int, Mark]] = {}
    for (uid, quarter), state in (marks or {}).items():
        by_activity.setdefault(uid, {})[quarter] = Mark(f"{uid}{quarter}", uid, quarter, state)
    return Document(
        Plan(
            "p", "План", 2022, "", None, "", sections=(Section("s", "I", "", (Subsection("ss", "", "", activities),)),)
        ),
        commission,
        by_activity,
        {each.uid: tuple(event for event in events if event.activity == each.uid) for each in activities},
        campaigns,
    )


def item(uid: str, period_text: str, executors_text: str = "ТИК") -> Activity:
    return Activity(uid, uid, "Пункт", executors_text, period_text)


def held(activity: str, day: date, **fields: int) -> Event:
    return replace(Event(f"{activity}{day}", activity, EventStatus.HELD, day), **fields)


@pytest.mark.parametrize(
    ("executors_text", "own_override", "commission", "own"),
    [
        ("ИККО – Кузбасса, ТИК", None, TIK, True),
        ("ИККО – Кузбасса", None, TIK, False),
        ("ИККО – Кузбасса", True, TIK, True),
        ("ТИК", False, TIK, False),
        ("ТИК", None, None, True),
        ("ИККО – Кузбасса", None, Commission("c", "ИККО", Role.IKKO, "", DEFAULT_EXECUTOR_TERMS[Role.IKKO]), True),
    ],
)
def test_own_items_are_those_of_the_executors_unless_a_person_decided(
    executors_text: str, own_override: bool | None, commission: Commission | None, own: bool
) -> None:
    activity = replace(item("a", "", executors_text), own_override=own_override)
    assert document(activity, commission=commission).is_own(activity) is own


def test_a_postponed_item_is_due_by_its_override() -> None:
    activity = replace(item("a", "Февраль"), period_override="май")
    found = document(activity)
    assert found.period_of(activity).months == (5,)
    assert found.progress_of(activity, date(2022, 4, 1)).state is State.NOT_DUE
    assert found.progress_of(activity, date(2022, 6, 1)).state is State.LATE
    assert found.period_of(replace(activity, period_override="")).kind is PeriodKind.MONTHS


def test_the_line_of_figures() -> None:
    found = document(
        item("ticked", "Февраль"),
        item("held", "В течение года"),
        item("silent", "В течение года"),
        item("excused", "Март"),
        item("late", "январь"),
        item("early", "Май"),
        item("needed", "по мере необходимости"),
        item("elections", "В период подготовки и проведения выборов"),
        item("not ours", "Февраль", "ИККО – Кузбасса"),
        marks={
            ("ticked", 1): DONE,
            ("excused", 1): NOT_REQUIRED,
            ("early", 1): DONE,
            ("silent", 1): None,
            ("silent", 2): DONE,
        },
        events=(
            held("held", date(2022, 3, 14), people=37),
            held("held", date(2022, 3, 31), count=14, people=300),
            held("held", date(2022, 4, 1), people=500),
            held("needed", date(2022, 2, 1), people=3),
            held("not ours", date(2022, 2, 1), people=1000),
            replace(held("late", date(2022, 1, 20), people=70), status=EventStatus.CANCELLED),
        ),
    )
    period = quarter_period(2022, 1)
    own = PeriodFigures(planned=4, worked=2, no_information=2, late=1, events=16, people=340, outside=2)
    assert found.figures(period, LATER, own=True) == own
    everything = own._replace(planned=5, worked=3, late=2, events=17, people=1340)
    assert found.figures(period, LATER, own=False) == everything


def test_a_quarter_without_elections_plans_nothing_for_them() -> None:
    campaign = Campaign("k", "Выборы", "", date(2022, 6, 10), date(2022, 9, 11))
    found = document(item("a", "В период подготовки и проведения выборов"), campaigns=(campaign,))
    planned = [found.figures(quarter_period(2022, quarter), LATER, own=True).planned for quarter in (1, 2, 3, 4)]
    assert planned == [0, 1, 1, 0]
    assert found.figures(parse_reporting_period("2022-05"), LATER, own=True).planned == 0
    assert found.figures(parse_reporting_period("2022-06"), LATER, own=True).planned == 1


@pytest.mark.parametrize(
    ("key", "planned"),
    [
        ("2022-01", 1),
        ("2022-02", 2),
        ("2022-03", 2),
        ("2022-Q1", 3),
        ("2022-02-28..2022-03-01", 3),
        ("2021", 0),
        ("2022", 3),
    ],
)
def test_a_month_asks_for_what_is_due_in_it(key: str, planned: int) -> None:
    found = document(item("feb", "Февраль"), item("mar", "март, май"), item("year", "В течение года"))
    assert found.figures(parse_reporting_period(key), LATER, own=True).planned == planned


def test_an_item_excused_in_one_quarter_is_planned_for_the_others() -> None:
    found = document(item("a", "В течение года"), marks={("a", 1): NOT_REQUIRED})
    assert found.figures(quarter_period(2022, 1), LATER, own=True).planned == 0
    assert found.figures(parse_reporting_period("2022-H1"), LATER, own=True).planned == 1


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2022, 3, 30), State.NOT_DUE),
        (date(2022, 3, 31), State.NOT_DUE),
        (date(2022, 4, 1), State.LATE),
        (LATER, State.LATE),
    ],
)
def test_a_report_tells_states_at_the_end_of_its_period(today: date, state: State) -> None:
    march = item("a", "Март")
    found = document(march)
    period = quarter_period(2022, 1)
    assert found.progress_in(march, period, today).state is state
    assert found.figures(period, today, own=True).late == (state is State.LATE)


def test_a_report_drawn_up_late_leaves_out_what_came_after_its_period() -> None:
    march, year = item("a", "Март"), item("b", "В течение года")
    found = document(march, year, marks={("a", 2): DONE}, events=(held("b", date(2022, 5, 1)),))
    first, half = quarter_period(2022, 1), parse_reporting_period("2022-H1")
    assert found.progress_of(march, LATER).state is State.DONE
    assert found.progress_in(march, first, LATER).state is State.LATE
    assert found.progress_in(march, half, LATER).state is State.DONE
    assert found.progress_in(year, first, LATER).state is State.NOT_DUE
    assert found.progress_in(year, half, LATER).state is State.IN_PROGRESS


MONTHS = ("2022-01", "2022-02", "2022-03", "2022-04")


@pytest.mark.parametrize(
    ("wording", "day", "events", "months"),
    [
        ("В течение года", None, (), []),
        ("В течение года", date(2022, 3, 14), (), ["2022-03"]),
        ("В течение года", None, (date(2022, 1, 20), date(2022, 3, 1)), ["2022-01", "2022-03"]),
        ("Март", None, (), ["2022-03"]),
        ("Март", date(2022, 2, 28), (), ["2022-02"]),
        ("Март", None, (date(2022, 2, 28),), ["2022-02"]),
        ("январь, март", None, (), []),
        ("март - май", None, (), ["2022-03"]),
        ("Май", None, (), []),
        ("по мере необходимости", None, (), []),
    ],
)
def test_a_quarters_tick_is_work_in_the_months_that_are_known(
    wording: str, day: date | None, events: tuple[date, ...], months: list[str]
) -> None:
    one = item("a", wording)
    found = document(one, events=tuple(held("a", each) for each in events))
    found = replace(found, marks={"a": {1: Mark("m", "a", 1, DONE, day)}})
    worked = [key for key in MONTHS if found.share_of(one, parse_reporting_period(key), LATER).worked]
    assert worked == months
    assert found.share_of(one, parse_reporting_period("2022-01-01..2022-03-31"), LATER).worked


def test_the_state_in_a_months_report_leaves_out_ticks_of_later_days() -> None:
    one = item("a", "В течение года")
    found = replace(document(one), marks={"a": {1: Mark("m", "a", 1, DONE, date(2022, 3, 14))}})
    states = [found.progress_in(one, parse_reporting_period(key), LATER).state for key in MONTHS]
    assert states == [State.NOT_DUE, State.NOT_DUE, State.IN_PROGRESS, State.IN_PROGRESS]
    undated = replace(found, marks={"a": {1: Mark("m", "a", 1, DONE)}})
    states = [undated.progress_in(one, parse_reporting_period(key), LATER).state for key in MONTHS]
    assert states == [State.NOT_DUE, State.NOT_DUE, State.IN_PROGRESS, State.IN_PROGRESS], "the quarter is over"


def test_not_required_excuses_every_month_of_its_quarter() -> None:
    one = item("a", "В течение года")
    found = document(one, marks={("a", 1): NOT_REQUIRED})
    planned = [found.share_of(one, parse_reporting_period(key), LATER).planned for key in MONTHS]
    assert planned == [False, False, False, True]


def test_items_without_any_mark_are_alike_only_by_their_wording() -> None:
    postponed = replace(item("c", "Январь"), period_override="май")
    found = document(item("a", "Январь"), item("b", "Январь"), postponed, marks={("b", 1): DONE})
    found = replace(found, events={})
    assert found.figures(quarter_period(2022, 1), LATER, own=True) == PeriodFigures(2, 1, 1, 1, 0, 0, 0)
