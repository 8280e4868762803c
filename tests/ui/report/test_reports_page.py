"""«Отчеты»: what has become of each report of the year, the pages beside the choices, those that were sent."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from kuzplan_desktop.reports.writing import as_bytes
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.report.files import make_report
from kuzplan_desktop.ui.report.period_list import MOVED
from kuzplan_desktop.ui.report.reports_page import ReportsPage
from tests.ui.sent import send

ARROW = 24  # pixels of a list to choose from beside its words


@pytest.fixture
def window(session, settings, qtbot, tmp_path):
    settings.reports.folder = tmp_path
    made = MainWindow(session, settings)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 740)
    made.come_forward()
    yield made
    made.close()


@pytest.fixture
def page(window):
    window.actions_by_name["page_reports"].trigger()
    return window.pages.currentWidget()


def rows(page):
    periods = page.making.fields.periods
    return [periods.item(row).text() for row in range(periods.count())]


def click(page, row, qtbot):
    periods = page.making.fields.periods
    place = periods.visualItemRect(periods.item(row)).center()
    qtbot.mouseClick(periods.viewport(), Qt.MouseButton.LeftButton, pos=place)


def shown(page, beginning, qtbot):
    qtbot.waitUntil(lambda: page.preview.title.text().startswith(beginning), timeout=20_000)


def test_the_page_is_made_when_it_is_wanted_and_shows_the_working_quarter(window, qtbot):
    assert window.findChild(ReportsPage) is None
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    page = window.findChild(ReportsPage)
    assert page.isVisible()
    assert page.making.chosen_period.key == "2022-Q1"
    assert page.making.fields.periods.key == "2022-Q1"
    shown(page, "Отчет за I квартал 2022 года", qtbot)


def test_the_list_tells_what_has_become_of_each_report(page, session, activity, qtbot):
    assert rows(page)[0] == "I квартал: до 5 апреля"
    send(session.file)
    assert rows(page)[0] == "I квартал: сдан 05.04.2022, исх. 12"
    session.file.events.hold(activity("1.2.4").uid, starts_on=date(2022, 3, 14), people=37)
    assert rows(page)[0] == f"I квартал: сдан 05.04.2022, исх. 12, {MOVED}"
    session.file.undo()
    assert rows(page)[0] == "I квартал: сдан 05.04.2022, исх. 12"


def test_a_period_of_the_list_is_made_beside_it(page, qtbot):
    page.making.fields.kind.setCurrentIndex(page.making.fields.kind.findData("training"))
    assert page.making.fields.periods.key == ""
    click(page, 2, qtbot)
    assert page.making.choice.kind.name == "progress"
    assert page.making.chosen_period.key == "2022-Q3"
    shown(page, "Отчет за III квартал 2022 года", qtbot)
    qtbot.keyClick(page.making.fields.periods, Qt.Key.Key_Down)
    assert page.making.chosen_period.key == "2022-Q4"


def test_tab_into_the_list_chooses_nothing(page):
    page.making.fields.kind.setCurrentIndex(page.making.fields.kind.findData("training"))
    page.making.fields.name.setFocus()
    page.making.fields.periods.setFocus(Qt.FocusReason.TabFocusReason)
    assert page.making.choice.kind.name == "training"


def test_the_pages_follow_the_choices_and_the_document(page, session, activity, qtbot):
    shown(page, "Отчет за I квартал 2022 года", qtbot)
    before = page.preview.view.pages
    session.file.marks.mark([activity("1.2.4").uid], 1, text="Проведен семинар")
    qtbot.waitUntil(lambda: page.preview.view.pages not in (None, before), timeout=20_000)
    page.making.fields.kind.setCurrentIndex(page.making.fields.kind.findData("training"))
    shown(page, "Сведения об обучении", qtbot)


def test_a_sent_report_is_shown_as_it_went_until_another_is_chosen(window, page, session, qtbot):
    pdf = as_bytes(make_report(page.making.order()), "pdf")
    send(session.file, files={"pdf": pdf})
    window.actions_by_name["sent"].trigger()
    assert page.tabs.currentWidget() is page.sent
    assert page.sent.table.rowCount() == 1
    qtbot.mouseClick(page.sent.view_button, Qt.MouseButton.LeftButton)
    shown(page, "Отчет за I квартал сдан 05.04.2022 № 12", qtbot)
    assert page.tabs.currentWidget() is page.preview
    click(page, 0, qtbot)
    shown(page, "Отчет за I квартал 2022 года", qtbot)


@pytest.mark.parametrize(("size", "letters"), [((1093, 592), 10), ((1366, 740), 16)])
def test_no_word_of_the_page_is_cut(window, qtbot, size, letters):
    """At 125 % of a screen of 1366 x 768, and with the largest letters on the whole of it."""
    app = QApplication.instance()
    former = app.font()
    font = app.font()
    font.setPointSize(letters)
    app.setFont(font)
    try:
        window.resize(*size)
        window.show_report()
        page = window.pages.currentWidget()
        qtbot.waitUntil(lambda: page.preview.place.text().startswith("Страница"), timeout=30_000)
        for shown_one in (page.preview, page.sent):
            page.tabs.setCurrentWidget(shown_one)
            QApplication.processEvents()
            assert cut(page) == []
        page.making.fields.more_button.click()
        QApplication.processEvents()
        assert cut(page) == []
    finally:
        app.setFont(former)


def cut(page):
    """The buttons and labels of one line that are narrower than their words."""
    shown_ones = [one for kind in (QPushButton, QLabel) for one in page.findChildren(kind) if one.isVisible()]
    lines = [one for one in shown_ones if not (isinstance(one, QLabel) and one.wordWrap())]
    choices = [one for one in page.findChildren(QComboBox) if one.isVisible()]
    found = [one.text() for one in lines if one.width() < one.minimumSizeHint().width()]
    letters = page.fontMetrics().horizontalAdvance
    return found + [one.currentText() for one in choices if one.width() < letters(one.currentText()) + ARROW]
