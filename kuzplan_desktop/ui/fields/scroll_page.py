"""A page of the editor that scrolls up and down, and to the side where the window is narrower than its fields."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollPage(QScrollArea):
    """Holds `content`; at least as wide as the content and the scroll bar beside it."""

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
