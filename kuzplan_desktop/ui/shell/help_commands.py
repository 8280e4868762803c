"""What the actions of «Справка» do: keys, the log of errors, versions and licences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuzplan_desktop import paths
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.region.region_actions import is_regional

if TYPE_CHECKING:
    from kuzplan_desktop.ui.shell.main_window import MainWindow


class HelpCommands:
    """The slots about the program itself."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def show_keys(self) -> None:
        """All keys."""
        from kuzplan_desktop.ui.shell.about import KeysDialog

        KeysDialog(self._window, regional=is_regional(self._window.session.document, self._window.settings)).open()

    def show_log(self) -> None:
        """The folder with the log of errors, for the developers."""
        show_in_system(paths.user_folder())

    def show_about(self) -> None:
        """Versions and licences."""
        from kuzplan_desktop.ui.shell.about import AboutDialog

        AboutDialog(self._window).open()
