"""Edges of fields, boxes and buttons, and placeholders, that are seen in light and dark; Fusion draws them too pale."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.ui.base.palette import outline_color, quiet_color

FUSION_DARKENS = 140  # per cent: the style draws an edge in the colour of the window, made so much darker
FIELDS = ("QLineEdit", "QTextEdit", "QPlainTextEdit", "QComboBox", "QAbstractSpinBox", "QListView", "QTableView")
EDGED = (*FIELDS, "QCheckBox", "QRadioButton", "QPushButton")


def keep_edges_seen(app: QApplication) -> None:
    """Give the classes of fields and buttons edges that are seen, now and whenever the system turns light or dark."""
    _see_edges()
    app.styleHints().colorSchemeChanged.connect(_see_edges)


def _see_edges(*_: object) -> None:
    for name in EDGED:
        QApplication.setPalette(edged(QApplication.palette()), name)  # type: ignore[arg-type]


def edged(palette: QPalette) -> QPalette:
    """What differs from `palette` in a field: none of these fills itself with the colour of the window."""
    own = QPalette()
    own.setResolveMask(0)
    own.setColor(QPalette.ColorRole.Window, outline_color(palette).lighter(FUSION_DARKENS))
    own.setColor(QPalette.ColorRole.PlaceholderText, quiet_color(palette))
    return own
