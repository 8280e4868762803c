"""PagesView: the pages of a report one below the other; scrolled, zoomed, drawn in the background as they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from kuzplan_desktop.ui.base.tasks import start
from kuzplan_desktop.ui.drawing.palette import mixed

if TYPE_CHECKING:
    from kuzplan_desktop.domain.errors import PlanError
    from kuzplan_desktop.ui.report.pdf_pages import Pages

GAP = 12  # pixels between two pages and around them
POINTS_IN_INCH = 72
ZOOMS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
KEPT = 6  # pictures of pages beside those that are seen
LINE = 40  # pixels of one step of scrolling


class PagesView(QAbstractScrollArea):
    """Shows `Pages`. `zoom` is 1 for the size on paper; None follows the width of the window.

    `moved` tells that another page or another zoom is shown.
    """

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Страницы отчета")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages: Pages | None = None
        self._zoom: float | None = None
        self._drawn: dict[int, QImage] = {}
        self._busy = False
        self.verticalScrollBar().valueChanged.connect(self._moved)

    def show_pages(self, pages: Pages | None) -> None:
        """Show another document, or none; the place stays where it was as far as there is one."""
        self.pages = pages
        self._drawn = {}
        self._measure()

    # where pages are

    @property
    def scale(self) -> float:
        """Pixels for a point of paper."""
        if self._zoom is not None or not self.pages or not self.pages.sizes:
            return (self._zoom or 1.0) * self.logicalDpiX() / POINTS_IN_INCH
        widest: float = max(width for width, _ in self.pages.sizes)
        return max(0.1, (self.viewport().width() - 2 * GAP) / widest)

    @property
    def zoom(self) -> float:
        """How large the pages are shown: 1 is the size on paper."""
        return self.scale * POINTS_IN_INCH / self.logicalDpiX()

    @property
    def page(self) -> int:
        """The page in the middle of the window, counted from 1; 0 where there is none."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        tops = [top for top, _ in self._places()]
        return sum(top <= middle for top in tops) or min(1, len(tops))

    def _places(self) -> list[tuple[int, tuple[int, int]]]:
        """For each page its top and its size, in pixels from the top of the first."""
        found, top, scale = [], GAP, self.scale
        for width, height in self.pages.sizes if self.pages else ():
            size = (round(width * scale), round(height * scale))
            found.append((top, size))
            top += size[1] + GAP
        return found

    def page_rect(self, number: int) -> QRect:
        """Where page `number`, counted from 1, stands in the viewport."""
        top, (width, height) = self._places()[number - 1]
        left = max(GAP, (self.viewport().width() - width) // 2) - self.horizontalScrollBar().value()
        return QRect(left, top - self.verticalScrollBar().value(), width, height)

    # what the user does

    def set_zoom(self, zoom: float | None) -> None:
        """Show pages so large, None as wide as the window; the page that is read stays in sight."""
        page, bar = self.page, self.verticalScrollBar()
        into = (bar.value() - self._places()[page - 1][0]) / self.scale if page else 0.0
        self._zoom = zoom
        self._measure()
        if page:
            bar.setValue(round(self._places()[page - 1][0] + into * self.scale))
        self._moved()

    def step_zoom(self, steps: int) -> None:
        """Show pages one step larger or smaller."""
        if steps > 0:
            self.set_zoom(next((zoom for zoom in ZOOMS if zoom > self.zoom * 1.01), ZOOMS[-1]))
        else:
            self.set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < self.zoom * 0.99), ZOOMS[0]))

    def go_to(self, page: int) -> None:
        """Show the top of a page, counted from 1."""
        places = self._places()
        if places:
            self.verticalScrollBar().setValue(places[min(max(page, 1), len(places)) - 1][0] - GAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End, + and −, Ctrl+0 as wide as the window; the arrows and Page Up, Page Down scroll."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.step_zoom(1)
        elif event.key() == Qt.Key.Key_Minus:
            self.step_zoom(-1)
        elif event.key() == Qt.Key.Key_0 and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(None)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel makes pages larger and smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages that are as wide as the window become as wide as it is now."""
        super().resizeEvent(event)
        self._measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw what comes into sight."""
        self.viewport().update()

    def _measure(self) -> None:
        """How far can be scrolled."""
        places = self._places()
        height = places[-1][0] + places[-1][1][1] + GAP if places else 0
        width = max((size[0] for _, size in places), default=0) + 2 * GAP
        view = self.viewport().size()
        for bar, whole, seen in (
            (self.verticalScrollBar(), height, view.height()),
            (self.horizontalScrollBar(), width, view.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(LINE)
        self._moved()
        self.viewport().update()

    def _moved(self) -> None:
        total = len(self.pages.sizes) if self.pages else 0
        self.setAccessibleDescription(f"Страница {self.page} из {total}")
        self.moved.emit()

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in sight; one whose picture is not ready yet is white, or its last picture stretched."""
        painter = QPainter(self.viewport())
        palette = self.palette()
        window, text = palette.color(QPalette.ColorRole.Window), palette.color(QPalette.ColorRole.WindowText)
        painter.fillRect(event.rect(), mixed(window, text, 0.18))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in self._in_sight():
            rect = self.page_rect(number + 1)
            painter.fillRect(rect, QColor("white"))
            if number in self._drawn:
                painter.drawImage(rect, self._drawn[number])
            painter.setPen(mixed(window, text, 0.4))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        painter.end()
        self._draw_next()

    def _in_sight(self) -> list[int]:
        """The pages that are seen, counted from 0."""
        first, height = self.verticalScrollBar().value(), self.viewport().height()
        places = enumerate(self._places())
        return [number for number, (top, size) in places if top + size[1] >= first and top <= first + height]

    def _draw_next(self) -> None:
        """Have a page drawn in the background whose picture is missing or of another size."""
        pages, ratio = self.pages, self.devicePixelRatioF()
        if self._busy or pages is None:
            return
        places, seen = self._places(), self._in_sight()
        for number in seen:
            width = max(1, round(places[number][1][0] * ratio))
            if number not in self._drawn or self._drawn[number].width() not in range(width - 1, width + 2):
                self._busy = True
                start(
                    lambda number=number, width=width: pages.draw(number, width),  # type: ignore[misc]
                    lambda picture, number=number: self._take(pages, number, picture),  # type: ignore[misc]
                    self._fail,
                    owner=self,
                )
                return
        near = sorted(self._drawn, key=lambda number: min((abs(number - one) for one in seen), default=0))
        self._drawn = {number: self._drawn[number] for number in near[: len(seen) + KEPT]}

    def _take(self, pages: Pages, number: int, picture: QImage) -> None:
        self._busy = False
        if pages is self.pages:
            self._drawn[number] = picture
        self.viewport().update()

    def _fail(self, error: PlanError) -> None:
        self._busy = False
        self.setAccessibleDescription(str(error))
