"""The state of an activity on a day: the domain's table, row by row, for each kind of срок."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark, MarkState
from kuzplan_desktop.domain.period.period import Period, PeriodKind, parse_period
from kuzplan_desktop.domain.period.schedule import due_quarters, markable_quarters
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.progress import ActivityProgress, State, activity_progress

YEAR = 2022
ALL = (1, 2, 3, 4)
AUTUMN = Campaign("c1", "Выборы", "муниципальные", date(2022, 6, 10), date(2022, 9, 11), date(2022, 9, 20))
OPEN_ENDED = replace(AUTUMN, ends_on=None)
WINTER = Campaign("c2", "Довыборы", "муниципальные", date(2021, 12, 20), date(2022, 3, 13), date(2022, 3, 20))
INTO_NEXT_YEAR = Campaign("c3", "Выборы", "", date(2022, 11, 1), date(2023, 1, 29), date(2023, 2, 5))
LAST_YEARS = Campaign("c4", "Выборы", "", date(2021, 6, 17), date(2021, 9, 19))

ELECTION = "В период подготовки и проведения выборов"
OUTSIDE = "в межвыборный период"


def marks(content: str) -> dict[int, Mark]:
    """Marks from «1+ 2- 3?»: done, not required, a text without a tick."""
    states = {"+": MarkState.DONE, "-": MarkState.NOT_REQUIRED, "?": None}
    return {int(word[0]): Mark(f"m{word[0]}", "a", int(word[0]), states[word[1]], text="…") for word in content.split()}


def progress(
    wording: str | Period,
    today: date | str,
    content: str = "",
    *,
    events: Sequence[Event] = (),
    campaigns: Sequence[Campaign] = (),
    completed_on: date | None = None,
    day_over: bool = False,
) -> ActivityProgress:
    period = parse_period(wording, YEAR) if isinstance(wording, str) else wording
    activity = Activity("a", "1.1.1", "Пункт", completed_on=completed_on)
    day = date.fromisoformat(f"2022-{today}") if isinstance(today, str) else today
    return activity_progress(activity, period, marks(content), events, campaigns, YEAR, day, day_over)


def deadline(day: date) -> Period:
    return Period("", PeriodKind.DEADLINE, quarters=(1,), ends_on=day)


STATES: list[tuple[str | Period, str, str, State, str]] = [
    # Once: a month
    ("Февраль", "01-31", "", State.NOT_DUE, "срок не наступил"),
    ("Февраль", "02-01", "", State.NOT_DUE, "срок не истек"),
    ("Февраль", "02-28", "", State.NOT_DUE, "срок не истек"),
    ("Февраль", "03-01", "", State.LATE, "не выполнено в срок"),
    ("Февраль", "03-01", "1+", State.DONE, "выполнено"),
    ("Февраль", "01-01", "1+", State.DONE, "выполнено"),
    ("Февраль", "05-01", "2+", State.DONE, "выполнено"),
    ("Февраль", "03-01", "2-", State.LATE, "не выполнено в срок"),
    ("Февраль", "02-01", "2-", State.NOT_DUE, "срок не истек"),
    ("Февраль", "03-01", "1?", State.LATE, "не выполнено в срок"),
    ("Февраль", "01-31", "1?", State.NOT_DUE, "срок не наступил"),
    ("Февраль", "03-01", "1-", State.NOT_REQUIRED, "не требуется"),
    # excused and yet done later: the excuse stands, the report prints the work as «вне срока» in its own quarter
    ("Февраль", "03-01", "1- 2+", State.NOT_REQUIRED, "не требуется"),
    ("Февраль", "12-31", "1- 3+", State.NOT_REQUIRED, "не требуется"),
    ("Декабрь", "12-30", "", State.NOT_DUE, "срок не истек"),
    ("Декабрь", "12-31", "", State.LATE, "не выполнено в срок"),
    # Once: a span of months, over the year's end, half-year, range of quarters
    ("Март - май", "02-28", "", State.NOT_DUE, "срок не наступил"),
    ("Март - май", "05-31", "", State.NOT_DUE, "срок не истек"),
    ("Март - май", "06-01", "", State.LATE, "не выполнено в срок"),
    ("Март - май", "06-01", "1+", State.DONE, "выполнено"),
    ("Март - май", "06-01", "1-", State.LATE, "не выполнено в срок"),
    ("Март - май", "06-01", "1- 2-", State.NOT_REQUIRED, "не требуется"),
    ("сентябрь - май", "01-10", "", State.NOT_DUE, "срок не истек"),
    ("сентябрь - май", "12-30", "", State.NOT_DUE, "срок не истек"),
    ("сентябрь - май", "12-31", "", State.LATE, "не выполнено в срок"),
    ("I полугодие", "06-30", "", State.NOT_DUE, "срок не истек"),
    ("I полугодие", "07-01", "", State.LATE, "не выполнено в срок"),
    ("I полугодие", "07-01", "1+", State.DONE, "выполнено"),
    ("II-III кварталы", "03-31", "", State.NOT_DUE, "срок не наступил"),
    ("II-III кварталы", "07-01", "", State.NOT_DUE, "срок не истек"),
    ("II-III кварталы", "10-01", "", State.LATE, "не выполнено в срок"),
    ("II-III кварталы", "10-01", "2+", State.DONE, "выполнено"),
    # Once: dates, as a later step words them
    (deadline(date(2022, 3, 1)), "03-01", "", State.NOT_DUE, "срок не истек"),
    (deadline(date(2022, 3, 1)), "03-02", "", State.LATE, "не выполнено в срок"),
    (deadline(date(2022, 3, 1)), "03-02", "2+", State.DONE, "выполнено"),
    (Period("", PeriodKind.RELATIVE), "12-31", "", State.NOT_DUE, "срок не определен"),
    (Period("", PeriodKind.RELATIVE), "03-01", "2+", State.DONE, "выполнено"),
    (Period("", PeriodKind.RELATIVE), "12-31", "2-", State.NOT_DUE, "срок не определен"),
    # Each: lists of months and quarters, recurring
    ("май, август", "04-30", "", State.NOT_DUE, "срок не наступил"),
    ("май, август", "05-31", "", State.NOT_DUE, "срок не истек"),
    ("май, август", "06-01", "", State.LATE, "не выполнено в срок"),
    ("май, август", "06-01", "2+", State.IN_PROGRESS, "выполняется"),
    ("май, август", "08-31", "2+", State.IN_PROGRESS, "выполняется"),
    ("май, август", "09-01", "2+", State.LATE, "не выполнено в срок"),
    ("май, август", "09-01", "2- 3+", State.DONE, "выполнено"),
    ("май, август", "06-01", "2+ 3+", State.DONE, "выполнено"),
    ("май, август", "09-01", "2- 3-", State.NOT_REQUIRED, "не требуется"),
    ("май, август", "09-01", "1+ 4+", State.LATE, "не выполнено в срок"),
    ("февраль, март", "03-01", "", State.NOT_DUE, "срок не истек"),
    ("февраль, март", "04-01", "", State.LATE, "не выполнено в срок"),
    ("февраль, март", "04-01", "1+", State.DONE, "выполнено"),
    ("2, 4 кварталы", "07-01", "", State.LATE, "не выполнено в срок"),
    ("2, 4 кварталы", "07-01", "2+", State.IN_PROGRESS, "выполняется"),
    ("2, 4 кварталы", "12-31", "2+", State.LATE, "не выполнено в срок"),
    ("2, 4 кварталы", "12-31", "2+ 4+", State.DONE, "выполнено"),
    ("ежеквартально", "03-31", "", State.NOT_DUE, "срок не истек"),
    ("ежеквартально", "04-01", "", State.LATE, "не выполнено в срок"),
    ("ежеквартально", "04-01", "1+", State.IN_PROGRESS, "выполняется"),
    ("ежемесячно", "12-31", "1+ 2+ 3- 4+", State.DONE, "выполнено"),
    ("1 раз в полугодие", "04-01", "", State.NOT_DUE, "срок не истек"),
    ("1 раз в полугодие", "07-01", "", State.LATE, "не выполнено в срок"),
    ("1 раз в полугодие", "07-01", "1-", State.LATE, "не выполнено в срок"),
    ("1 раз в полугодие", "07-01", "2+", State.IN_PROGRESS, "выполняется"),
    ("1 раз в полугодие", "12-31", "2+ 3+", State.DONE, "выполнено"),
    ("I, II полугодие", "07-01", "1+", State.IN_PROGRESS, "выполняется"),
    ("ежегодно", "12-30", "", State.NOT_DUE, "срок не истек"),
    ("ежегодно", "04-01", "1+", State.DONE, "выполнено"),
    # Each: a list of ranges, each of them once within itself
    ("март – май, октябрь – декабрь", "04-30", "", State.NOT_DUE, "срок не истек"),
    ("март – май, октябрь – декабрь", "04-30", "2+", State.IN_PROGRESS, "выполняется"),
    ("март – май, октябрь – декабрь", "06-01", "", State.LATE, "не выполнено в срок"),
    ("март – май, октябрь – декабрь", "06-01", "1+", State.IN_PROGRESS, "выполняется"),
    ("март – май, октябрь – декабрь", "12-30", "2+", State.IN_PROGRESS, "выполняется"),
    ("март – май, октябрь – декабрь", "12-31", "2+", State.LATE, "не выполнено в срок"),
    ("март – май, октябрь – декабрь", "12-31", "2+ 4+", State.DONE, "выполнено"),
    ("I-II кварталы, IV квартал", "04-30", "", State.NOT_DUE, "срок не истек"),
    ("I-II кварталы, IV квартал", "07-01", "2+", State.IN_PROGRESS, "выполняется"),
    ("I-II кварталы, IV квартал", "07-01", "", State.LATE, "не выполнено в срок"),
    ("I-II кварталы, IV квартал", "12-31", "1+ 4+", State.DONE, "выполнено"),
    # another year is never late in this one
    ("январь 2023 года", "04-30", "", State.NOT_DUE, "срок в другом году"),
    ("январь 2021 года", "12-31", "", State.NOT_DUE, "срок в другом году"),
    ("январь 2023 года", "12-31", "4+", State.DONE, "выполнено"),
    ("январь 2023 года", "12-31", "4-", State.NOT_DUE, "срок в другом году"),
    ("В течение 2023 года", "12-31", "", State.NOT_DUE, "срок в другом году"),
    ("В течение 2023 года", "12-31", "1+", State.DONE, "выполнено"),
    ("ежеквартально 2023 года", "12-31", "", State.NOT_DUE, "срок в другом году"),
    ("ежеквартально 2023 года", "12-31", "3+", State.DONE, "выполнено"),
    # Span: the year
    ("В течение года", "01-01", "", State.NOT_DUE, "срок не истек"),
    ("В течение года", "04-15", "", State.NOT_DUE, "срок не истек"),
    ("В течение года", "12-30", "", State.NOT_DUE, "срок не истек"),
    ("В течение года", "12-31", "", State.LATE, "не выполнено в срок"),
    ("В течение года", "07-01", "2+", State.IN_PROGRESS, "выполняется"),
    ("В течение года", "12-30", "2+ 3+", State.IN_PROGRESS, "выполняется"),
    ("В течение года", "12-31", "2+ 3+", State.DONE, "выполнено"),
    ("В течение года", "11-01", "1+ 4+", State.DONE, "выполнено"),
    ("В течение года", "11-01", "1+ 4-", State.DONE, "выполнено"),
    ("В течение года", "11-01", "4-", State.NOT_DUE, "срок не истек"),
    ("В течение года", "12-31", "1- 2- 3-", State.LATE, "не выполнено в срок"),
    ("В течение года", "05-01", "1- 2- 3- 4-", State.NOT_REQUIRED, "не требуется"),
    ("весь период", "12-31", "1+", State.DONE, "выполнено"),
    # never late
    ("по мере необходимости", "06-01", "", State.NOT_DUE, "срок не истек"),
    ("по мере необходимости", "12-31", "", State.NOT_REQUIRED, "не потребовалось"),
    ("по мере необходимости", "06-01", "2+", State.IN_PROGRESS, "выполняется"),
    ("по мере необходимости", "12-31", "2+", State.DONE, "выполнено"),
    ("по мере необходимости", "06-01", "1-", State.NOT_DUE, "срок не истек"),
    ("по мере необходимости", "12-31", "1-", State.NOT_REQUIRED, "не потребовалось"),
    ("Февраль (при необходимости)", "01-31", "", State.NOT_DUE, "срок не наступил"),
    ("Февраль (при необходимости)", "03-01", "", State.NOT_DUE, "пока не потребовалось"),
    ("Февраль (при необходимости)", "12-30", "", State.NOT_DUE, "пока не потребовалось"),
    ("Февраль (при необходимости)", "12-31", "", State.NOT_REQUIRED, "не потребовалось"),
    ("Февраль (при необходимости)", "12-31", "3-", State.NOT_REQUIRED, "не потребовалось"),
    ("Февраль (при необходимости)", "03-01", "2-", State.NOT_DUE, "пока не потребовалось"),
    ("", "12-31", "", State.NOT_DUE, "срок не определен"),
    ("когда-нибудь", "12-31", "", State.NOT_DUE, "срок не определен"),
    ("когда-нибудь", "06-01", "2+", State.IN_PROGRESS, "выполняется"),
    ("когда-нибудь", "12-31", "2+", State.DONE, "выполнено"),
    ("-", "06-01", "1- 2- 3- 4-", State.NOT_REQUIRED, "не требуется"),
]


@pytest.mark.parametrize(("wording", "today", "content", "state", "caption"), STATES)
def test_the_state_on_a_day(wording: str | Period, today: str, content: str, state: State, caption: str) -> None:
    found = progress(wording, today, content)
    assert (found.state, found.caption, found.counts) == (state, caption, True)


ELECTIONS = [
    (ELECTION, (AUTUMN,), "03-01", "", State.NOT_DUE, "срок не наступил"),
    (ELECTION, (AUTUMN,), "06-10", "", State.NOT_DUE, "срок не истек"),
    (ELECTION, (AUTUMN,), "09-20", "", State.NOT_DUE, "срок не истек"),
    (ELECTION, (AUTUMN,), "09-21", "", State.LATE, "не выполнено в срок"),
    (ELECTION, (AUTUMN,), "08-01", "2+", State.IN_PROGRESS, "выполняется"),
    (ELECTION, (AUTUMN,), "09-21", "2+", State.DONE, "выполнено"),
    (ELECTION, (AUTUMN,), "08-01", "2+ 3+", State.DONE, "выполнено"),
    (ELECTION, (AUTUMN,), "09-21", "2- 3-", State.NOT_REQUIRED, "не требуется"),
    (ELECTION, (OPEN_ENDED,), "12-31", "", State.NOT_DUE, "срок не истек"),
    (ELECTION, (OPEN_ENDED,), "09-30", "2+", State.IN_PROGRESS, "выполняется"),
    (ELECTION, (OPEN_ENDED,), "10-01", "2+", State.DONE, "выполнено"),  # the span is over with the quarter of the vote
    (ELECTION, (AUTUMN, replace(WINTER, ends_on=None)), "04-01", "1+", State.IN_PROGRESS, "выполняется"),
    (ELECTION, (OPEN_ENDED,), "12-31", "2+", State.DONE, "выполнено"),
    (ELECTION, (WINTER, AUTUMN), "04-01", "", State.NOT_DUE, "срок не истек"),
    (ELECTION, (WINTER, AUTUMN), "04-01", "1+", State.IN_PROGRESS, "выполняется"),
    (ELECTION, (WINTER, AUTUMN), "09-21", "", State.LATE, "не выполнено в срок"),
    (ELECTION, (AUTUMN, replace(WINTER, ends_on=None)), "09-21", "", State.NOT_DUE, "срок не истек"),
    (ELECTION, (AUTUMN, LAST_YEARS), "09-21", "", State.LATE, "не выполнено в срок"),
    (ELECTION, (INTO_NEXT_YEAR,), "12-31", "", State.NOT_DUE, "срок не истек"),
    (ELECTION, (INTO_NEXT_YEAR,), "12-31", "3+", State.DONE, "выполнено"),
    (OUTSIDE, (AUTUMN,), "03-31", "", State.NOT_DUE, "срок не истек"),
    (OUTSIDE, (AUTUMN,), "12-31", "", State.LATE, "не выполнено в срок"),
    (OUTSIDE, (AUTUMN,), "10-01", "1+ 4+", State.DONE, "выполнено"),
    (OUTSIDE, (), "06-01", "1+", State.IN_PROGRESS, "выполняется"),
]


@pytest.mark.parametrize(("wording", "campaigns", "today", "content", "state", "caption"), ELECTIONS)
def test_the_state_of_what_elections_decide(
    wording: str, campaigns: Sequence[Campaign], today: str, content: str, state: State, caption: str
) -> None:
    found = progress(wording, today, content, campaigns=campaigns)
    assert (found.state, found.caption, found.counts) == (state, caption, True)


def test_a_campaign_that_ends_next_year_is_late_only_after_it() -> None:
    assert progress(ELECTION, date(2023, 2, 5), campaigns=(INTO_NEXT_YEAR,)).state is State.NOT_DUE
    assert progress(ELECTION, date(2023, 2, 6), campaigns=(INTO_NEXT_YEAR,)).state is State.LATE


@pytest.mark.parametrize("campaigns", [(), (replace(AUTUMN, starts_on=date(2023, 6, 1), votes_on=date(2023, 9, 1)),)])
def test_without_elections_in_the_year_the_item_leaves_every_denominator(campaigns: Sequence[Campaign]) -> None:
    campaigns = tuple(replace(campaign, ends_on=None) for campaign in campaigns)
    found = progress(ELECTION, "06-01", campaigns=campaigns)
    assert found == ActivityProgress(State.NOT_REQUIRED, "не требуется (выборы не проводились)", (), counts=False)


def test_elections_all_the_year_leave_no_time_between_them() -> None:
    whole_year = replace(AUTUMN, starts_on=date(2021, 12, 1), ends_on=date(2023, 1, 10))
    found = progress(OUTSIDE, "06-01", campaigns=(whole_year,))
    assert (found.state, found.due_quarters, found.counts) == (State.NOT_REQUIRED, (), False)
    assert found.caption == "не требуется (выборы проводились весь год)"


@pytest.mark.parametrize(
    ("notes", "caption"),
    [
        (["письмо ИККО от 01.02.2022."], "не требуется (письмо ИККО от 01.02.2022)"),
        (["нет обращений", " нет  обращений"], "не требуется (нет обращений)"),
        (["нет обращений", ""], "не требуется (нет обращений)"),
        (["нет обращений", "письмо"], "не требуется"),
        (["", ""], "не требуется"),
        (["очень " * 20], "не требуется"),
    ],
)
def test_a_short_note_is_told_as_the_reason(notes: list[str], caption: str) -> None:
    wording = "I квартал" if len(notes) == 1 else "I полугодие"
    excused = {q: Mark("m", "a", q, MarkState.NOT_REQUIRED, note=note) for q, note in enumerate(notes, 1)}
    found = activity_progress(
        Activity("a", "1", "П"), parse_period(wording, YEAR), excused, (), (), YEAR, date(2022, 2, 1)
    )
    assert (found.state, found.caption) == (State.NOT_REQUIRED, caption)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (EventStatus.HELD, State.IN_PROGRESS),
        (EventStatus.PLANNED, State.NOT_DUE),
        (EventStatus.CANCELLED, State.NOT_DUE),
    ],
)
def test_only_a_held_event_is_work(status: EventStatus, state: State) -> None:
    event = Event("e", "a", status, date(2022, 2, 3))
    assert progress("В течение года", "03-01", events=[event]).state is state


def test_a_held_event_without_a_tick_does_not_finish_the_item() -> None:
    event = Event("e", "a", EventStatus.HELD, date(2022, 2, 3))
    assert progress("Февраль", "03-01", events=[event]).state is State.LATE


@pytest.mark.parametrize(
    ("completed_on", "content", "state"),
    [
        (date(2022, 5, 1), "1+", State.DONE),
        (date(2022, 6, 1), "1+", State.DONE),
        (date(2022, 6, 2), "1+", State.IN_PROGRESS),
        (date(2022, 5, 1), "1-", State.NOT_DUE),
        (date(2022, 5, 1), "", State.NOT_DUE),
    ],
)
def test_completed_finishes_a_year_long_item_that_was_worked_on(completed_on: date, content: str, state: State) -> None:
    assert progress("В течение года", "06-01", content, completed_on=completed_on).state is state


def test_completed_does_not_finish_what_is_due_each_time() -> None:
    assert progress("май, август", "06-01", "2+", completed_on=date(2022, 5, 30)).state is State.IN_PROGRESS


@pytest.mark.parametrize(
    ("wording", "before", "after"),
    [
        ("Март", State.NOT_DUE, State.LATE),
        ("март, май", State.NOT_DUE, State.LATE),
        ("Апрель", State.NOT_DUE, State.NOT_DUE),
    ],
)
def test_when_the_day_is_over_what_ends_on_it_has_ended(wording: str, before: State, after: State) -> None:
    assert progress(wording, "03-31").state is before
    assert progress(wording, "03-31", day_over=True).state is after


@pytest.mark.parametrize(
    ("wording", "campaigns", "due", "boxes"),
    [
        ("В течение года", (), ALL, ALL),
        ("Февраль", (AUTUMN,), (1,), (1,)),
        ("май, август", (), (2, 3), (2, 3)),
        ("II полугодие", (), (3, 4), (3, 4)),
        (ELECTION, (), (), ()),
        (ELECTION, (AUTUMN,), (2, 3), (2, 3)),
        (ELECTION, (AUTUMN, WINTER), (1, 2, 3), (1, 2, 3)),
        (ELECTION, (INTO_NEXT_YEAR,), (4,), (4,)),
        (OUTSIDE, (), ALL, ALL),
        (OUTSIDE, (AUTUMN,), (1, 4), (1, 4)),
        ("по мере необходимости", (), (), ALL),
        ("", (), (), ALL),
        ("когда-нибудь", (), (), ALL),
        (deadline(date(2022, 3, 1)), (), (1,), (1,)),
        (
            Period("", PeriodKind.DATE_RANGE, starts_on=date(2022, 6, 20), ends_on=date(2023, 1, 9)),
            (),
            (2, 3, 4),
            (2, 3, 4),
        ),
        (Period("", PeriodKind.DATE, starts_on=date(2022, 5, 9), ends_on=date(2022, 5, 9)), (), (2,), (2,)),
        (Period("", PeriodKind.RELATIVE), (), (), ALL),
    ],
)
def test_due_quarters_and_boxes(
    wording: str | Period, campaigns: Sequence[Campaign], due: tuple[int, ...], boxes: tuple[int, ...]
) -> None:
    period = parse_period(wording, YEAR) if isinstance(wording, str) else wording
    assert due_quarters(period, campaigns, YEAR) == due
    assert markable_quarters(period, campaigns, YEAR) == boxes
    assert progress(period, "06-01", campaigns=campaigns).due_quarters == boxes


WORDINGS = st.sampled_from(
    [
        "В течение года",
        "Февраль",
        "март - июнь",
        "май, август",
        "ежеквартально",
        "1 раз в полугодие",
        ELECTION,
        OUTSIDE,
        "",
        "?",
    ]
    + ["при необходимости", "II-III кварталы", "I, II полугодие", "Май (при необходимости)", "ноябрь - февраль"]
)
CONTENTS = st.lists(st.sampled_from("+-? "), min_size=4, max_size=4).map(
    lambda signs: " ".join(f"{quarter}{sign}" for quarter, sign in enumerate(signs, 1) if sign != " ")
)
CAMPAIGNS = st.lists(st.sampled_from([AUTUMN, OPEN_ENDED, WINTER, INTO_NEXT_YEAR]), unique=True)
DAYS = st.dates(date(2021, 12, 1), date(2023, 3, 1))


@given(WORDINGS, CONTENTS, CAMPAIGNS, DAYS, DAYS)
def test_time_alone_takes_nothing_back(
    wording: str, content: str, campaigns: list[Campaign], one: date, other: date
) -> None:
    earlier, later = (progress(wording, day, content, campaigns=campaigns) for day in sorted((one, other)))
    assert set(later.due_quarters) <= {1, 2, 3, 4}
    final = {State.DONE, State.NOT_REQUIRED}
    if earlier.state in final | {State.LATE}:
        assert later.state is earlier.state
    if earlier.state is State.IN_PROGRESS:
        assert later.state is not State.NOT_DUE


@given(WORDINGS, CONTENTS, CAMPAIGNS, DAYS, st.integers(1, 4))
def test_a_further_tick_never_makes_an_item_late_or_untouched(
    wording: str, content: str, campaigns: list[Campaign], day: date, quarter: int
) -> None:
    before = progress(wording, day, content, campaigns=campaigns).state
    after = progress(wording, day, f"{content} {quarter}+", campaigns=campaigns).state
    if before is not State.LATE:
        assert after is not State.LATE
    if before is State.DONE:
        assert after is State.DONE


@given(WORDINGS, CONTENTS, CAMPAIGNS, DAYS)
def test_captions_are_known_and_without_yo(wording: str, content: str, campaigns: list[Campaign], day: date) -> None:
    found = progress(wording, day, content, campaigns=campaigns)
    known = {
        State.DONE: {"выполнено"},
        State.IN_PROGRESS: {"выполняется"},
        State.LATE: {"не выполнено в срок"},
        State.NOT_DUE: {"срок не наступил", "срок не истек", "срок не определен", "пока не потребовалось"},
    }
    if found.state is State.NOT_REQUIRED:
        assert found.caption == "не потребовалось" or found.caption.startswith("не требуется")
    else:
        assert found.caption in known[found.state]
    assert found.counts is bool(found.due_quarters)
