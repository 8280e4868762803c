"""The tree and its filters as a person uses them: clicks, keys, what stays selected and open, how it is drawn."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QImage, QPalette
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QRadioButton

from kuzplan_desktop.domain.calendar import QUARTERS
from kuzplan_desktop.domain.commission import Commission
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import Mark, MarkState
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.store.document.open_file import News
from kuzplan_desktop.ui.drawing import icons, palette
from kuzplan_desktop.ui.drawing.lines import LineBreaker
from kuzplan_desktop.ui.plan.cells import PlanColumn
from kuzplan_desktop.ui.plan.filter_bar import FilterBar
from kuzplan_desktop.ui.plan.filters import NO_INFORMATION
from kuzplan_desktop.ui.plan.plan_model import PlanModel
from kuzplan_desktop.ui.plan.plan_view import PlanView

DAY = date(2022, 5, 11)
LONG = "Организация и проведение выездных семинаров с членами избирательных комиссий, организующих подготовку выборов"
LEFT, NO_KEYS, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
DONE = MarkState.DONE


def activity(number: str, title: str, executors: str = "ТИК", period: str = "В течение года") -> Activity:
    """An activity whose uid is its number."""
    return Activity(number, number, title, executors, period)


def subsection(number: str, *activities: Activity) -> Subsection:
    """A subsection whose uid is its number."""
    return Subsection(number, number, f"Подраздел {number}", activities)


FIRST = subsection(
    "1.1", activity("1.1.1", LONG), activity("1.1.2", "Тестирование"), activity("1.1.3", "Учеба", "ИККО")
)
SECOND = subsection("2.1", activity("2.1.1", "Викторина", period="Февраль"), activity("2.1.2", "Конкурс"))
SECTIONS = (Section("I", "I", "Обучение", (FIRST,)), Section("II", "II", "Культура", (SECOND,)))
PLAN = Document(
    Plan("plan", "Сводный план на 2022 год", 2022, "ИККО", None, "1", sections=SECTIONS),
    Commission("commission", "Топкинская ТИК"),
)


def marked(document: Document, uid: str, quarter: int, state: MarkState | None = DONE) -> Document:
    """`document` with one more mark."""
    marks = {**document.marks_of(uid), quarter: Mark(f"{uid}-{quarter}", uid, quarter, state)}
    return replace(document, marks={**document.marks, uid: marks})


def change(*activities: str, structure: bool = False) -> News:
    """News about `activities`."""
    return News(label="", activities=frozenset(activities), structure=structure, rows=frozenset())


@pytest.fixture
def model(qapp: object) -> Iterator[PlanModel]:
    """The small plan, watched by Qt's own tester."""
    made = PlanModel()
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show(PLAN, DAY)
    yield made
    assert tester.model() is made


@pytest.fixture
def view(model: PlanModel, qtbot) -> PlanView:
    """The tree of the small plan, 900 pixels wide, on the screen and with the keyboard."""
    made = PlanView(model)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


@pytest.fixture
def ticks(view: PlanView) -> list[tuple[object, ...]]:
    """What the tree asked for."""
    asked: list[tuple[object, ...]] = []
    view.tick_requested.connect(lambda uids, quarter, state: asked.append(("tick", uids, quarter, state)))
    view.outside_requested.connect(lambda uid, quarter: asked.append(("outside", uid, quarter)))
    view.outside_skipped.connect(lambda uids, quarter: asked.append(("skipped", uids, quarter)))
    return asked


@pytest.fixture
def bar(model: PlanModel, qtbot) -> FilterBar:
    """The filters above the tree."""
    made = FilterBar(model)
    qtbot.addWidget(made)
    made.resize(1200, 40)
    made.show()
    return made


def middle(view: PlanView, uid: str, column: int) -> QPoint:
    """The middle of a cell."""
    index = view.model().index_of(uid).siblingAtColumn(column)
    return view.visualRect(index).center()


def click(qtbot, view: PlanView, uid: str, column: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
    """Click into the middle of a cell."""
    qtbot.mouseClick(view.viewport(), LEFT, keys, middle(view, uid, column))


def choose(view: PlanView, *uids: str) -> None:
    """Select the rows of `uids`, the first one being the current row."""
    view.select_activity(uids[0])
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for uid in uids[1:]:
        view.selectionModel().select(view.model().index_of(uid), flags)


def shown(view: PlanView) -> list[str]:
    """The numbers of the rows that a person sees, from above."""
    found, index = [], view.model().index(0, 0)
    while index.isValid():
        found.append(str(index.data()))
        index = view.indexBelow(index)
    return found


# the mouse


def test_a_click_on_a_box_asks_to_tick_it_and_on_a_ticked_one_to_clear_it(view, model, ticks, qtbot) -> None:
    click(qtbot, view, "1.1.2", PlanColumn.QUARTER_3)
    assert ticks == [("tick", ["1.1.2"], 3, DONE)]
    document = marked(marked(PLAN, "1.1.2", 3), "1.1.2", 4, MarkState.NOT_REQUIRED)
    model.refresh(document, change("1.1.2"))
    click(qtbot, view, "1.1.2", PlanColumn.QUARTER_3)
    click(qtbot, view, "1.1.2", PlanColumn.QUARTER_4)
    assert ticks[1:] == [("tick", ["1.1.2"], 3, None), ("tick", ["1.1.2"], 4, None)]


def test_a_click_outside_the_period_asks_for_confirmation(view, model, ticks, qtbot) -> None:
    click(qtbot, view, "2.1.1", PlanColumn.QUARTER_2)
    assert ticks == [("outside", "2.1.1", 2)]
    model.refresh(marked(PLAN, "2.1.1", 2), change("2.1.1"))
    click(qtbot, view, "2.1.1", PlanColumn.QUARTER_2)
    assert ticks[1:] == [("tick", ["2.1.1"], 2, None)]


def test_boxes_of_headings_only_show(view, ticks, qtbot) -> None:
    for uid in ("I", "1.1"):
        click(qtbot, view, uid, PlanColumn.QUARTER_1)
    assert ticks == []


def test_a_click_beside_a_box_only_selects_the_row(view, ticks, qtbot) -> None:
    click(qtbot, view, "1.1.2", PlanColumn.TITLE)
    edge = middle(view, "1.1.2", PlanColumn.QUARTER_1) - QPoint(view.columnWidth(PlanColumn.QUARTER_1) // 2 - 1, 0)
    qtbot.mouseClick(view.viewport(), LEFT, NO_KEYS, edge)
    assert ticks == []
    assert view.selected_activities() == ["1.1.2"]


def test_a_box_of_a_selected_row_is_ticked_alone_and_the_selection_stays(view, ticks, qtbot) -> None:
    choose(view, "1.1.1", "1.1.2", "2.1.2")
    click(qtbot, view, "1.1.2", PlanColumn.QUARTER_2)
    assert ticks == [("tick", ["1.1.2"], 2, DONE)]
    assert view.selected_activities() == ["1.1.1", "1.1.2", "2.1.2"]
    assert view.currentIndex().siblingAtColumn(0) == view.model().index_of("1.1.2")


def test_a_click_with_control_selects_and_ticks_nothing(view, ticks, qtbot) -> None:
    choose(view, "1.1.1")
    click(qtbot, view, "1.1.2", PlanColumn.QUARTER_1, CONTROL)
    assert ticks == []
    assert view.selected_activities() == ["1.1.1", "1.1.2"]


def test_a_press_that_is_let_go_elsewhere_ticks_nothing(view, ticks, qtbot) -> None:
    qtbot.mousePress(view.viewport(), LEFT, NO_KEYS, middle(view, "1.1.2", PlanColumn.QUARTER_1))
    qtbot.mouseRelease(view.viewport(), LEFT, NO_KEYS, middle(view, "1.1.2", PlanColumn.QUARTER_2))
    assert ticks == []


def test_a_double_click_on_a_box_counts_once(view, ticks, qtbot) -> None:
    spot = middle(view, "1.1.2", PlanColumn.QUARTER_1)
    click(qtbot, view, "1.1.2", PlanColumn.QUARTER_1)
    qtbot.mouseDClick(view.viewport(), LEFT, NO_KEYS, spot)
    qtbot.mouseRelease(view.viewport(), LEFT, NO_KEYS, spot)
    assert len(ticks) == 1


# the keyboard


def test_space_ticks_what_is_selected_for_the_working_quarter(view, model, ticks, qtbot) -> None:
    model.set_quarter(2)
    model.refresh(marked(PLAN, "1.1.1", 2), change("1.1.1"))
    choose(view, "2.1.2", "1.1.2", "1.1.1", "I")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert ticks == [("tick", ["1.1.2", "2.1.2"], 2, DONE)]


def test_space_clears_when_all_are_ticked(view, model, ticks, qtbot) -> None:
    document = marked(marked(PLAN, "1.1.1", 1), "1.1.2", 1, MarkState.NOT_REQUIRED)
    model.refresh(document, change("1.1.1", "1.1.2"))
    choose(view, "1.1.1", "1.1.2")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert ticks == [("tick", ["1.1.1", "1.1.2"], 1, None)]


def test_space_outside_the_period_asks_and_among_several_says_what_it_passed_over(view, model, ticks, qtbot) -> None:
    model.set_quarter(3)
    choose(view, "2.1.1")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    choose(view, "2.1.1", "2.1.2")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert ticks == [("outside", "2.1.1", 3), ("tick", ["2.1.2"], 3, DONE), ("skipped", ["2.1.1"], 3)]


def test_space_ticks_the_box_with_the_ring_and_in_a_text_cell_the_working_quarter(view, model, ticks, qtbot) -> None:
    model.set_quarter(2)
    choose(view, "1.1.2")
    qtbot.keyClick(view, Qt.Key.Key_Space)
    for _ in range(3):  # to the box of the first quarter
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.currentIndex().column() == PlanColumn.QUARTER_1
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert ticks == [("tick", ["1.1.2"], 2, DONE), ("tick", ["1.1.2"], 1, DONE), ("tick", ["1.1.2"], 3, DONE)]


def test_the_ring_on_a_box_goes_along_with_the_working_quarter(view, model, ticks, qtbot) -> None:
    click(qtbot, view, "1.1.2", PlanColumn.QUARTER_1)
    model.set_quarter(2)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert ticks == [("tick", ["1.1.2"], 1, DONE), ("tick", ["1.1.2"], 2, DONE)]


def test_space_on_a_heading_does_nothing(view, ticks, qtbot) -> None:
    view.setCurrentIndex(view.model().index_of("I"))
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert ticks == []


def test_arrows_reach_every_column_and_enter_presses_a_box(view, ticks, qtbot) -> None:
    choose(view, "1.1.2")
    reached = []
    for _ in range(len(PlanColumn)):
        reached.append(view.currentIndex().column())
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert reached == [0, 1, 3, 4, 5, 6, 7, 8, 8]  # without the executors, which the own view does not show
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert ticks == [("tick", ["1.1.2"], 4, DONE)]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.currentIndex().column() == PlanColumn.QUARTER_4


def test_left_goes_up_to_the_heading_closes_it_and_right_opens_it(view, qtbot) -> None:
    choose(view, "1.1.2")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex() == view.model().index_of("1.1")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert shown(view) == ["I", "1.1", "II", "2.1", "2.1.1", "2.1.2"]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert "1.1.2" in shown(view)


def test_the_chosen_activity_is_told_once_and_none_on_a_heading(view, qtbot) -> None:
    told: list[str] = []
    view.activity_chosen.connect(told.append)
    choose(view, "1.1.1")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    view.setCurrentIndex(view.model().index_of("I"))
    assert told == ["1.1.1", "1.1.2", ""]


# what stays


def test_selection_and_open_rows_survive_news_of_any_kind(view, model) -> None:
    choose(view, "1.1.2", "2.1.2")
    view.collapse(model.index_of("1.1"))
    model.refresh(marked(PLAN, "2.1.2", 1), change("2.1.2"))
    turned = replace(PLAN, plan=replace(PLAN.plan, sections=tuple(reversed(SECTIONS))))
    model.refresh(turned, change(structure=True))
    assert shown(view) == ["II", "2.1", "2.1.1", "2.1.2", "I", "1.1"]
    assert view.selected_activities() == ["2.1.2", "1.1.2"]
    assert view.currentIndex() == model.index_of("1.1.2")


def test_a_search_opens_what_it_finds_and_closes_it_again(view, model) -> None:
    view.collapse(model.index_of("II"))
    model.set_search("викторина")
    assert shown(view) == ["II", "2.1", "2.1.1"]
    model.set_search("")
    assert shown(view) == ["I", "1.1", "1.1.1", "1.1.2", "II"]


def test_rows_that_come_back_are_open_and_the_chosen_one_is_selected_again(view, model) -> None:
    choose(view, "2.1.1")
    told: list[str] = []
    view.activity_chosen.connect(told.append)
    model.set_search("викторина")
    assert view.selected_activities() == ["2.1.1"]
    model.set_search("тестирование")
    assert view.selected_activities() == []
    model.set_search("")
    assert shown(view) == ["I", "1.1", "1.1.1", "1.1.2", "II", "2.1", "2.1.1", "2.1.2"]
    assert view.selected_activities() == ["2.1.1"]
    assert view.currentIndex() == model.index_of("2.1.1")
    assert told == []


def test_a_chosen_row_that_comes_back_under_a_closed_heading_leaves_it_closed(view, model) -> None:
    choose(view, "2.1.1")
    view.collapse(model.index_of("II"))
    model.set_search("тестирование")
    model.set_search("")
    assert shown(view) == ["I", "1.1", "1.1.1", "1.1.2", "II"]
    assert view.selected_activities() == []


def test_showing_the_document_anew_keeps_the_current_row(view, model) -> None:
    choose(view, "2.1.1")
    told: list[str] = []
    view.activity_chosen.connect(told.append)
    model.show(PLAN, DAY)
    assert view.currentIndex() == model.index_of("2.1.1")
    assert "2.1.1" in shown(view)
    assert told == []


def test_select_activity_chooses_it_alone_while_ctrl_is_held_down(view) -> None:
    view.select_activity("1.1.2")
    QTest.keyPress(view, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
    view.select_activity("2.1.1")
    QTest.keyRelease(view, Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
    assert view.selected_activities() == ["2.1.1"]


def test_select_activity_opens_the_headings_above_and_refuses_a_hidden_row(view, model) -> None:
    view.collapse(model.index_of("I"))
    assert view.select_activity("1.1.2")
    assert view.selected_activities() == ["1.1.2"]
    assert view.viewport().rect().contains(middle(view, "1.1.2", PlanColumn.TITLE))
    assert not view.select_activity("1.1.3")
    assert not view.select_activity("no such row")
    assert view.selected_activities() == ["1.1.2"]


# how it looks


def test_names_take_two_lines_at_most_and_follow_the_width(view, model) -> None:
    def height(uid: str) -> int:
        return view.visualRect(model.index_of(uid)).height()

    one_line = height("1.1.2")
    view.resize(2400, 600)
    QApplication.processEvents()
    assert height("1.1.1") == one_line
    view.resize(700, 600)
    QApplication.processEvents()
    two_lines = height("1.1.1")
    assert one_line < two_lines
    view.resize(400, 600)
    QApplication.processEvents()
    assert height("1.1.1") == two_lines


def test_executors_are_off_in_the_own_view(view, model) -> None:
    assert view.isColumnHidden(PlanColumn.EXECUTORS)
    model.set_own_only(False)
    assert not view.isColumnHidden(PlanColumn.EXECUTORS)


@pytest.mark.parametrize("width", [400, 560, 700, 900, 1300])
def test_columns_fit_into_every_width_and_leave_room_for_the_name(view, model, width: int) -> None:
    for own_only in (True, False):
        model.set_own_only(own_only)
        view.resize(width, 500)
        QApplication.processEvents()
        assert view.header().length() == view.viewport().width()
        assert view.columnWidth(PlanColumn.TITLE) >= 130


def test_a_row_in_sight_stays_in_sight_where_a_message_takes_room(view, model) -> None:
    last = [node for node in model.rows.all_nodes() if node.item is not None][-1]
    view.select_activity(last.uid)
    QApplication.processEvents()
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    view.resize(900, 160)
    QApplication.processEvents()
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


@pytest.mark.parametrize("width", [340, 500, 900])
def test_the_longest_number_stands_on_one_line_in_every_width(qtbot, width: int) -> None:
    model = PlanModel()
    longest = replace(PLAN.plan.sections[0].subsections[0].activities[0], number="11.12.134")
    section = replace(
        PLAN.plan.sections[0], subsections=(replace(PLAN.plan.sections[0].subsections[0], activities=(longest,)),)
    )
    model.show(replace(PLAN, plan=replace(PLAN.plan, sections=(section,))), DAY)
    model.set_own_only(False)
    view = PlanView(model)
    qtbot.addWidget(view)
    view.resize(width, 300)
    view.show()
    index = model.index_of(longest.uid)
    assert view.visualRect(index).width() >= view.fontMetrics().horizontalAdvance("11.12.134") + 12


def test_a_width_drawn_by_hand_stays_while_the_window_keeps_its_kind_of_width(view, model) -> None:
    view.setColumnWidth(PlanColumn.PERIOD, 200)
    view.resize(950, 600)
    assert view.columnWidth(PlanColumn.PERIOD) == 200


def test_the_working_quarters_column_is_tinted(view, model) -> None:
    def ground(quarter: int) -> QColor:
        picture = view.grab().toImage()
        left = view.columnViewportPosition(PlanColumn.PERIOD + quarter)
        spot = view.viewport().mapTo(view, QPoint(left + 2, middle(view, "1.1.2", 0).y()))
        return picture.pixelColor(spot * picture.devicePixelRatio())

    plain = view.palette().base().color()
    assert ground(1) != plain
    assert ground(3) == plain
    model.set_quarter(3)
    assert ground(1) == plain
    assert ground(3) != plain


def test_boxes_are_drawn_and_change_with_the_mark(view, model) -> None:
    def picture(uid: str, column: int) -> QImage:
        spot = middle(view, uid, column)
        return view.viewport().grab(QRect(spot - QPoint(9, 9), spot + QPoint(9, 9))).toImage()

    empty = picture("1.1.2", PlanColumn.QUARTER_3)
    assert picture("2.1.2", PlanColumn.QUARTER_3) == empty
    assert picture("2.1.1", PlanColumn.QUARTER_3) != empty  # a dot outside the period
    model.refresh(marked(PLAN, "1.1.2", 3), change("1.1.2"))
    ticked = picture("1.1.2", PlanColumn.QUARTER_3)
    model.refresh(marked(PLAN, "1.1.2", 3, MarkState.NOT_REQUIRED), change("1.1.2"))
    assert ticked != empty
    assert picture("1.1.2", PlanColumn.QUARTER_3) not in (empty, ticked)


def test_found_letters_are_lit(view, model) -> None:
    def lit() -> int:
        image = view.viewport().grab().toImage()
        wanted = palette.search_color(view.palette())
        return sum(image.pixelColor(x, y) == wanted for x in range(90, 400) for y in range(0, image.height(), 3))

    assert lit() == 0
    model.set_search("викторин")
    assert lit() > 20


def test_a_heading_runs_on_over_the_columns_beside_it(view, model) -> None:
    long = replace(PLAN, plan=replace(PLAN.plan, sections=(replace(SECTIONS[0], title=LONG), SECTIONS[1])))
    model.refresh(long, change(structure=True))
    rect = view.visualRect(model.index_of("I").siblingAtColumn(PlanColumn.PERIOD))
    cell = view.viewport().grab(rect).toImage()
    grounds = {cell.pixelColor(x, y).name() for x in range(5, 60) for y in range(8, cell.height() - 8)}
    assert len(grounds) > 1


def test_an_empty_tree_says_so(view, model) -> None:
    blank = view.viewport().grab()
    model.set_search("нет такого")
    view.viewport().repaint()
    image = view.viewport().grab().toImage()
    assert blank.toImage() != image
    colors = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert len(colors) > 1


def test_the_tree_follows_the_palette_into_the_dark(view, model) -> None:
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Base, QColor("#191b1f"))
    dark.setColor(QPalette.ColorRole.Text, QColor("#e6e8eb"))
    view.setPalette(dark)
    image = view.viewport().grab().toImage()
    beside = QPoint(view.columnViewportPosition(PlanColumn.STATE) - 3, middle(view, "1.1.2", 0).y())
    assert image.pixelColor(beside) == QColor("#191b1f")
    section = QPoint(beside.x(), middle(view, "I", 0).y())
    assert QColor("#191b1f").lightness() < image.pixelColor(section).lightness() < 80


def test_larger_letters_make_higher_rows(view, model) -> None:
    before = view.visualRect(model.index_of("1.1.1")).height()
    view.setFont(QFont("PT Sans", 16))
    assert view.visualRect(model.index_of("1.1.1")).height() > before + 10


def test_a_screen_reader_hears_every_box(view) -> None:
    tree = QAccessible.queryAccessibleInterface(view)
    spoken = [tree.child(place).text(QAccessible.Text.Name) for place in range(tree.childCount())]
    assert tree.text(QAccessible.Text.Name) == "Пункты плана"
    assert spoken.count("III квартал: не отмечено") == 3
    assert spoken.count("III квартал: вне срока") == 1
    assert "выполнено 0 из 2" in spoken


# the filters


def test_the_bar_names_the_counts(bar: FilterBar, model: PlanModel) -> None:
    own, everything = bar.findChild(QRadioButton, "ownToggle"), bar.findChild(QRadioButton, "allToggle")
    assert (own.text(), own.isChecked()) == ("С участием ТИК (4)", True)
    assert everything.text() == "Весь план (5)"
    model.set_own_only(False)
    assert everything.isChecked()


def test_the_bar_sets_own_items(bar: FilterBar, model: PlanModel, qtbot) -> None:
    qtbot.mouseClick(bar.findChild(QRadioButton, "allToggle"), LEFT)
    assert not model.filters.own_only


def test_a_plan_without_a_commission_has_no_own_items(bar: FilterBar, model: PlanModel) -> None:
    model.show(replace(PLAN, commission=None), DAY)
    assert not bar.own.isVisible()
    model.show(PLAN, DAY)
    assert bar.own.isVisible()


def test_the_bar_filters_by_state(bar: FilterBar, view: PlanView, model: PlanModel, qtbot) -> None:
    combo = bar.findChild(QComboBox, "stateFilter")
    model.set_quarter(2)
    assert combo.itemText(combo.count() - 2) == "Без сведений за II кв."
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_End)
    qtbot.keyClick(combo, Qt.Key.Key_Up)
    assert model.filters.state == NO_INFORMATION
    assert "2.1.1" not in shown(view)
    model.set_state_filter(State.LATE)
    assert combo.currentText() == "Не выполнено в срок"


def test_chips_count_the_items_of_a_state_and_show_these_alone(bar, view, model, qtbot) -> None:
    chips = bar.chips.chips
    model.refresh(marked(PLAN, "1.1.2", 1), change("1.1.2"))
    qtbot.waitUntil(lambda: chips[State.IN_PROGRESS].accessibleName() == "Выполняется: 1")
    assert chips[NO_INFORMATION].accessibleName().startswith("Без сведений за I квартал: ")
    qtbot.mouseClick(chips[State.IN_PROGRESS], LEFT)
    assert [uid for uid in shown(view) if uid.count(".") == 2] == ["1.1.2"]
    assert bar.states.currentText() == "Выполняется"
    qtbot.mouseClick(chips[State.IN_PROGRESS], LEFT)
    assert model.filters.state is None
    model.set_state_filter(NO_INFORMATION)
    assert [state for state, chip in chips.items() if chip.isChecked()] == [NO_INFORMATION]


def test_a_chip_shows_as_many_items_as_it_counts(bar, view, model) -> None:
    model.refresh(marked(marked(PLAN, "1.1.2", 1), "2.1.2", 1), change("1.1.2", "2.1.2"))
    for quarter in QUARTERS:
        model.set_quarter(quarter)
        for own_only in (True, False):
            model.set_own_only(own_only)
            counts = model.rows.state_counts(quarter, own_only=own_only)
            assert set(bar.chips.chips) <= {*counts, *State}
            for state in bar.chips.chips:
                model.set_state_filter(state)
                assert len([uid for uid in shown(view) if uid.count(".") == 2]) == counts.get(state, 0)
                model.set_state_filter(None)


def test_once_the_year_is_over_the_chip_counts_what_the_rows_say_of_the_year(bar, view, model, qtbot) -> None:
    model.show(marked(PLAN, "1.1.2", 1), date(2022, 12, 31), over=True)
    chip = bar.chips.chips[NO_INFORMATION]
    silent = [node.uid for node in model.rows.activities if node.item.own and node.item.told[1] == "сведений нет"]
    qtbot.waitUntil(lambda: chip.accessibleName() == f"Без сведений за год: {len(silent)}")
    assert silent
    assert "1.1.2" not in silent
    qtbot.mouseClick(chip, LEFT)
    assert [uid for uid in shown(view) if uid.count(".") == 2] == silent
    assert bar.states.currentText() == "Без сведений за год"


def with_items(document: Document, **values: dict[str, str]) -> Document:
    """`document` with other values of the items of its first subsection, by number without dots."""
    items = [replace(one, **values.get(f"i{one.number.replace('.', '')}", {})) for one in FIRST.activities]
    section = replace(SECTIONS[0], subsections=(replace(FIRST, activities=tuple(items)),))
    return replace(document, plan=replace(document.plan, sections=(section, *SECTIONS[1:])))


def test_an_item_that_was_taken_out_is_found_by_the_filter_and_written_in_grey(
    bar: FilterBar, view: PlanView, model: PlanModel, qtbot
) -> None:
    model.show(with_items(PLAN, i112={"excluded": "постановление от 01.06.2022 № 7"}), DAY)
    combo = bar.findChild(QComboBox, "stateFilter")
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_End)
    assert combo.currentText() == "Исключено из плана"
    assert [uid for uid in shown(view) if uid.count(".") == 2] == ["1.1.2"]
    model.set_state_filter(None)

    def darkest(uid: str) -> int:
        rect = view.visualRect(model.index_of(uid).siblingAtColumn(PlanColumn.TITLE)).adjusted(0, 2, 0, -3)
        image = view.viewport().grab(rect).toImage()
        return min(image.pixelColor(x, y).lightness() for x in range(image.width()) for y in range(image.height()))

    assert darkest("1.1.2") > darkest("2.1.2") + 40


def test_each_state_chosen_by_keyboard_shows_its_items_and_bears_its_icon(
    bar: FilterBar, view: PlanView, model: PlanModel, qtbot
) -> None:
    """Qt hands data of rows back as plain strings: each choice must lead to the items of that very state."""
    document = marked(marked(PLAN, "1.1.2", 1), "2.1.2", 2, MarkState.NOT_REQUIRED)
    for quarter in (1, 3, 4):
        document = marked(document, "2.1.2", quarter, MarkState.NOT_REQUIRED)
    document = replace(
        document, marks={**document.marks, "1.1.1": {q: Mark(f"m{q}", "1.1.1", q, DONE) for q in QUARTERS}}
    )
    model.show(document, DAY)
    model.set_own_only(False)
    combo = bar.findChild(QComboBox, "stateFilter")
    combo.setFocus()
    expected = {
        "Выполнено": ["1.1.1"],
        "Выполняется": ["1.1.2"],
        "Не выполнено в срок": ["2.1.1"],
        "Срок не истек": ["1.1.3"],
        "Не требуется": ["2.1.2"],
    }
    for caption, numbers in expected.items():
        qtbot.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentText() == caption
        assert [number for number in shown(view) if number.count(".") == 2] == numbers
        assert not combo.itemIcon(combo.currentIndex()).isNull()


def test_what_the_search_found_and_what_the_filters_hide(bar: FilterBar, model: PlanModel, qtbot) -> None:
    notice = bar.findChild(object, "searchNotice")
    button = bar.findChild(QPushButton, "showAll")
    assert not notice.isVisible()
    model.set_search("те")
    assert notice.text() == "Найдено 3, еще 1 скрыт фильтром «С участием ТИК»."
    model.set_state_filter(State.DONE)
    assert notice.text() == "Найдено 0, 4 скрыты фильтрами «С участием ТИК» и «Выполнено»."
    qtbot.mouseClick(button, LEFT)
    assert notice.text() == "Найдено 4."
    assert not button.isVisible()
    model.set_search("теъъ")
    assert notice.text() == "Ничего не найдено."
    model.set_search("")
    assert not notice.isVisible()


def test_a_notice_is_shown_until_a_filter_changes(bar: FilterBar, model: PlanModel) -> None:
    bar.show_notice("Пункт скрыт фильтром.")
    assert bar.findChild(object, "searchNotice").isVisible()
    model.set_quarter(2)
    assert not bar.findChild(object, "searchNotice").isVisible()


def test_a_narrow_bar_takes_two_lines_and_cuts_nothing(bar: FilterBar) -> None:
    one_line = bar.sizeHint().height()
    for _ in range(2):  # a window of its own shrinks no further than its line, from which the chips go first
        bar.resize(bar.minimumSizeHint().width(), 90)
        QApplication.processEvents()
    assert bar.chips.isHidden()
    assert bar.sizeHint().height() > one_line
    assert bar.states.y() > bar.own.y()
    for button in bar.own.group.buttons():
        assert button.width() >= button.sizeHint().width()
    bar.resize(1200, 90)
    QApplication.processEvents()
    assert bar.chips.isVisible()
    assert bar.sizeHint().height() == one_line


# lines and icons


def test_lines_break_between_words_and_end_with_an_ellipsis(qapp: object) -> None:
    breaker = LineBreaker(QFont("PT Sans", 10))
    first, second = breaker.lines(LONG, 220)
    assert LONG.startswith(f"{first} ")
    assert second.endswith("…")
    assert max(breaker.metrics.horizontalAdvance(line) for line in (first, second)) <= 220
    assert breaker.lines("Викторина", 220) == ("Викторина",)
    assert breaker.lines("две\nстроки", 220) == ("две строки",)


def test_lines_of_letters_beyond_the_basic_plane_lose_none(qapp: object) -> None:
    breaker = LineBreaker(QFont("PT Sans", 10))
    first, second = breaker.lines("🗳 выборы 🗳 выборы", breaker.metrics.horizontalAdvance("🗳 выборы 🗳") + 2)
    assert f"{first} {second}" == "🗳 выборы 🗳 выборы"


def test_found_places_are_measured_and_folded(qapp: object) -> None:
    breaker = LineBreaker(QFont("PT Sans", 10))
    assert breaker.found("Учёба и учеба", ("учеба",)) == [
        (0, breaker.metrics.horizontalAdvance("Учёба")),
        (
            breaker.metrics.horizontalAdvance("Учёба и "),
            breaker.metrics.horizontalAdvance("Учёба и учеба") - breaker.metrics.horizontalAdvance("Учёба и "),
        ),
    ]
    assert breaker.found("Straße", ("strasse",)) == []


def test_every_icon_stands_on_one_grid_with_one_stroke() -> None:
    drawings = {file.stem: file.read_text(encoding="utf-8") for file in icons.FOLDER.glob("*.svg")}
    assert {icons.state_icon_name(state) for state in State} <= drawings.keys()
    assert {"undo", "redo", "report", "new_event", "search", "calendar"} <= drawings.keys()
    for name, drawing in drawings.items():
        assert 'viewBox="0 0 24 24"' in drawing, name
        if name != "kuzplan":
            assert 'stroke="currentColor" stroke-width="2"' in drawing, name
            assert "#" not in drawing, name


def test_no_drawing_lies_about_unused() -> None:
    code = "".join(module.read_text(encoding="utf-8") for module in Path(icons.__file__).parents[1].rglob("*.py"))
    states = {icons.state_icon_name(state) for state in State}
    drawings = {file.stem for file in icons.FOLDER.glob("*.svg")} - states - {"kuzplan"}
    assert [name for name in sorted(drawings) if f'"{name}"' not in code] == []


@pytest.mark.parametrize("size", [16, 24, 32])
def test_icons_take_the_colour_they_are_given(qapp: object, size: int) -> None:
    image = icons.pixmap("search", size, QColor("#b93a2b"), 2.0).toImage()
    assert image.width() == 2 * size
    colors = {
        image.pixelColor(x, y).name()
        for x in range(2 * size)
        for y in range(2 * size)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colors == {"#b93a2b"}


def test_disabled_icons_are_paler(qapp: QApplication) -> None:
    made = icons.icon("undo", qapp.palette())
    size = made.availableSizes()[0]
    enabled, disabled = (made.pixmap(size, 1.0, mode).toImage() for mode in (made.Mode.Normal, made.Mode.Disabled))
    assert enabled != disabled


@pytest.mark.parametrize(("base", "text"), [("#ffffff", "#000000"), ("#191b1f", "#e6e8eb")])
def test_state_colours_can_be_read_on_plain_selected_and_working_ground(qapp: object, base: str, text: str) -> None:
    shades = QPalette()
    shades.setColor(QPalette.ColorRole.Base, QColor(base))
    shades.setColor(QPalette.ColorRole.Text, QColor(text))
    grounds = (shades.base().color(), palette.selection_color(shades))
    inks = [palette.state_color(state, shades) for state in State] + [palette.conflict_color(shades)]
    inks.append(palette.quiet_color(shades))
    worst = min(contrast(ink, ground) for ink in inks for ground in grounds)
    assert worst >= 3.5
    assert min(contrast(ink, grounds[0]) for ink in inks) >= 4.5


def contrast(first: QColor, second: QColor) -> float:
    """The contrast of two colours by WCAG 2, 1 to 21."""

    def luminance(color: QColor) -> float:
        parts = [
            value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
            for value in (color.redF(), color.greenF(), color.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)
