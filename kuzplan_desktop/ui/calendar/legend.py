"""The legend under the calendar: what bars and marks mean, drawn as they are drawn in the rows."""

from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.year.bars import TermBar
from kuzplan_desktop.domain.year.spots import EventSpot
from kuzplan_desktop.ui.calendar.row_painter import PlacedSpot, RowPainter
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.fields.scaled_label import SMALL, scaled_font

DAY = date(2000, 1, 1)
GAP = 16  # pixels between two entries
BARS = (
    (TermBar(DAY, DAY, State.NOT_DUE), "срок впереди или идет"),
    (TermBar(DAY, DAY, State.IN_PROGRESS), "выполняется"),
    (TermBar(DAY, DAY, State.DONE), "выполнено"),
    (TermBar(DAY, DAY, State.NOT_DUE, soon=True), "срок подходит"),
    (TermBar(DAY, DAY, State.LATE), "не в срок"),
)
MARKS = (
    (EventSpot(1, EventStatus.HELD, (), DAY, None, 1, 0), "проведено, рядом участники"),
    (EventSpot(1, EventStatus.PLANNED, (), DAY, None, 1, 0), "запланировано"),
    (EventSpot(1, EventStatus.HELD, (), DAY, None, 3, 0), "несколько за месяц"),
)


class Legend(QWidget):
    """As many lines as its width asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("Обозначения календаря")
        self.setAccessibleDescription("; ".join(words for _, words in (*BARS, *MARKS)))

    def hasHeightForWidth(self) -> bool:
        """Its lines break."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        return self._draw(None, width)

    def sizeHint(self) -> QSize:
        """One line, where there is room."""
        return QSize(400, self._draw(None, max(self.width(), 400)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars and marks with their words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, self.width())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def _draw(self, painter: QPainter | None, width: int) -> int:
        rows = RowPainter(self.palette(), scaled_font(SMALL))
        return paint_legend(painter, rows, quiet_color(self.palette()), width)


def paint_legend(painter: QPainter | None, rows: RowPainter, ink: QColor, width: float, top: float = 0) -> int:
    """Draw from `top` on with `painter`, or only find out how high it is; the words are in the letters of `rows`."""
    line = round(rows.letters.height() + 6)
    left, begun = 0.0, top
    for sign, words in (*BARS, *MARKS):
        wide = 2.2 * rows.side if isinstance(sign, TermBar) else rows.side
        whole = wide + 6 + rows.letters.horizontalAdvance(words)
        if left and left + whole > width:
            left, top = 0.0, top + line
        if painter is not None:
            spot = QRectF(left, top + (line - rows.side) / 2, wide, rows.side)
            if isinstance(sign, TermBar):
                rows.paint_bar(painter, spot.adjusted(1, 2, -1, -2), sign)
            else:
                rows.paint_mark(painter, PlacedSpot(sign, spot))
            painter.setPen(ink)
            painter.setFont(rows.font)
            room = QRectF(left + wide + 6, top, whole, line)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        left += whole + GAP
    return round(top + line - begun)
