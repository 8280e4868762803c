"""The pages of a PDF as points of colour: the one module that calls PDFium, which works on one page at a time."""

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2

from kuzplan_desktop.domain.errors import PlanError

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS_IN_INCH = 72
LONGEST_SIDE, THINNEST = 14_400, 10  # points, and how many times a side may be as long as the other
NOT_SHOWN = "Страницы показать нельзя: это не PDF, или он поврежден."
_one_at_a_time = Lock()  # PDFium is not made for several threads


class PageImage(NamedTuple):
    """A page: four bytes for a point (blue, green, red, unused), `stride` bytes for a row."""

    width: int
    height: int
    stride: int
    data: bytes


class PdfPages:
    """A PDF in memory; `sizes` are the pages' widths and heights in points. May be used on any thread.

    PlanError for what is no PDF, or one without pages that can be shown: a kept one came in a colleague's file.
    """

    def __init__(self, data: bytes) -> None:
        with _one_at_a_time:
            try:
                self._document = pypdfium2.PdfDocument(data)
                self.sizes = tuple(self._document.get_page_size(number) for number in range(len(self._document)))
            except pypdfium2.PdfiumError as error:
                raise PlanError(NOT_SHOWN) from error
            self._closed = False
        if not self.sizes or not all(_is_paper(*size) for size in self.sizes):
            self.close()
            raise PlanError(NOT_SHOWN)

    def picture(self, number: int, width: int) -> PageImage | None:
        """Page `number`, counted from 0, `width` points of colour wide; None once all is closed."""
        with _one_at_a_time:
            if self._closed:
                return None
            try:
                page = self._document[number]
                bitmap = page.render(scale=width / self.sizes[number][0], prefer_bgrx=True)
            except pypdfium2.PdfiumError as error:
                raise PlanError(NOT_SHOWN) from error
            try:
                return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()
                page.close()

    def close(self) -> None:
        """Let the document go: at once, because PDFium must not be called by a collector of garbage meanwhile."""
        with _one_at_a_time:
            if not self._closed:
                self._closed = True
                self._document.close()


def _is_paper(width: float, height: float) -> bool:
    """True for a page that a printer could have: a stranger's may be a point wide and fill the memory."""
    return 0 < max(width, height) <= LONGEST_SIDE and max(width, height) <= THINNEST * min(width, height)


def first_page(data: bytes, scale: float) -> "Image":
    """The first page of a PDF as an image, `scale` points of colour for a point of paper."""
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(data)
        try:
            image: Image = document[0].render(scale=scale).to_pil().copy()
            return image
        finally:
            document.close()
