"""A quarter in one line: «II кв. ☑ 14.03.2022 first words»; a click makes it the working quarter."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionFocusRect, QWidget

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.marks import Mark, MarkState
from kuzplan_desktop.domain.typed.reading import write_day
from kuzplan_desktop.ui.base.boxes import SIDE, Box, beside_letters, box_words, paint_box

_GAP = 7
_BOXES = {MarkState.DONE: Box.DONE, MarkState.NOT_REQUIRED: Box.NOT_REQUIRED, None: Box.EMPTY}


class QuarterLine(QAbstractButton):
    """The mark of one quarter that is not the working one."""

    def __init__(self, quarter: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quarter = quarter
        self._box = Box.EMPTY
        self._conflict = False
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"Перейти: {ROMAN[quarter]} квартал")

    def show_mark(self, mark: Mark | None, *, outside: bool, held: int) -> None:
        """Show the quarter's mark; `outside` tells that the срок does not ask for one, `held` its held events."""
        state = mark.state if mark else None
        self._box = _BOXES[state] if state or not outside else Box.OUTSIDE
        self._conflict = mark is not None and mark.conflict
        parts = ["вне срока" if state and outside else ""]
        parts.append(Box.NOT_REQUIRED.value if state is MarkState.NOT_REQUIRED else "")
        if mark:
            words = mark.note if state is MarkState.NOT_REQUIRED else mark.text or mark.note
            parts += [write_day(mark.date), " ".join(words.split())]
        parts.append(f"мероприятий: {held}" if held else "")
        parts = [part for part in parts if part]
        if not parts and state is None:
            parts = ["вне срока" if outside else "нет сведений"]
        self._words = " · ".join(parts)
        self.setAccessibleName(box_words(self._box, self.quarter))
        self.setAccessibleDescription(self._words)
        self.update()

    @property
    def words(self) -> str:
        """What the line says after its box."""
        return self._words

    def sizeHint(self) -> QSize:
        """One line of text."""
        return QSize(200, self.fontMetrics().height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The quarter's name, its box, its first words."""
        painter = QPainter(self)
        metrics = self.fontMetrics()
        if self.underMouse():
            hover = self.palette().color(QPalette.ColorRole.Highlight)
            hover.setAlpha(40)
            painter.fillRect(self.rect(), hover)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        name_width = metrics.horizontalAdvance("III кв.")
        painter.drawText(QRect(0, 0, name_width, self.height()), Qt.AlignmentFlag.AlignVCenter, self._name())
        box = QRectF(name_width + _GAP, 0, beside_letters(SIDE), self.height())
        left = round(box.right()) + 2 * _GAP
        paint_box(painter, box, self._box, self.palette(), conflict=self._conflict)
        rest = QRect(left, 0, self.width() - left - _GAP, self.height())
        line = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)
        if self.hasFocus():
            self._paint_focus(painter)

    def _name(self) -> str:
        return f"{ROMAN[self.quarter]} кв."

    def _paint_focus(self, painter: QPainter) -> None:
        option = QStyleOptionFocusRect()
        option.initFrom(self)
        option.rect = self.rect().adjusted(1, 1, -1, -1)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)
