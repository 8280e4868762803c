"""The sentence that stands beside a field: a hint, a warning, an error; and text that can be selected."""

from enum import StrEnum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.ui.drawing.palette import conflict_color, quiet_color, state_color
from kuzplan_desktop.ui.fields.plain import plain_label


class Tone(StrEnum):
    """How a sentence is meant."""

    HINT = "hint"
    WARNING = "warning"
    ERROR = "error"


def tone_color(tone: Tone, palette: QPalette) -> QColor:
    """The colour of a tone in a light and in a dark palette."""
    if tone is Tone.ERROR:
        return state_color(State.LATE, palette)
    return conflict_color(palette) if tone is Tone.WARNING else quiet_color(palette)


def paint_text(label: QWidget, color: QColor) -> None:
    """Show the widget's text in `color`."""
    palette = label.palette()
    if palette.color(QPalette.ColorRole.WindowText) != color:
        palette.setColor(QPalette.ColorRole.WindowText, color)
        palette.setColor(QPalette.ColorRole.Text, color)  # which is taken on the ground of a page
        label.setPalette(palette)


def selectable_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A wrapping plain-text label whose text can be selected and copied."""
    label = plain_label(text, parent, wrap=True)
    flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    label.setTextInteractionFlags(flags)
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return label


def bold_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """A plain-text label in bold."""
    label = plain_label(text, parent)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


class Notice(QLabel):
    """A sentence beside a field; hidden while there is nothing to tell. It is also read out with the field."""

    def __init__(self, field: QWidget | None = None, tone: Tone = Tone.ERROR, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setVisible(False)

    def tell(self, sentence: str, tone: Tone | None = None) -> None:
        """Show `sentence`, in `tone` if one is given; an empty one hides the label."""
        self._tone = tone or self._tone
        self._paint_tone()
        self.setText(sentence)
        self.setVisible(bool(sentence))
        if self._field is not None:
            self._field.setAccessibleDescription(sentence)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window from light to dark and back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_tone()

    def _paint_tone(self) -> None:
        """The colour of the tone among the program's: one made of the label's own would be paler each time."""
        paint_text(self, tone_color(self._tone, QApplication.palette()))
