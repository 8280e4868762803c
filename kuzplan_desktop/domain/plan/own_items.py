"""A commission's own items beside the approved ones: their numbers, and a plan without them or with them apart."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from kuzplan_desktop.domain.lazy_pattern import lazy_pattern
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection

OWN_HEADING = "Дополнительные мероприятия комиссии"
OWN = "доп."  # «доп.1»: no approved plan numbers an item so
_OWN_NUMBER = lazy_pattern(re.escape(OWN) + r"([0-9]{1,9})")


def next_own_number(plan: Plan) -> str:
    """The number of the next item that the commission adds: «доп.1», «доп.2» …"""
    taken = [int(found[1]) for item in plan.activities() if (found := _OWN_NUMBER.fullmatch(item.number))]
    return f"{OWN}{1 + max(taken, default=0)}"


def without_own(plan: Plan) -> Plan:
    """The plan without the items that its commission added, which are nobody else's."""
    return with_items(plan, lambda item: not item.added)


def own_apart(plan: Plan) -> Plan:
    """The plan with the items that its commission added under a heading of their own, behind all others."""
    own = tuple(item for item in plan.activities() if item.added)
    if not own:
        return plan
    approved = without_own(plan)
    sections = tuple(section for section in approved.sections if section.uid)
    return replace(plan, sections=(*sections, Section("", "", OWN_HEADING, (Subsection("", "", "", own),))))


def with_changed(plan: Plan, changed: Mapping[str, Activity]) -> Plan:
    """The plan with other items in place of those with these uids."""

    def of(subsection: Subsection) -> Subsection:
        return replace(subsection, activities=tuple(changed.get(item.uid, item) for item in subsection.activities))

    sections = (replace(section, subsections=tuple(map(of, section.subsections))) for section in plan.sections)
    return replace(plan, sections=tuple(sections))


def with_items(plan: Plan, holds: Callable[[Activity], bool]) -> Plan:
    """The plan with all its headings and those of its items that `holds` is true for."""
    sections = (
        replace(
            section,
            subsections=tuple(
                replace(part, activities=tuple(filter(holds, part.activities))) for part in section.subsections
            ),
        )
        for section in plan.sections
    )
    return replace(plan, sections=tuple(sections))
