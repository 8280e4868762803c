"""Breaking text into lines of a given width, with Russian hyphenation where a column is narrow."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.wording import NBSP
from kuzplan_desktop.reports.paper.typeface import Face

if TYPE_CHECKING:
    from pyphen import Pyphen

HYPHEN = "\x01"  # ends a line that is broken within a word: drawn as a hyphen, no letter of the text
ROOM_WORTH_FILLING = 0.45  # of the width: less than this stays empty rather than a word is broken
LONGEST_LINE = 1000  # letters; letters without width must not make one line of a whole text
LONGEST_WORD = 300  # letters that are looked at for a break
LONGEST_REMEMBERED = 160  # letters of a text whose lines are remembered: a plan says the same again and again
SHORTEST_HYPHENATED = 6

_TIE = "\0"
# Blanks at which no line ends: after №, in a name, before a dash, between a number and what it counts, in «г. Топки».
_HELD = re.compile(
    r" (?:(?<=№ )(?=[^№ ])|(?<=\b[А-ЯЁ]\. )(?=[А-ЯЁ])|(?<=[\w»)] )(?=[–—] )|(?<=[\w»)] [–—] )(?=\d)"
    r"|(?:(?<=\b\d )|(?<=\b\d\d )|(?<=\b\d{3} )|(?<=\b\d{4} ))(?=[а-яё])|(?<=\b[гспд]\. )(?=[А-ЯЁ])|(?<=\bг\. )(?=№))"
)
_QUARTER = re.compile(r"\b(?:(?:за|в|на|со?) )?[IV]{1,3} (?=квартал|полугоди|кв\.)")
_PERIOD = re.compile(r"\b(?:за|на) (?:[IV]{1,3} (?:квартал|полугодие) |9 месяцев |[а-я]+ )?\d{4}(?:–\d{4})? год\w*")
_WORD = re.compile(r"([«(„\"]*)([А-Яа-яЁё]+)([»)“\".,;:!?…]*)")
_ALONE = re.compile(r"[ \u00a0]+|(?<=\d)–(?=\d)")  # where a word that no line holds is broken too: «30.05–02.06.2022»
_JOINT = re.compile(r"(?<=[^\W\d]{2})[-–/](?=[^\W\d]{2})|(?<=[/_?&=])(?=\w{3})|(?<=[a-z]\.)(?=[a-z]{2})")


def tied(text: str, *, periods: bool = False) -> str:
    """`text` for a program that breaks lines itself: what belongs together is held by blanks that do not break.

    With `periods` «за I квартал 2022 года» too, for which a narrow cell has no room.
    """
    if periods:
        text = _held(_PERIOD, text, NBSP)
    return _HELD.sub(NBSP, _held_quarters(text, NBSP)) if " " in text else text


def _held_quarters(text: str, tie: str) -> str:
    """`text` with «за I квартал» held together by `tie`."""
    return _held(_QUARTER, text, tie) if "кв" in text or "полугод" in text else text


def _held(pattern: re.Pattern[str], text: str, tie: str) -> str:
    """`text` with all that `pattern` finds held together by `tie`."""
    return pattern.sub(lambda found: found[0].replace(" ", tie), text)


def hyphenated(word: str) -> str:
    """`word` with soft hyphens where Russian hyphenation may break it, for a program that has none."""
    parts = re.split(rf"(?<=[-–/{NBSP}])", word)
    return "".join("\u00ad".join(_pieces(part, _syllables(part.rstrip(f"-–/{NBSP}")))) for part in parts)


def _pieces(word: str, places: list[int]) -> Iterator[str]:
    """`word` parted at these places."""
    for begin, end in zip([0, *places], [*places, len(word)], strict=True):
        yield word[begin:end]


def grouped(number: int) -> str:
    """«26 230»: the digits of a number in threes."""
    return f"{number:,}".replace(",", NBSP)


def wrap(
    text: str, type_face: Face, size: float, width: float, *, hyphenate: bool = False, whole_words: bool = False
) -> tuple[str, ...]:
    """The lines of `text` in type of `size` points, none wider than `width` points.

    A line keeps the blanks it was broken at, so that the lines joined give the text again (without line ends);
    one that ends with HYPHEN is broken within a word. A word that is wider than a line is always divided,
    with `hyphenate` also one that would leave much of a line empty. In `whole_words` no hyphen of their own is a place
    to break at: such a text is read back letter for letter.
    """
    limit = width * 1000 / size
    broken = _remembered if len(text) <= LONGEST_REMEMBERED else _broken
    return broken(text, type_face, limit, hyphenate, whole_words)


def wrap_evenly(text: str, type_face: Face, size: float, width: float, *, whole_words: bool = False) -> tuple[str, ...]:
    """The lines of `text`, no more than `wrap` makes of it, as near to each other in width as that allows."""
    lines = wrap(text, type_face, size, width, whole_words=whole_words)
    narrow = width / 2
    while len(lines) > 1 and width - narrow > 1:
        tried = (narrow + width) / 2
        found = wrap(text, type_face, size, tried, whole_words=whole_words)
        if len(found) > len(lines):
            narrow = tried
        else:
            lines, width = found, tried
    return lines


def _broken(text: str, type_face: Face, limit: float, hyphenate: bool, whole_words: bool) -> tuple[str, ...]:
    """The lines of all paragraphs of a text."""
    parts = (_paragraph(part, type_face, limit, hyphenate, whole_words) for part in text.split("\n"))
    return tuple(line for part in parts for line in part)


_remembered = lru_cache(maxsize=4000)(_broken)


def as_drawn(line: str) -> str:
    """A line as it is drawn."""
    return line[:-1] + "-" if line.endswith(HYPHEN) else line.rstrip(" ")


def _paragraph(text: str, type_face: Face, limit: float, hyphenate: bool, whole_words: bool) -> Iterator[str]:
    """The lines of a text without line ends."""
    space = type_face.width(" ")
    line, used = "", 0.0  # `used` with the blanks at the end of the line
    words = list(_words(text))[::-1]
    while words:
        word = words.pop()
        room = limit - used
        if _fits(word, type_face, room) and len(line) + len(word) <= LONGEST_LINE:
            bare = word.rstrip(" ")
            used += type_face.width(bare) + space * (len(word) - len(bare))
            line += word
            continue
        if line and whole_words:
            cut = None
        elif line:
            cut = _cut(word, type_face, room, hyphenate and room > ROOM_WORTH_FILLING * limit)
        else:
            cut = _forced(word, type_face, limit)
        head, rest = cut or ("", word)
        yield line + head
        line, used = "", 0.0
        if rest:
            words.append(rest)
    if line or not text:
        yield line


def _words(text: str) -> Iterator[str]:
    """The words of `text`, each with the blanks after it; what belongs together on a line is one word.

    One that is longer than any line comes in pieces: else each line would measure all that is left of it.
    """
    held = _held_quarters(_held(_PERIOD, text, _TIE) if " год" in text else text, _TIE)
    held = _HELD.sub(_TIE, held)
    for found in re.finditer(r"^ +|[^ ]+ *", held):
        rest = found[0]
        while len(rest) > LONGEST_LINE:
            end = rest.rfind(_TIE, 0, LONGEST_LINE) + 1 or LONGEST_LINE
            yield rest[:end].replace(_TIE, " ")
            rest = rest[end:]
        yield rest.replace(_TIE, " ")


def _cut(word: str, type_face: Face, room: float, hyphenate: bool) -> tuple[str, str] | None:
    """The longest beginning of `word` that fits into `room`, and the rest; None if no break fits."""
    return _at_break(word, type_face, room, _breaks(word[:LONGEST_WORD], hyphenate, False))


def _at_break(word: str, type_face: Face, room: float, breaks: tuple[tuple[int, str], ...]) -> tuple[str, str] | None:
    """`word` parted at the first of `breaks` whose beginning fits into `room`."""
    if not breaks:
        return None
    widths = list(accumulate(map(type_face.width, word[:LONGEST_WORD]), initial=0.0))  # of the first letters, by count
    hyphen_width = type_face.width("-")
    for at, hyphen in breaks:
        if widths[len(word[:at].rstrip(" "))] + (hyphen_width if hyphen else 0.0) <= room:
            return word[:at] + hyphen, word[at:]
    return None


def _fits(word: str, type_face: Face, limit: float) -> bool:
    """True if `word` fits into a line of its own."""
    bare = word.rstrip(" ")
    return len(bare) <= LONGEST_WORD and type_face.width(bare) <= limit


def _forced(word: str, type_face: Face, limit: float) -> tuple[str, str]:
    """The first line of a word that is wider than a line, and the rest: broken where it may be, else anywhere."""
    allowed = _at_break(word, type_face, limit, _breaks(word[:LONGEST_WORD], True, True))
    if allowed:
        return allowed
    used, at = 0.0, 0
    for letter in word[:LONGEST_WORD]:
        used += type_face.width(letter)
        if used > limit and at:
            break
        at += 1
    return word[:at], word[at:]


@lru_cache(maxsize=20_000)
def _breaks(word: str, hyphenate: bool, alone: bool) -> tuple[tuple[int, str], ...]:
    """Where `word` may be broken, the best place first, each with the hyphen that the break needs.

    Places where the word has a joint of its own come before syllables, later places before earlier ones.
    """
    found = {match.end(): "" for match in _JOINT.finditer(word)}
    bare = word.rstrip(" ")
    if alone:
        found.update({match.end(): "" for match in _ALONE.finditer(bare)})
    if hyphenate and (alone or " " not in bare):
        start = 0
        for part in re.split(r"(?<=[-–/ ])", bare):
            found.update({start + at: HYPHEN for at in _syllables(part.rstrip("-–/ "))})
            start += len(part)
    return tuple(sorted(found.items(), key=lambda place: (place[1], -place[0])))


def _syllables(word: str) -> list[int]:
    """Where Russian hyphenation may break `word`: no abbreviations, no names in capitals, nothing with digits."""
    match = _WORD.fullmatch(word)
    if match is None or len(match[2]) < SHORTEST_HYPHENATED or match[2][1:] != match[2][1:].lower():
        return []
    return [len(match[1]) + at for at in _dictionary().positions(match[2].lower())]


@cache
def _dictionary() -> "Pyphen":
    """The hyphenation patterns of Russian."""
    from pyphen import Pyphen

    return Pyphen(lang="ru_RU", left=2, right=3)
