"""The frame of the window: the rail and its pages, the head line, and that nothing of them is cut."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from kuzplan_desktop.domain.wording import NBSP
from kuzplan_desktop.store.copies.next_year import begin_next_year
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing.palette import rail_alarm
from kuzplan_desktop.ui.frame.last_year import find_waiting
from kuzplan_desktop.ui.main_window import pages
from kuzplan_desktop.ui.main_window.actions import build_actions
from kuzplan_desktop.ui.main_window.item_dialog import ItemDialog
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from tests.ui.editor_help import type_into
from tests.ui.sent import send

LEFT = Qt.MouseButton.LeftButton


class Waiting(QLabel):
    """A page on which three things wait once it is looked at."""

    count_changed = Signal(int)


@pytest.fixture
def window(session, settings):
    made = MainWindow(session, settings)
    made.come_forward()
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 740)
    QApplication.processEvents()
    yield made
    session.answers = [True]
    made.close()


@pytest.fixture
def letters(qapp):
    """Sets the size of the window's letters; afterwards it is as before."""
    before = qapp.font()

    def take(points):
        qapp.setFont(QFont(before.family(), points))

    yield take
    qapp.setFont(before)


# the pages


def test_a_page_is_made_when_it_is_shown_first_by_its_key_or_on_the_rail(session, settings, monkeypatch, qtbot):
    made = []

    def make(window):
        made.append(Waiting("Здесь ждут дела", window))
        return made[-1]

    row = pages.PageRow("other", "Другая", "calendar", make)
    for module in ("pages", "main_window", "actions"):
        monkeypatch.setattr(f"kuzplan_desktop.ui.main_window.{module}.PAGES", (*pages.PAGES, row))
    table = build_actions.__globals__["TABLE"]
    action = replace(
        next(one for one in table if one.page == "plan"), name="page_other", page="other", shortcut="Alt+9"
    )
    monkeypatch.setitem(build_actions.__globals__, "TABLE", (*table, action))
    window = MainWindow(session, settings)
    window.come_forward()
    assert made == []
    assert window.rail.buttons["todo"].isChecked()
    qtbot.mouseClick(window.rail.buttons["other"], LEFT)
    assert made[0].isVisible()
    assert not window.plan.isVisible()
    assert [button.isChecked() for button in window.rail.buttons.values()] == [False] * 6 + [True]
    made[0].count_changed.emit(3)
    assert window.rail.buttons["other"].accessibleDescription() == "3"
    window.actions_by_name["page_plan"].trigger()
    assert window.focusWidget() is window.plan.tree
    window.actions_by_name["page_other"].trigger()
    assert len(made) == 1
    type_into(window.head.search, "семинар")  # what is found stands in the plan
    assert window.plan.isVisible()
    window.close()


def test_the_page_that_is_shown_stays_chosen_when_it_is_clicked_again(window, qtbot):
    button = window.rail.buttons["plan"]
    qtbot.mouseClick(button, LEFT)
    assert button.isChecked()
    assert button.accessibleName() == "План"
    assert "Alt+" in button.toolTip()


def test_the_help_stands_on_the_rail(window, qtbot):
    qtbot.mouseClick(window.rail.help, LEFT)
    dialog = window.findChild(QWidget, "helpWindow")
    assert dialog.isVisible()
    dialog.close()


# the foot of the rail


def test_the_copy_outside_is_told_and_an_old_one_as_a_warning(window):
    rail = window.rail
    assert not rail.outside.isVisible()
    rail.show_outside("Копия вне компьютера: 23 дня назад", True)
    assert rail.outside.isVisible()
    assert rail.outside.palette().windowText().color() == rail_alarm()
    rail.show_outside("Копия вне компьютера: сегодня", False)
    assert rail.outside.text() == "Копия вне компьютера: сегодня"
    assert rail.outside.palette().windowText().color() != rail_alarm()
    rail.show_outside("", False)
    assert rail.outside.isHidden()


def test_a_narrow_window_leaves_icons_and_a_sign_that_tells_the_same(window):
    window.rail.show_outside("Копия вне компьютера: сегодня", False)
    wide = window.rail.width()
    window.rail.fit(800)
    assert window.rail.width() < wide - 20
    assert window.rail.sign.isVisible()
    assert window.rail.sign.accessibleName() == "Сохранено"
    assert "Копия вне компьютера: сегодня" in window.rail.sign.toolTip()
    assert not window.rail.saving.isVisible()


def test_a_file_for_reading_is_not_called_saved(session, plan_path, settings):
    viewed = Session(PlanFile.of_private_copy(plan_path))
    window = MainWindow(viewed, settings, colleague=True)
    assert window.rail.saving.text() == "Только чтение"
    window.close()


# the head line


def test_each_quarter_tells_the_fate_of_its_report(window, session, qtbot):
    send(session.file)
    chips = window.head.quarters.chips
    assert [chip.fate.words.replace(NBSP, " ") for chip in chips] == [
        "сдан 05.04",
        "до 5 июля",
        "до 5 октября",
        "до 9 января",
    ]
    assert chips[0].accessibleName() == "I квартал, отчет сдан 05.04"
    session.today = date(2022, 7, 12)
    session.day_changed.emit()
    assert chips[1].fate.words.replace(NBSP, " ") == "просрочен на 7 дн."


def test_a_quarter_is_chosen_by_mouse_and_by_keyboard(window, session, qtbot):
    chips = window.head.quarters.chips
    qtbot.mouseClick(chips[3], LEFT)
    assert session.quarter == 4
    assert window.plan.model.filters.quarter == 4
    assert window.head.report_button.text() == "Отчет за IV квартал"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    chips[3].setFocus()
    qtbot.keyClick(chips[3], Qt.Key.Key_Left)
    assert session.quarter == 3


def test_the_line_names_the_year_and_a_plan_that_nobody_approved(window, session, monkeypatch):
    assert window.head.caption.text() == "Рабочий квартал 2022"
    plan = replace(session.document.plan, approved_number="")
    monkeypatch.setattr(type(session), "document", property(lambda self: replace(self.file.document, plan=plan)))
    window.head.refresh()
    assert window.head.caption.text() == "Рабочий квартал, проект 2022"
    assert "Внести изменения плана" in window.head.caption.toolTip()


def test_undo_and_redo_bear_the_names_of_their_steps(window, session, activity, qtbot):
    assert not window.head.undo.isEnabled()
    session.file.marks.mark([activity("1.2.4").uid], 1)
    assert window.head.undo.accessibleName() == "Отменить: отметка 1.2.4, I квартал"
    assert "Ctrl+Z" in window.head.undo.toolTip()
    qtbot.mouseClick(window.head.undo, LEFT)
    assert session.document.marks_of(activity("1.2.4").uid) == {}
    assert window.head.redo.accessibleName() == "Вернуть: отметка 1.2.4, I квартал"
    qtbot.mouseClick(window.head.redo, LEFT)
    assert session.document.marks_of(activity("1.2.4").uid)


def test_the_report_opens_from_the_line_and_by_its_key(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.plan.take_focus()
    qtbot.keyClick(window.plan.tree, Qt.Key.Key_F9)
    qtbot.waitUntil(window.report.fields.save_button.hasFocus)
    assert window.pages.shown == "reports"
    window.turn_to("plan")
    qtbot.mouseClick(window.head.report_button, LEFT)
    assert window.report.isVisible()


def test_keys_lead_out_of_the_search_field(window, qtbot):
    left = []
    window.head.search.left.connect(lambda: left.append(True))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        qtbot.keyClick(window.head.search, key)
    assert len(left) == 3
    window.head.search.setText("викторина")
    window.actions_by_name["find"].trigger()
    assert window.head.search.selectedText() == "викторина"


# an event without a chosen item


def test_an_event_asks_for_its_item_where_none_is_chosen(window, session, activity, qtbot):
    assert session.activity == ""
    qtbot.mouseClick(window.head.event_button, LEFT)
    dialog = window.findChild(ItemDialog)
    assert dialog.list.item(0).text().startswith("1.2.4")  # an own item, not 1.1.1
    type_into(dialog.search, "тестирован упк")
    assert not dialog.take.isEnabled()
    dialog.search.clear()
    type_into(dialog.search, "1.2.8")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert session.activity == activity("1.2.8").uid
    assert window.editor.isAncestorOf(window.focusWidget())
    assert isinstance(window.focusWidget(), QLineEdit)


def test_an_event_of_the_chosen_item_is_begun_at_once(window, activity, qtbot):
    window.show_activity(activity("1.2.4").uid)
    qtbot.mouseClick(window.head.event_button, LEFT)
    assert window.findChild(ItemDialog) is None
    assert window.editor.isAncestorOf(window.focusWidget())


# nothing is cut


@pytest.mark.slow
@pytest.mark.parametrize(
    ("width", "height", "points"), [(1366, 768, 9), (1366, 768, 16), (1093, 614, 10), (800, 600, 10)]
)
def test_nothing_of_head_and_rail_is_cut(session, settings, letters, width, height, points):
    letters(points)
    window = MainWindow(session, settings)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.come_forward()
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(width, height)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= width
    head, room = window.head, window.width()
    parts = [*head.quarters.chips, head.search, head.undo, head.redo, head.event_button, head.report_button]
    edges = [part.mapTo(window, part.rect().topLeft()).x() for part in parts]
    assert edges == sorted(edges)
    for part, left, following in zip(parts, edges, [*edges[1:], room], strict=True):
        assert left + part.width() <= following
        assert part.width() >= part.minimumSizeHint().width()
        assert part.height() >= part.minimumSizeHint().height()
    if window.rail.is_wide:
        for button in (*window.rail.buttons.values(), window.rail.help):
            assert button.word_width() <= button.width() - 6
    window.close()


# January


@pytest.fixture
def new_year(session, settings, tmp_path):
    """Opens the document of 2023 of the same commission, the one of 2022 being among the recent ones, on a day."""
    former, path = session.file.path, tmp_path / "План 2023.sqlite"
    begin_next_year(session.file, path)
    session.close()
    settings.documents.remember(former, 2022, "План 2022 – Топкинская ТИК")
    opened = []

    def show(day):
        opened.append(MainWindow(Session(PlanFile.open(path), day=day), settings))
        opened[-1].come_forward()
        return opened[-1]

    yield show
    for window in opened:
        window.close()


def test_in_january_the_report_of_the_old_year_is_shown_with_the_way_to_its_document(new_year, session, qtbot):
    window = new_year(date(2023, 1, 3))
    wanted = []
    window.open_requested.connect(wanted.append)
    window.last_year.look()
    qtbot.waitUntil(window.last_year.isVisible, timeout=20000)
    assert window.last_year.sentence.text().replace(NBSP, " ") == "Отчет за IV квартал 2022 года: до 9 января."
    qtbot.mouseClick(window.last_year.open_button, LEFT)
    assert wanted == [session.file.path]


def test_a_report_of_the_old_year_that_was_sent_is_not_shown(new_year, session):
    with PlanFile.open(session.file.path) as former:
        send(former, "2022-Q4")
        commission = former.document.commission
    paths = [session.file.path, session.file.path.with_name("нет такого.sqlite")]
    assert find_waiting(paths, commission, date(2023, 1, 3)) is None


def test_only_the_documents_of_this_commission_are_looked_at(new_year, session):
    commission = session.document.commission
    day = date(2023, 1, 3)
    assert find_waiting([session.file.path], commission, day) is not None
    assert find_waiting([session.file.path], replace(commission, name="Юргинская ТИК"), day) is None


def test_nobody_looks_for_the_old_year_in_spring(new_year, monkeypatch):
    window = new_year(date(2023, 4, 3))
    asked = []
    monkeypatch.setattr(window.session, "run", lambda *given, **named: asked.append(given))
    window.last_year.look()
    assert asked == []
