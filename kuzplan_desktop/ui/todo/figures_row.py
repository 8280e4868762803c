"""The figures of the working quarter in a row of cards."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kuzplan_desktop.domain.figures.behind import Figure
from kuzplan_desktop.domain.todo.values import WhatToDo
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.ui.drawing.palette import conflict_color, quiet_color
from kuzplan_desktop.ui.fields.scaled_label import SMALL, Color, ScaledLabel
from kuzplan_desktop.ui.todo.card import Card, CutLabel

LARGE = 1.65
SHOWN = (Figure.PLANNED, Figure.WORKED, Figure.SILENT, Figure.EVENTS, Figure.PEOPLE)
HOW = "Щелчок показывает, из чего сложилось это число"


class FigureWords(NamedTuple):
    """A figure: its caption, the number, what it counts, and its colour."""

    caption: str
    number: int
    unit: str
    color: Color | None = None


def figure_cards(told: WhatToDo) -> tuple[FigureWords, ...]:
    """The figures of the quarter as the cards tell them."""
    line, figures = told.figures.line, told.figures
    items = plural(line.planned, "пункт", "пункта", "пунктов")
    silent = plural(line.no_information, "пункт", "пункта", "пунктов")
    if line.late and not told.is_over:
        silent = f"не в срок {line.late}"
    since = "за год" if told.is_over else "с начала года"
    alarm = None if told.is_over or not line.no_information else conflict_color
    worked = plural(line.worked, "пункт", "пункта", "пунктов")
    return (
        FigureWords("По плану", line.planned, items),
        FigureWords("Работа шла", line.worked, f"{worked} из {line.planned}"),
        FigureWords("Нет сведений", line.no_information, silent, alarm),
        FigureWords("Мероприятий", line.events, f"{figures.events_of_year} {since}"),
        FigureWords("Участников", line.people, f"{figures.people_of_year} {since}"),
    )


class FigureCard(Card):
    """One figure; `opened` asks what stands behind it."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = ScaledLabel("", SMALL, color=quiet_color)
        self.number = ScaledLabel("", LARGE, bold=True)
        self.unit = CutLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 7, 8, 7)
        column.setSpacing(0)
        for label in (self.caption, self.number, self.unit):
            column.addWidget(label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(HOW)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do Enter and the space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def show_figure(self, words: FigureWords) -> None:
        """Show a figure; a screen reader hears it as one sentence."""
        self.caption.setText(words.caption)
        self.number.setText(str(words.number))
        self.number.set_color(words.color)
        self.unit.setText(words.unit)
        self.unit.setToolTip(words.unit)
        self.setAccessibleName(f"{words.caption}: {words.number}, {words.unit}.")


class FiguresRow(QWidget):
    """The cards of all figures side by side; `figure_opened` carries the Figure that a person asks about."""

    figure_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = [FigureCard(self) for _ in SHOWN]
        for card, figure in zip(self.cards, SHOWN, strict=True):
            card.opened.connect(lambda figure=figure: self.figure_opened.emit(figure))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for card in self.cards:
            row.addWidget(card, 1)

    def show_figures(self, told: WhatToDo) -> None:
        """Show the figures of the quarter."""
        for card, words in zip(self.cards, figure_cards(told), strict=True):
            card.show_figure(words)
