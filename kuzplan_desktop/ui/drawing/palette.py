"""The window's colours: what a state, a selection and a working column look like in a light and in a dark palette."""

from functools import lru_cache

from PySide6.QtGui import QColor, QPalette

from kuzplan_desktop.domain.progress import State

_LIGHT = {
    State.DONE: "#216b3f",
    State.IN_PROGRESS: "#1a66a3",
    State.LATE: "#b33527",
    State.NOT_DUE: "#59616d",
    State.NOT_REQUIRED: "#5f6670",
}
_DARK = {
    State.DONE: "#6cc48c",
    State.IN_PROGRESS: "#74b6ee",
    State.LATE: "#f08a7e",
    State.NOT_DUE: "#aab1bb",
    State.NOT_REQUIRED: "#a5acb6",
}

TEXT, EDGE = 4.5, 3.0  # the contrast that letters, and edges of what can be used, must have with their ground
_GREY = 24  # the saturation, of 255, under which a colour is no accent: KDE gives black


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
    return QColor("#eaa94f" if is_dark(palette) else "#96500a")


def search_color(palette: QPalette) -> QColor:
    """The ground of letters that the search found."""
    return QColor("#6a5717" if is_dark(palette) else "#ffe58f")


def quiet_color(palette: QPalette) -> QColor:
    """Text of the second rank, still readable."""
    return mixed(palette.text().color(), palette.base().color(), 0.25)


def line_color(palette: QPalette) -> QColor:
    """Thin lines between rows."""
    return mixed(palette.base().color(), palette.text().color(), 0.11)


def outline_color(palette: QPalette) -> QColor:
    """The edge of an empty box."""
    return mixed(palette.base().color(), palette.text().color(), 0.58)


def edge_color(palette: QPalette) -> QColor:
    """The edge of a button that stands among others: as pale as is still seen."""
    return QColor(_edge(palette.base().color().name(), palette.text().color().name()))


@lru_cache(maxsize=64)
def _edge(base: str, text: str) -> str:
    return standing_out(mixed(QColor(base), QColor(text), 0.3), QColor(base), EDGE).name()


def band_color(palette: QPalette) -> QColor:
    """The ground of a section's row."""
    return mixed(palette.base().color(), palette.text().color(), 0.06)


def selection_color(palette: QPalette) -> QColor:
    """The ground of selected rows: as much of the accent as leaves the words of states readable on it."""
    names = (palette.base().color().name(), accent_color(palette).name())
    return QColor(_selection(*names, is_dark(palette)))


@lru_cache(maxsize=64)
def _selection(base: str, accent: str, dark: bool) -> str:
    words = [QColor(color) for color in (_DARK if dark else _LIGHT).values()]
    share = 0.28 if dark else 0.2
    while min(contrast(one, mixed(QColor(base), QColor(accent), share)) for one in words) < TEXT and share > 0.02:
        share -= 0.02
    return mixed(QColor(base), QColor(accent), share).name()


def working_color(ground: QColor, palette: QPalette) -> QColor:
    """`ground` in the column of the working quarter."""
    return mixed(ground, accent_color(palette), 0.1 if is_dark(palette) else 0.07)


def accent_color(palette: QPalette) -> QColor:
    """The system's accent colour, made so light or dark that it is seen on the base; blue where that is grey."""
    return QColor(_accent(palette.accent().color().name(), palette.base().color().name(), is_dark(palette)))


@lru_cache(maxsize=64)
def _accent(system: str, base: str, dark: bool) -> str:
    wanted = QColor(system)
    if wanted.saturation() < _GREY or wanted.lightness() < _GREY:
        wanted = QColor("#4f9fdc" if dark else "#1c6cab")
    return standing_out(wanted, QColor(base), EDGE).name()


def filled_color(palette: QPalette) -> QColor:
    """The ground of the one button of a page that is meant first; white letters are read on it."""
    return QColor(_filled(accent_color(palette).name()))


@lru_cache(maxsize=64)
def _filled(accent: str) -> str:
    return standing_out(QColor(accent), QColor("white"), TEXT).name()


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours as WCAG 2 reckons it, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def standing_out(color: QColor, ground: QColor, ratio: float) -> QColor:
    """`color`, made darker or lighter until it has the contrast `ratio` with `ground`."""
    end = QColor("black" if _luminance(ground) > 0.18 else "white")
    steps = (mixed(color, end, step / 20) for step in range(21))
    return next((one for one in steps if contrast(one, ground) >= ratio), end)


def rail_color(palette: QPalette) -> QColor:
    """The ground of the rail: dark in either palette, its letters light."""
    return QColor("#14181e" if is_dark(palette) else "#26384a")


def rail_text(*, strong: bool) -> QColor:
    """Letters on the rail, of the page that is shown or of another."""
    return QColor("#ffffff" if strong else "#c9d3dd")


def rail_chosen(palette: QPalette) -> QColor:
    """The ground of the page that is shown, on the rail."""
    return QColor("#2b3441" if is_dark(palette) else "#3c546c")


def rail_alarm() -> QColor:
    """«Не сохранено» and an old copy, on the rail."""
    return QColor("#ffb4a8")


def toast_color(palette: QPalette) -> QColor:
    """The ground of a toast: it stands apart from the page under it."""
    return QColor("#39424e" if is_dark(palette) else "#1f2b38")
