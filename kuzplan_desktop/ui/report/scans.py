"""The signed scans of a sent report: what the button «Скан…» offers, kept with the report and opened again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from kuzplan_desktop.domain.commission_names import safe_name
from kuzplan_desktop.domain.events.attachments import NewFile, StoredFile
from kuzplan_desktop.domain.reporting.sent_reports import SentReport
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.fields.plain import menu_caption

if TYPE_CHECKING:
    from pathlib import Path

KINDS = "Сканы и фотографии (*.pdf *.jpg *.jpeg *.png *.webp *.tif *.tiff)"


class Scans:
    """The scans of the reports of a session. `look_at` shows bytes under a name with the system's program."""

    def __init__(self, session: Session, owner: QWidget, look_at: Callable[[str, bytes], object]) -> None:
        self._session = session
        self._owner = owner
        self._look_at = look_at

    def menu(self, sent: SentReport) -> QMenu:
        """What can be done with the scans of a report."""
        menu = QMenu(self._owner)
        menu.setObjectName("scanMenu")
        for one in sent.scans:
            menu.addAction(menu_caption(f"Открыть «{one.name}»"), partial(self.open, one))
        if not self._session.read_only:
            menu.addAction("Приложить скан…", lambda: self.choose(sent.uid))
            for one in sent.scans:
                menu.addAction(menu_caption(f"Убрать «{one.name}»"), partial(self.remove, one))
        return menu

    def open(self, scan: StoredFile) -> None:
        """Look at a kept scan."""
        content = self._session.do(lambda: self._session.file.attachments.read(scan))
        if content is not None:
            self._look_at(safe_name(scan.file_name), content)

    def choose(self, report: str) -> None:
        """Ask which file is the scan, and keep it."""
        from kuzplan_desktop.ui.base.dialogs import choose_files
        from kuzplan_desktop.ui.base.settings import documents_place

        for path in choose_files(self._owner, "Подписанный отчет", documents_place(), KINDS):
            self.keep(report, path)

    def keep(self, report: str, path: Path) -> None:
        """Read a file off the GUI thread and keep it with the report."""

        def work() -> NewFile:
            from kuzplan_desktop.exchange.attachment.reading import read_attachment

            return read_attachment(path)

        def done(file: NewFile) -> None:
            self._session.do(lambda: self._session.file.attachments.keep_scan(report, file))

        self._session.run(work, done, owner=self._owner)

    def remove(self, scan: StoredFile) -> None:
        """Take a scan away."""
        self._session.do(lambda: self._session.file.attachments.remove_scan(scan.uid))
