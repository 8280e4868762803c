"""What the buttons and the menu of the region's window ask for: files to take in, another file, a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuzplan_desktop.domain.reporting.report_kinds import REPORT_KINDS, ReportOption
from kuzplan_desktop.ui.region.reports import save_report

if TYPE_CHECKING:
    from kuzplan_desktop.ui.region.region_window import RegionWindow

SENT = "Документы и бланки (*.sqlite *.zip *.xlsx)"


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
