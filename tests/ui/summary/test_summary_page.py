"""«Сводка»: the working quarter in charts that follow every change, in light and dark, and what stands behind them."""

from datetime import date

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtSvg import QSvgRenderer

from kuzplan_desktop.domain.figures.behind import Figure
from kuzplan_desktop.reports.charts.shapes import Paint
from kuzplan_desktop.reports.charts.themes import DARK, LIGHT
from kuzplan_desktop.ui.base.behind_dialog import BehindDialog
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.summary.summary_page import OF_QUARTER, OF_YEAR, SummaryPage


@pytest.fixture
def view(qtbot, session):
    made = SummaryPage(session, own=True)
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
    assert view.sentence.text().startswith("I квартал 2022 года, пункты с участием комиссии: по плану ")


def test_an_event_is_seen_at_once_and_gone_after_undo(view, session, activity):
    session.file.events.hold(activity("1.2.4").uid, form="семинар", starts_on=session.day, people=37)
    assert "семинар: 37" in words(view)
    assert "март: 37" in words(view)
    session.file.undo()
    assert "37" not in words(view)


def test_coverage_is_told_once_the_numbers_of_members_are_known(view, session, activity):
    people = {"attendance": {"члены УИК": (37, None)}}
    session.file.events.hold(activity("1.2.4").uid, form="семинар", starts_on=session.day, **people)
    assert "Охват" not in view.sentence.text()
    session.file.settings.set_commission(members={"members_uik": 170}, members_on=date(2022, 1, 10))
    assert view.sentence.text().endswith(": члены УИК – 37 из\u00a0170 (22\u00a0%).")


def test_the_charts_follow_the_working_quarter(view, session):
    session.set_quarter(3)
    assert view.charts[0].accessibleName().startswith("Выполнение плана по разделам, III квартал")
    assert view.sentence.text().startswith("III квартал")


def test_what_changed_while_hidden_is_read_when_shown(view, session):
    view.hide()
    session.set_quarter(2)
    assert view.sentence.text().startswith("I квартал")
    view.show()
    assert view.sentence.text().startswith("II квартал")


def test_own_items_or_the_whole_plan(view):
    own = view.sentence.text()
    view.set_own(False)
    assert "весь план" in view.sentence.text()
    assert view.sentence.text().split(": ")[1] != own.split(": ")[1]


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
    assert view.area.verticalScrollBar().maximum() > 0
    qtbot.waitUntil(lambda: view.area.horizontalScrollBar().maximum() == 0)
    wide = [chart.height() for chart in view.charts]
    view.resize(720, 300)
    qtbot.waitUntil(lambda: view.charts[0].width() > 600)
    assert [chart.height() for chart in view.charts][0] < wide[0]


def behind(view):
    """What the dialog that a figure opened says: its sentence and its rows."""
    dialog = view.findChild(BehindDialog)
    rows = [dialog.rows.item(row).text() for row in range(dialog.rows.count())]
    return dialog, dialog.sentence.text(), rows


@pytest.fixture
def held(session, activity):
    hold = session.file.events.hold
    hold(activity("1.2.4").uid, form="семинар", starts_on=date(2022, 3, 14), attendance={"члены УИК": (37, None)})
    hold(activity("2.2.2").uid, form="квиз", starts_on=date(2022, 2, 3), attendance={"избиратели": (75, None)})


def test_a_figure_says_of_what_it_is_made_and_leads_there(view, session, activity, held, qtbot):
    wanted = []
    session.row_wanted.connect(lambda *row: wanted.append(row))
    button = view.figures[Figure.PEOPLE]
    assert button.text() == "Участников: 112"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog, sentence, rows = behind(view)
    assert sentence == "112 = 37 + 75, 2 мероприятия."
    assert [row.partition(" ")[0] for row in rows] == ["1.2.4", "2.2.2"]
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert wanted == [(activity("2.2.2").uid, 1)]
    assert not dialog.isVisible()


@pytest.mark.parametrize("figure", list(Figure))
def test_each_figure_has_as_many_rows_as_it_counts(view, session, held, qtbot, figure):
    qtbot.mouseClick(view.figures[figure], Qt.MouseButton.LeftButton)
    dialog, sentence, rows = behind(view)
    number = view.figures[figure].text().rpartition(": ")[2]
    assert sentence.startswith(number)
    assert figure is Figure.PEOPLE or len(rows) == int(number)
    dialog.reject()


def place_of(chart, category, series):
    (spot,) = (one for one in chart.spots() if (one.category, one.series) == (category, series))
    return chart.spot_rect(spot).center().toPoint()


def test_a_click_on_a_bar_shows_the_rows_behind_it(view, session, held, qtbot):
    by_form = view.charts[2]
    assert by_form.chart.categories == ("квиз", "семинар")
    qtbot.mouseClick(by_form, Qt.MouseButton.LeftButton, pos=place_of(by_form, 1, 0))
    dialog, sentence, rows = behind(view)
    assert dialog.caption.text() == "семинар, I квартал 2022 года"
    assert sentence == "37, 1 мероприятие."
    assert len(rows) == 1
    dialog.reject()
    months = view.charts[-1]
    qtbot.mouseClick(months, Qt.MouseButton.LeftButton, pos=place_of(months, 1, -1))
    dialogs = [one for one in view.findChildren(BehindDialog) if one.isVisible()]
    assert [one.caption.text() for one in dialogs] == ["февраль 2022 года"]
    dialogs[0].reject()


def test_a_part_of_a_section_shows_the_items_in_that_state(view, held, qtbot):
    sections = view.charts[0]
    series = next(at for at, one in enumerate(sections.chart.series) if one.name == "выполняется")
    category = next(at for at, value in enumerate(sections.chart.series[series].values) if value)
    qtbot.mouseClick(sections, Qt.MouseButton.LeftButton, pos=place_of(sections, category, series))
    dialog, _, rows = behind(view)
    assert len(rows) == sections.chart.series[series].values[category]
    dialog.reject()


def test_the_arrows_choose_a_bar_and_enter_opens_it(view, held, qtbot):
    quarters = view.charts[len(OF_QUARTER)]
    quarters.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(quarters, key)
    dialog, sentence, rows = behind(view)
    assert dialog.caption.text() == "По плану, II квартал 2022 года"
    assert len(rows) == quarters.chart.total(1)
    dialog.reject()


def test_the_page_is_made_when_it_is_shown_and_follows_the_filter(qtbot, session, settings):
    window = MainWindow(session, settings)
    window.come_forward()
    assert window.findChild(SummaryPage) is None
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F8)
    page = window.findChild(SummaryPage)
    assert window.pages.shown == "summary"
    shown = page.sentence.text()
    window.actions_by_name["own"].trigger()
    assert page.sentence.text() != shown
    window.close()


def test_a_figure_of_what_is_to_be_done_opens_the_same(qtbot, session, settings, held):
    window = MainWindow(session, settings)
    window.come_forward()
    page = window.pages.currentWidget()
    qtbot.mouseClick(page.figures.cards[4], Qt.MouseButton.LeftButton)
    assert page.findChild(BehindDialog).sentence.text() == "112 = 37 + 75, 2 мероприятия."
    page.findChild(BehindDialog).reject()
    page.figures.cards[2].setFocus()
    qtbot.keyClick(page.figures.cards[2], Qt.Key.Key_Return)
    shown = [one for one in page.findChildren(BehindDialog) if one.isVisible()]
    assert [one.caption.text() for one in shown] == ["Нет сведений, I квартал 2022 года"]
    shown[0].reject()
    window.close()
