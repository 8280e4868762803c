"""Own items of the commission in its reports: under a heading of their own, in the totals, in no approved branch."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.own_items import OWN_HEADING
from kuzplan_desktop.domain.reporting.report_kinds import DUE, FIGURES, PROGRESS, ReportKind
from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice, build
from kuzplan_desktop.reports.paper.report import Report, RowKind
from kuzplan_desktop.reports.paper.sentences import approval
from kuzplan_desktop.store.document.plan_file import PlanFile

SECOND = quarter_period(2022, 2)
TODAY = date(2022, 7, 4)


def documents(tmp_path: Path) -> tuple[Document, Document]:
    """A document before and after an own item with an event was added."""
    with PlanFile.create(tmp_path / "plan.sqlite", commission="Топкинская ТИК") as file:
        before = file.document
        uid = file.plan.add_own(before.plan.sections[0].subsections[1].uid, "Квиз", "май")
        file.events.hold(uid, starts_on=date(2022, 5, 2), form="квиз", people=30)
        return before, file.document


def report(document: Document, kind: ReportKind, today: date = TODAY) -> Report:
    return build(document, ReportChoice(kind=kind, period=SECOND), today)


def test_they_stand_under_their_own_heading_and_the_approved_branches_stay(tmp_path: Path) -> None:
    before, after = documents(tmp_path)
    former, found = report(before, PROGRESS).rows, report(after, PROGRESS).rows
    own = next(at for at, row in enumerate(found) if row.title == OWN_HEADING)
    assert found[own].kind is RowKind.SECTION
    assert (found[own].sums.events, found[own].sums.people) == (1, 30)
    assert [row.number for row in found[own + 1 : -1]] == ["доп.1"]
    assert found[:own] == former[:-1]
    assert (found[-1].sums.events, found[-1].sums.people) == (1, 30)


def test_other_kinds_tell_them_apart_too(tmp_path: Path) -> None:
    before, after = documents(tmp_path)
    found = report(after, FIGURES)
    assert [row.title for row in found.rows][-2:] == [OWN_HEADING, "Всего"]
    assert found.rows[:-2] == report(before, FIGURES).rows[:-1]
    assert found.charts[0].categories[-1] == OWN_HEADING
    assert OWN_HEADING in [row.title for row in report(after, DUE, date(2022, 4, 4)).rows]


def test_a_project_was_approved_by_nobody(tmp_path: Path) -> None:
    before, _ = documents(tmp_path)
    assert approval(before.plan).startswith("утвержденного постановлением")
    assert approval(replace(before.plan, approved_on=None, approved_number="")) == ""
