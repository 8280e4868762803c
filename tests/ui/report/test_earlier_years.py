"""«Сравнение по годам» in the window: documents of earlier years stand beside by themselves."""

from dataclasses import replace
from datetime import date

import pytest

from kuzplan_desktop.domain.reporting.report_kinds import PROGRESS, YEARS
from kuzplan_desktop.store.copies.next_year import begin_next_year
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.report.earlier_years import earlier_documents, files_to_look_into
from kuzplan_desktop.ui.report.reports_page import ReportsPage


@pytest.fixture
def later(plan_file, plan_path, activity):
    """The document of 2023 beside that of 2022."""
    plan_file.events.hold(activity("1.2.4").uid, form="семинар", starts_on=date(2022, 3, 14), people=37)
    path = plan_path.with_name("План 2023.sqlite")
    begin_next_year(plan_file, path)
    plan_file.close()
    return path


@pytest.fixture
def session(qapp, later):
    made = Session(PlanFile.open(later), day=date(2023, 4, 3))
    made.answers = []
    yield made
    made.close()


def test_what_lies_beside_and_what_was_open_is_looked_into(session, later, plan_path, settings, tmp_path):
    elsewhere = tmp_path / "elsewhere.sqlite"
    settings.documents.remember(elsewhere, 2021, "ТИК")
    (plan_path.parent / "a text.sqlite").write_text("nothing", encoding="utf-8")
    found = files_to_look_into(settings, later, YEARS)
    assert found[0] == elsewhere
    assert plan_path in found
    assert later not in found
    assert files_to_look_into(settings, later, PROGRESS) == ()
    assert [document.plan.year for document in earlier_documents(session.document, found)] == [2022]


def test_a_document_of_another_commission_or_of_no_earlier_year_does_not_stand_beside(session, later, plan_path):
    document = session.document
    other = replace(document, commission=replace(document.commission, name="Тайгинская ТИК", list_id="tik-tayga"))
    assert earlier_documents(other, [plan_path]) == ()
    assert earlier_documents(document, [later]) == ()


@pytest.fixture
def page(session, settings, qtbot):
    made = ReportsPage(session, settings)
    qtbot.addWidget(made)
    made.show()
    made.making.begin(own=True, period="2023-Q1")
    made.making.fields.kind.setCurrentIndex(made.making.fields.kind.findData(YEARS.name))
    yield made
    made.let_go()


def test_the_page_shows_the_years_beside_each_other(page, qtbot):
    wanted = "Сравнение по годам за I квартал 2023 года"
    qtbot.waitUntil(lambda: page.preview.title.text().startswith(wanted), timeout=20_000)
    page.making.fields.more.both_sides.setChecked(True)
    assert page.making.choice.both_sides


def test_without_earlier_years_the_page_says_so(plan_path, later, page, qtbot):
    plan_path.unlink()
    page.making.fields.scope.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "сравнивать не с чем" in page.preview.notice.text(), timeout=20_000)
