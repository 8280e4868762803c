"""What the region decides in its own document holds for others once it is handed out; a number is no item."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.calendar import Campaign, ReportingPeriod, parse_reporting_period
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.doubts import RemarkKind
from kuzplan_desktop.domain.plan.plan import Decree
from kuzplan_desktop.domain.region import CommissionLine, Region
from kuzplan_desktop.exchange.amendment.amending import AmendChoice, amend_document, read_handed
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.copies.handing_out import save_plan
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of, region_of
from kuzplan_desktop.store.region.reported import region_doubts
from tests.exchange.region_files import REGION, TAYGA, TODAY, TOPKI, document, edited, hold

PERIODS = [parse_reporting_period(key) for key in ("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2022")]
CAMPAIGN = Campaign("", "Выборы депутатов", "местные", date(2022, 6, 20), date(2022, 9, 11))
MOVED = "1.2.4"


def decide(file: PlanFile) -> None:
    """The region moves the срок of an item and writes down a campaign, by which other items are due."""
    (item,) = file.document.plan.find(MOVED)
    file.plan.edit_activity(item.uid, period_override="декабрь", period_reason="перенесено")
    file.settings.set_campaign(CAMPAIGN)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return document(tmp_path / "own.sqlite", REGION, decide, role=Role.IKKO)


def region(out: Path, period: ReportingPeriod) -> Region:
    with ConsolidatedFile.open(out, read_only=True) as file:
        return region_of(file, plan_of(file), period, TODAY)


def figures(line: CommissionLine) -> tuple[int, ...]:
    return (line.asked, line.done, line.late, *line.amount)


def own_report(path: Path, period: ReportingPeriod) -> tuple[int, ...]:
    with PlanFile.of_private_copy(path) as file:
        told = file.document.figures(period, TODAY, own=True)
    return told.planned, told.worked, told.late, told.events, told.people


def test_what_the_region_moved_for_itself_holds_for_no_commission_until_it_is_handed_out(
    tmp_path: Path, own: Path
) -> None:
    before = document(tmp_path / "a.sqlite", TOPKI, hold(MOVED, date(2022, 3, 1), 7))
    with PlanFile.of_private_copy(own) as file:
        save_plan(file, tmp_path / "plan.sqlite")
    after = tmp_path / "b.sqlite"
    PlanFile.create(after, commission=TAYGA, source=tmp_path / "plan.sqlite").close()
    edited(after, hold(MOVED, date(2022, 3, 1), 9))
    out = tmp_path / "region.sqlite"
    consolidate(out, [own, before, after], workers=1)
    for period in PERIODS:
        found = region(out, period)
        by_name = {line.name: figures(line) for line in found.lines}
        assert by_name == {TOPKI: own_report(before, period), TAYGA: own_report(after, period)}, period.key
        assert found.own_line
        assert figures(found.own_line) == own_report(own, period)
    first, year = own_report(before, PERIODS[0]), own_report(before, PERIODS[4])
    assert first[0] > own_report(after, PERIODS[0])[0]  # the moved срок asks for nothing in the first quarter
    assert year[0] < own_report(after, PERIODS[4])[0]  # the campaign asks for more in the year


def test_an_item_is_one_line_whatever_its_number_was_and_who_keeps_the_former_plan_is_told(tmp_path: Path) -> None:
    told = supplied_draft()
    section, *others = told.sections
    parts = tuple(
        replace(part, activities=(*part.activities[1:], part.activities[0])) if part.number == "1.2" else part
        for part in section.subsections
    )
    renumbered = tuple(
        replace(
            part,
            activities=tuple(replace(one, number=f"1.2.{at}") for at, one in enumerate(part.activities, start=1)),
        )
        if part.number == "1.2"
        else part
        for part in parts
    )
    write_plan(tmp_path / "plan.sqlite", replace(told, sections=(replace(section, subsections=renumbered), *others)))
    handed = read_handed(tmp_path / "plan.sqlite")

    def take_in(file: PlanFile) -> None:
        amend_document(file, handed, AmendChoice(guesses=True, by=Decree("7", date(2022, 2, 1))))

    late = document(tmp_path / "b.sqlite", TAYGA, hold(MOVED, date(2022, 1, 21), 7))
    early = document(tmp_path / "a.sqlite", TOPKI, hold(MOVED, date(2022, 1, 20), 10), take_in)
    out = tmp_path / "region.sqlite"
    consolidate(out, [late, early], workers=1)
    found = region(out, PERIODS[0])
    (at,) = [at for at, item in enumerate(found.items) if found.total(at).amount.events]
    assert found.items[at].number == "1.2.3"
    assert found.total(at).amount == (2, 17)
    assert found.amounts_of_items([found.items[at]]).people == 17
    with ConsolidatedFile.open(out, read_only=True) as file:
        doubts = [name for name, one in region_doubts(file, found, TODAY) if one.kind is RemarkKind.OTHER_TEXT]
    assert doubts == [TAYGA]
