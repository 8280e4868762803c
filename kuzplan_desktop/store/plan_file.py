"""PlanFile: a commission's document, begun, opened, closed and copied."""

import os
from pathlib import Path
from typing import Self

from kuzplan_desktop import paths
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.store import copying, inspection
from kuzplan_desktop.store.connection import connect, told
from kuzplan_desktop.store.open_file import Change, Switched
from kuzplan_desktop.store.verbs import KEEP, Verbs

__all__ = ["KEEP", "Change", "PlanFile", "Switched"]


class PlanFile(Verbs):
    """An open document. Every verb is one named step that can be undone; what is not allowed raises PlanError."""

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        commission: str = "",
        role: Role = Role.TIK,
        list_id: str = "",
        source: Path = paths.SEED_PLAN,
        device: str | None = None,
        author: str = "",
    ) -> Self:
        """Begin a document at `path`, which must be free, on the plan that the file `source` holds, and open it."""
        device = device or paths.installation_id()
        copying.create(
            path, source=source, commission=commission, role=role, list_id=list_id, device=device, author=author
        )
        return cls._open_in_place(path, device=device, author=author)

    @classmethod
    def open(cls, path: Path, *, device: str | None = None, author: str = "", read_only: bool = False) -> Self:
        """Open the document at `path`; PlanError if its tests refuse it.

        One that cannot be written (a locked stick, a protected folder) opens for reading, from a private copy.
        """
        inspection.inspect(path).demand_good()
        device = device or paths.installation_id()
        if read_only or not _is_writable(path):
            return cls.of_private_copy(path, device=device)
        if not inspection.is_own(path):
            copying.demand_sound(path)
        return cls._open_in_place(path, device=device, author=author)

    @classmethod
    def _open_in_place(cls, path: Path, *, device: str, author: str) -> Self:
        with told(path):
            connection = connect(path, read_only=False)
            try:
                connection.execute("SELECT count(*) FROM plan").fetchone()
                file = cls(path, connection, device=device, author=author)
                file.take_rescued()
            except BaseException:
                connection.close()
                raise
        inspection.remember_own(path, at_work=True)
        return file

    @classmethod
    def of_private_copy(cls, path: Path, *, device: str = "") -> Self:
        """The file at `path` for reading alone: tested, read from a private copy, nothing is written beside it."""
        with told(path):
            connection = copying.sound_copy(path)
            try:
                return cls(path, connection, device=device, read_only=True)
            except BaseException:
                connection.close()
                raise

    def close(self) -> None:
        """Save what is being typed and close the file."""
        try:
            super().close()
        finally:
            if not self.read_only:
                inspection.remember_own(self.path, at_work=False)

    def copy_to(self, path: Path, *, without_history: bool = False) -> None:
        """Save a clean copy at `path`, which must be free: one file, nothing beside it, verified by reading back."""
        if not self.read_only:
            self.finish_drafts()
        with told(path):
            copying.copy(self._connection, path, without_history=without_history)


def _is_writable(path: Path) -> bool:
    """False where the system forbids it, and for the supplied plan, from which every document begins."""
    is_seed = paths.SEED_PLAN.is_file() and path.samefile(paths.SEED_PLAN)
    return not is_seed and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
