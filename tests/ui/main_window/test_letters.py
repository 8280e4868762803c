"""Larger letters, chosen while windows are open: what is written is not cut, what stands beside it grows along."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
)

from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.ui.base.looks import wear
from kuzplan_desktop.ui.base.settings import Shade
from kuzplan_desktop.ui.commission.commission_dialog import CommissionDialog
from kuzplan_desktop.ui.fields.scroll_page import ScrollPage
from kuzplan_desktop.ui.first_start.welcome import WelcomePanel
from kuzplan_desktop.ui.main_window.about import AboutDialog
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.main_window.pages import PAGES
from kuzplan_desktop.ui.plan.cells import PlanColumn
from kuzplan_desktop.ui.region.region_session import RegionSession
from kuzplan_desktop.ui.region.region_window import RegionWindow

LARGE = 16
ACROSS = Qt.Orientation.Horizontal


@pytest.fixture
def large(qapp):
    """Takes large letters; afterwards they are as before."""

    def take():
        wear(qapp, Shade.SYSTEM, LARGE)
        QApplication.processEvents()

    yield take
    wear(qapp, Shade.SYSTEM, 0)


def cut(widget):
    """The texts of labels that are shown and have less room than they need."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]
    return [
        label.text()
        for label in labels
        if (label.heightForWidth(label.width()) > label.height() if label.wordWrap() else not _has_width(label))
    ]


def _has_width(label):
    return label.width() >= label.minimumSizeHint().width()


def test_the_foot_of_the_rail_and_the_quarters_grow(session, settings, large, qtbot):
    window = MainWindow(session, settings)
    window.come_forward()
    window.setWindowState(Qt.WindowState.WindowNoState)
    large()
    window.turn_to("events")
    window.resize(1366, 420)
    QApplication.processEvents()
    assert window.rail.saving.font().pointSizeF() == window.rail.font().pointSizeF() > 12
    assert all(chip.height() >= chip.sizeHint().height() for chip in window.head.quarters.chips)
    window.resize(800, 600)
    sums = window.pages.currentWidget().sums
    qtbot.waitUntil(lambda: sums.height() <= 2 * sums.fontMetrics().lineSpacing())
    window.close()


def test_a_narrow_window_with_large_letters_shows_names_and_scrolls_nothing_to_the_side(window, activity, large):
    window.setWindowState(Qt.WindowState.WindowNoState)
    large()
    for page in PAGES:
        window.turn_to(page.name)
        window.resize(800, 600)
        QApplication.processEvents()
        assert window.width() == 800
    window.show_activity(activity("1.2.4").uid)
    QApplication.processEvents()
    tree = window.plan.tree
    shown = [column for column in PlanColumn if not tree.isColumnHidden(column)]
    assert [column.quarter for column in shown if column.quarter] == [window.session.quarter]
    assert tree.columnWidth(PlanColumn.TITLE) >= 20 * tree.fontMetrics().averageCharWidth()
    pages = [area for area in window.editor.findChildren(ScrollPage) if area.isVisible()]
    assert [area.horizontalScrollBar().maximum() for area in pages] == [0]
    window.actions_by_name["quarter3"].trigger()
    assert not tree.isColumnHidden(PlanColumn.QUARTER_3)
    window.resize(1366, 768)
    QApplication.processEvents()
    assert not any(tree.isColumnHidden(column) for column in PlanColumn if column.quarter)


def test_nothing_is_cut_beside_the_first_start(qtbot, large):
    panel = WelcomePanel()
    qtbot.addWidget(panel)
    panel.show()
    large()
    qtbot.waitUntil(lambda: panel.sample.width() >= panel.sample.sizeHint().width())
    assert cut(panel) == []
    assert not panel.findChild(QLabel, "logo").pixmap().isNull()


@pytest.mark.parametrize("make", [lambda session: CommissionDialog(session), lambda _: AboutDialog(None)])
def test_a_dialog_opens_as_high_as_its_words(session, large, qtbot, make):
    large()
    dialog = make(session)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    assert cut(dialog) == []
    dialog.reject()


def test_boxes_and_circles_of_qt_grow_and_shrink_again(qapp, qtbot, large):
    table = QListWidget()
    boxes = [QCheckBox("Исполняем мы"), QRadioButton("Светлое")]
    table.addItem(QListWidgetItem("Сомнение"))
    table.item(0).setCheckState(Qt.CheckState.Checked)
    for widget in (*boxes, table):
        qtbot.addWidget(widget)
        widget.show()

    def sizes():
        option = QStyleOptionButton()
        option.initFrom(boxes[0])
        parts = (QStyle.SubElement.SE_CheckBoxIndicator, QStyle.SubElement.SE_RadioButtonIndicator)
        drawn = [box.style().subElementRect(part, option, box).height() for box, part in zip(boxes, parts, strict=True)]
        return [*drawn, table.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight, None, table)]

    before = sizes()
    wear(qapp, Shade.DARK, LARGE)
    assert all(after >= before * 1.4 for before, after in zip(before, sizes(), strict=True))
    QApplication.processEvents()
    assert boxes[0].palette().base() == qapp.palette().base()  # the style takes no colours along
    wear(qapp, Shade.SYSTEM, 0)
    assert sizes() == before


def test_rows_and_columns_of_the_matrix_of_a_region_grow(qtbot, tmp_path, large):
    path = tmp_path / "Сводный файл 2022.sqlite"
    ConsolidatedFile.open_or_make(path).close()
    window = RegionWindow(RegionSession(path, day=date(2022, 4, 5)))
    qtbot.addWidget(window)
    window.show()
    large()
    matrix, metrics = window.matrix, window.matrix.fontMetrics()
    assert matrix.verticalHeader().defaultSectionSize() > metrics.height() > 20
    assert matrix.horizontalHeader().defaultSectionSize() > metrics.horizontalAdvance("1.2.10")
    assert matrix.verticalHeader().width() > metrics.horizontalAdvance("Заводская ТИК (Новокузнецк)")
