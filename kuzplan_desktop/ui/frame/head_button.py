"""Buttons of the head line: an icon, a word, the key in small letters; one of them is meant first and filled."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.drawing.palette import accent_color, filled_color, mixed, outline_color, quiet_color
from kuzplan_desktop.ui.fields.plain import plain_tip

CORNER = 6
ICON = 18
GAP = 7
SMALLER = 0.84


class HeadButton(QPushButton):
    """`first` fills it with the accent; `words` are its caption, which goes where the line is short of room."""

    def __init__(self, icon: str, parent: QWidget, *, key: str = "", first: bool = False) -> None:
        super().__init__(parent)
        self._icon, self._first = icon, first
        self._key = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
        self._words = ""
        self._shows_words = self._shows_key = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def name(self, words: str, tip: str = "") -> None:
        """Call it `words`; its tip tells the key, or the whole of `tip`. `words` alone are its accessible name."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(tip or words)
        key = f" ({self._key})" if self._key else ""
        self.setToolTip(plain_tip(f"{tip or words}{key}"))
        self.updateGeometry()
        self.update()

    def show_words(self, *, words: bool, key: bool) -> None:
        """Show the caption beside the icon, and the key beside the caption."""
        self._shows_words, self._shows_key = words, key
        self.updateGeometry()
        self.update()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALLER)
        return font

    def _letters(self) -> QFont:
        font = QFont(self.font())
        font.setBold(self._first)
        return font

    @property
    def _side(self) -> int:
        return icons.grown(ICON, self.fontMetrics())

    def sizeHint(self) -> QSize:
        """Icon, caption and key side by side."""
        height = max(self.fontMetrics().height() + 12, 30)
        width = self.bare_width()
        if self._shows_words and self._words:
            width = 2 * 11 + self._side + GAP + QFontMetrics(self._letters()).horizontalAdvance(self._words)
            if self._shows_key and self._key:
                width += 10 + QFontMetrics(self._small()).horizontalAdvance(self._key)
        return QSize(width, height)

    def bare_width(self) -> int:
        """How wide it is with its icon alone."""
        return self._side + 2 * 7

    def minimumSizeHint(self) -> QSize:
        """Nothing of it is cut."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """The mouse over it is seen."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def _colors(self) -> tuple[QColor, QColor, QColor]:
        """Ground, edge and ink as it stands."""
        palette = self.palette()
        base, text = palette.base().color(), palette.text().color()
        if not self.isEnabled():
            return base, mixed(base, text, 0.2), mixed(base, text, 0.38)
        ground = filled_color(palette) if self._first else base
        pressed = 0.22 if self.isDown() else 0.1 if self.underMouse() else 0
        ground = mixed(ground, QColor("black") if self._first else text, pressed)
        return ground, ground if self._first else outline_color(palette), QColor("white") if self._first else text

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it with all that it shows now."""
        palette = self.palette()
        ground, edge, ink = self._colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        bare, side = not self._words or not self._shows_words, self._side
        if not (bare and not self._first) or self.underMouse() or self.hasFocus():
            painter.setPen(QPen(edge, 1))
            painter.setBrush(ground)
            painter.drawRoundedRect(box, CORNER, CORNER)
        if self.hasFocus():
            painter.setPen(QPen(QColor("white") if self._first else accent_color(palette), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), CORNER - 2, CORNER - 2)
        left = 11 if not bare else round((self.width() - side) / 2)
        drawing = icons.pixmap(self._icon, side, ink, self.devicePixelRatioF())
        painter.drawPixmap(left, round((self.height() - side) / 2), drawing)
        if not bare:
            self._paint_words(painter, left + side + GAP, ink)
        painter.end()

    def _paint_words(self, painter: QPainter, left: int, ink: QColor) -> None:
        painter.setPen(ink)
        painter.setFont(self._letters())
        room = self.rect().adjusted(left, 0, -11, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._words)
        if self._shows_key and self._key:
            painter.setFont(self._small())
            painter.setPen(ink if self._first or not self.isEnabled() else quiet_color(self.palette()))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._key)

    def changeEvent(self, event: QEvent) -> None:
        """Follow letters and colours of the system."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()
