"""The pages of a PDF as pictures: the one module that calls PDFium, which works on one page at a time."""

from threading import Lock

import pypdfium2
from PySide6.QtGui import QImage

POINTS_IN_INCH = 72
_one_at_a_time = Lock()  # PDFium is not made for several threads


class Pages:
    """A PDF in memory; `sizes` are the pages' widths and heights in points. May be used on any thread."""

    def __init__(self, data: bytes) -> None:
        with _one_at_a_time:
            self._document = pypdfium2.PdfDocument(data)
            self._closed = False
            self.sizes = tuple(self._document.get_page_size(number) for number in range(len(self._document)))

    def draw(self, number: int, width: int) -> QImage:
        """The picture of page `number`, counted from 0, `width` pixels wide; an empty one once all is closed."""
        with _one_at_a_time:
            if self._closed:
                return QImage()
            page = self._document[number]
            bitmap = page.render(scale=width / self.sizes[number][0], prefer_bgrx=True)
            try:
                picture = QImage(
                    bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
                )
                return picture.copy()
            finally:
                bitmap.close()
                page.close()

    def close(self) -> None:
        """Let the document go: at once, because PDFium must not be called by a collector of garbage meanwhile."""
        with _one_at_a_time:
            if not self._closed:
                self._closed = True
                self._document.close()
