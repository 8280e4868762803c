"""The pages beside the matrix, all in sight: a row of captions for figures, another for what the commissions sent."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QStackedWidget, QVBoxLayout, QWidget

from kuzplan_desktop.ui.fields.plain import menu_caption
from kuzplan_desktop.ui.fields.segments import Segments

ACROSS = 4  # captions in a row


class RegionPages(QWidget):
    """One of `pages`, by their captions, is shown; `changed` tells that it is another."""

    changed = Signal()

    def __init__(self, pages: Mapping[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.captions = Segments(list(pages), self, across=ACROSS)
        self._stack = QStackedWidget(self)
        for page in pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 8, 0)
        column.addWidget(self.captions)
        column.addWidget(self._stack, 1)
        self.captions.choose(0)
        self.captions.group.chosen.connect(self._stack.setCurrentIndex)
        self._stack.currentChanged.connect(self._tell)

    def _tell(self, place: int) -> None:
        self.captions.choose(place)
        self.changed.emit()

    @property
    def page(self) -> QWidget | None:
        """The page that is shown."""
        return self._stack.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Show one of the pages."""
        self._stack.setCurrentWidget(page)

    def caption(self, page: QWidget) -> str:
        """What stands above a page."""
        return self._button(page).text().replace("&&", "&")

    def set_caption(self, page: QWidget, caption: str) -> None:
        """Change what stands above a page."""
        self._button(page).setText(menu_caption(caption))

    def _button(self, page: QWidget) -> QAbstractButton:
        return self.captions.group.button(self._stack.indexOf(page))

    def offer_in(self, menu: QMenu) -> None:
        """Each page as a command of `menu`, with its key."""
        for place in range(self._stack.count()):
            action = menu.addAction(self.captions.group.button(place).text())
            action.setShortcut(QKeySequence(f"Alt+{place + 1}"))
            action.triggered.connect(lambda *_, place=place: self._go_to(place))

    def _go_to(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.captions.group.button(place).setFocus()
