"""How the program looks: as the system, or in own light or dark colours, with letters of a size that a person chose.

Edges of fields, boxes and buttons, placeholders and what is chosen are seen in light and dark; Fusion draws edges too
pale, and systems choose grounds on which their own letters are not read.
"""

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.ui.base.settings import Shade
from kuzplan_desktop.ui.drawing.icons import grown
from kuzplan_desktop.ui.drawing.palette import TEXT, accent_color, mixed, outline_color, quiet_color, standing_out

FUSION_DARKENS = 140  # per cent: the style draws an edge in the colour of the window, made so much darker
LISTS = ("QListView", "QTableView", "QTreeView")
FIELDS = ("QLineEdit", "QTextEdit", "QPlainTextEdit", "QComboBox", "QAbstractSpinBox", *LISTS)
MENUS = ("QMenu", "QMenuBar")
EDGED = (*FIELDS, "QCheckBox", "QRadioButton", "QPushButton")
STYLE = "Fusion"
BOX, TOO_SMALL = 14, 2  # pixels: a box of the style, and by how much it may be smaller than the letters want
# Ground of windows, of pages, of buttons, and letters.
COLORS = {
    Shade.LIGHT: ("#f1f3f5", "#ffffff", "#f3f5f7", "#16191d"),
    Shade.DARK: ("#22262c", "#191c21", "#2b3037", "#e6e8eb"),
}
SCHEMES = {
    Shade.SYSTEM: Qt.ColorScheme.Unknown,
    Shade.LIGHT: Qt.ColorScheme.Light,
    Shade.DARK: Qt.ColorScheme.Dark,
}


def keep_edges_seen(app: QApplication) -> None:
    """Give the classes of fields and buttons edges that are seen, now and whenever the system turns light or dark."""
    _see_edges()
    app.styleHints().colorSchemeChanged.connect(_see_edges)


def wear(app: QApplication, shade: Shade, points: int) -> None:
    """Show all windows in `shade`, with letters of `points`; SYSTEM and 0 are what the system says.

    A widget whose letters are larger or smaller than all others has `take_letters()`, which is called: Qt tells such a
    one nothing.
    """
    font, accent = _of_the_system()
    if points or app.font() != font:
        letters = QFont(font)
        if points:
            letters.setPointSize(points)
        app.setFont(letters)
        grow_boxes(app)
        for widget in app.allWidgets():
            if hasattr(widget, "take_letters"):
                widget.take_letters()
    app.styleHints().setColorScheme(SCHEMES[shade])
    app.setPalette(QPalette() if shade == Shade.SYSTEM else own_palette(shade, QColor(accent)))
    _see_edges()


def grow_boxes(app: QApplication) -> None:
    """Let boxes, circles and small pictures of Qt's own grow with the program's letters, where these are large."""
    large = grown(BOX, QFontMetrics(app.font())) - BOX >= TOO_SMALL
    if large == bool(app.property("grown")):
        return
    if large:
        from kuzplan_desktop.ui.drawing.grown_style import GrownStyle  # the many names of QStyle take long

        app.setStyle(GrownStyle(STYLE))
    else:
        app.setStyle(STYLE)
    app.setProperty("grown", large)


@cache
def _of_the_system() -> tuple[QFont, str]:
    """Letters and accent as they are before anything is chosen here."""
    return QFont(QApplication.font()), QApplication.palette().accent().color().name()


def own_palette(shade: Shade, accent: QColor) -> QPalette:
    """The colours of a `shade`, LIGHT or DARK, with the system's `accent` as far as it is seen."""
    window, base, button, text = (QColor(color) for color in COLORS[shade])
    made = QPalette(button, window)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(role, text)
        made.setColor(QPalette.ColorGroup.Disabled, role, mixed(text, window, 0.55))
    made.setColor(QPalette.ColorRole.Base, base)
    made.setColor(QPalette.ColorRole.AlternateBase, mixed(base, text, 0.04))
    made.setColor(QPalette.ColorRole.ToolTipBase, base)
    made.setColor(QPalette.ColorRole.ToolTipText, text)
    made.setColor(QPalette.ColorRole.Accent, accent)
    seen = accent_color(made)
    made.setColor(QPalette.ColorRole.Highlight, standing_out(seen, base, TEXT))
    made.setColor(QPalette.ColorRole.HighlightedText, base)
    made.setColor(QPalette.ColorRole.Link, standing_out(seen, window, TEXT))
    made.setColor(QPalette.ColorRole.PlaceholderText, quiet_color(made))
    return made


def _see_edges(*_: object) -> None:
    palette = QApplication.palette()
    for names, own in ((EDGED, edged(palette)), (MENUS, chosen_read(palette))):
        for name in names:
            QApplication.setPalette(own, name)  # type: ignore[arg-type]


def chosen_read(palette: QPalette) -> QPalette:
    """What differs from `palette` where something is chosen: its words are read, which systems do not see to."""
    own = QPalette()
    own.setResolveMask(0)
    words = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText)
    ground = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
    own.setColor(QPalette.ColorRole.Highlight, standing_out(ground, words, TEXT))
    return own


def edged(palette: QPalette) -> QPalette:
    """What differs from `palette` in a field: none of these fills itself with the colour of the window."""
    own = chosen_read(palette)
    own.setColor(QPalette.ColorRole.Window, outline_color(palette).lighter(FUSION_DARKENS))
    own.setColor(QPalette.ColorRole.PlaceholderText, quiet_color(palette))
    return own
