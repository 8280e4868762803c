"""What is done with rows of the plan besides ticking: unfolded, opened, copied, written on in place, several marked."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.main_window.pages import PLAN
from kuzplan_desktop.ui.plan.cells import PlanColumn
from tests.ui.editor_help import type_into

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(session, settings):
    made = MainWindow(session, settings)
    made.come_forward()
    made.turn_to(PLAN)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 740)
    QApplication.processEvents()
    yield made
    session.answers = [True]
    made.close()


@pytest.fixture
def tree(window):
    return window.plan.tree


@pytest.fixture
def row(window, activity):
    """Chooses an item by its number and gives its uid."""

    def choose(number):
        uid = activity(number).uid
        assert window.plan.tree.select_activity(uid)
        return uid

    return choose


def spot(tree, uid, column=PlanColumn.TITLE):
    return tree.visualRect(tree.model().index_of(uid).siblingAtColumn(column)).center()


def height(tree, uid):
    return tree.visualRect(tree.model().index_of(uid)).height()


def select(tree, *uids):
    tree.select_activity(uids[0])
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for uid in uids[1:]:
        tree.selectionModel().select(tree.model().index_of(uid), flags)


def state(session, uid, quarter=1):
    mark = session.document.marks_of(uid).get(quarter)
    return mark.state if mark else None


# how rows look


def test_at_1366_pixels_the_name_has_380(tree):
    assert tree.columnWidth(PlanColumn.TITLE) >= 380


def test_the_chosen_row_unfolds_to_its_whole_name_and_folds_again(tree, row, activity, qtbot):
    uid = activity("1.2.4").uid
    folded = height(tree, uid)
    row("1.2.4")
    qtbot.waitUntil(lambda: height(tree, uid) > folded)
    row("1.2.5")
    qtbot.waitUntil(lambda: height(tree, uid) == folded)


def test_a_tick_by_the_mouse_moves_no_row(tree, activity, qtbot):
    uid, below = activity("1.2.4").uid, activity("1.2.5").uid
    place = spot(tree, below)
    qtbot.mouseClick(tree.viewport(), LEFT, pos=spot(tree, uid, PlanColumn.QUARTER_1))
    QApplication.processEvents()
    assert tree.chosen == uid
    assert spot(tree, below) == place


def test_a_box_says_how_many_events_were_held(tree, session, activity):
    uid = activity("1.2.4").uid
    for day in (date(2022, 3, 1), date(2022, 3, 14)):
        session.file.events.hold(uid, form="семинар", starts_on=day)
    cell = tree.model().index_of(uid).siblingAtColumn(PlanColumn.QUARTER_1)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "I квартал: выполнено, мероприятий: 2"


def test_a_mark_outside_the_term_looks_different(tree, session, activity):
    inside, outside = activity("1.2.4").uid, activity("2.2.4").uid  # due in May
    session.file.marks.mark([inside, outside], 1)
    pictures = []
    for uid in (inside, outside):
        tree.scrollTo(tree.model().index_of(uid))
        middle = spot(tree, uid, PlanColumn.QUARTER_1)
        pictures.append(tree.viewport().grab().toImage().pixelColor(middle + QPoint(5, 5)))
    assert pictures[0] != pictures[1]
    cell = tree.model().index_of(outside).siblingAtColumn(PlanColumn.QUARTER_1)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "I квартал: выполнено, вне срока"


def test_a_width_that_was_drawn_is_there_again_at_the_next_start(window, tree, session, settings):
    header = tree.columns
    edge = header.sectionViewportPosition(PlanColumn.PERIOD) + header.sectionSize(PlanColumn.PERIOD) - 1
    before = header.sectionSize(PlanColumn.PERIOD)
    port, none = header.viewport(), Qt.KeyboardModifier.NoModifier
    QTest.mousePress(port, LEFT, none, QPoint(edge, 8))
    place = QPointF(edge + 30, 8)
    no = Qt.MouseButton.NoButton
    QApplication.sendEvent(port, QMouseEvent(QEvent.Type.MouseMove, place, port.mapToGlobal(place), no, LEFT, none))
    QTest.mouseRelease(port, LEFT, none, QPoint(edge + 30, 8))
    window.resize(1300, 740)
    QApplication.processEvents()
    assert header.sectionSize(PlanColumn.PERIOD) == before + 30
    settings.remember_layout("plan_columns", header.drawn)
    again = MainWindow(session, settings)
    again.show()
    again.turn_to(PLAN)
    again.setWindowState(Qt.WindowState.WindowNoState)
    again.resize(1366, 740)
    QApplication.processEvents()
    assert again.plan.tree.columnWidth(PlanColumn.PERIOD) == before + 30
    again.hide()


def drag_column(header, column, onto):
    """Drag the caption of a column onto the middle of another one's."""
    port, none = header.viewport(), Qt.KeyboardModifier.NoModifier

    def middle(of):
        return QPoint(header.sectionViewportPosition(of) + header.sectionSize(of) // 2, 8)

    target = middle(onto)
    QTest.mousePress(port, LEFT, none, middle(column))
    for place in (target + QPoint(12, 0), target):
        at = QPointF(place)
        moved = QMouseEvent(QEvent.Type.MouseMove, at, port.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, none)
        QApplication.sendEvent(port, moved)
    QTest.mouseRelease(port, LEFT, none, target)
    QApplication.processEvents()


def test_the_order_of_columns_is_there_again_at_the_next_start_and_keys_follow_it(
    window, tree, session, settings, activity
):
    header = tree.columns
    drag_column(header, PlanColumn.STATE, PlanColumn.PERIOD)
    order = header.order
    assert order.index(PlanColumn.STATE) < order.index(PlanColumn.QUARTER_1)
    settings.remember_layout("plan_columns", header.drawn)
    again = MainWindow(session, settings)
    again.come_forward()
    again.turn_to(PLAN)
    tree = again.plan.tree
    assert tree.columns.order == order
    tree.select_activity(activity("1.2.4").uid)
    seen = []
    for _ in range(9):
        seen.append(PlanColumn(tree.currentIndex().column()))
        QTest.keyClick(tree, Qt.Key.Key_Right)
    assert list(dict.fromkeys(seen)) == [column for column in order if not tree.isColumnHidden(column)]
    again.hide()


def test_quarters_and_numbers_stay_in_their_places(window, tree):
    header = tree.columns
    before = header.order
    for column, onto in (
        (PlanColumn.QUARTER_3, PlanColumn.QUARTER_1),
        (PlanColumn.STATE, PlanColumn.QUARTER_2),
        (PlanColumn.STATE, PlanColumn.NUMBER),
        (PlanColumn.NUMBER, PlanColumn.STATE),
    ):
        drag_column(header, column, onto)
        assert header.order == before


def test_a_search_that_hits_an_event_shows_which(window, tree, session, activity, qtbot):
    uid = activity("1.2.4").uid
    session.file.events.hold(uid, form="семинар", title="Первый", starts_on=date(2022, 3, 1))
    session.file.events.hold(uid, form="квиз", title="Знатоки", starts_on=date(2022, 3, 14))
    cell = tree.model().index_of(uid).siblingAtColumn(PlanColumn.TITLE)
    before = height(tree, uid)
    type_into(window.head.search, "знатоки")
    qtbot.waitUntil(lambda: tree.model().filters.words == ("знатоки",))
    assert height(tree, uid) > before
    spoken = tree.model().index_of(uid).siblingAtColumn(PlanColumn.TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Найдено мероприятие: 14.03 · квиз «Знатоки»")
    window.head.search.clear()
    type_into(window.head.search, "выездных")  # in the name itself
    qtbot.waitUntil(lambda: tree.model().filters.words == ("выездных",))
    assert "Найдено мероприятие" not in cell.data(Qt.ItemDataRole.AccessibleTextRole)


# gestures


def test_a_double_click_and_enter_open_the_editor(window, tree, row, activity, qtbot):
    text = window.editor.pages.execution.marks.form.text
    qtbot.mouseDClick(tree.viewport(), LEFT, pos=spot(tree, activity("1.2.4").uid))
    assert window.focusWidget() is text
    row("1.2.5")
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert window.focusWidget() is text
    assert window.session.activity == activity("1.2.5").uid


def test_a_quarter_that_has_not_begun_is_ticked_only_when_asked(tree, session, row, qtbot):
    uid = row("1.2.4")
    qtbot.mouseClick(tree.viewport(), LEFT, pos=spot(tree, uid, PlanColumn.QUARTER_3))
    assert state(session, uid, 3) is None
    message = session.messages[-1]
    assert message.sentence == "III квартал еще не начался. Отметить выполнение заранее?"
    dict(message.offers)["Отметить заранее"]()
    assert state(session, uid, 3) is MarkState.DONE


def test_rows_are_copied_with_their_numbers_as_a_table(tree, session, activity, qtbot):
    one, other = activity("1.2.4").uid, activity("1.2.5").uid
    session.file.marks.mark([one], 1)
    select(tree, other, one)
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in clipboard.text().splitlines()]
    assert [line[0] for line in lines] == ["№", "1.2.4", "1.2.5"]
    assert lines[1][1] == " ".join(activity("1.2.4").title.split())
    assert lines[1][2:4] == ["В течение года (по отдельному плану)", "выполнено"]
    assert "mso-number-format" in clipboard.html()


def menu_at(tree, place):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, tree.viewport().mapToGlobal(place))
    QApplication.sendEvent(tree.viewport(), event)
    return tree.findChild(QMenu, "rowMenu")


def test_the_right_button_offers_what_can_be_done_with_the_row(window, tree, session, row):
    uid = row("1.2.4")
    menu = menu_at(tree, spot(tree, uid))
    deeds = {action.text(): action for action in menu.actions()}
    assert list(deeds) == [
        "Отметить за I квартал или снять отметку",
        "Что сделано за I квартал",
        "Записать мероприятие…",
        "Открыть",
        "Копировать строки",
    ]
    deeds["Отметить за I квартал или снять отметку"].trigger()
    assert state(session, uid) is MarkState.DONE
    deeds["Записать мероприятие…"].trigger()
    page = window.editor.pages.execution
    assert page.currentWidget() is page.form
    menu.close()


def test_the_menu_of_several_rows_offers_what_is_done_with_all(tree, activity):
    select(tree, activity("1.2.4").uid, activity("1.2.5").uid)
    menu = menu_at(tree, spot(tree, activity("1.2.4").uid))
    possible = [action.text() for action in menu.actions() if action.isEnabled()]
    assert possible == ["Отметить за I квартал или снять отметку", "Копировать строки"]
    menu.close()


# what was done, in place


@pytest.fixture
def in_place(window, tree, qtbot):
    def open_field():
        tree.setFocus()
        qtbot.keyClick(tree, Qt.Key.Key_F2)
        return window.plan.rows.field

    return open_field


def test_what_was_done_is_typed_in_the_row_and_ticks_it(window, tree, session, row, activity, in_place):
    uid = row("1.2.4")
    field = in_place()
    assert field.geometry().intersects(tree.visualRect(tree.currentIndex().siblingAtColumn(PlanColumn.TITLE)))
    type_into(field, "Проведены два семинара")
    QTest.keyClick(field, Qt.Key.Key_Return)
    mark = session.document.marks_of(uid)[1]
    assert (mark.text, mark.state) == ("Проведены два семинара", MarkState.DONE)
    assert len(session.file.history(uid)) == 1
    assert tree.chosen == activity("1.2.5").uid
    assert tree.hasFocus()
    assert window.plan.rows.field is None


def test_tab_goes_on_typing_at_the_next_item_without_information(window, tree, session, row, activity, in_place):
    session.file.marks.mark([activity("1.2.5").uid], 1)
    row("1.2.4")
    field = in_place()
    type_into(field, "Семинары")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert tree.chosen == activity("1.2.8").uid
    assert window.plan.rows.field is not field
    assert window.focusWidget() is window.plan.rows.field


def test_escape_writes_nothing(tree, session, row, in_place):
    uid = row("1.2.4")
    field = in_place()
    type_into(field, "Семинары")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert session.document.marks_of(uid) == {}
    assert tree.hasFocus()


def test_a_click_elsewhere_keeps_what_was_typed(window, session, row, in_place):
    uid = row("1.2.4")
    type_into(in_place(), "Семинары")
    window.head.search.take_focus()
    assert session.document.marks_of(uid)[1].text == "Семинары"


def test_a_text_of_several_lines_is_for_the_editor(window, session, row, in_place):
    uid = row("1.2.4")
    session.file.marks.mark([uid], 1, text="Раз\nДва")
    assert in_place() is None
    assert window.focusWidget() is window.editor.pages.execution.marks.form.text


def test_outside_the_term_the_text_alone_is_written(session, row, in_place):
    uid = row("2.2.4")
    field = in_place()
    type_into(field, "Готовимся")
    QTest.keyClick(field, Qt.Key.Key_Return)
    mark = session.document.marks_of(uid)[1]
    assert (mark.text, mark.state) == ("Готовимся", None)


def test_in_a_quarter_that_has_not_begun_the_text_alone_is_written(session, row, in_place):
    session.set_quarter(3)
    uid = row("1.2.4")
    field = in_place()
    type_into(field, "Готовимся")
    QTest.keyClick(field, Qt.Key.Key_Return)
    mark = session.document.marks_of(uid)[3]
    assert (mark.text, mark.state) == ("Готовимся", None)


# several rows


@pytest.fixture
def several(window, tree, activity):
    """The editor of 1.2.4, 1.2.5 and 2.2.4, the last of which is due in May."""
    select(tree, *(activity(number).uid for number in ("1.2.4", "1.2.5", "2.2.4")))
    return window.editor.several


def test_the_editor_says_that_several_are_selected(window, tree, several, row):
    assert several.isVisible()
    assert several.heading.text() == "Выбрано пунктов: 3"
    lines = [several.list.item(place).text() for place in range(several.list.count())]
    assert lines[0].startswith("1.2.4 – не отмечено. Организация")
    assert lines[2].startswith("2.2.4 – вне срока. ")
    row("1.2.8")
    assert not several.isVisible()
    assert window.editor.pages.heading.title.text().startswith("1.2.8 ")


def test_all_are_marked_in_one_step_and_those_outside_the_term_are_told(several, session, activity):
    several.done.click()
    uids = [activity(number).uid for number in ("1.2.4", "1.2.5", "2.2.4")]
    assert [state(session, uid) for uid in uids] == [MarkState.DONE, MarkState.DONE, None]
    assert "2.2.4" in session.messages[-1].sentence
    session.file.undo()
    assert [state(session, uid) for uid in uids] == [None, None, None]


def test_not_required_wants_one_reason_for_all(several, session, activity):
    several.not_required.click()
    assert several.notice.isVisible()
    assert state(session, activity("1.2.4").uid) is None
    type_into(several.reason, "Выборов не было")
    several.not_required.click()
    marks = [session.document.marks_of(activity(number).uid)[1] for number in ("1.2.4", "1.2.5", "2.2.4")]
    assert {(mark.state, mark.note) for mark in marks} == {(MarkState.NOT_REQUIRED, "Выборов не было")}
    several.take_away.click()
    assert state(session, activity("1.2.4").uid) is None


def test_what_was_being_typed_is_stored_when_more_rows_are_selected(window, tree, session, row, activity):
    uid = row("1.2.4")
    type_into(window.editor.pages.execution.marks.form.text, "Семинар")
    select(tree, uid, activity("1.2.5").uid)
    assert session.document.marks_of(uid)[1].text == "Семинар"


def test_a_new_event_is_written_under_the_current_row_alone(window, several, activity):
    window.actions_by_name["event"].trigger()
    page = window.editor.pages.execution
    assert page.currentWidget() is page.form
    assert page.isVisible()
    assert window.session.activity == activity("1.2.4").uid
