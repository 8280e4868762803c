"""The ruling lines of a PDF's page -> tables with rows and cells, those among them that reach down."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from kuzplan_desktop.exchange.source.grid import GridCell, GridRow, GridTable
from kuzplan_desktop.exchange.source.pdf_letters import Letter, text_within

_THIN = 2.5  # points: a path that is thinner is a line
_NEAR = 3.0  # points: lines that are nearer are one
_SHORTEST = 8.0  # points
FEWEST_LINES = 3  # of a table, each way; the rest of a row that a page cut has two levels
FEWEST_OF_BOTH = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """The box of a drawn path."""

    left: float
    right: float
    bottom: float
    top: float


@dataclass(slots=True)
class RuledTable:
    """A table of ruling lines: its levels from the top, and the cells of each row by the edges they lie between.

    `joined` are cells that no line parts from the one above.
    """

    edges: Sequence[float]
    levels: list[float]
    rows: list[list[tuple[int, int]]]
    joined: set[tuple[int, int, int]]

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.levels[0]

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.levels[-1]

    def filled(
        self,
        letters: Sequence[tuple[int, Letter]],
        page: int,
        known: AbstractSet[str],
        doubts: list[tuple[str, str]],
        *,
        after_break: bool,
    ) -> tuple[GridTable, set[int]]:
        """The table with its letters, and the numbers of those that stand in its cells."""
        inside: dict[tuple[int, int, int], list[tuple[int, Letter]]] = defaultdict(list)
        for at, letter in letters:
            row = next(row for row, level in enumerate(self.levels[1:]) if letter.middle >= level)
            middle = (letter.left + letter.right) / 2
            for begin, end in self.rows[row]:
                if self.edges[begin] <= middle < self.edges[end]:
                    inside[self._first(row, begin, end), begin, end].append((at, letter))
        rows: list[GridRow] = []
        for number, cells in enumerate(self.rows):
            made = []
            place = f"страница {page}, строка {len(rows) + 1}"
            guessed: list[str] = []
            for begin, end in cells:
                text, bold = text_within(
                    [one for _, one in inside[number, begin, end]], self.edges[end], known, guessed
                )
                joined = (number, begin, end) in self.joined
                made.append(GridCell(begin, text, end - begin, bold, joined))
            if any(cell.line or cell.continues for cell in made):
                begins_page = after_break and not rows and page > 1
                rows.append(GridRow(tuple(made), place, after_break=begins_page))
                if guessed:
                    words = ", ".join(f"«{word}»" for word in guessed)
                    doubts.append((place, f"Собрано из двух строк ячейки, проверьте: {words}."))
        return GridTable(tuple(rows)), {at for found in inside.values() for at, _ in found}

    def _first(self, row: int, begin: int, end: int) -> int:
        """The row in which a cell that reaches down begins."""
        while (row, begin, end) in self.joined:
            row -= 1
        return row


def ruled_tables(rules: Sequence[Rule]) -> list[RuledTable] | None:
    """The tables of a page from the top; None if its lines make none."""
    lines, uprights = _horizontal(rules), _upright(rules)
    levels = _clustered([line.top for line in lines])[::-1]
    edges = _clustered([line.left for line in uprights])
    if len(levels) < FEWEST_LINES - 1 or len(edges) < FEWEST_LINES or len(levels) + len(edges) < FEWEST_OF_BOTH:
        return None
    return list(_ruled(levels, lines, uprights, edges))


def _clustered(values: Sequence[float]) -> list[float]:
    """The values, those that are near each other as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _horizontal(rules: Sequence[Rule]) -> list[Rule]:
    """The horizontal lines, the edges of boxes among them."""
    found = []
    for rule in rules:
        if rule.top - rule.bottom <= _THIN < rule.right - rule.left:
            middle = (rule.bottom + rule.top) / 2
            found.append(replace(rule, bottom=middle, top=middle))
        elif _is_box(rule):
            found += [replace(rule, bottom=edge, top=edge) for edge in (rule.bottom, rule.top)]
    return found


def _upright(rules: Sequence[Rule]) -> list[Rule]:
    """The upright lines, the edges of boxes among them."""
    found = []
    for rule in rules:
        if rule.right - rule.left <= _THIN < rule.top - rule.bottom:
            middle = (rule.left + rule.right) / 2
            found.append(replace(rule, left=middle, right=middle))
        elif _is_box(rule):
            found += [replace(rule, left=edge, right=edge) for edge in (rule.left, rule.right)]
    return found


def _is_box(rule: Rule) -> bool:
    return rule.top - rule.bottom > _SHORTEST and rule.right - rule.left > _SHORTEST


def _ruled(
    levels: Sequence[float], lines: Sequence[Rule], uprights: Sequence[Rule], edges: Sequence[float]
) -> Iterator[RuledTable]:
    """The tables of a page from the top: where no upright lines stand between two levels, one ends."""
    table: RuledTable | None = None
    for top, bottom in pairwise(levels):
        middle = (top + bottom) / 2
        here = [line.left for line in uprights if line.bottom - 1 <= middle <= line.top + 1]
        present = [number for number, edge in enumerate(edges) if any(abs(edge - at) <= _NEAR for at in here)]
        cells = list(pairwise(present))
        if not cells:
            if table:
                yield table
            table = None
            continue
        if table is None:
            table = RuledTable(edges, [top], [], set())
        ruled = [line for line in lines if abs(line.top - top) <= _NEAR]
        for begin, end in cells if table.rows else ():
            at = (edges[begin] + edges[end]) / 2
            if (begin, end) in table.rows[-1] and not any(line.left <= at <= line.right for line in ruled):
                table.joined.add((len(table.rows), begin, end))
        table.rows.append(cells)
        table.levels.append(bottom)
    if table:
        yield table
