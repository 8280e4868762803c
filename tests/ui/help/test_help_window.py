"""«Справка»: F1 opens the page of the view, links and the way back, the search, all of it as a PDF."""

from importlib import import_module

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kuzplan_desktop.reports.pdf.pages import PdfPages
from kuzplan_desktop.ui.base import dialogs
from kuzplan_desktop.ui.commission.campaigns_dialog import CampaignsDialog
from kuzplan_desktop.ui.help.help_text import picture_places
from kuzplan_desktop.ui.help.help_window import HelpWindow, show_help
from kuzplan_desktop.ui.help.offering import ABOUT
from kuzplan_desktop.ui.help.pages import help_pages
from kuzplan_desktop.ui.main_window.pages import PAGES
from tests.test_architecture import PACKAGE
from tests.ui.editor_help import type_into

SIZE_OF_PICTURES = 300_000  # bytes, more than the words alone take


@pytest.fixture
def window(window):
    window.resize(1366, 740)
    return window


@pytest.fixture
def shown(window):
    return show_help(window, "tick")


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_f1_opens_the_page_of_the_view(window, qtbot, page):
    window.turn_to(page)
    window.pages.take_focus()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    (help_window,) = window.findChildren(HelpWindow)
    assert help_window.isVisible()
    assert help_window.shown == page
    assert help_window.text.toPlainText().startswith(help_pages()[page].title)


def test_f1_in_the_editor_opens_its_own_page(window, qtbot, activity):
    window.show_activity(activity("1.2.4").uid)
    window.editor.show_page(0)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    assert window.findChild(HelpWindow).shown == "editor"


@pytest.mark.parametrize(("name", "page"), [("journal", "undo"), ("backups", "backups")])
def test_f1_in_a_window_beside_opens_the_page_about_it(window, qtbot, name, page):
    before = window.findChildren(QWidget)
    window.actions_by_name[name].trigger()
    (opened,) = [
        one for one in window.findChildren(QWidget) if one.isWindow() and one.isVisible() and one not in before
    ]
    qtbot.waitUntil(opened.isActiveWindow)
    qtbot.keyClick(opened, Qt.Key.Key_F1)
    assert opened.findChild(HelpWindow).shown == page


def test_there_is_one_window_and_the_menu_and_the_rail_lead_to_it(window, qtbot):
    qtbot.mouseClick(window.rail.help, Qt.MouseButton.LeftButton)
    window.actions_by_name["contents"].trigger()
    (help_window,) = window.findChildren(HelpWindow)
    assert help_window.shown == "contents"
    window.actions_by_name["keys"].trigger()
    assert help_window.shown == "keys"
    words = help_window.text.toPlainText()
    assert "Отчет о выполнении" in words
    assert "F9 или Ctrl+P" in words
    assert "меню «Правка»" in words
    assert "Сводный файл комиссий" not in words  # a command that is not shown to this commission
    assert "Следующая часть окна" in words


def test_a_link_leads_to_its_page_and_back(shown, qtbot):
    shown.text.anchorClicked.emit(QUrl("done-text.md"))
    assert shown.shown == "done-text"
    assert shown.windowTitle() == "Написать, что сделано – справка"
    qtbot.mouseClick(shown.back, Qt.MouseButton.LeftButton)
    assert shown.shown == "tick"
    assert not shown.back.isEnabled()
    qtbot.mouseClick(shown.contents, Qt.MouseButton.LeftButton)
    assert shown.shown == "contents"
    qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.shown == "tick"


def test_what_is_typed_finds_pages_and_enter_opens_one(shown, qtbot):
    type_into(shown.search, "флешк")
    titles = [shown.found.item(row).text() for row in range(shown.found.count())]
    assert shown.stack.currentWidget() is shown.found
    assert any(title.startswith("Резервные копии и копия на флешке\n") for title in titles)
    assert all("флешк" in title.casefold() for title in titles)
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.found.hasFocus()
    qtbot.keyClick(shown.found, Qt.Key.Key_Return)
    assert shown.stack.currentWidget() is shown.text
    assert shown.search.text() == ""
    assert shown.shown == "backups"


def test_nothing_found_says_so_and_an_empty_search_shows_the_page_again(shown, qtbot):
    type_into(shown.search, "гиппопотам")
    assert shown.notice.isVisible()
    qtbot.keyClick(shown.search, Qt.Key.Key_Escape)
    assert shown.stack.currentWidget() is shown.text
    assert not shown.notice.isVisible()
    qtbot.keyClick(shown.text, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_pictures_are_found_and_no_page_is_wider_than_the_window(shown):
    shown.resize(420, 600)
    for name, page in help_pages().items():
        shown.show_page(name)
        QApplication.processEvents()
        document = shown.text.document()
        places = picture_places(document)
        assert len(places) == page.text.count("![")
        for _, picture in places:
            resource = document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(picture.name()))
            assert resource.width() > 0
            assert 0 < picture.width() <= shown.text.viewport().width()
        if name != "keys":  # whose table has words that are not broken
            assert shown.text.horizontalScrollBar().maximum() == 0, name


@pytest.mark.slow
def test_all_pages_become_one_pdf(shown, qtbot, tmp_path, monkeypatch):
    target = tmp_path / "Справка.pdf"
    monkeypatch.setattr(dialogs, "choose_report", lambda *_: target)
    qtbot.mouseClick(shown.print, Qt.MouseButton.LeftButton)
    assert shown.notice.text() == f"Справка записана: {target}."
    pages = PdfPages(target.read_bytes())
    assert len(pages.sizes) >= len(help_pages())
    assert target.stat().st_size > SIZE_OF_PICTURES
    pages.close()


def test_a_pdf_that_cannot_be_written_says_why(shown, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(dialogs, "choose_report", lambda *_: tmp_path / "нет" / "Справка.pdf")
    qtbot.mouseClick(shown.print, Qt.MouseButton.LeftButton)
    assert "нет" in shown.notice.text()
    assert shown.notice.isVisible()


def own_dialogs(kind=QDialog):
    """Every dialog of the program."""
    for below in kind.__subclasses__():
        if below.__module__.startswith("kuzplan_desktop."):
            yield from (below, *own_dialogs(below))


def test_every_dialog_has_its_page():
    for module in sorted((PACKAGE / "ui").rglob("*.py")):
        import_module(".".join(module.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"))
    known = {kind.__name__ for kind in own_dialogs()} - {"FormDialog"}
    assert known <= set(ABOUT)
    assert set(ABOUT.values()) <= set(help_pages())


def test_f1_in_a_modal_dialog_opens_help_that_can_be_read_while_the_dialog_waits(window, qtbot):
    window.actions_by_name["campaigns"].trigger()
    dialog = window.findChild(CampaignsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.isModal()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F1)
    read = dialog.findChild(HelpWindow)
    assert read.shown == "campaign"
    qtbot.waitUntil(read.isActiveWindow)
    qtbot.mouseClick(read.contents, Qt.MouseButton.LeftButton)  # which a modal dialog would keep from any other window
    assert read.shown == "contents"
    assert not window.findChildren(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert len(dialog.findChildren(HelpWindow)) == 1
