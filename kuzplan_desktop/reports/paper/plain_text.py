"""Text from a file or a person, made fit for a format: what XML cannot hold, what the type has no letter for."""

import re
import unicodedata
from functools import cache

UNPRINTABLE = "[?]"
SOFT_HYPHEN = "\u00ad"  # the type has a picture of it, but it is seen at the end of a line alone

_LINE_ENDS = re.compile(r"\r\n?|\v|\f|\u0085|\u2028|\u2029")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_NO_LETTERS = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_AWKWARD = re.compile(
    "|".join(pattern.pattern for pattern in (_LINE_ENDS, _CONTROLS, _NO_LETTERS, _DIRECTIONS))
)  # hardly any text has one of them
_RUN = re.compile(re.escape(UNPRINTABLE) + r"(?:\s*" + re.escape(UNPRINTABLE) + r")+")

# Signs people paste that the type lacks, and the nearest that it has.
_NEAREST = {
    "☑": "√", "✓": "√", "✔": "√", "✅": "√", "☐": "–", "☒": "×", "✗": "×", "✘": "×", "●": "•", "▪": "•", "■": "•",
    "◦": "•", "→": "–>", "←": "<–", "⇒": "=>", "↔": "<–>", "―": "—", "‐": "-", "‒": "–", "′": "’", "″": "”",
    "\u200b": "", "\ufeff": "", "\u2060": "",
}  # fmt: skip


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of `text` that hold anything, without blanks around them."""
    return tuple(line.strip() for line in _plain(text).split("\n") if line.strip())


def for_xml(text: str) -> str:
    """`text` as an XML part of an Office file can hold it (XML 1.0, 2.2 Characters).

    Controls and marks that turn the direction of writing go, halves of pairs become U+FFFD.
    """
    return _plain(text)


def for_page(text: str, letters: frozenset[str]) -> str:
    """`text` in the `letters` of a type; [?] stands for a run of those it has nothing near to."""
    return text if _as_they_are(letters).issuperset(text) else _printed(text, letters)


def _printed(text: str, letters: frozenset[str]) -> str:
    """`text`, letter by letter."""
    text = unicodedata.normalize("NFC", _plain(text)).replace("\t", " ").replace(SOFT_HYPHEN, "")
    found = "".join(letter if letter == "\n" or letter in letters else _nearest(letter, letters) for letter in text)
    return _RUN.sub(UNPRINTABLE, found)


@cache
def _as_they_are(letters: frozenset[str]) -> frozenset[str]:
    """Those of `letters`, and the line end, that are printed unchanged beside any others of these."""
    alone = (letter for letter in letters if not unicodedata.combining(letter) and letter != UNPRINTABLE[0])
    return frozenset(letter for letter in alone if _printed(letter, letters) == letter) | {"\n"}


def unprintable(text: str, letters: frozenset[str]) -> tuple[str, ...]:
    """The letters of `text` for which a page shows [?], each once, in order."""
    text = unicodedata.normalize("NFC", text)
    lost = (letter for letter in text if not letter.isspace() and letter not in letters)
    return tuple(dict.fromkeys(letter for letter in lost if _nearest(letter, letters) == UNPRINTABLE))


def _plain(text: str) -> str:
    """`text` with one kind of line end, without controls, half letters and marks of direction."""
    if not _AWKWARD.search(text):
        return text
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    return _DIRECTIONS.sub("", _NO_LETTERS.sub("\ufffd", text))


@cache
def _nearest(letter: str, letters: frozenset[str]) -> str:
    """What stands for a letter that the type lacks: a near sign, its plain form, nothing, or [?]."""
    if letter in _NEAREST:
        return _NEAREST[letter]
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in ("Cf", "Mn") or "\ufe00" <= letter <= "\ufe0f":
        return ""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if plain != letter and letters.issuperset(plain) else UNPRINTABLE
