"""Rows of participants: audience, people, of them tested; an empty row is always at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QToolButton, QWidget

from kuzplan_desktop.domain.words import AUDIENCES
from kuzplan_desktop.ui.base.open_choice import OpenChoice
from kuzplan_desktop.ui.editor.event_values import AudienceInput
from kuzplan_desktop.ui.fields.plain import plain_label


class _AudienceRow:
    """The widgets of one row."""

    def __init__(self, number: int, audiences: Sequence[str]) -> None:
        self.audience = OpenChoice(f"Аудитория, строка {number}", audiences)
        self.people = _number_line(f"Человек, строка {number}")
        self.tested = _number_line(f"Прошли тестирование, строка {number}")
        self.remove = QToolButton()
        self.remove.setText("×")
        self.remove.setToolTip("Убрать строку")
        self.remove.setAutoRaise(True)
        self.remove.setAccessibleName(f"Убрать строку {number}")
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        return self.audience, self.people, self.tested, self.remove

    def show(self, typed: AudienceInput) -> None:
        for field, text in ((self.people, typed.people), (self.tested, typed.tested)):
            field.setText(text)
        with QSignalBlocker(self.audience):
            self.audience.show_value(typed.audience)

    def typed(self) -> AudienceInput:
        return AudienceInput(self.audience.currentText(), self.people.text(), self.tested.text())


def _number_line(caption: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(caption)
    line.setAlignment(Qt.AlignmentFlag.AlignRight)
    line.setFixedWidth(line.fontMetrics().horizontalAdvance("00000000"))
    return line


class AudienceRows(QWidget):
    """The participants of an event. `changed` tells of every letter."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_AudienceRow] = []
        self._made = 0
        self._offered: Sequence[str] = AUDIENCES
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(3)
        self._grid.setColumnStretch(0, 1)
        for column, caption in enumerate(("Участники", "Чел.", "Тест.")):
            label = plain_label(caption)
            label.setToolTip("Из них прошли тестирование" if column == 2 else "")
            if column:
                label.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(label, 0, column)
        self._add()

    def rows(self) -> tuple[AudienceInput, ...]:
        """What was typed, without empty rows."""
        return tuple(typed for row in self._rows if not (typed := row.typed()).is_empty)

    def show_rows(self, rows: Sequence[AudienceInput]) -> None:
        """Show these rows and an empty one."""
        wanted = (*rows, AudienceInput())
        while len(self._rows) > len(wanted):
            self._drop(self._rows[-1])
        while len(self._rows) < len(wanted):
            self._add()
        for row, typed in zip(self._rows, wanted, strict=True):
            row.show(typed)

    def people_fields(self) -> list[QLineEdit]:
        """The fields of the numbers of people, row by row."""
        return [row.people for row in self._rows]

    def choices(self) -> list[OpenChoice]:
        """The fields of the audiences, row by row."""
        return [row.audience for row in self._rows]

    def offer(self, audiences: Sequence[str]) -> None:
        """Offer these audiences to choose from."""
        self._offered = audiences
        for row in self._rows:
            row.audience.offer(audiences)

    def set_read_only(self, read_only: bool) -> None:
        """Only show the rows."""
        for row in self._rows:
            row.people.setReadOnly(read_only)
            row.tested.setReadOnly(read_only)
            row.audience.setEnabled(not read_only)
            row.remove.setVisible(not read_only)

    def _add(self) -> None:
        """Add an empty row; the Tab key comes to it after the row above."""
        self._made += 1
        row = _AudienceRow(self._made, self._offered)
        before: QWidget | None = self._rows[-1].tested if self._rows else None
        for column, widget in enumerate(row.widgets):
            self._grid.addWidget(widget, self._made, column)
            if before is not None and widget is not row.remove:
                QWidget.setTabOrder(before, widget)
                before = widget
        self._rows.append(row)
        row.audience.editTextChanged.connect(self._typing)
        row.people.textEdited.connect(self._typing)
        row.tested.textEdited.connect(self._typing)
        row.remove.clicked.connect(lambda: self._remove(row))

    def _typing(self) -> None:
        if not self._rows[-1].typed().is_empty:
            self._add()
        self.changed.emit()

    def _remove(self, row: _AudienceRow) -> None:
        kept = [one.typed() for one in self._rows if one is not row]
        self.show_rows([typed for typed in kept if not typed.is_empty])
        self.changed.emit()

    def _drop(self, row: _AudienceRow) -> None:
        self._rows.remove(row)
        for widget in row.widgets:
            self._grid.removeWidget(widget)
            widget.setVisible(False)
            widget.deleteLater()
