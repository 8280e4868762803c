"""Push buttons of the editor: none of them is pressed by Enter in a field, each says its key in its tip."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


def push_button(caption: str, tip: str = "") -> QPushButton:
    """A button with a caption of ours and a tip."""
    button = QPushButton(caption)
    button.setAutoDefault(False)
    button.setToolTip(tip)
    return button


def left_row(*widgets: QWidget) -> QHBoxLayout:
    """Widgets side by side, at the left."""
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
