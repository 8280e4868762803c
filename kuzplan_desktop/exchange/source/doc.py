"""A document of Word 97–2003 (.doc) -> Grid: the piece table gives the text, the properties its rows ([MS-DOC])."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import NamedTuple

from kuzplan_desktop.exchange.source.doc_lists import DocLists
from kuzplan_desktop.exchange.source.doc_properties import Properties, RowShape, paragraph_properties, run_properties
from kuzplan_desktop.exchange.source.doc_text import Fib, Piece, pieces_of, read_fib, text_of
from kuzplan_desktop.exchange.source.grid import (
    Grid,
    GridCell,
    GridParagraph,
    GridRow,
    GridTable,
    margins,
    protected,
    raised,
)

_CELL, _END = "\x07", "\r"
_FIELD_BEGINS, _FIELD_PARTS, _FIELD_ENDS = "\x13", "\x14", "\x15"
_REFERENCE, _FOOTNOTES = "\x02", "сноска"
_LETTERS = {"\x0b": "\n", "\x0c": "\r", "\x1e": "-", "\x1f": "", "\x0e": "\n"}


_Cell = tuple[str, bool, tuple[str, ...]]  # text, bold, notes


class _Part(NamedTuple):
    """A paragraph or a cell: its text, whether it is bold and stands in a table, the shape of a row it ends, notes."""

    text: str
    bold: bool
    in_table: bool
    ends_cell: bool
    row: RowShape | None
    notes: tuple[str, ...]


def read_doc(content: bytes) -> Grid:
    """The grid of an old Word document. PlanError for one with a password."""
    import olefile  # type: ignore[import-untyped]

    with olefile.OleFileIO(BytesIO(content)) as container:
        main = container.openstream("WordDocument").read()
        fib = read_fib(main)
        if fib.encrypted:
            raise protected()
        table = container.openstream("1Table" if fib.second_table else "0Table").read()
    pieces = pieces_of(table, fib, len(main))
    whole = text_of(main, pieces)
    text = whole[: fib.letters]
    hidden: list[str] = []
    beside = dict(_beside(whole[fib.letters :], fib))
    notes = beside.pop(_FOOTNOTES, [])
    hangs = text.count(_REFERENCE) == len(notes)  # else nobody knows which hangs where
    parts = list(_parts(text, _places(pieces, len(text)), main, table, fib, hidden, notes if hangs else []))
    left_out = [] if hangs else [(_FOOTNOTES, note) for note in notes]
    left_out += [("скрытый или удаленный текст", " ".join("".join(hidden).split()))] if hidden else []
    left_out += margins(beside.pop("колонтитул", []))
    boxes = [GridParagraph(line, place="надпись") for line in beside.pop("надпись", [])]
    left_out += [(name, line) for name, lines in beside.items() for line in lines]
    return Grid((*boxes, *_blocks(parts)), tuple(left_out))


def _beside(text: str, fib: Fib) -> Iterator[tuple[str, list[str]]]:
    """What stands behind the main text: footnotes, headers, comments, text boxes, line by line."""
    begin = 0
    for name, letters in fib.parts:
        part = re.sub("\x13[^\x14\x15]*\x14?|\x15", "", text[begin : begin + letters])  # the codes of fields
        ends = _REFERENCE if name == _FOOTNOTES else "\r"
        pieces = ("".join(sign if sign >= " " else " " for sign in piece) for piece in part.split(ends))
        yield name, [line for line in (" ".join(piece.split()) for piece in pieces) if line]
        begin += letters


def _places(pieces: list[Piece], length: int) -> list[int]:
    """Where each letter lies in the stream, by which properties are found."""
    places: list[int] = []
    for piece in pieces:
        places.extend(range(piece.place, piece.place + piece.letters * piece.width, piece.width))
    return places[:length]


def _parts(
    text: str, places: list[int], main: bytes, table: bytes, fib: Fib, hidden: list[str], notes: list[str]
) -> Iterator[_Part]:
    """The paragraphs and cells in their order; `notes` hang where their references stand."""
    left = iter(notes)
    own: list[str] = []
    paragraphs = paragraph_properties(main, table, fib)
    runs = run_properties(main, table, fib)
    lists = DocLists(table, fib)
    letters: list[str] = []
    bold = field = 0
    for letter, place in zip(text, places, strict=True):
        if letter in (_FIELD_BEGINS, _FIELD_ENDS, _FIELD_PARTS):  # of a field its result is shown, not its code
            field = {_FIELD_BEGINS: field + 1, _FIELD_PARTS: max(0, field - 1)}.get(letter, field)
            continue
        letter = _LETTERS.get(letter, letter)
        if letter in (_CELL, _END):
            found = paragraphs.at(place)
            label = lists.label(found.list_number, found.list_level)
            yield _part(f"{label} {''.join(letters)}", bold, letter, found, own)
            letters, bold, own = [], 0, []
        elif letter == _REFERENCE:
            own += [note for note in [next(left, "")] if note]
        elif letter and not field and (letter >= " " or letter in "\n\t"):
            run = runs.at(place)
            if run.hidden:
                hidden.append(letter)
                continue
            letters.append(" " if letter == "\t" else raised(letter) if run.raised else letter)
            bold += run.bold and not letter.isspace()
    if letters:
        yield _part("".join(letters), bold, _END, Properties(), own)


def _part(text: str, bold: int, end: str, found: Properties, notes: list[str]) -> _Part:
    solid = len("".join(text.split()))
    row = found.row if found.ends_row else None
    return _Part(text.strip(), bold * 2 > solid, found.in_table, end == _CELL, row, tuple(notes))


def _blocks(parts: list[_Part]) -> Iterator[GridParagraph | GridTable]:
    tables = paragraphs = 0
    for in_table, group in groupby(parts, key=lambda part: part.in_table):
        if in_table:
            tables += 1
            yield _table(list(group), tables)
            continue
        for part in group:
            if part.text:
                paragraphs += 1
                yield GridParagraph(part.text, part.bold, f"абзац {paragraphs}", part.notes)


def _table(parts: list[_Part], number: int) -> GridTable:
    rows: list[tuple[list[_Cell], RowShape]] = []
    cells: list[_Cell] = []
    lines: list[_Part] = []
    for part in parts:
        if part.row is not None:
            rows.append((cells, part.row))
            cells, lines = [], []
            continue
        lines.append(part)
        if part.ends_cell:
            filled = [line for line in lines if line.text]
            text = "\n".join(line.text for line in filled)
            notes = tuple(note for line in lines for note in line.notes)
            cells.append((text, bool(filled) and all(line.bold for line in filled), notes))
            lines = []
    edges = {edge: at for at, edge in enumerate(sorted({edge for _, shape in rows for edge in shape.edges}))}
    made = [
        GridRow(tuple(_cells(found, shape, edges)), f"таблица {number}, строка {at}")
        for at, (found, shape) in enumerate(rows, 1)
    ]
    return GridTable(tuple(made))


def _cells(found: list[_Cell], shape: RowShape, edges: dict[int, int]) -> Iterator[GridCell]:
    """The cells of a row at the table's finest columns."""
    for at, (text, bold, notes) in enumerate(found):
        if at + 1 < len(shape.edges):
            begin, end = edges[shape.edges[at]], edges[shape.edges[at + 1]]
        else:
            begin, end = at, at + 1
        merged = at < len(shape.merged) and shape.merged[at]
        if not (merged and not text):
            below = at < len(shape.below) and shape.below[at] and not text
            yield GridCell(begin, text, max(1, end - begin), bold, below, notes)
