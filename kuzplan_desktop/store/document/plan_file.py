"""PlanFile: a commission's document, begun, opened, closed and copied."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kuzplan_desktop import paths
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.typed.hygiene import LONGEST_LINE, clean
from kuzplan_desktop.store.changes import migrating
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.connection import FileFailure, connect, failures_explained
from kuzplan_desktop.store.document import copying, rescue
from kuzplan_desktop.store.document.activities import PlanVerbs
from kuzplan_desktop.store.document.attachments import AttachmentVerbs
from kuzplan_desktop.store.document.editing import EditVerbs
from kuzplan_desktop.store.document.events import EventVerbs
from kuzplan_desktop.store.document.marks import KEEP, MarkVerbs
from kuzplan_desktop.store.document.open_file import News, OpenFile, Switched
from kuzplan_desktop.store.document.particulars import SettingVerbs
from kuzplan_desktop.store.document.publishing import Publishing
from kuzplan_desktop.store.document.remarks import RemarkVerbs
from kuzplan_desktop.store.document.sent_reports import ReportVerbs
from kuzplan_desktop.store.door import archive, inspection, reader
from kuzplan_desktop.store.door.guard import state_of
from kuzplan_desktop.store.door.header import LONGEST_NAME, damaged, has_unfinished_save
from kuzplan_desktop.store.door.local_tables import adopt

if TYPE_CHECKING:
    from kuzplan_desktop.domain.plan.draft import PlanDraft
    from kuzplan_desktop.store.door.examination import Reading

__all__ = ["KEEP", "News", "PlanFile", "Switched"]

BUSY = "К файлу нет доступа, или он занят другой программой, поэтому он открыт только для чтения."
RESCUED = "Записи, которые в прошлый раз не удалось сохранить, теперь в документе."
OLDER = "Файл прежней версии программы открыт только для чтения."
NOT_UNDERSTOOD = "В файле есть записи, которые программа не понимает, поэтому он открыт только для чтения."

KeepFormer = Callable[[Path], object]
"""Keeps a copy of a file of an older version; what it raises stops its migration."""


class PlanFile(OpenFile):
    """An open document: a file with its steps, and for each subject a part with the verbs on it. Every verb is one
    named step that can be undone; what is not allowed raises PlanError.

    `notes` are sentences on its opening: why it is open for reading only, what was recovered or set aside.
    """

    notes: tuple[str, ...] = ()

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        device: str,
        author: str = "",
        read_only: bool = False,
        working: Path | None = None,
    ) -> None:
        super().__init__(path, connection, device=device, author=author, read_only=read_only, working=working)
        self._publishing = Publishing(self) if working else None
        self.marks = MarkVerbs(self)
        self.events = EventVerbs(self, self.marks)
        self.plan = PlanVerbs(self)
        self.editing = EditVerbs(self)
        self.settings = SettingVerbs(self)
        self.reports = ReportVerbs(self)
        self.remarks = RemarkVerbs(self)
        self.attachments = AttachmentVerbs(self)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        commission: str = "",
        role: Role = Role.TIK,
        list_id: str = "",
        source: Path | PlanDraft = paths.SEED_PLAN,
        device: str | None = None,
        author: str = "",
    ) -> Self:
        """Begin a document at `path`, which must be free, on the plan of a file or a draft, `source`, and open it."""
        device, author = device or paths.installation_id(), clean(author)[:LONGEST_LINE]
        copying.create(
            path, source=source, commission=commission, role=role, list_id=list_id, device=device, author=author
        )
        return cls._open_in_place(path, device=device, author=author)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        device: str | None = None,
        author: str = "",
        read_only: bool = False,
        keep_former: KeepFormer | None = None,
    ) -> Self:
        """Open the document at `path`, on a disk of this computer; PlanError if its tests refuse it.

        One that cannot be written (a locked stick, a protected folder, another program at work, changes that this
        version does not understand) opens for reading; `notes` says so, and what was recovered or set aside. So does
        one of an older version, unless `keep_former` keeps a copy of it before its tables are changed.
        """
        device = device or paths.installation_id()
        own = inspection.is_own(path)
        if read_only:
            return cls._for_reading(path, *reader.own_reading(path), device) if own else cls.of_private_copy(path)
        obstacle = _obstacle(path)
        if obstacle:
            return cls.of_private_copy(path, device=device, because=obstacle)
        reading = None
        if own and not has_unfinished_save(path):
            (archive.other_content(path) or inspection.inspect(path)).demand_good()
        else:
            reading = _tested(path, own=own)
            if reading.set_aside:
                return cls._of_reading(path, reading, device, because=NOT_UNDERSTOOD)
        try:
            return cls._open_in_place(
                path, device=device, author=author, foreign=not own, reading=reading, keep_former=keep_former
            )
        except FileFailure:
            because = BUSY
        except migrating.NotMigrated:
            because = OLDER
        except migrating.NotMended:
            because = ""
        return cls.of_private_copy(path, device=device, because=because)

    @classmethod
    def open_shared(cls, path: Path, *, device: str, author: str = "", keep_former: KeepFormer | None = None) -> Self:
        """Open the document at `path` in a shared folder by its working copy, which is made the first time."""
        working = inspection.working_copy(path)
        if not working.exists():
            working.parent.mkdir(exist_ok=True)
            copying.write_new(working, map(read_change, reader.sound(path).bodies))
        with failures_explained(path):
            connection = connect(working, read_only=False)
            try:
                notes = put_in_order(connection, working, keep_former)
                file = cls(path, connection, device=device, author=author, working=working)
                file.notes = notes
            except BaseException:
                connection.close()
                raise
        file.check_news()
        return file

    @classmethod
    def _open_in_place(
        cls,
        path: Path,
        *,
        device: str,
        author: str,
        foreign: bool = False,
        reading: Reading | None = None,
        keep_former: KeepFormer | None = None,
    ) -> Self:
        found = reading if reading and not reading.only_fold else None  # else it is mended, which tells by itself
        with failures_explained(path):
            connection = connect(path, read_only=False)
            try:
                notes = put_in_order(connection, path, keep_former, tested=found is not None)
                if foreign:
                    adopt(connection)
                file = cls(path, connection, device=device, author=author)
                file.notes = (*notes, RESCUED) if file.saving.take_waiting() else notes
                file.notes += found.notes if found else ()
            except BaseException:
                connection.close()
                raise
        inspection.remember_own(path, at_work=True)
        return file

    @classmethod
    def of_private_copy(cls, path: Path, *, device: str = "", because: str = "") -> Self:
        """The file at `path` for reading alone: tested, read from a private copy, nothing is written beside it.

        `because` is the note on why it is not opened for writing, if that was asked for.
        """
        return cls._of_reading(path, reader.sound(path), device, because)

    @classmethod
    def _of_reading(cls, path: Path, reading: Reading, device: str, because: str) -> Self:
        notes = (because, *reading.notes) if because else reading.notes
        return cls._for_reading(path, reader.held(reading), notes, device)

    @classmethod
    def _for_reading(cls, path: Path, connection: sqlite3.Connection, notes: tuple[str, ...], device: str) -> Self:
        try:
            file = cls(path, connection, device=device, read_only=True)
        except BaseException:
            connection.close()
            raise
        waiting = file.saving.waiting_steps()
        file.notes = (*notes, rescue.waiting_sentence(waiting)) if waiting else notes
        return file

    @property
    def unpublished(self) -> str:
        """Why colleagues who share the folder do not see the last steps yet; empty if they do."""
        return self._publishing.obstacle if self._publishing else ""

    def check_news(self) -> bool:
        """Look whether another window or process wrote to the file; if so, read again and tell. True for news.

        While steps are unsaved this tries to save them instead. In a shared folder what colleagues published is taken
        in, and own steps are published.
        """
        came = self.saving.check_news()
        return (self._publishing is not None and self._publishing.publish()) or came

    def close(self) -> None:
        """Save what is being typed, publish it in a shared folder, and close the file."""
        if self._publishing:
            with suppress(PlanError):
                self.typing.finish()
                self._publishing.publish()
        try:
            super().close()
        finally:
            if not self.read_only:
                inspection.remember_own(self.saving.use.file, at_work=False, in_order=True)

    def demand_on_disk(self) -> None:
        """FileFailure unless all steps of this session are in the document itself; also after it was closed."""
        if self.unsaved and self.saving.kept is not None:
            waits = "Она ждет на этом компьютере и войдет в документ, как только его снова можно будет записать."
            lost = "Отложить ее на этом компьютере тоже не удалось, и она пропала: повторите ее позже."
            raise FileFailure(self.unsaved.sentence, waits if self.saving.kept else lost)
        if self.unpublished:
            raise FileFailure(
                "Запись есть только на этом компьютере: общая папка недоступна.", "Она появится там позже."
            )

    def copy_to(self, path: Path, *, without_history: bool = False, without_attachments: bool = False) -> None:
        """Save a clean copy at `path`, which must be free: one file, nothing beside it, verified by reading back. One
        without attachments keeps their names and sizes."""
        if not self.read_only:
            self.typing.finish()
        with failures_explained(path):
            stored = None if without_attachments else self.attachments.each
            copying.copy_document(self._connection, path, without_history=without_history, stored=stored)


def _tested(path: Path, *, own: bool) -> Reading:
    """What a file holds that must pass every test; PlanError if they refuse it."""
    before = state_of(path)
    reading = reader.sound(path)
    if not own and state_of(path) != before:
        raise PlanError(f"Файл «{path.name}» изменился, пока его проверяли.", "Откройте его еще раз.")
    return reading


def put_in_order(
    connection: sqlite3.Connection, path: Path, keep_former: KeepFormer | None, *, tested: bool = False
) -> tuple[str, ...]:
    """Bring the tables of an open file to the current version and to what its changes say; what was mended is told.

    Little has to be looked at in one that has just been `tested`, or of which not a byte is another than when it was
    closed here.
    """
    keep = keep_former and partial(keep_former, path)
    notes: tuple[str, ...] = ()
    if not ((tested or inspection.is_untouched(path)) and reader.is_quickly_sound(connection, whole=tested)):
        from kuzplan_desktop.store.door import mending  # seldom needed

        try:
            notes = mending.mend(connection, keep, whole=tested)
        except mending.ChangesLost:
            finding = damaged(f"«{path.name}»")
            raise PlanError(finding.sentence, finding.hint) from None
    migrating.migrate(connection, keep)
    return notes


def _obstacle(path: Path) -> str:
    """Why the file cannot be written, a sentence for `notes`; empty if it can be.

    The supplied plan, from which every document begins, is never written.
    """
    if len(os.fsencode(path.name)) > LONGEST_NAME:
        return "Имя файла слишком длинное для записи, поэтому он открыт только для чтения."
    is_seed = path.exists() and paths.SEED_PLAN.is_file() and path.samefile(paths.SEED_PLAN)
    if is_seed or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        return "Файл или папка защищены от записи, поэтому он открыт только для чтения."
    return ""
