"""The fields of an event that are folded under «Подробнее»."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kuzplan_desktop.domain.words import FIELDS
from kuzplan_desktop.ui.base.form_rows import FormRows
from kuzplan_desktop.ui.base.typed_text import COUNTS_NOT_NAMES, TypedText
from kuzplan_desktop.ui.editor.event_values import EventInput

_LINES = ("trained", "tested", "volunteers", "publications", "partners")
_TEXTS = ("description", "note")


class MoreFields(QWidget):
    """Less common figures and texts. `edited` tells of every letter."""

    edited = Signal()
    names = (*_LINES, *_TEXTS)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        captions = FIELDS["event"]
        self.rows = FormRows()
        self.lines = {name: QLineEdit() for name in _LINES}
        self.texts = {name: TypedText(captions[name]) for name in _TEXTS}
        for name, line in self.lines.items():
            self.rows.add(name, captions[name], line)
            line.textEdited.connect(self.edited)
            if name != "partners":
                line.setMaximumWidth(line.fontMetrics().horizontalAdvance("0" * 14))
        for name, text in self.texts.items():
            self.rows.add(name, captions[name], text, above=True)
            text.setPlaceholderText(COUNTS_NOT_NAMES)
            text.textChanged.connect(self.edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.rows)

    def show_input(self, values: EventInput) -> None:
        """Show what `values` holds."""
        for name, line in self.lines.items():
            line.setText(getattr(values, name))
        for name, text in self.texts.items():
            text.load(getattr(values, name))

    def typed(self) -> dict[str, str]:
        """Field -> its text."""
        lines = {name: line.text() for name, line in self.lines.items()}
        return lines | {name: text.written() for name, text in self.texts.items()}

    @property
    def filled(self) -> bool:
        """True if anything stands in these fields."""
        return any(text.strip() for text in self.typed().values())

    def set_read_only(self, read_only: bool) -> None:
        """Only show the fields."""
        for line in self.lines.values():
            line.setReadOnly(read_only)
        for text in self.texts.values():
            text.setReadOnly(read_only)
