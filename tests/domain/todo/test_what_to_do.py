"""The start page: what stands in which group on which day, what a row says, how the quarter and the year are told."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kuzplan_desktop.domain.calendar import Campaign, parse_reporting_period
from kuzplan_desktop.domain.commission import Commission
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.doubts import Remark, RemarkKind
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark, MarkState
from kuzplan_desktop.domain.plan.plan import Plan, Section, Subsection
from kuzplan_desktop.domain.reporting.sent_reports import SentReport
from kuzplan_desktop.domain.todo.values import Fate, TodoKind, WhatToDo
from kuzplan_desktop.domain.todo.what_to_do import what_to_do
from tests.reports.filled import done, held
from tests.reports.small import item, small

MAY = date(2022, 5, 20)


def groups(found: WhatToDo) -> dict[str, list[str]]:
    """Each group's caption and the numbers of its items."""
    return {group.caption: [row.number or row.name for row in group.rows] for group in found.groups}


def details(found: WhatToDo, kind: TodoKind) -> list[str]:
    return [row.detail for group in found.groups for row in group.rows if row.kind is kind]


def planned(activity: str, day: date | None, **fields: Any) -> Event:
    return replace(Event(f"{activity}-planned", activity, EventStatus.PLANNED, day), **fields)


def sent(period: str, day: date, number: str = "") -> SentReport:
    return SentReport(period, "progress", period, True, False, day, number)


PRESSING = [
    # срок, marks, day, group, what the row says
    ("Май", [], MAY, "Срок подходит", "Срок: май – осталось 11 дней"),
    ("Май", [], date(2022, 5, 17), "Срок подходит", "Срок: май – осталось 14 дней"),
    ("Май", [], date(2022, 5, 31), "Срок подходит", "Срок: май – сегодня последний день"),
    ("Май", [], date(2022, 6, 1), "Срок прошел", "Срок: май – истек 31.05.2022"),
    ("до 21 мая", [], MAY, "Срок подходит", "Срок: до 21 мая – осталось 1 день"),
    ("Ежеквартально", [], date(2022, 6, 20), "Срок прошел", "Срок: ежеквартально – истек 31.03.2022"),
    ("Ежеквартально", [1], date(2022, 6, 20), "Срок подходит", "Срок: ежеквартально – осталось 10 дней"),
    ("В течение года", [], date(2022, 12, 20), "Срок подходит", "Год – осталось 11 дней"),
]


@pytest.mark.parametrize(("term", "ticked", "day", "group", "words"), PRESSING)
def test_a_term_that_ends_soon_or_has_ended_presses(
    term: str, ticked: list[int], day: date, group: str, words: str
) -> None:
    document = small(item("1.1.1", term), marks=[done("1.1.1", quarter) for quarter in ticked])
    found = next(one for one in what_to_do(document, 2, day).groups if one.caption == group)
    assert [row.detail for row in found.rows] == [words]


@pytest.mark.parametrize(
    ("term", "ticked", "day"),
    [
        ("Май", [], date(2022, 5, 16)),  # fifteen days
        ("Май", [2], MAY),
        ("Май", [1], MAY),  # early is fine
        ("В течение года", [], MAY),
        ("В течение года", [1], date(2022, 12, 20)),
        ("По мере необходимости", [], date(2022, 12, 20)),
        ("В период подготовки и проведения выборов", [], MAY),
    ],
)
def test_other_terms_do_not_press(term: str, ticked: list[int], day: date) -> None:
    document = small(item("1.1.1", term), marks=[done("1.1.1", quarter) for quarter in ticked])
    assert not {"Срок подходит", "Срок прошел"} & groups(what_to_do(document, 2, day)).keys()


def test_a_late_item_offers_the_box_of_its_term() -> None:
    found = what_to_do(small(item("1.1.1", "Февраль")), 2, MAY)
    row = next(row for group in found.groups for row in group.rows if row.kind is TodoKind.LATE)
    assert (row.quarter, row.may_mark) == (1, True)


def test_what_stands_above_is_not_told_again_and_the_caption_says_so() -> None:
    document = small(
        item("1.1.1", "Май"), item("1.1.2"), item("1.1.3", marks := "В течение года"), item("1.1.4", marks)
    )
    document = replace(document, marks={"1.1.3": {2: done("1.1.3", 2)}})
    found = what_to_do(document, 2, MAY)
    assert groups(found) == {"Срок подходит": ["1.1.1"], "Нет сведений за II квартал": ["1.1.2", "1.1.4"]}
    assert found.groups[-1].besides
    assert found.figures.line.no_information == 3


@pytest.mark.parametrize(
    ("term", "marks", "quarter", "words"),
    [
        ("В течение года", [], 1, "Год"),
        ("В течение года (по отдельному плану)", [], 2, "Год · по отдельному плану · I квартал: нет сведений"),
        ("В течение года", [done("1.1.1", 1)], 2, "Год · I квартал: выполнено"),
        ("В течение года", [done("1.1.1", 1)], 3, "Год · II квартал: нет сведений"),
        ("В течение года", [], 3, "Год · с начала года нет сведений"),
        (
            "В течение года",
            [Mark("m", "1.1.1", 2, None, None, "Проведена учеба")],
            2,
            "Год · I квартал: нет сведений · есть текст, но нет отметки",
        ),
    ],
)
def test_a_silent_item_says_its_term_and_what_was_before(
    term: str, marks: list[Mark], quarter: int, words: str
) -> None:
    found = what_to_do(small(item("1.1.1", term), marks=marks), quarter, date(2022, 9, 1))
    assert details(found, TodoKind.NO_INFORMATION) == [words]


def test_a_quarter_that_has_not_begun_is_to_come_and_cannot_be_ticked() -> None:
    found = what_to_do(small(item("1.1.1")), 3, MAY)
    assert groups(found) == {"Предстоит в III квартале": ["1.1.1"]}
    assert not found.groups[0].rows[0].may_mark


@pytest.mark.parametrize(
    ("event", "title", "detail"),
    [
        (
            planned("1.1.1", date(2022, 5, 12), form="деловая игра"),
            "Деловая игра, запланировано на 12.05.2022",
            "День прошел: проведено ли оно?",
        ),
        (
            planned("1.1.1", None, month=date(2022, 4, 1), form="семинар", title="Учеба"),
            "Семинар «Учеба», запланировано на апрель 2022 года",
            "Месяц прошел: проведено ли оно?",
        ),
    ],
)
def test_a_planned_event_that_is_past_is_asked_about(event: Event, title: str, detail: str) -> None:
    found = what_to_do(small(item("1.1.1"), events=[event]), 2, MAY)
    assert groups(found) == {"Запланировано и прошло": ["1.1.1"]}
    row = found.groups[0].rows[0]
    assert (row.title, row.detail, row.event) == (title, detail, "1.1.1-planned")


@pytest.mark.parametrize("day", [MAY, date(2022, 6, 1), None])
def test_a_planned_event_of_today_or_later_is_not(day: date | None) -> None:
    event = planned("1.1.1", day, month=None if day else date(2022, 5, 1))
    assert "Запланировано и прошло" not in groups(what_to_do(small(item("1.1.1"), events=[event]), 2, MAY))


def test_what_is_to_be_decided() -> None:
    document = small(
        item("1.1.1", conflicts=frozenset({"period_override"})),
        item("1.1.2"),
        marks=[replace(done("1.1.2", 1), conflict=True)],
        events=[held("1.1.2", MAY, form="квиз", conflicts=frozenset({"place"}))],
    )
    remarks = [
        Remark(RemarkKind.UNKNOWN_FORM, "Формы «сем» нет в списке.", "1.1.2", "1.1.2", 2),
        Remark(RemarkKind.CONFLICT, "Разногласие", "1.1.2", "1.1.2", 1),
    ]
    found = what_to_do(document, 2, MAY, remarks=remarks, unfinished=["1.1.1"], copies=["План (копия).sqlite"])
    rows = found.groups[0].rows
    assert [(row.kind, row.number, row.detail) for row in rows] == [
        (TodoKind.ITEM_CONFLICT, "1.1.1", "Двое записали по-разному: «Срок изменен на»"),
        (TodoKind.MARK_CONFLICT, "1.1.2", "Отметку за I квартал двое записали по-разному"),
        (TodoKind.EVENT_CONFLICT, "1.1.2", "Двое записали по-разному: «Место»"),
        (TodoKind.UNFINISHED, "1.1.1", "Начатая запись ждет: она еще не записана"),
        (TodoKind.COPY, "", "Рядом лежит копия документа, в ней есть новое"),
        (TodoKind.DOUBT, "1.1.2", "Пункт 1.1.2"),
    ]
    assert rows[-1].title == "Формы «сем» нет в списке."


@pytest.mark.parametrize(
    ("day", "quarter", "reports", "expected", "asked"),
    [
        (MAY, 2, [sent("2022-Q1", date(2022, 4, 4), "01-12/34")], ["сдан 04.04.2022, исх. 01-12/34", "до 5 июля"], []),
        (date(2022, 4, 3), 1, [], ["до 5 апреля", "до 5 июля"], ["2022-Q1"]),
        (date(2022, 4, 12), 1, [], ["просрочен на 7 дней", "до 5 июля"], ["2022-Q1"]),
        (MAY, 2, [], ["просрочен на 45 дней", "до 5 июля"], []),  # long ago: told beside, not asked for
        (
            date(2022, 7, 4),
            2,
            [sent("2022-H1", date(2022, 7, 2))],
            ["просрочен на 90 дней", "вошел в отчет за больший период", "сдан 02.07.2022"],
            [],
        ),
    ],
)
def test_the_fate_of_reports(
    day: date, quarter: int, reports: list[SentReport], expected: list[str], asked: list[str]
) -> None:
    found = what_to_do(small(item("1.1.1"), sent_reports=tuple(reports)), quarter, day)
    assert [one.words for one in found.reports][: len(expected)] == expected
    assert groups(found).get("Сдать отчет", []) == asked


@pytest.mark.parametrize(
    ("day", "quarter", "heading", "sentence"),
    [
        (
            MAY,
            2,
            "Что сделать во II квартале",
            "Сегодня 20\xa0мая\xa02022\xa0г. Отчет за II квартал – до 5 июля, осталось 46 дней.",
        ),
        (
            date(2022, 1, 10),
            1,
            "Что сделать в I квартале",
            "Сегодня 10\xa0января\xa02022\xa0г. Отчет за I квартал – до 5 апреля, осталось 85 дней.",
        ),
        (
            date(2021, 12, 27),
            1,
            "Что сделать в I квартале",
            "Сегодня 27\xa0декабря\xa02021\xa0г. План 2022 года еще не начался. "
            "Отчет за I квартал – до 5 апреля, осталось 99 дней.",
        ),
        (
            date(2023, 1, 9),
            4,
            "Что сделать в IV квартале",
            "Сегодня 9\xa0января\xa02023\xa0г. Отчет за IV квартал – до 9 января 2023 года: это сегодня.",
        ),
    ],
)
def test_the_head_of_the_page(day: date, quarter: int, heading: str, sentence: str) -> None:
    found = what_to_do(small(item("1.1.1")), quarter, day)
    assert (found.heading, found.sentence, found.is_over) == (heading, sentence, False)


def test_a_finished_year_is_told_without_alarm() -> None:
    document = small(item("1.1.1"), item("1.1.2", "Февраль"))
    found = what_to_do(document, 4, date(2026, 11, 22))
    assert found.heading == "План 2022 года завершен"
    assert found.sentence == "Состояния показаны на 31.12.2022, показатели – за IV квартал. Сведений нет."
    assert (found.groups, found.nearest) == ((), ())
    assert {one.fate for one in found.reports} == {Fate.NOT_SENT}
    touched = replace(document, marks={"1.1.1": {1: done("1.1.1", 1)}})
    assert "Сведений нет" not in what_to_do(touched, 4, date(2026, 11, 22)).sentence


def test_items_of_others_are_not_ours_to_do() -> None:
    document = small(item("1.1.1", executors="ИККО – Кузбасса"), item("1.1.2"))
    assert groups(what_to_do(document, 2, MAY)) == {"Нет сведений за II квартал": ["1.1.2"]}
    assert what_to_do(document, 2, MAY).whole.total == 1


def test_a_plan_without_a_commission_is_told_whole() -> None:
    document = small(item("1.1.1", executors="ИККО – Кузбасса"), item("1.1.2"), commission=None)
    assert what_to_do(document, 2, MAY).whole.total == 2


def test_a_plan_without_items_says_nothing() -> None:
    found = what_to_do(Document(Plan("p", "План", 2022, "", None, ""), Commission("c", "ТИК")), 2, MAY)
    assert (found.groups, found.sections, found.whole.total) == ((), (), 0)


def test_the_year_and_its_sections_are_counted_over_what_is_ours() -> None:
    parts = (
        Section("I", "I", "Обучение", (Subsection("1", "1", "", (item("1.1"), item("1.2", "Февраль"))),)),
        Section("II", "II", "Выборы", (Subsection("2", "2", "", (item("2.1", "В период подготовки выборов"),)),)),
    )
    plan = Plan("p", "План", 2022, "", None, "", sections=parts)
    document = Document(plan, Commission("c", "ТИК"), {"1.1": {1: done("1.1", 1)}, "1.2": {1: done("1.2", 1)}})
    found = what_to_do(document, 2, MAY)
    assert found.whole[:4] == (2, 1, 1, 0)  # in all, done, in progress, late: no elections are held
    assert [(one.number, one.standing.total, one.standing.done) for one in found.sections] == [
        ("I", 2, 1),
        ("II", 0, 0),
    ]


def test_the_figures_are_those_of_the_quarter_beside_those_since_january() -> None:
    events = [held("1.1.1", date(2022, 2, 3), people=40, count=3), held("1.1.1", date(2022, 5, 3), people=7)]
    figures = what_to_do(small(item("1.1.1"), events=events), 2, MAY).figures
    document = small(item("1.1.1"), events=events)
    assert figures.line == document.figures(parse_reporting_period("2022-Q2"), MAY, own=True)
    assert (figures.line.events, figures.line.people) == (1, 7)
    assert (figures.events_of_year, figures.people_of_year) == (4, 47)


def test_the_next_three_days_that_matter() -> None:
    document = small(
        item("1.1.1", "Май"),
        item("1.1.2"),
        item("1.1.3", "Июнь", conflicts=frozenset()),
        item("1.1.4", "Апрель"),
        events=[
            planned("1.1.2", date(2022, 5, 31), form="семинар", place="г. Топки"),
            replace(planned("1.1.2", date(2022, 5, 12)), uid="past"),
        ],
        campaigns=(Campaign("c", "Выборы главы", "", date(2022, 4, 1), date(2022, 6, 5)),),
    )
    assert [(one.day, [line[:2] for line in one.lines]) for one in what_to_do(document, 2, MAY).nearest] == [
        (
            date(2022, 5, 31),
            [("1.1.2 семинар", "запланировано, г. Топки"), ("1.1.1 Пункт 1.1.1", "конец срока: май")],
        ),
        (date(2022, 6, 5), [("День голосования", "Выборы главы")]),
        (date(2022, 6, 30), [("1.1.3 Пункт 1.1.3", "конец срока: июнь")]),
    ]


def test_not_required_asks_for_nothing() -> None:
    document = small(item("1.1.1", "Май"), marks=[Mark("m", "1.1.1", 2, MarkState.NOT_REQUIRED, None, "", "Отложено")])
    assert what_to_do(document, 2, MAY).groups == ()
