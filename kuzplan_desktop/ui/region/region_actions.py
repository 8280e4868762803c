"""What a main window offers the regional commission: its consolidated file, and the plan to hand out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.base.session import failure_message
from kuzplan_desktop.ui.base.settings import Settings, documents_place, free_place

if TYPE_CHECKING:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow


def is_regional(document: Document, settings: Settings) -> bool:
    """True if the menus show what the regional commission works with."""
    return settings.everything or (document.commission is not None and document.commission.role is Role.IKKO)


def _known(year: int) -> Path:
    """The place at which the consolidated file of a year is proposed."""
    return documents_place() / f"Сводный файл {year}.sqlite"


class RegionCommands:
    """The slots of these actions for one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def open_region(self) -> None:
        """Choose a consolidated file or the name of a new one, and open it."""
        from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
        from kuzplan_desktop.ui.base import dialogs

        window = self._window
        year = window.session.document.plan.year
        chosen = dialogs.choose_target(window, "Сводный файл: выберите его или назовите новый", _known(year))
        if chosen is None:
            return
        try:
            ConsolidatedFile.open_or_make(chosen).close()
        except PlanError as error:
            window.session.tell(failure_message(error))
        else:
            window.open_requested.emit(chosen)

    def hand_out(self) -> None:
        """Save the plan for the commissions, with its edits and campaigns, without what was done on it."""
        from kuzplan_desktop.store.copies.handing_out import save_plan
        from kuzplan_desktop.ui.base import dialogs

        window = self._window
        window.flush()
        file = window.session.file
        proposed = free_place(documents_place(), f"План {file.document.plan.year} для комиссий")
        chosen = dialogs.choose_target(window, "План для раздачи комиссиям", proposed)
        if chosen is None:
            return
        try:
            save_plan(file, chosen)
        except PlanError as error:
            window.session.tell(failure_message(error))
            return
        window.session.say(
            f"План для раздачи сохранен: {chosen.name}.",
            f"Папка: {chosen.parent}. Комиссия открывает этот файл в программе и называет себя: "
            "с него начинается ее документ.",
        )
