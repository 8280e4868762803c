"""Publishing: a document's working copy and the file in a shared folder, united both ways."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.changes.change import change_id
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.document import copying
from kuzplan_desktop.store.document.saving import Operation
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.door.guard import state_of

if TYPE_CHECKING:
    from kuzplan_desktop.store.document.plan_file import PlanFile


class Publishing:
    """How the working copy of an open document and the file in the shared folder stay the same.

    `obstacle` says why colleagues do not see the last steps yet; empty if they do.
    """

    obstacle: str = ""

    def __init__(self, file: PlanFile) -> None:
        self._file = file
        self._seen: object = None
        self._published: frozenset[str] = frozenset()

    def publish(self) -> bool:
        """Unite with the file in the shared folder, both ways. True if something came from it.

        Two who publish at once overwrite each other for a moment only: each sees that its changes are missing and
        publishes again.
        """
        try:
            came = self._take_in()
            mine = frozenset(map(change_id, self._file.bodies()))
            if not mine <= self._published:
                self._put_out()
                self._published |= mine
            self.obstacle = ""
        except (PlanError, OSError):
            self.obstacle = "Общая папка недоступна. Записи сохранены на этом компьютере и появятся в ней позже."
            return False
        return came

    def _take_in(self) -> bool:
        state = state_of(self._file.path)
        if state == self._seen:
            return False
        theirs = reader.sound(self._file.path).bodies
        self._published = frozenset(map(change_id, theirs))
        self._seen = state
        known = set(self._file.bodies())
        if known.issuperset(theirs):
            return False
        self._file.attachments.take_from(self._file.path, theirs)
        with self._file.saving.writing("Изменения из общей папки") as operations:
            operations.append(Operation(lambda ledger: set(ledger.unite(theirs).affected)))
        return True

    def _put_out(self) -> None:
        """Put a clean copy in the place of the shared file, in one move."""
        part = self._file.path.parent / f".{new_uid()}.part"
        try:
            connection, stored = self._file.saving.use.connection, self._file.attachments.each
            copying.copy_document(connection, part, without_history=False, stored=stored)
            part.replace(self._file.path)
            self._seen = state_of(self._file.path)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
