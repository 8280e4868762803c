"""PlanDelegate: draws the tree's cells: two lines of a name or the whole, boxes, states, headings across columns."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from kuzplan_desktop.domain.figures.branch import BranchProgress
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.drawing.boxes import SIDE, beside_letters, paint_box
from kuzplan_desktop.ui.drawing.lines import LineBreaker
from kuzplan_desktop.ui.drawing.palette import (
    accent_color,
    conflict_color,
    mixed,
    quiet_color,
    search_color,
    state_color,
)
from kuzplan_desktop.ui.plan.cells import CONFLICT, PlanColumn, branch_count, cell_text
from kuzplan_desktop.ui.plan.header import PlanHeader
from kuzplan_desktop.ui.plan.index import Item, Level, PlanNode
from kuzplan_desktop.ui.plan.plan_model import PlanModel

MARGIN = 6  # pixels between a cell's edge and its text
ABOVE = 5  # pixels between a row's edge and its text
LEAST_HEIGHT = {Level.SECTION: 34, Level.SUBSECTION: 30, Level.ACTIVITY: 30}
ICON = 16
RING = 24
SMALLER = 0.8  # of the letters of a row: the number of events under a box
BESIDE_ICON = 6
BAR, BAR_HEIGHT = 46, 6
NARROW_STATE = 64  # a column of states no wider shows icons alone
ONE_DIGIT = str.maketrans("123456789", "000000000")  # digits of a column are equally wide: few numbers are measured
_WEIGHTS = {
    Level.SECTION: QFont.Weight.Bold,
    Level.SUBSECTION: QFont.Weight.DemiBold,
    Level.ACTIVITY: QFont.Weight.Normal,
}
_QUIET = (PlanColumn.NUMBER, PlanColumn.EXECUTORS, PlanColumn.PERIOD)
Lines = list[tuple[str, QColor]]


class PlanDelegate(QStyledItemDelegate):
    """Draws the rows of `model` in `view` below `header`; their ground the view draws itself. The name of the row whose
    key is `unfolded` stands there whole."""

    def __init__(self, view: QTreeView, header: PlanHeader, model: PlanModel) -> None:
        super().__init__(view)
        self.unfolded = 0
        self._view, self._header = view, header
        self._model = model
        self.set_font(view.font())

    def set_font(self, font: QFont) -> None:
        """Write in `font` from now on; icons grow with it."""
        self._icon = icons.grown(ICON, QFontMetrics(font))
        self._breakers = {}
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * SMALLER)
        self._small = LineBreaker(small)
        for level, weight in _WEIGHTS.items():
            weighted = QFont(font)
            weighted.setWeight(weight)
            self._breakers[level] = LineBreaker(weighted)

    def longest_number(self) -> int:
        """The width in pixels that the longest number of the plan needs with its indentation."""
        indent = self._view.indentation()
        alike = {(node.level, node.depth, node.number.translate(ONE_DIGIT)) for node in self._model.rows.all_nodes()}
        measured = ((self._breakers[level].metrics, text, depth) for level, depth, text in alike)
        widths = (metrics.horizontalAdvance(text) + indent * depth for metrics, text, depth in measured)
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
            lines = len(self._lines_of(node, column, self._width(column)))
            lines += column is PlanColumn.TITLE and bool(self._event_found(node))
        else:
            lines = 1
        return QSize(0, max(lines * breaker.metrics.height() + 2 * ABOVE, LEAST_HEIGHT[node.level]))

    def is_cut(self, key: int) -> bool:
        """True if the name of an activity has more than the lines that stand there while it is not unfolded."""
        node = self._model.rows.nodes.get(key)
        if node is None or node.item is None:
            return False
        breaker, width = self._breakers[node.level], self._width(PlanColumn.TITLE)
        return len(breaker.lines(node.title, width, whole=True)) > len(breaker.lines(node.title, width))

    def _lines_of(self, node: PlanNode, column: PlanColumn, width: int) -> tuple[str, ...]:
        """The lines of a cell of text."""
        text = cell_text(node.item, column) if node.item is not None else node.number
        whole = column is PlanColumn.TITLE and node.key == self.unfolded
        return self._breakers[node.level].lines(text, width, whole=whole)

    def _event_found(self, node: PlanNode) -> str:
        """The event that the search found an activity by, where its own words do not say why it stands here."""
        return self._model.rows.event_found(node, self._model.filters.words)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one cell."""
        node, column = self._model.node(index), PlanColumn(index.column())
        rect, palette = option.rect, option.palette
        if column.quarter and node.item is None:
            return  # the bar at the end of a heading's row says more
        if column.quarter:
            mark = node.item.marks.get(column.quarter) if node.item else None
            box = self._model.box(node, column.quarter)
            cell = QRectF(rect)
            if node.item is not None and (held := node.item.held.get(column.quarter)):
                cell = self._paint_held(painter, rect, palette, held)
            outside = node.item is not None and column.quarter not in node.item.progress.due_quarters
            paint_box(painter, cell, box, palette, conflict=bool(mark and mark.conflict), outside=outside)
            if self._view.hasFocus() and index == self._view.currentIndex():
                _ring(painter, cell, palette)
        elif column is PlanColumn.STATE:
            if node.item is not None:
                self._paint_state(painter, rect, palette, node.item)
            else:
                self._paint_count(painter, rect, palette, node)
        elif node.item is None and column is not PlanColumn.NUMBER:
            if column in self._header.across:
                self._paint_heading(painter, rect, palette, node)
        else:
            self._paint_text(painter, rect, palette, node, column)

    def _paint_text(
        self, painter: QPainter, rect: QRect, palette: QPalette, node: PlanNode, column: PlanColumn
    ) -> None:
        quiet = node.item is not None and (column in _QUIET or bool(node.item.activity.excluded))
        color = quiet_color(palette) if quiet else palette.text().color()
        inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        words = self._model.filters.words
        lines = [(line, color) for line in self._lines_of(node, column, inner.width())]
        if column is PlanColumn.TITLE and (found := self._event_found(node)):
            metrics = self._breakers[node.level].metrics
            found = metrics.elidedText(found, Qt.TextElideMode.ElideRight, inner.width())
            lines.append((found, quiet_color(palette)))
        self._write(painter, inner, lines, node.level, palette, words=words)

    def _paint_held(self, painter: QPainter, rect: QRect, palette: QPalette, held: int) -> QRectF:
        """How many events were held, under the box; where the box stands then."""
        metrics, side = self._small.metrics, beside_letters(SIDE)
        words = f"{held} мер."
        words = words if metrics.horizontalAdvance(words) <= rect.width() else str(held)
        room = rect.height() - side - metrics.height()
        top = rect.top() + max(room // 2 - 1, 0)
        below = QRect(rect.left(), top + side + 1, rect.width(), metrics.height())
        painter.setFont(self._small.font)
        painter.setPen(quiet_color(palette))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
        return QRectF(rect.left(), top, rect.width(), side)

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
        """A bar that fills with what is done and what is going on, and «3 из 8»."""
        progress = self._model.rows.branch_progress(node)
        if self._narrow():
            return
        if progress.total:
            bar = QRectF(rect.left() + MARGIN, rect.center().y() - BAR_HEIGHT / 2 + 1, BAR, BAR_HEIGHT)
            track = mixed(palette.base().color(), palette.text().color(), 0.2)
            parts = (track, progress.total), *self._shares(progress, palette)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            outline = QPainterPath()
            outline.addRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
            painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
            for color, share in parts:
                painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * share / progress.total, BAR_HEIGHT), color)
            painter.restore()
        place = rect.adjusted(MARGIN + BAR + MARGIN if progress.total else MARGIN, 0, 0, 0)
        color = quiet_color(palette)
        self._write(painter, place, [(branch_count(progress), color)], Level.ACTIVITY, palette, words=())

    def _shares(self, progress: BranchProgress, palette: QPalette) -> tuple[tuple[QColor, int], ...]:
        """What is done, over what is done or going on."""
        going_on = min(progress.by_state[State.IN_PROGRESS] + progress.done, progress.total)
        return (state_color(State.IN_PROGRESS, palette), going_on), (state_color(State.DONE, palette), progress.done)

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
        across = self._header.across
        left = self._view.columnViewportPosition(across[0]) + MARGIN
        width = sum(self._view.columnWidth(column) for column in across)  # a hidden column is 0 wide
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


def _ring(painter: QPainter, cell: QRectF, palette: QPalette) -> None:
    """Where the keyboard is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent_color(palette), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    square = QRectF(0, 0, beside_letters(RING), beside_letters(RING))
    square.moveCenter(cell.center())
    painter.drawRoundedRect(square, 5, 5)
    painter.restore()
