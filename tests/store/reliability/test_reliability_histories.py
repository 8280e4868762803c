"""Some dozens of random histories, and the cases that longer runs have found."""

import pytest

from kuzplan_desktop.store.document.plan_file import PlanFile
from reliability import deeds, histories
from tests.store.documents_apart import copy_of, shown, tables


def first(file: PlanFile) -> str:
    return next(file.document.plan.activities()).uid


@pytest.mark.slow
def test_undo_and_redo_are_exact() -> None:
    tally = histories.histories(range(60))
    assert tally.tried == 60
    assert tally.counts["undone and redone"] > 60
    assert tally.failures == []


def test_a_switch_that_was_withdrawn_leaves_nothing_behind() -> None:
    """Going back to a backup after an undo left a row of the step, and the file was told to be damaged."""
    file = copy_of()
    backup = file.bodies()
    file.marks.mark([first(file)], 1)
    file.undo()
    file.restore(backup, "Восстановление")
    assert deeds.faults(file) == []
    assert tables(file) == tables(copy_of(tuple(backup)))


def test_a_merge_that_was_undone_before_another_one_is_not_redone_in_its_place() -> None:
    """Redo took the backup that had been given up first, not the one that was just undone."""
    mine, first_backup, second_backup = copy_of(), copy_of(device="one"), copy_of(device="two")
    first_backup.marks.mark([first(mine)], 1)
    second_backup.marks.mark([first(mine)], 2)
    mine.restore(first_backup.bodies(), "Первая копия")
    mine.undo()
    mine.restore(second_backup.bodies(), "Вторая копия")
    after = shown(mine)
    assert mine.undo() == "Вторая копия"
    assert mine.redo() == "Вторая копия"
    assert shown(mine) == after
