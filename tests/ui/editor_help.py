"""What the tests of the editor do as a person does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget


def type_into(field: QWidget, text: str) -> None:
    """Go into a field and type, Cyrillic too; the field keeps the keyboard."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(field, QPlainTextEdit):
        field.insertPlainText(text)
    elif isinstance(field, QLineEdit):
        field.insert(text)
    else:
        field.lineEdit().insert(text)


def leave(field: QWidget) -> None:
    """Go to the next field by the keyboard."""
    QTest.keyClick(field, Qt.Key.Key_Tab)


def mnemonics(widget: QWidget) -> list[str]:
    """The letters that lead to the visible fields and buttons together with Alt."""
    labels = [label for label in widget.findChildren(QLabel) if label.buddy() is not None]
    shown = [one for one in (*labels, *widget.findChildren(QAbstractButton)) if one.isVisibleTo(widget)]
    return [key.lower() for one in shown if (key := QKeySequence.mnemonic(one.text()).toString())]


def keyboard_order(page: QWidget) -> list[QWidget]:
    """The visible fields of a page in the order of the Tab key."""
    found, widget = [], page.nextInFocusChain()
    while widget is not page:
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes_tab and page.isAncestorOf(widget) and widget.isVisibleTo(page) and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found
