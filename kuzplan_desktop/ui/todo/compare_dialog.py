"""CompareMarkDialog: what two people wrote of one mark, side by side, with a button under each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kuzplan_desktop.domain.marks import Mark
from kuzplan_desktop.domain.readable import moment
from kuzplan_desktop.domain.wording import day_digits
from kuzplan_desktop.domain.words import MARK_CONTENT, MARK_STATES
from kuzplan_desktop.store.document.marks import WrittenMark
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.fields.buttons import push_button
from kuzplan_desktop.ui.fields.notice import selectable_label
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.fields.scaled_label import ScaledLabel
from kuzplan_desktop.ui.todo.card import Card

EMPTY = "пусто"


class CompareMarkDialog(QDialog):
    """`chosen` carries the Mark that is to stand alone."""

    chosen = Signal(object)

    def __init__(self, heading: str, written: Sequence[WrittenMark], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareMarkDialog")
        self.setWindowTitle("Две записи об одной отметке")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(640)
        self.buttons = [push_button("Оставить это") for _ in written]
        leave = push_button("&Решить потом", "Esc")
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(10)
        for place, (one, button) in enumerate(zip(written, self.buttons, strict=True)):
            row.addWidget(_card(one, button, shown=place == 0), 1)
            button.clicked.connect(lambda _checked=False, mark=one.mark: self._choose(mark))
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(leave)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(plain_label(heading, wrap=True))
        column.addLayout(row, 1)
        column.addLayout(below)

    def _choose(self, mark: Mark) -> None:
        self.chosen.emit(mark)
        self.accept()


def _card(one: WrittenMark, button: QWidget, *, shown: bool) -> Card:
    who = one.by or "имя не указано"
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 10, 14, 12)
    column.addWidget(ScaledLabel(who, 1.1, bold=True))
    origin = ", ".join(part for part in (moment(one.at), "показано сейчас" if shown else "") if part)
    column.addWidget(ScaledLabel(origin, color=quiet_color, wrap=True))
    column.addWidget(selectable_label("\n".join(mark_lines(one.mark))), 1)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    button.setAccessibleName(f"Оставить то, что написано: {who}")
    return card


def mark_lines(mark: Mark) -> list[str]:
    """«Отметка: выполнено», and a line for each other part of a mark."""
    return [
        f"{MARK_CONTENT['state']}: {MARK_STATES[mark.state] if mark.state else EMPTY}",
        f"{MARK_CONTENT['date']}: {day_digits(mark.date) if mark.date else EMPTY}",
        f"{MARK_CONTENT['text']}: {mark.text.strip() or EMPTY}",
        f"{MARK_CONTENT['note']}: {mark.note.strip() or EMPTY}",
    ]
