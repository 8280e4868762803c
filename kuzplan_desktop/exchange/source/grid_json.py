"""A grid as plain JSON, and back: what comes from the helper process is checked like the words of a stranger."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.source.grid import (
    MOST_CELLS,
    MOST_COLUMNS,
    Grid,
    GridCell,
    GridParagraph,
    GridRow,
    GridTable,
    too_many_cells,
)

LONGEST_TEXT, MOST_LETTERS = 20_000, 2_000_000  # of a paragraph or cell, of a document; a plan of 500 rows has 150,000
MOST_TABLE_ROWS = 12_000  # an item may take two, and other tables may stand beside the plan
_LEAVE_THE_PLAN = "Оставьте в нем только план и сохраните заново."


def grid_as_json(grid: Grid) -> dict[str, Any]:
    """What `grid_of_json` makes the same grid of."""
    return {
        "blocks": [_block_as_json(block) for block in grid.blocks],
        "left_out": grid.left_out,
        "doubts": grid.doubts,
    }


def _block_as_json(block: GridParagraph | GridTable) -> list[Any]:
    if isinstance(block, GridParagraph):
        return ["paragraph", block.text, block.bold, block.place, block.notes]
    return [
        "table",
        block.guessed,
        [[row.place, row.after_break, [_cell_as_json(cell) for cell in row.cells]] for row in block.rows],
    ]


def _cell_as_json(cell: GridCell) -> list[Any]:
    return [cell.column, cell.text, cell.span, cell.bold, cell.continues, cell.notes]


def grid_of_json(said: Any) -> Grid:
    """The grid that was told. ValueError, TypeError or KeyError for anything else, PlanError for what is too large."""
    left_out, doubts = (
        tuple((_text(place), _text(text)) for place, text in said[name]) for name in ("left_out", "doubts")
    )
    grid = Grid(tuple(map(_block, said["blocks"])), left_out, doubts)
    _demand_room(grid)
    cells = (cell for table in grid.tables() for cell in _cells(table))
    if next(islice(cells, MOST_CELLS, None), None) is not None:
        raise too_many_cells()
    return grid


def _demand_room(grid: Grid) -> None:
    """PlanError for texts that no plan has: what they mean is asked in this process, and nothing may keep it long."""
    pieces: list[GridParagraph | GridCell] = []
    for block in grid.blocks:
        pieces += [block] if isinstance(block, GridParagraph) else _cells(block)
    texts = [text for piece in pieces for text in (piece.text, *piece.notes)]
    texts += [text for _, text in (*grid.left_out, *grid.doubts)]
    longest = max(texts, key=len, default="")
    if len(longest) > LONGEST_TEXT:
        begins = " ".join(longest[:40].split())
        raise PlanError(f"В документе слишком длинный текст: «{begins}…».", _LEAVE_THE_PLAN)
    if sum(map(len, texts)) > MOST_LETTERS:
        raise PlanError("В документе слишком много текста.", _LEAVE_THE_PLAN)
    if sum(len(table.rows) for table in grid.tables()) > MOST_TABLE_ROWS:
        raise PlanError("В таблицах документа слишком много строк.", _LEAVE_THE_PLAN)


def _cells(table: GridTable) -> Iterator[GridCell]:
    return (cell for row in table.rows for cell in row.cells)


def _block(said: Any) -> GridParagraph | GridTable:
    kind, *parts = said
    if kind == "paragraph":
        text, bold, place, notes = parts
        return GridParagraph(_text(text), bold is True, _text(place), tuple(map(_text, notes)))
    guessed, rows = parts
    return GridTable(tuple(map(_row, rows)), guessed is True)


def _row(said: Any) -> GridRow:
    place, after_break, cells = said
    return GridRow(tuple(map(_cell, cells)), _text(place), after_break is True)


def _cell(said: Any) -> GridCell:
    column, text, span, bold, continues, notes = said
    if type(column) is not int or type(span) is not int or column < 0 or span < 1:
        raise TypeError(said)
    if column + span > 2 * MOST_COLUMNS:
        raise too_many_cells()
    return GridCell(column, _text(text), span, bold is True, continues is True, tuple(map(_text, notes)))


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError(said)
    return said
