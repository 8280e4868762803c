"""In January: what the former year's document still waits for, shown above the new year's pages, with the way to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kuzplan_desktop.domain.calendar import quarter_of
from kuzplan_desktop.domain.reporting.fates import waiting_last_report
from kuzplan_desktop.ui.frame.page_line import PageLine

if TYPE_CHECKING:
    from datetime import date

    from kuzplan_desktop.domain.commission import Commission
    from kuzplan_desktop.ui.base.session import Session
    from kuzplan_desktop.ui.base.settings import Settings

READ_AFTER = 1500  # milliseconds: the first picture and the first look at the plan come before


class LastYearLine(PageLine):
    """«Отчет за IV квартал 2022 года: до 9 января», while that waits; `open_wanted` carries its document's Path."""

    open_wanted = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("warning", parent)
        self.setObjectName("lastYearLine")
        self._session, self._settings = session, settings
        self._path = Path()
        self.open_button = self.add_button("Открыть")
        self.open_button.setAccessibleName("Открыть документ прошлого года")
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self._path))

    def watch(self) -> None:
        """Look once the first picture stands, in the background."""
        QTimer.singleShot(READ_AFTER, self, self.look)

    def look(self) -> None:
        """Read the former year's documents of this commission that were open lately, if they may still wait."""
        session = self._session
        document, day = session.document, session.day
        if (
            session.read_only
            or document.commission is None
            or (day.year, quarter_of(day.month))
            != (
                document.plan.year,
                1,
            )
        ):
            return
        recent = [one.path for one in self._settings.documents.recent if one.year == document.plan.year - 1]
        if recent:
            commission = document.commission
            session.run(lambda: find_waiting(recent, commission, day), self._show, lambda _: None, owner=self)

    def _show(self, found: tuple[Path, str] | None) -> None:
        if found is not None:
            self._path, sentence = found
            self.tell(f"{sentence}.")


def find_waiting(recent: list[Path], commission: Commission, day: date) -> tuple[Path, str] | None:
    """The first of these documents that is the commission's own and waits for its last report, and the sentence on it.

    For a worker thread. One that is gone or cannot be read is passed over.
    """
    from kuzplan_desktop.domain.errors import PlanError
    from kuzplan_desktop.store.document.plan_file import PlanFile
    from kuzplan_desktop.store.door.inspection import is_own

    for path in recent:
        if not path.is_file() or not is_own(path):
            continue
        try:
            with PlanFile.of_private_copy(path) as file:
                document = file.document
        except PlanError:
            continue
        same = document.commission is not None and document.commission.name == commission.name
        if same and (sentence := waiting_last_report(document, day)):
            return path, sentence
    return None
