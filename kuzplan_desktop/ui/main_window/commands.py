"""What the actions of the main window do, a part for each subject; the table of actions names their methods.

A part is loaded when something of it is wanted first: the first picture needs none.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kuzplan_desktop.ui.report.report_commands import ReportCommands

if TYPE_CHECKING:
    from kuzplan_desktop.ui.colleague.colleague_commands import ColleagueCommands
    from kuzplan_desktop.ui.main_window.edit_commands import EditCommands
    from kuzplan_desktop.ui.main_window.file_commands import FileCommands
    from kuzplan_desktop.ui.main_window.help_commands import HelpCommands
    from kuzplan_desktop.ui.main_window.main_window import MainWindow
    from kuzplan_desktop.ui.main_window.palette_commands import PaletteCommands
    from kuzplan_desktop.ui.main_window.view_commands import ViewCommands
    from kuzplan_desktop.ui.planning.plan_commands import PlanCommands
    from kuzplan_desktop.ui.region.region_actions import RegionCommands


class Commands:
    """The parts of one window whose methods are the slots of its actions."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.reports = ReportCommands(window)  # which watches over what was sent

    @cached_property
    def file(self) -> FileCommands:
        """The document as a file."""
        from kuzplan_desktop.ui.main_window.file_commands import FileCommands

        return FileCommands(self._window)

    @cached_property
    def edit(self) -> EditCommands:
        """«Правка»."""
        from kuzplan_desktop.ui.main_window.edit_commands import EditCommands

        return EditCommands(self._window)

    @cached_property
    def view(self) -> ViewCommands:
        """«Вид»."""
        from kuzplan_desktop.ui.main_window.view_commands import ViewCommands

        return ViewCommands(self._window)

    @cached_property
    def plan(self) -> PlanCommands:
        """The plan itself."""
        from kuzplan_desktop.ui.planning.plan_commands import PlanCommands

        return PlanCommands(self._window)

    @cached_property
    def colleague(self) -> ColleagueCommands:
        """Colleagues' files."""
        from kuzplan_desktop.ui.colleague.colleague_commands import ColleagueCommands

        return ColleagueCommands(self._window)

    @cached_property
    def region(self) -> RegionCommands:
        """What the regional commission works with."""
        from kuzplan_desktop.ui.region.region_actions import RegionCommands

        return RegionCommands(self._window)

    @cached_property
    def help(self) -> HelpCommands:
        """The program itself."""
        from kuzplan_desktop.ui.main_window.help_commands import HelpCommands

        return HelpCommands(self._window)

    @cached_property
    def palette(self) -> PaletteCommands:
        """Ctrl+K."""
        from kuzplan_desktop.ui.main_window.palette_commands import PaletteCommands

        return PaletteCommands(self._window)
