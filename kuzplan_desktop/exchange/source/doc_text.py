"""The text of a Word 97–2003 document: its header (FIB) and its piece table ([MS-DOC] 2.5, 2.8.35, 2.9.38)."""

import struct
from typing import NamedTuple

_SIGNATURE = 0xA5EC
_ENCRYPTED, _SECOND_TABLE, _FAR_EAST = 0x0100, 0x0200, 0x4000
_PAIRS = 154  # where the pairs (place, length) of the parts of the table stream begin
_CHARACTERS, _PARAGRAPHS, _PIECES, _LISTS, _OVERRIDES = 12, 13, 33, 73, 74  # their numbers among these pairs
_LETTERS_OF_TEXT = 0x4C
_LETTERS_OF_PARTS = {"сноска": 0x50, "колонтитул": 0x54, "примечание": 0x5C, "концевая сноска": 0x60, "надпись": 0x64}
_COMPRESSED = 1 << 30
_PIECE, _PROPERTIES = 2, 1


class Fib(NamedTuple):
    """What the header says: where parts of the table stream lie, how many letters the main text has.

    `parts` are the texts behind the main one in their order: what they are, how many letters they have.
    """

    encrypted: bool
    second_table: bool
    letters: int
    parts: tuple[tuple[str, int], ...]
    characters: tuple[int, int]
    paragraphs: tuple[int, int]
    pieces: tuple[int, int]
    lists: tuple[int, int]
    overrides: tuple[int, int]


class Piece(NamedTuple):
    """A piece of the text: where it lies in the stream, how many letters it has, bytes of a letter."""

    place: int
    letters: int
    width: int


def read_fib(main: bytes) -> Fib:
    """The header; ValueError if the stream does not begin with one."""
    signature, _, _, _, _, flags = struct.unpack_from("<6H", main, 0)
    if signature != _SIGNATURE:
        raise ValueError("no FIB")

    def pair(number: int) -> tuple[int, int]:
        place, length = struct.unpack_from("<II", main, _PAIRS + 8 * number)
        return place, length

    (letters,) = struct.unpack_from("<I", main, _LETTERS_OF_TEXT)
    return Fib(
        bool(flags & _ENCRYPTED),
        bool(flags & _SECOND_TABLE),
        letters,
        tuple((name, struct.unpack_from("<I", main, at)[0]) for name, at in _LETTERS_OF_PARTS.items()),
        pair(_CHARACTERS),
        pair(_PARAGRAPHS),
        pair(_PIECES),
        pair(_LISTS),
        pair(_OVERRIDES),
    )


def pieces_of(table: bytes, fib: Fib, length: int) -> list[Piece]:
    """The pieces of the text in their order, none beyond the `length` of the stream."""
    at, size = fib.pieces
    end = at + size
    while at < end and table[at] == _PROPERTIES:
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    if at >= end or table[at] != _PIECE:
        raise ValueError("no piece table")
    (size,) = struct.unpack_from("<I", table, at + 1)
    number = (size - 4) // 12
    bounds = struct.unpack_from(f"<{number + 1}I", table, at + 5)
    pieces = []
    for one in range(number):
        (place,) = struct.unpack_from("<I", table, at + 5 + 4 * (number + 1) + 8 * one + 2)
        width = 1 if place & _COMPRESSED else 2
        begins = (place & ~_COMPRESSED) // 2 if width == 1 else place
        letters = min(bounds[one + 1] - bounds[one], (length - begins) // width)
        if letters > 0:
            pieces.append(Piece(begins, letters, width))
    return pieces


def text_of(main: bytes, pieces: list[Piece]) -> str:
    """The letters of all pieces, one for one."""
    found = []
    for piece in pieces:
        raw = main[piece.place : piece.place + piece.letters * piece.width]
        if piece.width == 2:
            found.append("".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2]))))
        else:
            found.append(raw.decode("cp1252", "replace"))
    return "".join(found)
