"""What the actions of «Справка» do: its pages, the log of errors, versions and licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kuzplan_desktop import paths
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.main_window.pages import PLAN
from kuzplan_desktop.ui.region.region_actions import is_regional

if TYPE_CHECKING:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow


class HelpCommands:
    """The slots about the program itself."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def show_here(self) -> None:
        """The page of the help about what is shown now."""
        window, focused = self._window, QApplication.focusWidget()
        in_editor = window.pages.shown == PLAN and focused is not None and window.editor.isAncestorOf(focused)
        self.show_page("editor" if in_editor else window.pages.shown)

    def show_contents(self) -> None:
        """The contents of the help."""
        self.show_page("contents")

    def show_keys(self) -> None:
        """The page of the help that lists all keys."""
        self.show_page("keys")

    def show_page(self, name: str) -> None:
        """A page of the help by its name."""
        from kuzplan_desktop.ui.help.help_window import show_help
        from kuzplan_desktop.ui.main_window.keys import all_keys

        regional = is_regional(self._session.document, self._window.settings)
        show_help(self._window, name, all_keys(regional=regional))

    def show_log(self) -> None:
        """The folder with the log of errors, for the developers."""
        show_in_system(paths.user_folder())

    def show_about(self) -> None:
        """Versions and licences."""
        from kuzplan_desktop.ui.main_window.about import AboutDialog

        AboutDialog(self._window).open()
