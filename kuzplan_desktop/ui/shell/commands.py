"""What the actions of the main window do: one short method each, named in the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kuzplan_desktop import paths
from kuzplan_desktop.ui.base import undoing
from kuzplan_desktop.ui.base.plain import caption
from kuzplan_desktop.ui.base.settings import distinct_titles
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.region.region_actions import RegionCommands, is_regional
from kuzplan_desktop.ui.report.report_commands import ReportCommands

if TYPE_CHECKING:
    from kuzplan_desktop.ui.colleague.comparing import Comparing


class Commands(RegionCommands, ReportCommands):
    """The slots of the table of actions for one window. `merge_wanted` carries the path of a colleague's file."""

    merge_wanted = Signal(object)

    def new_document(self) -> None:
        """Begin another document."""
        self._window.new_requested.emit()

    def open_document(self) -> None:
        """Choose a document and open it."""
        self._choose("Открыть документ", self._window.open_requested.emit)

    def import_plan(self) -> None:
        """Choose an official document and look at the plan in it."""
        from kuzplan_desktop.ui.base.dialogs import OFFICIAL_DOCUMENTS, choose_document
        from kuzplan_desktop.ui.base.settings import documents_place

        chosen = choose_document(self._window, "План из документа", documents_place(), OFFICIAL_DOCUMENTS)
        if chosen is not None:
            self._window.plan_requested.emit(chosen)

    def open_colleague(self) -> None:
        """Choose a colleague's file and open it beside the own one."""
        self._choose("Открыть файл коллеги", self._window.colleague_requested.emit)

    def merge_colleague(self) -> None:
        """Choose a colleague's file and show what differs; in a colleague's window, ask to take hers over."""
        if self._window.colleague:
            self.merge_wanted.emit(self._session.file.path)
        else:
            self._choose("Объединение с файлом коллеги", self.comparing.begin)

    @cached_property
    def comparing(self) -> Comparing:
        """What compares the document with colleagues' files."""
        from kuzplan_desktop.ui.colleague.comparing import Comparing

        return Comparing(self._window)

    def _choose(self, title: str, use: Callable[[Path], None]) -> None:
        from kuzplan_desktop.ui.base.dialogs import choose_document

        chosen = choose_document(self._window, title, self._session.file.path.parent)
        if chosen is not None:
            use(chosen)

    def save_copy(self) -> None:
        """A copy for a colleague, the region or a stick."""
        from kuzplan_desktop.ui.upkeep.handing_over_dialog import HandingOverDialog

        self._window.editor.flush()
        dialog = HandingOverDialog(self._session, self._window)
        dialog.saved.connect(self._tell_copy)
        dialog.open()

    def _tell_copy(self, target: Path) -> None:
        self._session.say(
            f"Копия записана: {target.name}.",
            f"Папка: {target.parent}. Ваш документ остается на прежнем месте.",
            action=("Открыть папку", lambda: show_in_system(target.parent)),
        )

    def save_as(self) -> bool:
        """Save the document in another place, with what could not be saved in its own, and go on there."""
        from kuzplan_desktop.ui.base.dialogs import choose_target
        from kuzplan_desktop.ui.base.settings import documents_place, free_place

        self._window.editor.flush()
        proposed = free_place(documents_place(), self._session.file.path.stem)
        chosen = choose_target(self._window, "Сохранить как", proposed)
        return chosen is not None and self._window.go_on_in(chosen)

    def show_backups(self) -> None:
        """The backups, in a window that stays beside this one."""
        from kuzplan_desktop.ui.upkeep.backups_view import BackupsView

        self._window.editor.flush()
        view = self._window.findChild(BackupsView)
        if view is None:
            view = BackupsView(self._session, self._window)
            view.outside_changed.connect(self._window.keeper.read_outside)
        view.show()
        view.raise_()
        view.activateWindow()

    def save_blank_form(self) -> None:
        """A form that a colleague fills in without the program."""
        from kuzplan_desktop.ui.colleague.blank_forms import save_blank_form

        self._window.editor.flush()
        save_blank_form(self._session, self._window, own=self._window.plan.own_only)

    def collect_blank_form(self) -> None:
        """What a colleague filled in, shown before it is written."""
        from kuzplan_desktop.ui.colleague.blank_forms import collect_blank_form

        self._window.editor.flush()
        collect_blank_form(self._session, self._window)

    def check_file(self) -> None:
        """Tell what any file is and whether it is sound."""
        self._choose("Проверить файл", self._window.mending.check)

    def erase_history(self) -> None:
        """Go on in a document without history."""
        from kuzplan_desktop.ui.upkeep.erasing_dialog import ErasingDialog

        self._window.editor.flush()
        dialog = ErasingDialog(self._session, self._window)
        dialog.saved.connect(self._window.work_requested.emit)
        dialog.open()

    def show_folder(self) -> None:
        """Show where the document lies."""
        show_in_system(self._session.file.path.parent)

    def edit_person(self) -> None:
        """The person's own settings."""
        from kuzplan_desktop.ui.shell.person_dialog import PersonDialog

        PersonDialog(self._session, self._window.settings, self._window).open()

    def close_window(self) -> None:
        """Close this window; the program ends with its last one."""
        self._window.close()

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
        """Write down an event under the chosen activity."""
        self._window.editor.begin_event()

    def find(self) -> None:
        """Go to the search field."""
        self._window.plan.filters.focus_search()

    def edit_commission(self) -> None:
        """The commission: name, level, how executors name it."""
        from kuzplan_desktop.ui.shell.commission_dialog import CommissionDialog

        CommissionDialog(self._session, self._window).open()

    def edit_campaigns(self) -> None:
        """The election campaigns of the year."""
        from kuzplan_desktop.ui.shell.campaigns_dialog import CampaignsDialog

        CampaignsDialog(self._session, self._window).open()

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
        self._window.plan.model.set_own_only(not self._window.plan.own_only)

    def expand_all(self) -> None:
        """Open every section."""
        self._window.plan.tree.expandAll()

    def collapse_all(self) -> None:
        """Close every section."""
        self._window.plan.tree.collapseAll()

    def show_marks(self) -> None:
        """The editor's page of marks and events."""
        self._window.editor.show_page(0)

    def show_item(self) -> None:
        """The editor's page of the activity's own texts."""
        self._window.editor.show_page(1)

    def show_history(self) -> None:
        """The editor's page of what was changed, when and by whom."""
        self._window.editor.show_page(2)

    def show_journal(self) -> None:
        """Every step of the document, in a window that stays beside this one."""
        from kuzplan_desktop.ui.upkeep.history_view import HistoryView

        self._window.editor.flush()
        view = self._window.findChild(HistoryView) or HistoryView(self._session, self._window)
        view.show()
        view.raise_()
        view.activateWindow()

    def show_summary(self) -> None:
        """The working quarter in charts, in a window that stays beside this one."""
        from kuzplan_desktop.ui.summary.summary_view import SummaryView

        self._window.editor.flush()
        view = self._window.findChild(SummaryView)
        if view is None:
            view = SummaryView(self._session, self._window.plan.own_only, self._window)
            self._window.plan.own_changed.connect(view.set_own)
        view.show()
        view.raise_()
        view.activateWindow()

    def next_pane(self) -> None:
        """Move the keyboard to the next part of the window: message, plan, editor, report."""
        self._window.focus_next_pane()

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

    def add_recent_menu(self) -> None:
        """The recent documents by year, read when their menu opens."""
        menu = QMenu("Не&давние документы", self._window)
        menu.setObjectName("menu-recent")
        menu.aboutToShow.connect(lambda: self._fill_recent(menu))
        actions = self._window.actions_by_name
        for holder in actions["open"].associatedObjects():
            if isinstance(holder, QMenu):
                holder.insertMenu(actions["colleague"], menu)

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        recent = self._window.settings.recent
        titles = distinct_titles(recent)
        for year in sorted({item.year for item in recent}, reverse=True):
            menu.addSection(f"{year} год")
            for item, title in zip(recent, titles, strict=True):
                if item.year == year:
                    action = QAction(caption(title), menu)
                    action.setToolTip(str(item.path))
                    action.triggered.connect(lambda *_, path=item.path: self._window.open_requested.emit(path))
                    menu.addAction(action)
        if not recent:
            menu.addAction("Здесь появятся документы").setEnabled(False)
