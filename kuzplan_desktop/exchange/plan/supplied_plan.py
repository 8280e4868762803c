"""The supplied plan: builds data/plan.sqlite from the approved text (`python -m` with this module's name)."""

from pathlib import Path

from kuzplan_desktop import paths
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.exchange.plan.meaning import draft_of
from kuzplan_desktop.exchange.source.reading import read_grid
from kuzplan_desktop.store.document.copying import write_plan

SOURCE = paths.RESOURCES / "plan-2022.txt"


def supplied_draft() -> PlanDraft:
    """The draft of the plan that the program ships with."""
    return draft_of(read_grid(SOURCE))


def make_supplied_plan(target: Path) -> None:
    """Make the file of the supplied plan at `target`, which must be free; twice the same bytes."""
    write_plan(target, supplied_draft())


if __name__ == "__main__":
    paths.SEED_PLAN.parent.mkdir(exist_ok=True)
    paths.SEED_PLAN.unlink(missing_ok=True)
    make_supplied_plan(paths.SEED_PLAN)
