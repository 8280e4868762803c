"""A document dragged onto a window from the file manager, and what its name says that it is."""

from pathlib import Path

from PySide6.QtCore import QMimeData

OFFICIAL = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".xlsx", ".xls", ".ods", ".txt", ".html", ".htm")


def is_official(path: Path) -> bool:
    """True for the name of a document that a plan may be read from."""
    return path.suffix.casefold() in OFFICIAL


def document_of(dragged: QMimeData) -> Path | None:
    """The one local document that is being dragged, ours or an official one, or a folder, which may be a dossier; None
    for anything else."""
    urls = dragged.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    known = path.suffix.casefold() in (".sqlite", ".zip") or is_official(path) or path.is_dir()
    return path if known else None
