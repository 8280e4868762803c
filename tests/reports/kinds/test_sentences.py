"""The wording of reports: inflection, dates, events, figures."""

from dataclasses import replace
from datetime import date

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.events.event_text import event_line
from kuzplan_desktop.domain.figures.amounts import Amounts
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.marks import Attendance, Event
from kuzplan_desktop.domain.plan.plan import Decree, Plan
from kuzplan_desktop.domain.reported import Reported, reported_line
from kuzplan_desktop.domain.wording import days_digits
from kuzplan_desktop.reports.paper.sentences import (
    approval,
    commission_genitive,
    figures_line,
    hours_digits,
    period_sentence,
    plan_genitive,
    report_title,
    tied_name,
)
from tests.reports.filled import plan_of_2022


def spaced(text: str) -> str:
    """`text` with plain blanks in place of the non-breaking ones."""
    return text.replace("\u00a0", " ")


def test_the_title_of_a_report_on_the_plan_of_2022() -> None:
    title = report_title(plan_of_2022(), parse_reporting_period("2022-Q1"), cumulative=False)
    assert spaced(title) == (
        "о выполнении Сводного плана основных мероприятий Избирательной комиссии Кемеровской области – Кузбасса по "
        "обучению организаторов выборов и иных участников избирательного процесса, повышению правовой культуры "
        "избирателей в Кемеровской области – Кузбассе на 2022 год, утвержденного постановлением Избирательной комиссии "
        "Кемеровской области – Кузбасса от 27 декабря 2021 г. № 3/20-7, за I квартал 2022 года"
    )


def test_dates_and_numbers_do_not_part_from_their_words() -> None:
    assert approval(plan_of_2022()).endswith("от 27\u00a0декабря\u00a02021\u00a0г. №\u00a03/20-7")


@pytest.mark.parametrize(
    ("authority", "day", "number", "expected"),
    [
        ("", None, "", ""),
        ("", None, "7", "утвержденного постановлением № 7"),
        ("Избирком", date(2023, 1, 9), "7", "утвержденного постановлением от 9 января 2023 г. № 7 (Избирком)"),
        ("Избирательная комиссия", None, "", ""),  # a project
        ("Избирательная комиссия", None, "7", "утвержденного постановлением Избирательной комиссии № 7"),
    ],
)
def test_the_approval_says_what_is_known(authority: str, day: date | None, number: str, expected: str) -> None:
    assert spaced(approval(Plan("p", "План", 2023, authority, day, number))) == expected


def test_a_plan_that_was_amended_names_the_decrees() -> None:
    amended = replace(plan_of_2022(), amendments=(Decree("5", date(2022, 6, 1)), Decree("9", None)))
    assert spaced(approval(amended)).endswith("№ 3/20-7 (в редакции постановлений от 1 июня 2022 г. № 5, № 9)")


def test_a_title_without_an_approval_needs_no_comma() -> None:
    plan = Plan("p", "План работы", 2022, "", None, "")
    assert (
        report_title(plan, parse_reporting_period("2022"), cumulative=False) == "о выполнении Плана работы за 2022 год"
    )


def test_a_cumulative_report_says_so_in_its_title() -> None:
    title = report_title(plan_of_2022(), parse_reporting_period("2022-Q2"), cumulative=True)
    assert title.endswith("за II квартал 2022 года (нарастающим итогом с начала года)")


@pytest.mark.parametrize(
    ("title", "genitive"),
    [
        ("Сводный план мероприятий", "Сводного плана мероприятий"),
        ("план работы", "плана работы"),
        ("Планирование", "плана «Планирование»"),
        ("Программа", "плана «Программа»"),
        ("", "плана"),
    ],
)
def test_a_plan_in_the_genitive(title: str, genitive: str) -> None:
    assert plan_genitive(title) == genitive


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Избирательная комиссия Кузбасса", "Избирательной комиссии Кузбасса"),
        ("Топкинская территориальная избирательная комиссия", "Топкинской территориальной избирательной комиссии"),
        ("Комиссия", "Комиссии"),
        ("Избирком", ""),
        ("", ""),
    ],
)
def test_a_commission_in_the_genitive(name: str, genitive: str) -> None:
    assert commission_genitive(name) == genitive


@pytest.mark.parametrize(
    ("first", "last", "digits"),
    [
        (date(2022, 3, 14), date(2022, 3, 14), "14.03.2022"),
        (date(2022, 3, 4), date(2022, 3, 16), "04–16.03.2022"),
        (date(2022, 3, 30), date(2022, 4, 2), "30.03–02.04.2022"),
        (date(2021, 12, 30), date(2022, 1, 2), "30.12.2021–02.01.2022"),
    ],
)
def test_days_in_digits(first: date, last: date, digits: str) -> None:
    assert days_digits(first, last) == digits


def event(**fields: object) -> Event:
    """An event of 14 March."""
    return Event("e", "1.1.1", **{"starts_on": date(2022, 3, 14), **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            {
                "place": "г. Топки",
                "form": "семинар",
                "title": "Работа УИК",
                "attendance": (Attendance("a", "члены УИК", 37),),
            },
            "14.03.2022, г. Топки, семинар «Работа УИК», 37 чел. (члены УИК – 37)",
        ),
        (
            {
                "form": "семинар",
                "people": 50,
                "attendance": tuple(
                    Attendance(name, name, people) for name, people in (("краеведы", 1), ("СМИ", 2), ("члены УИК", 37))
                ),
            },
            "14.03.2022, семинар, 50 чел. (члены УИК – 37; СМИ – 2; краеведы – 1)",
        ),
        ({"form": "классный час", "count": 14, "people": 318}, "14.03.2022, классный час (14 мероприятий), 318 чел."),
        ({"count": 2}, "14.03.2022, мероприятие (2 мероприятия)"),
        ({"title": "«Выбор»"}, "14.03.2022, «Выбор»"),
        ({"title": "«Турнир «Знатоки»»"}, "14.03.2022, «Турнир „Знатоки“»"),
        ({"title": "Турнир «Знатоки»"}, "14.03.2022, «Турнир „Знатоки“»"),
        ({"title": 'Турнир "Знатоки"'}, "14.03.2022, «Турнир „Знатоки“»"),
        ({"title": "Турнир “Знатоки”"}, "14.03.2022, «Турнир „Знатоки“»"),
        ({"title": "Турнир „Знатоки“"}, "14.03.2022, «Турнир „Знатоки“»"),
        ({"title": "«Знатоки» и «Умники»"}, "14.03.2022, «Знатоки» и «Умники»"),
        ({"title": '"Знатоки"'}, '14.03.2022, "Знатоки"'),
        ({"title": 'Доска 5"'}, '14.03.2022, «Доска 5"»'),
        ({"form": "квиз", "description": "Победила школа № 8."}, "14.03.2022, квиз. Победила школа № 8."),
        ({"starts_on": None, "month": date(2022, 3, 1), "form": "ВКС"}, "март 2022 года, ВКС"),
    ],
)
def test_an_event_as_a_report_prints_it(fields: dict[str, object], line: str) -> None:
    assert event_line(event(**fields)) == line


@pytest.mark.parametrize(
    ("planned", "word"), [(1, "пункт"), (3, "пункта"), (11, "пунктов"), (12, "пунктов"), (21, "пункт")]
)
def test_the_line_of_figures(planned: int, word: str) -> None:
    figures = PeriodFigures(planned, 9, 3, 0, 14, 340, 0)
    assert figures_line(figures) == (
        f"по плану {planned} {word}, проводилась работа по 9, нет сведений 3, не выполнено в срок 0; "
        "мероприятий 14, участников 340"
    )


@pytest.mark.parametrize(("planned", "words"), [(1, "1 пункта"), (14, "14 пунктов"), (21, "21 пункта")])
def test_the_sentence_of_a_period_agrees_with_its_numbers(planned: int, words: str) -> None:
    figures = PeriodFigures(planned, 1, planned - 1, 0, 0, 0, 0)
    told = period_sentence(parse_reporting_period("2022-Q1"), figures, Amounts())
    assert told.endswith(f"работа велась по 1 из {words} плана.")


@pytest.mark.parametrize(
    ("handed", "told"), [(0, "представили 0 комиссий"), (1, "представила 1 комиссия"), (2, "представили 2 комиссии")]
)
def test_who_has_reported_agrees_with_the_number(handed: int, told: str) -> None:
    assert reported_line([Reported.SENT] * handed + [Reported.NONE]).startswith(told)


@pytest.mark.parametrize("name", ["И.О. Фамилия", "И. О. Фамилия", "И.О.Фамилия", "И.О.\u00a0Фамилия"])
def test_initials_stay_with_the_surname(name: str) -> None:
    assert tied_name(name) == "И.О.\u00a0Фамилия"


def test_initials_after_the_surname_stay_with_it_too() -> None:
    assert tied_name("Фамилия И.О.") == "Фамилия\u00a0И.О."


@pytest.mark.parametrize(("minutes", "hours"), [(60, "1"), (90, "1,5"), (45, "0,75"), (600, "10"), (100, "1,67")])
def test_minutes_as_hours(minutes: int, hours: str) -> None:
    assert hours_digits(minutes) == hours


def test_generated_words_have_no_yo() -> None:
    title = report_title(
        Plan("p", "План", 2022, "", date(2022, 2, 1), "1"), parse_reporting_period("2022-9M"), cumulative=True
    )
    lines = [title, figures_line(PeriodFigures(1, 1, 0, 0, 1, 1, 0)), event_line(event(count=3, people=2))]
    assert "ё" not in "".join(lines).casefold()
