"""A page of a PDF: letters within ruling lines are cells, letters outside of them paragraphs."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from kuzplan_desktop.exchange.source.grid import GridCell, GridParagraph, GridRow, GridTable
from kuzplan_desktop.exchange.source.text import blocks_of_lines

_THIN = 2.5  # points: a path that is thinner is a line
_NEAR = 3.0  # points: lines that are nearer are one
_SHORTEST = 8.0  # points
_MARGIN = 14.0  # points between the letters and the edge of their cell
_COLUMN_GAP = 9.0  # points
_LONGEST_REST = 6  # letters of a word that was cut without a hyphen
_WORD = re.compile(r"\w+")
_PARAGRAPH_GAP = 1.9  # heights of a line
_PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*")
_HYPHEN = "\u00ad"
_HYPHENS = f"-{_HYPHEN}"
_COMPOUND = re.compile(r"(?<=о)\s*-\s*(?=[а-я])")  # blanks that come from the drawing of «учебно-методический»


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that is seen, and its box; `blank_after`: a blank follows it in the text."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool
    blank_after: bool = False

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """The box of a drawn path."""

    left: float
    right: float
    bottom: float
    top: float


def has_table(rules: Sequence[Rule]) -> bool:
    """True if the ruling lines of a page make a table."""
    return len(_horizontal(rules)) >= 3 and len(_clustered([at for at, _, _ in _upright(rules)])) >= 3


def blocks_of_page(
    letters: Sequence[Letter], rules: Sequence[Rule], page: int, known: AbstractSet[str], *, ruled: bool
) -> list[GridParagraph | GridTable]:
    """The paragraphs and the table of a page in their order from the top. `known` are words of the document.

    `ruled`: tables of the document have lines, so that what has none is no table.
    """
    levels = _horizontal(rules)
    uprights = _upright(rules)
    edges = _clustered([at for at, _, _ in uprights])
    if not has_table(rules):
        return list(_paragraphs(letters, page)) if ruled else _without_rules(letters, page)
    top, bottom = levels[0], levels[-1]
    above = [letter for letter in letters if letter.middle > top]
    below = [letter for letter in letters if letter.middle < bottom]
    within = [letter for letter in letters if bottom <= letter.middle <= top]
    table = _table(within, levels, uprights, edges, page, known)
    return [*_paragraphs(above, page), table, *_paragraphs(below, page)]


def _clustered(values: Sequence[float]) -> list[float]:
    """The values, those that are near each other as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _horizontal(rules: Sequence[Rule]) -> list[float]:
    """The heights of horizontal lines, from the top."""
    found = [(rule.bottom + rule.top) / 2 for rule in rules if rule.top - rule.bottom <= _THIN < rule.right - rule.left]
    boxes = [rule for rule in rules if rule.top - rule.bottom > _SHORTEST and rule.right - rule.left > _SHORTEST]
    found += [edge for box in boxes for edge in (box.bottom, box.top)]
    return _clustered(found)[::-1]


def _upright(rules: Sequence[Rule]) -> list[tuple[float, float, float]]:
    """The upright lines: where, from which height to which."""
    found = []
    for rule in rules:
        wide, high = rule.right - rule.left, rule.top - rule.bottom
        if wide <= _THIN < high:
            found.append(((rule.left + rule.right) / 2, rule.bottom, rule.top))
        elif wide > _SHORTEST and high > _SHORTEST:
            found += [(edge, rule.bottom, rule.top) for edge in (rule.left, rule.right)]
    return found


def _table(
    letters: Sequence[Letter],
    levels: Sequence[float],
    uprights: Sequence[tuple[float, float, float]],
    edges: Sequence[float],
    page: int,
    known: AbstractSet[str],
) -> GridTable:
    rows: list[GridRow] = []
    for top, bottom in pairwise(levels):
        own = [letter for letter in letters if bottom < letter.middle <= top]
        middle = (top + bottom) / 2
        here = [at for at, low, high in uprights if low - 1 <= middle <= high + 1]
        present = [number for number, edge in enumerate(edges) if any(abs(edge - at) <= _NEAR for at in here)]
        cells = []
        for begin, end in pairwise(present):
            inside = [one for one in own if edges[begin] <= (one.left + one.right) / 2 < edges[end]]
            text, bold = _text(inside, edges[end], known)
            cells.append(GridCell(begin, text, end - begin, bold))
        if any(cell.line for cell in cells):
            rows.append(
                GridRow(tuple(cells), f"страница {page}, строка {len(rows) + 1}", after_break=not rows and page > 1)
            )
    return GridTable(tuple(rows))


def _lines(letters: Sequence[Letter]) -> list[list[Letter]]:
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


def _level(line: Sequence[Letter]) -> float:
    return sum(letter.middle for letter in line) / len(line)


def _spelled(line: Sequence[Letter], blank: float = 0.25) -> str:
    """The letters of a line, with blanks where they stand apart."""
    text = line[0].text
    for before, letter in pairwise(line):
        height = max(before.top - before.bottom, letter.top - letter.bottom, 5.0)
        if before.blank_after or letter.left - before.right > height * blank:
            text += " "
        text += letter.text
    return text.replace(_HYPHEN, "-")


def words_within(letters: Sequence[Letter]) -> set[str]:
    """The words that stand within the lines of a page, where nothing cuts them."""
    found: set[str] = set()
    for line in _lines(letters):
        begin = 0
        for at in range(1, len(line) + 1):
            if at == len(line) or line[at].left - line[at - 1].right > _COLUMN_GAP:  # the next column
                found.update(_WORD.findall(_spelled(line[begin:at]))[1:-1])
                begin = at
    return found


def _text(letters: Sequence[Letter], edge: float, known: AbstractSet[str]) -> tuple[str, bool]:
    """The text of a cell that ends at `edge`; a word too long for it was cut without a hyphen and is whole again.

    `known` are words of the document: a line that begins with one of them goes on with no word.
    """
    lines = _lines(letters)
    bold = sum(letter.bold for line in lines for letter in line) * 2 > sum(map(len, lines))
    text = ""
    for before, line in pairwise([[], *lines]):
        spelled = _spelled(line)
        if before:
            is_near = edge - before[-1].right < line[0].right - line[0].left + _MARGIN
            is_bare = before[-1].text not in _HYPHENS and not any(letter.blank_after for letter in before)
            is_cut = is_near and is_bare and _is_rest(_spelled(before), spelled, known)
            text += "" if is_cut else "\n"
        text += spelled
    return _COMPOUND.sub("-", text), bold and bool(lines)


def _is_rest(before: str, line: str, known: AbstractSet[str]) -> bool:
    """True if a line begins with the rest of the word that fills the line before it."""
    first, rest = _WORD.findall(before)[-1:], _WORD.match(line)
    if not first or rest is None or not rest[0].islower():
        return False
    if first[0] + rest[0] in known:
        return True
    return first[0] not in known and rest[0] not in known and len(rest[0]) <= _LONGEST_REST


def _paragraphs(letters: Sequence[Letter], page: int) -> Iterator[GridParagraph]:
    """Lines as paragraphs: what stands further below begins a new one. The page's number is none."""
    found: list[list[list[Letter]]] = []
    for line in _without_page_number(_lines(letters)):
        height = max(letter.top - letter.bottom for letter in line)
        if found and _level(found[-1][-1]) - _level(line) < max(height, 9.0) * _PARAGRAPH_GAP:
            found[-1].append(line)
        else:
            found.append([line])
    for lines in found:
        text = "\n".join(map(_spelled, lines))
        bold = sum(letter.bold for line in lines for letter in line) * 2 > sum(map(len, lines))
        yield GridParagraph(text, bold, f"страница {page}")


def _without_page_number(lines: list[list[Letter]]) -> list[list[Letter]]:
    """The lines without the number of the page above or below them."""
    for at in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(_spelled(lines[at])):
            lines = lines[1:] if at == 0 else lines[:-1]
    return lines


def _without_rules(letters: Sequence[Letter], page: int) -> list[GridParagraph | GridTable]:
    """A page whose table has no lines: its columns are told by the blanks between them."""
    lines = _lines(letters)
    if not lines:
        return []
    left = min(line[0].left for line in lines)
    widths = sorted(letter.right - letter.left for line in lines for letter in line)
    width = max(widths[len(widths) // 2], 2.0)
    drawn = []
    for line in lines:
        text = ""
        for letter in line:
            at = round((letter.left - left) / width)
            text += " " * max(0, at - len(text) if at - len(text) > 1 else int(at > len(text)))
            text += letter.text
        drawn.append(text)
    return [
        block
        for block in blocks_of_lines(drawn)
        if not isinstance(block, GridParagraph) or not _PAGE_NUMBER.fullmatch(block.text)
    ]
