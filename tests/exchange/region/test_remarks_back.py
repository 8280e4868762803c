"""Remarks back: from the region into a commission's document, where they are answered, and back again."""

from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.todo.values import TodoKind
from kuzplan_desktop.domain.todo.what_to_do import what_to_do
from kuzplan_desktop.exchange.merge.merging import MergeChoice, compare_with, merge
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of
from kuzplan_desktop.store.region.deciding import redo_decision, undo_decision
from kuzplan_desktop.store.region.remarking import GivenRemark, give_remark, remarks_in, write_remarks
from tests.exchange.region_files import TAYGA, TODAY, TOPKI, document, edited, hold

TEXT = "Не указано, сколько обучено"


@pytest.fixture
def topki(tmp_path: Path) -> Path:
    return document(tmp_path / "topki.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37))


@pytest.fixture
def out(tmp_path: Path, topki: Path) -> Path:
    path = tmp_path / "region.sqlite"
    consolidate(path, [topki, document(tmp_path / "tayga.sqlite", TAYGA)], workers=1)
    return path


def of(file: ConsolidatedFile, name: str) -> str:
    return str(file.connection.execute("SELECT id FROM document WHERE shown = ?", (name,)).fetchone()[0])


def item(number: str) -> str:
    with PlanFile.of_private_copy(paths.SEED_PLAN) as file:
        return file.document.plan.find(number)[0].uid


def taken_in(file: PlanFile, theirs: Path) -> None:
    merge(file, compare_with(file.bodies(), theirs), MergeChoice())


def give(out: Path, number: str = "1.2.4", text: str = TEXT) -> None:
    with ConsolidatedFile.open(out) as file:
        give_remark(file, of(file, TOPKI), item(number), text, by="Иванова И.И.", on=date(2022, 4, 6))


def sent_back(out: Path, path: Path) -> Path:
    with ConsolidatedFile.open(out, read_only=True) as file:
        write_remarks(file, of(file, TOPKI), path)
    return path


def remarks(out: Path) -> list[GivenRemark]:
    with ConsolidatedFile.open(out, read_only=True) as file:
        return remarks_in(file, plan_of(file).uid)


def rows(file: PlanFile) -> list[tuple[str, str]]:
    told = what_to_do(file.document, 1, TODAY)
    found = [row for group in told.groups for row in group.rows if row.kind is TodoKind.REMARK]
    return [(row.number, row.detail) for row in found]


def test_a_remark_goes_to_the_commission_is_answered_and_comes_back(out: Path, topki: Path, tmp_path: Path) -> None:
    give(out)
    (one,) = remarks(out)
    assert (one.commission, one.number, one.remark.text, one.is_received) == (TOPKI, "1.2.4", TEXT, False)
    back = sent_back(out, tmp_path / "back.sqlite")
    edited(topki, hold("1.2.4", date(2022, 3, 20), 5))  # the work went on meanwhile
    with PlanFile.open(topki) as file:
        taken_in(file, back)
        assert rows(file) == [("1.2.4", f"Замечание области от 06.04.2022, Иванова И.И.: {TEXT}")]
        (remark,) = file.document.region_remarks
        with pytest.raises(PlanError, match="не написан"):
            file.remarks.answer(remark.uid, " ", TODAY)
        file.remarks.answer(remark.uid, "Обучено 37", date(2022, 4, 7))
        assert rows(file) == []
        file.undo()
        assert len(rows(file)) == 1
        file.redo()
        assert len(file.document.events_of(item("1.2.4"))) == 2
    consolidate(out, [topki], workers=1)
    (one,) = remarks(out)
    assert (one.is_received, one.remark.answer, one.remark.answered_on) == (True, "Обучено 37", date(2022, 4, 7))


def test_two_files_bring_a_remark_once_and_what_was_undone_is_in_none(out: Path, topki: Path, tmp_path: Path) -> None:
    give(out)
    first = sent_back(out, tmp_path / "first.sqlite")
    give(out, "1.2.5", "Когда?")
    give(out, "1.2.8", "Лишнее")
    with ConsolidatedFile.open(out) as file:
        undo_decision(file)
    second = sent_back(out, tmp_path / "second.sqlite")
    with PlanFile.open(topki) as file:
        taken_in(file, first)
        taken_in(file, second)
        assert [number for number, _ in rows(file)] == ["1.2.4", "1.2.5"]
        assert not any(one.conflicts for one in file.document.plan.activities())
    with ConsolidatedFile.open(out) as file:
        redo_decision(file)
    assert [one.number for one in remarks(out)] == ["1.2.4", "1.2.5", "1.2.8"]


def test_there_is_nothing_to_send_where_nothing_was_remarked(out: Path, tmp_path: Path) -> None:
    with ConsolidatedFile.open(out) as file:
        with pytest.raises(PlanError, match="Новых замечаний для комиссии «Тайгинская городская ТИК» нет"):
            write_remarks(file, of(file, TAYGA), tmp_path / "back.sqlite")
        with pytest.raises(PlanError, match="не написано"):
            give_remark(file, of(file, TOPKI), item("1.2.4"), "  ", by="", on=TODAY)
        with pytest.raises(PlanError, match="пункта"):
            give_remark(file, of(file, TOPKI), "нет", "Что?", by="", on=TODAY)
    assert not (tmp_path / "back.sqlite").exists()
