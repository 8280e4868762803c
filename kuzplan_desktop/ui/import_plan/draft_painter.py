"""How a row of the draft is drawn: grounds of headings and of the chosen row, two lines of each text, open doubts."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter, QPalette

from kuzplan_desktop.domain.plan.draft_edits import DraftRow, RowLevel
from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.drawing.lines import LineBreaker
from kuzplan_desktop.ui.drawing.palette import (
    accent_color,
    band_color,
    conflict_color,
    line_color,
    quiet_color,
    selection_color,
)
from kuzplan_desktop.ui.import_plan.draft_model import DraftColumn, DraftModel

BESIDE = 4  # pixels between a cell's edge and its text
ICON = 16
EDGE = 3


class DraftPainter:
    """Draws the rows of `model` in `font`."""

    def __init__(self, model: DraftModel, font: QFont) -> None:
        self._model = model
        heavy = QFont(font)
        heavy.setBold(True)
        self._plain, self._heavy = LineBreaker(font), LineBreaker(heavy)

    def ground(self, painter: QPainter, rect: QRect, palette: QPalette, *, section: bool, current: bool) -> None:
        """What a row stands on."""
        if current or section:
            painter.fillRect(rect, selection_color(palette) if current else band_color(palette))
        painter.setPen(line_color(palette))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if current:
            painter.fillRect(rect.x(), rect.y(), EDGE, rect.height(), accent_color(palette))

    def cell(
        self, painter: QPainter, rect: QRect, palette: QPalette, row: DraftRow, column: DraftColumn, *, selected: bool
    ) -> None:
        """One cell of a row."""
        item = row.level is RowLevel.ITEM
        color = palette.text().color()
        if not item and column > DraftColumn.TITLE:
            color = quiet_color(palette)
        elif column is DraftColumn.MEANING and self._model.is_unclear(row):
            color = conflict_color(palette)
        if selected:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), palette.highlight())
            color = palette.highlightedText().color()
        left = rect.left() + BESIDE
        if column is DraftColumn.NUMBER and self._model.is_doubted(row):
            ratio = painter.device().devicePixelRatioF()
            spot = icons.pixmap("state_late", ICON, color if selected else conflict_color(palette), ratio)
            painter.drawPixmap(left, rect.top() + (rect.height() - ICON) // 2, spot)
            left += ICON + BESIDE
        chosen = column is DraftColumn.MEANING and bool(row.period_override)
        breaker = self._heavy if not item or chosen else self._plain
        lines = breaker.lines(self._model.text(row, column), rect.right() - left - BESIDE)
        top = rect.top() + (rect.height() - breaker.metrics.height() * len(lines)) // 2
        painter.setFont(breaker.font)
        painter.setPen(color)
        for line in lines:
            painter.drawText(left, top + breaker.metrics.ascent(), line)
            top += breaker.metrics.height()
