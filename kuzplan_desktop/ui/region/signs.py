"""What a cell of the matrix shows of the work of a commission: a drawn sign, and a ground for eyes that see colours."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPixmap

from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.region import Work
from kuzplan_desktop.ui.drawing.boxes import SIDE, Box, beside_letters, paint_box
from kuzplan_desktop.ui.drawing.palette import conflict_color, mixed, quiet_color, state_color

BOXES = {Work.DONE: Box.DONE, Work.NOT_REQUIRED: Box.NOT_REQUIRED, Work.NOTHING: Box.EMPTY}
STATES = {Work.DONE: State.DONE, Work.LATE: State.LATE, Work.IN_PROGRESS: State.IN_PROGRESS}
WORDS = {
    Work.NOT_OWN: "записано, но пункт не этой комиссии: в показатели не входит",
    Work.DONE: "выполнялось",
    Work.LATE: "не выполнено в срок",
    Work.NOT_REQUIRED: "не требуется",
    Work.IN_PROGRESS: "работа велась в другом квартале",
    Work.NOTHING: "нет сведений",
    Work.ABSENT: "в этом квартале не исполняет",
}
STRENGTH = 0.16  # of a colour in the ground: the signs are read on it


def ground_of(work: Work, palette: QPalette) -> QColor | None:
    """The ground of a cell; None where nothing is to be told."""
    if work is Work.ABSENT:
        return None
    if work in STATES:
        color = state_color(STATES[work], palette)
    else:
        color = conflict_color(palette) if work is Work.NOTHING else quiet_color(palette)
    return mixed(palette.base().color(), color, STRENGTH)


def sign_of(work: Work, palette: QPalette, ratio: float = 1.0) -> QPixmap:
    """The picture of one kind of work."""
    side = beside_letters(SIDE) + 4
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    square, middle = QRectF(0, 0, side, side), side / 2
    if work in BOXES:
        paint_box(painter, square, BOXES[work], palette)
    elif work is Work.LATE:
        color = state_color(State.LATE, palette)
        painter.setPen(QPen(color, 1.6))
        painter.drawRoundedRect(square.adjusted(2.5, 2.5, -2.5, -2.5), 3.5, 3.5)
        painter.drawLine(QPointF(middle, 0.3 * side), QPointF(middle, 0.55 * side))
        painter.drawPoint(QPointF(middle, 0.7 * side))
    elif work is Work.NOT_OWN:
        painter.setPen(QPen(quiet_color(palette), 1.6))
        near, far = 0.25 * side, 0.75 * side
        painter.drawLine(QPointF(near, near), QPointF(far, far))
        painter.drawLine(QPointF(far, near), QPointF(near, far))
    elif work is Work.IN_PROGRESS:
        color = state_color(State.IN_PROGRESS, palette)
        painter.setPen(QPen(color, 1.4))
        painter.drawRoundedRect(square.adjusted(2.5, 2.5, -2.5, -2.5), 3.5, 3.5)
        painter.setBrush(color)
        for x in (0.325 * side, middle, 0.675 * side):
            painter.drawEllipse(QRectF(x - 0.6, middle - 0.6, 1.2, 1.2))
    painter.end()
    return picture
