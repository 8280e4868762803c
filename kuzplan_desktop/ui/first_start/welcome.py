"""What a new user reads beside the first start: what the program is, its three steps, the way to a filled sample."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.drawing.palette import (
    accent_color,
    filled_color,
    mixed,
    rail_chosen,
    rail_color,
    rail_text,
)
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.fields.scaled_label import SMALL, ScaledLabel

ABOUT = "Сводный план комиссии, отметки по кварталам и отчет в ИККО. Работает без интернета."
STEPS = (
    ("Отметьте сделанное", "пробел – и готово"),
    ("Запишите мероприятия", "дата, форма, участники"),
    ("Сдайте отчет", "PDF, Excel или Word"),
)
SAMPLE = "Посмотреть &заполненный пример"
LOGO = 52
LEAST = 300  # pixels: how wide the panel is
CORNER = 7.0
BASE, TEXT = QPalette.ColorRole.Base, QPalette.ColorRole.Text


class StepNumber(QWidget):
    """A number in a circle."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = str(number)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """It grows with the letters."""
        side = round(self.fontMetrics().height() * 1.8)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A circle lighter than the panel, the number in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(rail_chosen(self.palette()))
        painter.drawEllipse(QRectF(self.rect()))
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(rail_text(strong=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)
        painter.end()


class WelcomePanel(QWidget):
    """`sample_wanted`: a filled sample is to be shown."""

    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcomePanel")
        self.setAutoFillBackground(True)
        self.sample = PanelLink(SAMPLE, self)
        self.sample.clicked.connect(self.sample_wanted)
        self._lay_out(STEPS)
        self._tint()
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Its words want other room: in letters of another size. It turns dark with the system."""
        done = super().event(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return done

    def _tint(self) -> None:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, rail_color(palette))
        self.setPalette(palette)

    def _fit(self) -> None:
        """As wide as its longest line."""
        layout = self.layout()
        if layout is not None:
            self.setFixedWidth(max(LEAST, layout.totalMinimumSize().width()))

    def _lay_out(self, steps: Sequence[tuple[str, str]]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(30, 36, 20, 22)
        column.setSpacing(10)
        logo = plain_label(parent=self)
        logo.setObjectName("logo")  # from its file: that of the windows comes only after the first picture
        logo.setPixmap(QIcon(str(icons.FOLDER / "kuzplan.svg")).pixmap(LOGO, LOGO))
        column.addWidget(logo)
        column.addWidget(ScaledLabel("КузПлан", 2.0, bold=True, color=_strong))
        column.addWidget(ScaledLabel(ABOUT, color=_quiet, wrap=True))
        column.addSpacing(26)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        for place, (words, detail) in enumerate(steps):
            grid.addWidget(StepNumber(place + 1, self), 3 * place, 0, 2, 1)
            grid.addWidget(ScaledLabel(words, bold=True, color=_strong), 3 * place, 1)
            grid.addWidget(ScaledLabel(detail, SMALL, color=_quiet), 3 * place + 1, 1)
            grid.setRowMinimumHeight(3 * place + 2, 18)
        column.addLayout(grid)
        column.addStretch(1)
        column.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignLeft)


def _strong(_: QPalette) -> QColor:
    return rail_text(strong=True)


def _quiet(_: QPalette) -> QColor:
    return rail_text(strong=False)


class PanelLink(QPushButton):
    """A button that looks like a link, light on the dark panel."""

    def sizeHint(self) -> QSize:
        """The words and the arrow behind them."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(f"{self.text()} →") + 8, metrics.height() + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, underlined while the mouse is on them; a ring for the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor("#a9d4ff")
        if self.hasFocus():
            painter.setPen(QPen(ink, 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        font = QFont(self.font())
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(self.rect().adjusted(4, 0, 0, 0), flags, f"{self.text()} →")
        painter.end()


class BeginButton(QPushButton):
    """The one button that is meant first: filled, as wide as the page."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """A filled ground with white letters; grey while it cannot be pressed."""
        palette, painter = self.palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base, text = (palette.color(QPalette.ColorGroup.Active, role) for role in (BASE, TEXT))
        ground, ink = filled_color(palette), QColor("white")
        if not self.isEnabled():
            ground, ink = mixed(base, text, 0.08), mixed(base, text, 0.5)
        elif self.isDown() or self.underMouse():
            ground = mixed(ground, QColor("black"), 0.22 if self.isDown() else 0.1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, CORNER, CORNER)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor("white") if self.isEnabled() else accent_color(palette), 2))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), CORNER - 2, CORNER - 2)
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic, self.text())
        painter.end()

    def sizeHint(self) -> QSize:
        """Two and a half lines high."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 60, round(metrics.height() * 2.5))
