"""The numbers of lists in a Word document, and what is bold by style: both are computed, neither stands in the text."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_UNITS = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
LEVELS = 9


class _ListLevel(NamedTuple):
    """A level of a list: its pattern («%1.%2.»), how its number is written, where it begins.

    `is_legal`: it writes the numbers of all levels as digits (w:isLgl), «1.1» under a Roman «I».
    """

    pattern: str
    notation: str
    start: int
    is_legal: bool = False


class Numbers:
    """The lists of one document, counted as their paragraphs come."""

    def __init__(self, styles: "Element | None", numbering: "Element | None") -> None:
        self._styles = {style.get(f"{W}styleId", ""): style for style in _children(styles, "style")}
        abstract = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in _children(numbering, "abstractNum")}
        self._abstract: dict[str, str] = {}
        self._lists: dict[str, dict[int, _ListLevel]] = {}
        for one in _children(numbering, "num"):
            number = one.get(f"{W}numId", "")
            base = _value(one.find(f"{W}abstractNumId"))
            self._abstract[number] = base
            self._lists[number] = {**abstract.get(base, {}), **_overrides(one, abstract.get(base, {}))}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._restarts = {
            (one.get(f"{W}numId", ""), int(override.get(f"{W}ilvl", "0")))
            for one in _children(numbering, "num")
            for override in _children(one, "lvlOverride")
            if override.find(f"{W}startOverride") is not None and override.get(f"{W}ilvl", "0") in "012345678"
        }

    def label(self, paragraph: "Element") -> str:
        """The number that stands before a paragraph, empty if none does; counts it."""
        number, level = self._place(paragraph)
        levels = self._lists.get(number)
        if not levels or level not in levels:
            return ""
        counts = self._counts[self._abstract[number]]
        if (number, level) in self._restarts:  # lists of one family count on, unless one says that it begins anew
            self._restarts.discard((number, level))
            counts.pop(level, None)
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if levels[level].notation in ("bullet", "none"):
            return ""

        def written(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            known = levels.get(at, levels[level])
            notation = "decimal" if levels[level].is_legal else known.notation
            return written_number(counts.get(at, known.start), notation)

        return re.sub(r"%(\d)", written, levels[level].pattern)

    def _place(self, paragraph: "Element") -> tuple[str, int]:
        """The list and the level of a paragraph, by itself or by its style."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        found = properties.find(f"{W}numPr")
        style = _value(properties.find(f"{W}pStyle"))
        for _ in range(LEVELS):
            if found is not None or style not in self._styles:
                break
            found = self._styles[style].find(f"{W}pPr/{W}numPr")
            style = _value(self._styles[style].find(f"{W}basedOn"))
        if found is None:
            return "", 0
        level = _value(found.find(f"{W}ilvl"))
        return _value(found.find(f"{W}numId")), int(level) if re.fullmatch(r"[0-8]", level) else 0

    def is_bold(self, paragraph: "Element") -> bool:
        """True if the style of a paragraph makes it bold."""
        return self._bold_by_style(_value(paragraph.find(f"{W}pPr/{W}pStyle")))

    def bold_of_run(self, run: "Element") -> bool | None:
        """Whether a run is bold by itself; None if it says nothing."""
        own = run.find(f"{W}rPr/{W}b")
        if own is not None:
            return own.get(f"{W}val", "1") not in ("0", "false", "off")
        style = _value(run.find(f"{W}rPr/{W}rStyle"))
        return self._bold_by_style(style) or None

    def _bold_by_style(self, style: str) -> bool:
        for _ in range(LEVELS):
            if style not in self._styles:
                return False
            own = self._styles[style].find(f"{W}rPr/{W}b")
            if own is not None:
                return own.get(f"{W}val", "1") not in ("0", "false", "off")
            style = _value(self._styles[style].find(f"{W}basedOn"))
        return False


def _children(part: "Element | None", name: str) -> "list[Element]":
    return [] if part is None else part.findall(f"{W}{name}")


def _value(element: "Element | None") -> str:
    return element.get(f"{W}val", "") if element is not None else ""


def _levels(abstract: "Element") -> dict[int, _ListLevel]:
    found = {}
    for level in _children(abstract, "lvl"):
        at = level.get(f"{W}ilvl", "")
        if re.fullmatch(r"[0-8]", at):
            found[int(at)] = _level(level)
    return found


def _level(level: "Element") -> _ListLevel:
    start = _value(level.find(f"{W}start"))
    notation = _value(level.find(f"{W}numFmt")) or "decimal"
    begins = int(start) if re.fullmatch(r"\d{1,6}", start) else 1
    legal = level.find(f"{W}isLgl")
    is_legal = legal is not None and legal.get(f"{W}val", "1") not in ("0", "false", "off")
    return _ListLevel(_value(level.find(f"{W}lvlText")), notation, begins, is_legal)


def _overrides(number: "Element", known: dict[int, _ListLevel]) -> dict[int, _ListLevel]:
    """The levels that a list has otherwise than the one it is made from."""
    found: dict[int, _ListLevel] = {}
    for override in _children(number, "lvlOverride"):
        at = override.get(f"{W}ilvl", "")
        own = override.find(f"{W}lvl")
        start = _value(override.find(f"{W}startOverride"))
        if not re.fullmatch(r"[0-8]", at):
            continue
        level = _level(own) if own is not None else known.get(int(at))
        if level is not None:
            found[int(at)] = level._replace(start=int(start)) if re.fullmatch(r"\d{1,6}", start) else level
    return found


def written_number(number: int, notation: str) -> str:
    """A number in the notation of a list."""
    if notation in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if notation == "upperRoman" else roman.lower()
    alphabet = {"Letter": _LATIN, "russianLower": _RUSSIAN, "russianUpper": _RUSSIAN}.get(
        "Letter" if notation.endswith("Letter") else notation, ""
    )
    if alphabet and number >= 1:
        letter = alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)
        return letter.upper() if notation.startswith("upper") or notation == "russianUpper" else letter
    return f"{number:02d}" if notation == "decimalZero" else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_UNITS):
        while number >= value and len(text) < 30:
            text += letters
            number -= value
    return text
