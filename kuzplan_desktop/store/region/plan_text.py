"""The plan of a region that has no document of its own: the approved text, with the amendments that were taken in."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing

from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.plan.plan_values import read_decrees
from kuzplan_desktop.store.changes.change import Change, read_change
from kuzplan_desktop.store.changes.identity import AMENDMENT, founding_step, is_amendment_step
from kuzplan_desktop.store.changes.memory import in_memory
from kuzplan_desktop.store.changes.side import Side
from kuzplan_desktop.store.changes.snapshot import read_document
from kuzplan_desktop.store.door.delivery import bodies_in

_OF_A_STEP, _OF_STEPS = f'"step":"{AMENDMENT}', '"kind":"step"'  # as canonical JSON has it
_OF_THE_PLAN = frozenset({"plan", "section", "subsection", "activity", "abbreviation"})


def text_of_plan(plan: str, packed: Iterable[bytes]) -> Plan:
    """The plan as it stands after the amendments, of the documents, packed, that are on it.

    It is told by the document in which most decrees are; of those that are alike by the first.
    """
    found = [bodies_in(one) for one in packed]
    amendments = [list(_amendments(one)) for one in found]
    at = max(range(len(found)), key=lambda place: (_rank(amendments[place]), -place))
    founding = f'"step":"{founding_step(plan)}"'  # as canonical JSON has it
    text = [change for change in _read(found[at], founding) if change.step == founding_step(plan)]
    with closing(in_memory([*text, *amendments[at]] if text else map(read_change, found[at]))) as memory:
        return read_document(memory).plan


def _read(bodies: Iterable[str], *parts: str) -> Iterator[Change]:
    """The changes in whose bodies one of these parts stands."""
    return (read_change(body) for body in bodies if any(part in body for part in parts))


def _amendments(bodies: list[str]) -> Iterator[Change]:
    """The changes that amended the plan in a document, those that were undone left out."""
    if any(_OF_A_STEP in body for body in bodies):
        changes = {change.id: change for change in _read(bodies, _OF_A_STEP, _OF_STEPS)}
        off = Side(changes).off
        for change in changes.values():
            if change.kind in _OF_THE_PLAN and is_amendment_step(change.step) and change.step not in off:
                yield change


def _rank(amendments: Sequence[Change]) -> tuple[bool, int, bool]:
    """How far a document has come: whether it was amended, by how many decrees, from project to approved."""
    plans = [change.values for change in amendments if change.kind == "plan"]
    decrees = max((len(read_decrees(values.get("amendments") or "")) for values in plans), default=0)
    return bool(amendments), decrees, any(values.get("approved_number") for values in plans)
