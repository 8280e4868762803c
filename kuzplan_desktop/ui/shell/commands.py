"""What the actions of the main window do, a part for each subject; the table of actions names their methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuzplan_desktop.ui.colleague.colleague_commands import ColleagueCommands
from kuzplan_desktop.ui.planning.plan_commands import PlanCommands
from kuzplan_desktop.ui.region.region_actions import RegionCommands
from kuzplan_desktop.ui.report.report_commands import ReportCommands
from kuzplan_desktop.ui.shell.edit_commands import EditCommands
from kuzplan_desktop.ui.shell.file_commands import FileCommands
from kuzplan_desktop.ui.shell.help_commands import HelpCommands
from kuzplan_desktop.ui.shell.palette_commands import PaletteCommands
from kuzplan_desktop.ui.shell.view_commands import ViewCommands

if TYPE_CHECKING:
    from kuzplan_desktop.ui.shell.main_window import MainWindow


class Commands:
    """The parts of one window whose methods are the slots of its actions."""

    def __init__(self, window: MainWindow) -> None:
        self.file = FileCommands(window)
        self.edit = EditCommands(window)
        self.view = ViewCommands(window)
        self.plan = PlanCommands(window)
        self.reports = ReportCommands(window)
        self.colleague = ColleagueCommands(window)
        self.region = RegionCommands(window)
        self.help = HelpCommands(window)
        self.palette = PaletteCommands(window)
