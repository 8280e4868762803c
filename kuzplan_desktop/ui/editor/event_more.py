"""The fields of an event that stand under «Подробнее»: those of the table of event fields that say so."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from kuzplan_desktop.domain.events.event_fields import EVENT_FIELDS, Asked, EventField, FieldType
from kuzplan_desktop.ui.editor.event_values import FLAG_SET, EventInput
from kuzplan_desktop.ui.fields.form_rows import FormRows
from kuzplan_desktop.ui.fields.typed_text import COUNTS_NOT_NAMES, TypedText

_TALL = ("description", "note")  # texts that have the whole width
_FIELDS = tuple(field for field in EVENT_FIELDS if field.asked is Asked.MORE)


class FlagChoice(QComboBox):
    """One of two words; the wheel scrolls the pane instead of changing the choice."""

    def __init__(self, says: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItems([word[:1].upper() + word[1:] for word in says])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the scroll area around."""
        event.ignore()


class MoreFields(QWidget):
    """Less common figures and texts. `edited` tells of every letter."""

    edited = Signal()
    names = tuple(field.name for field in _FIELDS)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FormRows()
        self.lines: dict[str, QLineEdit] = {}
        self.texts: dict[str, TypedText] = {}
        self.flags: dict[str, FlagChoice] = {}
        for field in _FIELDS:
            self._add(field)
        self.flags["taking_part"].currentIndexChanged.connect(self._ask_for_host)
        self._ask_for_host()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.rows)

    def _add(self, field: EventField) -> None:
        """Add the row of a field."""
        if field.name in _TALL:
            text = self.texts[field.name] = TypedText(field.caption)
            self.rows.add(field.name, field.caption, text, above=True)
            text.setPlaceholderText(COUNTS_NOT_NAMES)
            text.textChanged.connect(self.edited)
        elif field.type is FieldType.FLAG:
            flag = self.flags[field.name] = FlagChoice(field.says)
            self.rows.add(field.name, field.caption, flag)
            flag.currentIndexChanged.connect(self.edited)
        else:
            line = self.lines[field.name] = QLineEdit()
            self.rows.add(field.name, field.caption, line)
            line.textEdited.connect(self.edited)
            line.setPlaceholderText(field.unit)
            if field.is_number:
                line.setMaximumWidth(line.fontMetrics().horizontalAdvance("0" * 14))

    def _ask_for_host(self) -> None:
        """Who held it is asked of events that the commission takes part in."""
        self.lines["held_by"].setEnabled(self.flags["taking_part"].currentIndex() == 1)

    def show_input(self, values: EventInput) -> None:
        """Show what `values` holds."""
        for name, line in self.lines.items():
            line.setText(values.texts[name])
        for name, text in self.texts.items():
            text.load(values.texts[name])
        for name, flag in self.flags.items():
            flag.setCurrentIndex(int(values.texts[name] == FLAG_SET))

    def typed(self) -> dict[str, str]:
        """Field -> its text; of a field that is not asked now, nothing."""
        texts = {name: line.text() if line.isEnabled() else "" for name, line in self.lines.items()}
        texts |= {name: FLAG_SET if flag.currentIndex() else "" for name, flag in self.flags.items()}
        return texts | {name: text.written() for name, text in self.texts.items()}

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
        for flag in self.flags.values():
            flag.setEnabled(not read_only)
