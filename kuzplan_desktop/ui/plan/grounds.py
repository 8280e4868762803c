"""The grounds of the tree's rows in the colours of a palette: heading, selection, working quarter, the line below."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette

from kuzplan_desktop.ui.drawing import palette as colors
from kuzplan_desktop.ui.plan.index import Level

EDGE = 3  # pixels of accent at the left of the current row


class RowGrounds:
    """Paints under the cells of a row; `row_palette` is what the cells themselves are drawn with."""

    def __init__(self, palette: QPalette) -> None:
        base = palette.base().color()
        self._palette = palette
        self._grounds = {Level.SECTION: colors.band_color(palette), Level.SUBSECTION: base, Level.ACTIVITY: base}
        self._selection = colors.selection_color(palette)
        self._line = colors.line_color(palette)
        self._accent = colors.accent_color(palette)
        self.row_palette = QPalette(palette)
        self.row_palette.setColor(QPalette.ColorRole.Accent, self._accent)
        self.row_palette.setColor(QPalette.ColorRole.Highlight, QColor(Qt.GlobalColor.transparent))
        self.row_palette.setColor(QPalette.ColorRole.HighlightedText, palette.text().color())

    def paint(
        self, painter: QPainter, row: QRect, level: Level, *, working: QRect, selected: bool, current: bool
    ) -> None:
        """Paint the ground of `row`; `working` is its cell of the working quarter, `current` has the keyboard."""
        ground = self._selection if selected else self._grounds[level]
        painter.fillRect(row, ground)
        painter.fillRect(working, colors.working_color(ground, self._palette))
        painter.fillRect(row.left(), row.bottom(), row.width(), 1, self._line)
        if current:
            painter.fillRect(row.left(), row.top(), EDGE, row.height(), self._accent)
