"""PlanDelegate: draws the tree's cells: two lines of a name, quarter boxes, states, headings across the columns."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.ui.base import icons
from kuzplan_desktop.ui.base.boxes import beside_letters, paint_box
from kuzplan_desktop.ui.base.lines import LineBreaker
from kuzplan_desktop.ui.base.palette import (
    accent_color,
    conflict_color,
    mixed,
    quiet_color,
    search_color,
    state_color,
)
from kuzplan_desktop.ui.plan.cells import CONFLICT, PlanColumn, branch_count, item_text
from kuzplan_desktop.ui.plan.index import Item, Level, PlanNode
from kuzplan_desktop.ui.plan.plan_model import PlanModel

MARGIN = 6  # pixels between a cell's edge and its text
ABOVE = 5  # pixels between a row's edge and its text
LEAST_HEIGHT = {Level.SECTION: 34, Level.SUBSECTION: 30, Level.ACTIVITY: 30}
ICON = 16
RING = 24
BESIDE_ICON = 6
FROM_TOP, FULL_CIRCLE = 90 * 16, 360 * 16  # in Qt's sixteenths of a degree
NARROW_STATE = 64  # a column of states no wider shows icons alone
_WEIGHTS = {
    Level.SECTION: QFont.Weight.Bold,
    Level.SUBSECTION: QFont.Weight.DemiBold,
    Level.ACTIVITY: QFont.Weight.Normal,
}
HEADING = (PlanColumn.TITLE, PlanColumn.EXECUTORS, PlanColumn.PERIOD)
_QUIET = (PlanColumn.NUMBER, PlanColumn.EXECUTORS, PlanColumn.PERIOD)
Lines = list[tuple[str, QColor]]


class PlanDelegate(QStyledItemDelegate):
    """Draws the rows of `model` in `view`, whose background the view draws itself."""

    def __init__(self, view: QTreeView, model: PlanModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.set_font(view.font())

    def set_font(self, font: QFont) -> None:
        """Write in `font` from now on; icons grow with it."""
        self._icon = icons.grown(ICON, QFontMetrics(font))
        self._breakers = {}
        for level, weight in _WEIGHTS.items():
            weighted = QFont(font)
            weighted.setWeight(weight)
            self._breakers[level] = LineBreaker(weighted)

    def longest_number(self) -> int:
        """The width in pixels that the longest number of the plan needs with its indentation."""
        indent = self._view.indentation()
        widths = (
            self._breakers[node.level].metrics.horizontalAdvance(node.number) + indent * node.depth
            for node in self._model.rows.all_nodes()
        )
        return max(widths, default=0) + 2 * MARGIN

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height that a cell's text needs in its column's width; widths are the view's business."""
        node, column = self._model.node(index), PlanColumn(index.column())
        breaker = self._breakers[node.level]
        if node.item is None:
            lines = len(breaker.lines(node.title, self._heading_area().width())) if column is PlanColumn.TITLE else 1
        elif column is PlanColumn.STATE:
            lines = len(self._state_lines(node.item, option.palette)) if not self._narrow() else 1
        elif column in (PlanColumn.TITLE, PlanColumn.EXECUTORS, PlanColumn.PERIOD):
            lines = len(breaker.lines(item_text(node.item, column), self._width(column)))
        else:
            lines = 1
        return QSize(0, max(lines * breaker.metrics.height() + 2 * ABOVE, LEAST_HEIGHT[node.level]))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        node, column = self._model.node(index), PlanColumn(index.column())
        rect, palette = option.rect, option.palette
        if column.quarter:
            mark = node.item.marks.get(column.quarter) if node.item else None
            box = self._model.box(node, column.quarter)
            paint_box(painter, QRectF(rect), box, palette, conflict=bool(mark and mark.conflict))
            if option.state & QStyle.StateFlag.State_HasFocus:
                _ring(painter, rect, palette)
        elif column is PlanColumn.STATE:
            if node.item is not None:
                self._paint_state(painter, rect, palette, node.item)
            else:
                self._paint_count(painter, rect, palette, node)
        elif node.item is None and column in HEADING:
            self._paint_heading(painter, rect, palette, node)
        else:
            self._paint_text(painter, rect, palette, node, column)

    def _paint_text(
        self, painter: QPainter, rect: QRect, palette: QPalette, node: PlanNode, column: PlanColumn
    ) -> None:
        text = item_text(node.item, column) if node.item is not None else node.number
        quiet = node.item is not None and (column in _QUIET or bool(node.item.activity.excluded))
        color = quiet_color(palette) if quiet else palette.text().color()
        inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        words = self._model.filters.words
        lines = self._breakers[node.level].lines(text, inner.width())
        self._write(painter, inner, [(line, color) for line in lines], node.level, palette, words=words)

    def _paint_heading(self, painter: QPainter, rect: QRect, palette: QPalette, node: PlanNode) -> None:
        """The part of a heading that falls into this cell: headings run across several columns."""
        area = self._heading_area()
        area.setTop(rect.top())
        area.setHeight(rect.height())
        color = palette.text().color()
        lines = self._breakers[node.level].lines(node.title, area.width())
        words = self._model.filters.words
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        self._write(painter, area, [(line, color) for line in lines], node.level, palette, words=words)
        painter.restore()

    def _paint_state(self, painter: QPainter, rect: QRect, palette: QPalette, item: Item) -> None:
        """The state's icon and caption; where the column is narrow, the icon alone."""
        state, _ = item.told
        color = conflict_color(palette) if self._narrow() and item.conflict else state_color(state, palette)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(
            self._spot(rect).topLeft(), icons.pixmap(icons.state_icon_name(state), self._icon, color, ratio)
        )
        self._write_state(painter, rect, self._state_lines(item, palette), Level.ACTIVITY, palette)

    def _paint_count(self, painter: QPainter, rect: QRect, palette: QPalette, node: PlanNode) -> None:
        """A ring that fills with the share of what is done, and «3 из 8»."""
        progress = self._model.rows.branch_progress(node)
        if progress.total:
            ring = QRectF(self._spot(rect)).adjusted(2, 2, -2, -2)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(mixed(palette.base().color(), palette.text().color(), 0.2), 3))
            painter.drawEllipse(ring)
            painter.setPen(QPen(state_color(State.DONE, palette), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(ring, FROM_TOP, -FULL_CIRCLE * progress.done // progress.total)
            painter.restore()
        self._write_state(painter, rect, [(branch_count(progress), quiet_color(palette))], Level.ACTIVITY, palette)

    def _state_lines(self, item: Item, palette: QPalette) -> Lines:
        width = self._view.columnWidth(PlanColumn.STATE) - self._before_state() - 2
        state, caption = item.told
        color = state_color(state, palette)
        lines = [(line, color) for line in self._breakers[Level.ACTIVITY].lines(caption, width)]
        return [*lines, (CONFLICT, conflict_color(palette))] if item.conflict else lines

    def _write_state(self, painter: QPainter, rect: QRect, lines: Lines, level: Level, palette: QPalette) -> None:
        if not self._narrow():
            self._write(painter, rect.adjusted(self._before_state(), 0, 0, 0), lines, level, palette, words=())

    def _spot(self, rect: QRect) -> QRect:
        """Where the icon of a cell of states stands."""
        side = self._icon
        left = rect.center().x() - side // 2 if self._narrow() else rect.left() + MARGIN
        return QRect(left, rect.top() + (rect.height() - side) // 2, side, side)

    def _before_state(self) -> int:
        """From a cell's edge to the caption of its state."""
        return MARGIN + self._icon + BESIDE_ICON

    def _narrow(self) -> bool:
        return self._view.columnWidth(PlanColumn.STATE) <= max(NARROW_STATE, 2 * self._icon)

    def _width(self, column: PlanColumn) -> int:
        return self._view.columnWidth(column) - 2 * MARGIN

    def _heading_area(self) -> QRect:
        """The stretch of the view that headings write across, its left and width."""
        left = self._view.columnViewportPosition(PlanColumn.TITLE) + MARGIN
        width = sum(self._view.columnWidth(column) for column in HEADING)  # a hidden column is 0 wide
        return QRect(left, 0, width - 2 * MARGIN, 0)

    def _write(
        self, painter: QPainter, rect: QRect, lines: Lines, level: Level, palette: QPalette, *, words: tuple[str, ...]
    ) -> None:
        """Write lines into the middle of the height of `rect`, from its left edge; `words` are highlighted."""
        breaker = self._breakers[level]
        height = breaker.metrics.height()
        top = rect.top() + (rect.height() - height * len(lines)) // 2
        painter.setFont(breaker.font)
        for line, color in lines:
            for left, width in breaker.found(line, words) if words else ():
                painter.fillRect(rect.left() + left, top, width, height, search_color(palette))
            painter.setPen(color)
            painter.drawText(rect.left(), top + breaker.metrics.ascent(), line)
            top += height


def _ring(painter: QPainter, rect: QRect, palette: QPalette) -> None:
    """Where the keyboard is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent_color(palette), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    square = QRectF(0, 0, beside_letters(RING), beside_letters(RING))
    square.moveCenter(QRectF(rect).center())
    painter.drawRoundedRect(square, 5, 5)
    painter.restore()
