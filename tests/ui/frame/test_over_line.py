"""A year that is over: its line above the plan, another day, the plan that comes, no alarm where nothing is known."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing.palette import state_color
from kuzplan_desktop.ui.editor.heading import Heading
from kuzplan_desktop.ui.frame.shown_day_dialog import ShownDayDialog
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.plan.cells import PlanColumn
from kuzplan_desktop.ui.planning.next_year_dialog import NextYearDialog
from tests.ui.editor_help import type_into

LONG_AFTER = date(2026, 11, 29)


@pytest.fixture
def window(plan_file, settings, qapp):
    session = Session(plan_file, day=LONG_AFTER)
    session.answers = []
    made = MainWindow(session, settings)
    made.come_forward()
    yield made
    session.answers = [True]
    made.close()


@pytest.fixture
def line(window):
    return window.plan_page.over


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def state_of(window, item):
    return window.plan.model.index_of(item.uid).siblingAtColumn(PlanColumn.STATE).data()


def show_on(window, text):
    click(window.plan_page.over.other_day)
    dialog = window.findChild(ShownDayDialog)
    type_into(dialog.day.line, text)
    QTest.keyClick(dialog.day.line, Qt.Key.Key_Return)
    return dialog


def test_a_year_of_which_nothing_is_known_is_told_without_alarm(window, line, activity):
    assert line.isVisible()
    assert line.sentence.text() == "План 2022 года завершен, состояния на 31.12.2022, сведений нет."
    item = activity("1.2.4")
    assert state_of(window, item) == "сведений нет"
    window.show_activity(item.uid)
    state = window.editor.findChild(Heading).state
    assert state.text() == "Состояние: сведений нет"
    assert state.palette().windowText().color() == state_color(State.NOT_DUE, state.palette())
    assert "не выполнено" not in window.plan_page.status.summary.text()  # what no row says


def test_what_was_begun_and_not_done_in_time_stays_an_alarm(window, line, activity):
    item = activity("2.2.3")
    window.session.file.marks.mark([item.uid], 1, state=None, text="Готовили материалы")
    assert state_of(window, item) == "не выполнено в срок"
    assert line.sentence.text() == "План 2022 года завершен, состояния на 31.12.2022."
    rows = window.plan.model.rows
    assert rows.state_counts(4, own_only=True)[State.LATE] == 1  # the chip counts what the rows say
    window.plan.model.set_state_filter(State.LATE)
    assert window.plan.shown_uids() == {item.uid}
    window.turn_to("todo")
    assert legend(window) >= {"не в срок 1", "сведений нет 16"}


def legend(window):
    return {words for _, words in window.pages.currentWidget().year._lines}


def test_states_are_shown_on_another_day_and_on_the_last_one_again(window, line, activity):
    show_on(window, "20.05")
    assert line.sentence.text() == "План 2022 года завершен, состояния на 20.05.2022, сведений нет."
    assert state_of(window, activity("1.2.4")) == "срок не истек"
    assert state_of(window, activity("2.2.3")) == "не выполнено в срок"
    window.turn_to("todo")
    page = window.pages.currentWidget()
    assert "на 20.05.2022" in page.sentence.text()
    late = window.plan.model.rows.state_counts(1, own_only=True)[State.LATE]
    assert f"не в срок {late}" in legend(window)  # as the rows of the plan tell it on that day
    window.turn_to("plan")
    click(line.end_of_year)
    assert state_of(window, activity("2.2.3")) == "сведений нет"
    assert not line.end_of_year.isVisible()


@pytest.mark.parametrize("text", ["20.05.2021", "31.02", ""])
def test_a_day_that_is_none_of_the_year_is_said_in_place(window, line, text):
    dialog = show_on(window, text)
    assert dialog.isVisible()
    assert dialog.day.notice.text()
    assert "31.12.2022" in line.sentence.text()
    dialog.reject()


def test_the_last_day_chosen_by_hand_looks_back_like_the_end_of_the_year(window, line, activity):
    show_on(window, "20.05")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the dialog that was closed
    show_on(window, "31.12")
    assert state_of(window, activity("2.2.3")) == "сведений нет"
    assert not line.end_of_year.isVisible()


def test_the_plan_of_the_year_that_comes_is_begun(window, line, tmp_path, monkeypatch):
    monkeypatch.setenv("KUZPLAN_DOCUMENTS", str(tmp_path))
    assert line.begin.text() == "Начать план 2027…"
    click(line.begin)
    dialog = window.findChild(NextYearDialog)
    dialog.from_own.click()
    click(dialog.begin)
    with PlanFile.of_private_copy(dialog.target) as made:
        assert made.document.plan.year == 2027
    dialog.reject()


def test_a_year_that_runs_has_no_such_line(session, settings):
    made = MainWindow(session, settings)
    made.come_forward()
    made.turn_to("plan")
    assert not made.plan_page.over.isVisible()
    made.close()
