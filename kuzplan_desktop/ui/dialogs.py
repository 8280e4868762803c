"""What all dialogs share: a form with Сохранить and Отмена, a question, the choice of a document file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QFormLayout, QMessageBox, QVBoxLayout, QWidget

from kuzplan_desktop.ui.plain import plain_label

DOCUMENTS = "Документы КузПлана (*.sqlite)"


class FormDialog(QDialog):
    """A dialog with a line of explanation, a form and two buttons; `accept` of a subclass saves.

    `form` takes the rows; every field gets its caption as accessible name. With `read_only` nothing can be saved.
    """

    def __init__(self, title: str, intro: str, parent: QWidget | None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.read_only = read_only
        column = QVBoxLayout(self)
        column.addWidget(plain_label(intro, self, wrap=True))
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        column.addLayout(self.form, 1)
        self.buttons = QDialogButtonBox(self)
        if read_only:
            self.buttons.addButton("Закрыть", QDialogButtonBox.ButtonRole.RejectRole)
        else:
            self.buttons.addButton("Сохранить", QDialogButtonBox.ButtonRole.AcceptRole)
            self.buttons.addButton("Отмена", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def add_row(self, caption: str, field: QWidget) -> None:
        """Add a field under its caption."""
        field.setAccessibleName(caption)
        field.setEnabled(not self.read_only)
        label = plain_label(f"{caption}:", self, wrap=False)
        label.setBuddy(field)
        self.form.addRow(label, field)


def ask_yes_no(question: str, detail: str = "", parent: QWidget | None = None) -> bool:
    """Ask a question in a box of its own; «Нет» is the safe answer and the default."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("КузПлан")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(detail)
    yes = box.addButton("Да", QMessageBox.ButtonRole.YesRole)
    box.setDefaultButton(box.addButton("Нет", QMessageBox.ButtonRole.NoRole))
    box.exec()
    return box.clickedButton() is yes


def choose_document(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Let the user choose a document to open, None if she thought better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder), f"{DOCUMENTS};;Все файлы (*)")
    return Path(chosen) if chosen else None


def choose_target(parent: QWidget, title: str, proposed: Path, kinds: str = DOCUMENTS) -> Path | None:
    """Let the user choose where to write; Qt asks before a file that exists is replaced."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kinds)
    return Path(chosen) if chosen else None
