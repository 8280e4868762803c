"""The letters of a PDF -> lines, words, the text of a cell."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from kuzplan_desktop.exchange.source.grid import raised

_MARGIN = 14.0  # points between the letters and the edge of their cell
_SMALL, _ABOVE = 0.8, 0.05  # of the height of the line's letters
_COLUMN_GAP = 9.0  # points
_LONGEST_REST = 6  # letters of a word that was cut without a hyphen
_WORD = re.compile(r"\w+")
_ADJECTIVE = re.compile(r"\w{3,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ых|их|ыми|ими)")  # a whole word
_HYPHEN = "\u00ad"
_COMPOUND = re.compile(r"(?<=о)\s*-\s*(?=[а-я])")  # blanks that come from the drawing of «учебно-методический»


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that is seen, and its box; `space_after`: a blank follows it in the text."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool
    space_after: bool = False

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.bottom + self.top) / 2


def letter_lines(letters: Sequence[Letter]) -> list[list[Letter]]:
    """Letters as lines from the top, each in the order of the text."""
    lines: list[list[tuple[int, Letter]]] = []
    for at, letter in sorted(enumerate(letters), key=lambda one: -one[1].middle):
        first = lines[-1][0][1] if lines else letter
        height = max(letter.top - letter.bottom, first.top - first.bottom, 4.0)
        if lines and abs(first.middle - letter.middle) < height * 0.5:
            lines[-1].append((at, letter))
        else:
            lines.append([(at, letter)])
    return [[letter for _, letter in sorted(line, key=lambda one: one[0])] for line in lines]


def spelled(line: Sequence[Letter], blank: float = 0.25) -> str:
    """The letters of a line, with blanks where they stand apart."""
    text = ""
    largest = max(line, key=lambda one: one.top - one.bottom)
    for before, letter in pairwise([line[0], *line]):
        if text and (before.space_after or _stands_apart(before, letter, blank)):
            text += " "
        text += raised(letter.text) if letter.text.isdecimal() and _is_raised(letter, largest) else letter.text
    return text.replace(_HYPHEN, "-")


def _stands_apart(before: Letter, letter: Letter, blank: float) -> bool:
    gap = letter.left - before.right
    return gap > 0 and gap > blank * max(before.top - before.bottom, letter.top - letter.bottom, 5.0)


def _is_raised(digit: Letter, largest: Letter) -> bool:
    """True for a small digit above the line of the `largest` letter: the mark of a footnote."""
    height = largest.top - largest.bottom
    is_small = digit.top - digit.bottom < height * _SMALL
    return is_small and digit.middle > largest.middle + height * _ABOVE


def words_within(letters: Sequence[Letter]) -> set[str]:
    """The words that stand within the lines of a page, where nothing cuts them."""
    found: set[str] = set()
    for line in letter_lines(letters):
        begin = 0
        for at in range(1, len(line) + 1):
            if at == len(line) or line[at].left - line[at - 1].right > _COLUMN_GAP:  # the next column
                found.update(_WORD.findall(spelled(line[begin:at]))[1:-1])
                begin = at
    return found


def text_within(
    letters: Sequence[Letter], edge: float, known: AbstractSet[str], guessed: list[str]
) -> tuple[str, bool]:
    """The text of a cell that ends at `edge`; a word too long for it was cut without a hyphen and is whole again.

    `known` are words of the document: a line that begins with one of them goes on with no word. A word that the
    document has nowhere else is told in `guessed`.
    """
    lines = letter_lines(letters)
    bold = sum(letter.bold for line in lines for letter in line) * 2 > sum(map(len, lines))
    text = ""
    for before, line in pairwise([[], *lines]):
        words = spelled(line)
        if before:
            is_near = edge - before[-1].right < line[0].right - line[0].left + _MARGIN
            is_bare = before[-1].text not in f"-{_HYPHEN}" and not any(letter.space_after for letter in before)
            is_cut = is_near and is_bare and _is_rest(spelled(before), words, known)
            text += "" if is_cut else "\n"
            whole = _WORD.findall(spelled(before))[-1:] + _WORD.findall(words)[:1]
            guessed += ["".join(whole)] if is_cut and "".join(whole) not in known else []
        text += words
    return _COMPOUND.sub("-", text), bold and bool(lines)


def _is_rest(before: str, line: str, known: AbstractSet[str]) -> bool:
    """True if a line begins with the rest of the word that fills the line before it."""
    first, rest = _WORD.findall(before)[-1:], _WORD.match(line)
    if not first or rest is None or not rest[0].islower():
        return False
    if first[0] + rest[0] in known:
        return True
    is_word = first[0] in known or rest[0] in known or _ADJECTIVE.fullmatch(first[0])
    return not is_word and len(rest[0]) <= _LONGEST_REST
