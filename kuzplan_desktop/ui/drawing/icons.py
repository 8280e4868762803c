"""The program's own icons: SVG files on a 24-pixel grid with one stroke, painted in a colour of the palette."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPixmap

from kuzplan_desktop import paths
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.ui.drawing.palette import state_color

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

FOLDER = paths.RESOURCES / "icons"
SIZES = (16, 20, 24, 32, 48)
ORDINARY = 17  # pixels: the height of ordinary letters


@lru_cache(maxsize=64)
def _drawing(name: str) -> bytes:
    return (FOLDER / f"{name}.svg").read_bytes()


@lru_cache(maxsize=512)
def _pixmap(name: str, pixels: int, ratio: float, color: str) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    drawing = _drawing(name).replace(b"currentColor", color.encode("ascii"))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def pixmap(name: str, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in `color`, `size` logical pixels wide on a screen of the device pixel ratio `ratio`."""
    return _pixmap(name, round(size * ratio), ratio, color.name())


def grown(size: int, letters: QFontMetrics) -> int:
    """`size`, in pixels beside ordinary letters, as it is beside larger ones."""
    return max(size, round(size * letters.height() / ORDINARY))


def icon(name: str, palette: QPalette, color: QColor | None = None) -> QIcon:
    """The icon `name` for buttons and menus, in the palette's text colour or in `color`.

    A widget whose palette changes asks again; nothing is drawn twice for the same colour.
    """
    from PySide6.QtGui import QIcon  # not before the first picture: PySide makes many names for it

    made = QIcon()
    enabled = color or palette.windowText().color()
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    for size in SIZES:
        made.addPixmap(pixmap(name, size, enabled), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, size, disabled), QIcon.Mode.Disabled)
    return made


def state_icon(state: State, palette: QPalette) -> QIcon:
    """The icon of a state in its colour."""
    return icon(state_icon_name(state), palette, state_color(state, palette))


def state_icon_name(state: State) -> str:
    """The file of a state's icon."""
    return f"state_{state}"
