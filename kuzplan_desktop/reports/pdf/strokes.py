"""Boxes and lines of type put on a page as ReportLab does, without what it works out anew for each of them."""

from functools import lru_cache

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import PATH_OPS, Canvas
from reportlab.pdfgen.textobject import PDFTextObject


class BoxCanvas(Canvas):  # type: ignore[misc]
    """A canvas for many boxes."""

    def rect(self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0) -> None:
        """Draw a box."""
        place = " ".join(map(_number, (x, y, width, height)))
        self._code.append(f"n {place} re {PATH_OPS[stroke, fill, self._fillMode]}")


class PlacedLines(PDFTextObject):  # type: ignore[misc]
    """Lines in embedded type, each at a place of its own: how far one reached is not asked."""

    _curSubset: int

    def setTextOrigin(self, x: float, y: float) -> None:
        """Begin a line."""
        self._code.append(f"1 0 0 1 {_number(x)} {_number(y)} Tm")

    def textOut(self, text: str) -> None:
        """Print a line."""
        font = pdfmetrics.getFont(self._fontname)
        for subset, letters in font.splitString(text, self._doc):
            if subset != self._curSubset:
                name = font.getSubsetInternalName(subset, self._doc)
                self._code.append(f"{name} {_number(self._fontsize)} Tf {_number(self._leading)} TL")
                self._curSubset = subset
            self._code.append(f"({self._canvas._escape(letters)}) Tj")  # noqa: SLF001


@lru_cache(maxsize=20_000)
def _number(number: float) -> str:
    """A number as ReportLab writes it; the same places come again on every page."""
    written: str = fp_str(number)
    return written
