"""No key and no mnemonic means two things in one window: then neither would do anything."""

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from kuzplan_desktop.ui.commission.campaigns_dialog import CampaignsDialog
from kuzplan_desktop.ui.commission.commission_dialog import CommissionDialog
from kuzplan_desktop.ui.first_start.first_start import FirstStart
from kuzplan_desktop.ui.main_window.actions import TABLE
from kuzplan_desktop.ui.main_window.item_dialog import ItemDialog
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from tests.ui.editor_help import mnemonics

OPENING = (
    "copy",
    "backups",
    "erase",
    "journal",
    "sentence",
    "due",
    "training",
    "signatories",
    "separate",
    "keys",
)


def opened_by(window: MainWindow, name: str) -> list[QWidget]:
    """The windows that an action opens."""
    before = {id(one) for one in window.findChildren(QWidget)}
    window.actions_by_name[name].trigger()
    opened = [one for one in window.findChildren(QWidget) if one.isWindow() and id(one) not in before]
    opened = [one for one in opened if isinstance(one, QDialog | QMainWindow) or one.isVisible()]
    assert opened
    return opened


@pytest.fixture
def window(window):
    window.resize(1366, 740)
    return window


def twice(widget: QWidget) -> list[str]:
    """The letters that lead to two places of a window; those of its menus count."""
    letters = mnemonics(widget)
    if isinstance(widget, QMainWindow):
        letters += [QKeySequence.mnemonic(action.text()).toString().lower() for action in widget.menuBar().actions()]
    return [letter for letter, count in Counter(letters).items() if count > 1 and letter]


@pytest.mark.slow
@pytest.mark.parametrize("report", [False, True])
@pytest.mark.parametrize("page", ["marks", "item", "history", "event"])
def test_no_letter_leads_to_two_places_of_the_main_window(window, activity, page, report):
    window.show_activity(activity("1.2.4").uid)
    window.actions_by_name[page].trigger()
    QApplication.processEvents()  # a page that is made now is shown then
    if page == "event":
        window.editor.pages.execution.form.more_button.click()
    if report:
        window.actions_by_name["report"].trigger()
        assert twice(window) == []
        window.report.fields.more_button.click()
    assert mnemonics(window) or page == "history"
    assert twice(window) == []


def test_no_key_means_two_things_in_the_main_window(window, activity):
    window.show_activity(activity("1.2.4").uid)
    window.actions_by_name["report"].trigger()
    known = {
        key.toString(): action.objectName() for action in window.actions_by_name.values() for key in action.shortcuts()
    }
    assert len(known) == sum(len(action.shortcuts()) for action in window.actions_by_name.values())
    others = [one for one in window.findChildren(QAction) if one not in window.actions_by_name.values()]
    keys = [key.toString() for one in others for key in one.shortcuts() if not one.menu()]
    keys += [one.key().toString() for one in window.findChildren(QShortcut)]
    assert [key for key in keys if key in known] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", OPENING)
def test_no_letter_leads_to_two_places_of_what_an_action_opens(window, name):
    for one in opened_by(window, name):
        assert twice(one) == []
        one.close()


def test_no_letter_leads_to_two_places_of_a_dialog(session, settings, qtbot):
    made = [CampaignsDialog(session), CommissionDialog(session)]
    made += [ItemDialog(session.document), FirstStart(settings)]
    for dialog in made:
        dialog.show()
        assert twice(dialog) == []
        dialog.close()


def test_mnemonics_and_captions_of_menus_are_russian(window):
    letters = [QKeySequence.mnemonic(row.caption).toString()[-1:].lower() for row in TABLE]
    assert all("а" <= letter <= "я" for letter in letters if letter)


def test_the_pages_have_the_first_keys_and_the_editors_tabs_others(window, activity):
    keys = {row.name: row.shortcut for row in TABLE}
    assert keys["page_plan"].startswith("Alt+")
    assert [keys[name] for name in ("marks", "item", "history")] == [f"Ctrl+Shift+{number}" for number in (1, 2, 3)]


def test_a_space_typed_after_turning_to_the_editor_ticks_nothing(window, session, activity, qtbot):
    window.show_activity(activity("1.2.4").uid)
    plan = session.document.plan
    for name in ("marks", "item", "history"):
        window.actions_by_name[name].trigger()
        qtbot.keyClick(window.focusWidget(), " ")
    window.plan.take_focus()
    window.actions_by_name["pane"].trigger()
    assert window.editor.isAncestorOf(window.focusWidget())
    qtbot.keyClick(window.focusWidget(), " ")
    window.editor.flush()
    assert [mark.state for mark in session.document.marks_of(activity("1.2.4").uid).values()] in ([], [None])
    assert session.document.plan == plan
