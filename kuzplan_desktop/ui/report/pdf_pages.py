"""The pages of a PDF as pictures that Qt draws."""

from PySide6.QtGui import QImage

from kuzplan_desktop.reports.pdf.pages import PdfPages


class Pages(PdfPages):
    """The pages of a PDF, drawn on any thread."""

    def draw(self, number: int, width: int) -> QImage:
        """The picture of page `number`, counted from 0, `width` pixels wide; an empty one once all is closed."""
        drawn = self.picture(number, width)
        if drawn is None:
            return QImage()
        return QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32).copy()
