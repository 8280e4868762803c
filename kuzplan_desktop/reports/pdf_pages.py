"""The pages of a PDF as points of colour: the one module that calls PDFium, which works on one page at a time."""

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2

from kuzplan_desktop.domain.errors import PlanError

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS_IN_INCH = 72
_one_at_a_time = Lock()  # PDFium is not made for several threads


class Picture(NamedTuple):
    """A page: four bytes for a point (blue, green, red, unused), `stride` bytes for a row."""

    width: int
    height: int
    stride: int
    data: bytes


class PdfPages:
    """A PDF in memory; `sizes` are the pages' widths and heights in points. May be used on any thread.

    PlanError for what is no PDF.
    """

    def __init__(self, data: bytes) -> None:
        with _one_at_a_time:
            try:
                self._document = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError as error:
                raise PlanError("Страницы показать нельзя: это не PDF, или он поврежден.") from error
            self._closed = False
            self.sizes = tuple(self._document.get_page_size(number) for number in range(len(self._document)))

    def picture(self, number: int, width: int) -> Picture | None:
        """Page `number`, counted from 0, `width` points of colour wide; None once all is closed."""
        with _one_at_a_time:
            if self._closed:
                return None
            page = self._document[number]
            bitmap = page.render(scale=width / self.sizes[number][0], prefer_bgrx=True)
            try:
                return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()
                page.close()

    def close(self) -> None:
        """Let the document go: at once, because PDFium must not be called by a collector of garbage meanwhile."""
        with _one_at_a_time:
            if not self._closed:
                self._closed = True
                self._document.close()


def first_page(data: bytes, scale: float) -> "Image":
    """The first page of a PDF as an image, `scale` points of colour for a point of paper."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(data)
        try:
            image: Image = document[0].render(scale=scale).to_pil().copy()
            return image
        finally:
            document.close()
