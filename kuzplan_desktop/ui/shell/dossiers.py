"""Dossiers that are taken in: from the choice of one to the window of its latest document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kuzplan_desktop.domain.errors import PlanError

if TYPE_CHECKING:
    from kuzplan_desktop.ui.base.session import Message
    from kuzplan_desktop.ui.dossier.taking_dialog import TakeDossierDialog
    from kuzplan_desktop.ui.shell.windows import Windows

FILES_ALONE = "Если в ней лежит ваш документ, откройте или перетащите сюда сам его файл."


class Dossiers:
    """Shows the dialog `shown` about a dossier where the user is looking."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self.shown: TakeDossierDialog | None = None

    def take(self, place: Path) -> bool:
        """Look into what she opens as any document, if it is a dossier; False if it may be something else. A folder
        is a dossier or nothing."""
        is_folder = place.is_dir()
        if not is_folder and place.suffix.lower() not in (".zip", ".json"):
            return False
        from kuzplan_desktop.store.dossier.container import is_dossier

        if is_dossier(place):
            self._look_into(place)
            return True
        if is_folder:
            self._windows.tell(PlanError(f"В папке «{place.name}» нет переданных дел.", FILES_ALONE))
        return is_folder

    def _look_into(self, place: Path) -> None:
        """Show what a dossier holds, and offer to take it in."""
        from kuzplan_desktop.ui.dossier.taking_dialog import TakeDossierDialog

        page = self._windows.first_start
        parent = page if page is not None and page.isVisible() else QApplication.activeWindow()
        dialog = self.shown = TakeDossierDialog(place, self._windows.settings, parent)
        dialog.taken.connect(self._go_on)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self.shown = None

    def _go_on(self, path: Path, message: Message) -> None:
        page = self._windows.first_start
        if page is not None:
            page.work_requested.emit(path, message)
        else:
            self._windows.work_on(path, None, message)
