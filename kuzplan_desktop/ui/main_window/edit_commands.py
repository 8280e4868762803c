"""What the actions of «Правка» do, and the dialogs about the commission and the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuzplan_desktop.ui.base import undoing
from kuzplan_desktop.ui.main_window.pages import EVENTS, PLAN

if TYPE_CHECKING:
    from kuzplan_desktop.domain.events.event_fields import Event
    from kuzplan_desktop.ui.editor.line_entry import FilledForm
    from kuzplan_desktop.ui.main_window.item_dialog import ItemDialog
    from kuzplan_desktop.ui.main_window.main_window import MainWindow

FORM_IS_OPEN = ("Под этим пунктом начата форма другого мероприятия.", "Запишите или закройте ее, строка подождет.")


class EditCommands:
    """The slots that change the document of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def undo(self) -> None:
        """Undo the step that the menu names, and say so."""
        self._window.flush()
        undoing.undo(self._session)

    def redo(self) -> None:
        """Redo the step that the menu names, and say so."""
        self._window.flush()
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
        dialog = self._ask_item()
        dialog.chosen.connect(self._window.show_activity)
        dialog.chosen.connect(lambda _: self._window.editor.begin_event())

    def _ask_item(self) -> ItemDialog:
        from kuzplan_desktop.ui.main_window.item_dialog import ItemDialog

        dialog = ItemDialog(self._session.document, self._window)
        dialog.open()
        return dialog

    def type_event(self) -> None:
        """Type an event in one line, over whatever page is shown; «Мероприятия» has a line of its own."""
        page = self._window.pages.currentWidget()
        line = getattr(page, "line", None)
        if line is not None:
            line.take_focus()
            return
        self._window.line_panel.open_for(chosen=self._window.pages.shown == PLAN)

    def paste_table(self) -> None:
        """Events out of a copied table, on the page of events."""
        self._window.turn_to(EVENTS)
        self._window.pages.currentWidget().paste_table()  # type: ignore[union-attr]

    def save_calendar(self) -> None:
        """The planned events as a file for the calendar of a phone."""
        from kuzplan_desktop.ui.events.calendar_file import save_calendar

        self._window.flush()
        save_calendar(self._session, self._window)

    def fill_form(self, wanted: FilledForm) -> None:
        """Open the form of an event that was typed in a line; the item is asked for where the line does not say it."""
        if wanted.activity:
            self._fill(wanted.activity, wanted)
            return
        self._ask_item().chosen.connect(lambda uid: self._fill(uid, wanted))

    def _fill(self, activity: str, wanted: FilledForm) -> None:
        self._window.show_activity(activity)
        if self._window.editor.begin_event(wanted.event):
            wanted.taken()
        else:
            self._session.say(*FORM_IS_OPEN, about=[activity])

    def add_event_under(self, activity: str, quarter: int) -> None:
        """Write down an event under an activity (uid), in a quarter if one is meant."""
        self._window.show_activity(activity, quarter)
        self._window.editor.begin_event()

    def begin_known(self, event: Event) -> None:
        """Open the form of a new event of which its item and perhaps its day are known."""
        self._window.show_activity(event.activity)
        if not self._window.editor.begin_event(event):
            self._session.say(FORM_IS_OPEN[0], about=[event.activity])

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
