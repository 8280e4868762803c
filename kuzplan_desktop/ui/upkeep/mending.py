"""What is done about a file that is not sound: it is checked, a backup is put in its place, what is left is saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.archive import is_packed
from kuzplan_desktop.ui.base.session import Message, MessageTone, Offer, failure_message
from kuzplan_desktop.ui.base.settings import Settings, documents_place, free_place

if TYPE_CHECKING:
    from kuzplan_desktop.store.copies.backups import Backup, Ready
    from kuzplan_desktop.store.copies.salvage import Salvaged
    from kuzplan_desktop.store.door.reader import Verdict

T = TypeVar("T")
SALVAGE = "Спасти записи в новый файл…"
TORN = ("damaged", "truncated")  # of these something may be left
REPLACEABLE = (*TORN, "empty", "not_sqlite", "not_a_file", "foreign_schema")  # no newer file, none of another program


class Teller(Protocol):
    """Where the user is looking: a window's session or the first start."""

    def tell(self, message: Message) -> object:
        """Show a message."""


class Mending(QObject):
    """Looks at files and mends them off the GUI thread, tells by `teller`.

    `recovered` carries the Path of a document to go on with and the Message to show in its window; `verified` comes
    when an open document was tested. `leave` closes the file at a path if the window works on it, and says so.
    """

    recovered = Signal(object, object)
    verified = Signal()

    def __init__(
        self, teller: Teller, settings: Settings, parent: QWidget, leave: Callable[[Path], bool] = lambda _: False
    ) -> None:
        super().__init__(parent)
        self._leave = leave
        self._settings = settings
        self._teller = teller
        self._widget = parent

    def check(self, path: Path) -> None:
        """«Проверить файл…»: tell what a file is, how much is in it, and what can be done if it is damaged."""
        self._teller.tell(Message(f"Файл «{path.name}» проверяется…"))
        hers = self._is_hers(path)
        self._start(lambda: look(path, hers=hers), lambda seen: self._tell(path, seen[0].message, *seen))

    def verify(self, path: Path) -> None:
        """Test an open document of hers to the last hash, and speak up only if it is damaged."""

        def done(seen: tuple[Verdict, Backup | None]) -> None:
            if seen[0].verdict in TORN:
                self._tell(path, seen[0].message, *seen)
            self.verified.emit()

        self._start(lambda: look(path, hers=True), done)

    def explain(self, path: Path, error: PlanError) -> None:
        """Tell why a file did not open, and offer what its backups and the file itself still hold.

        One that is gone without a backup leaves the recent documents, unless its folder is away too, as on a stick.
        """
        self._teller.tell(failure_message(error))

        def offer(seen: tuple[Verdict, Backup | None]) -> None:
            if self._offers(path, *seen):
                self._tell(path, error.sentence, *seen)
            elif not path.exists() and path.parent.is_dir():
                self._settings.documents.forget(path)

        hers = self._is_hers(path)
        self._start(lambda: look(path, hers=hers), offer)

    def _is_hers(self, path: Path) -> bool:
        """True for a document she has worked with: a damaged copy from the mail is not replaced by her backup."""
        return path.absolute() in {item.path.absolute() for item in self._settings.documents.recent}

    def put_back(self, backup: Backup, path: Path) -> None:
        """Put a backup in the place of a file that is damaged or gone, and go on with it."""
        from kuzplan_desktop.store.copies import backups

        def done(ready: Ready) -> None:
            left = self._leave(path)
            try:
                aside = ready.put()
            except PlanError as error:
                if left:
                    self.recovered.emit(path, failure_message(error))
                else:
                    self._teller.tell(failure_message(error))
                return
            hint = f"Прежний, поврежденный файл остался рядом: «{aside.name}»." if aside else ""
            message = Message(f"Документ восстановлен из резервной копии от {backup_moment(backup)}.", hint)
            self.recovered.emit(path, message)

        self._start(lambda: backups.ready_to_put_back(backup.path, path), done)

    def salvage(self, path: Path) -> None:
        """Choose a new file and write to it what is left of a damaged one."""
        from kuzplan_desktop.store.copies.salvage import salvage
        from kuzplan_desktop.ui.base.dialogs import choose_target

        proposed = free_place(documents_place(), f"{path.stem} – спасенное")
        out = choose_target(self._widget, SALVAGE.rstrip("…"), proposed)
        if out is None:
            self.check(path)  # tells again what can be done
        else:
            self._teller.tell(Message(f"Записи из файла «{path.name}» спасаются…"))
            self._start(lambda: salvage(path, out), partial(self._tell_salvaged, out))

    def begin_from(self, copy: Path) -> None:
        """«Восстановить из копии…»: make a document of a copy, in the folder of documents, and go on with it."""

        def done(target: Path) -> None:
            message = Message(
                f"Документ восстановлен из копии «{copy.name}».",
                f"Он лежит в папке {target.parent}, файл «{target.name}». Сама копия не изменилась.",
            )
            self.recovered.emit(target, message)

        self._start(lambda: _document_from(copy), done)

    def _tell(self, path: Path, sentence: str, verdict: Verdict, backup: Backup | None) -> None:
        counts = f"Отметок {verdict.marks}, проведенных мероприятий {verdict.held_events}."
        notes = [*([counts] if verdict.verdict in ("ok", "older") else []), *verdict.notes]
        offers = self._offers(path, verdict, backup)
        tone = MessageTone.FAILED if verdict.verdict in REPLACEABLE else MessageTone.MATTER
        self._teller.tell(Message(sentence, " ".join(notes), tuple(offers[:2]), tone=tone))

    def _offers(self, path: Path, verdict: Verdict, backup: Backup | None) -> list[Offer]:
        """The buttons for a file that is not sound."""
        offers: list[Offer] = []
        if backup is not None:
            held = f"отметок {backup.marks}, мероприятий {backup.held_events}"
            caption = f"Восстановить из резервной копии от {backup_moment(backup)} ({held})"
            offers.append((caption, lambda: self.put_back(backup, path)))
        if verdict.verdict in TORN:
            offers.append((SALVAGE, lambda: self.salvage(path)))
        return offers

    def _tell_salvaged(self, out: Path, saved: Salvaged) -> None:
        sentence = (
            f"Спасено в файл «{out.name}»: отметок {saved.marks}, проведенных мероприятий {saved.held_events}, "
            f"записей {saved.changes}."
        )
        hint = " ".join(saved.lost) or "Потерь не найдено."
        message = Message(sentence, hint)
        work = ("Работать с этим файлом", lambda: self.recovered.emit(out, message))
        self._teller.tell(Message(sentence, hint, (work,)))

    def _start(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Work off the GUI thread; what comes back to a window that was closed meanwhile is dropped."""
        from kuzplan_desktop.ui.base.tasks import start

        start(work, done, lambda error: self._teller.tell(failure_message(error)), owner=self)


def look(path: Path, *, hers: bool) -> tuple[Verdict, Backup | None]:
    """The verdict on a file and, if it is `hers`, the backup that may be put in its place; for a worker thread."""
    from kuzplan_desktop.store.copies import backups
    from kuzplan_desktop.store.region.verdict import check_any

    verdict = check_any(path)
    replaceable = hers and verdict.verdict in REPLACEABLE and (path.is_file() or not path.exists())
    return verdict, backups.newest_good_for(path) if replaceable else None


def backup_moment(backup: Backup) -> str:
    """The moment of a backup by this computer's clock: «14.04.2022 09:30»."""
    return f"{backup.made_at.astimezone():%d.%m.%Y %H:%M}"


def _document_from(copy: Path) -> Path:
    """Make a document of a copy under a free name; where it lies."""
    from kuzplan_desktop.store.copies import backups
    from kuzplan_desktop.store.copies.handing_over import document_stem

    with PlanFile.of_private_copy(copy) as file:
        target = free_place(documents_place(), document_stem(file.document))
        if is_packed(copy):
            file.copy_to(target)
            return target
    backups.put_back(copy, target)
    return target
