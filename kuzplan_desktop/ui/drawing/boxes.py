"""The quarter boxes as they are drawn, in the tree and wherever else a box is shown."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygonF

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.drawing.palette import conflict_color, mixed, outline_color, quiet_color, state_color

SIDE = 16  # pixels
HEADING_SIDE = 12
_CORNER = 3.5


class Box(Enum):
    """What a quarter's cell shows, with the words for it: the first four in activities, the others in headings."""

    EMPTY = "не отмечено"
    DONE = "выполнено"
    NOT_REQUIRED = "не требуется"
    OUTSIDE = "вне срока"
    PARTIAL = "отмечено частично"
    ALL = "отмечено полностью"
    NONE = "ничего не отмечено"
    ABSENT = "пунктов нет"


def box_words(box: Box, quarter: int) -> str:
    """«I квартал: выполнено»."""
    return f"{ROMAN[quarter]} квартал: {box.value}"


def paint_box(
    painter: QPainter, cell: QRectF, box: Box, palette: QPalette, *, conflict: bool = False, outside: bool = False
) -> None:
    """Draw `box` in the middle of `cell`. Boxes of headings are smaller and grey: they only show. What was done
    `outside` the срок is not filled: only its edge and its tick are in the colour of what is done."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    heading = box in (Box.ALL, Box.PARTIAL, Box.NONE)
    square = _square(cell, beside_letters(HEADING_SIDE if heading else SIDE))
    match box:
        case Box.EMPTY | Box.NOT_REQUIRED:
            _outline(painter, square, outline_color(palette), palette.base().color())
        case Box.DONE:
            color = state_color(State.DONE, palette)
            _outline(painter, square, color, palette.base().color() if outside else color)
            _check(painter, square, color if outside else palette.base().color())
        case Box.NONE | Box.PARTIAL:
            _outline(painter, square, mixed(quiet_color(palette), palette.base().color(), 0.35), QColor(0, 0, 0, 0))
        case Box.ALL:
            _outline(painter, square, quiet_color(palette), quiet_color(palette))
            _check(painter, square, palette.base().color())
    _sign(painter, square, box, palette)
    if conflict:
        _flag(painter, square, conflict_color(palette))
    painter.restore()


def beside_letters(size: int) -> int:
    """`size`, in pixels beside ordinary letters, as it is beside those of the program."""
    return icons.grown(size, QFontMetrics(QFont()))


def _square(cell: QRectF, side: int) -> QRectF:
    """The box's square in the middle of its cell, on whole pixels so that its edges are sharp."""
    left = round(cell.center().x() - side / 2)
    top = round(cell.center().y() - side / 2)
    return QRectF(left + 0.5, top + 0.5, side - 1, side - 1)


def _outline(painter: QPainter, square: QRectF, edge: QColor, ground: QColor) -> None:
    painter.setPen(QPen(edge, 1.2))
    painter.setBrush(QBrush(ground))
    corner = _CORNER * square.width() / SIDE
    painter.drawRoundedRect(square, corner, corner)


def _check(painter: QPainter, square: QRectF, color: QColor) -> None:
    painter.setPen(_pen(color, square.width() / 8))
    painter.drawPolyline(QPolygonF([_at(square, *point) for point in ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))]))


def _sign(painter: QPainter, square: QRectF, box: Box, palette: QPalette) -> None:
    """What stands inside a box, or instead of one."""
    if box is Box.NOT_REQUIRED:
        painter.setPen(_pen(state_color(State.NOT_REQUIRED, palette), 1.8))
        painter.drawLine(_at(square, 0.27, 0.5), _at(square, 0.73, 0.5))
    elif box is Box.PARTIAL:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(quiet_color(palette)))
        painter.drawRect(square.adjusted(3, 3, -3, -3))
    elif box is Box.OUTSIDE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(quiet_color(palette)))
        painter.drawEllipse(square.center(), 1.6, 1.6)


def _flag(painter: QPainter, square: QRectF, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(color))
    painter.drawEllipse(square.topRight(), 3.2, 3.2)


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _at(square: QRectF, across: float, down: float) -> QPointF:
    """A point of the square, 0 to 1 each way."""
    return QPointF(square.left() + across * square.width(), square.top() + down * square.height())
