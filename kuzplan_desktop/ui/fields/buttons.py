"""Push buttons of the editor: none of them is pressed by Enter in a field, each says its key in its tip."""

from PySide6.QtWidgets import QPushButton, QWidget

from kuzplan_desktop.ui.fields.flowing_row import FlowingRow


def push_button(caption: str, tip: str = "") -> QPushButton:
    """A button with a caption of ours and a tip."""
    button = QPushButton(caption)
    button.setAutoDefault(False)
    button.setToolTip(tip)
    return button


def left_row(*widgets: QWidget) -> FlowingRow:
    """Widgets side by side, at the left; in several rows where there is no room."""
    row = FlowingRow(*widgets)
    row.add_gap()
    return row
