"""An official document of any format -> the grid that it is and the draft of the plan in it."""

from pathlib import Path
from typing import NamedTuple

from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.exchange.plan.meaning import draft_of
from kuzplan_desktop.exchange.source.grid import Grid
from kuzplan_desktop.exchange.source.reading_apart import read_apart


class ReadPlan(NamedTuple):
    """What was read: the document as it stands, and the plan as it was understood."""

    grid: Grid
    draft: PlanDraft


def read_plan(path: Path, *, year: int | None = None) -> ReadPlan:
    """The plan in the document at `path`. `year` where it names none, or several.

    PlanError with one sentence for whatever is no plan or cannot be read.
    """
    grid = read_apart(path)
    return ReadPlan(grid, draft_of(grid, year=year))
