"""A document dragged onto a window from the file manager."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def document_of(dragged: QMimeData) -> Path | None:
    """The one local .sqlite or .zip file that is being dragged, None for anything else."""
    urls = dragged.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.casefold() in (".sqlite", ".zip") else None
