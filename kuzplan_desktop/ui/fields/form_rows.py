"""Rows of a form: caption, field, and a sentence under the field when something is wrong with it."""

from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from kuzplan_desktop.ui.fields.date_field import DateField
from kuzplan_desktop.ui.fields.notice import Notice, Tone
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.fields.typed_text import TypedText


class FormRows(QFormLayout):
    """A form whose fields are known by the names that the document gives them."""

    def __init__(self) -> None:
        super().__init__()
        self._notices: dict[str, Notice] = {}
        self._fields: dict[str, QWidget] = {}
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(8)
        self.setVerticalSpacing(5)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, from top to bottom."""
        return tuple(self._fields)

    def add(self, name: str, caption: str, field: QWidget, *, above: bool = False) -> QLabel:
        """Add a row; `above` puts the caption over the field, which then has the whole width."""
        label = plain_label(caption, wrap=not above)
        label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(caption.replace("&", ""))
        cell = field
        if isinstance(field, DateField):
            self._notices[name] = field.notice
            self._fields[name] = field.line
        else:
            notice = field.notice if isinstance(field, TypedText) else Notice(field)
            self._notices[name] = notice
            self._fields[name] = field
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(field)
            column.addWidget(notice)
        if above:
            self.addRow(label)
            self.addRow(cell)
        else:
            self.addRow(label, cell)
        return label

    def tell(self, sentences: dict[str, str], tone: Tone = Tone.ERROR) -> None:
        """Show each sentence under its field and hide those of all other fields."""
        for name, notice in self._notices.items():
            notice.tell(sentences.get(name, ""), tone)

    def sentence(self, name: str) -> str:
        """The sentence under a field."""
        return self._notices[name].text()

    def forget_mended(self, errors: dict[str, str]) -> None:
        """Hide the sentences of fields that are no longer among `errors`."""
        for name, notice in self._notices.items():
            if notice.text() and name not in errors:
                notice.tell("")

    def go_to(self, name: str) -> None:
        """Put the cursor into a field."""
        field = self._fields[name]
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.selectAll()
