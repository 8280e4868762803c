"""F1 in a window of its own opens the page of the help about it; nothing of the help is loaded before."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def offer_help(window: QWidget, page: str) -> None:
    """Let F1 open a page of the help over `window`."""

    def show() -> None:
        from kuzplan_desktop.ui.help.help_window import show_help

        show_help(window, page)

    QShortcut(QKeySequence("F1"), window).activated.connect(show)
