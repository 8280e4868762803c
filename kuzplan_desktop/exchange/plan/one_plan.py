"""A document of several plans: where each begins, and which is the one that is read."""

import re
from collections.abc import Iterator, Sequence

from kuzplan_desktop.exchange.plan.columns import columns_of
from kuzplan_desktop.exchange.plan.head import is_title
from kuzplan_desktop.exchange.source.grid import Grid, GridParagraph, GridTable

Blocks = list[GridParagraph | GridTable]
_YEAR = re.compile(r"\b20\d{2}\b")
_BEGINS = re.compile(r"\(?(?:утвержд|приложени|согласован)", re.IGNORECASE)
LONGEST_NAME = 6  # paragraphs


def plans_of(grid: Grid) -> list[Blocks]:
    """The blocks of a document, cut before the name of each further plan that has a table of its own."""
    parts: list[Blocks] = [[]]
    gap: list[GridParagraph | GridTable] = []
    seen: set[str] = set()
    has_plan = False
    for block in grid.blocks:
        gap.append(block)
        if isinstance(block, GridTable) and columns_of(block):
            cut = _cut(gap[:-1], seen) if has_plan else None
            if cut is not None:
                parts[-1] += gap[:cut]
                parts.append([])
                gap = gap[cut:]
            seen |= {name for _, name in _names(gap)}
            parts[-1] += gap
            gap, has_plan = [], True
    parts[-1] += gap
    return parts


def _cut(gap: Sequence[GridParagraph | GridTable], seen: set[str]) -> int | None:
    """Where a further plan begins between two tables: at its name that has a year, or at what approves it above."""
    at = next((at for at, name in _names(gap) if name not in seen), None)
    if at is None:
        return None
    return next((before for before in range(at) if _BEGINS.match(_first_line(gap[before]))), at)


def _names(gap: Sequence[GridParagraph | GridTable]) -> Iterator[tuple[int, str]]:
    """The names of plans, up to their years, and where each begins."""
    for at, block in enumerate(gap):
        if isinstance(block, GridParagraph) and is_title(block.line):
            lines = [one.line for one in gap[at : at + LONGEST_NAME] if isinstance(one, GridParagraph)]
            if found := _YEAR.search(" ".join(lines)):
                yield at, " ".join(lines)[: found.end()]


def _first_line(block: GridParagraph | GridTable) -> str:
    return block.line if isinstance(block, GridParagraph) else next(iter(_lines(block)), "")


def _lines(table: GridTable) -> Iterator[str]:
    return (cell.line for row in table.rows for cell in row.filled())


def rows_of_plan(blocks: Blocks) -> int:
    """How many rows the tables of a plan have."""
    return sum(len(block.rows) for block in blocks if isinstance(block, GridTable) and columns_of(block))
