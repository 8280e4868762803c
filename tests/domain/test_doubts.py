"""Doubts: each kind is asked once, in the right row; what is as it should be is not asked about."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.doubts import Remark, RemarkKind, Typing, doubts
from kuzplan_desktop.domain.events.choices import audiences, event_forms, strange_audience, strange_form
from kuzplan_desktop.domain.events.event_fields import Attendance
from kuzplan_desktop.domain.marks import Event, Mark, MarkState
from kuzplan_desktop.domain.plan.plan import Section, Subsection
from tests.reports.filled import done, held, plan_of_2022
from tests.reports.small import APRIL, item, small

DAY = date(2022, 3, 14)
QUARTER = parse_reporting_period("2022-Q1")


def found(document: Document, *, own: bool = True, typing: tuple[Typing, ...] = ()) -> list[Remark]:
    return list(doubts(document, QUARTER, own, APRIL, typing))


def kinds(document: Document, **known: Any) -> list[RemarkKind]:
    return [one.kind for one in found(document, **known)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"form": "квиз", "people": 5}, []),
        ({"form": "сем", "people": 5}, [RemarkKind.UNKNOWN_FORM]),
        ({"form": "квиз", "audiences": {"члены У": 5}}, [RemarkKind.UNKNOWN_AUDIENCE]),
        ({"form": "семинар", "people": 5}, [RemarkKind.TRAINING_WITHOUT_AUDIENCES]),
        ({"form": "семинар"}, [RemarkKind.EVENT_WITHOUT_PEOPLE]),
        ({"form": "выездной семинар", "audiences": {"члены УИК": 5}}, []),
        (
            {"form": "квиз", "people": 10, "trained": 500},
            [RemarkKind.ABOVE_PEOPLE, RemarkKind.TRAINING_WITHOUT_AUDIENCES],
        ),
        ({"form": "квиз", "audiences": {"члены УИК": (37, 35)}, "tested": 40}, [RemarkKind.ABOVE_PEOPLE]),
        ({"form": "квиз", "audiences": {"члены УИК": (37, 35)}, "tested": 30}, [RemarkKind.ABOVE_PEOPLE]),
        ({"form": "квиз", "people": 5, "audiences": {"члены УИК": 6}}, [RemarkKind.FEWER_THAN_AUDIENCES]),
        ({"form": "квиз", "people": 5, "taking_part": True}, [RemarkKind.DOUBTFUL_EVENT]),
        ({"form": "квиз", "people": 5, "conflicts": frozenset({"place"})}, [RemarkKind.CONFLICT]),
    ],
)
def test_what_is_doubtful_about_an_event(fields: dict[str, Any], expected: list[RemarkKind]) -> None:
    assert kinds(small(events=[held("1.1.1", DAY, **fields)])) == expected


def test_a_near_form_and_a_near_category_are_offered() -> None:
    event = held("1.1.1", DAY, form="сем", audiences={"члены У": 5, "пенсионеры": 2})
    assert [one.sentence for one in found(small(events=[event]))] == [
        "В пункте 1.1.1 мероприятие «14.03.2022, сем»: формы «сем» нет в списке; может быть, «семинар».",
        "В пункте 1.1.1 мероприятие «14.03.2022, сем»: категории «члены У» нет в списке; может быть, «члены УИК».",
        "В пункте 1.1.1 мероприятие «14.03.2022, сем»: категории «пенсионеры» нет в списке.",
    ]


def test_a_form_of_her_own_is_known() -> None:
    events = [held("1.1.1", DAY, form="мастер-класс", audiences={"члены УИК": 5})]
    assert kinds(small(events=events)) == [RemarkKind.UNKNOWN_FORM]
    assert kinds(small(events=events, settings={"training_forms": "мастер-класс"})) == []


def test_what_the_plan_names_is_in_the_lists() -> None:
    plan = plan_of_2022()
    named = ("совещание", "консультация", "опрос", "диспут", "интеллектуальная игра", "пресс-конференция", "брифинг")
    assert {*named, "интервью"} <= {*event_forms(plan)}
    assert {
        "МФЦ",
        "правоохранительные органы",
        "МЧС",
        "общественные объединения",
        "инвалиды",
        "работники аппарата",
    } <= {*audiences(plan)}
    assert (event_forms(plan)[-1], audiences(plan)[-1]) == ("иное", "прочие")
    assert {strange_form(one, plan) for one in event_forms(plan)} == {None}
    assert {strange_audience(one, plan) for one in audiences(plan)} == {None}
    assert strange_form("диспут", small().plan) == ""


@pytest.mark.parametrize(
    ("other", "twice"),
    [
        ({"place": "г. Топки", "title": "Иное", "people": 9}, True),
        ({"place": "Г.  ТОПКИ"}, True),
        ({"title": "Работа УИК в день голосования "}, True),
        ({"people": 37}, True),
        ({"place": "п. Центральный", "title": "О списках", "people": 9}, False),
        ({}, False),
    ],
)
def test_one_event_written_down_twice(other: dict[str, Any], twice: bool) -> None:
    first = held("1.1.1", DAY, form="квиз", place="г. Топки", title="Работа УИК в день голосования", people=37)
    second = replace(held("1.1.1", DAY, form="акция", **other), uid="second")
    document = small(events=[first, second])
    assert (RemarkKind.DOUBLE_EVENT in kinds(document)) is twice
    apart = replace(document, apart=frozenset({frozenset((first.uid, "second"))}))
    assert RemarkKind.DOUBLE_EVENT not in kinds(apart)
    moved = replace(document, events={"1.1.1": (first, replace(second, starts_on=date(2022, 3, 15)))})
    assert RemarkKind.DOUBLE_EVENT not in kinds(moved)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (done("1.1.1", 1, day=date(2022, 4, 6)), [RemarkKind.MARK_AHEAD]),
        (done("1.1.1", 1, day=APRIL), []),
        (done("1.1.1", 3), [RemarkKind.MARK_AHEAD]),
        (Mark("m", "1.1.1", 3, MarkState.NOT_REQUIRED, note="нет"), []),
        (replace(done("1.1.1", 1), conflict=True), [RemarkKind.CONFLICT]),
    ],
)
def test_what_is_doubtful_about_a_mark(mark: Mark, expected: list[RemarkKind]) -> None:
    assert kinds(small(marks=[mark])) == expected


def test_what_is_doubtful_about_an_item() -> None:
    document = small(
        item("1", "когда-нибудь потом"), item("2", "март 2023 года"), item("3", conflicts=frozenset({"own_override"}))
    )
    told = [(one.kind, one.number) for one in found(document)]
    assert told == [(RemarkKind.UNKNOWN_TERM, "1"), (RemarkKind.DOUBTFUL_TERM, "2"), (RemarkKind.CONFLICT, "3")]


def test_own_items_that_two_people_numbered_alike_are_doubted() -> None:
    first = item("доп.1", added=True)
    second = replace(first, uid="other", title="Экскурсия")
    assert kinds(small(item("1"), first, item("доп.2", added=True))) == []
    assert [(one.kind, one.activity) for one in found(small(item("1"), first, second))] == [
        (RemarkKind.SAME_NUMBER, "доп.1"),
        (RemarkKind.SAME_NUMBER, "other"),
    ]


def test_events_under_items_of_others_are_doubted_in_an_own_report_alone() -> None:
    others = item("2", executors="ИККО – Кузбасса")
    document = small(item("1"), others, events=[held("2", DAY, form="квиз", people=5)])
    (doubt,) = found(document)
    assert (doubt.kind, doubt.number, doubt.quarter) == (RemarkKind.NOT_OWN, "2", 1)
    assert kinds(document, own=False) == []
    assert kinds(small(others, marks=[done("2", 1)])) == [RemarkKind.NOT_OWN]
    assert kinds(small(others, marks=[done("2", 2)])) == []


def test_unfinished_typing() -> None:
    (doubt,) = found(small(), typing=(Typing("1.1.1", 1, "text"),))
    assert doubt == Remark(RemarkKind.UNFINISHED, "В пункте 1.1.1 не дописано: «Что сделано».", "1.1.1", "1.1.1", 1)


def test_a_planned_or_called_off_event_is_not_doubted() -> None:
    events = [
        Event("a", "1.1.1", "planned", DAY, form="сем", attendance=(Attendance("x", "члены У", 5),)),  # type: ignore[arg-type]
        Event("b", "1.1.1", "cancelled", DAY, form="сем"),  # type: ignore[arg-type]
    ]
    assert kinds(small(events=events)) == []


LONG = "О порядке подготовки и проведения выборов, о гласности в работе комиссий и о контроле, "


@pytest.mark.parametrize(
    "others",
    [
        {"title": LONG + "часть вторая"},
        {"title": LONG + "часть первая", "place": "Юрга"},
        {"title": LONG + "часть первая", "people": 8},
        {"title": LONG + "часть первая"},
    ],
)
def test_doubts_of_events_that_begin_alike_can_be_told_apart(others: dict[str, Any]) -> None:
    first = held("1.1.1", DAY, form="сем", title=LONG + "часть первая", people=5)
    second = replace(first, uid="other", **others)
    sentences = [one.sentence for one in found(small(events=[first, second]))]
    assert len(sentences) == len(set(sentences)) == 3
    (twice,) = (one for one in sentences if "записано дважды" in one)
    names = twice.split("«", 1)[1].removesuffix("».").split("» и «")
    assert len(names) == len(set(names)) == 2
    assert all(name.startswith("14.03.2022") for name in names)


def test_doubts_of_items_of_one_number_name_what_stands_above_them() -> None:
    def section(number: str) -> Section:
        one = replace(item("1", "когда-нибудь"), uid=f"uid {number}")
        return Section(number, number, "", (Subsection("", "", "", (one,)),))

    plan = replace(small().plan, sections=(section("I"), section("II")))
    told = found(Document(plan), own=False)
    assert [one.number for one in told] == ["I/1", "II/1"]
    assert [one.sentence.split(". ")[0] for one in told] == ["Пункт I/1", "Пункт II/1"]
