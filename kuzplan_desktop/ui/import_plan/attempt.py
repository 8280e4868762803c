"""What came of reading a document: its grid, the columns of its table, and the draft or why there is none yet."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.exchange.plan.columns import ColumnRole, Columns
from kuzplan_desktop.exchange.plan.meaning import NO_YEAR, draft_of
from kuzplan_desktop.exchange.plan.tables import find_rows
from kuzplan_desktop.exchange.source.grid import Grid, GridTable
from kuzplan_desktop.exchange.source.reading_apart import read_apart

LEAST_ROWS = 3  # of a table that may be a plan's although nothing in it says so


class PlanAttempt(NamedTuple):
    """`roles` are those of the columns as they were read or given, none where no table could hold a plan.

    `year` is the one that a person gave, None where the document was asked.
    """

    grid: Grid
    columns: Columns | None
    roles: tuple[ColumnRole, ...]
    draft: PlanDraft | None
    trouble: PlanError | None
    year: int | None = None

    @property
    def wants_year(self) -> bool:
        """True if nothing but the year is missing."""
        return self.trouble is not None and self.trouble.sentence == NO_YEAR


def attempt_file(path: Path) -> PlanAttempt:
    """Read a document. PlanError if it cannot be read, or if nothing that a person could add makes a plan of it."""
    made = attempt_grid(read_apart(path))
    if made.trouble is not None and not made.wants_year and not (made.columns is None and made.roles):
        sentence = made.trouble.sentence
        raise PlanError(f"Файл «{path.name}»: {sentence[0].lower()}{sentence[1:]}", made.trouble.hint)
    return made


def attempt_grid(grid: Grid, *, year: int | None = None, roles: Sequence[ColumnRole] = ()) -> PlanAttempt:
    """Make a draft of a document that has been read, with the year and the roles of columns that a person gave."""
    columns = find_rows(grid, roles).columns
    draft, trouble = None, None
    try:
        draft = draft_of(grid, year=year, roles=roles)
    except PlanError as error:
        trouble = error
    return PlanAttempt(grid, columns, columns.roles if columns else _no_roles(grid), draft, trouble, year)


def _no_roles(grid: Grid) -> tuple[ColumnRole, ...]:
    """A role for each column of the largest table, to be chosen by hand."""
    possible = [table for table in grid.tables() if table.width > 1 and len(table.rows) >= LEAST_ROWS]
    width = max(possible, key=_size).width if possible else 0
    return (ColumnRole.EXTRA,) * width


def _size(table: GridTable) -> int:
    return len(table.rows)
