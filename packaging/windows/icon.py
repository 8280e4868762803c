"""Draws the program's icon as Windows wants it, in every size: icon.py kuzplan.svg kuzplan.ico"""

import sys
from io import BytesIO

from PIL import Image
from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (256, 128, 64, 48, 40, 32, 24, 20, 16)


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


def main(source: str, target: str) -> None:
    renderer = QSvgRenderer(source)
    largest, *others = (drawn(renderer, size) for size in SIZES)
    sizes = [(size, size) for size in SIZES]
    largest.save(target, format="ICO", bitmap_format="bmp", sizes=sizes, append_images=others)


if __name__ == "__main__":
    main(*sys.argv[1:])
