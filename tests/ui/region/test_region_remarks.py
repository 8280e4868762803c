"""Remarks in the region's window: on the item of a commission, into a file, and the answer that comes back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QPlainTextEdit

from kuzplan_desktop.exchange.merge.merging import MergeChoice, compare_with, merge
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.ui.base import dialogs
from kuzplan_desktop.ui.region import remarks
from kuzplan_desktop.ui.region.region_session import RegionSession
from kuzplan_desktop.ui.region.region_window import RegionWindow
from tests.exchange.region_files import TAYGA, TODAY, TOPKI, document, hold
from tests.ui.region.test_region_window import cell, settled, taken


@pytest.fixture
def topki(tmp_path: Path) -> Path:
    return document(tmp_path / "topki.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37))


@pytest.fixture
def window(qtbot, qapp, tmp_path: Path, topki: Path) -> RegionWindow:
    out = tmp_path / "Сводный файл 2022.sqlite"
    ConsolidatedFile.open_or_make(out).close()
    made = RegionWindow(RegionSession(out, day=TODAY))
    qtbot.addWidget(made)
    made.show()
    taken(qtbot, made, topki, document(tmp_path / "tayga.sqlite", TAYGA))
    made.pages.show_page(made.remarks)
    settled(qtbot)
    return made


def lines(window: RegionWindow) -> list[list[str]]:
    tree = window.remarks.tree
    items = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return [[item.text(column) for column in range(4)] for item in items]


def press(qtbot, window: RegionWindow, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(qtbot)


def test_a_remark_is_written_sent_answered_and_read(
    qtbot, window: RegionWindow, topki: Path, tmp_path: Path, monkeypatch
) -> None:
    buttons = window.remarks.new_button, window.remarks.file_button
    assert not any(button.isEnabled() for button in buttons)
    window.matrix.setCurrentIndex(cell(window, TOPKI, "1.2.4"))
    settled(qtbot)
    asked: list[tuple[str, int]] = []

    def answer(dialog: QInputDialog) -> bool:
        asked.append((dialog.labelText(), dialog.sizeHint().width()))
        assert dialog.findChild(QPlainTextEdit).tabChangesFocus()
        dialog.setTextValue("Сколько обучено?")
        return True

    monkeypatch.setattr(QInputDialog, "exec", answer)
    press(qtbot, window, window.remarks.new_button)
    ((about, width),) = asked
    assert about.startswith("Топкинская ТИК, пункт 1.2.4 ")
    assert width < 600  # the name of the item wraps
    assert lines(window) == [["Топкинская ТИК", "1.2.4", "Сколько обучено?", "не передано"]]
    back = tmp_path / "Топкинская ТИК – замечания.sqlite"
    monkeypatch.setattr(dialogs, "choose_target", lambda *_: back)
    press(qtbot, window, window.remarks.file_button)
    assert window.bar.sentence.text() == f"Файл с замечаниями сохранен: {back.name}."
    with PlanFile.open(topki) as file:
        merge(file, compare_with(file.bodies(), back), MergeChoice())
        taken(qtbot, window, topki)
        assert lines(window)[0][3] == "получено, ответа нет"
        file.remarks.answer(file.document.region_remarks[0].uid, "Обучено 37", date(2022, 4, 7))
    taken(qtbot, window, topki)
    assert lines(window)[0][3] == "07.04.2022 Обучено 37"


def test_a_remark_is_a_step_that_is_undone(qtbot, window: RegionWindow, monkeypatch) -> None:
    window.matrix.setCurrentIndex(cell(window, TAYGA, "1.2.4"))
    settled(qtbot)
    monkeypatch.setattr(remarks, "ask_long_text", lambda *_: "Где отчет?")
    press(qtbot, window, window.remarks.new_button)
    assert "Замечание: Тайгинская городская ТИК, пункт 1.2.4" in window.deciding.undo.text()
    window.deciding.undo.trigger()
    settled(qtbot)
    assert lines(window) == []
    press(qtbot, window, window.remarks.file_button)
    assert window.bar.sentence.text() == "Новых замечаний для комиссии «Тайгинская городская ТИК» нет."


def test_a_commission_without_a_document_gets_no_remark(qtbot, window: RegionWindow) -> None:
    window.matrix.setCurrentIndex(window.model.index(window.model.rowCount() - 1, 6))
    settled(qtbot)
    assert not window.remarks.new_button.isEnabled()
    assert not window.remarks.file_button.isEnabled()
