"""The main window: actions, titles, what is enabled, how the parts hear of each other."""

from datetime import date
from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.copies.handing_over import save_copy
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.ui.base import dialogs
from kuzplan_desktop.ui.base.session import Message, Session
from kuzplan_desktop.ui.base.settings import Recent, distinct_titles
from kuzplan_desktop.ui.drawing.boxes import Box
from kuzplan_desktop.ui.main_window import file_commands
from kuzplan_desktop.ui.main_window.actions import TABLE, When
from kuzplan_desktop.ui.main_window.main_window import MainWindow, window_title
from kuzplan_desktop.ui.plan.cells import PlanColumn
from kuzplan_desktop.ui.shell.windows import Windows
from tests import system
from tests.ui.conftest import DAY


@pytest.fixture
def window(session, settings):
    made = MainWindow(session, settings)
    made.come_forward()
    yield made
    session.answers = [True]  # forms that a test left open
    made.close()


@pytest.fixture
def colleague(session, plan_path, settings):
    """The same file as another person's, seen beside the own window."""
    made = MainWindow(Session(PlanFile.of_private_copy(plan_path), day=date(2022, 3, 24)), settings, colleague=True)
    made.come_forward()
    yield made
    made.close()


def act(window, name):
    window.actions_by_name[name].trigger()


def choose(window, uid):
    window.show_activity(uid)
    assert window.session.activity == uid


def state(session, activity, quarter):
    mark = session.document.marks_of(activity.uid).get(quarter)
    return mark.state if mark else None


def test_the_names_that_tests_from_outside_rely_on(window, activity):
    assert window.objectName() == "mainWindow"
    choose(window, activity("1.2.4").uid)
    for name in (
        "planTree",
        "editorPane",
        "searchField",
        "ownToggle",
        "stateFilter",
        "quarterBar",
        "quarterMarks",
        "eventList",
        "statusSummary",
    ):
        found = window.findChildren(QWidget, name)
        assert len(found) == 1, name
        assert found[0].isVisible(), name


def test_title(window, session):
    assert window.windowTitle() == "План 2022 – Топкинская ТИК"
    session.file.settings.set_commission(name="ТИК № 7 «Север»")
    assert window.windowTitle() == "План 2022 – ТИК № 7 «Север»"


@pytest.mark.parametrize(
    ("read_only", "is_colleague", "ending"),
    [
        (False, "", "ТИК"),
        (True, "", "ТИК – только чтение"),
        (True, "копия.sqlite", "ТИК, «копия.sqlite» – файл коллеги, только чтение"),
    ],
)
def test_title_tells_what_cannot_be_changed(plan_file, read_only, is_colleague, ending):
    assert window_title(plan_file.document, read_only, colleague=is_colleague).endswith(ending)


def test_the_chosen_activity_is_ticked_undone_and_ticked_again(window, session, activity):
    item = activity("1.2.4")
    choose(window, item.uid)
    act(window, "tick")
    assert state(session, item, 1) is MarkState.DONE
    assert window.actions_by_name["undo"].text() == "&Отменить: отметка 1.2.4, I квартал"
    act(window, "undo")
    assert state(session, item, 1) is None
    assert not window.actions_by_name["undo"].isEnabled()
    assert window.actions_by_name["redo"].text() == "&Вернуть: отметка 1.2.4, I квартал"
    act(window, "redo")
    assert state(session, item, 1) is MarkState.DONE


def test_each_action_has_what_it_does(window):
    for row in TABLE:
        assert callable(attrgetter(row.slot)(window.commands)), row.name


def test_the_plan_is_made_after_the_first_picture_of_another_page(session, settings, activity, qtbot):
    settings.documents.remember_activity(session.file.path, activity("1.2.4").uid)
    window = MainWindow(session, settings)
    window.come_forward()
    assert window.pages.shown == "todo"
    assert window.findChild(QWidget, "planTree") is None
    qtbot.waitUntil(lambda: session.activity == activity("1.2.4").uid)
    assert not window.plan.isVisible()
    window.close()


def test_a_step_of_an_earlier_session_can_be_undone(session, settings, activity, qtbot):
    session.file.marks.mark([activity("1.2.4").uid], 1)
    window = MainWindow(session, settings)
    window.come_forward()
    undo = window.actions_by_name["undo"]
    qtbot.waitUntil(undo.isEnabled)
    assert undo.text() == "&Отменить: отметка 1.2.4, I квартал"
    window.close()


def test_the_working_quarter_is_shared_by_all_parts(window, session, settings):
    act(window, "quarter3")
    assert session.quarter == 3
    assert window.plan.model.filters.quarter == 3
    assert window.actions_by_name["quarter3"].isChecked()
    assert not window.actions_by_name["quarter1"].isChecked()
    assert window.plan_page.status.summary.text().startswith("III квартал")
    assert window.head.report_button.text() == "Отчет за III квартал"
    assert settings.documents.quarter_of(session.file.path) == 3


def test_own_items_or_all_of_them(window):
    assert window.plan.own_only
    act(window, "own")
    assert not window.plan.own_only
    assert window.plan_page.status.summary.text().startswith("I квартал: по плану 36")
    act(window, "own")
    assert window.plan_page.status.summary.text().startswith("I квартал: по плану 12")


def test_a_tick_outside_the_period_is_offered_in_the_bar(window, session, activity):
    item = activity("2.2.3")
    act(window, "quarter3")
    choose(window, item.uid)
    act(window, "tick")
    assert state(session, item, 3) is None
    assert "февраль" in window.bar.sentence.text()
    window.bar.buttons[0].click()
    assert state(session, item, 3) is MarkState.DONE
    assert window.bar.isHidden()


def offer_outside(window, activity):
    act(window, "quarter3")
    choose(window, activity("2.2.3").uid)
    act(window, "tick")
    assert window.bar.isVisible()


@pytest.mark.slow
@pytest.mark.parametrize("how", ["row", "quarter", "undo", "escape"])
def test_an_offer_goes_when_it_is_no_longer_about_what_is_done(window, session, activity, how):
    session.file.marks.mark([activity("2.2.3").uid], 1)
    offer_outside(window, activity)
    if how == "row":
        choose(window, activity("1.2.4").uid)
    elif how == "quarter":
        act(window, "quarter2")
    elif how == "undo":
        session.file.undo()
    else:
        window.plan.take_focus()
        QTest.keyClick(window.plan.tree, Qt.Key.Key_Escape)
    told = window.bar.sentence.text()
    assert window.bar.isHidden() or "февраль" not in told, told


def test_an_offer_stays_while_others_write_elsewhere_and_a_plain_message_while_rows_change(window, session, activity):
    offer_outside(window, activity)
    session.file.marks.mark([activity("1.2.4").uid], 1)
    assert window.bar.isVisible()
    session.say("Отчет сохранен.")
    choose(window, activity("1.2.4").uid)
    assert window.bar.isVisible()


def test_a_click_on_another_box_takes_the_old_offer_back_and_makes_the_new_one(window, activity, qtbot):
    act(window, "quarter3")
    window.show_activity(activity("2.2.3").uid)
    tree = window.plan.tree
    act(window, "tick")
    first = window.bar.sentence.text()
    other = next(one for one in ("2.2.1", "2.2.2", "2.2.5") if outside(window, activity, one))
    index = window.plan.model.index_of(activity(other).uid).siblingAtColumn(PlanColumn.QUARTER_3)
    tree.scrollTo(index)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
    assert window.bar.isVisible()
    assert window.bar.sentence.text() != first
    assert other in window.bar.sentence.text()


def outside(window, activity, number):
    node = window.plan.model.node(window.plan.model.index_of(activity(number).uid))
    return node.item is not None and window.plan.model.box(node, 3) is Box.OUTSIDE


def test_enter_in_the_search_goes_to_the_first_activity_found(window, session, activity):
    choose(window, activity("2.2.3").uid)
    search = window.head.search
    search.setText("тестирован")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert window.plan.tree.hasFocus()
    assert session.activity == activity("1.2.8").uid
    act(window, "find")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_the_column_of_states_names_its_day(window):
    role = Qt.ItemDataRole.ToolTipRole
    header = [window.plan.model.headerData(column, Qt.Orientation.Horizontal, role) for column in PlanColumn]
    assert header[PlanColumn.STATE] == "Состояние на 24.03.2022"
    assert header[PlanColumn.QUARTER_1] == "I квартал"


def test_a_refused_verb_is_told_in_the_bar(window, session, activity):
    session.do(lambda: session.file.marks.mark([activity("1.2.4").uid], 1, state=MarkState.NOT_REQUIRED))
    assert window.bar.sentence.text() == "Для отметки «не требуется» нужна причина."
    assert window.bar.hint.text() == "Напишите ее в примечании."


def test_a_hidden_activity_is_shown_whatever_the_filters_say(window, activity):
    window.head.search.setText("семинар")
    window.show_activity(activity("1.1.1").uid, 2)  # not an own item, not found by the search
    assert window.session.activity == activity("1.1.1").uid
    assert window.session.quarter == 2
    assert window.head.search.text() == ""


def test_find_puts_the_keyboard_into_the_search(window):
    act(window, "find")
    assert window.focusWidget() is window.head.search


def test_an_event_can_be_begun_by_an_action(window, activity):
    choose(window, activity("1.2.4").uid)
    act(window, "event")
    assert window.editor.pages.tabs.currentIndex() == 0
    assert window.editor.isAncestorOf(window.focusWidget())


def test_the_editors_pages_are_reached_by_actions(window, activity):
    choose(window, activity("1.2.4").uid)
    for page, name in enumerate(("marks", "item", "history")):
        act(window, name)
        assert window.editor.pages.tabs.currentIndex() == page


def test_the_keyboard_goes_round_the_parts_of_the_window(window, session, activity):
    choose(window, activity("1.2.4").uid)
    window.plan.take_focus()
    act(window, "pane")
    assert window.editor.isAncestorOf(window.focusWidget())
    session.say("Сообщение", action=("Да", lambda: None))
    window.toast.show_message(Message("Отмечено.", "", (("Отменить", lambda: None),)))
    reached = []
    for _ in range(6):
        act(window, "pane")
        reached.append(window.focusWidget())
    assert reached == [
        window.bar.buttons[0],
        window.toast.buttons[0],
        window.rail.buttons["plan"],
        window.head.search,
        window.plan.tree,
        reached[-1],
    ]
    assert window.editor.isAncestorOf(reached[-1])


def test_nothing_of_a_colleagues_file_can_be_changed(colleague, activity, plan_path):
    before = plan_path.read_bytes()
    choose(colleague, activity("1.2.4").uid)
    for row in TABLE:
        enabled = colleague.actions_by_name[row.name].isEnabled()
        assert enabled == (row.when is When.ALWAYS and not row.regional), row.name
    act(colleague, "tick")
    colleague.plan.tree.tick_selected()
    assert colleague.session.document.marks_of(activity("1.2.4").uid) == {}
    assert plan_path.read_bytes() == before


def test_a_colleagues_file_is_not_among_the_recent_ones(colleague, settings):
    assert settings.documents.recent == []


def test_the_own_document_is_among_the_recent_ones_under_its_year(window, settings, session):
    assert [(item.path, item.year, item.title) for item in settings.documents.recent] == [
        (session.file.path, 2022, "План 2022 – Топкинская ТИК")
    ]
    menu = next(action.menu() for action in window.findChildren(QAction) if action.text() == "Не&давние документы")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["2022 год", "План 2022 – Топкинская ТИК"]
    wanted = []
    window.open_requested.connect(wanted.append)
    menu.actions()[1].trigger()
    assert wanted == [session.file.path]


def test_two_documents_of_one_title_are_told_apart_by_their_files(settings, session, plan_path):
    bare = plan_path.with_name(f"{plan_path.stem} – без истории.sqlite")
    save_copy(session.file, bare, without_history=True)
    settings.documents.remember(plan_path, 2022, plan_path.stem)
    windows = Windows(settings)
    window = windows.work_on(bare, None)
    assert window.windowTitle() == f"{plan_path.stem} (файл «{plan_path.stem} – без истории»)"
    menu = next(action.menu() for action in window.findChildren(QAction) if action.text() == "Не&давние документы")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        "2022 год",
        "План 2022 – Топкинская ТИК – без истории",
        "План 2022 – Топкинская ТИК",
    ]
    window.close()


def test_recent_documents_whose_files_are_called_alike_name_their_folders():
    recent = [Recent(Path(f"/{folder}/План.sqlite"), 2022, "План 2022") for folder in ("a", "b")]
    assert distinct_titles(recent) == [f"План ({Path('/a')})", f"План ({Path('/b')})"]


def test_closing_closes_the_file_and_keeps_the_layout(qtbot, session, settings, plan_path, activity):
    window = MainWindow(session, settings)
    window.come_forward()
    window.turn_to("plan")
    session.do(lambda: session.file.typing.keep(f"mark:{activity('1.2.4').uid}:1", "text", "Проведен семинар"))
    with qtbot.waitSignal(window.closed):
        window.close()
    assert settings.layout("geometry") is not None
    assert settings.layout("panes") is not None
    with PlanFile.of_private_copy(plan_path) as seen:
        assert seen.document.marks_of(activity("1.2.4").uid)[1].text == "Проведен семинар"


def test_the_widths_are_there_again_whenever_the_plan_is_shown(session, settings, plan_path):
    """Also after a window in which nobody looked at the plan."""

    def begin():
        one = MainWindow(Session(PlanFile.open(plan_path), day=DAY), settings)
        one.come_forward()
        one.setWindowState(Qt.WindowState.WindowNoState)
        one.resize(1366, 700)
        QApplication.processEvents()
        assert one.pages.shown == "todo"
        return one

    session.close()
    first = begin()
    act(first, "page_plan")
    QApplication.processEvents()
    first.plan_page.panes.setSizes([480, 800])
    chosen = first.plan_page.panes.sizes()
    first.close()
    begin().close()
    again = begin()
    act(again, "page_plan")
    QApplication.processEvents()
    assert again.plan_page.panes.sizes() == chosen
    again.close()


def test_a_plan_that_was_never_arranged_has_more_room_than_the_editor(window):
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 700)
    QApplication.processEvents()
    act(window, "page_plan")
    QApplication.processEvents()
    plan, editor = window.plan_page.panes.sizes()
    assert plan > editor > 350


@pytest.mark.parametrize(
    ("day", "page"),
    [
        (date(2022, 1, 1), "todo"),
        (date(2023, 1, 20), "todo"),  # the last report is still waited for
        (date(2023, 2, 20), "plan"),
        (date(2021, 12, 20), "plan"),
    ],
)
def test_the_window_begins_with_what_is_to_be_done_while_the_year_runs(plan_file, settings, day, page):
    made = MainWindow(Session(plan_file, day=day), settings)
    made.come_forward()
    assert made.pages.shown == page
    assert made.rail.buttons[page].isChecked()
    assert made.pages.currentWidget().isAncestorOf(made.focusWidget())
    made.close()


def test_what_can_only_be_read_begins_with_the_plan(colleague):
    assert colleague.pages.shown == "plan"


def test_the_row_chosen_last_is_chosen_again(session, settings, plan_path, activity, qtbot):
    uid = activity("2.2.3").uid
    first = MainWindow(session, settings)
    choose(first, uid)
    first.close()
    again = MainWindow(Session(PlanFile.open(plan_path)), settings)
    again.come_forward()
    qtbot.waitUntil(lambda: again.session.activity == uid)
    again.close()


def test_a_dropped_document_is_asked_for(window):
    wanted = []
    window.open_requested.connect(wanted.append)
    dragged = QMimeData()
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dragged, left, none))
    assert wanted == []  # the other program withdrew it
    dragged.setUrls([QUrl.fromLocalFile("/home/user/План.sqlite")])
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dragged, left, none))
    assert wanted == [Path("/home/user/План.sqlite")]


def test_every_action_has_a_key_of_its_own_or_a_mnemonic_in_its_menu():
    keys = [row.shortcut for row in TABLE if row.shortcut]
    assert len(keys) == len({QKeySequence(key).toString() for key in keys})
    assert all(not QKeySequence(key).isEmpty() for key in keys)
    for row in TABLE:
        assert row.shortcut or "&" in row.caption, row.name


def test_mnemonics_are_unambiguous_within_a_menu():
    for menu in {row.menu for row in TABLE}:
        letters = [
            row.caption[row.caption.index("&") + 1].casefold()
            for row in TABLE
            if row.menu == menu and "&" in row.caption and not row.choice
        ]
        assert len(letters) == len(set(letters)), menu


def test_captions_are_russian_without_yo():
    for row in TABLE:
        assert "ё" not in row.caption.casefold()


@pytest.mark.parametrize(("width", "height"), [(911, 440), (683, 315)])  # 1366 x 768 at 150 and at 200 %
def test_the_window_fits_a_small_screen_with_everything_open(window, activity, width, height):
    choose(window, activity("1.2.4").uid)
    act(window, "event")
    act(window, "report")
    assert window.minimumSizeHint().width() <= width
    assert window.minimumSizeHint().height() <= height


def test_every_button_of_the_report_can_be_reached_on_a_small_screen(window, qtbot):
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(683, 315)
    act(window, "report")
    qtbot.waitUntil(lambda: window.width() == 683 and window.report.isVisible())
    button = window.report.fields.more_button
    assert not window.report.viewport().rect().contains(button.mapTo(window.report.viewport(), button.rect().center()))
    window.report.ensureWidgetVisible(button)
    assert window.report.viewport().rect().contains(button.mapTo(window.report.viewport(), button.rect().center()))


def test_a_row_that_is_wanted_elsewhere_is_in_sight_when_the_plan_is_shown_first(window, activity):
    assert window.pages.shown == "todo"
    choose(window, activity("3.1.7").uid)
    QApplication.processEvents()
    tree = window.plan.tree
    assert tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()).center())


def test_a_message_does_not_move_the_plan(window, session, activity, qtbot):
    act(window, "page_plan")
    QApplication.processEvents()
    choose(window, activity("1.2.5").uid)  # a row that the message would hide moves up
    QApplication.processEvents()  # the chosen row unfolds, the line above the plan is laid out
    tree = window.plan.tree

    def row():
        return tree.viewport().mapToGlobal(tree.visualRect(tree.currentIndex()).topLeft())

    before = row()
    session.say("Отметить вне срока?", "Подсказка.", action=("Отметить", lambda: None))
    qtbot.waitUntil(
        lambda: (
            window.bar.height() > 30
            and window.bar.y() > window.plan_page.panes.y() + window.plan_page.panes.height() - 2
        )
    )
    assert row() == before
    window.bar.hide()
    qtbot.waitUntil(
        lambda: window.plan_page.panes.height() == window.bar.y() + window.bar.height() or window.bar.isHidden()
    )
    assert row() == before


def test_a_file_that_vanished_is_told_and_written_again(window, session, plan_path, activity):
    window.read_history()  # what the program does after the first picture
    system.delete_open(plan_path)
    session.do(lambda: session.file.marks.mark([activity("2.2.3").uid], 1))
    assert window.rail.saving.text() == "Не сохранено"
    assert [button.text() for button in window.bar.buttons] == ["Записать снова", "Сохранить как…"]
    window.bar.buttons[0].click()
    assert window.rail.saving.text() == "Сохранено"
    assert window.bar.sentence.text() == "Все записи сохранены."
    assert reader.check(plan_path).marks == 1


def test_a_file_that_vanished_is_noticed_without_a_step(window, session, plan_path):
    window.read_history()
    system.delete_open(plan_path)
    session.look_for_news()
    assert window.rail.saving.text() == "Не сохранено"
    session.save_again()
    assert plan_path.is_file()


def test_news_of_another_window_reach_the_tree(window, session, plan_path, activity):
    with PlanFile.open(plan_path) as other:
        other.marks.mark([activity("2.2.3").uid], 1)
    session.look_for_news()
    assert "проводилась работа по 1" in window.plan_page.status.summary.text()


@pytest.mark.parametrize(
    ("name", "shown"), [("copy", "handingOverDialog"), ("erase", "erasingDialog"), ("backups", "backupsView")]
)
def test_an_action_shows_its_dialog(window, name, shown):
    act(window, name)
    (opened,) = [one for one in window.findChildren(QWidget, shown) if one.isVisible()]
    opened.close()


def test_a_copy_that_was_handed_over_is_told(window, session, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(file_commands, "show_in_system", opened.append)
    act(window, "copy")
    window.findChild(QWidget, "handingOverDialog").saved.emit(tmp_path / "копия.sqlite")
    assert window.bar.sentence.text() == "Копия записана: копия.sqlite."
    window.bar.buttons[0].click()
    assert opened == [tmp_path]


def test_any_file_can_be_checked(window, tmp_path, monkeypatch, qtbot):
    (tmp_path / "письмо.txt").write_text("просто текст", encoding="utf-8")
    monkeypatch.setattr(dialogs, "choose_document", lambda *_: tmp_path / "письмо.txt")
    act(window, "check")
    qtbot.waitUntil(lambda: "обычный текст" in window.bar.sentence.text())


def test_going_on_without_history_is_asked_for(window, plan_path):
    wanted = []
    window.work_requested.connect(lambda path, _: wanted.append(path.name))
    act(window, "erase")
    window.findChild(QWidget, "erasingDialog").go_on.click()
    assert wanted == [f"{plan_path.stem} – без истории.sqlite"]
