"""What the actions about the document as a file do: opening, copies, backups, the folder, closing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from kuzplan_desktop.ui.base.settings import distinct_titles
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.fields.plain import menu_caption

if TYPE_CHECKING:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow


class FileCommands:
    """The slots about the file of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session = window.session

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

    def save_copy(self) -> None:
        """A copy for a colleague, the region or a stick."""
        from kuzplan_desktop.ui.upkeep.handing_over_dialog import HandingOverDialog

        self._window.flush()
        dialog = HandingOverDialog(self._session, self._window)
        dialog.saved.connect(self._tell_copy)
        dialog.open()

    def _tell_copy(self, target: Path) -> None:
        self._session.say(
            f"Копия записана: {target.name}.",
            f"Папка: {target.parent}. Ваш документ остается на прежнем месте.",
            action=("Открыть папку", lambda: show_in_system(target.parent)),
        )

    def write_dossier(self) -> None:
        """«Передать дела»: all documents of the commission, backups and settings for a successor."""
        from kuzplan_desktop.ui.dossier.writing_dialog import WriteDossierDialog

        self._window.flush()
        if self._session.document.commission is None:
            self._session.say("Передавать нечего: в этом документе нет комиссии.")
            return
        dialog = WriteDossierDialog(self._session, self._window.settings, self._window)
        dialog.written.connect(self._tell_dossier)
        dialog.open()

    def _tell_dossier(self, sentence: str, hint: str, target: Path) -> None:
        self._session.say(sentence, hint, action=("Открыть папку", lambda: show_in_system(target.parent)))

    def take_dossier(self) -> None:
        """«Принять дела»: choose a dossier and look into it."""
        from kuzplan_desktop.ui.base.dialogs import DOSSIERS, choose_document
        from kuzplan_desktop.ui.base.settings import documents_place

        chosen = choose_document(self._window, "Принять дела", documents_place(), DOSSIERS)
        if chosen is not None:
            self._window.open_requested.emit(chosen)

    def save_as(self) -> bool:
        """Save the document in another place, with what could not be saved in its own, and go on there."""
        from kuzplan_desktop.ui.base.dialogs import choose_target
        from kuzplan_desktop.ui.base.settings import documents_place, free_place

        self._window.flush()
        proposed = free_place(documents_place(), self._session.file.path.stem)
        chosen = choose_target(self._window, "Сохранить как", proposed)
        return chosen is not None and self._window.unsaved.go_on_in(chosen)

    def show_backups(self) -> None:
        """The backups, in a window that stays beside this one."""
        from kuzplan_desktop.ui.upkeep.backups_view import BackupsView

        self._window.flush()
        view = self._window.findChild(BackupsView)
        if view is None:
            view = BackupsView(self._session, self._window)
            view.outside_changed.connect(self._window.keeper.read_outside)
        view.show()
        view.raise_()
        view.activateWindow()

    def check_file(self) -> None:
        """Tell what any file is and whether it is sound."""
        self._choose("Проверить файл", self._window.mending.check)

    def erase_history(self) -> None:
        """Go on in a document without history."""
        from kuzplan_desktop.ui.upkeep.erasing_dialog import ErasingDialog

        self._window.flush()
        dialog = ErasingDialog(self._session, self._window)
        dialog.saved.connect(self._window.work_requested.emit)
        dialog.open()

    def show_folder(self) -> None:
        """Show where the document lies."""
        show_in_system(self._session.file.path.parent)

    def close_window(self) -> None:
        """Close this window; the program ends with its last one."""
        self._window.close()

    def add_recent_menu(self) -> None:
        """The recent documents by year, read when their menu opens."""
        menu = QMenu("Не&давние документы", self._window)
        menu.setObjectName("menu-recent")
        menu.aboutToShow.connect(lambda: self._fill_recent(menu))
        actions = self._window.actions_by_name
        for holder in actions["open"].associatedObjects():
            if isinstance(holder, QMenu):
                holder.insertMenu(actions["import"], menu)

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        recent = self._window.settings.documents.recent
        titles = distinct_titles(recent)
        for year in sorted({item.year for item in recent}, reverse=True):
            menu.addSection(f"{year} год")
            for item, title in zip(recent, titles, strict=True):
                if item.year == year:
                    action = QAction(menu_caption(title), menu)
                    action.setToolTip(str(item.path))
                    action.triggered.connect(lambda *_, path=item.path: self._window.open_requested.emit(path))
                    menu.addAction(action)
        if not recent:
            menu.addAction("Здесь появятся документы").setEnabled(False)

    def _choose(self, title: str, use: Callable[[Path], object]) -> None:
        from kuzplan_desktop.ui.base.dialogs import open_chosen

        open_chosen(self._window, title, self._session.file.path.parent, use)
