"""The cards beside the rows: «Ближайшее» and «Отчеты»."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.todo.values import Fate, NearDay, ReportFate, WhatToDo
from kuzplan_desktop.domain.wording import MONTHS_GENITIVE, day_digits
from kuzplan_desktop.ui.drawing.palette import accent_color, conflict_color, mixed, quiet_color, state_color
from kuzplan_desktop.ui.fields.plain import plain_tip
from kuzplan_desktop.ui.fields.scaled_label import Color, ScaledLabel, scaled_font
from kuzplan_desktop.ui.todo.card import Card
from kuzplan_desktop.ui.todo.row_card import RowWords


def fate_color(fate: Fate, palette: QPalette) -> QColor:
    """The colour of what became of a report."""
    if fate is Fate.SENT:
        return state_color(State.DONE, palette)
    return state_color(State.LATE, palette) if fate is Fate.OVERDUE else quiet_color(palette)


class DayBadge(QWidget):
    """A day as a leaf of a calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = self._month = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_day(self, near: NearDay) -> None:
        """Show a day."""
        self._day, self._month = f"{near.day.day:02}", MONTHS_GENITIVE[near.day.month - 1]
        self.setAccessibleName(day_digits(near.day))
        self.update()

    def sizeHint(self) -> QSize:
        """It grows with the letters."""
        step = self.fontMetrics().lineSpacing()
        return QSize(self.fontMetrics().horizontalAdvance("сентября") - 4, round(step * 2.1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The number above the month."""
        palette, painter = self.palette(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(palette.base().color(), accent_color(palette), 0.16))
        painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        painter.setPen(palette.text().color())
        upper = QRectF(0, 1, self.width(), self.height() * 0.58)
        painter.setFont(scaled_font(1.15, bold=True))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._day)
        painter.setFont(scaled_font(0.78))
        lower = QRectF(0, self.height() * 0.52, self.width(), self.height() * 0.42)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, self._month)
        painter.end()


class NearestCard(Card):
    """The next three days that matter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(1, 1)
        self.badges = [DayBadge(self) for _ in range(3)]
        self.words = [RowWords(self) for _ in range(3)]
        for row, (badge, words) in enumerate(zip(self.badges, self.words, strict=True)):
            self._grid.addWidget(badge, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.addWidget(ScaledLabel("Ближайшее", 1.1, bold=True))
        column.addLayout(self._grid)

    def show_nearest(self, told: WhatToDo) -> None:
        """Show the days; the card goes where there is none."""
        self.setVisible(bool(told.nearest))
        for place in range(3):
            near = told.nearest[place] if place < len(told.nearest) else None
            self.badges[place].setVisible(near is not None)
            self.words[place].setVisible(near is not None)
            if near is not None:
                self._show_day(place, near)

    def _show_day(self, place: int, near: NearDay) -> None:
        first, *others = near.lines
        more = f" · и еще {len(others)}" if others else ""
        self.badges[place].show_day(near)
        words = self.words[place]
        words.show_words("", first.title, f"{first.detail}{more}")
        words.setToolTip(plain_tip("\n".join(f"{line.title} – {line.detail}" for line in near.lines)))
        words.setAccessibleName(f"{day_digits(near.day)}: {first.title}, {first.detail}{more}.")


class ReportsCard(Card):
    """What became of each report, or by when it is expected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[ScaledLabel, ScaledLabel]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.addWidget(ScaledLabel("Отчеты", 1.1, bold=True))
        column.addLayout(self._grid)

    def show_reports(self, told: WhatToDo) -> None:
        """Show the reports of the year, that of the working quarter in the colour of what is awaited."""
        while len(self._rows) < len(told.reports):
            pair = (ScaledLabel(), ScaledLabel("", wrap=True))
            for column, label in enumerate(pair):
                self._grid.addWidget(label, len(self._rows), column)
            self._rows.append(pair)
        for place, (name, words) in enumerate(self._rows):
            report = told.reports[place] if place < len(told.reports) else None
            name.setVisible(report is not None)
            words.setVisible(report is not None)
            if report is not None:
                name.setText(report.caption)
                words.setText(report.words)
                words.set_color(_color_of(report, working=report.period.key.endswith(f"Q{told.quarter}")))
                words.setAccessibleName(f"Отчет за {report.caption}: {report.words}.")


def _color_of(report: ReportFate, *, working: bool) -> Color:
    awaited = working and report.fate is Fate.DUE
    return conflict_color if awaited else lambda palette: fate_color(report.fate, palette)
