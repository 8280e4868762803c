"""What the buttons and the menu of the region's window ask for: files to take in, another file, a report."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from kuzplan_desktop.domain.reporting.report_kinds import REPORT_KINDS, ReportOption
from kuzplan_desktop.ui.region.reports import save_report, save_tables

if TYPE_CHECKING:
    from kuzplan_desktop.ui.region.region_window import RegionWindow

SENT = "Документы и бланки (*.sqlite *.zip *.xlsx)"


def add_menus(window: RegionWindow) -> QMenu:
    """The menus of the window; «Правка», to which more is added, is given back."""

    def add(menu: QMenu, text: str, key: str, slot: Callable[[], object]) -> None:
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda *_: slot())

    menu = window.menuBar().addMenu("&Файл")
    add(menu, "&Открыть…", "Ctrl+O", lambda: open_other(window))
    add(menu, "Добавить &файлы…", "Ctrl+Shift+A", lambda: add_files(window))
    add(menu, "Добавить &папку…", "Ctrl+Shift+D", lambda: add_folder(window))
    add(menu, "Сохранить &таблицы…", "Ctrl+Shift+T", lambda: save_tables(window))
    menu.addSeparator()
    add(menu, "&Закрыть", "Ctrl+Q", window.close)
    edit = window.menuBar().addMenu("&Правка")
    add(edit, "&Найти комиссию", "Ctrl+F", window.tools.search.setFocus)
    window.pages.offer_in(window.menuBar().addMenu("&Вид"))
    return edit


def begin_wanted(window: RegionWindow, name: str) -> None:
    """Do what a button of the bar asks for."""
    if name == "files":
        add_files(window)
    elif name == "folder":
        add_folder(window)
    elif not (kind := REPORT_KINDS[name]).takes(ReportOption.EXAMPLES):  # which has a menu of its own
        save_report(window, kind)


def add_files(window: RegionWindow) -> None:
    """Choose files and take them in."""
    from kuzplan_desktop.ui.base.dialogs import choose_files

    files = choose_files(
        window, "Файлы комиссий", window.session.path.parent, "Документы и бланки (*.sqlite *.zip *.xlsx)"
    )
    if files:
        window.take(files)


def add_folder(window: RegionWindow) -> None:
    """Choose a folder and take in all documents in it."""
    from kuzplan_desktop.ui.base.dialogs import choose_folder

    folder = choose_folder(window, "Папка с файлами комиссий", window.session.path.parent)
    if folder is not None:
        window.take([folder])


def open_other(window: RegionWindow) -> None:
    """Choose another document or consolidated file and open it."""
    from kuzplan_desktop.ui.base.dialogs import choose_document

    chosen = choose_document(window, "Открыть документ или сводный файл", window.session.path.parent)
    if chosen is not None:
        window.open_requested.emit(chosen)
