"""Text that a file or a person supplied, shown as plain text: the one place that makes labels and captions of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

# as html.escape does, whose module brings a large table of entities along before the first picture
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def plain_label(text: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """A label that never takes its text for markup; `wrap` breaks long text into lines."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wrap)
    return label


def plain_tip(text: str) -> str:
    """`text` for a tooltip: escaped, since a tooltip guesses whether it is markup; wraps when it is long."""
    lines = text.translate(_ESCAPED).replace("\n", "<br>")
    return f"<qt>{lines}</qt>" if lines else ""


def offer_clearing(line: QLineEdit) -> None:
    """Give a line the button that empties it; Qt leaves that without a name."""
    others = line.findChildren(QToolButton)
    line.setClearButtonEnabled(True)
    for button in line.findChildren(QToolButton):
        if button not in others:
            button.setAccessibleName("Очистить")


def sign_line(line: QLineEdit, name: str) -> QAction:
    """Give a line a sign at its left, whose icon is to be set; Qt leaves the sign's button without a name."""
    from PySide6.QtGui import QIcon  # not before the first picture

    others = line.findChildren(QToolButton)
    sign = line.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
    for button in line.findChildren(QToolButton):
        if button not in others:
            button.setAccessibleName(name)
    return sign


def menu_caption(text: str) -> str:
    """`text` for a menu or a button, where a single & would become a mnemonic."""
    return text.replace("&", "&&")


def spoken_caption(caption: str) -> str:
    """The caption of a menu or a button as it is read: without the sign of its mnemonic."""
    return caption.replace("&&", "\0").replace("&", "").replace("\0", "&")
