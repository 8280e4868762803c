"""Random edits of a plan: undone they leave nothing, and two people who edit apart come to the same plan."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.store.documents_apart import copy_of, tables

DAY = date(2022, 6, 1)
EDITS: list[Callable[[PlanFile, int], object]] = [
    lambda file, at: file.editing.add_item(part(file, at), at=at % 4, title=f"Новый {at}"),
    lambda file, at: file.editing.add_subsection(pick(file.document.plan.sections, at), f"Подраздел {at}"),
    lambda file, at: file.editing.add_section(f"Раздел {at}", at=at % 3),
    lambda file, at: file.editing.edit_item(item(file, at), title=f"Название {at}", period_text="май"),
    lambda file, at: file.editing.edit_heading(part(file, at), title=f"Заголовок {at}"),
    lambda file, at: file.editing.move(item(file, at), at % 5, under=part(file, at * 7)),
    lambda file, at: file.editing.move(pick(file.document.plan.sections, at), at % 2),
    lambda file, at: file.editing.delete(item(file, at)),
    lambda file, at: file.editing.exclude(item(file, at)),
    lambda file, at: file.editing.include(item(file, at)),
    lambda file, at: file.editing.renumber(),
    lambda file, at: file.editing.edit_head(title=f"План {at} на 2022 год"),
    lambda file, at: file.plan.add_own(part(file, at), f"Свое {at}", "июнь"),
    lambda file, at: file.plan.delete_own(item(file, at)),
    lambda file, at: file.editing.lock(),
    lambda file, at: file.editing.unlock(),
    lambda file, at: file.editing.approve(f"{at}", DAY),
    lambda file, at: file.undo(),
]
STEPS = st.lists(st.tuples(st.integers(0, len(EDITS) - 1), st.integers(0, 60)), max_size=10)


def pick(rows: Sequence[Any], at: int) -> str:
    if not rows:
        raise PlanError("Ничего нет.")
    return str(rows[at % len(rows)].uid)


def part(file: PlanFile, at: int) -> str:
    return pick([one for section in file.document.plan.sections for one in section.subsections], at)


def item(file: PlanFile, at: int) -> str:
    return pick(list(file.document.plan.activities()), at)


def edited(file: PlanFile, steps: Sequence[tuple[int, int]]) -> None:
    """Do what can be done of the steps; one that is refused leaves the document as it was."""
    for kind, at in steps:
        before = file.document
        try:
            EDITS[kind](file, at)
        except PlanError:
            assert file.document == before


def unlocked(device: str) -> PlanFile:
    file = copy_of(device="founder")
    file.editing.unlock()
    return copy_of(file.bodies(), device=device)


@pytest.mark.slow
@given(STEPS)
def test_undoing_all_edits_gives_the_plan_before(steps: list[tuple[int, int]]) -> None:
    file = unlocked("one")
    before: Document = file.document
    edited(file, steps)
    while file.undo() is not None:
        pass
    assert file.document == before


@pytest.mark.slow
@given(STEPS, STEPS)
def test_two_who_edit_apart_come_to_the_same_plan(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> None:
    one, other = unlocked("one"), unlocked("other")
    edited(one, first)
    edited(other, second)
    theirs = other.bodies()
    other.unite(one.bodies())
    one.unite(theirs)
    assert one.document.plan == other.document.plan
    assert tables(one) == tables(other)


@pytest.mark.slow
@given(st.integers(0, 3), st.integers(0, 3))
def test_two_who_add_items_disagree_about_no_neighbour(first: int, second: int) -> None:
    one, other = unlocked("one"), unlocked("other")
    for file, at in ((one, first), (other, second)):
        file.editing.add_item(part(file, 0), at=at, title="Новый")
    one.unite(other.bodies())
    found = list(one.document.plan.activities())
    assert len(found) == 4
    assert [item.conflicts for item in found] == [frozenset()] * 4
    assert [item.number for item in found if item.number] == ["1.1.1", "1.1.2"]


def test_an_item_that_was_added_under_a_deleted_heading_keeps_it() -> None:
    one, other = unlocked("one"), unlocked("other")
    one.editing.delete(part(one, 0))
    other.editing.add_item(part(other, 0), title="Новый")
    one.unite(other.bodies())
    assert [item.title for item in one.document.plan.activities()] == ["Новый"]
