"""F1 in a window or a dialog opens the page of the help about it; nothing of the help is loaded before.

The help stands there as a child of what it is about, so it can be read while a dialog waits.
"""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

ABOUT = {  # the page about each window and dialog, by the name of its class
    "AboutDialog": "contents",
    "AmendWindow": "amend",
    "ApproveDialog": "approve",
    "AttachmentsDialog": "photos",
    "BackupsView": "backups",
    "BehindDialog": "summary",
    "CampaignsDialog": "campaign",
    "CollectDialog": "blank",
    "CommandPalette": "find",
    "CommissionDialog": "members",
    "CompareMarkDialog": "merge",
    "CompareView": "merge",
    "CopiedTableDialog": "paste-table",
    "CrashPage": "trouble",
    "DueDatesDialog": "due",
    "EditingWindow": "approve",
    "ErasingDialog": "erase",
    "EventPages": "events",
    "FirstStart": "first-start",
    "HandingOverDialog": "copy",
    "HistoryView": "undo",
    "ItemDialog": "event-form",
    "LinkDialog": "photos",
    "NextYearDialog": "next-year",
    "OccasionDialog": "planned",
    "OwnItemDialog": "own-items",
    "PhotoDialog": "photos",
    "PlanPreview": "import",
    "SendDialog": "sent",
    "SentenceDialog": "any-days",
    "SeparatePlanDialog": "separate",
    "SettingsDialog": "settings",
    "ShownDayDialog": "plan",
    "SignatoriesDialog": "signatories",
    "TakeDossierDialog": "take-over",
    "TrainingFormsDialog": "due",
    "WriteDossierDialog": "hand-over",
}


def offer_help_everywhere(app: QApplication) -> None:
    """Let F1 open the page about whatever window is in front, from the first time that it is."""
    app.focusWindowChanged.connect(lambda _: _offer(app.activeWindow()))


def _offer(window: QWidget | None) -> None:
    page = ABOUT.get(type(window).__name__)
    if window is not None and page and not window.property("offersHelp"):
        window.setProperty("offersHelp", True)
        QShortcut(QKeySequence("F1"), window).activated.connect(lambda: show_page(window, page))


def show_page(window: QWidget, page: str) -> None:
    """Show a page of the help over `window`."""
    from kuzplan_desktop.ui.help.help_window import show_help

    show_help(window, page)


def add_help_menu(window: QMainWindow, page: str) -> None:
    """Give a window its menu «Справка»: the page about it, by F1 too, and the contents."""
    menu = window.menuBar().addMenu("&Справка")
    menu.setObjectName("menu-help")
    here = menu.addAction("Справка по &этой странице")
    here.setShortcut(QKeySequence("F1"))
    here.triggered.connect(lambda *_: show_page(window, page))
    menu.addAction("&Содержание справки").triggered.connect(lambda *_: show_page(window, "contents"))
