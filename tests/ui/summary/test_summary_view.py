"""The window «Сводка»: the working quarter in charts that follow every change, in light and dark, for every reader."""

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest

from kuzplan_desktop.reports.charts.shapes import Paint
from kuzplan_desktop.reports.charts.themes import DARK, LIGHT
from kuzplan_desktop.ui.shell.main_window import MainWindow
from kuzplan_desktop.ui.summary.summary_view import OF_QUARTER, OF_YEAR, SummaryView


@pytest.fixture
def view(qtbot, session):
    made = SummaryView(session, own=True)
    qtbot.addWidget(made)
    made.show()
    return made


def words(view):
    return "\n".join(chart.accessibleDescription() for chart in view.charts)


def test_the_charts_stand_with_their_numbers_in_words(view):
    assert len(view.charts) == len(OF_QUARTER) + len(OF_YEAR)
    assert view.charts[0].accessibleName() == (
        "Выполнение плана по разделам, I квартал 2022 года (все пункты года, состояние на 24.03.2022)"
    )
    assert "срок не наступил или не истек" in words(view)
    assert "Проведенных мероприятий нет." in words(view)
    assert view.figures.text().startswith("I квартал 2022 года, пункты с участием комиссии: по плану ")


def test_an_event_is_seen_at_once_and_gone_after_undo(view, session, activity):
    session.file.events.hold(activity("1.2.4").uid, form="семинар", starts_on=session.day, people=37)
    assert "семинар: 37" in words(view)
    assert "март: 37" in words(view)
    session.file.undo()
    assert "37" not in words(view)


def test_the_charts_follow_the_working_quarter(view, session):
    session.set_quarter(3)
    assert view.charts[0].accessibleName().startswith("Выполнение плана по разделам, III квартал")
    assert view.figures.text().startswith("III квартал")


def test_what_changed_while_hidden_is_read_when_shown(view, session):
    view.hide()
    session.set_quarter(2)
    assert view.figures.text().startswith("I квартал")
    view.show()
    assert view.figures.text().startswith("II квартал")


def test_own_items_or_the_whole_plan(view):
    own = view.figures.text()
    view.set_own(False)
    assert "весь план" in view.figures.text()
    assert view.figures.text().split(": ")[1] != own.split(": ")[1]


def test_a_chart_is_an_svg_that_qt_draws_in_the_colours_of_the_window(view):
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor("#202020"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#f0f0f0"))
    light = view.charts[0].svg_text()
    view.charts[0].setPalette(palette)
    dark = view.charts[0].svg_text()
    assert LIGHT[Paint.PALE] in light
    assert DARK[Paint.PALE] in dark
    assert LIGHT[Paint.PALE] not in dark
    for text in (light, dark):
        renderer = QSvgRenderer(QByteArray(text.encode()))
        assert renderer.isValid()
        assert renderer.defaultSize().width() > 100


def test_a_chart_shows_bars_and_not_an_empty_ground(view):
    image = view.charts[0].grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 5)}
    assert LIGHT[Paint.PALE] in colours


def test_a_narrow_window_scrolls_and_cuts_nothing(qtbot, view):
    view.resize(420, 300)
    assert view.pages.verticalScrollBar().maximum() > 0
    assert view.pages.horizontalScrollBar().maximum() == 0
    wide = [chart.height() for chart in view.charts]
    view.resize(720, 300)
    qtbot.waitUntil(lambda: view.charts[0].width() > 600)
    assert [chart.height() for chart in view.charts][0] < wide[0]


def test_the_keyboard_reaches_the_charts_and_closes_the_window(view):
    assert all(chart.focusPolicy() & Qt.FocusPolicy.TabFocus for chart in view.charts)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_the_menu_opens_one_window_that_follows_the_filter(qtbot, session, settings):
    window = MainWindow(session, settings)
    qtbot.addWidget(window)
    window.show()
    action = window.actions_by_name["summary"]
    assert action.shortcut().toString() == "F8"
    action.trigger()
    action.trigger()
    (view,) = window.findChildren(SummaryView)
    shown = view.figures.text()
    window.actions_by_name["own"].trigger()
    assert view.figures.text() != shown
