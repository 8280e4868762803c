"""Segments: a few alternatives side by side, of which one holds; radio buttons to keyboard and screen reader."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from kuzplan_desktop.ui.drawing.palette import accent_color, edge_color, mixed, quiet_color, selection_color
from kuzplan_desktop.ui.fields.flowing_row import LEAST_BETWEEN, FlowingRow
from kuzplan_desktop.ui.fields.plain import menu_caption, spoken_caption

CORNER = 5.0
BESIDE, LEAST_BESIDE = 12, 5  # pixels between a segment's edge and its caption, and where room is short
ABOVE = 6


class Segment(QRadioButton):
    """One alternative. `first` and `last` round the corners of the whole."""

    def __init__(self, text: str, parent: QWidget, *, first: bool, last: bool) -> None:
        super().__init__(menu_caption(text), parent)
        self._first, self._last = first, last
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """The caption with room around it."""
        return self._size(BESIDE)

    def minimumSizeHint(self) -> QSize:
        """No caption is cut."""
        return self._size(LEAST_BESIDE)

    def _size(self, beside: int) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(spoken_caption(self.text())) + 2 * beside, metrics.height() + 2 * ABOVE)

    def hitButton(self, pos: QPoint) -> bool:
        """The whole of it takes clicks."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the segment: a tinted ground for the one that holds, a ring for the keyboard."""
        palette, checked = self.palette(), self.isChecked()
        edge = edge_color(palette)
        ground = selection_color(palette) if checked else palette.base().color()
        if self.underMouse() and not checked:
            ground = mixed(ground, palette.text().color(), 0.04)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent_color(palette) if checked else edge, 1))
        painter.setBrush(ground)
        painter.drawPath(self._outline())
        if self.hasFocus():
            painter.setPen(QPen(accent_color(palette), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), 2, 2)
        painter.setPen(palette.text().color() if checked or not self.isEnabled() else quiet_color(palette))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, self.text())
        painter.end()

    def _outline(self) -> QPainterPath:
        """A rectangle that is round at the ends of the row."""
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, CORNER, CORNER)
        if not self._first:
            path.addRect(box.adjusted(0, 0, -CORNER, 0))
        if not self._last:
            path.addRect(box.adjusted(CORNER, 0, 0, 0))
        return path.simplified()


class Segments(QWidget):
    """The alternatives `captions`; `group` tells which one a person chose, by its place. `across` of them stand in a
    row; if it is zero, as many as have room."""

    def __init__(self, captions: Sequence[str], parent: QWidget | None = None, *, across: int = 0) -> None:
        super().__init__(parent)
        self.group = QButtonGroup(self)
        grid, row = QGridLayout(), FlowingRow()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(LEAST_BETWEEN)
        row.setSpacing(0)
        self.setLayout(grid if across else row)
        wide = across or len(captions)
        for place, text in enumerate(captions):
            column = place % wide
            segment = Segment(text, self, first=column == 0, last=column == wide - 1)
            self.group.addButton(segment, place)
            if across:
                grid.addWidget(segment, place // wide, column)
            else:
                row.addWidget(segment)

    @property
    def buttons(self) -> tuple[QAbstractButton, ...]:
        """The alternatives, in their order."""
        return tuple(self.group.button(place) for place in range(len(self.group.buttons())))

    def choose(self, place: int) -> None:
        """Let the alternative at `place` hold; nobody is told."""
        self.group.button(place).setChecked(True)
