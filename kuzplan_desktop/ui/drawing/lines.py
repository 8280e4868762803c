"""Text of the cells of trees: broken into two lines or as many as it needs; the letters in it that the search found."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from kuzplan_desktop.domain.wording import searchable

MOST_LINES = 2
CACHE_SIZE = 6000


class LineBreaker:
    """Breaks texts in one font; what was broken for a width is remembered."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetrics(font)
        self._known: dict[tuple[str, int, bool], tuple[str, ...]] = {}

    def lines(self, text: str, width: int, *, whole: bool = False) -> tuple[str, ...]:
        """`text` in lines of `width` pixels: the `whole` of it, or two at most, the last one with an ellipsis then."""
        key = (text, width, whole)
        found = self._known.get(key)
        if found is None:
            if len(self._known) > CACHE_SIZE:
                self._known.clear()
            found = self._known[key] = self._broken(text.replace("\n", " "), max(width, 1), whole=whole)
        return found

    def _broken(self, text: str, width: int, *, whole: bool) -> tuple[str, ...]:
        if self.metrics.horizontalAdvance(text) <= width:
            return (text,)
        layout = QTextLayout(text, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        rest = text.encode("utf-16-le", "surrogatepass")  # Qt counts in UTF-16
        lines: list[str] = []
        while rest and (whole or len(lines) < MOST_LINES - 1):
            line = layout.createLine()
            line.setLineWidth(width)
            cut = 2 * line.textLength()
            lines.append(_decoded(rest[:cut]).rstrip())
            rest = rest[cut:]
        layout.endLayout()
        if whole:
            return tuple(lines)
        return (*lines, self.metrics.elidedText(_decoded(rest), Qt.TextElideMode.ElideRight, width))

    def found(self, line: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
        """Where `words` (searched) stand in `line`: first pixel and width of each."""
        searched = searchable(line)
        if len(searched) != len(line):
            return []
        places = []
        for word in words:
            start = searched.find(word)
            while start >= 0:
                left = self.metrics.horizontalAdvance(line[:start])
                places.append((left, self.metrics.horizontalAdvance(line[: start + len(word)]) - left))
                start = searched.find(word, start + len(word))
        return places


def _decoded(units: bytes) -> str:
    return units.decode("utf-16-le", "surrogatepass")
