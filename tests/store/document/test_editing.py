"""Editing and approving a plan: what is allowed when, each a step that can be undone, and two who edit apart."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.plan.plan import Abbreviation, Decree, Plan
from kuzplan_desktop.store.document.plan_file import PlanFile

DAY = date(2022, 6, 1)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PlanFile]:
    with PlanFile.create(tmp_path / "plan.sqlite", commission="Топкинская ТИК") as opened:
        opened.editing.unlock()
        yield opened


def numbers(plan: Plan, part: int = 0) -> list[str]:
    return [item.number for item in plan.sections[0].subsections[part].activities]


def uid(file: PlanFile, number: str) -> str:
    (item,) = file.document.plan.find(number)
    return item.uid


def test_a_locked_plan_is_edited_by_nothing(tmp_path: Path) -> None:
    with PlanFile.create(tmp_path / "plan.sqlite", commission="Топкинская ТИК") as file:
        plan = file.document.plan
        section, part, item = next(plan.walk())
        deeds: list[Callable[[], object]] = [
            lambda: file.editing.add_section("Раздел"),
            lambda: file.editing.add_subsection(section.uid, "Подраздел"),
            lambda: file.editing.add_item(part.uid, title="Пункт"),
            lambda: file.editing.edit_heading(section.uid, title="Раздел"),
            lambda: file.editing.edit_item(item.uid, title="Пункт"),
            lambda: file.editing.move(item.uid, 2),
            lambda: file.editing.move_up(item.uid),
            lambda: file.editing.delete(item.uid),
            lambda: file.editing.exclude(item.uid),
            lambda: file.editing.renumber(),
            lambda: file.editing.set_abbreviations(()),
            lambda: file.editing.edit_head(title="План"),
            lambda: file.editing.approve("5", DAY),
        ]
        for deed in deeds:
            with pytest.raises(PlanError, match="закрыт для правки|нет"):
                deed()
        assert file.document.plan == plan
        assert file.undo_label is None


def test_unlocking_and_locking(file: PlanFile) -> None:
    assert not file.document.plan.is_locked
    file.editing.lock()
    assert file.document.plan.is_locked
    assert file.undo() == "План закрыт для правки"
    assert not file.document.plan.is_locked


def test_rows_are_added_at_a_place(file: PlanFile) -> None:
    part = file.document.plan.sections[0].subsections[0]
    first = file.editing.add_item(part.uid, at=1, number="1.1.1а", title="Новый", period_text="май")
    file.editing.add_item(part.uid, title="Последний", number="1.1.4")
    assert numbers(file.document.plan) == ["1.1.1", "1.1.1а", "1.1.2", "1.1.3", "1.1.4"]
    section = file.editing.add_section("Раздел", "IV", at=0)
    below = file.editing.add_subsection(section, "")
    file.editing.add_item(below, title="Пункт без подраздела")
    assert [one.number for one in file.document.plan.sections] == ["IV", "I", "II", "III"]
    assert file.document.plan.sections[0].subsections[0].activities[0].title == "Пункт без подраздела"
    file.editing.edit_item(first, executors_text="ТИК", period_text="июнь")
    item = next(item for item in file.document.plan.activities() if item.uid == first)
    assert (item.executors_text, item.period_text) == ("ТИК", "июнь")


@pytest.mark.parametrize("title", ["", "  ", "я" * 10_001])
def test_a_title_that_cannot_be_is_refused(file: PlanFile, title: str) -> None:
    part = file.document.plan.sections[0].subsections[0]
    before = file.document
    with pytest.raises(PlanError, match="Наименование"):
        file.editing.add_item(part.uid, title=title)
    with pytest.raises(PlanError, match="Наименование"):
        file.editing.edit_item(part.activities[0].uid, title=title)
    assert file.document == before


def test_a_row_is_moved_among_its_neighbours_and_under_another_heading(file: PlanFile) -> None:
    file.editing.move_down(uid(file, "1.1.1"))
    assert numbers(file.document.plan) == ["1.1.2", "1.1.1", "1.1.3"]
    file.editing.move_up(uid(file, "1.1.3"))
    assert numbers(file.document.plan) == ["1.1.2", "1.1.3", "1.1.1"]
    other = file.document.plan.sections[0].subsections[1]
    file.editing.move(uid(file, "1.1.3"), 2, under=other.uid)
    assert numbers(file.document.plan) == ["1.1.2", "1.1.1"]
    assert numbers(file.document.plan, 1)[:4] == ["1.2.1", "1.2.2", "1.1.3", "1.2.3"]
    with pytest.raises(PlanError, match="Выше"):
        file.editing.move_up(uid(file, "1.1.2"))
    with pytest.raises(PlanError, match="Такой строки"):
        file.editing.move(uid(file, "1.1.2"), 0, under=file.document.plan.sections[1].uid)
    file.editing.move(file.document.plan.sections[2].uid, 0)
    assert [one.number for one in file.document.plan.sections] == ["III", "I", "II"]
    for _ in range(30):  # more often than there is room between two neighbours
        file.editing.move(file.document.plan.sections[2].uid, 1)
    assert file.document.plan.sections[0].number == "III"


def test_marks_follow_an_item_that_moves(file: PlanFile) -> None:
    one = uid(file, "1.2.4")
    file.marks.mark([one], 1, state=MarkState.DONE)
    file.editing.move(one, 0, under=file.document.plan.sections[0].subsections[0].uid)
    assert file.document.plan.sections[0].subsections[0].activities[0].uid == one
    assert file.document.marks_of(one)[1].state is MarkState.DONE


def test_what_was_written_under_is_not_deleted_with_the_plan(file: PlanFile) -> None:
    one = uid(file, "1.2.4")
    file.marks.mark([one], 1, state=MarkState.DONE)
    file.events.hold(one, starts_on=date(2022, 2, 1), form="семинар")
    for row in (one, file.document.plan.sections[0].uid):
        with pytest.raises(PlanError, match="отметок 1, мероприятий 1"):
            file.editing.delete(row)
    file.editing.exclude(one, "постановление от 01.06.2022 № 5")
    (item,) = file.document.plan.find("1.2.4")
    assert item.excluded == "постановление от 01.06.2022 № 5"
    assert file.document.marks_of(one)
    file.editing.include(one)
    assert file.document.plan.find("1.2.4")[0].excluded == ""
    file.editing.delete(file.document.plan.sections[1].uid)
    assert [one.number for one in file.document.plan.sections] == ["I", "III"]
    file.undo()
    assert [one.number for one in file.document.plan.sections] == ["I", "II", "III"]


def test_numbers_follow_the_places_and_the_journal_keeps_the_old_ones(file: PlanFile) -> None:
    file.editing.move(uid(file, "1.1.3"), 0)
    file.editing.move(uid(file, "1.2.8"), 0)
    branch = file.document.plan.sections[0].subsections[0].uid
    file.editing.renumber(branch)
    assert numbers(file.document.plan) == ["1.1.1", "1.1.2", "1.1.3"]
    assert numbers(file.document.plan, 1)[:2] == ["1.2.8", "1.2.1"]
    told = {(one.before, one.after) for one in file.history()[-1].changes}
    assert told == {("1.1.3", "1.1.1"), ("1.1.1", "1.1.2"), ("1.1.2", "1.1.3")}
    file.editing.renumber()
    assert numbers(file.document.plan, 1) == [f"1.2.{at}" for at in range(1, 9)]
    assert file.undo() == "Нумерация плана"


def test_the_plan_of_2022_is_numbered_as_it_is(file: PlanFile) -> None:
    before = file.document
    file.editing.renumber()
    assert file.document == before


def test_head_and_abbreviations(file: PlanFile) -> None:
    first, *_ = file.document.plan.abbreviations
    file.editing.set_abbreviations((Abbreviation("", "ЦИК", "Центральная комиссия"), first))
    assert [one.term for one in file.document.plan.abbreviations] == ["ЦИК", first.term]
    file.editing.edit_head(title="План работы на 2022 год", title_genitive="плана работы на 2022 год", authority="ОИК")
    plan = file.document.plan
    assert (plan.title, plan.title_genitive, plan.authority) == (
        "План работы на 2022 год",
        "плана работы на 2022 год",
        "ОИК",
    )
    with pytest.raises(PlanError, match="Наименование плана"):
        file.editing.edit_head(title=" ")


def test_a_changed_plan_is_approved_by_an_amendment_that_locks_it(file: PlanFile) -> None:
    file.editing.exclude(uid(file, "1.1.3"))
    file.editing.approve(" № 5/1 ", DAY)
    plan = file.document.plan
    assert plan.is_locked
    assert (plan.approved_number, plan.amendments) == ("3/20-7", (Decree("5/1", DAY),))
    assert plan.find("1.1.3")[0].excluded == "постановление от 01.06.2022 № 5/1"
    with pytest.raises(PlanError, match="уже утвержден этим"):
        file.editing.approve("5/1", DAY)
    with pytest.raises(PlanError, match="утверждать нечего"):
        file.editing.approve("6", DAY)
    file.undo()
    assert not file.document.plan.is_locked
    assert file.document.plan.amendments == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("number", "day", "why"),
    [
        ("", DAY, "не указан"),
        (" № ", DAY, "не указан"),
        ("5" * 61, DAY, "длиннее"),
        ("5", date(2002, 6, 1), "2002 года"),
        ("5", date(2023, 1, 1), "2023 года"),
        ("5", date(1, 1, 1), "Год должен быть"),
        ("5", date(2021, 12, 1), "не может быть раньше"),
        ("3/20-7", date(2021, 12, 27), "уже утвержден этим"),
    ],
)
def test_a_decree_that_cannot_be_is_refused(file: PlanFile, number: str, day: date, why: str) -> None:
    before = file.document
    with pytest.raises(PlanError, match=why):
        file.editing.approve(number, day)
    assert file.document == before
