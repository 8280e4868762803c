"""Pages that scroll: those of the editor, to the side too, and whole pages, which are as wide as they are."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollPage(QScrollArea):
    """A page of the editor: holds `content` and scrolls up and down, and to the side where the window is narrower than
    its fields. At least as wide as the content and the scroll bar beside it."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for everything, as low as the window likes."""
        content = self.widget()
        wide = content.minimumSizeHint().width() if content else 0
        return QSize(wide + self.verticalScrollBar().sizeHint().width(), 120)


def fill_scrolled(page: QWidget, content: QWidget) -> QScrollArea:
    """Fill a page with `content`, which scrolls up and down alone and is as wide as the page."""
    area = QScrollArea(page)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(area)
    return area
