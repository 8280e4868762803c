"""Opening a document wherever it lies and however old it is: the way of the window and of the command line."""

from pathlib import Path

from kuzplan_desktop import paths
from kuzplan_desktop.store.document import shared_folder
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import archive, inspection

PACKED = "Документ лежит в архиве, поэтому он открыт только для чтения."


def open_document(path: Path, *, author: str = "") -> PlanFile:
    """Open the document at `path` for writing; PlanError if its tests refuse it.

    In a folder of the network it is worked on in a copy on this computer; an older one is backed up first. One that
    cannot be written, because it is packed in an archive too, opens for reading, `notes` says why.
    """
    if archive.is_packed(path):
        return PlanFile.of_private_copy(path, device=paths.installation_id(), because=PACKED)
    if shared_folder.is_shared(path):
        return PlanFile.open_shared(path, device=paths.installation_id(), author=author, keep_former=_keep_former)
    return PlanFile.open(path, author=author, keep_former=_keep_former)


def _keep_former(path: Path) -> None:
    from kuzplan_desktop.store.copies import backups  # seldom needed

    backups.make(path, "migration" if inspection.inspect(path).verdict == "older" else "repair")
