"""Finding by typing: what a text finds and in which order, the wrong layout, numbers, folding."""

from dataclasses import replace
from datetime import date

import pytest

from kuzplan_desktop.domain.finding.finder import ThingKind, find_things, thing
from kuzplan_desktop.domain.finding.layouts import other_layout
from kuzplan_desktop.domain.finding.things import ThingMemo
from tests.reports.filled import held
from tests.reports.small import item, small

COMMANDS = [
    thing(ThingKind.COMMAND, name, title, menu)
    for name, title, menu in (
        ("report", "Отчет о выполнении", "Отчеты"),
        ("sent", "Сданные отчеты", "Отчеты"),
        ("undo", "Отменить", "Правка"),
        ("seminar", "Семинары: всё о них", "План"),
    )
]
ITEMS = [
    thing(ThingKind.ITEM, number, title, number, number=number)
    for number, title in (
        ("1.2.4", "Организация и проведение выездных семинаров"),
        ("1.2.5", "Проведение семинаров «Школа организатора»"),
        ("2.2.1", "Информационно-разъяснительная деятельность"),
        ("2.2.10", "Организация выставок"),
    )
]
EVENTS = [
    thing(ThingKind.EVENT, "e1", "14.03.2022, г. Топки, семинар «Списки»", "1.2.4", "Иванов И.И.", "1.2.4"),
    thing(ThingKind.EVENT, "e2", "03.02.2022, квиз", "2.2.10", "", "2.2.10"),
]
PLACES = [thing(ThingKind.PLACE, "г. Топки", "г. Топки")]
THINGS = [*COMMANDS, *ITEMS, *EVENTS, *PLACES]

FOUND = [
    # typed, what is found, the best first
    ("отчет", ["report", "sent"]),
    ("ОТЧЁТ", ["report", "sent"]),
    ("все о них", ["seminar"]),
    ("семинар", ["seminar", "1.2.4", "1.2.5", "e1"]),
    ("семинар топки", ["e1"]),
    ("школа", ["1.2.5"]),
    ("2.2.1", ["2.2.1", "2.2.10", "e2"]),
    ("2.2.10", ["2.2.10", "e2"]),
    ("топки", ["e1", "г. Топки"]),
    ("иванов", ["e1"]),
    ("ыезд", ["1.2.4"]),
    ("такого нет", []),
]


@pytest.mark.parametrize(("typed", "expected"), FOUND)
def test_a_text_finds_the_best_first(typed, expected):
    finding = find_things(THINGS, typed)
    assert ([one.key for one in finding.things], finding.read_as) == (expected, "")


def test_a_number_that_is_typed_whole_comes_before_those_that_begin_with_it_and_these_before_words():
    things = [thing(ThingKind.COMMAND, "see", "Что с пунктом 2.2.1"), ITEMS[3], ITEMS[2]]
    assert [one.key for one in find_things(things, "2.2.1").things] == ["2.2.1", "2.2.10", "see"]


TURNED = [
    ("jnxtn", "отчет", ["report", "sent"]),
    ("jnx`n", "отчёт", ["report", "sent"]),
    ("1/2/4", "1.2.4", ["1.2.4", "e1"]),
    ("ctvbyfh njgrb ", "семинар топки", ["e1"]),
]


@pytest.mark.parametrize(("typed", "read_as", "expected"), TURNED)
def test_what_was_typed_in_the_wrong_layout_is_understood_and_told(typed, read_as, expected):
    finding = find_things(THINGS, typed)
    assert ([one.key for one in finding.things], finding.read_as) == (expected, read_as)


@pytest.mark.parametrize(
    ("typed", "expected"), [("jnxtn", "отчет"), ("зва", "pdf"), ("Ghbdtn", "Привет"), ("1ю2ю4", "1.2.4"), ("", "")]
)
def test_the_layouts_are_read_in_each_other(typed, expected):
    assert other_layout(typed) == expected


def test_nothing_typed_shows_the_commands():
    assert [one.key for one in find_things(THINGS, "  ").things] == [one.key for one in COMMANDS]


def test_many_events_leave_room_for_the_others():
    many = [thing(ThingKind.EVENT, f"e{number}", f"семинар {number}") for number in range(500)]
    found = find_things([*many, *ITEMS, *COMMANDS], "семинар").things
    assert {"seminar", "1.2.4", "1.2.5"} <= {one.key for one in found}
    assert [one.kind for one in found].count(ThingKind.EVENT) == 12


def test_a_document_gives_its_items_events_and_places():
    document = small(
        item("1.1.1"),
        item("1.1.2", excluded="постановление"),
        events=[
            held("1.1.1", date(2022, 3, 14), form="семинар", place="г. Топки"),
            held("1.1.1", date(2022, 5, 2), form="квиз", place="Г.  ТОПКИ"),
        ],
    )
    memo = ThingMemo()
    things = memo.things(document)
    assert [(one.kind.name, one.title, one.detail) for one in things] == [
        ("ITEM", "Пункт 1.1.1", ""),
        ("EVENT", "02.05.2022, Г.  ТОПКИ, квиз".replace("  ", " "), "1.1.1"),
        ("EVENT", "14.03.2022, г. Топки, семинар", "1.1.1"),
        ("PLACE", "г. Топки", ""),
    ]
    assert memo.things(document) is things
    other = memo.things(replace(document, settings={"preparer": "А"}))
    assert all(before is after for before, after in zip(things, other, strict=True) if before.kind is ThingKind.EVENT)
