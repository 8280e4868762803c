"""Edits of a draft: each makes the plan that a person means, and none loses a row."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft, SectionDraft, SubsectionDraft
from kuzplan_desktop.domain.plan.draft_edits import (
    DraftRow,
    RowLevel,
    at_key,
    draft_rows,
    draft_with,
    levelled,
    moved,
    removed,
    row_added,
    sections_with,
    unused,
    with_text,
)

EMPTY = PlanDraft("План", 2027, "Комиссия", None, "", "Плана", (), (), ())
LETTERS = {RowLevel.SECTION: "I", RowLevel.SUBSECTION: "S", RowLevel.ITEM: "a"}


def rows(outline):
    """Rows of an outline written as «I1 S1 a1 a2»: sections, subsections, items."""
    levels = {letter: level for level, letter in LETTERS.items()}
    return tuple(
        DraftRow(key, levels[word[0]], word, f"строка {word}", place=f"строка {key}")
        for key, word in enumerate(outline.split())
    )


def outline(made):
    return " ".join(LETTERS[row.level] + row.number[1:] for row in made)


def test_rows_and_draft_are_two_views_of_one_plan():
    item = ActivityDraft("1.1.1", "Семинар", "ТИК", "май", (("Охват", "25"),), "строка 3", "июнь")
    sections = (
        SectionDraft("", "", (SubsectionDraft("", "", (replace(item, number="0"),)),)),
        SectionDraft("I", "Обучение", (SubsectionDraft("1.1", "Кадры", (item,)), SubsectionDraft("1.2", "Пусто"))),
        SectionDraft("II", "Культура", (SubsectionDraft("", "", (item,)),)),
    )
    draft = replace(EMPTY, sections=sections)
    assert [row.level for row in draft_rows(draft)] == [3, 1, 2, 3, 2, 1, 3]
    assert draft_with(EMPTY, draft_rows(draft)) == draft
    assert draft_rows(draft)[3].period_override == "июнь"
    assert draft_rows(draft)[3].place == "строка 3"


def test_places_of_headings_are_kept():
    draft = replace(EMPTY, sections=(SectionDraft("I", "Обучение", (SubsectionDraft("1.1", "Кадры", (), "п"),), "р"),))
    again = draft_with(EMPTY, draft_rows(draft)).sections[0]
    assert (again.place, again.subsections[0].place) == ("р", "п")


@pytest.mark.parametrize(
    ("before", "which", "by", "after"),
    [
        ("I1 a1 a2 a3", "a2", -1, "I1 a2 a1 a3"),
        ("I1 a1 a2 a3", "a2", 1, "I1 a1 a3 a2"),
        ("I1 a1 a2", "a1", -1, "I1 a1 a2"),  # never above the first heading
        ("I1 a1 a2", "a2", 1, "I1 a1 a2"),
        ("I1 a1 I2 a2", "a2", -1, "I1 a1 a2 I2"),  # goes on under the heading before
        ("I1 a1 I2 a2", "a1", 1, "I1 I2 a1 a2"),
        ("I1 S1 a1 S2 a2", "S2", -1, "I1 S2 a2 S1 a1"),  # with all that stands under it
        ("I1 S1 a1 S2 a2", "S1", 1, "I1 S2 a2 S1 a1"),
        ("I1 S1 a1 I2 S2 a2", "S2", -1, "I1 S1 a1 S2 a2 I2"),
        ("I1 S1 a1 I2 S2 a2", "S1", 1, "I1 I2 S1 a1 S2 a2"),
        ("I1 S1 a1 I2 S2 a2", "I2", -1, "I2 S2 a2 I1 S1 a1"),
        ("I1 S1 a1 I2 S2 a2", "I1", 1, "I2 S2 a2 I1 S1 a1"),
        ("I1 S1 a1", "S1", -1, "I1 S1 a1"),
        ("a1 a2", "a2", -1, "a2 a1"),
        ("a1 I1 a2", "I1", -1, "a1 I1 a2"),
    ],
)
def test_a_row_moves_past_its_neighbour(before, which, by, after):
    made = rows(before)
    at = before.split().index(which)
    assert outline(moved(made, at, by)) == after


@pytest.mark.parametrize(
    ("by", "level"), [(-1, RowLevel.SUBSECTION), (-2, RowLevel.SECTION), (-5, RowLevel.SECTION), (1, RowLevel.ITEM)]
)
def test_a_row_changes_its_level_as_far_as_there_are_levels(by, level):
    made = levelled(rows("I1 a1 a2"), 1, by)
    assert [row.level for row in made] == [RowLevel.SECTION, level, RowLevel.ITEM]


def test_an_item_that_became_a_heading_keeps_its_texts_and_says_that_they_are_not_in_the_plan():
    made = (DraftRow(0, RowLevel.ITEM, "1", "Обучение", "ТИК", "май", notes=(("Охват", "25"),), place="строка 1"),)
    up = levelled(made, 0, -1)
    assert [(one.place, one.text) for one in unused(up)] == [
        ("строка 1", "Строка 1 стала заголовком, и в план не войдет: «ТИК», «май», «25».")
    ]
    assert levelled(up, 0, 1) == made
    assert list(unused(made)) == []


def test_an_item_is_added_after_the_chosen_row_with_a_place_of_its_own():
    once, first = row_added(rows("I1 a1 a2"), 1)
    twice, second = row_added(once, at_key(once, first))
    assert [row.key for row in twice] == [0, 1, first, second, 2]
    assert [row.place for row in twice[2:4]] == ["добавлено вручную, 1", "добавлено вручную, 2"]
    assert twice[2].level is RowLevel.ITEM


def test_rows_are_added_to_nothing():
    made, key = row_added((), -1)
    assert [row.key for row in made] == [key]
    assert sections_with(made)[0].subsections[0].activities[0].title == ""


def test_what_stood_under_a_removed_heading_goes_under_the_one_before():
    made = sections_with(removed(rows("I1 S1 a1 S2 a2"), {3}))
    assert [[item.number for item in part.activities] for part in made[0].subsections] == [["a1", "a2"]]


def test_a_text_is_changed_alone():
    made = with_text(rows("I1 a1"), 1, "period_override", "Май")
    assert made[1].period_override == "Май"
    assert made[0] == rows("I1 a1")[0]


WORDS = st.lists(st.sampled_from("ISa"), min_size=1, max_size=12).map(
    lambda letters: " ".join(f"{letter}{number}" for number, letter in enumerate(letters))
)


@given(WORDS, st.data())
def test_moving_and_levelling_never_lose_a_row(words, data):
    made = rows(words)
    at = data.draw(st.integers(0, len(made) - 1))
    by = data.draw(st.sampled_from((-1, 1)))
    for edited in (moved(made, at, by), levelled(made, at, by)):
        assert sorted(row.key for row in edited) == [row.key for row in made]
        there = sections_with(edited)
        parts = [part for section in there for part in section.subsections]
        numbers = [item.number for part in parts for item in part.activities]
        numbers += [part.number for part in parts] + [section.number for section in there]
        assert sorted(filter(None, numbers)) == sorted(row.number for row in made)
