"""Mending in the region's window: who is who, taking out, steps back, backups, any period, what was written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.ui.base import dialogs
from kuzplan_desktop.ui.region import deciding
from kuzplan_desktop.ui.region.files import ASKED, OUT
from kuzplan_desktop.ui.region.region_session import RegionSession
from kuzplan_desktop.ui.region.region_window import RegionWindow
from tests.exchange.region_files import TAYGA, TODAY, TOPKI, begun_anew, document, edited, hold, mark
from tests.ui.region.test_region_window import cell, settled, taken

NEAR = "Топкинкая ТИК"


@pytest.fixture
def window(qtbot, qapp, tmp_path: Path) -> RegionWindow:
    out = tmp_path / "Сводный файл 2022.sqlite"
    ConsolidatedFile.open_or_make(out).close()
    inbox = tmp_path / "Присланное"
    inbox.mkdir()
    near = hold("1.2.4", date(2022, 3, 14), 37), hold("1.2.4", date(2022, 5, 14), 8), mark("1.2.5", 1, "Обучены все")
    begun_anew(inbox / "near.sqlite", NEAR, *near, mark("1.2.8", 1, state=MarkState.NOT_REQUIRED))
    document(inbox / "tayga.sqlite", TAYGA, hold("1.2.4", date(2022, 2, 1), 3))
    made = RegionWindow(RegionSession(out, day=TODAY))
    qtbot.addWidget(made)
    made.show()
    taken(qtbot, made, inbox)
    made.pages.show_page(made.files)
    return made


def names(window: RegionWindow) -> list[str]:
    return [line.name for line in window.model.region.lines]


def click(qtbot, window: RegionWindow, button) -> None:
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot)


def choose_file(window: RegionWindow, name: str) -> None:
    (item,) = window.files.tree.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    window.files.tree.setCurrentItem(item)


def test_a_near_name_is_answered_and_taken_back(qtbot, window: RegionWindow) -> None:
    assert window.files.tree.topLevelItem(0).text(0) == f"{ASKED} (1)"
    assert "«Топкинкая ТИК» – это «Топкинская ТИК»?" in window.files.sentence.text()
    assert window.pages.caption(window.files) == "Файлы (1 – посмотрите)"
    click(qtbot, window, window.files.same_button)
    assert names(window) == [TAYGA, TOPKI]
    assert not window.files.same_button.isVisible()
    assert "Топкинская ТИК" in window.deciding.undo.text()
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        window.deciding.undo.trigger()
    settled(qtbot)
    assert names(window) == [TAYGA, NEAR]
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        window.deciding.redo.trigger()
    settled(qtbot)
    assert names(window) == [TAYGA, TOPKI]
    assert not window.deciding.redo.isEnabled()


def test_it_may_be_another_commission(qtbot, window: RegionWindow) -> None:
    click(qtbot, window, window.files.apart_button)
    assert names(window) == [TAYGA, NEAR]
    assert window.pages.caption(window.files) == "Файлы"


def test_a_document_is_assigned_by_name(qtbot, window: RegionWindow, monkeypatch) -> None:
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: ("Топкинская ТИК", True))
    choose_file(window, "near.sqlite")
    click(qtbot, window, window.files.assign_button)
    assert names(window) == [TAYGA, TOPKI]
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_, **__: ("Топкиннская", True))
    choose_file(window, "near.sqlite")
    qtbot.mouseClick(window.files.assign_button, Qt.MouseButton.LeftButton)
    settled(qtbot)
    assert "похожа «Топкинская ТИК»" in window.bar.sentence.text()


def test_a_document_is_taken_out_and_put_back(qtbot, window: RegionWindow) -> None:
    choose_file(window, "tayga.sqlite")
    click(qtbot, window, window.files.out_button)
    assert names(window) == [NEAR]
    assert any(
        window.files.tree.topLevelItem(at).text(0) == f"{OUT} (1)"
        for at in range(window.files.tree.topLevelItemCount())
    )
    choose_file(window, "tayga.sqlite")
    assert window.files.out_button.text() == "Вернуть"
    click(qtbot, window, window.files.out_button)
    assert names(window) == [TAYGA, NEAR]


def test_a_file_is_opened_from_the_list(qtbot, window: RegionWindow) -> None:
    opened: list[Path] = []
    window.open_requested.connect(opened.append)
    choose_file(window, "tayga.sqlite")
    qtbot.mouseClick(window.files.open_button, Qt.MouseButton.LeftButton)
    assert [path.name for path in opened] == ["tayga.sqlite"]
    opened[0].unlink()
    choose_file(window, "near.sqlite")
    choose_file(window, "tayga.sqlite")
    assert not window.files.open_button.isEnabled()


def test_the_file_goes_back_to_a_backup(qtbot, window: RegionWindow, monkeypatch) -> None:
    click(qtbot, window, window.files.same_button)
    monkeypatch.setattr(deciding, "choose_one", lambda *_: 0)
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        window.deciding.backups.trigger()
    settled(qtbot)
    assert "возвращен к копии" in window.toast.sentence.text()
    assert names(window) == [TAYGA, NEAR]


def test_who_owes_a_report_is_copied_as_text(qtbot, window: RegionWindow) -> None:
    window.deciding.owing.trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 45
    assert "Топкинская ТИК: не представила" in lines
    assert not any(line.startswith("Тайгинская") for line in lines)


@pytest.mark.parametrize(("place", "people"), [(1, 48), (4, 48), (9, 8), (7, 37)])
def test_any_period_is_shown(qtbot, window: RegionWindow, place: int, people: int) -> None:
    parts = window.tools.parts
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        parts.setCurrentIndex(place)
        parts.activated.emit(place)
    settled(qtbot)
    assert window.model.region.amounts.people == people
    assert parts.currentIndex() == place
    assert window.tools.quarters.group.checkedId() == -1
    assert window.model.region.period.caption in window.status.text()
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        window.tools.quarters.group.button(1).click()
    settled(qtbot)
    assert parts.currentIndex() == 0
    assert window.model.region.amounts.people == 8


def test_what_was_written_is_read_by_commission_and_item(qtbot, window: RegionWindow) -> None:
    window.pages.show_page(window.written)
    window.matrix.setCurrentIndex(cell(window, NEAR, "1.2.5"))
    settled(qtbot)
    assert [window.written.topLevelItem(0).text(column) for column in (0, 1, 3, 4)] == [
        NEAR, "1.2.5", "выполнено", "Обучены все",
    ]  # fmt: skip
    window.matrix.verticalHeader().sectionClicked.emit(window.matrix.currentIndex().row())
    window.pages.show_page(window.written)
    settled(qtbot)
    lines = [window.written.topLevelItem(at) for at in range(window.written.topLevelItemCount())]
    assert {(line.text(1), line.text(5)) for line in lines} == {("1.2.4", ""), ("1.2.5", ""), ("1.2.8", "не было")}


def test_commissions_are_sorted_by_a_figure(qtbot, window: RegionWindow) -> None:
    header = window.matrix.horizontalHeader()
    assert [line.name for line in window.model.lines[:2]] == [TAYGA, NEAR]
    header.sectionClicked.emit(3)
    assert [line.name for line in window.model.lines[:2]] == [NEAR, TAYGA]
    header.sectionClicked.emit(3)
    assert [line.name for line in window.model.lines[:2]] == [TAYGA, NEAR]


def test_the_total_row_is_the_sum_that_is_told_everywhere(qtbot, window: RegionWindow) -> None:
    region = window.model.region
    assert [window.model.index(0, column).data() for column in (2, 3)] == ["2", "40"]
    assert "мероприятий 2, участников 40" in window.status.text()
    assert (region.amounts.events, region.amounts.people) == (2, 40)


def test_tables_of_the_period_are_saved(qtbot, window: RegionWindow, tmp_path: Path, monkeypatch) -> None:
    from kuzplan_desktop.ui.region.reports import save_tables

    target = tmp_path / "tables.xlsx"
    monkeypatch.setattr(dialogs, "choose_report", lambda *_: target)
    save_tables(window)
    qtbot.waitUntil(lambda: "Таблицы сохранены" in window.bar.sentence.text(), timeout=20_000)
    assert load_workbook(target).sheetnames == ["Мероприятия", "Участники", "Отметки", "Показатели"]


def of_year(tmp_path: Path, year: int, people: int) -> Path:
    """A document of a commission on the plan of another year."""
    write_plan(tmp_path / f"plan-{year}.sqlite", replace(supplied_draft(), year=year, approved_number=f"{year}/1"))
    path = tmp_path / f"topki-{year}.sqlite"
    PlanFile.create(path, commission=TOPKI, source=tmp_path / f"plan-{year}.sqlite").close()
    return edited(path, hold("1.2.4", date(year, 3, 14), people))


def test_another_plan_of_the_file_is_shown(qtbot, window: RegionWindow, tmp_path: Path) -> None:
    assert not window.tools.plans.isVisible()
    taken(qtbot, window, of_year(tmp_path, 2021, 11))
    assert window.tools.plans.isVisible()
    assert (window.tools.plans.count(), window.model.region.plan.year) == (2, 2022)
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        window.tools.plans.activated.emit(1)
    settled(qtbot)
    assert (window.model.region.plan.year, window.model.region.amounts.people) == (2021, 11)
    assert window.tools.plans.currentIndex() == 1


def test_last_year_stands_beside(qtbot, window: RegionWindow, tmp_path: Path, monkeypatch) -> None:
    former = tmp_path / "Сводный файл 2021.sqlite"
    consolidate(former, [of_year(tmp_path, 2021, 11)], workers=1)
    monkeypatch.setattr(deciding, "choose_document", lambda *_: former)
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        window.deciding.former.trigger()
    settled(qtbot)
    total = window.sums.topLevelItem(0).child(window.sums.topLevelItem(0).childCount() - 1)
    assert [total.text(column) for column in range(5)] == ["Всего", "2", "40", "1", "11"]
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        window.deciding.former.trigger()
    settled(qtbot)
    assert window.sums.columnCount() == 3
    monkeypatch.setattr(deciding, "choose_document", lambda *_: window.session.path)
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        window.deciding.former.trigger()
    settled(qtbot)
    assert "Прошлый год не показан. Плана на 2021 год в сводном файле нет" in window.status.text()
