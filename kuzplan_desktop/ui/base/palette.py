"""The window's colours: what a state, a selection and a working column look like in a light and in a dark palette."""

from PySide6.QtGui import QColor, QPalette

from kuzplan_desktop.domain.progress import State

_LIGHT = {
    State.DONE: "#2b7a4b",
    State.IN_PROGRESS: "#1c6cab",
    State.LATE: "#b93a2b",
    State.NOT_DUE: "#5f6773",
    State.NOT_REQUIRED: "#6f757e",
}
_DARK = {
    State.DONE: "#6cc48c",
    State.IN_PROGRESS: "#74b6ee",
    State.LATE: "#f08a7e",
    State.NOT_DUE: "#aab1bb",
    State.NOT_REQUIRED: "#979ea8",
}


def is_dark(palette: QPalette) -> bool:
    """True if the palette shows light text on a dark ground."""
    return palette.base().color().lightness() < palette.text().color().lightness()


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """`first` with `share` (0 to 1) of `second` in it."""
    rest = 1 - share
    return QColor.fromRgbF(
        first.redF() * rest + second.redF() * share,
        first.greenF() * rest + second.greenF() * share,
        first.blueF() * rest + second.blueF() * share,
    )


def state_color(state: State, palette: QPalette) -> QColor:
    """The colour of a state's icon and caption; readable as text on the palette's base."""
    return QColor((_DARK if is_dark(palette) else _LIGHT)[state])


def alarm_color(palette: QPalette) -> QColor:
    """«Не сохранено»: what must not be overlooked."""
    return state_color(State.LATE, palette)


def conflict_color(palette: QPalette) -> QColor:
    """The colour of «разногласие»: what a person has to settle."""
    return QColor("#eaa94f" if is_dark(palette) else "#a85a08")


def search_color(palette: QPalette) -> QColor:
    """The ground of letters that the search found."""
    return QColor("#6a5717" if is_dark(palette) else "#ffe58f")


def quiet_color(palette: QPalette) -> QColor:
    """Text of the second rank, still readable."""
    return mixed(palette.text().color(), palette.base().color(), 0.34)


def line_color(palette: QPalette) -> QColor:
    """Thin lines between rows."""
    return mixed(palette.base().color(), palette.text().color(), 0.11)


def outline_color(palette: QPalette) -> QColor:
    """The edge of an empty box."""
    return mixed(palette.base().color(), palette.text().color(), 0.52)


def band_color(palette: QPalette) -> QColor:
    """The ground of a section's row."""
    return mixed(palette.base().color(), palette.text().color(), 0.06)


def selection_color(palette: QPalette) -> QColor:
    """The ground of selected rows: light enough for the states' colours to be read on it."""
    return mixed(palette.base().color(), accent_color(palette), 0.28 if is_dark(palette) else 0.2)


def working_color(ground: QColor, palette: QPalette) -> QColor:
    """`ground` in the column of the working quarter."""
    return mixed(ground, accent_color(palette), 0.12 if is_dark(palette) else 0.09)


def accent_color(palette: QPalette) -> QColor:
    """The system's accent colour."""
    return palette.accent().color()
