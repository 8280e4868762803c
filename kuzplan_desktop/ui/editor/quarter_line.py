"""A quarter folded to a line: «II квартал ☑ 14.03.2022 first words ▸»; a click makes it the working one."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.marks import Mark, MarkState
from kuzplan_desktop.domain.typed.reading import write_day
from kuzplan_desktop.ui.drawing.boxes import SIDE, Box, beside_letters, box_words, paint_box
from kuzplan_desktop.ui.drawing.palette import accent_color, edge_color, mixed, quiet_color

CORNER = 7
_GAP = 8
_BESIDE = 10  # pixels between the edge of the card and its words
_UNFOLDS = "▸"
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

    def show_mark(self, mark: Mark | None, *, outside: bool, begun: bool, held: int) -> None:
        """Show the quarter's mark; `outside` tells that the срок does not ask for one, `begun` that the quarter has
        come, `held` its held events."""
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
            parts = ["вне срока" if outside else "нет сведений" if begun else "еще не начался"]
        self._words = " · ".join(parts)
        self.setAccessibleName(box_words(self._box, self.quarter))
        self.setAccessibleDescription(self._words)
        self.update()

    @property
    def words(self) -> str:
        """What the line says after its box."""
        return self._words

    def sizeHint(self) -> QSize:
        """One line of text in a card."""
        return QSize(200, self.fontMetrics().height() + 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card: the quarter's name, its box, its first words, a sign that it unfolds."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, metrics, focused = self.palette(), self.fontMetrics(), self.hasFocus()
        hovered = mixed(palette.window().color(), accent_color(palette), 0.1)
        painter.setPen(QPen(accent_color(palette) if focused else edge_color(palette), 1.5 if focused else 1))
        painter.setBrush(hovered if self.underMouse() else palette.window())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.setPen(palette.windowText().color())
        name = QRect(_BESIDE, 0, metrics.horizontalAdvance("III квартал"), self.height())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, f"{ROMAN[self.quarter]} квартал")
        box = QRectF(name.right() + _GAP, 0, beside_letters(SIDE), self.height())
        paint_box(painter, box, self._box, palette, conflict=self._conflict)
        sign = metrics.horizontalAdvance(_UNFOLDS)
        left = round(box.right()) + _GAP
        rest = QRect(left, 0, self.width() - left - sign - 2 * _BESIDE, self.height())
        line = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, rest.width())
        painter.setPen(quiet_color(palette))
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)
        right = self.rect().adjusted(0, 0, -_BESIDE, 0)
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _UNFOLDS)
        painter.end()
