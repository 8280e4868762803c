"""Who signs and who draws up a report: the fields of the report panel, and saving them, also from the dialog."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QLineEdit, QWidget

from kuzplan_desktop.domain.commission import Signatory
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.fields.plain import plain_label

DEFAULT_POSITIONS = ("Председатель", "Секретарь")
LEAST_LETTERS = 13  # of a name that a narrow window shows
PREPARER, PREPARER_PHONE, ADDRESSEE = "preparer", "preparer_phone", "addressee"


def save_letterhead(
    session: Session, wanted: Sequence[Signatory], preparer: str, phone: str, addressee: str | None = None
) -> None:
    """Keep who signs and who draws the reports up, and to whom they go, as one step, if anything of it is new."""
    settings = session.document.settings
    texts = {PREPARER: preparer.strip(), PREPARER_PHONE: phone.strip()}
    if addressee is not None:
        texts[ADDRESSEE] = addressee.strip()
    former = {key: settings.get(key, "") for key in texts}
    if tuple(wanted) != session.document.signatories or texts != former:
        session.do(lambda: session.file.settings.set_letterhead(wanted, *texts.values()))


class SignersForm(QWidget):
    """The first two signatories and the preparer, asked for where the first report is made."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.names = [QLineEdit(self) for _ in DEFAULT_POSITIONS]
        self.preparer = QLineEdit(self)
        self.phone = QLineEdit(self)
        form = narrow_form()
        form.setContentsMargins(0, 0, 0, 0)
        self.setLayout(form)
        self._labels = [add_field(form, place, name) for place, name in zip(DEFAULT_POSITIONS, self.names, strict=True)]
        add_field(form, "Составитель", self.preparer)
        add_field(form, "Телефон", self.phone)
        for name in self.names:
            name.setPlaceholderText("И.О. Фамилия")
        for field in (*self.names, self.preparer, self.phone):
            field.setMinimumWidth(field.fontMetrics().averageCharWidth() * LEAST_LETTERS)
            field.editingFinished.connect(self._leave)
        self.setEnabled(not session.read_only)

    def show_document(self) -> None:
        """Show what the document knows."""
        document = self._session.document
        for index, (label, field) in enumerate(zip(self._labels, self.names, strict=True)):
            known = self._known(index)
            label.setText(f"{known.position}:")
            field.setAccessibleName(known.position)
            field.setText(known.name)
        self.preparer.setText(document.settings.get(PREPARER, ""))
        self.phone.setText(document.settings.get(PREPARER_PHONE, ""))

    def take_focus(self) -> None:
        """Put the keyboard into the first field that is empty."""
        fields = (*self.names, self.preparer, self.phone)
        next((field for field in fields if not field.text()), fields[0]).setFocus()

    def keep(self) -> None:
        """Write what is typed into the document, where the next report finds it."""
        if self._session.read_only:
            return
        wanted = list(self._session.document.signatories)
        for index, field in enumerate(self.names):
            before = self._known(index)
            typed = replace(before, name=field.text().strip())
            if before in wanted:
                wanted[wanted.index(before)] = typed
            else:
                wanted.insert(index, typed)
        wanted = [item for item in wanted if item.name]
        save_letterhead(self._session, wanted, self.preparer.text(), self.phone.text())

    def _leave(self) -> None:
        """All the names make one step, when the keyboard goes elsewhere."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.keep()

    def _known(self, index: int) -> Signatory:
        """Who signs today at the place of the field `index`: the chair or who acts for him, the secretary."""
        from kuzplan_desktop.reports.paper.letterhead import SIGNING, signing

        current = signing(self._session.document.signatories, self._session.day)
        return current.get(SIGNING[index]) or Signatory("", DEFAULT_POSITIONS[index], "")


def narrow_form() -> QFormLayout:
    """A form whose fields take the width they get."""
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setVerticalSpacing(5)
    return form


def add_field(form: QFormLayout, caption: str, field: QWidget) -> QLabel:
    """Add a field under its caption, which also is its accessible name; the caption's label comes back."""
    label = plain_label(f"{caption}:")
    label.setBuddy(field)
    field.setAccessibleName(caption.replace("&", ""))
    form.addRow(label, field)
    return label
