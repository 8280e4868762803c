"""«Правка плана»: what a methodologist does in the tree and with its buttons reaches the document as steps."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kuzplan_desktop.domain.plan.plan import Decree
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.planning.approve_dialog import ApproveDialog
from kuzplan_desktop.ui.planning.editing_window import EditingWindow
from tests.ui.editor_help import type_into


@pytest.fixture
def main(session, settings):
    made = MainWindow(session, settings)
    made.come_forward()
    yield made
    session.answers = [True]
    made.close()


@pytest.fixture
def view(main, session):
    session.answers = [True]  # an approved plan is asked about
    main.actions_by_name["edit_plan"].trigger()
    return main.findChild(EditingWindow)


def choose(view, number, column=1):
    """Click on the row with a number."""
    item = next(item for item in view.model.rows.values() if item.text() == number)
    index = item.index().siblingAtColumn(column)
    view.tree.scrollTo(index)
    QTest.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, pos=view.tree.visualRect(index).center())
    assert view.tree.currentIndex() == index


def press(view, name):
    QTest.mouseClick(view.buttons[name], Qt.MouseButton.LeftButton)


def write(view, text):
    """Write over the cell that is open."""
    field = view.tree.findChild(QLineEdit)
    field.selectAll()
    type_into(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    for _ in ("the field closes", "the step is made"):
        QApplication.processEvents()


def numbers(session, subsection="1.1"):
    parts = [part for section in session.document.plan.sections for part in section.subsections]
    return [item.number for item in next(part for part in parts if part.number == subsection).activities]


def test_an_approved_plan_is_unlocked_after_a_question_only(main, session):
    session.answers = [False]
    main.actions_by_name["edit_plan"].trigger()
    assert session.document.plan.is_locked
    assert main.findChild(EditingWindow) is None


def test_titles_are_read_whole_and_every_term_says_what_it_means(view, qtbot):
    cells = {item.text(): [item.index().siblingAtColumn(at) for at in range(5)] for item in view.model.rows.values()}
    assert cells["2.2.3"][3].data() == "Февраль"
    assert cells["2.2.3"][4].data() == "февраль"
    assert cells["1.1.2"][4].data() == "весь год"
    line = view.tree.fontMetrics().height()
    assert view.tree.visualRect(cells["1.3.1"][1]).height() >= 2 * line
    assert view.tree.visualRect(cells["1.1.2"][1]).height() < 2 * line


def test_a_text_is_written_in_its_place(view, session):
    choose(view, "1.1.2")
    QTest.keyClick(view.tree, Qt.Key.Key_F2)
    write(view, "Разработка памяток")
    assert session.document.plan.find("1.1.2")[0].title == "Разработка памяток"
    assert "правка" in session.file.undo_label


def test_a_new_item_stands_behind_the_chosen_one_and_waits_for_its_name(view, session):
    choose(view, "1.1.1")
    press(view, "item")
    write(view, "Новое дело")
    items = [item.title for item in session.document.plan.sections[0].subsections[0].activities]
    assert items[1] == "Новое дело"
    assert view.chosen.uid == session.document.plan.sections[0].subsections[0].activities[1].uid


def test_rows_move_and_are_numbered_anew(view, session):
    choose(view, "1.1.3")
    press(view, "up")
    assert numbers(session) == ["1.1.1", "1.1.3", "1.1.2"]
    session.answers = [True]
    press(view, "number")
    assert numbers(session) == ["1.1.1", "1.1.2", "1.1.3"]


def test_an_item_with_records_is_not_deleted_but_excluded(view, session, activity):
    session.file.marks.mark([activity("1.1.2").uid], 1)
    choose(view, "1.1.2")
    press(view, "delete")
    assert numbers(session) == ["1.1.1", "1.1.2", "1.1.3"]
    assert "удалить нельзя" in view.bar.sentence.text()
    press(view, "exclude")
    assert session.document.plan.find("1.1.2")[0].excluded
    press(view, "exclude")
    assert not session.document.plan.find("1.1.2")[0].excluded


def test_what_was_done_is_undone_from_here(view, session):
    choose(view, "1.1.2")
    press(view, "delete")
    assert numbers(session) == ["1.1.1", "1.1.3"]
    press(view, "undo")
    assert numbers(session) == ["1.1.1", "1.1.2", "1.1.3"]


def test_a_decree_ends_the_editing(view, session):
    choose(view, "1.1.2")
    QTest.keyClick(view.tree, Qt.Key.Key_F2)
    write(view, "Разработка памяток")
    press(view, "approve")
    dialog = view.findChild(ApproveDialog)
    type_into(dialog.number, "5/40-8")
    dialog.accept()
    assert "дату" in dialog.notice.text()
    type_into(dialog.day.line, "01.06.2022")
    dialog.accept()
    plan = session.document.plan
    assert plan.is_locked
    assert plan.amendments == (Decree("5/40-8", date(2022, 6, 1)),)
    assert not view.isVisible()
    assert session.messages[-1].sentence == "Изменения плана утверждены: постановление от 01.06.2022 № 5/40-8."
