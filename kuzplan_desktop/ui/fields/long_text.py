"""A question that is answered in several lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QPlainTextEdit, QWidget

WIDTH, HEIGHT = 520, 300  # pixels, at least


def ask_long_text(parent: QWidget, title: str, about: str) -> str | None:
    """What a person writes about `about`, which wraps however long it is; None if she leaves it."""
    dialog = QInputDialog(parent)
    dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
    dialog.setWindowTitle(title)
    dialog.setLabelText(about)
    for label in dialog.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
    for field in dialog.findChildren(QPlainTextEdit):
        field.setTabChangesFocus(True)
    dialog.setOkButtonText("Записать")
    dialog.setCancelButtonText("Отмена")
    dialog.resize(WIDTH, HEIGHT)
    sure = dialog.exec()
    dialog.deleteLater()
    return dialog.textValue() if sure else None
