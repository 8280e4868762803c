"""Columns whose roles a person gives: a table without a header, and one whose header says otherwise."""

from dataclasses import replace

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.plan.columns import ColumnRole
from kuzplan_desktop.exchange.plan.meaning import draft_of, standing_doubts
from kuzplan_desktop.exchange.plan.tables import find_rows
from kuzplan_desktop.exchange.source.grid import Grid, GridCell, GridParagraph, GridRow, GridTable

NUMBER, TITLE, EXECUTORS, PERIOD, EXTRA = ColumnRole
TITLED = GridParagraph("План обучения на 2027 год", place="абзац 1")


def table(*rows):
    """A table of rows written as «1|Семинар|май|ТИК»."""
    return GridTable(
        tuple(
            GridRow(
                tuple(GridCell(at, text) for at, text in enumerate(row.split("|"))), place=f"таблица 1, строка {number}"
            )
            for number, row in enumerate(rows, start=1)
        )
    )


def test_a_table_without_a_header_is_read_by_the_roles_that_a_person_gave():
    grid = Grid((TITLED, table("1|Семинар|май|ТИК", "2|Лекция|июнь|ИККО")))
    with pytest.raises(PlanError, match="нет таблицы плана"):
        draft_of(grid)
    draft = draft_of(grid, roles=(NUMBER, TITLE, PERIOD, EXECUTORS))
    assert [(one.number, one.title, one.period_text, one.executors_text) for one in draft.activities()] == [
        ("1", "Семинар", "май", "ТИК"),
        ("2", "Лекция", "июнь", "ИККО"),
    ]


def test_roles_given_by_hand_go_before_the_words_of_the_header():
    grid = Grid(
        (
            TITLED,
            table("№|Мероприятие|Ответственный|Срок|Место", "1|Семинар|Актовый зал|май|ТИК", "2|Лекция|Зал|июль|УИК"),
        )
    )
    draft = draft_of(grid, roles=(NUMBER, TITLE, EXTRA, PERIOD, EXECUTORS))
    assert [one.executors_text for one in draft.activities()] == ["ТИК", "УИК"]
    assert [one.notes for one in draft.activities()] == [
        (("Ответственный", "Актовый зал"),),
        (("Ответственный", "Зал"),),
    ]


def test_the_rest_of_the_table_on_further_pages_is_read_the_same_way():
    first = table("№|Мероприятие|Ответственный|Срок", "1|Семинар|май|ТИК")
    again = table("№|Мероприятие|Ответственный|Срок", "2|Лекция|июль|УИК")
    draft = draft_of(Grid((TITLED, first, again)), roles=(NUMBER, TITLE, PERIOD, EXECUTORS))
    assert [(one.period_text, one.executors_text) for one in draft.activities()] == [("май", "ТИК"), ("июль", "УИК")]


def test_a_doubt_is_gone_as_soon_as_the_draft_is_mended():
    grid = Grid((TITLED, table("№|Мероприятие|Ответственный|Срок", "1|Семинар|ТИК|по звонку", "3|Лекция||май")))
    columns = find_rows(grid).columns
    draft = draft_of(grid)
    texts = [one.text for one in standing_doubts(draft, columns)]
    assert texts == [
        "Между пунктами 1 и 3 нет номера 2.",
        "У пункта 3 не указан исполнитель.",
        "Срок «по звонку» не распознан: выберите его смысл.",
    ]
    assert {one.place for one in standing_doubts(draft, columns)} == {
        "таблица 1, строка 3",
        "пункт 1, таблица 1, строка 2",
    }
    part = draft.sections[0].subsections[0]
    one, other = part.activities
    mended = (replace(one, period_override="Май"), replace(other, number="2", executors_text="ИККО"))
    sections = (replace(draft.sections[0], subsections=(replace(part, activities=mended),)),)
    assert list(standing_doubts(replace(draft, sections=sections), columns)) == []
