"""How wide and how high the cells of a sheet must be: its program wraps words, but does not make rows higher."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, count

from kuzplan_desktop.reports.paper.report import Value
from kuzplan_desktop.reports.paper.typeface import face
from kuzplan_desktop.reports.paper.wrapping import HYPHEN, wrap

LINE = 12.75  # points of a line of 10-point type
NARROWER = 0.94  # Times New Roman beside PT Serif: 0.90 over the words of a plan, kept on the safe side
HIGHEST = 409.0  # points: no row is higher (ECMA-376, 18.3.1.73 row, as Excel reads it)
PIECE = 204.0  # points of each row that a longer one is divided into, so that little is left blank above it
MOST_LETTERS = 32_000  # of a cell; Excel holds 32,767 and cuts the rest without a word
SPACE = 3.0  # points above and below the lines
PIXELS_IN_MM = 96 / 25.4
POINTS_IN_PIXEL = 0.75
DIGIT, CELL_PADDING = 7, 5  # pixels: a figure in the standard type, and what a column adds (18.3.1.13 col)
MARGINS = 7  # pixels that are kept free beside the words, with some to spare

_SENTENCE = re.compile(r"[.;!?] +(?=[А-ЯЁA-Z«\d])")


@dataclass(frozen=True, slots=True)
class Content:
    """A text for a cell `width` mm wide, in type of `size` points."""

    text: str
    width: float
    size: float = 10.0
    bold: bool = False

    def lines(self) -> tuple[str, ...]:
        """The lines that the text takes in Times New Roman, measured with PT Serif."""
        room = (self.width * PIXELS_IN_MM - MARGINS) * POINTS_IN_PIXEL
        return wrap(self.text, face(bold=self.bold), self.size, room / NARROWER)

    @property
    def leading(self) -> float:
        """The height of a line in points."""
        return LINE * self.size / 10


def width_for(word: str, size: float = 10.0, *, bold: bool = True) -> float:
    """The width in mm of a column that holds the `word` undivided."""
    points = face(bold=bold).width(word, size) * NARROWER
    return (points / POINTS_IN_PIXEL + MARGINS) / PIXELS_IN_MM


def units(width: float) -> float:
    """The width of a column in the units of a sheet, from mm."""
    return round((width * PIXELS_IN_MM - CELL_PADDING) / DIGIT, 2)


def row_height(contents: Sequence[Content]) -> float:
    """The height in points that a row needs for these texts, at most what a row may have."""
    return min(HIGHEST, max(len(content.lines()) * content.leading for content in contents) + SPACE)


def pieces(values: Sequence[Value | Content]) -> Iterator[tuple[list[Value], float]]:
    """The rows that a row of a table takes, each with its height: texts too long for a row go on in the next.

    One that a row of the sheet can hold stays whole; a longer one is divided where a paragraph ends, else a sentence.

    Values other than texts stand in the first row alone; where a text has ended there is None.
    """
    texts = {at: list(_parts(value)) for at, value in enumerate(values) if isinstance(value, Content)}
    for part in count():
        if part and not any(part < len(parts) for parts in texts.values()):
            return
        cells: list[Value] = []
        height = LINE
        for at, value in enumerate(values):
            if isinstance(value, Content):
                text, high = texts[at][part] if part < len(texts[at]) else (None, 0.0)
                height = max(height, high)
                cells.append(text)
            else:
                cells.append(None if part else value)
        yield cells, height + SPACE


def _parts(content: Content) -> Iterator[tuple[str, float]]:
    """The text in parts that fit into a row, each with the height of its lines."""
    high = len(content.lines()) * content.leading + SPACE
    if high <= HIGHEST and len(content.text) <= MOST_LETTERS:
        yield content.text.lstrip("\n").rstrip(), high - SPACE
        return
    most = int((PIECE - SPACE) / content.leading)
    left = content.text
    while left:
        lines = _all_lines(replace(content, text=left))
        end = _cut(lines, most)
        part = replace(content, text=left[:end].strip("\n").rstrip())
        yield part.text, min(len(part.lines()), most) * content.leading
        left = left[end:]


def _all_lines(content: Content) -> list[str]:
    """The lines of a text as they follow each other in it, those that end a paragraph with their line end."""
    lines: list[str] = []
    for paragraph in content.text.split("\n"):
        lines += (line.removesuffix(HYPHEN) for line in replace(content, text=paragraph).lines())
        lines[-1] += "\n"
    lines[-1] = lines[-1][:-1]
    return lines


def _cut(lines: Sequence[str], most: int) -> int:
    """How many letters of the lines a row takes: as many as it may, back to where a paragraph ends, else a sentence."""
    letters = list(accumulate(map(len, lines[:most])))
    fits = [count for count in letters if count <= MOST_LETTERS] or letters[:1]
    if len(fits) == len(lines):
        return fits[-1]
    taken = "".join(lines[: len(fits)])
    half = letters[len(fits) // 2]
    ends = [taken.rfind("\n") + 1, max((found.end() for found in _SENTENCE.finditer(taken)), default=0)]
    return next((end for end in ends if end > half), len(taken))
