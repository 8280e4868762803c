"""Draws for Windows: icon.py kuzplan.svg FOLDER makes kuzplan.ico in every size and side.bmp for the installer."""

import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (256, 128, 64, 48, 40, 32, 24, 20, 16)
SIDE = (164, 314)  # the picture on the last page of the installer
BLUE = "#1f5f8b"


def drawn(renderer: QSvgRenderer, size: int) -> Image.Image:
    """The drawing, `size` pixels wide."""
    canvas = QImage(size, size, QImage.Format.Format_ARGB32)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    renderer.render(painter)
    painter.end()
    png = QBuffer()
    canvas.save(png, "PNG")
    return Image.open(BytesIO(png.data().data()))


def main(source: str, folder: Path) -> None:
    renderer = QSvgRenderer(source)
    largest, *others = (drawn(renderer, size) for size in SIZES)
    sizes = [(size, size) for size in SIZES]
    largest.save(folder / "kuzplan.ico", format="ICO", bitmap_format="bmp", sizes=sizes, append_images=others)

    side = Image.new("RGB", SIDE, BLUE)
    picture = drawn(renderer, SIDE[0])
    side.paste(picture, (0, (SIDE[1] - SIDE[0]) // 2), picture)
    side.save(folder / "side.bmp")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
