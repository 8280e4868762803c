"""Names in the region's window: districts of several commissions at once, a form that is written otherwise, charts."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog

from kuzplan_desktop.domain.region import Work
from kuzplan_desktop.domain.reporting.report_kinds import CONSOLIDATED, CONTROL
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.ui.region import reports as region_reports
from kuzplan_desktop.ui.region.region_session import RegionSession
from kuzplan_desktop.ui.region.region_window import RegionWindow
from kuzplan_desktop.ui.region.signs import ground_of, sign_of
from tests.exchange.region_files import TAYGA, TODAY, TOPKI, document, hold
from tests.ui.region.test_region_window import settled, taken


@pytest.fixture
def window(qtbot, qapp, tmp_path: Path) -> RegionWindow:
    out = tmp_path / "Сводный файл 2022.sqlite"
    ConsolidatedFile.open_or_make(out).close()
    topki = document(tmp_path / "topki.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37, form="сем."))
    tayga = document(tmp_path / "tayga.sqlite", TAYGA, hold("1.2.4", date(2022, 2, 1), 3))
    made = RegionWindow(RegionSession(out, day=TODAY))
    qtbot.addWidget(made)
    made.show()
    taken(qtbot, made, topki, tayga)
    return made


def answer(monkeypatch, text: str) -> list[list[str]]:
    """Every question is answered with `text`; what was offered is kept."""
    offered: list[list[str]] = []

    def asked(_parent, _title, _label, names, *_, **__):
        offered.append(list(names))
        return text, True

    monkeypatch.setattr(QInputDialog, "getItem", asked)
    return offered


def read_again(qtbot, window: RegionWindow, deed) -> None:
    with qtbot.waitSignal(window.session.read, timeout=10_000):
        deed()
    settled(qtbot)


def rows(window: RegionWindow) -> dict[str, list[str]]:
    tree = window.commissions.tree
    items = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return {item.text(0): [item.text(column) for column in range(1, 6)] for item in items}


def test_a_district_is_given_to_all_that_are_chosen_and_taken_back_in_one(
    qtbot, window: RegionWindow, monkeypatch
) -> None:
    window.pages.show_page(window.commissions)
    answer(monkeypatch, "Южный")
    tree = window.commissions.tree
    for name in ("Топкинская ТИК", "Анжеро-Судженская городская ТИК"):
        (item,) = tree.findItems(name, Qt.MatchFlag.MatchExactly)
        item.setSelected(True)
    read_again(qtbot, window, lambda: qtbot.mouseClick(window.commissions.button, Qt.MouseButton.LeftButton))
    assert [name for name, cells in rows(window).items() if cells[0] == "Южный"] == [
        "Анжеро-Судженская городская ТИК",
        "Топкинская ТИК",
    ]
    assert len(window.commissions.chosen) == 2
    assert "комиссий 2" in window.deciding.undo.text()
    read_again(qtbot, window, window.deciding.undo.trigger)
    assert not any(cells[0] for cells in rows(window).values())


def test_the_list_is_sorted_by_numbers_and_not_by_their_letters(qtbot, window: RegionWindow) -> None:
    window.commissions.tree.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    assert list(rows(window))[:2] == ["Топкинская ТИК", "Тайгинская городская ТИК"]


def test_a_form_is_counted_as_another_and_apart_again(qtbot, window: RegionWindow, monkeypatch) -> None:
    def forms() -> list[str]:
        group = window.sums.topLevelItem(1)
        return [group.child(at).text(0) for at in range(group.childCount())]

    def choose(name: str) -> None:
        (item,) = window.sums.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        window.sums.setCurrentItem(item)

    assert not window.deciding.joined.isEnabled()
    assert sorted(forms()) == ["сем.", "семинар"]
    offered = answer(monkeypatch, "семинар")
    choose("сем.")
    read_again(qtbot, window, window.deciding.joined.trigger)
    assert offered[-1][0] == "сем."
    assert "семинар" in offered[-1]
    assert forms() == ["семинар"]
    offered = answer(monkeypatch, "Отдельно: сем.")
    choose("семинар")
    read_again(qtbot, window, window.deciding.joined.trigger)
    assert offered[-1][:2] == ["семинар", "Отдельно: сем."]
    assert sorted(forms()) == ["сем.", "семинар"]


def test_the_charts_of_the_window_tell_the_numbers_of_the_matrix(qtbot, window: RegionWindow) -> None:
    window.pages.show_page(window.charts)
    settled(qtbot)
    work, people = window.charts.charts
    assert "Топкинская ТИК: выполнялось 1" in work.accessibleDescription()
    assert "Топкинская ТИК: 37" in people.accessibleDescription()
    assert work.height() > 40


def test_every_work_is_told_by_its_sign_and_by_its_ground(qapp) -> None:
    palette = qapp.palette()
    told = [work for work in Work if work is not Work.ABSENT]
    pictures = {work: sign_of(work, palette).toImage() for work in told}
    assert all(one is other or pictures[one] != pictures[other] for one in told for other in told)
    grounds = {work: ground.name() for work in told if (ground := ground_of(work, palette))}
    assert len(grounds) == len(told)
    assert len({grounds[work] for work in (Work.DONE, Work.LATE, Work.IN_PROGRESS, Work.NOTHING)}) == 4


def test_the_columns_of_the_consolidated_report_are_chosen_in_its_menu(
    qtbot, window: RegionWindow, tmp_path: Path
) -> None:
    def captions(name: str) -> list[str]:
        target = tmp_path / name
        region_reports.write_report(window, CONSOLIDATED, window.contents.region, target)
        settled(qtbot)
        sheet = load_workbook(target).worksheets[0]
        cells = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows()]
        return next(row for row in cells if "№ пункта" in row)

    assert "Исполнитель" in captions("usual.xlsx")
    window.columns["executors"].setChecked(False)
    window.columns["trained"].setChecked(True)
    chosen = captions("chosen.xlsx")
    assert "Исполнитель" not in chosen
    assert "В т. ч. обучено (посещений)" in chosen


def test_the_control_table_is_coloured_in_every_format(qtbot, window: RegionWindow, tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.docx", "a.pdf"):
        region_reports.write_report(window, CONTROL, window.contents.region, tmp_path / name)
        settled(qtbot)
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    grounds = {cell.value: cell.fill.start_color.rgb[-6:] for row in sheet.iter_rows() for cell in row}
    assert grounds["+"] == "CFE8D5"
    assert grounds["нет"] == "F5C4BC"


def test_what_commissions_sent_stands_before_those_that_sent_nothing(window: RegionWindow) -> None:
    sent = [bool(line.cells) for line in window.model.lines]
    assert sent == [True] * 2 + [False] * 44
