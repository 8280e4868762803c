"""Which activity a number on the command line means: a number, or a path of numbers where it stands twice."""

from collections.abc import Iterable

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.wording import plural


def activity_at(plan: Plan, address: str) -> Activity:
    """The one activity that `address` names; PlanError if there is none or more than one."""
    found = plan.find(address)
    if len(found) == 1:
        return found[0]
    if not found:
        told = f"В плане нет пункта {address}." if address else "Номер пункта не указан."
        raise PlanError(told, "Номера показывает команда show.")
    times = f"{len(found)} {plural(len(found), 'раз', 'раза', 'раз')}"
    raise PlanError(f"Номер {address} стоит в плане {times}, укажите путь: {', '.join(shortest_paths(plan, found))}.")


def shortest_paths(plan: Plan, activities: Iterable[Activity]) -> list[str]:
    """The shortest path for each of `activities` that names it alone; the whole path where none does."""
    found = []
    for section, part, activity in plan.walk():
        if activity in activities:
            whole = [number for number in (section.number, part.number) if number]
            paths = [[number, activity.number] for number in whole] + [[*whole, activity.number]]
            found.append(
                next((path for path in map("/".join, paths) if len(plan.find(path)) == 1), "/".join(paths[-1]))
            )
    return found
