"""Two people's copies of one small document, and how the tests of comparing and merging look at them."""

from kuzplan_desktop.exchange.merge.merging import MergeChoice, compared_bodies, plan_merge
from tests.store.documents_apart import copy_of


def two_copies(prepare=lambda file: None):
    """Two people's copies of one document in which `prepare` has done something."""
    mine = copy_of(device="mine")
    mine.author = "Секретарь"
    prepare(mine)
    hers = copy_of(mine.bodies(), device="hers")
    hers.author = "Председатель"
    return mine, hers


def first(file):
    """The uid of the first activity."""
    return next(file.document.plan.activities()).uid


def differences(mine, hers):
    """What differs, seen from `mine`."""
    return compared_bodies(mine.bodies(), hers.bodies(), "копия.sqlite").differences


def unite(mine, hers, **choice):
    """Merge as the program does, without a file: the plan that was carried out."""
    comparison = compared_bodies(mine.bodies(), hers.bodies(), "копия.sqlite").comparison
    plan = plan_merge(comparison, MergeChoice(**choice))
    if not plan.changes_nothing:
        mine.unite(plan.bodies, "Объединение", plan.settling)
    return plan
