"""The numbers of lists in a Word 97–2003 document, which Word itself computes ([MS-DOC] 2.9.131, 2.9.147, 2.9.150)."""

import struct
from collections import defaultdict
from typing import NamedTuple

from kuzplan_desktop.exchange.source.doc_text import Fib
from kuzplan_desktop.exchange.source.docx_numbers import LEVELS, written_number

_LIST, _LEVEL, _OVERRIDE, _OVERRIDDEN_LEVEL = 28, 28, 16, 8  # bytes of their fixed parts
_FLAGS_OF_LIST, _SIMPLE = 26, 0x01
_LENGTHS_OF_LEVEL = 24
_LEVELS_OVERRIDDEN = 12
_STARTS, _LOOKS = 0x10, 0x20
_NOTATIONS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    22: "decimalZero",
    58: "russianLower",
    59: "russianUpper",
}


class _DocListLevel(NamedTuple):
    """A level of a list: where it begins, how it is written (empty for none), its text: letters, and levels below 9."""

    start: int
    notation: str
    text: str


class DocLists:
    """The lists of a document, counted as their paragraphs come."""

    def __init__(self, table: bytes, fib: Fib) -> None:
        self._levels: dict[int, list[_DocListLevel]] = {}
        self._overrides: list[tuple[int, dict[int, int]]] = []  # of each override: its list, where levels begin anew
        self._counts: dict[int, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[int, int]] = set()
        try:
            self._read_lists(table, *fib.lists)
            self._read_overrides(table, *fib.overrides)
        except (struct.error, IndexError):  # broken lists: numbers are missed, and told as missing
            self._overrides = []

    def label(self, number: int, level: int) -> str:
        """The number that stands before a paragraph of override `number` (from 1); counts it."""
        if not 1 <= number <= len(self._overrides) or level >= LEVELS:
            return ""
        own, starts = self._overrides[number - 1]
        levels = self._levels.get(own, [])
        if level >= len(levels):
            return ""
        counts = self._counts[own]
        if level in starts and (number, level) not in self._begun:
            counts[level] = starts[level] - 1
        self._begun.add((number, level))
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if not levels[level].notation:
            return ""
        return "".join(
            written_number(counts.get(ord(sign), levels[ord(sign)].start), levels[ord(sign)].notation or "decimal")
            if ord(sign) < len(levels)
            else sign
            for sign in levels[level].text
        )

    def _read_lists(self, table: bytes, at: int, length: int) -> None:
        if not length:
            return
        (count,) = struct.unpack_from("<h", table, at)
        heads = [at + 2 + _LIST * one for one in range(max(0, count))]
        at = 2 + at + _LIST * len(heads)
        for head in heads:
            (own,) = struct.unpack_from("<i", table, head)
            self._levels[own] = []
            for _ in range(1 if table[head + _FLAGS_OF_LIST] & _SIMPLE else LEVELS):
                level, at = _level(table, at)
                self._levels[own].append(level)

    def _read_overrides(self, table: bytes, at: int, length: int) -> None:
        if not length:
            return
        (count,) = struct.unpack_from("<I", table, at)
        heads = [at + 4 + _OVERRIDE * one for one in range(min(count, length // _OVERRIDE))]
        at += 4 + _OVERRIDE * len(heads)
        for head in heads:
            (own,) = struct.unpack_from("<i", table, head)
            at += 4
            starts: dict[int, int] = {}
            for _ in range(table[head + _LEVELS_OVERRIDDEN]):
                start, flags = struct.unpack_from("<iI", table, at)
                at += _OVERRIDDEN_LEVEL
                if flags & _LOOKS:
                    level, at = _level(table, at)
                    start = level.start
                if flags & (_STARTS | _LOOKS):
                    starts[flags & 0x0F] = start
            self._overrides.append((own, starts))


def _level(table: bytes, at: int) -> tuple[_DocListLevel, int]:
    """A level, and where the next one begins."""
    start, notation = struct.unpack_from("<iB", table, at)
    letters, paragraph = table[at + _LENGTHS_OF_LEVEL], table[at + _LENGTHS_OF_LEVEL + 1]
    at += _LEVEL + letters + paragraph
    (count,) = struct.unpack_from("<H", table, at)
    signs = struct.unpack_from(f"<{count}H", table, at + 2)
    return _DocListLevel(start, _NOTATIONS.get(notation, ""), "".join(map(chr, signs))), at + 2 + 2 * count
