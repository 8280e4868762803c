"""Items of the commission's own beside the approved ones: added, edited, deleted on a locked plan."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.copies.handing_out import save_plan
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.store.documents_apart import copy_of


@pytest.fixture
def file(tmp_path: Path) -> Iterator[PlanFile]:
    with PlanFile.create(tmp_path / "plan.sqlite", commission="Топкинская ТИК") as opened:
        yield opened


def part(file: PlanFile, number: str = "1.2") -> str:
    return next(
        one.uid for section in file.document.plan.sections for one in section.subsections if one.number == number
    )


def test_an_own_item_stands_behind_the_approved_ones_and_is_found_by_its_number(file: PlanFile) -> None:
    uid = file.plan.add_own(part(file), "День открытых дверей", "май", "ТИК")
    other = file.plan.add_own(part(file), "Квиз", "июнь", number="доп. 7")
    third = file.plan.add_own(part(file, "1.1"), "Урок", "сентябрь")
    (item,) = file.document.plan.find("доп. 1")
    assert (item.uid, item.added, item.title, item.executors_text) == (uid, True, "День открытых дверей", "ТИК")
    assert [one.uid for one in file.document.plan.sections[0].subsections[1].activities[-2:]] == [uid, other]
    assert file.document.plan.find("доп.8")[0].uid == third
    assert file.document.is_own(item)
    assert file.document.schedule_of(item).boxes == (2,)
    assert file.document.plan.is_locked


def test_it_is_counted_in_the_line_of_figures(file: PlanFile) -> None:
    period = parse_reporting_period("2022-Q2")
    before = file.document.figures(period, date(2022, 4, 1), own=True)
    uid = file.plan.add_own(part(file), "День открытых дверей", "май")
    file.events.hold(uid, starts_on=date(2022, 5, 5), form="акция", people=7)
    after = file.document.figures(period, date(2022, 4, 1), own=True)
    assert (after.planned, after.events, after.people) == (before.planned + 1, before.events + 1, before.people + 7)


def test_numbers_never_collide(file: PlanFile) -> None:
    with pytest.raises(PlanError, match="уже занят"):
        file.plan.add_own(part(file), "Свой", "май", number="1.2.4")
    uid = file.plan.add_own(part(file), "Свой", "май")
    with pytest.raises(PlanError, match="уже занят"):
        file.plan.edit_own(uid, number="1.2.4")
    with pytest.raises(PlanError, match="не указан"):
        file.plan.edit_own(uid, number=" ")
    file.plan.edit_own(uid, number="доп.1", title="Свой квиз")
    assert file.document.plan.find("доп.1")[0].title == "Свой квиз"


def test_it_is_deleted_with_what_was_written_under_it_and_comes_back(file: PlanFile) -> None:
    uid = file.plan.add_own(part(file), "Свой", "май")
    file.marks.mark([uid], 2, state=MarkState.DONE, text="Готово")
    file.events.hold(uid, starts_on=date(2022, 5, 5), form="акция")
    before = file.document
    file.plan.delete_own(uid)
    assert file.document.plan.find("доп.1") == ()
    assert (file.document.marks, file.document.events) == ({}, {})
    file.undo()
    assert file.document == before


def test_an_approved_item_is_none_of_them(file: PlanFile) -> None:
    (item,) = file.document.plan.find("1.2.4")
    for deed in (lambda: file.plan.delete_own(item.uid), lambda: file.plan.edit_own(item.uid, title="Другое")):
        with pytest.raises(PlanError, match="не дополнительное"):
            deed()
    with pytest.raises(PlanError, match="подраздела"):
        file.plan.add_own(item.uid, "Свой", "май")
    with pytest.raises(PlanError, match="Наименование"):
        file.plan.add_own(part(file), " ", "май")


def test_an_own_item_becomes_one_of_the_plan(file: PlanFile) -> None:
    uid = file.plan.add_own(part(file), "Свой", "май")
    with pytest.raises(PlanError, match="закрыт"):
        file.editing.include(uid)
    file.editing.unlock()
    with pytest.raises(PlanError, match="добавлено комиссией"):
        file.editing.move_up(uid)
    file.editing.include(uid)
    file.editing.renumber()
    (item,) = file.document.plan.find("1.2.9")
    assert (item.uid, item.added) == (uid, False)


def test_it_is_not_handed_out_and_what_holds_for_all_is(file: PlanFile, tmp_path: Path) -> None:
    file.settings.set_commission(role=Role.IKKO)
    file.plan.add_own(part(file), "Свой", "май")
    file.editing.unlock()
    file.editing.exclude(file.document.plan.find("1.2.4")[0].uid)
    file.editing.approve("5", date(2022, 6, 1))
    file.editing.unlock()
    save_plan(file, tmp_path / "handed.sqlite")
    with PlanFile.create(
        tmp_path / "tik.sqlite", commission="Топкинская ТИК", source=tmp_path / "handed.sqlite"
    ) as tik:
        plan = tik.document.plan
        assert not any(item.added for item in plan.activities())
        assert plan.find("1.2.4")[0].excluded == "постановление от 01.06.2022 № 5"
        assert [one.number for one in plan.amendments] == ["5"]
        assert plan.is_locked


def test_two_who_add_own_items_have_both() -> None:
    one, other = copy_of(device="one"), copy_of(device="other")
    for file in (one, other):
        file.plan.add_own(file.document.plan.sections[0].subsections[0].uid, file.device, "май")
    theirs = other.bodies()
    other.unite(one.bodies())
    one.unite(theirs)
    assert one.document == other.document
    assert sorted(item.title for item in one.document.plan.activities() if item.added) == ["one", "other"]
