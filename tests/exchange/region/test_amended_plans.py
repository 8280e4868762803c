"""A region of documents on an amended and on the former text: each counts once, figures agree, differences are told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.doubts import RemarkKind
from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft
from kuzplan_desktop.domain.plan.handed_plan import HandedPlan
from kuzplan_desktop.domain.plan.plan import Decree
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.exchange.amendment.amending import AmendChoice, amend_document, read_handed
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.delivery import pack
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of, region_of
from kuzplan_desktop.store.region.plan_text import text_of_plan
from kuzplan_desktop.store.region.reported import region_doubts
from tests.exchange.region_files import TAYGA, TODAY, TOPKI, document, edited, hold

FIRST = quarter_period(2022, 1)
FRESH = ActivityDraft("1.2.99", "Экскурсии в музей истории выборов для резерва", "ТИК", "Февраль")


@pytest.fixture
def handed(tmp_path: Path) -> HandedPlan:
    """The plan without 1.2.4, with another item in the same part."""
    write_plan(tmp_path / "plan.sqlite", _changed(supplied_draft()))
    return read_handed(tmp_path / "plan.sqlite")


def _changed(told: PlanDraft, fresh: ActivityDraft = FRESH) -> PlanDraft:
    first, *others = told.sections
    parts = tuple(
        replace(part, activities=(*(one for one in part.activities if one.number != "1.2.4"), fresh))
        if part.number == "1.2"
        else part
        for part in first.subsections
    )
    return replace(told, sections=(replace(first, subsections=parts), *others))


def amended(path: Path, handed: HandedPlan, decree: str = "7") -> Path:
    def take_in(file: PlanFile) -> None:
        amend_document(file, handed, AmendChoice(guesses=True, by=Decree(decree, date(2022, 2, 1))))

    return edited(path, take_in)


def region(out: Path, *sources: Path) -> tuple[Region, list[tuple[str, str]]]:
    consolidate(out, sources, workers=1)
    with ConsolidatedFile.open(out, read_only=True) as file:
        found = region_of(file, plan_of(file), FIRST, TODAY)
        doubts = [(name, doubt.sentence) for name, doubt in region_doubts(file, found, TODAY) if doubt.kind is OTHER]
    return found, doubts


OTHER = RemarkKind.OTHER_TEXT


def test_an_amended_and_a_former_document_count_each_once(tmp_path: Path, handed: HandedPlan) -> None:
    ours = document(tmp_path / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 1, 20), 10))
    theirs = document(tmp_path / "b.sqlite", TAYGA, hold("1.2.4", date(2022, 1, 21), 7))
    amended(ours, handed)
    edited(ours, hold("1.2.99", date(2022, 2, 10), 5))
    found, doubts = region(tmp_path / "region.sqlite", theirs, ours)
    assert (found.amounts.events, found.amounts.people) == (3, 22)
    numbers = [item.number for item in found.items]
    assert found.plan.amendments == (Decree("7", date(2022, 2, 1)),)
    assert found.total(numbers.index("1.2.4")).asked == 0  # it was taken out
    assert found.total(numbers.index("1.2.99")).asked == 2
    assert doubts == [
        (TAYGA, "План комиссии в другой редакции, чем у области (нет 1.2.99; лишние 1.2.4): внесите в него общий план.")
    ]


def test_every_line_is_the_commissions_own_report_once_all_are_amended(tmp_path: Path, handed: HandedPlan) -> None:
    paths = [
        amended(document(tmp_path / f"{at}.sqlite", name, hold("1.2.4", date(2022, 1, 20), 10 + at)), handed)
        for at, name in enumerate((TOPKI, TAYGA))
    ]
    found, doubts = region(tmp_path / "region.sqlite", *paths)
    assert doubts == []
    for path, line in zip(paths, sorted(found.lines, key=lambda one: one.name != TOPKI), strict=True):
        with PlanFile.of_private_copy(path) as file:
            figures = file.document.figures(FIRST, TODAY, own=True)
        assert (line.asked, line.done, line.amount.events) == (figures.planned, figures.worked, figures.events)
    assert found.amounts.people == 21


def test_an_amendment_that_was_undone_is_none(tmp_path: Path, handed: HandedPlan) -> None:
    ours = amended(document(tmp_path / "a.sqlite", TOPKI), handed)
    edited(ours, PlanFile.undo)
    found, _ = region(tmp_path / "region.sqlite", ours)
    assert "1.2.99" not in [item.number for item in found.items]


def test_the_text_is_that_of_the_amended_document_whichever_comes_first(tmp_path: Path, handed: HandedPlan) -> None:
    packed = []
    for path in (amended(document(tmp_path / "a.sqlite", TOPKI), handed), document(tmp_path / "b.sqlite", TAYGA)):
        with PlanFile.of_private_copy(path) as file:
            packed.append(pack(map(read_change, file.bodies())))
            plan = file.document.plan.uid
    for order in (packed, packed[::-1]):
        assert text_of_plan(plan, order).find("1.2.99")


def test_of_amended_documents_the_one_with_most_decrees_tells_the_text(tmp_path: Path, handed: HandedPlan) -> None:
    again = _changed(supplied_draft(), replace(FRESH, number="1.2.100", title="Лекторий для наблюдателей"))
    write_plan(tmp_path / "again.sqlite", again)
    once = amended(document(tmp_path / "a.sqlite", TOPKI), handed)
    twice = amended(document(tmp_path / "b.sqlite", TAYGA), handed)
    amended(twice, read_handed(tmp_path / "again.sqlite"), "9")
    packed = []
    for path in (once, twice):
        with PlanFile.of_private_copy(path) as file:
            packed.append(pack(map(read_change, file.bodies())))
            plan = file.document.plan.uid
    for order in (packed, packed[::-1]):
        assert text_of_plan(plan, order).find("1.2.100")
