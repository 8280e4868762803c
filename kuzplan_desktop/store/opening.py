"""Opening a document wherever it lies and however old it is: the way of the window and of the command line."""

from pathlib import Path

from kuzplan_desktop import paths
from kuzplan_desktop.store.document import shared_folder
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import inspection


def open_document(path: Path, *, author: str = "") -> PlanFile:
    """Open the document at `path` for writing; PlanError if its tests refuse it.

    In a folder of the network it is worked on in a copy on this computer; an older one is backed up first. One that
    cannot be written opens for reading, `notes` says why.
    """
    if shared_folder.is_shared(path):
        return shared_folder.SharedFile.open_shared(
            path, device=paths.installation_id(), author=author, keep_former=_keep_former
        )
    return PlanFile.open(path, author=author, keep_former=_keep_former)


def _keep_former(path: Path) -> None:
    from kuzplan_desktop.store.copies import backups  # seldom needed

    backups.make(path, "migration" if inspection.inspect(path).verdict == "older" else "repair")
