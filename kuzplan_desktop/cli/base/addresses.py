"""Which activity a number on the command line means: a number, or a path of numbers where it stands twice."""

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.plan import Activity, Plan, addresses
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
    named = addresses(plan)
    paths = ", ".join(named[one.uid] for one in found)
    raise PlanError(f"Номер {address} стоит в плане {times}, укажите путь: {paths}.")
