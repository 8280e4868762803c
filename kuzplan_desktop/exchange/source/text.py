"""Plain text in any Russian encoding -> Grid: cells divided by tabs, by lines drawn with signs, or by spaces."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import groupby, pairwise

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.source.grid import (
    MOST_COLUMNS,
    Grid,
    GridCell,
    GridParagraph,
    GridRow,
    GridTable,
    too_many_cells,
)

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_GUESSES = ("cp1251", "cp866", "koi8-r")
_FREQUENT = frozenset("оеаинтсрвлкмдпуя")
_BORDER = "|│║┃¦"
_RULE = re.compile(r"[\s\-=_+|│║┃¦─━═┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫]+")
_CHUNK = re.compile(r"\S+(?: {1,2}\S+)*")
_GAP = re.compile(r" {3,}")
FEWEST_ROWS, FEWEST_COLUMNS = 3, 3
MOST_LINES, LONGEST_LINE, MOST_DRAWN = 30_000, 20_000, 3_000
SAMPLE = 4096  # bytes looked at
MOST_SILENT = 20  # one sign in so many may be a control character


def decoded(content: bytes) -> str:
    """The text of a file in the encoding that makes Russian of it: UTF-8, UTF-16, Windows-1251, DOS or KOI8-R."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    if _is_wide(content):
        return content.decode("utf-16-le", "replace")
    with suppress(UnicodeDecodeError):
        return content.decode("utf-8")
    return max((content.decode(name, "replace") for name in _GUESSES), key=_russian)


def looks_like_text(content: bytes) -> bool:
    """True unless signs that no text holds are more than few."""
    if content.startswith(tuple(mark for mark, _ in _MARKS)) or _is_wide(content):
        return True
    start = content[:SAMPLE]
    return sum(sign < 32 and sign not in b"\t\n\r\f" for sign in start) * MOST_SILENT <= len(start)


def _is_wide(content: bytes) -> bool:
    """True for UTF-16 without a mark: every second byte is that of Latin or Cyrillic letters."""
    high = content[1:SAMPLE:2]
    return len(high) > 1 and (high.count(0) + high.count(4)) * 10 > len(high) * 7


def _russian(text: str) -> int:
    """How Russian a text looks: by its frequent small letters, but for lines that are drawn with one of them."""
    return sum(letter in _FREQUENT for letter in re.sub(r"(.)\1{2,}", "", text[:20_000]))


def read_plain(content: bytes) -> Grid:
    """The grid of a text file. PlanError if it holds no text."""
    text = re.sub(r"</?b>|\*{2,}", "", decoded(content).replace("\r\n", "\n").replace("\r", "\n"))
    lines = [_visible(line) for line in text.replace("\f", "\n\f\n").removeprefix("\ufeff").split("\n")]
    if len(lines) > MOST_LINES or any(line.count("\t") > MOST_COLUMNS or len(line) > LONGEST_LINE for line in lines):
        raise too_many_cells()
    if not any(line.strip() for line in lines):
        raise PlanError("Текст плана пуст.", "Выберите файл с текстом утвержденного плана.")
    return Grid(tuple(blocks_of_lines(lines)))


def _visible(line: str) -> str:
    return "".join(letter for letter in line if letter in "\t\f" or unicodedata.category(letter) not in ("Cc", "Cs"))


def blocks_of_lines(lines: list[str]) -> list[GridParagraph | GridTable]:
    if any("\t" in line for line in lines):
        return _divided(lines, lambda line: "\t" in line, _by_tabs)
    if sum(map(_is_drawn, lines)) >= FEWEST_ROWS:
        return _divided(lines, _is_drawn, _by_signs)
    captions = _columns_of_spaces(lines)
    if captions:
        head = next(at for at, line in enumerate(lines) if len(_GAP.split(line.strip())) == len(captions))
        return [*_paragraphs(lines[:head]), *_by_spaces(lines[head:], captions, head + 1)]
    return _paragraphs(lines)


def _divided(
    lines: list[str], is_row: Callable[[str], bool], table: Callable[[list[str], int], GridTable]
) -> list[GridParagraph | GridTable]:
    """Tables where lines are rows of one, paragraphs elsewhere."""
    blocks: list[GridParagraph | GridTable] = []
    at = 0
    for of_table, group in groupby(lines, key=is_row):
        part = list(group)
        blocks += [table(part, at + 1)] if of_table else _paragraphs(part, at)
        at += len(part)
    return blocks


def _paragraphs(lines: list[str], before: int = 0) -> list[GridParagraph | GridTable]:
    """Lines that no blank line divides are one paragraph."""
    found: list[GridParagraph | GridTable] = []
    for is_text, group in groupby(enumerate(lines, before + 1), key=lambda one: bool(one[1].strip())):
        part = list(group)
        if is_text:
            found.append(GridParagraph("\n".join(line.strip() for _, line in part), False, f"строка {part[0][0]}"))
    return found


def _by_tabs(lines: list[str], first: int) -> GridTable:
    rows = []
    for number, line in enumerate(lines, first):
        cells = tuple(GridCell(column, text.strip()) for column, text in enumerate(line.split("\t")))
        rows.append(GridRow(cells, f"строка {number}"))
    return GridTable(tuple(rows))


def _is_drawn(line: str) -> bool:
    """True for a line of a table that is drawn with signs."""
    bare = line.strip()
    return len(bare) > 2 and (bool(_RULE.fullmatch(line)) or (bare[0] in _BORDER and bare[-1] in _BORDER))


def _by_signs(lines: list[str], first: int) -> GridTable:
    """A drawn table: what stands between two rules is a row, or several where the first column says so."""
    edges = max((_edges(line) for line in lines if not _RULE.fullmatch(line)), key=len, default=())
    rows: list[GridRow] = []
    at = first
    for is_rule, group in groupby(lines, key=lambda line: bool(_RULE.fullmatch(line))):
        part = list(group)
        if not is_rule:
            rows += _rows_between_rules(part, edges, at)
        at += len(part)
    return GridTable(tuple(rows))


def _edges(line: str) -> tuple[int, ...]:
    return tuple(at for at, letter in enumerate(line) if letter in _BORDER)


def _rows_between_rules(lines: list[str], edges: tuple[int, ...], first: int) -> list[GridRow]:
    rows: list[list[GridCell]] = []
    if len(lines) > MOST_DRAWN or len(edges) > MOST_COLUMNS:
        raise too_many_cells()
    for line in lines:
        cells = _drawn_cells(line, edges)
        same = rows and [(cell.column, cell.span) for cell in rows[-1]] == [(cell.column, cell.span) for cell in cells]
        begins = bool(cells and cells[0].column == 0 and cells[0].span == 1 and cells[0].text)
        if same and not begins:
            rows[-1] = _joined(rows[-1], [cell.text for cell in cells])
        else:
            rows.append(cells)
    return [GridRow(tuple(cells), f"строка {first}") for cells in rows]


def _joined(cells: Iterable[GridCell], more: Iterable[str]) -> list[GridCell]:
    """The cells with one line more in each."""
    return [replace(cell, text=f"{cell.text}\n{text}".strip()) for cell, text in zip(cells, more, strict=True)]


def _drawn_cells(line: str, edges: tuple[int, ...]) -> list[GridCell]:
    found = []
    own = _edges(line)
    if len(own) == len(edges):  # the same columns, whatever their widths in this line
        return [GridCell(at, line[left + 1 : right].strip()) for at, (left, right) in enumerate(pairwise(own))]
    for left, right in pairwise(own):
        column = min(range(len(edges)), key=lambda at: abs(edges[at] - left))
        end = min(range(len(edges)), key=lambda at: abs(edges[at] - right))
        found.append(GridCell(column, line[left + 1 : right].strip(), max(1, end - column)))
    return found


_HEADING = re.compile(r"(?:раздел\s+)?(?:[IVXІХ]+|\d+(?:\.\d+)*)\.?\s+[А-ЯЁ]", re.IGNORECASE)


def _columns_of_spaces(lines: list[str]) -> tuple[tuple[int, int], ...]:
    """Where the captions of the columns begin and end, by the line that names them; empty if no line does."""
    for line in lines:
        if re.match(r"\s*(?:№|N|п/п)(?!\w)", line) and len(_GAP.split(line.strip())) >= FEWEST_COLUMNS:
            return tuple(found.span() for found in _CHUNK.finditer(line))
    return ()


def _gutters(lines: list[str], captions: tuple[tuple[int, int], ...]) -> list[int]:
    """Between each two captions the place where the most lines are blank."""
    found = []
    for (_, end), (begin, _) in pairwise(captions):
        blank = {at: sum(line[at : at + 1] in ("", " ") for line in lines) for at in range(end, begin)}
        best = [at for at, number in blank.items() if number == max(blank.values())]
        found.append(best[len(best) // 2])
    return found


def _by_spaces(lines: list[str], captions: tuple[tuple[int, int], ...], first: int) -> list[GridParagraph | GridTable]:
    """A table in columns of spaces: a row begins where the first column holds something or a line was empty."""
    rows: list[GridRow] = []
    gutters = _gutters(lines, captions)
    begins = True
    for number, line in enumerate(lines, first):
        if not line.strip():
            begins = True
            continue
        cells = list(_between(line, gutters))
        filled = [cell.text for cell in cells if cell.text]
        if len(filled) == 1 and _HEADING.match(filled[0]) and rows:
            rows.append(GridRow((GridCell(0, filled[0], len(gutters) + 1),), f"строка {number}"))
            begins = True
            continue
        is_number = bool(cells[0].text) and (len(rows) > 1 or bool(re.match(r"\d", cells[0].text)))  # «№» over «п/п»
        same = rows and [cell.span for cell in rows[-1].cells] == [cell.span for cell in cells]
        if begins or is_number or not same:
            rows.append(GridRow(tuple(cells), f"строка {number}"))
        else:
            rows[-1] = replace(rows[-1], cells=tuple(_joined(rows[-1].cells, [cell.text for cell in cells])))
        begins = False
    return [GridTable(tuple(rows), guessed=True)]


def _between(line: str, gutters: list[int]) -> Iterator[GridCell]:
    """The cells of a line; a chunk of words that stands over a gutter reaches over columns."""
    cells: dict[int, GridCell] = {}
    for found in _CHUNK.finditer(line):
        column, end = (bisect_right(gutters, at) for at in (found.start(), found.end() - 1))
        if column in cells:
            cells[column] = replace(cells[column], text=f"{cells[column].text} {found[0]}")
        else:
            cells[column] = GridCell(column, found[0], end - column + 1)
    covered = {at for cell in cells.values() for at in range(cell.column + 1, cell.column + cell.span)}
    for column in range(len(gutters) + 1):
        if column in cells or column not in covered:
            yield cells.get(column, GridCell(column, ""))
