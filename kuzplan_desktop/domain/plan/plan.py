"""Plan, Section, Subsection, Activity: what the commission approved, in the order it was approved."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

_ORDINAL = re.compile(r"(?P<path>.+?)\s*\((?P<ordinal>\d{1,5})\)")


class Decree(NamedTuple):
    """A постановление: its number and its day, either of which may be unknown."""

    number: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """A пункт плана. `period_text` and `executors_text` are the raw wording and are kept for ever.

    `period_override` is a wording in the same language that the user put in place of `period_text`
    (a postponement), with its reason in `period_reason`. `own_override` is «Исполняем мы» when a person
    decided it, None while the executors decide. `completed_on` is «Завершено». `conflicts` names the fields
    that hold several values after two copies were united; the value shown is the provisional one.

    `notes` are (column, text) of what the official document says besides. `excluded` says by what an item was taken
    out of the plan («постановление от 01.06.2027 № 5»), empty while it is in it. `added` is an item of the
    commission's own beside the approved ones.
    """

    uid: str
    number: str
    title: str
    executors_text: str = ""
    period_text: str = ""
    period_override: str = ""
    period_reason: str = ""
    own_override: bool | None = None
    completed_on: date | None = None
    conflicts: frozenset[str] = frozenset()
    notes: tuple[tuple[str, str], ...] = ()
    excluded: str = ""
    added: bool = False


@dataclass(frozen=True, slots=True)
class Subsection:
    """A подраздел. Its number and title are empty where a plan puts activities straight under a section."""

    uid: str
    number: str
    title: str
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A раздел."""

    uid: str
    number: str
    title: str
    subsections: tuple[Subsection, ...] = ()


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A line of the plan's list of abbreviations."""

    uid: str
    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A сводный план of one year with the decree that approved it.

    `title_genitive` is the title as it stands after «о выполнении» and may be edited. `amendments` are the decrees
    that changed it since, the first one first. `unlocked` is an approved plan that is being edited; one that no decree
    has approved yet, a project, is never locked.
    """

    uid: str
    title: str
    year: int
    authority: str
    approved_on: date | None
    approved_number: str
    title_genitive: str = ""
    sections: tuple[Section, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    amendments: tuple[Decree, ...] = ()
    unlocked: bool = False

    @property
    def latest_decree(self) -> Decree:
        """The decree that changed the plan last, else the one that approved it."""
        return self.amendments[-1] if self.amendments else Decree(self.approved_number, self.approved_on)

    @property
    def is_locked(self) -> bool:
        """True while the texts of the plan may not be edited."""
        return bool(self.approved_number) and not self.unlocked

    def activities(self) -> Iterator[Activity]:
        """Every activity in the plan's order."""
        for _, _, activity in self.walk():
            yield activity

    def in_force(self) -> Iterator[Activity]:
        """Every activity that was not taken out of the plan, in its order."""
        return (activity for activity in self.activities() if not activity.excluded)

    def walk(self) -> Iterator[tuple[Section, Subsection, Activity]]:
        """Every activity with the section and the subsection above it, in the plan's order."""
        for section in self.sections:
            for subsection in section.subsections:
                for activity in subsection.activities:
                    yield section, subsection, activity

    def find(self, address: str) -> tuple[Activity, ...]:
        """The activities that `address` names: a number (`2.2.10`, `доп. 1`) or a path of numbers (`I/1`).

        Those that were taken out of the plan are named by it only where no other is. Several come back when it stands
        more than once in the plan, each of which an ordinal names (`I/1 (2)`), none when it stands nowhere.
        """
        found = self._at(address)
        ordinal = None if found else _ORDINAL.fullmatch(address.strip())
        if ordinal:
            at = int(ordinal["ordinal"]) - 1
            return tuple(_in_force_first(self._at(ordinal["path"]))[at : at + 1]) if at >= 0 else ()
        return tuple(activity for activity in found if not activity.excluded) or found

    def _at(self, address: str) -> tuple[Activity, ...]:
        wanted = tuple(_tight(address).strip("/").split("/"))
        return tuple(
            activity
            for section, subsection, activity in self.walk()
            if _path_matches((_tight(section.number), _tight(subsection.number), _tight(activity.number)), wanted)
        )


def addresses(plan: Plan) -> dict[str, str]:
    """By uid, what names each item alone: its number, else the shortest path of numbers, else with an ordinal."""
    paths = {activity.uid: _paths(section, part, activity) for section, part, activity in plan.walk()}
    named: defaultdict[str, list[str]] = defaultdict(list)
    in_force: Counter[str] = Counter()
    for activity in _in_force_first(tuple(plan.activities())):
        for path in set(paths[activity.uid]):
            named[path].append(activity.uid)
            in_force[path] += not activity.excluded
    found: dict[str, str] = {}
    for activity in plan.activities():
        uid, offered = activity.uid, paths[activity.uid]
        counts = {path: in_force[path] if not activity.excluded else len(named[path]) for path in offered}
        whole = offered[-1]
        address = next((path for path, count in counts.items() if path and count == 1), "")
        found[uid] = address or f"{whole} ({named[whole].index(uid) + 1})"
    return found


def _paths(section: Section, part: Subsection, activity: Activity) -> tuple[str, ...]:
    """What `Plan.find` knows an item by, the best first and the whole path last."""
    above = [one.number for one in (part, section) if one.number]
    whole = "/".join([*reversed(above), activity.number])
    return tuple(dict.fromkeys([activity.number, *(f"{number}/{activity.number}" for number in above), whole]))


def _in_force_first(activities: tuple[Activity, ...]) -> list[Activity]:
    return sorted(activities, key=lambda activity: bool(activity.excluded))


def addressed(plan: Plan) -> Iterator[Activity]:
    """Every activity in the plan's order, numbered by what names it alone."""
    named = addresses(plan)
    for activity in plan.activities():
        address = named[activity.uid]
        yield activity if address == activity.number else replace(activity, number=address)


def _tight(number: str) -> str:
    """A number without white space."""
    return "".join(number.split())


def _path_matches(path: tuple[str, str, str], wanted: tuple[str, ...]) -> bool:
    """True if `wanted` ends with the activity's number and its other parts stand above it in order."""
    if wanted[-1] != path[-1]:
        return False
    above = iter(path[:-1])
    return all(part in above for part in wanted[:-1])


def natural_key(number: str) -> tuple[tuple[int, str], ...]:
    """A sort key by which 2.2.9 stands before 2.2.10."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d{1,18})", number))
