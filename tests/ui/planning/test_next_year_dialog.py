"""«План следующего года» from the menu: on the own plan, on a plan file, on an official document that is read first."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.planning import next_year_dialog
from kuzplan_desktop.ui.planning.next_year_dialog import NextYearDialog
from tests.ui.conftest import COMMISSION

LATER = {"year": 2023, "approved_number": "", "approved_on": None, "title": "Сводный план на 2023 год"}


@pytest.fixture
def dialog(window):
    window.actions_by_name["next_year"].trigger()
    return window.findChild(NextYearDialog)


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def later_draft():
    return replace(supplied_draft(), **LATER)


def opened(path: Path):
    with PlanFile.of_private_copy(path) as file:
        return file.document


def test_her_own_plan_becomes_the_project_of_the_next_year(dialog, session):
    dialog.from_own.click()
    click(dialog.begin)
    document = opened(dialog.target)
    assert document.plan.year == 2023
    assert not document.plan.approved_number
    assert document.commission.name == COMMISSION
    assert "2023 год" in dialog.heading.text()
    told, _, left = dialog.told.toPlainText().partition("Осталось в прежнем документе:")
    assert "Перешло:" in told
    assert "Введите избирательные кампании 2023 года" in told
    assert "Введите" not in left
    assert session.document.plan.year == 2022


def test_a_plan_file_is_chosen_first_and_then_begun(dialog, tmp_path, monkeypatch):
    click(dialog.begin)
    assert "Выберите файл" in dialog.notice.text()
    plan = tmp_path / "План 2023.sqlite"
    write_plan(plan, later_draft())
    monkeypatch.setattr(next_year_dialog, "choose_document", lambda *_: plan)
    click(dialog.choose)
    click(dialog.begin)
    assert opened(dialog.target).plan.title == LATER["title"]
    begun = []
    dialog.begun.connect(begun.append)
    click(dialog.open_made)
    assert begun == [dialog.target]


def test_the_year_is_that_of_the_plan_file(dialog, tmp_path, monkeypatch):
    plan = tmp_path / "План.sqlite"
    write_plan(plan, replace(supplied_draft(), **LATER | {"year": 2027}))
    monkeypatch.setattr(next_year_dialog, "choose_document", lambda *_: plan)
    click(dialog.choose)
    assert "План на 2027 год" in dialog.chosen.text()
    assert "2027" in dialog.begin.text()
    click(dialog.begin)
    assert dialog.target.name.startswith("План 2027")
    assert opened(dialog.target).plan.year == 2027


def test_a_file_without_a_plan_is_refused_when_it_is_chosen(dialog, tmp_path, monkeypatch):
    other = tmp_path / "Не план.sqlite"
    other.write_bytes(b"nothing of ours")
    monkeypatch.setattr(next_year_dialog, "choose_document", lambda *_: other)
    click(dialog.choose)
    assert dialog.notice.text()
    assert dialog.chosen.text() == next_year_dialog.EMPTY


def test_an_official_document_is_read_first(dialog, tmp_path, monkeypatch):
    source = tmp_path / "План.docx"
    source.write_bytes(b"")
    wanted = []
    dialog.reading_wanted.connect(wanted.append)
    monkeypatch.setattr(next_year_dialog, "choose_document", lambda *_: source)
    click(dialog.choose)
    assert wanted == [source]
    assert not dialog.isVisible()
    dialog.take_draft(later_draft(), source.name)
    assert dialog.isVisible()
    assert "47 пунктов" in dialog.chosen.text()
    click(dialog.begin)
    assert opened(dialog.target).commission.name == COMMISSION


def test_a_year_that_is_there_is_refused_in_the_dialog(dialog):
    dialog.take_draft(supplied_draft(), "План.docx")
    click(dialog.begin)
    assert "уже есть" in dialog.notice.text()
    assert not dialog.target.exists()


def test_enter_opens_the_document_that_was_begun(dialog):
    dialog.from_own.click()
    begun = []
    dialog.begun.connect(begun.append)
    QTest.keyClick(dialog.begin, Qt.Key.Key_Return)
    QTest.keyClick(dialog.open_made, Qt.Key.Key_Return)
    assert begun == [dialog.target]
