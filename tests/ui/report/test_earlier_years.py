"""«Сравнение по годам» in the window: documents of earlier years stand beside by themselves."""

from dataclasses import replace
from datetime import date

import pytest

from kuzplan_desktop.domain.reporting.report_kinds import PROGRESS, YEARS
from kuzplan_desktop.store.copies.next_year import begin_next_year
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.report.earlier_years import earlier_documents, files_to_look_into
from kuzplan_desktop.ui.report.report_view import ReportView


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


def test_the_panel_shows_the_years_beside_each_other(session, settings, qtbot):
    view = ReportView(session, settings)
    qtbot.addWidget(view)
    view.show()
    view.begin(own=True, period="2023-Q1")
    view.fields.kind.setCurrentIndex(view.fields.kind.findData(YEARS.name))
    view.show_preview()
    preview = view.preview
    qtbot.waitUntil(lambda: preview.view.pages is not None, timeout=20_000)
    assert preview.windowTitle().startswith("Сравнение по годам за I квартал 2023 года")
    preview.close()
    view.fields.more.both_sides.setChecked(True)
    assert view.choice.both_sides


def test_without_earlier_years_the_preview_says_so(session, settings, qtbot, plan_path):
    plan_path.unlink()
    view = ReportView(session, settings)
    qtbot.addWidget(view)
    view.show()
    view.begin(own=True, period="2023-Q1")
    view.fields.kind.setCurrentIndex(view.fields.kind.findData(YEARS.name))
    view.show_preview()
    preview = view.preview
    qtbot.waitUntil(lambda: "сравнивать не с чем" in preview.notice.text(), timeout=20_000)
    preview.close()
