"""RowPictures: rows of items as they were drawn last, so that scrolling draws nothing twice; and how high rows are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kuzplan_desktop.domain.year.outline import YearItem
from kuzplan_desktop.ui.calendar.row_painter import RowPainter, RowPlace

MOST = 200  # rows kept: some 150 KB each


class RowPictures:
    """Keeps a picture of each item; forget them when sizes, colours or the working quarter are others."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[YearItem, QPixmap]] = {}

    def forget(self) -> None:
        """Draw all rows anew."""
        self._kept.clear()

    def draw(
        self, painter: QPainter, rows: RowPainter, item: YearItem, place: RowPlace, width: int, quarter: int
    ) -> None:
        """Draw the row of an item, which is `width` pixels wide."""
        ratio = painter.device().devicePixelRatioF()
        known = self._kept.get(item.uid)
        if known is None or known[0] is not item or known[1].devicePixelRatio() != ratio:
            if len(self._kept) >= MOST:
                self.forget()
            known = self._kept[item.uid] = (item, self._drawn(rows, item, place._replace(top=0), width, quarter, ratio))
        painter.drawPixmap(0, round(place.top), known[1])

    def _drawn(
        self, rows: RowPainter, item: YearItem, place: RowPlace, width: int, quarter: int, ratio: float
    ) -> QPixmap:
        picture = QPixmap(round(width * ratio), round(place.height * ratio))
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rows.paint_ground(painter, place, width, quarter, heading=False)
        rows.paint_item(painter, place, item)
        painter.end()
        return picture


class RowHeights(QStyledItemDelegate):
    """Every row is as high as `height` says; the view draws them itself."""

    def __init__(self, height: Callable[[], int], parent: QWidget) -> None:
        super().__init__(parent)
        self._height = height

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row."""
        return QSize(10, self._height())
