"""«Год в целом»: how many items are done and under way, as two arcs of a ring, and a bar for each section."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kuzplan_desktop.domain.figures.year import YearStanding
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.todo.values import SectionStanding, WhatToDo
from kuzplan_desktop.ui.drawing.palette import mixed, quiet_color, state_color
from kuzplan_desktop.ui.fields.scaled_label import SMALL, ScaledLabel, scaled_font
from kuzplan_desktop.ui.todo.card import Card, CutLabel

RING = 7.2  # heights of a line
FULL = 360 * 16  # Qt counts sixteenths of a degree


def rest_color(palette: QPalette) -> QColor:
    """What is neither done nor under way."""
    return mixed(palette.base().color(), palette.text().color(), 0.16)


def part_color(state: State | None, palette: QPalette) -> QColor:
    """The colour of an arc and of its line in the legend; None is the rest."""
    if state is None:
        return rest_color(palette)
    color = state_color(state, palette)
    return mixed(color, palette.base().color(), 0.3) if state is State.IN_PROGRESS else color


def arcs_of(standing: YearStanding, *, alarm: bool) -> list[tuple[State, int]]:
    """What is drawn of a standing, in the order of the arc; late ones only where that is to alarm."""
    parts = [(State.DONE, standing.done), (State.IN_PROGRESS, standing.in_progress)]
    return [*parts, (State.LATE, standing.late)] if alarm else parts


def legend_of(standing: YearStanding, *, over: bool) -> list[tuple[State | None, str]]:
    """The lines beside the ring."""
    lines: list[tuple[State | None, str]] = [(State.DONE, f"выполнено {standing.done}")]
    if standing.in_progress or not over:
        lines.append((State.IN_PROGRESS, f"выполняется {standing.in_progress}"))
    if standing.late:
        lines.append((State.LATE, f"не в срок {standing.late}"))
    if standing.silent:
        lines.append((None, f"сведений нет {standing.silent}"))
    if standing.not_due:
        lines.append((None, f"{'срок не определен' if over else 'не начато'} {standing.not_due}"))
    if standing.not_required:
        lines.append((None, f"не требуется {standing.not_required}"))
    return lines


class Ring(QWidget):
    """The two arcs around the count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing = YearStanding(0, 0, 0, 0, 0, 0)
        self._alarm = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_standing(self, standing: YearStanding, *, alarm: bool) -> None:
        """Show the arcs of `standing`."""
        self._standing, self._alarm = standing, alarm
        self.setAccessibleName(f"Выполнено {standing.done} из {standing.total}, выполняется {standing.in_progress}.")
        self.update()

    def sizeHint(self) -> QSize:
        """It grows with the letters."""
        side = round(RING * self.fontMetrics().lineSpacing())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole ring first, the arcs over it, the count in the middle."""
        palette, standing, painter = self.palette(), self._standing, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() / 11
        place = QRectF(self.rect()).adjusted(width, width, -width, -width)
        painter.setPen(QPen(rest_color(palette), width))
        painter.drawEllipse(place)
        begins = FULL // 4
        for state, number in arcs_of(standing, alarm=self._alarm) if standing.total else []:
            span = round(FULL * number / standing.total)
            painter.setPen(QPen(part_color(state, palette), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(place, begins, -span)
            begins -= span
        painter.setPen(palette.text().color())
        painter.setFont(scaled_font(1.35, bold=True))
        middle = self.rect().center().y()
        step = painter.fontMetrics().lineSpacing()
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRectF(0, middle - step * 0.85, self.width(), step), centre, _count(standing))
        painter.setFont(scaled_font(0.82))
        painter.setPen(quiet_color(palette))
        painter.drawText(QRectF(0, middle + step * 0.12, self.width(), step * 0.8), centre, "выполнено")
        painter.end()


def _count(standing: YearStanding) -> str:
    return f"{standing.done} из {standing.total}"


class Dot(QWidget):
    """The colour of a line of the legend."""

    def __init__(self, state: State | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setFixedSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded square."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(part_color(self._state, self.palette()))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.end()


class SectionBar(QWidget):
    """A section: its name, the count, a bar of two colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing = YearStanding(0, 0, 0, 0, 0, 0)
        self._alarm = True
        self.name = CutLabel()
        self.count = ScaledLabel("", SMALL, color=quiet_color)
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.addLayout(line)

    def show_section(self, section: SectionStanding, *, alarm: bool) -> None:
        """Show how a section stands."""
        self._standing, self._alarm = section.standing, alarm
        title = " ".join(section.title.split())
        self.name.setText(". ".join(part for part in (section.number, title) if part))
        self.name.setToolTip(self.name.text())
        counts = section.standing.total
        self.count.setText(_count(section.standing) if counts else "не требуется")
        self.setAccessibleName(f"{self.name.text()}: {self.count.text()}.")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar along the lower edge."""
        palette, painter = self.palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(0, self.height() - 8, self.width(), 6)
        painter.setBrush(rest_color(palette))
        painter.drawRoundedRect(bar, 3, 3)
        left = 0.0
        for state, number in arcs_of(self._standing, alarm=self._alarm) if self._standing.total else []:
            width = bar.width() * number / self._standing.total
            painter.setBrush(part_color(state, palette))
            painter.drawRoundedRect(QRectF(left, bar.top(), width, bar.height()), 3, 3)
            left += width
        painter.end()


class YearCard(Card):
    """The ring, its legend, the sections."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = ScaledLabel("Год в целом", 1.1, bold=True)
        self.ring = Ring(self)
        self._legend = QGridLayout()
        self._legend.setHorizontalSpacing(8)
        self._legend.setColumnStretch(1, 1)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.bars: list[SectionBar] = []
        self._bars = QVBoxLayout()
        self._bars.setSpacing(4)
        self._lines: list[tuple[State | None, str]] = []
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self.ring)
        top.addLayout(self._legend, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 8)
        column.addWidget(self.heading)
        column.addLayout(top)
        column.addLayout(self._bars)

    def show_year(self, told: WhatToDo) -> None:
        """Show how the year stands."""
        alarm = not told.is_over
        self.ring.show_standing(told.whole, alarm=alarm)
        self._show_legend(legend_of(told.whole, over=told.is_over))
        while len(self.bars) < len(told.sections):
            self.bars.append(SectionBar())
            self._bars.addWidget(self.bars[-1])
        for place, bar in enumerate(self.bars):
            bar.setVisible(place < len(told.sections))
            if place < len(told.sections):
                bar.show_section(told.sections[place], alarm=alarm)

    def _show_legend(self, lines: list[tuple[State | None, str]]) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        while item := self._legend.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (state, words) in enumerate(lines):
            self._legend.addWidget(Dot(state), row, 0)
            self._legend.addWidget(ScaledLabel(words), row, 1)
