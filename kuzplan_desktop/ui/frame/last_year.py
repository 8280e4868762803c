"""In January: what the former year's document still waits for, shown above the new year's pages, with the way to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from kuzplan_desktop.domain.calendar import quarter_of
from kuzplan_desktop.domain.reporting.fates import waiting_last_report
from kuzplan_desktop.ui.base import icons
from kuzplan_desktop.ui.base.palette import conflict_color, mixed
from kuzplan_desktop.ui.base.plain import plain_label

if TYPE_CHECKING:
    from datetime import date

    from kuzplan_desktop.domain.commission import Commission
    from kuzplan_desktop.ui.base.session import Session
    from kuzplan_desktop.ui.base.settings import Settings

READ_AFTER = 1500  # milliseconds: the first picture and the first look at the plan come before
ICON = 18


class LastYearLine(QFrame):
    """«Отчет за IV квартал 2022 года: до 9 января», while that waits; `open_wanted` carries its document's Path."""

    open_wanted = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lastYearLine")
        self.setAutoFillBackground(True)
        self._session, self._settings = session, settings
        self._path = Path()
        self.sign = plain_label(parent=self)
        self.sentence = plain_label(parent=self)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.open_button = QPushButton("Открыть", self)
        self.open_button.setAccessibleName("Открыть документ прошлого года")
        self.open_button.clicked.connect(lambda: self.open_wanted.emit(self._path))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 10, 3)
        row.addWidget(self.sign)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.open_button)
        self._take_looks()
        self.hide()

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
            self.sentence.setText(f"{sentence}.")
            self.sentence.setToolTip(self.sentence.text())
            self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window from light to dark and back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._take_looks()

    def _take_looks(self) -> None:
        palette = QPalette()
        color = conflict_color(palette)
        palette.setColor(QPalette.ColorRole.Window, mixed(palette.base().color(), color, 0.12))
        self.setPalette(palette)
        self.sign.setPixmap(icons.pixmap("warning", ICON, color, self.devicePixelRatioF()))


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
