"""A choice of a month that may stay open."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from kuzplan_desktop.domain.wording import MONTHS


class MonthChoice(QComboBox):
    """The twelve months; the first entry means that no month is chosen."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(caption)
        self.addItems(["не указан", *MONTHS])

    def month(self) -> str:
        """ "1" to "12", empty if none is chosen."""
        return str(self.currentIndex()) if self.currentIndex() > 0 else ""

    def choose(self, month: str) -> None:
        """Show the month "1" to "12", or none for an empty text."""
        self.setCurrentIndex(int(month) if month else 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the scroll area around."""
        event.ignore()
