"""The two sides of a difference in full, with who wrote them and when, and the choice between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from kuzplan_desktop.exchange.merge.differences import Author, Difference, Whose
from kuzplan_desktop.exchange.merge.protocol_lines import author_line, side_text
from kuzplan_desktop.exchange.merge.taking import Taking, can_join
from kuzplan_desktop.ui.fields.notice import Notice, Tone, bold_label
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.fields.segments import Segments

CHOICES: tuple[tuple[str, Taking | None], ...] = (
    ("Решить позже", None),
    ("Взять мое", Taking.MINE),
    ("Взять у коллеги", Taking.THEIRS),
    ("Взять более позднее", Taking.NEWEST),
    ("Соединить оба", Taking.BOTH),
)
LATER = "Изменили оба, не зная друг о друге. Пока не решено, в документе один из вариантов, второй есть в журнале."


class CompareSides(QWidget):
    """Shows one difference. `chosen` carries the Taking that a person wants, None for a decision later."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads = bold_label(), bold_label()
        self.authors = plain_label(), plain_label()
        self.texts = _text("У меня"), _text("У коллеги")
        self.choices = Segments([caption for caption, _ in CHOICES])
        self.caption: QLabel = plain_label("Что взять:")
        self.later = Notice(tone=Tone.HINT)
        grid = QGridLayout()
        for column, name in enumerate(("У меня", "У коллеги")):
            self.heads[column].setText(name)
            head = QHBoxLayout()
            head.addWidget(self.heads[column])
            head.addWidget(self.authors[column], 1)
            grid.addLayout(head, 0, column)
            grid.addWidget(self.texts[column], 1, column)
            grid.setColumnStretch(column, 1)
        row = QHBoxLayout()
        row.addWidget(self.caption)
        row.addWidget(self.choices)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 4, 0, 0)
        outer.addLayout(grid, 1)
        outer.addLayout(row)
        outer.addWidget(self.later)
        self.choices.setAccessibleName("Что взять")
        self.choices.group.chosen.connect(lambda place: self.chosen.emit(CHOICES[place][1]))

    def show_difference(self, one: Difference | None, unit: Difference | None, taking: Taking | None) -> None:
        """Show `one`, a difference or a part of the difference `unit`, which is settled as `taking`."""
        sides = [("", Author()), ("", Author())]
        if one is not None and unit is not None:
            sides = [(side_text(one, mine=True), unit.my_author), (side_text(one, mine=False), unit.their_author)]
        for label, field, (text, author) in zip(self.authors, self.texts, sides, strict=True):
            label.setText(author_line(author) if text else "")
            if field.toPlainText() != text:
                field.setPlainText(text)
        conflict = unit is not None and unit.state is Whose.CONFLICT
        for widget in (self.caption, self.choices):
            widget.setVisible(conflict)
        self.later.tell(LATER if conflict and taking is None else "")
        self.choices.choose([choice for _, choice in CHOICES].index(taking))
        for place, (_, choice) in enumerate(CHOICES):
            joined = choice is Taking.BOTH
            self.choices.group.button(place).setVisible(not joined or bool(unit and can_join(unit)))


def _text(name: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setReadOnly(True)
    field.setTabChangesFocus(True)
    field.setAccessibleName(name)
    field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return field
