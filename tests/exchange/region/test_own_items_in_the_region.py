"""Own items of commissions in the region: in no approved item, and it is said why a line differs from a report."""

from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.region import Beside, Region
from kuzplan_desktop.domain.reporting.report_kinds import CONSOLIDATED, CONTROL
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice, build
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of, region_of
from kuzplan_desktop.store.region.reported import commission_reports
from tests.exchange.region_files import REGION, TAYGA, TODAY, TOPKI, Edit, document, hold

FIRST = quarter_period(2022, 1)


def own_work(people: int) -> Edit:
    """Adds two own items in the subsection of 1.2.4, holds an event under one and ticks the other."""

    def edit(file: PlanFile) -> None:
        part = file.document.plan.sections[0].subsections[1].uid
        uid = file.plan.add_own(part, "Квиз", "I квартал")
        file.events.hold(uid, starts_on=date(2022, 2, 2), form="квиз", people=people)
        second = file.plan.add_own(part, "Урок", "I квартал")
        file.marks.mark([second], 1, state=MarkState.DONE)

    return edit


def region(tmp_path: Path, *sources: Path) -> Region:
    consolidate(tmp_path / "region.sqlite", sources)
    with ConsolidatedFile.open(tmp_path / "region.sqlite", read_only=True) as file:
        return region_of(file, plan_of(file), FIRST, TODAY)


@pytest.mark.slow
def test_what_stands_under_own_items_is_in_no_approved_item_and_is_said(tmp_path: Path) -> None:
    topki = document(tmp_path / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 2, 1), 10), own_work(30))
    tayga = document(tmp_path / "b.sqlite", TAYGA, hold("1.2.4", date(2022, 2, 1), 5), device="second")
    found = region(tmp_path, topki, tayga)
    assert (found.amounts.events, found.amounts.people) == (2, 15)
    assert len(found.items) == 47
    lines = {line.name: line for line in found.lines}
    assert lines[TOPKI].beside == Beside(2, 1, 30)
    assert lines[TAYGA].beside == Beside()
    with ConsolidatedFile.open(tmp_path / "region.sqlite", read_only=True) as file:
        for one in commission_reports(file, found.lines, FIRST, TODAY, own=True):
            line = lines[one.line.name]
            assert one.figures is not None
            assert one.figures.amounts.events == line.amount.events + line.beside.events
            assert one.figures.amounts.people == line.amount.people + line.beside.people
            assert one.figures.line.worked == line.done + line.beside.items
    for kind in (CONSOLIDATED, CONTROL):
        report = build(found, ReportChoice(kind=kind, period=FIRST), TODAY)
        (sentence,) = [line for line in report.lines if "дополнительные" in line]
        assert "пунктов 2, мероприятий 1, участников 30" in sentence
        assert "Тайгинская" not in sentence


@pytest.mark.slow
def test_own_items_of_the_region_are_nobody_elses(tmp_path: Path) -> None:
    topki = document(tmp_path / "a.sqlite", TOPKI)
    own = document(tmp_path / "o.sqlite", REGION, own_work(7), role=Role.IKKO, device="third")
    alone = region(tmp_path, topki).lines[0]
    (tmp_path / "region.sqlite").unlink()
    found = region(tmp_path, topki, own)
    assert len(found.items) == 47
    assert found.lines[0].cells == alone.cells
    assert found.own_line.beside == Beside(2, 1, 7)
    assert found.amounts.events == 0
    report = build(found, ReportChoice(kind=CONSOLIDATED, period=FIRST), TODAY)
    assert any("пунктов 2, мероприятий 1, участников 7" in line for line in report.lines)
