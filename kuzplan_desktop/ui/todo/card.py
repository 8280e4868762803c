"""Cards and chips, of which the page «Что сделать» is made."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.todo.values import Urgency
from kuzplan_desktop.ui.drawing.palette import accent_color, conflict_color, mixed, quiet_color, state_color
from kuzplan_desktop.ui.fields.scaled_label import SMALL, ScaledLabel

CORNER = 7.0
BESIDE, ABOVE = 9, 3  # pixels around the words of a chip


def card_edge(palette: QPalette) -> QColor:
    """The edge of a card, which only parts it from the ground."""
    return mixed(palette.base().color(), palette.text().color(), 0.16)


def urgency_color(urgency: Urgency, palette: QPalette) -> QColor:
    """The colour of the words of a chip, readable on its tinted ground."""
    found = {
        Urgency.DECIDE: conflict_color(palette),
        Urgency.PRESSING: state_color(State.LATE, palette),
        Urgency.QUIET: quiet_color(palette),
    }[urgency]
    return mixed(found, palette.text().color(), 0.2)


class Card(QFrame):
    """A rounded ground for what belongs together; with the keyboard in it a ring shows around."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, its edge, the ring."""
        palette, ringed = self.palette(), self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(palette.base())
        painter.setPen(QPen(accent_color(palette) if ringed else card_edge(palette), 2 if ringed else 1))
        inset = 1.0 if ringed else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
        painter.end()


class GroupChip(ScaledLabel):
    """The caption of a group on a tinted ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._urgency = Urgency.QUIET
        super().__init__("", SMALL, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setContentsMargins(BESIDE, ABOVE, BESIDE, ABOVE)

    def show_caption(self, text: str, urgency: Urgency) -> None:
        """Show `text` in the colours of `urgency`."""
        self._urgency = urgency
        self.setText(text)
        self.set_color(lambda palette: urgency_color(urgency, palette))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground below the words."""
        color = urgency_color(self._urgency, self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(self.palette().window().color(), color, 0.16))
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.end()
        super().paintEvent(event)


class CutLabel(ScaledLabel):
    """One line of small text that ends in «…» where there is no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", SMALL, color=quiet_color, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the card wants."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of the text as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
