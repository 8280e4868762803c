"""Printing: the pages of a report on a printer, drawn at its resolution one after the other, in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from kuzplan_desktop.reports.pdf.pages import POINTS_IN_INCH
from kuzplan_desktop.ui.base.tasks import start
from kuzplan_desktop.ui.report.pdf_pages import Pages

if TYPE_CHECKING:
    from kuzplan_desktop.domain.errors import PlanError

FINEST = 300  # dots in an inch: no eye sees more of letters on paper, and a page takes 35 MB


class Printing(QObject):
    """Prints `pages` on `printer`. `progressed` carries how many pages are ready of how many; `ended` whether all
    went well."""

    progressed = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, pages: Pages, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._printer = printer
        self._painter = QPainter()
        first = max(printer.fromPage(), 1) - 1
        last = min(printer.toPage() or len(pages.sizes), len(pages.sizes))
        self._wanted = list(range(first, last))
        self._ready = 0
        self._stopped = False

    def begin(self) -> None:
        """Print the first page; the others follow."""
        self._turn_paper()
        self._printer.setFullPage(True)
        if not self._wanted or not self._painter.begin(self._printer):
            self.ended.emit(False)
            return
        self._draw_next()

    def stop(self) -> None:
        """Print no further pages."""
        self._stopped = True

    def _turn_paper(self) -> None:
        """Paper across or upright, as the page is that comes next."""
        if self._ready < len(self._wanted):
            width, height = self._pages.sizes[self._wanted[self._ready]]
            across = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
            self._printer.setPageOrientation(across)

    def _draw_next(self) -> None:
        number = self._wanted[self._ready]
        dots = min(self._printer.resolution(), FINEST)
        width = round(self._pages.sizes[number][0] / POINTS_IN_INCH * dots)
        start(lambda: self._pages.draw(number, width), self._put, self._fail, owner=self)

    def _put(self, picture: QImage) -> None:
        """Put a page on the paper, as large as it fits, and go on."""
        if self._stopped:
            self._printer.abort()
            self._end(False)
            return
        paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        size = picture.size().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (paper.width() - size.width()) // 2, (paper.height() - size.height()) // 2
        self._painter.drawImage(QRect(left, top, size.width(), size.height()), picture)
        self._ready += 1
        self.progressed.emit(self._ready, len(self._wanted))
        if self._ready == len(self._wanted):
            self._end(True)
            return
        self._turn_paper()
        self._printer.newPage()
        self._draw_next()

    def _fail(self, _error: PlanError) -> None:
        self._printer.abort()
        self._end(False)

    def _end(self, good: bool) -> None:
        self._painter.end()
        self.ended.emit(good)


def ask_printer(pages: Pages, name: str, parent: QWidget) -> QPrinter | None:
    """Let the user choose printer, pages and copies; None if she thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    width, height = pages.sizes[0]
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    )
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Печать отчета")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(pages.sizes))
    dialog.setFromTo(1, len(pages.sizes))
    chosen = dialog.exec()
    dialog.deleteLater()
    return printer if chosen else None
