"""What the actions of «Правка» do, and the dialogs about the commission and the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuzplan_desktop.ui.base import undoing
from kuzplan_desktop.ui.shell.pages import PLAN

if TYPE_CHECKING:
    from kuzplan_desktop.ui.shell.main_window import MainWindow


class EditCommands:
    """The slots that change the document of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def undo(self) -> None:
        """Undo the step that the menu names, and say so."""
        self._window.editor.flush()
        undoing.undo(self._session)

    def redo(self) -> None:
        """Redo the step that the menu names, and say so."""
        self._window.editor.flush()
        undoing.redo(self._session)

    def tick(self) -> None:
        """Tick the selected activities for the working quarter, or take the tick away."""
        self._window.plan.tree.tick_selected()

    def add_event(self) -> None:
        """Write down an event under the chosen activity; without one the item is asked for."""
        if self._session.activity:
            self._window.turn_to(PLAN)
            self._window.editor.begin_event()
            return
        from kuzplan_desktop.ui.shell.item_dialog import ItemDialog

        dialog = ItemDialog(self._session.document, self._window)
        dialog.chosen.connect(self._window.show_activity)
        dialog.chosen.connect(lambda _: self._window.editor.begin_event())
        dialog.open()

    def add_event_under(self, activity: str, quarter: int) -> None:
        """Write down an event under an activity (uid), in a quarter if one is meant."""
        self._window.show_activity(activity, quarter)
        self._window.editor.begin_event()

    def open_event(self, activity: str, event: str) -> None:
        """Open the form of a stored event of an activity (uids)."""
        self._window.show_activity(activity)
        self._window.editor.edit_event(event)

    def find(self) -> None:
        """Go to the search field."""
        self._window.head.search.take_focus()

    def edit_commission(self) -> None:
        """The commission: name, level, how executors name it."""
        from kuzplan_desktop.ui.commission.commission_dialog import CommissionDialog

        CommissionDialog(self._session, self._window).open()

    def edit_campaigns(self) -> None:
        """The election campaigns of the year."""
        from kuzplan_desktop.ui.commission.campaigns_dialog import CampaignsDialog

        CampaignsDialog(self._session, self._window).open()

    def edit_settings(self) -> None:
        """The person's own settings."""
        from kuzplan_desktop.ui.commission.settings_dialog import SettingsDialog

        window = self._window
        dialog = SettingsDialog(self._session, window.settings, window.actions_by_name, window)
        dialog.menus_changed.connect(window.refresh)
        dialog.open()
