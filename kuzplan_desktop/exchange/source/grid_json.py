"""A grid as plain JSON, and back: what comes from the helper process is checked like the words of a stranger."""

from itertools import islice
from typing import Any

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
    cells = (cell for table in grid.tables() for row in table.rows for cell in row.cells)
    if next(islice(cells, MOST_CELLS, None), None) is not None:
        raise too_many_cells()
    return grid


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
