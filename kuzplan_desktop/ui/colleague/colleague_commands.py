"""What the actions about colleagues do: their files beside the own one, merging, blank forms."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kuzplan_desktop.ui.colleague.comparing import Comparing
    from kuzplan_desktop.ui.main_window.main_window import MainWindow


class ColleagueCommands:
    """The slots about colleagues' files for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def open_colleague(self) -> None:
        """Choose a colleague's file and open it beside the own one."""
        self._choose("Открыть файл коллеги", self._window.colleague_requested.emit)

    def merge_colleague(self) -> None:
        """Choose a colleague's file and show what differs; in a colleague's window, ask to take hers over."""
        if self._window.colleague:
            self._window.merge_requested.emit(self._session.file.path)
        else:
            self._choose("Объединение с файлом коллеги", self.comparing.begin)

    @cached_property
    def comparing(self) -> Comparing:
        """What compares the document with colleagues' files."""
        from kuzplan_desktop.ui.colleague.comparing import Comparing

        return Comparing(self._window)

    def save_blank_form(self) -> None:
        """A form that a colleague fills in without the program."""
        from kuzplan_desktop.ui.colleague.blank_forms import save_blank_form

        self._window.flush()
        save_blank_form(self._session, self._window, own=self._window.own_only)

    def take_blank_form(self) -> None:
        """What a colleague filled in, shown before it is written."""
        from kuzplan_desktop.ui.colleague.blank_forms import collect_blank_form

        self._window.flush()
        collect_blank_form(self._session, self._window)

    def _choose(self, title: str, use: Callable[[Path], object]) -> None:
        from kuzplan_desktop.ui.base.dialogs import open_chosen

        open_chosen(self._window, title, self._session.file.path.parent, use)
