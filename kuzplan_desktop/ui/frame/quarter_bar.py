"""The quarters in the head line: which of them is worked on, and what has become of the report on each."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from kuzplan_desktop.domain.calendar import QUARTERS, ROMAN
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.reporting.fates import QuarterFate
from kuzplan_desktop.ui.drawing.palette import (
    accent_color,
    mixed,
    outline_color,
    quiet_color,
    selection_color,
    state_color,
)
from kuzplan_desktop.ui.fields.choice_group import ChoiceGroup
from kuzplan_desktop.ui.fields.plain import plain_tip

CORNER = 5
BESIDE, GAP = 9, 6  # pixels before and behind the words, and between the number and the fate
SMALLER = 0.86


class QuarterChip(QRadioButton):
    """A quarter: its number, and in small letters the fate of its report."""

    def __init__(self, quarter: int, parent: QWidget) -> None:
        super().__init__(ROMAN[quarter], parent)
        self.quarter = quarter
        self.fate = QuarterFate("")
        self._shows_fate = True
        self.setAccessibleName(f"{ROMAN[quarter]} квартал")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, fate: QuarterFate) -> None:
        """Take over the fate of the report."""
        self.fate = fate
        name = f"{ROMAN[self.quarter]} квартал"
        self.setAccessibleName(f"{name}, отчет {fate.words}")
        self.setToolTip(plain_tip(f"{name}: отчет {fate.words} (Ctrl+{self.quarter})"))
        self.updateGeometry()
        self.update()

    def show_fate(self, shows: bool) -> None:
        """Write the fate beside the number, or leave it to the tip."""
        self._shows_fate = shows
        self.updateGeometry()
        self.update()

    def _number_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _fate_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALLER)
        return font

    def sizeHint(self) -> QSize:
        """Number and fate side by side."""
        width = 2 * BESIDE + max(QFontMetrics(self._number_font()).horizontalAdvance(self.text()), 12)
        if self._shows_fate:
            width += GAP + QFontMetrics(self._fate_font()).horizontalAdvance(self.fate.words)
        return QSize(width, self.fontMetrics().height() + 10)

    def minimumSizeHint(self) -> QSize:
        """Nothing of it is cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """The whole of it takes clicks."""
        return self.rect().contains(pos)

    def _ink(self) -> QColor:
        palette = self.palette()
        if self.fate.is_late:
            return state_color(State.LATE, palette)
        return state_color(State.DONE, palette) if self.fate.is_sent else quiet_color(palette)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card, tinted for the working quarter."""
        palette, chosen = self.palette(), self.isChecked()
        ground = selection_color(palette) if chosen else palette.base().color()
        if self.underMouse() and not chosen:
            ground = mixed(ground, palette.text().color(), 0.05)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent_color(palette) if chosen else outline_color(palette), 1.6 if chosen else 1))
        painter.setBrush(ground)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, CORNER, CORNER)
        if self.hasFocus():
            painter.setPen(QPen(accent_color(palette), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2.5, 2.5, -2.5, -2.5), CORNER - 2, CORNER - 2)
        room = self.rect().adjusted(BESIDE, 0, -BESIDE, 0)
        painter.setFont(self._number_font())
        painter.setPen(palette.text().color())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            room,
            middle | (Qt.AlignmentFlag.AlignLeft if self._shows_fate else Qt.AlignmentFlag.AlignHCenter),
            self.text(),
        )
        if self._shows_fate:
            painter.setFont(self._fate_font())
            painter.setPen(self._ink())
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self.fate.words)
        painter.end()


class QuarterBar(QWidget):
    """The four quarters; `group.chosen` tells which one a person chose, by its place from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quarterBar")
        self.setAccessibleName("Рабочий квартал")
        self.group = ChoiceGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        self.chips = [QuarterChip(quarter, self) for quarter in QUARTERS]
        for place, chip in enumerate(self.chips):
            self.group.addButton(chip, place)
            row.addWidget(chip)

    def tell(self, quarter: int, fates: Sequence[QuarterFate]) -> None:
        """Show the working quarter and the fates of the reports; nobody is told."""
        for chip, fate in zip(self.chips, fates, strict=True):
            chip.tell(fate)
        self.group.choose(quarter - 1)

    def show_fates(self, wanted: str) -> None:
        """Write the fates of `all` reports, of the working quarter and overdue ones (`now`), or of `none`."""
        for chip in self.chips:
            chip.show_fate(wanted == "all" or (wanted == "now" and (chip.isChecked() or chip.fate.is_late)))
