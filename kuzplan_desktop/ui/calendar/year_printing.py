"""The calendar on paper: A4 across, on one page or two; only a plan far longer than usual takes more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPalette
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from kuzplan_desktop.domain.year.outline import YearBranch
from kuzplan_desktop.domain.year.scale import YearScale
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.calendar.head_painter import HeadPainter, lanes_of
from kuzplan_desktop.ui.calendar.legend import paint_legend
from kuzplan_desktop.ui.calendar.row_painter import SMALLER, RowPainter, RowPlace, resized
from kuzplan_desktop.ui.calendar.year_model import YearNode

MARGIN = 10.0  # millimetres
LETTERS = 9.0  # points
LEAST_LETTERS = 6.5
ACROSS = 1130.0  # units of a page's width: letters of 9 points are as wide there as on the screen
PAGES = 2
TITLE_LINE = 1.6  # of the letters
LEGEND_GAP = 3.0  # units between the last row and the legend


class YearPages:
    """Draws rows on the pages of a printer: `nodes` as they are shown, whatever is folded."""

    def __init__(self, session: Session, nodes: Sequence[YearNode], title: str) -> None:
        self._session, self._nodes = session, nodes
        commission = session.document.commission
        self._title = f"{title}. {commission.name}" if commission else title
        self._palette = paper_palette()

    def print_on(self, device: QPagedPaintDevice) -> int:
        """Print all pages; how many there were."""
        device.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Landscape,
                QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN),
                QPageLayout.Unit.Millimeter,
            )
        )
        painter = QPainter()
        if not painter.begin(device):
            return 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = device.width() / ACROSS
        painter.scale(scale, scale)
        pages = self._divided(device.height() / scale, device.logicalDpiX() / scale)
        for number, (rows, nodes) in enumerate(pages):
            if number:
                device.newPage()
            sheet = f", лист {number + 1} из {len(pages)}" if pages[1:] else ""
            self._paint_page(painter, rows, nodes, f"{self._title}{sheet}")
        painter.end()
        return len(pages)

    def _divided(self, height: float, dots: float) -> list[tuple[RowPainter, Sequence[YearNode]]]:
        """The rows of each page, in the largest letters by which they stand on two pages."""
        letters = LETTERS
        while True:
            font = QFont()
            font.setPixelSize(max(round(letters * dots / 72), 1))
            rows = RowPainter(self._palette, font, hatched=True)
            head = self._head(rows)
            taken = head.height(self._lane_number()) + self._paint_legend(None, rows, 0)
            room = height - taken - rows.letters.height() * TITLE_LINE
            on_page = max(int(room // self._row_height(rows)), 1)
            pages = [self._nodes[start : start + on_page] for start in range(0, len(self._nodes), on_page)] or [()]
            if len(pages) <= PAGES or letters <= LEAST_LETTERS:
                return [(rows, nodes) for nodes in pages]
            letters -= 0.5

    def _paint_page(self, painter: QPainter, rows: RowPainter, nodes: Sequence[YearNode], title: str) -> None:
        document = self._session.document
        name = rows.letters.horizontalAdvance("00.00.00") + 20
        scale = YearScale.between(document.plan.year, round(name + ACROSS * 0.27), round(ACROSS - 14))
        line = rows.letters.height() * TITLE_LINE
        painter.setFont(rows.bold)
        painter.setPen(self._palette.text().color())
        painter.drawText(QRectF(0, 0, ACROSS, line), Qt.AlignmentFlag.AlignVCenter, title)
        head = self._head(rows)
        head.paint(painter, line, scale, 0, lanes_of(document.campaigns, scale.year))
        top = line + head.height(self._lane_number())
        height, today = self._row_height(rows), self._today()
        at = (scale.start(today) + scale.end(today)) / 2 if today else None
        if today is not None:
            head.paint_today(painter, top, scale, today)
        for node in nodes:
            place = RowPlace(top, height, 6, name, scale, at)
            heading = isinstance(node.shown, YearBranch)
            rows.paint_ground(painter, place, ACROSS, 0, heading=heading)
            if isinstance(node.shown, YearBranch):
                rows.paint_branch(painter, place, node.shown, node.depth, is_open=True)
            else:
                rows.paint_item(painter, place, node.shown)
            top += height
        self._paint_legend(painter, rows, top + LEGEND_GAP)

    def _paint_legend(self, painter: QPainter | None, rows: RowPainter, top: float) -> float:
        """Under the rows of each page: what bars and marks mean; its height."""
        smaller = RowPainter(self._palette, resized(rows.font, SMALLER), hatched=True)
        return paint_legend(painter, smaller, self._palette.text().color(), ACROSS, top) + LEGEND_GAP

    def _today(self) -> date | None:
        """The day that the line stands on; none before the year, and once it is looked back on."""
        session = self._session
        begun = session.day.year >= session.document.plan.year
        return session.today if begun and not session.year_end.looks_back else None

    def _head(self, rows: RowPainter) -> HeadPainter:
        return HeadPainter(self._palette, rows.font)

    def _lane_number(self) -> int:
        document = self._session.document
        return len(lanes_of(document.campaigns, document.plan.year))

    def _row_height(self, rows: RowPainter) -> float:
        return rows.letters.height() * 1.15 + 5


def paper_palette() -> QPalette:
    """Black on white, whatever the window is."""
    palette = QPalette(Qt.GlobalColor.white)
    for role, color in (("Base", Qt.GlobalColor.white), ("Text", Qt.GlobalColor.black)):
        palette.setColor(QPalette.ColorRole[role], color)
    return palette


def ask_printer_for_year(parent: QWidget) -> QPrinter | None:
    """Let the user choose a printer; None if she thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Календарь")
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Печать календаря")
    chosen = dialog.exec()
    dialog.deleteLater()
    return printer if chosen else None
