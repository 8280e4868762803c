"""The calendar of a year: where a срок and events stand, what becomes of a planned event that moves, what is said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.events.event_fields import Attendance, Event, EventStatus
from kuzplan_desktop.domain.figures.amounts import amounts_of
from kuzplan_desktop.domain.plan.plan import Plan, Section, Subsection
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.year.outline import YearBranch, YearFilter, YearItem, YearMemo, items_below, year_outline
from kuzplan_desktop.domain.year.scale import YearScale
from kuzplan_desktop.domain.year.sentences import branch_words, campaign_words, cell_words, item_words, short_titles
from kuzplan_desktop.domain.year.spots import moved_days, spots_of, stepped
from tests.reports.filled import done, held
from tests.reports.small import item, small

MAY = date(2022, 5, 20)
HELD, PLANNED, CANCELLED = EventStatus.HELD, EventStatus.PLANNED, EventStatus.CANCELLED
AUTUMN = Campaign("c1", "Выборы", "муниципальные", date(2022, 6, 10), date(2022, 9, 11), date(2022, 9, 20))
LATE, DONE, NOT_DUE, GOES_ON = State.LATE, State.DONE, State.NOT_DUE, State.IN_PROGRESS


def only(term, ticked=(), day=MAY, *, over=False, events=(), **fields):
    """The one item of a plan, with a срок and ticks."""
    marks = [done("1.1.1", quarter) for quarter in ticked]
    document = small(item("1.1.1", term), marks=marks, events=events, **fields)
    return YearMemo().items(document, day, over=over)["1.1.1"]


def short(bars):
    """«01.02-28.02 late»."""
    return [f"{bar.first_day:%d.%m}-{bar.last_day:%d.%m} {bar.state.value}" for bar in bars]


BARS = [
    # срок, ticked quarters, the bars on 20 May
    ("В течение года", (), ["01.01-31.12 not_due"]),
    ("В течение года", (1,), ["01.01-31.12 in_progress"]),
    ("Февраль", (), ["01.02-28.02 late"]),
    ("Февраль", (1,), ["01.02-28.02 done"]),
    ("Май", (), ["01.05-31.05 not_due"]),
    ("до 20 октября", (), ["01.01-20.10 not_due"]),
    ("15 марта 2022", (), ["15.03-15.03 late"]),
    ("Ежеквартально", (1,), ["01.01-31.03 done", "01.04-30.06 not_due", "01.07-30.09 not_due", "01.10-31.12 not_due"]),
    ("Ежеквартально", (2,), ["01.01-31.03 late", "01.04-30.06 done", "01.07-30.09 not_due", "01.10-31.12 not_due"]),
    ("март, октябрь", (), ["01.03-31.03 late", "01.10-31.10 not_due"]),
    ("по мере необходимости", (), ["01.01-31.12 not_due"]),
    ("2023 год", (), []),
    ("В период подготовки и проведения выборов", (), []),
]


@pytest.mark.parametrize(("term", "ticked", "expected"), BARS)
def test_a_term_covers_its_days_in_the_colour_of_its_state(term, ticked, expected):
    assert short(only(term, ticked).bars) == expected


def test_a_campaign_is_the_term_of_what_is_done_at_elections():
    found = only("В период подготовки и проведения выборов", campaigns=(AUTUMN,))
    assert short(found.bars) == ["10.06-20.09 not_due"]
    last_years = replace(AUTUMN, starts_on=date(2021, 11, 1), votes_on=date(2022, 1, 30), ends_on=date(2022, 2, 5))
    assert short(only("В период подготовки и проведения выборов", campaigns=(last_years,)).bars)[0].startswith("01.01")


def test_a_term_that_does_not_say_when_is_no_certain_one():
    assert [bar.certain for bar in only("по мере необходимости").bars] == [False]
    assert [bar.certain for bar in only("В течение года").bars] == [True]


BESIDE = [
    ("Май", (), MAY, False, (True, "осталось 11 дней")),
    ("Май", (), date(2022, 5, 17), False, (True, "осталось 14 дней")),
    ("Май", (), date(2022, 5, 16), False, (False, "")),
    ("Май", (2,), MAY, False, (False, "")),
    ("Май", (), date(2022, 6, 1), False, (False, "истек 31.05.2022")),
    ("Май", (), date(2022, 12, 31), True, (False, "")),
    ("В течение года", (), date(2022, 12, 31), True, (False, "")),
    ("В течение года", (), date(2022, 12, 31), False, (False, "сегодня последний день")),
]


@pytest.mark.parametrize(("term", "ticked", "day", "over", "expected"), BESIDE)
def test_what_ends_soon_or_has_ended_says_so(term, ticked, day, over, expected):
    (bar,) = only(term, ticked, day, over=over).bars
    assert (bar.soon, bar.words) == expected


def test_where_nothing_was_written_a_year_that_is_over_does_not_alarm():
    silent = only("Май", day=date(2022, 12, 31), over=True)
    assert (silent.progress.caption, short(silent.bars)) == ("сведений нет", ["01.05-31.05 not_due"])
    ticked = only("март, октябрь", (1,), date(2022, 12, 31), over=True)
    assert short(ticked.bars) == ["01.03-31.03 done", "01.10-31.10 late"]


# events


def event(uid="e", status=PLANNED, **fields):
    return Event(uid, "1.1.1", status, **fields)


def test_events_of_a_month_and_status_stand_at_one_place_with_their_number_and_people():
    events = [
        event("a", HELD, starts_on=date(2022, 3, 14), attendance=(Attendance("x", "члены УИК", 30),)),
        event("b", HELD, starts_on=date(2022, 3, 2), people=7, count=3),
        event("c", HELD, starts_on=date(2022, 3, 30)),
        event("d", starts_on=date(2022, 3, 31), people=12),
        event("e", CANCELLED, starts_on=date(2022, 3, 5)),
        event("f", month=date(2022, 2, 1)),
        event("g", HELD, starts_on=date(2021, 12, 30)),
    ]
    found = [(one.month, one.status, one.day, one.number, one.people) for one in spots_of(events, 2022)]
    assert found == [
        (2, PLANNED, None, 1, 0),
        (3, HELD, date(2022, 3, 14), 5, 37),
        (3, PLANNED, date(2022, 3, 31), 1, 12),
    ]
    three = spots_of(events, 2022)[1]
    assert (three.number, three.people) == (amounts_of(three.events).events, amounts_of(three.events).people)
    assert three.alone is None


def test_one_of_several_days_stands_on_its_last_one_and_knows_its_first():
    (spot,) = spots_of([event(starts_on=date(2022, 3, 28), ends_on=date(2022, 4, 2))], 2022)
    assert (spot.month, spot.first_day, spot.day) == (4, date(2022, 3, 28), date(2022, 4, 2))
    assert spots_of([event(starts_on=date(2022, 12, 28), ends_on=date(2023, 1, 2))], 2022) == ()


MOVES = [
    # the event's days, where it is let go, what it becomes
    ({"starts_on": date(2022, 5, 28)}, date(2022, 6, 3), {"starts_on": date(2022, 6, 3)}),
    ({"starts_on": date(2022, 5, 28)}, date(2022, 5, 28), {}),
    (
        {"starts_on": date(2022, 5, 28), "ends_on": date(2022, 5, 30)},
        date(2022, 6, 1),
        {"starts_on": date(2022, 5, 30), "ends_on": date(2022, 6, 1)},
    ),
    (
        {"starts_on": date(2022, 1, 10), "ends_on": date(2022, 1, 12)},
        date(2022, 1, 1),
        {"starts_on": date(2022, 1, 1), "ends_on": date(2022, 1, 3)},
    ),
    ({"starts_on": date(2022, 5, 28)}, date(2023, 2, 1), {"starts_on": date(2022, 12, 31)}),
    ({"month": date(2022, 10, 1)}, date(2022, 11, 17), {"month": date(2022, 11, 1)}),
    ({"month": date(2022, 10, 1)}, date(2022, 10, 17), {}),
]


@pytest.mark.parametrize(("days", "to", "expected"), MOVES)
def test_a_planned_event_that_moves_stays_as_long_as_it_was(days, to, expected):
    assert moved_days(event(**days), to, 2022) == expected


STEPS = [
    ({"starts_on": date(2022, 5, 31)}, {"days": 1}, {"starts_on": date(2022, 6, 1)}),
    ({"starts_on": date(2022, 12, 31)}, {"days": 1}, {}),
    ({"starts_on": date(2022, 1, 31)}, {"months": 1}, {"starts_on": date(2022, 2, 28)}),
    ({"starts_on": date(2022, 12, 5)}, {"months": 1}, {}),
    ({"month": date(2022, 10, 1)}, {"days": 1}, {"month": date(2022, 11, 1)}),
    ({"month": date(2022, 10, 1)}, {"days": -1}, {"month": date(2022, 9, 1)}),
    ({"month": date(2022, 1, 1)}, {"months": -1}, {}),
    ({}, {"days": 1}, {}),
]


@pytest.mark.parametrize(("days", "by", "expected"), STEPS)
def test_keys_move_a_planned_event_by_days_and_months(days, by, expected):
    assert stepped(event(**days), 2022, **by) == expected


# places


@given(st.integers(0, 364), st.integers(240, 4000))
def test_a_day_is_found_where_it_stands(days, width):
    scale = YearScale.between(2022, 100, 100 + width)
    day = date(2022, 1, 1) + timedelta(days=days)
    middle = (scale.start(day) + scale.end(day)) / 2
    assert scale.day_at(middle) == day
    assert scale.edges[day.month - 1] <= scale.start(day) < scale.end(day) <= scale.edges[day.month]


def test_places_beside_the_year_are_its_first_and_last_day():
    scale = YearScale.between(2022, 100, 460)
    assert (scale.day_at(-5), scale.day_at(9999)) == (date(2022, 1, 1), date(2022, 12, 31))
    assert (scale.start(date(2021, 5, 1)), scale.end(date(2023, 5, 1))) == (100, 460)
    assert scale.middle(1) == 115
    assert YearScale.between(2022, 100, 100).day_at(100) == date(2022, 12, 1)  # no room at all


# rows


def document_of_two_sections():
    others = item("1.2.1", executors="ИККО")
    plan = Plan(
        "plan",
        "План",
        2022,
        "",
        None,
        "",
        sections=(
            Section(
                "I",
                "I",
                "Обучение",
                (Subsection("1.1", "1.1", "Семинары", (item("1.1.1"),)), Subsection("1.2", "1.2", "Опыт", (others,))),
            ),
            Section("II", "", "", (Subsection("2.1", "", "", (item("2.1.1"),)),)),
        ),
    )
    return replace(small(events=[held("1.2.1", date(2022, 3, 1))]), plan=plan)


def shape(rows):
    return [{row.number: shape(row.below)} if isinstance(row, YearBranch) else row.uid for row in rows]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (YearFilter.ALL, [{"I": [{"1.1": ["1.1.1"]}, {"1.2": ["1.2.1"]}]}, "2.1.1"]),
        (YearFilter.OWN, [{"I": [{"1.1": ["1.1.1"]}]}, "2.1.1"]),
        (YearFilter.WITH_EVENTS, [{"I": [{"1.2": ["1.2.1"]}]}]),
    ],
)
def test_items_stand_under_their_headings_and_empty_headings_go(shown, expected):
    document = document_of_two_sections()
    rows = year_outline(document, YearMemo().items(document, MAY), shown)
    assert shape(rows) == expected
    uids = ("1.1.1", "1.2.1", "2.1.1")
    assert [one.uid for one in items_below(rows)] == [uid for uid in uids if uid in str(expected)]


def test_an_item_of_which_nothing_is_new_is_not_read_again():
    memo, document = YearMemo(), document_of_two_sections()
    before = memo.items(document, MAY)
    other = replace(document, events={**document.events, "1.1.1": (event(starts_on=date(2022, 6, 1)),)})
    after = memo.items(other, MAY)
    assert after["1.2.1"] is before["1.2.1"]
    assert after["1.1.1"] is not before["1.1.1"]
    assert memo.items(other, date(2022, 7, 1))["1.2.1"] is not before["1.2.1"]


def test_what_was_taken_out_of_the_plan_has_no_row():
    assert YearMemo().items(small(item("1.1.1", excluded="постановление")), MAY) == {}


# what is said


def test_a_cell_speaks_in_sentences():
    events = [
        event("a", HELD, starts_on=date(2022, 3, 14), place="г. Топки", form="семинар", people=37),
        event("b", starts_on=date(2022, 3, 31), form="квиз"),
    ]
    found = only("Март", (1,), events=events)
    assert cell_words(found, 2022, 3) == (
        "1.1.1, март 2022 года. Срок идет, выполнено. Проведено 1 мероприятие, участников 37: "
        "14.03.2022, г. Топки, семинар, 37 чел. Запланировано 1 мероприятие: 31.03.2022, квиз."
    )
    assert cell_words(found, 2022, 4) == "1.1.1, апрель 2022 года. Вне срока. Мероприятий нет."
    late = only("Февраль")
    assert "Истек 28.02.2022." in cell_words(late, 2022, 2)


def test_many_events_of_a_cell_are_told_in_part():
    events = [event(f"e{day}", HELD, starts_on=date(2022, 3, day), form="квиз") for day in range(1, 8)]
    words = cell_words(only("Год", events=events), 2022, 3)
    assert words.count("квиз") == 4
    assert "Проведено 7 мероприятий" in words
    assert words.endswith("; и другие.")


def test_names_of_rows_speak_too():
    document = document_of_two_sections()
    items = YearMemo().items(document, MAY)
    assert item_words(items["1.1.1"], document.period_of(items["1.1.1"].activity), "срок – до 31.12.2022") == (
        "1.1.1. Пункт 1.1.1. Срок: весь год. Состояние: срок не истек. Почему: срок – до 31.12.2022."
    )
    (branch, _) = year_outline(document, items, YearFilter.ALL)
    assert branch_words(branch) == "I. Обучение. Пунктов: 2."
    assert campaign_words(AUTUMN) == "Выборы: с 10.06.2022 по 20.09.2022, день голосования 11.09.2022"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Организация и  проведение\nсеминаров", ("Организация и проведение семинаров", "… семинаров")),
        ("Проведение опросов", ("Проведение опросов", "… опросов")),
        ("Издание сборников", ("Издание сборников",)),
        ("Организация", ("Организация",)),
        ("", ("",)),
    ],
)
def test_a_name_is_cut_where_most_names_are_alike(title, expected):
    assert short_titles(title) == expected


def test_an_item_is_a_value():
    assert isinstance(only("Март"), YearItem)
