"""Backups made while the window is open: one a day, and the copy outside the computer whenever its place is there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.ui.base.session import Session

BEGIN_AFTER = 3000  # milliseconds: the first picture and the first look at the plan come before
EVERY = 30 * 60 * 1000  # milliseconds
OLD_DAYS = 14


class BackupKeeper(QObject):
    """Works off the GUI thread. `outside_read` carries the sentence on the copy outside and whether that is old."""

    outside_read = Signal(str, bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._has_complained = False
        self._soon = QTimer(self, interval=BEGIN_AFTER, singleShot=True)
        self._often = QTimer(self, interval=EVERY)
        for timer in (self._soon, self._often):
            timer.timeout.connect(self.keep)

    def watch(self) -> None:
        """Begin, soon and then again and again; a document that is only looked at needs no backups."""
        if not self._session.read_only:
            self._soon.start()
            self._often.start()
            self._session.day_changed.connect(self.keep)

    def keep(self) -> None:
        """Make what is due now. What cannot be saved just now is told of already, and is no backup's matter."""
        if self._session.file.unsaved is None:
            path = self._session.file.path

            def work() -> tuple[str, bool]:
                from kuzplan_desktop.store.copies import backups

                backups.daily(path)
                return outside_of(path)

            self._session.run(work, self._tell_outside, self._tell_failure, owner=self)

    def read_outside(self) -> None:
        """Tell the age of the copy outside as it is now."""
        path = self._session.file.path
        self._session.run(lambda: outside_of(path), self._tell_outside, owner=self)

    def _tell_outside(self, outside: tuple[str, bool]) -> None:
        self.outside_read.emit(*outside)

    def _tell_failure(self, error: PlanError) -> None:
        """Once is enough: it is not her work that failed."""
        if not self._has_complained and self._session.file.unsaved is None:
            self._has_complained = True
            self._session.say(error.sentence, f"{error.hint} Ваши записи сохранены, работать можно дальше.")
        self.read_outside()


def outside_of(path: Path) -> tuple[str, bool]:
    """`outside_sentence` on the document at `path`; for a worker thread."""
    from kuzplan_desktop.store.copies import backups

    return outside_sentence(backups.second_place() is not None, backups.second_copy_age(path))


def outside_sentence(chosen: bool, days: int | None) -> tuple[str, bool]:
    """«Копия вне компьютера: 23 дня назад» and whether that is old; nothing where no place was chosen."""
    if not chosen:
        return "", False
    if days is None:
        return "Копии вне компьютера еще нет", True
    words = ("сегодня", "вчера")[days] if days < 2 else f"{days} {plural(days, 'день', 'дня', 'дней')} назад"
    return f"Копия вне компьютера: {words}", days >= OLD_DAYS
