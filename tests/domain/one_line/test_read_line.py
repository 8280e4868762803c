"""Lines as a secretary types them: what is understood is told, what is not is the title, no letter is lost."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.events.event_fields import Attendance, Event, EventStatus, added
from kuzplan_desktop.domain.events.event_text import event_line
from kuzplan_desktop.domain.one_line.known import Known, known_of
from kuzplan_desktop.domain.one_line.read_line import Understood, read_line
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection
from kuzplan_desktop.domain.typed.hygiene import LONGEST_LINE, clean
from kuzplan_desktop.domain.wording import quoted
from kuzplan_desktop.domain.words import AUDIENCES, EVENT_FORMS, OTHER_FORM, TRAINING_FORMS

PLACES = ("г. Топки", "Топки", "Дом культуры пос. Южный", "школа № 5", "актовый зал, 2 этаж", "ул. 8 Марта, 12")
KNOWN = Known(
    year=2022,
    today=date(2022, 6, 1),  # a Wednesday
    forms=tuple(dict.fromkeys((*EVENT_FORMS, *TRAINING_FORMS, "совещание", "опрос", "интеллектуальная игра"))),
    audiences=(*AUDIENCES[:-1], "учащиеся", "студенты", "прочие"),
    numbers=frozenset(("1.2.4", "2.2.10", "1.2.5", "доп.1", "I/1", "7")),
    places=PLACES,
    partners=("Совет молодежи", "библиотека им. Крупской"),
)


def told(line: str, known: Known = KNOWN) -> list[str]:
    """The chips of a line, «!» before why it is refused, «?» before what is doubtful."""
    understood = read_line(line, known)
    chips = " · ".join(f"{one.caption}: {one.value}" for one in understood.chips)
    refusal = [f"! {understood.refusal}"] if understood.refusal else []
    return [chips, *refusal, *(f"? {one}" for one in understood.doubts)]


def _table() -> Iterator[tuple[str, list[str]]]:
    """The lines of typed_lines.txt, below each what it tells."""
    line, below = "", list[str]()
    for each in (Path(__file__).parent / "typed_lines.txt").read_text(encoding="utf-8").splitlines():
        if each.startswith("    "):
            below.append(each.strip())
            continue
        if line:
            yield line, below
        line, below = each, []
    yield line, below


TABLE = list(_table())


def test_the_table_is_a_long_one() -> None:
    assert len(dict(TABLE)) == len(TABLE) >= 120


@pytest.mark.parametrize(("line", "expected"), TABLE, ids=[line for line, _ in TABLE])
def test_lines_as_they_are_typed(line: str, expected: list[str]) -> None:
    assert told(line) == expected
    assert _letters(line) == _letters_told(read_line(line, KNOWN))


@pytest.mark.parametrize(
    ("line", "number", "rest"),
    [
        ("7 28.05 семинар", "", "7"),
        ("1.2.4 28.05 семинар", "1.2.4", ""),
        ("доп.1 28.05 семинар", "", "доп.1"),
    ],
)
def test_with_an_item_chosen_a_number_is_one_only_if_it_can_be_nothing_else(line: str, number: str, rest: str) -> None:
    understood = read_line(line, KNOWN, item_chosen=True)
    assert (understood.number, understood.event.title) == (number, rest)
    without = read_line(line, KNOWN)
    assert (without.number, without.event.title) == (line.split(" ")[0], "")


def test_a_day_is_of_the_plans_year() -> None:
    another = replace(KNOWN, year=2023, today=date(2023, 6, 1))
    assert read_line("28.05 семинар", another).event.starts_on == date(2023, 5, 28)
    assert read_line("28.05.22 семинар", another).doubts == ("Дата 28.05.2022 не относится к 2023 году.",)
    late = replace(KNOWN, today=date(2026, 11, 29))
    assert "слишком далека" in read_line("вчера семинар", late).refusal


def test_a_line_of_many_letters_is_refused_and_kept() -> None:
    line = "я" * (LONGEST_LINE + 1)
    understood = read_line(line, KNOWN)
    assert understood.refusal.startswith("Строка длиннее")
    assert understood.event.title == line


def test_what_a_plan_and_its_events_know() -> None:
    part = Subsection("p", "1.1", "", (Activity("a", "1", "Опрос"),))
    plan = Plan("u", "План", 2022, "", None, "", sections=(Section("s", "I", "Раздел", (part,)),))
    held = Event("e", "a", place="ДК", partners="Музей", attendance=(Attendance("x", "ветераны", 3),))
    known = known_of(plan, [held, replace(held, place="дк ")], KNOWN.today, ["сход"])
    assert known.numbers == {"1", "I/1", "1.1/1", "I/1.1/1"}
    assert (known.places, known.partners) == (("ДК",), ("Музей",))
    assert {"опрос", "сход"} < set(known.forms)
    assert "ветераны" in known.audiences
    assert told("1 вчера сход, ветераны 5, музей", known) == [
        "Пункт плана: 1 · Дата: 31.05.2022 · Форма: сход · ветераны: 5 чел. · Партнеры: Музей"
    ]


WORDS = st.sampled_from(
    (
        *(
            "28.05",
            "14–15.03",
            "31.02",
            "вчера",
            "в пятницу",
            "28 мая",
            "2022 год",
            "с 3 по 10 мая",
            "октябрь",
            "12.05.2022 г.",
        ),
        *(
            "семинар",
            "викторины",
            "круглый стол",
            "выездной",
            "провели",
            "план",
            "отменено",
            "участвуем",
            "проводила ИККО",
        ),
        *(
            "члены УИК",
            "резерв",
            "избирателей",
            "ветераны",
            "25",
            "3",
            "37 чел.",
            "2 ч",
            "3 раза",
            "1,5 часа",
            "№ 12",
            "около",
        ),
        *(
            "г. Топки",
            "школа № 5",
            "ДК",
            "«Выборы и мы»",
            "«",
            "»",
            '"',
            "(",
            ")",
            ",",
            ";",
            ":",
            "–",
            "-",
            ".",
            "1.2.4",
            "к",
            "и",
        ),
        *(
            "Тoпки",
            "BKC",
            "ТИК",
            "на тему",
            "Совет молодежи",
            "в 10:00",
            "80-летию",
            "обучено 20",
            "ул. Ленина, 5",
            "Ё",
            "ﬁ",
            "İ",
        ),
    )
)
TYPED = st.one_of(
    st.text(max_size=60),
    st.lists(WORDS, max_size=12).flatmap(
        lambda words: st.sampled_from((" ", ", ", "")).map(lambda sign: sign.join(words))
    ),
)


@given(TYPED, st.booleans())
def test_no_letter_is_lost_and_nothing_is_raised(text: str, chosen: bool) -> None:
    understood = read_line(text, KNOWN, item_chosen=chosen)
    assert _letters(text) == _letters_told(understood)
    assert "\0" not in understood.event.title + understood.event.place + str(understood)
    assert "\1" not in str(understood.chips)
    for one in understood.chips:
        assert one.value or understood.refusal
    if understood.event.title:
        assert [one.value for one in understood.chips if one.field == "title"] == [understood.event.title]


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in clean(text) if letter.isalnum())


def _letters_told(understood: Understood) -> Counter[str]:
    return sum((_letters(one.typed) for one in understood.chips), Counter[str]())


DAYS = st.dates(date(2022, 1, 1), date(2022, 5, 31))
NAMES = st.sampled_from(
    ("Выборы", "Мы – будущее", "Права, долг; честь 25 чел.", "Я «за»", "28.05 семинар", "(2 раза)", "")
)


@st.composite
def events(draw: st.DrawFn) -> Event:
    first, last = sorted((draw(DAYS), draw(DAYS)))
    taking_part = draw(st.booleans())
    audiences = draw(st.lists(st.sampled_from((*KNOWN.audiences, "ветераны")), unique=True, max_size=4))
    attendance = tuple(Attendance("", audience, draw(st.integers(0, 2500))) for audience in audiences)
    more = draw(st.none() | st.integers(1, 2500))
    counted = added(one.people for one in attendance)
    form = draw(
        st.sampled_from(
            (*(one for one in KNOWN.forms if one not in (OTHER_FORM, "памятка/буклет")), "выездной семинар")
        )
    )
    return Event(
        "",
        "",
        starts_on=first,
        ends_on=None if first == last else last,
        form=form,
        title=draw(NAMES),
        place=draw(st.sampled_from(("", *PLACES, "г. Топки, школа № 5", "с. Лучшево", "ДК «Энергетик»"))),
        count=draw(st.integers(1, 40)),
        people=None if more is None else counted + more,
        taking_part=taking_part,
        held_by=draw(st.sampled_from(("", "ИККО", "Дом культуры"))) if taking_part else "",
        attendance=attendance,
    )


@given(events())
def test_the_line_that_an_event_prints_is_that_event(event: Event) -> None:
    line = event_line(event)
    read = read_line(line, KNOWN).event
    in_order = tuple(sorted(event.attendance, key=lambda one: line.find(f"{one.audience} – {one.people}")))
    if added(one.people for one in event.attendance) == event.participants == 0:
        event = replace(event, people=None)
    assert replace(read, attendance=()) == replace(event, attendance=())
    assert sorted(map(str, read.attendance)) == sorted(map(str, in_order))
    assert event_line(read) == line


def test_a_title_keeps_its_quotation_marks_in_print() -> None:
    for title in ("Я «за»", "Выборы"):
        assert read_line(f"28.05 семинар {quoted(title)}", KNOWN).event.title == title


def test_a_line_is_read_while_it_is_typed() -> None:
    line = "1.2.4 28.05 семинар «Подсчет», г. Топки, члены УИК 25, резерв УИК 4, 2 ч, план"
    for letters in range(len(line) + 1):
        assert _letters(line[:letters]) == _letters_told(read_line(line[:letters], KNOWN))
    assert read_line(line, KNOWN).event.status is EventStatus.PLANNED


@given(
    st.permutations(("28.05", "семинар", "г. Топки", "члены УИК 25", "37 чел.", "2 ч", "3 раза")),
    st.integers(0, 7),
    st.sampled_from(("к 80-летию Победы", "№ 12", "2022 год", "УИК № 915", "выборы 2022", "«5 чел., 14.03»", "18+")),
)
def test_names_and_jubilees_are_no_figures(parts: list[str], at: int, name: str) -> None:
    plain = read_line(", ".join(parts), KNOWN).event
    read = read_line(", ".join((*parts[:at], name, *parts[at:])), KNOWN).event
    assert read == replace(plain, title=name.strip("«»"))
    assert (plain.people, plain.count, plain.minutes, plain.starts_on) == (37, 3, 120, date(2022, 5, 28))
