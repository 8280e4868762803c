"""What was copied -> Grid: cells of Excel, LibreOffice or a mail as HTML, else a text with tabs, else lines."""

import re
from itertools import chain

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.source.grid import Grid, GridParagraph
from kuzplan_desktop.exchange.source.html import read_html
from kuzplan_desktop.exchange.source.text import read_plain

MOST_LETTERS, MOST_ROWS, LONGEST_CELL = 1_000_000, 2_000, 2_000  # of a year's events; what is more was not meant
_META = re.compile(r"<meta\b[^<>]{0,200}>", re.IGNORECASE)  # tells how the bytes were written that are letters now
COPY_ROWS = "Скопируйте только строки с мероприятиями и вставьте их снова."


def copied_grid(html: str, text: str) -> Grid:
    """The grid of what was copied, in the two ways in which it was told; PlanError if it holds nothing, or too much."""
    if "<table" in html[:MOST_LETTERS].lower() and len(html) <= MOST_LETTERS:
        grid = read_html(_META.sub("", html).encode("utf-8", "replace"))
        if any(row.filled() for table in grid.tables() for row in table.rows):
            return _limited(grid)
    if len(text) > MOST_LETTERS:
        raise PlanError("Скопировано больше миллиона знаков, это не таблица мероприятий.", COPY_ROWS)
    if not text.strip():
        raise PlanError("Таблица не скопирована.", "Выделите строки в Excel, LibreOffice или письме и скопируйте их.")
    try:
        grid = read_plain(text.encode("utf-8", "replace"))
    except PlanError as error:  # it speaks of a plan in a file
        raise PlanError("То, что скопировано, – не таблица мероприятий.", COPY_ROWS) from error
    return _limited(grid)


def _limited(grid: Grid) -> Grid:
    """The grid, if its rows and cells are not more than an event needs: reading them takes time by their square."""
    if sum(len(table.rows) for table in grid.tables()) > MOST_ROWS:
        raise PlanError(f"В таблице больше {MOST_ROWS} строк.", COPY_ROWS)
    cells = (cell.text for table in grid.tables() for row in table.rows for cell in row.cells)
    lines = (line for block in grid.blocks if isinstance(block, GridParagraph) for line in block.text.split("\n"))
    if any(len(text) > LONGEST_CELL for text in chain(cells, lines)):
        raise PlanError(f"В таблице есть текст длиннее {LONGEST_CELL} знаков.", COPY_ROWS)
    return grid
