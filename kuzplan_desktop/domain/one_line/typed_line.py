"""TypedLine: a line as it was typed, and which stretch of it was understood as what."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kuzplan_desktop.domain.period.period_words import LOOK_ALIKES
from kuzplan_desktop.domain.typed.hygiene import clean

TAKEN, QUOTED = "\0", "\1"  # in place of the letters that are understood, and of those within quotation marks
PARTS = re.compile(rf"(?:[^,;(){TAKEN}]|(?<=[0-9]),(?=[0-9]))+")
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = frozenset(chr(letter) for letter in LOOK_ALIKES)
_ONE_EACH = str.maketrans({"ё": "е", **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")})
_EITHER_CASE = {
    **{ord(chr(one).upper()): chr(other).upper() for one, other in LOOK_ALIKES.items()},
    **{one: chr(other) for one, other in LOOK_ALIKES.items()},
}
_CLOSING = {"«": "»", "“": "”", "„": "“”»", '"': '"'}


class Stretch(NamedTuple):
    """From which letter to which a line was understood as `field`; `of` tells the audiences apart."""

    start: int
    end: int
    field: str
    of: str = ""


class TypedLine:
    """A line in one piece of white space each. `free` is what is not understood yet, as it is compared: no case, е for
    ё, Cyrillic for look-alikes, hyphens for dashes; letter by letter as long as `text`."""

    def __init__(self, text: str) -> None:
        self.text = " ".join(clean(text).split())
        self.stretches: list[Stretch] = []
        self.compared = compared_letters(self.text)
        self.quotes = list(quotations(self.text))
        self.free = self.compared
        for start, end in self.quotes:
            self._cover(start, end, QUOTED)

    def take(self, start: int, end: int, field: str, of: str = "") -> None:
        """The letters from `start` to `end` are understood as `field`."""
        while start < end and self.text[start] == " ":
            start += 1
        while start < end and self.text[end - 1] == " ":
            end -= 1
        self.stretches.append(Stretch(start, end, field, of))
        self._cover(start, end, TAKEN)

    def _cover(self, start: int, end: int, sign: str) -> None:
        self.free = self.free[:start] + sign * (end - start) + self.free[end:]

    def parts(self) -> Iterator[tuple[int, int]]:
        """Where what is left stands between commas and what is understood, without signs at its ends."""
        for found in PARTS.finditer(self.free):
            start, end = found.span()
            while start < end and self.free[start] in " .:-":
                start += 1
            while start < end and self.free[end - 1] in " .:-":
                end -= 1
            if start < end:
                yield start, end


def compared_letters(text: str) -> str:
    """`text` as lines are compared, of the same length."""
    lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text).translate(_ONE_EACH)
    return _WORD.sub(_in_cyrillic, lowered)


def compared_name(text: str) -> str:
    """A name as it is compared with what was typed: `compared_letters`, one blank between words."""
    return " ".join(compared_letters(clean(text)).split())


def one_alphabet(text: str) -> str:
    """`text` with Latin letters among Cyrillic ones of a word replaced by those that they look like."""
    return _WORD.sub(_unmixed, text)


def _unmixed(found: re.Match[str]) -> str:
    word = found[0]
    return word.translate(_EITHER_CASE) if any("а" <= letter.lower() <= "я" for letter in word) else word


def _in_cyrillic(found: re.Match[str]) -> str:
    """A word whose Latin letters all look like Cyrillic ones, in these."""
    word = found[0]
    latin = [letter for letter in word if "a" <= letter <= "z"]
    return word.translate(LOOK_ALIKES) if latin and _ALIKE.issuperset(latin) else word


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where quotation marks and what they hold stand; one that is never closed is none."""
    at = 0
    while at < len(text):
        end = _closing(text, at) if text[at] in _CLOSING else 0
        if end:
            yield at, end
        at = end or at + 1


def _closing(text: str, start: int) -> int:
    """Behind the sign that closes the quotation mark at `start`; 0 where none does."""
    opening, closing, depth = text[start], _CLOSING[text[start]], 0
    for at in range(start, len(text)):
        if text[at] == opening and (opening not in closing or at == start):
            depth += 1
        elif text[at] in closing:
            depth -= 1
            if depth == 0:
                return at + 1
    return 0
