"""icons.py FOLDER: draws the icon of the program for desktops, FOLDER/SIZExSIZE/apps/kuzplan.png and scalable."""

import os
import shutil
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWN = Path(__file__).resolve().parent.parent / "resources" / "icons" / "kuzplan.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)


def draw(size: int) -> QImage:
    """The icon, `size` pixels wide and high, on nothing."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(DRAWN)).render(painter)
    painter.end()
    return picture


if __name__ == "__main__":
    application = QGuiApplication(sys.argv[:1])
    folder = Path(sys.argv[1])
    for size in SIZES:
        file = folder / f"{size}x{size}" / "apps" / "kuzplan.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        if not draw(size).save(str(file)):
            sys.exit(f"{file} cannot be written")
    scalable = folder / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copy(DRAWN, scalable / "kuzplan.svg")
