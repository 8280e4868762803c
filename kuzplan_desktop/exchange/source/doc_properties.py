"""What holds for paragraphs and letters of a Word 97–2003 document: rows, bold, hidden ([MS-DOC] 2.6, 2.9)."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from kuzplan_desktop.exchange.source.doc_text import Fib

_PAGE = 512
_IN_TABLE, _ENDS_ROW, _INNER_CELL, _INNER_ROW = 0x2416, 0x2417, 0x244B, 0x244C
_LEVEL_OF_LIST, _LIST = 0x260A, 0x460B
_TABLE_SHAPE, _CHANGED_TABS = 0xD608, 0xC615
_BOLD, _VANISH, _DELETED, _POSITION = 0x0835, 0x083C, 0x0800, 0x2A48
_RAISED = 1
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_MERGED, _BELOW, _BELOW_BEGINS = 0x0002, 0x0020, 0x0040
T = TypeVar("T")


class RowShape(NamedTuple):
    """The edges of the cells of a row, and which of them go on with the one before or above."""

    edges: tuple[int, ...] = ()
    merged: tuple[bool, ...] = ()
    below: tuple[bool, ...] = ()


class Properties(NamedTuple):
    """What holds for a paragraph. `list_number` (from 1) and `list_level` are those of the list that numbers it."""

    in_table: bool = False
    ends_row: bool = False
    row: RowShape = RowShape()
    list_number: int = 0
    list_level: int = 0


class RunProperties(NamedTuple):
    """What holds for a letter."""

    bold: bool = False
    hidden: bool = False
    raised: bool = False


class Ranges(Generic[T]):
    """What holds for which places of the stream."""

    def __init__(self, found: list[tuple[int, int, T]], otherwise: T) -> None:
        found.sort(key=lambda one: one[0])
        self._begins = [begin for begin, _, _ in found]
        self._found = found
        self._otherwise = otherwise

    def at(self, place: int) -> T:
        """What holds at a place."""
        number = bisect_right(self._begins, place) - 1
        if number < 0 or place >= self._found[number][1]:
            return self._otherwise
        return self._found[number][2]


def paragraph_properties(main: bytes, table: bytes, fib: Fib) -> Ranges[Properties]:
    """What holds for the paragraphs."""
    found = [
        (begin, end, _paragraph(changes))
        for begin, end, changes in _pages(main, table, fib.paragraphs, 13, paragraph=True)
    ]
    return Ranges(found, Properties())


def run_properties(main: bytes, table: bytes, fib: Fib) -> Ranges[RunProperties]:
    """What holds for the letters."""
    found = [
        (begin, end, _run(changes)) for begin, end, changes in _pages(main, table, fib.characters, 1, paragraph=False)
    ]
    return Ranges(found, RunProperties())


def _pages(
    main: bytes, table: bytes, part: tuple[int, int], size: int, *, paragraph: bool
) -> Iterator[tuple[int, int, bytes]]:
    """The ranges of the stream with their changes, page by page."""
    at, length = part
    number = (length - 4) // 8
    if number < 1:
        return
    for one in struct.unpack_from(f"<{number}I", table, at + 4 * (number + 1)):
        page = main[(one & 0x3FFFFF) * _PAGE :][:_PAGE]
        if len(page) < _PAGE:
            continue
        count = page[_PAGE - 1]
        bounds = struct.unpack_from(f"<{count + 1}I", page, 0)
        for entry in range(count):
            offset = page[4 * (count + 1) + size * entry] * 2
            yield bounds[entry], bounds[entry + 1], _changes(page, offset, paragraph=paragraph) if offset else b""


def _changes(page: bytes, offset: int, *, paragraph: bool) -> bytes:
    length = page[offset]
    if not paragraph:
        return page[offset + 1 : offset + 1 + length]
    if length:
        return page[offset + 3 : offset + 2 * length]  # behind the number of the style
    return page[offset + 4 : offset + 2 + 2 * page[offset + 1]]


def _each(changes: bytes) -> Iterator[tuple[int, bytes]]:
    """The changes one by one: which, and to what."""
    at = 0
    while at + 2 <= len(changes):
        (which,) = struct.unpack_from("<H", changes, at)
        at += 2
        kind = which >> 13
        if kind != 6:
            size = _SIZES[kind]
        elif which == _TABLE_SHAPE:
            size = struct.unpack_from("<H", changes, at)[0] + 1 if at + 2 <= len(changes) else 0
        elif at < len(changes):
            size = changes[at] + 1
            if which == _CHANGED_TABS and changes[at] == 255:
                return
        else:
            return
        yield which, changes[at : at + size]
        at += size


def _paragraph(changes: bytes) -> Properties:
    in_table = ends_row = False
    row = RowShape()
    number = level = 0
    for which, value in _each(changes):
        if which == _IN_TABLE and value:
            in_table = bool(value[0])
        elif which == _ENDS_ROW and value:
            ends_row = bool(value[0])
        elif which == _TABLE_SHAPE:
            row = _shape(value)
        elif which == _LIST and len(value) == 2:
            (number,) = struct.unpack("<h", value)
        elif which == _LEVEL_OF_LIST and value:
            level = value[0]
    return Properties(in_table, ends_row, row, number, level)


def _shape(value: bytes) -> RowShape:
    """The edges and merges that a row's definition tells."""
    if len(value) < 3:
        return RowShape()
    count = value[2]
    if len(value) < 3 + 2 * (count + 1):
        return RowShape()
    edges = struct.unpack_from(f"<{count + 1}h", value, 3)
    merged, below = [], []
    for cell in range(count):
        at = 3 + 2 * (count + 1) + 20 * cell
        flags = struct.unpack_from("<H", value, at)[0] if at + 2 <= len(value) else 0
        merged.append(bool(flags & _MERGED))
        below.append(bool(flags & _BELOW) and not flags & _BELOW_BEGINS)
    return RowShape(tuple(edges), tuple(merged), tuple(below))


def _run(changes: bytes) -> RunProperties:
    bold = hidden = raised = False
    for which, value in _each(changes):
        if value and which == _BOLD:
            bold = value[0] in (1, 0x81)
        elif value and which in (_VANISH, _DELETED):
            hidden = hidden or value[0] in (1, 0x81)
        elif value and which == _POSITION:
            raised = value[0] == _RAISED
    return RunProperties(bold, hidden, raised)
