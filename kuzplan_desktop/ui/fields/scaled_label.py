"""ScaledLabel: plain text larger or smaller than the letters of the window, in a colour of the palette."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kuzplan_desktop.ui.fields.notice import paint_text

HEADING = 1.5  # of the letters of the window
SMALL = 0.9
Color = Callable[[QPalette], QColor]


def scaled_font(factor: float, *, bold: bool = False) -> QFont:
    """The letters of the window, `factor` times as large."""
    font = QFont(QApplication.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * factor)
    else:
        font.setPixelSize(round(font.pixelSize() * factor))
    font.setBold(bold)
    return font


class ScaledLabel(QLabel):
    """A label that follows the window's letters and its turn from light to dark. `color` None: as other text."""

    def __init__(
        self,
        text: str = "",
        factor: float = 1.0,
        *,
        bold: bool = False,
        color: Color | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._factor, self._bold, self._color = factor, bold, color
        self.setTextFormat(self.textFormat().PlainText)
        self.setWordWrap(wrap)
        self._follow()

    def set_color(self, color: Color | None) -> None:
        """Show the text in another colour."""
        self._color = color
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours in the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._follow()

    def take_letters(self) -> None:
        """Other letters in the window."""
        self._follow()

    def _follow(self) -> None:
        font = scaled_font(self._factor, bold=self._bold)
        if font != self.font():
            self.setFont(font)
        if self._color is not None:
            paint_text(self, self._color(QApplication.palette()))
        else:
            self.setPalette(QPalette())
