"""The plans that a first document may begin with, a card each: one of them is chosen."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from kuzplan_desktop import paths
from kuzplan_desktop.ui.drawing.palette import accent_color, mixed, outline_color, quiet_color, selection_color
from kuzplan_desktop.ui.fields.scaled_label import SMALL, scaled_font

if TYPE_CHECKING:
    from kuzplan_desktop.domain.plan.draft import PlanDraft

SEED_YEAR = 2022
CORNER = 6.0
BESIDE, ABOVE = 12, 7  # pixels around what stands on a card


class PlanSource(Enum):
    """Where the plan of a new document comes from."""

    SUPPLIED = auto()
    FILE = auto()
    DOCUMENT = auto()


CARDS = {
    PlanSource.SUPPLIED: (
        f"План на {SEED_YEAR} &год",
        "поставляется с программой; год завершен, удобен для знакомства",
    ),
    PlanSource.FILE: ("Файл &плана от ИККО", "если прислали план на новый год"),
    PlanSource.DOCUMENT: ("До&кумент Word, PDF или Excel", "сделать план из постановления"),
}
CHOOSE = {PlanSource.FILE: "В&ыбрать файл плана…", PlanSource.DOCUMENT: "В&ыбрать документ с планом…"}


class PlanCard(QRadioButton):
    """A title, and a detail below it that may become another one."""

    def __init__(self, title: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._detail = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_detail(detail)

    def show_detail(self, detail: str) -> None:
        """Say what the plan is, or which was chosen."""
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.setToolTip("")
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines with room around them."""
        title, detail = (QFontMetrics(scaled_font(factor, bold=factor == 1)) for factor in (1, SMALL))
        return QSize(220, title.height() + detail.height() + 2 * ABOVE + 2)

    def minimumSizeHint(self) -> QSize:
        """No line is cut in height."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card takes clicks."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded ground with the circle of a choice, the title and the detail; a ring for the keyboard."""
        palette, chosen = self.palette(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = selection_color(palette) if chosen else palette.base().color()
        if self.underMouse() and not chosen:
            ground = mixed(ground, palette.text().color(), 0.04)
        edge = accent_color(palette) if chosen or self.hasFocus() else outline_color(palette)
        width = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(edge, width))
        painter.setBrush(ground)
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
        left = self._paint_circle(painter)
        room = self.rect().adjusted(left, ABOVE, -BESIDE, -ABOVE)
        painter.setPen(palette.text().color())
        painter.setFont(scaled_font(1, bold=True))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextShowMnemonic
        painter.drawText(room, flags, self.text())
        top = painter.fontMetrics().height() + 2
        painter.setFont(scaled_font(SMALL))
        painter.setPen(quiet_color(palette))
        below = room.adjusted(0, top, 0, 0)
        detail = painter.fontMetrics().elidedText(self._detail, Qt.TextElideMode.ElideMiddle, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, detail)
        painter.end()

    def _paint_circle(self, painter: QPainter) -> int:
        """The style's own circle; where the words begin behind it."""
        style, option = self.style(), QStyleOptionButton()
        self.initStyleOption(option)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        side = style.pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, option, self)
        option.rect = QRect(BESIDE, (self.height() - side) // 2, side, side)
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorRadioButton, option, painter, self)
        return BESIDE + side + 10


class PlanCards(QWidget):
    """The cards one below the other; `changed` tells that another plan is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plans: dict[PlanSource, tuple[Path | PlanDraft, int]] = {
            PlanSource.SUPPLIED: (paths.SEED_PLAN, SEED_YEAR)
        }
        self.cards = {source: PlanCard(*words, self) for source, words in CARDS.items()}
        self.cards[PlanSource.SUPPLIED].setChecked(True)
        group, column = QButtonGroup(self), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for card in self.cards.values():
            group.addButton(card)
            column.addWidget(card)
            card.toggled.connect(self.changed)

    @property
    def source(self) -> PlanSource:
        """Where the plan is to come from."""
        return next(source for source, card in self.cards.items() if card.isChecked())

    @property
    def chosen(self) -> tuple[Path | PlanDraft, int] | None:
        """The plan and its year; None while the file that it is in is not chosen."""
        return self._plans.get(self.source)

    def take(self, source: PlanSource, plan: Path | PlanDraft, year: int, name: str) -> None:
        """Choose `plan`, which the file `name` holds."""
        self._plans[source] = plan, year
        self.cards[source].show_detail(f"план на {year} год, {name}")
        self.cards[source].setChecked(True)
        self.changed.emit()
