"""Which item of a plan is which of an earlier year's: by wording, years aside, as far as that leaves no doubt."""

from collections.abc import Mapping
from dataclasses import replace

from kuzplan_desktop.domain.plan.matching import match
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.plan.year_shift import shifted


def items_of_earlier(earlier: Plan, plan: Plan) -> Mapping[str, str]:
    """uid of an item of `plan` -> that of the same item in the `earlier` year's plan; one in doubt is in no pair."""
    found = match(_moved(_approved(earlier), plan.year), _approved(plan)).pairs
    items = {item.uid for item in plan.activities()}
    return {uid: former for uid, former in found.items() if former and uid in items}


def _approved(plan: Plan) -> Plan:
    """The plan without the heading that items of a commission's own stand under in a report."""
    return replace(plan, sections=tuple(section for section in plan.sections if section.uid))


def _moved(plan: Plan, to: int) -> Plan:
    """The plan with the years in its titles and сроки moved to the year `to`."""

    def moved(text: str) -> str:
        return shifted(text, plan.year, to).text

    sections = (
        replace(
            section,
            title=moved(section.title),
            subsections=tuple(
                replace(
                    part,
                    title=moved(part.title),
                    activities=tuple(
                        replace(item, title=moved(item.title), period_text=moved(item.period_text))
                        for item in part.activities
                    ),
                )
                for part in section.subsections
            ),
        )
        for section in plan.sections
    )
    return replace(plan, sections=tuple(sections))
