"""PageLine: a line above pages that tells a matter of the document and offers what to do about it."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.drawing.palette import conflict_color, mixed
from kuzplan_desktop.ui.fields.plain import plain_label, plain_tip

ICON = 18


class PageLine(QFrame):
    """A sign, a sentence and buttons on a tinted ground; hidden until it is told."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self._icon = icon
        self.sign = plain_label(parent=self)
        self.sentence = plain_label(parent=self)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 3, 10, 3)
        self._row.addWidget(self.sign)
        self._row.addWidget(self.sentence, 1)
        self._take_looks()
        self.hide()

    def add_button(self, caption: str) -> QPushButton:
        """One more button behind the sentence."""
        button = QPushButton(self)  # a caption at once would make PySide ask for icons before the first picture
        button.setText(caption)
        self._row.addWidget(button)
        return button

    def tell(self, sentence: str) -> None:
        """Show `sentence`; "" hides the line."""
        self.sentence.setText(sentence)
        self.sentence.setToolTip(plain_tip(sentence))
        self.setVisible(bool(sentence))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the window from light to dark and back, and its size of letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._take_looks()

    def _take_looks(self) -> None:
        palette = QPalette()
        color = conflict_color(palette)
        palette.setColor(QPalette.ColorRole.Window, mixed(palette.base().color(), color, 0.12))
        self.setPalette(palette)
        side = icons.grown(ICON, self.fontMetrics())
        self.sign.setPixmap(icons.pixmap(self._icon, side, color, self.devicePixelRatioF()))
