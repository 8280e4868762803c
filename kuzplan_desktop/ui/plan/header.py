"""PlanHeader: the captions above the tree's columns, flat, the working quarter marked; their widths and order."""

import json
from contextlib import suppress

from PySide6.QtCore import QByteArray, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from kuzplan_desktop.ui.drawing.palette import accent_color, band_color, line_color, quiet_color, working_color
from kuzplan_desktop.ui.plan.cells import HEADERS, PlanColumn

MARGIN = 6
LEAST_NAME = 130  # pixels of room for the name, whatever was drawn
NO_CAPTION = 40  # pixels; a column of icons has no room for its caption, the tooltip has it
LEAST_HEIGHT = 30
LINE = 16  # the height of a line of text that the widths below are meant for
ACROSS = (PlanColumn.TITLE, PlanColumn.EXECUTORS, PlanColumn.PERIOD)  # headings write across these side by side
ORDER = "order"
EXECUTORS = 150
EXECUTORS_FROM = 680  # a view narrower than that has no room for the executors
# From which width of the view, without the executors: widths of №, срок (0: hidden), a quarter, state. Numbers have as
# much as they need at least; on a view narrower still the quarters that are not the working one are hidden too.
WIDTHS = (
    (640, (80, 62, 32, 122)),
    (500, (80, 62, 32, 34)),
    (0, (40, 0, 32, 32)),
)


class PlanHeader(QHeaderView):
    """Draws the captions and shares the width out among the columns; `quarter` is the working one. A person may move
    columns, but not № and not between the quarters; `across` are those that headings write across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.quarter = 1
        self.longest_number = 0  # pixels; numbers stand on one line, in up to a third of the room
        self._fitted: dict[PlanColumn, int] = {}
        self._drawn: dict[PlanColumn, int] = {}
        self._dragged = False
        self.across: tuple[PlanColumn, ...] = ACROSS
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.sectionMoved.connect(self._arrange)
        self.setStretchLastSection(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)

    def fit(self, room: int, *, executors: bool) -> None:
        """Share `room` pixels out; the name takes what is left, `executors` says whether their column is wanted.

        Widths that a person has drawn stay, as far as they leave room for the name.
        """
        unit = self._unit()
        widths = {PlanColumn.EXECUTORS: EXECUTORS if executors and room >= EXECUTORS_FROM * unit else 0}
        rest = room - widths[PlanColumn.EXECUTORS] * unit
        number, period, quarter, state = next(each for least, each in WIDTHS if rest >= least * unit or not least)
        widths |= {PlanColumn.NUMBER: number, PlanColumn.PERIOD: period, PlanColumn.STATE: state}
        widths |= {column: quarter for column in PlanColumn if column.quarter}
        fitted = {column: round(width * unit) for column, width in widths.items()}
        fitted[PlanColumn.NUMBER] = max(fitted[PlanColumn.NUMBER], min(self.longest_number, room // 3))
        drawn = fitted | {column: width for column, width in self._drawn.items() if fitted.get(column)}
        fitted = drawn if room - sum(drawn.values()) >= LEAST_NAME * unit else fitted
        if room - sum(fitted.values()) < LEAST_NAME * unit:
            fitted |= {column: 0 for column in PlanColumn if column.quarter not in (0, self.quarter)}
        if fitted == self._fitted:
            return
        self._fitted = fitted
        self.setSectionResizeMode(PlanColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in fitted.items():
            self.setSectionHidden(column, not width)
            if width:
                self.resizeSection(column, width)
                fixed = column.quarter or width < LINE * 3 * unit
                self.setSectionResizeMode(
                    column, QHeaderView.ResizeMode.Fixed if fixed else QHeaderView.ResizeMode.Interactive
                )

    def _unit(self) -> float:
        """How much larger the letters are than those that the widths are meant for."""
        return max(self.fontMetrics().height() / LINE, 1.0)

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        """Remember the width of a column that was drawn; one that was dragged is let go."""
        self._dragged = True
        super().mouseReleaseEvent(e)
        self._dragged = False
        for column, width in self._fitted.items():
            if width and self.sectionSize(column) != width:
                self._drawn[column] = self._fitted[column] = self.sectionSize(column)

    @property
    def order(self) -> list[PlanColumn]:
        """The columns from left to right, hidden ones among them."""
        return sorted(PlanColumn, key=self.visualIndex)

    @property
    def drawn(self) -> QByteArray:
        """The widths and the order that a person has drawn, for the next start."""
        widths: dict[str, object] = {column.name: width for column, width in self._drawn.items()}
        order = {ORDER: [column.name for column in self.order]} if self.sectionsMoved() else {}
        return QByteArray(json.dumps(widths | order).encode())

    def take_drawn(self, state: QByteArray) -> None:
        """Take over the widths and the order of an earlier start."""
        with suppress(ValueError, KeyError, AttributeError, TypeError):
            kept = json.loads(bytes(state.data()))
            order = [PlanColumn[name] for name in kept.pop(ORDER, ())]
            self._drawn = {PlanColumn[name]: int(width) for name, width in kept.items()}
            for place, column in enumerate(order if _stands(order) else ()):
                self.moveSection(self.visualIndex(column), place)

    def _arrange(self, _: int, before: int, now: int) -> None:
        """A column was moved: back with it, if a person has put it where none may stand."""
        order = self.order
        if self._dragged and not _stands(order):
            QTimer.singleShot(0, self, lambda: self.moveSection(now, before))
        name = order.index(PlanColumn.TITLE)
        first = next((at + 1 for at in range(name, -1, -1) if order[at] not in ACROSS), 0)
        last = next((at for at in range(name, len(order)) if order[at] not in ACROSS), len(order))
        self.across = tuple(order[first:last])

    def sizeHint(self) -> QSize:
        """One line of text with room around it."""
        return QSize(super().sizeHint().width(), max(self.fontMetrics().height() + 12, LEAST_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw one caption; none in a column of icons."""
        column, palette = PlanColumn(logicalIndex), self.palette()
        working = column.quarter == self.quarter
        ground = band_color(palette)
        painter.save()
        painter.fillRect(rect, working_color(ground, palette) if working else ground)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line_color(palette))
        if working:
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, accent_color(palette))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold if working else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(palette.text().color() if working else quiet_color(palette))
        inner = rect if column.quarter else rect.adjusted(MARGIN, 0, -MARGIN, 0)
        text = painter.fontMetrics().elidedText(HEADERS[column], Qt.TextElideMode.ElideRight, inner.width())
        if rect.width() < NO_CAPTION * self._unit():
            text = HEADERS[column] if column.quarter else ""
        across = Qt.AlignmentFlag.AlignHCenter if column.quarter else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, across | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def _stands(order: list[PlanColumn]) -> bool:
    """True for an order of all columns that begins with № and has the quarters side by side."""
    quarters = [column for column in PlanColumn if column.quarter]
    places = [order.index(column) for column in quarters if column in order]
    together = places == list(range(places[0], places[0] + len(quarters))) if places else False
    return together and sorted(order) == list(PlanColumn) and order[0] is PlanColumn.NUMBER
