"""Attaching files to an event: read and made smaller off the GUI thread, laid in as one step; what was not is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.attachments import NewFile
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.ui.base.session import MessageTone, Session

FILES = "Фотографии и сканы (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.pdf)"


def dragged_files(dragged: QMimeData) -> list[Path]:
    """The local files that are being dragged; none where anything else is among them."""
    urls = dragged.urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []


def attach(session: Session, event: str, paths: Sequence[Path], *, shrink: bool, owner: QObject | None = None) -> None:
    """Attach files to the event with this uid."""

    def work() -> tuple[list[NewFile], list[PlanError]]:
        from kuzplan_desktop.exchange.attachment.reading import read_attachment

        files, errors = [], []
        for path in paths:
            try:
                files.append(read_attachment(path, shrink=shrink))
            except PlanError as error:
                errors.append(error)
        return files, errors

    def done(read: tuple[list[NewFile], list[PlanError]]) -> None:
        files, errors = read
        if files and session.do(lambda: session.file.attachments.add(event, files)) == ():
            session.say("Эти файлы уже приложены к мероприятию.", tone=MessageTone.DONE)
        if errors:
            others = len(errors) - 1
            more = f" И еще {others} {plural(others, 'файл', 'файла', 'файлов')} не приложены." if others else ""
            session.say(errors[0].sentence + more, errors[0].hint, tone=MessageTone.FAILED)

    session.run(work, done, owner=owner)
