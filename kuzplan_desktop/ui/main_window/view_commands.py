"""What the actions of «Вид» do: the quarter, what of the plan is shown, pages and windows beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTreeView

from kuzplan_desktop.ui.main_window.pages import PLAN

if TYPE_CHECKING:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow


class ViewCommands:
    """The slots about what one window shows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

    def show_page(self, name: str) -> None:
        """Turn to a page of the rail, the keyboard in it."""
        self._window.turn_to(name)
        self._window.pages.take_focus()

    def choose_quarter_1(self) -> None:
        """Work on the first quarter."""
        self._session.set_quarter(1)

    def choose_quarter_2(self) -> None:
        """Work on the second quarter."""
        self._session.set_quarter(2)

    def choose_quarter_3(self) -> None:
        """Work on the third quarter."""
        self._session.set_quarter(3)

    def choose_quarter_4(self) -> None:
        """Work on the fourth quarter."""
        self._session.set_quarter(4)

    def toggle_own(self) -> None:
        """Show the own activities alone, or the whole plan."""
        self._window.plan.model.set_own_only(not self._window.own_only)

    def expand_all(self) -> None:
        """Open every section of the plan, or of the calendar while it is shown."""
        self._sections().expandAll()

    def collapse_all(self) -> None:
        """Close every section of the plan, or of the calendar while it is shown."""
        self._sections().collapseAll()

    def _sections(self) -> QTreeView:
        page = self._window.pages.currentWidget()
        shown = page.findChild(QTreeView, "yearView") if page is not None else None
        return shown or self._window.plan.tree

    def show_marks(self) -> None:
        """The editor's page of marks and events."""
        self._show_tab(0)

    def show_item(self) -> None:
        """The editor's page of the activity's own texts."""
        self._show_tab(1)

    def show_history(self) -> None:
        """The editor's page of what was changed, when and by whom."""
        self._show_tab(2)

    def _show_tab(self, number: int) -> None:
        self._window.turn_to(PLAN)
        self._window.editor.show_page(number)

    def show_journal(self) -> None:
        """Every step of the document, in a window that stays beside this one."""
        from kuzplan_desktop.ui.upkeep.history_view import HistoryView

        self._window.flush()
        view = self._window.findChild(HistoryView)
        if view is None:
            view = HistoryView(self._session, self._window)
        view.show()
        view.raise_()
        view.activateWindow()

    def next_pane(self) -> None:
        """Move the keyboard to the next part of the window: plan, editor, message."""
        from kuzplan_desktop.ui.main_window.pane_focus import focus_next_pane

        focus_next_pane(self._window)
