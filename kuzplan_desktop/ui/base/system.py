"""What is asked of the system: to show a file or a folder with the program that it has for it."""

from pathlib import Path


def show_in_system(path: Path) -> bool:
    """Open a file or a folder with the system's program for it; False if there is none."""
    from PySide6.QtCore import QUrl  # not before the first picture
    from PySide6.QtGui import QDesktopServices

    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
