"""What a screen reader meets: every control of every page and dialog has a name, changes are told, actions do what
they are called."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget

from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.exchange.event_table.copied import copied_grid
from kuzplan_desktop.exchange.event_table.reading import read_table
from kuzplan_desktop.ui.base import message_bar
from kuzplan_desktop.ui.commission.campaigns_dialog import CampaignsDialog
from kuzplan_desktop.ui.commission.commission_dialog import CommissionDialog
from kuzplan_desktop.ui.events.attachments_dialog import AttachmentsDialog
from kuzplan_desktop.ui.events.copied_dialog import CopiedTableDialog
from kuzplan_desktop.ui.first_start.first_start import FirstStart
from kuzplan_desktop.ui.frame.shown_day_dialog import ShownDayDialog
from kuzplan_desktop.ui.main_window.item_dialog import ItemDialog
from kuzplan_desktop.ui.main_window.pages import PAGES
from kuzplan_desktop.ui.plan.cells import PlanColumn
from tests.conftest import ROOT
from tests.ui.main_window.test_keys import OPENING, opened_by

Role = QAccessible.Role
CONTROLS = {
    Role.Button,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.List,
    Role.PageTab,
    Role.RadioButton,
    Role.Slider,
    Role.SpinBox,
    Role.Table,
    Role.Tree,
}
FILLED = {Role.List, Role.Table, Role.Tree}  # their cells are the models', which have tests of their own


def parts(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What a screen reader finds, from the outside in."""
    yield root
    if root.role() not in FILLED:
        for place in range(root.childCount()):
            child = root.child(place)
            if child is not None and child.isValid() and not child.state().invisible:
                yield from parts(child)


def nameless(widget: QWidget) -> list[str]:
    """The controls of a window that a screen reader cannot call by a name."""
    QApplication.processEvents()
    found = []
    for part in parts(QAccessible.queryAccessibleInterface(widget)):
        thing = part.object()
        if part.role() in CONTROLS and not part.text(QAccessible.Text.Name).strip():
            found.append(f"{part.role().name}: {type(thing).__name__} {thing.objectName() if thing else ''}")
        if "<" in part.text(QAccessible.Text.Name):
            found.append(f"markup: {part.text(QAccessible.Text.Name)}")
    return found


@pytest.mark.parametrize("page", [row.name for row in PAGES])
def test_each_page_and_the_editor_call_their_controls_by_name(window, session, activity, page):
    item = activity("1.2.4")
    session.file.events.hold(item.uid, form="семинар", starts_on=date(2022, 3, 14), people=12)
    if page == "plan":
        window.show_activity(item.uid)
        for tab in range(3):
            window.editor.show_page(tab)
            assert nameless(window) == []
    window.turn_to(page)
    assert nameless(window) == []


def test_the_reports_and_the_form_of_an_event_call_their_controls_by_name(window, activity):
    window.show_activity(activity("1.2.4").uid)
    window.show_report()
    assert nameless(window) == []
    window.actions_by_name["sent"].trigger()
    assert nameless(window) == []
    window.show_activity(activity("1.2.4").uid)
    window.editor.begin_event()
    assert nameless(window) == []


@pytest.mark.parametrize("name", [*OPENING, "settings", "next_year"])
def test_what_an_action_opens_calls_its_controls_by_name(window, name):
    for one in opened_by(window, name):
        assert nameless(one) == []
        one.close()


@pytest.mark.parametrize("typed", ["", "семинар", "такого нет"])
def test_the_palette_calls_its_controls_by_name_and_speaks_what_it_found(window, typed):
    (palette,) = opened_by(window, "palette")
    palette.field.setText(typed)
    assert nameless(palette) == []
    rows = spoken_rows(palette.list)
    assert all(rows)
    assert bool(rows) is (typed != "такого нет")


def test_attachments_call_their_controls_by_name_and_each_speaks(window, session, activity):
    uid = session.file.events.hold(activity("1.2.4").uid, form="семинар", starts_on=date(2022, 3, 14))
    session.file.attachments.add_link(uid, "https://example.org/news", "Новость района")
    dialog = AttachmentsDialog(session, session.document.events_of(activity("1.2.4").uid)[0], window)
    dialog.show()
    assert nameless(dialog) == []
    (spoken,) = spoken_rows(dialog.panel.list)
    assert "Новость района" in spoken


def test_a_copied_table_calls_its_controls_by_name_and_its_rows_speak(window, session):
    grid = copied_grid("", "Дата\tФорма\tПункт\n14.03\tсеминар\t1.2.4\nкогда-то\tлекция\t1.2.4\n15.03\tлекция\t")
    dialog = CopiedTableDialog(session, grid, read_table(grid, session.document, session.day), window)
    dialog.show()
    assert nameless(dialog) == []
    words = " ".join(spoken_rows(dialog.list))
    for told in ("строка 2", "14.03, семинар", "Не понято: Дата «когда-то» не понята.", "Не сказано, к какому пункту"):
        assert told in words


def spoken_rows(view: QWidget) -> list[str]:
    """What a screen reader says of each cell of a list."""
    QApplication.processEvents()
    spoken = QAccessible.queryAccessibleInterface(view)
    cells = (spoken.child(place) for place in range(spoken.childCount()))
    return [
        cell.text(QAccessible.Text.Name) for cell in cells if cell.role() in (Role.ListItem, Role.Cell, Role.TreeItem)
    ]


def test_dialogs_and_the_first_start_call_their_controls_by_name(session, settings, qtbot):
    made = [CampaignsDialog(session), CommissionDialog(session), ItemDialog(session.document), FirstStart(settings)]
    made.append(ShownDayDialog(2022, session.day))
    for widget in made:
        widget.show()
        assert nameless(widget) == []
        widget.close()


def test_a_tick_and_its_undo_are_told_and_the_cell_says_what_it_is_now(window, session, activity, monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(message_bar, "announce", lambda _, words, **__: told.append(words))
    item = activity("1.2.4")
    window.show_activity(item.uid)
    box = window.plan.model.index_of(item.uid).siblingAtColumn(PlanColumn.QUARTER_1)
    spoken = QAccessible.Text.Name
    tree = QAccessible.queryAccessibleInterface(window.plan.tree)

    def said() -> str:
        cells = (tree.child(place) for place in range(tree.childCount()))
        inside = [cell for cell in cells if cell.rect() == _place(window, box)]
        return inside[0].text(spoken)

    assert said() == "I квартал: не отмечено"
    window.actions_by_name["tick"].trigger()
    QApplication.processEvents()  # it is told at the end of the gesture
    assert session.document.marks_of(item.uid)[1].state is MarkState.DONE
    assert said() == "I квартал: выполнено"
    window.actions_by_name["undo"].trigger()
    assert said() == "I квартал: не отмечено"
    assert told == ["Отмечено: 1.2.4, I квартал.", "Отменено: отметка 1.2.4, I квартал."]


def _place(window, index):
    rect = window.plan.tree.visualRect(index)
    return rect.translated(window.plan.tree.viewport().mapToGlobal(rect.topLeft()) - rect.topLeft())


@pytest.mark.parametrize("number", ["1.2.4", "2.2.3", "3.1.7"])
def test_toggling_by_a_screen_reader_chooses_the_row_that_it_names(window, activity, number):
    item, tree = activity(number), window.plan.tree
    window.show_activity(item.uid)
    QApplication.processEvents()
    spoken = QAccessible.queryAccessibleInterface(tree)
    place = _place(window, window.plan.model.index_of(item.uid))
    cell = next(one for one in map(spoken.child, range(spoken.childCount())) if one.rect() == place)
    tree.clearSelection()
    cell.actionInterface().doAction("Toggle")
    assert tree.selected_activities() == [item.uid]
    cell.actionInterface().doAction("Toggle")
    assert tree.selected_activities() == []


def test_no_tree_of_several_levels_lets_a_screen_reader_choose_by_the_row_under_the_parent():
    """Qt takes that for the row of the whole tree, see `ui/lists/row_selection.py`."""
    flat = {"amend_window.py", "separate_dialog.py", "collect_dialog.py", "written.py", "remarks.py", "commissions.py"}
    flat |= {"copied_dialog.py"}
    for path in (ROOT / "kuzplan_desktop" / "ui").rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        if re.search(r"QTree(View|Widget)(\(self\)|\):)", code) and path.name not in flat:
            assert re.search(r"select_rows\(|SelectionBehavior.SelectItems", code), path


def toggle(widget: QWidget) -> None:
    """What a screen reader does first with what can be checked: not a click."""
    actions = QAccessible.queryAccessibleInterface(widget).actionInterface()
    assert actions.actionNames()[0] == "Toggle"
    actions.doAction("Toggle")
    QApplication.processEvents()


def test_toggling_by_a_screen_reader_does_what_a_click_does(window, session, activity):
    toggle(window.rail.buttons["events"])
    assert window.pages.shown == "events"
    toggle(window.rail.buttons["events"])  # the page that is shown stays the one
    assert window.rail.buttons["events"].isChecked()
    events = window.pages.currentWidget()
    toggle(events.filters.quarters.buttons[2])
    assert events.filters.chosen.quarter == 2
    item = activity("1.2.4")
    window.show_activity(item.uid)
    for quarter in (2, 1):
        toggle(window.head.quarters.chips[quarter - 1])
        assert session.quarter == quarter
    form = window.editor.pages.execution.marks.form
    toggle(form.done)
    assert session.document.marks_of(item.uid)[1].state is MarkState.DONE
    toggle(form.no_information)
    assert session.document.marks_of(item.uid)[1].state is None
    toggle(window.plan.filters.own.buttons[1])
    assert not window.own_only
    chip = window.plan.filters.chips.chips[State.DONE]
    toggle(chip)
    assert window.plan.model.filters.state is State.DONE
    toggle(chip)
    assert window.plan.model.filters.state is None
    window.editor.show_page(1)
    toggle(window.editor.pages.item.own)
    assert not session.document.is_own(activity("1.2.4"))
    window.editor.begin_event()
    month = window.editor.pages.execution.form.month
    toggle(window.editor.pages.execution.form.status[EventStatus.PLANNED])
    assert month.isVisibleTo(month.parentWidget())


def test_pressing_by_a_screen_reader_does_what_the_button_is_called(window, qtbot):
    button = QAccessible.queryAccessibleInterface(window.head.report_button)
    assert button.text(QAccessible.Text.Name) == "Отчет за I квартал"
    button.actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: window.report is not None and window.report.isVisible())
    plan = QAccessible.queryAccessibleInterface(window.rail.buttons["plan"])
    plan.actionInterface().doAction("Press")
    qtbot.waitUntil(lambda: window.pages.shown == "plan")
