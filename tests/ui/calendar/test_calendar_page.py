"""«Календарь» as a person uses it: read, folded, filtered, events opened, written down on a day, dragged and moved."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetricsF, QImage, QMouseEvent, QPainter, QPdfWriter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.marks import EventStatus
from kuzplan_desktop.domain.year.outline import YearBranch
from kuzplan_desktop.ui.base.undoing import undo
from kuzplan_desktop.ui.calendar.calendar_page import CalendarPage
from kuzplan_desktop.ui.calendar.legend import BARS
from kuzplan_desktop.ui.calendar.row_painter import RowPainter, cut_at_word
from kuzplan_desktop.ui.calendar.year_model import BEFORE_MONTHS, NAME
from kuzplan_desktop.ui.calendar.year_printing import YearPages, paper_palette
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from tests.ui.editor_help import mnemonics

# A menu is a popup, which the offscreen platform cannot raise.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
PLANNED, HELD = EventStatus.PLANNED, EventStatus.HELD
SPEAKS = Qt.ItemDataRole.AccessibleTextRole
MAY = date(2022, 5, 20)
LEFT = Qt.MouseButton.LeftButton
CAMPAIGN = Campaign("", "Выборы депутатов", "муниципальный", date(2022, 6, 17), date(2022, 9, 11), date(2022, 9, 30))


@pytest.fixture
def written(session, activity):
    """Events: uid by a word."""
    session.today = MAY
    hold = session.file.events.hold
    return {
        "семинар": hold(activity("1.2.4").uid, form="семинар", starts_on=date(2022, 3, 14), people=37),
        "игра": hold(
            activity("2.2.2").uid, form="деловая игра", title="Игра", starts_on=date(2022, 5, 12), status=PLANNED
        ),
        "лекция": hold(activity("2.2.1").uid, form="лекция", month=date(2022, 10, 1), status=PLANNED),
        "квиз": hold(activity("2.2.10").uid, form="квиз", starts_on=date(2022, 2, 3)),
    }


@pytest.fixture
def page(qtbot, session, written):
    made = CalendarPage(session, own=True)
    qtbot.addWidget(made)
    tester = QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.resize(1200, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    assert tester.model() is made.model


def index_of(page, activity, number, month=0):
    return page.model.index_of(activity(number).uid, BEFORE_MONTHS + month - 1 if month else NAME)


def point(page, activity, number, day):
    """Where a day of an item stands in the viewport."""
    index = index_of(page, activity, number)
    page.view.scrollTo(index)
    middle = (page.view.scale.start(day) + page.view.scale.end(day)) / 2
    return QPoint(round(middle), round(page.view.place_of(index).middle))


def numbers(page):
    return [node.shown.activity.number for node in page.model.nodes if not isinstance(node.shown, YearBranch)]


def drag(page, start, end):
    """Press, move in steps, let go: as a hand does."""
    viewport = page.view.viewport()
    QTest.mousePress(viewport, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for place in (start + QPoint(QApplication.startDragDistance(), 0), end):
        at = place.toPointF()
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            viewport.mapToGlobal(at),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)
    return lambda: QTest.mouseRelease(viewport, LEFT, Qt.KeyboardModifier.NoModifier, end)


def choose(page, index):
    page.view.setFocus()
    page.view.setCurrentIndex(index)


def event_of(session, uid):
    return next(one for found in session.document.events.values() for one in found if one.uid == uid)


def menu_of(page):
    return next(menu for menu in page.findChildren(QMenu, "cellMenu") if menu.isVisible())


# what is shown


def test_the_own_items_stand_under_their_headings_and_the_filters_show_others(page, session, qtbot):
    assert numbers(page)[:3] == ["1.2.4", "1.2.5", "1.2.8"]
    assert page.heading.text() == "Календарь 2022 года"
    captions = [button.text() for button in page.filters.group.buttons()]
    assert captions == ["С участием ТИК (18)", "Весь план (47)", "С мероприятиями"]
    with qtbot.waitSignal(page.own_wanted) as told:
        page.filters.group.button(1).click()
    assert told.args == [False]
    assert len(numbers(page)) == 47
    page.filters.group.button(2).click()
    assert numbers(page) == ["1.2.4", "2.2.1", "2.2.2", "2.2.10"]


def test_a_plan_without_events_says_so_in_an_empty_calendar(page, session, written):
    for uid in written.values():
        session.file.events.delete(uid)
    page.filters.group.button(2).click()
    assert page.nothing.isVisible()
    page.filters.group.button(0).click()
    assert page.nothing.isHidden()


def test_months_fill_the_width_beside_the_names_and_never_scroll_away(page):
    view, edges = page.view, page.view.scale.edges
    for width in (760, 1200):
        page.resize(width, 400)
        edges = view.scale.edges
        assert edges[-1] <= view.viewport().width()
        assert edges[0] == view.header().sectionSize(0) + view.header().sectionSize(1)
        assert view.horizontalScrollBar().maximum() == 0
    assert page.head.y() + page.head.height() <= view.y()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.verticalScrollBar().value() > 0
    assert page.head.isVisible()


@pytest.mark.parametrize(("lines", "legend", "hint"), [(18, False, False), (25, True, False), (35, True, True)])
def test_a_low_page_leaves_its_room_to_the_rows(page, lines, legend, hint):
    page.resize(page.width(), lines * page.fontMetrics().height())
    assert (page.legend.isVisible(), page.hint.isVisible()) == (legend, hint)


def test_cells_and_names_speak_in_sentences(page, activity):
    assert index_of(page, activity, "1.2.4", 3).data(SPEAKS) == (
        "1.2.4, март 2022 года. Срок идет, выполняется. "
        "Проведено 1 мероприятие, участников 37: 14.03.2022, семинар, 37 чел."
    )
    name = str(index_of(page, activity, "2.2.3").data(SPEAKS))
    assert name.endswith("Состояние: не выполнено в срок. Почему: срок истек 28.02.2022, отметок нет.")
    heading = page.model.index(0, 0)
    assert str(heading.data(SPEAKS)).startswith("I. Организация обучения кадров")
    assert page.model.headerData(4, Qt.Orientation.Horizontal) == "март"


def test_today_and_campaigns_are_told_above_the_months(page, session):
    session.file.settings.set_campaign(CAMPAIGN)
    assert page.head.accessibleName() == (
        "Месяцы 2022 года. Сегодня 20\u00a0мая\u00a02022\u00a0г. Выборы депутатов: с 17.06.2022 по 30.09.2022, "
        "день голосования 11.09.2022"
    )
    assert page.view.today == MAY


def test_a_change_is_shown_at_once_and_folded_sections_stay_folded(page, session, activity):
    first = page.model.index(0, 0)
    page.view.setExpanded(first, False)
    uid = session.file.events.hold(activity("2.2.4").uid, form="ВКС", starts_on=date(2022, 5, 18))
    assert "ВКС" in str(index_of(page, activity, "2.2.4", 5).data(SPEAKS))
    page.filters.group.button(1).click()  # other rows
    assert not page.view.isExpanded(page.model.index(0, 0))
    assert page.view.isExpanded(page.model.index(1, 0))
    session.file.events.delete(uid)
    assert "ВКС" not in str(index_of(page, activity, "2.2.4", 5).data(SPEAKS))


def test_what_changes_while_it_is_hidden_is_read_when_it_is_shown(page, session, activity):
    page.hide()
    session.file.events.hold(activity("2.2.4").uid, form="ВКС", starts_on=date(2022, 5, 18))
    assert "ВКС" not in str(index_of(page, activity, "2.2.4", 5).data(SPEAKS))
    page.show()
    assert "ВКС" in str(index_of(page, activity, "2.2.4", 5).data(SPEAKS))


def test_no_letter_leads_to_two_places(page):
    assert len(set(mnemonics(page))) == len(mnemonics(page))


# by the mouse


def test_a_double_click_on_a_day_writes_down_what_is_to_come_as_planned(page, activity, qtbot):
    with qtbot.waitSignal(page.form_wanted) as wanted:
        QTest.mouseDClick(page.view.viewport(), LEFT, pos=point(page, activity, "1.2.5", date(2022, 8, 17)))
    (event,) = wanted.args
    assert (event.activity, event.status, event.starts_on) == (activity("1.2.5").uid, PLANNED, date(2022, 8, 17))
    with qtbot.waitSignal(page.form_wanted) as wanted:
        QTest.mouseDClick(page.view.viewport(), LEFT, pos=point(page, activity, "1.2.5", date(2022, 4, 5)))
    assert (wanted.args[0].status, wanted.args[0].starts_on) == (HELD, date(2022, 4, 5))


def test_a_double_click_on_an_event_opens_it_and_on_a_name_shows_the_item(page, activity, qtbot, written):
    with qtbot.waitSignal(page.event_wanted) as wanted:
        QTest.mouseDClick(page.view.viewport(), LEFT, pos=point(page, activity, "1.2.4", date(2022, 3, 14)))
    assert wanted.args == [activity("1.2.4").uid, written["семинар"]]
    name = point(page, activity, "1.2.4", date(2022, 1, 1))
    with qtbot.waitSignal(page.item_wanted) as wanted:
        QTest.mouseDClick(page.view.viewport(), LEFT, pos=QPoint(120, name.y()))
    assert wanted.args == [activity("1.2.4").uid]


def test_a_planned_event_is_dragged_in_one_step_that_can_be_taken_back(page, session, activity, written):
    start = point(page, activity, "2.2.2", date(2022, 5, 12))
    let_go = drag(page, start, point(page, activity, "2.2.2", date(2022, 6, 8)))
    assert event_of(session, written["игра"]).starts_on == date(2022, 5, 12)
    let_go()
    assert event_of(session, written["игра"]).starts_on == date(2022, 6, 8)
    assert page.view.currentIndex() == index_of(page, activity, "2.2.2", 6)
    told = session.messages[-1]
    assert told.sentence == "Перенесено: 2.2.2, 08.06.2022, деловая игра «Игра»."
    assert told.offers[0][0] == "Отменить"
    undo(session)
    assert event_of(session, written["игра"]).starts_on == date(2022, 5, 12)


def test_escape_gives_a_drag_up_and_a_click_moves_nothing(page, session, activity, written):
    before = session.document
    start = point(page, activity, "2.2.2", date(2022, 5, 12))
    let_go = drag(page, start, point(page, activity, "2.2.2", date(2022, 6, 8)))
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    let_go()
    QTest.mouseClick(page.view.viewport(), LEFT, pos=start)
    assert session.document is before


def test_a_held_event_stays_where_it_is(page, session, activity, written):
    before = session.document
    drag(page, point(page, activity, "1.2.4", date(2022, 3, 14)), point(page, activity, "1.2.4", date(2022, 6, 8)))()
    assert session.document is before


def test_of_several_in_a_month_the_one_that_is_dragged_is_asked(page, session, activity, written):
    other = session.file.events.hold(activity("2.2.2").uid, form="квест", starts_on=date(2022, 5, 13), status=PLANNED)
    spot = page.model.item_at(index_of(page, activity, "2.2.2")).spots_in(5)[0]
    drag(page, point(page, activity, "2.2.2", spot.day), point(page, activity, "2.2.2", date(2022, 6, 8)))()
    choice = menu_of(page)
    next(action for action in choice.actions() if "квест" in action.text()).trigger()
    choice.close()
    assert event_of(session, other).starts_on == date(2022, 6, 8)
    assert event_of(session, written["игра"]).starts_on == date(2022, 5, 12)


def test_the_menu_of_a_cell_lists_its_events_and_writes_one_down(page, activity, qtbot, written):
    place = point(page, activity, "1.2.4", date(2022, 3, 14))
    viewport = page.view.viewport()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, asked)
    choice = menu_of(page)
    captions = [action.text() for action in choice.actions() if action.text()]
    assert captions[0] == "14.03.2022, семинар, 37 чел."
    assert captions[1].startswith("Записать мероприятие: 14")
    with qtbot.waitSignal(page.event_wanted):
        choice.actions()[0].trigger()
    choice.close()


def test_a_click_on_a_heading_folds_and_unfolds_it(page):
    heading = page.model.index(0, 0)
    place = page.view.visualRect(heading).center()
    QTest.mouseClick(page.view.viewport(), LEFT, pos=place)
    assert not page.view.isExpanded(heading)
    QTest.mouseClick(page.view.viewport(), LEFT, pos=place)
    assert page.view.isExpanded(heading)


# by the keyboard


def test_arrows_go_from_month_to_month_and_fold_headings(page, activity):
    choose(page, index_of(page, activity, "1.2.4", 1))
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert page.view.currentIndex() == index_of(page, activity, "1.2.4", 2)
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert page.view.currentIndex() == index_of(page, activity, "1.2.5", 2)
    heading = page.model.index(0, 0)
    choose(page, heading)
    QTest.keyClick(page.view, Qt.Key.Key_Left)
    assert not page.view.isExpanded(heading)
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert page.view.isExpanded(heading)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert not page.view.isExpanded(heading)


def test_keys_move_a_planned_event_by_days_and_months_and_go_with_it(page, session, activity, written):
    choose(page, index_of(page, activity, "2.2.2", 5))
    QTest.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert event_of(session, written["игра"]).starts_on == date(2022, 5, 13)
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.view, Qt.Key.Key_Right, both)
    assert event_of(session, written["игра"]).starts_on == date(2022, 6, 13)
    assert page.view.currentIndex() == index_of(page, activity, "2.2.2", 6)
    QTest.keyClick(page.view, Qt.Key.Key_Left, both)
    assert event_of(session, written["игра"]).starts_on == date(2022, 5, 13)
    choose(page, index_of(page, activity, "2.2.1", 10))
    QTest.keyClick(page.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert event_of(session, written["лекция"]).month == date(2022, 9, 1)


def test_enter_opens_an_event_or_writes_one_down_in_the_month(page, activity, qtbot, written):
    choose(page, index_of(page, activity, "1.2.4", 3))
    with qtbot.waitSignal(page.event_wanted) as wanted:
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert wanted.args == [activity("1.2.4").uid, written["семинар"]]
    for month, status, day, known in (
        (8, PLANNED, None, date(2022, 8, 1)),
        (5, HELD, MAY, None),
        (2, HELD, None, None),
    ):
        choose(page, index_of(page, activity, "1.2.4", month))
        with qtbot.waitSignal(page.form_wanted) as wanted:
            QTest.keyClick(page.view, Qt.Key.Key_Return)
        (event,) = wanted.args
        assert (event.status, event.starts_on, event.month) == (status, day, known)


def test_the_keyboard_finds_its_way_in(page):
    page.take_focus()
    assert page.view.hasFocus()
    assert page.model.item_at(page.view.currentIndex()).activity.number == "1.2.4"


# on paper


@pytest.mark.slow
def test_the_whole_plan_is_printed_on_two_pages_across(page, session, tmp_path):
    page.filters.group.button(1).click()
    session.file.settings.set_campaign(CAMPAIGN)
    out = tmp_path / "year.pdf"
    writer = QPdfWriter(str(out))
    assert YearPages(session, page.model.nodes, page.heading.text()).print_on(writer) == 2
    del writer
    with pypdfium2.PdfDocument(out) as document:
        sizes = [sheet.get_size() for sheet in document]
        assert [width > height for width, height in sizes] == [True, True]
        words = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
    for number in ("1.1.1", "2.2.10", "3.2.2", "Топкинская", "лист 2 из 2"):
        assert number in words
    assert words.count("не в срок") == 2


def test_the_own_items_are_printed_on_one_page(page, session, tmp_path):
    writer = QPdfWriter(str(tmp_path / "year.pdf"))
    assert YearPages(session, page.model.nodes, page.heading.text()).print_on(writer) == 1


def test_states_of_bars_on_paper_are_told_apart_without_colours(qapp):
    shape = QRectF(2, 2, 60, 12)
    drawn = set()
    for bar, _ in BARS:
        picture = QImage(64, 16, QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        RowPainter(paper_palette(), QFont(), hatched=True).paint_bar(painter, shape, bar)
        painter.end()
        ink = [
            [QColor(picture.pixel(x, y)).lightness() < 185 for x in range(12, 52)] for y in range(5, 11)
        ]  # within the edge, whatever colour it has
        drawn.add(str(ink))
    assert len(drawn) == len(BARS)


def test_a_name_without_room_is_cut_after_a_whole_word(qapp):
    letters = QFontMetricsF(QFont())
    text = "Проведение конкурсов рисунков"
    assert cut_at_word(text, letters, letters.horizontalAdvance(text)) == text
    assert cut_at_word(text, letters, letters.horizontalAdvance(text) - 3) == "Проведение конкурсов …"
    assert cut_at_word(text, letters, letters.horizontalAdvance("Прове")).endswith("…")


# in the window


def test_the_page_stands_in_the_window_with_its_key_and_follows_the_plans_filter(session, settings, qtbot, activity):
    session.today = MAY
    window = MainWindow(session, settings)
    window.resize(1366, 740)
    window.come_forward()
    qtbot.waitUntil(window.isActiveWindow)
    action = window.actions_by_name["page_calendar"]
    assert action.shortcut().toString() == "Alt+3"
    action.trigger()
    page = window.pages.currentWidget()
    assert page.view.hasFocus()
    assert len(numbers(page)) == 18
    window.actions_by_name["own"].trigger()
    assert len(numbers(page)) == 47
    page.filters.group.button(0).click()
    assert window.plan.own_only
    first = page.model.index(0, 0)
    window.actions_by_name["collapse"].trigger()
    assert (page.view.isExpanded(first), window.plan.tree.isExpanded(window.plan.model.index(0, 0))) == (False, True)
    window.actions_by_name["expand"].trigger()
    assert page.view.isExpanded(first)
    QTest.mouseDClick(page.view.viewport(), LEFT, pos=point(page, activity, "1.2.5", date(2022, 8, 17)))
    form = window.editor.pages.execution.form
    assert form.isVisible()
    assert form.starts_on.text() == "17.08.2022"
    assert form.status[PLANNED].isChecked()
    session.answers = [True]
    window.close()


@pytest.mark.slow
@pytest.mark.parametrize("points", [9, 16])
def test_letters_of_any_size_leave_room_for_the_months(page, qapp, points):
    before = qapp.font()
    qapp.setFont(QFont(before.family(), points))
    try:
        page.resize(1000, 560)
        QApplication.processEvents()
        edges = page.view.scale.edges
        letters = page.view.rows.letters
        assert edges[1] - edges[0] > letters.horizontalAdvance("мая")
        assert page.view.visualRect(page.model.index(0, 0)).height() >= letters.height()
    finally:
        qapp.setFont(before)
