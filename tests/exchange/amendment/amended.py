"""Documents in memory on a plan that a test writes as lines, and taking a changed plan into them."""

from datetime import date
from typing import Any

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.plan.amendment import Amendment
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.plan.handed_plan import HandedPlan
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.exchange.amendment.amending import AmendChoice, look_at_amendment
from kuzplan_desktop.store.changes.change import Stamp
from kuzplan_desktop.store.document.copying import document_of_draft
from kuzplan_desktop.store.document.founding import founding_changes, plan_changes
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.plans_apart import draft
from tests.store.documents_apart import copy_of

VOTE = Campaign("", "Выборы депутатов", "региональные", date(2027, 6, 15), date(2027, 9, 19))


def begun(
    text: PlanDraft | None = None, device: str = "mine", commission: str = "ТИК", role: Role = Role.TIK
) -> PlanFile:
    """A document of a commission on the plan of a text."""
    changes = plan_changes(text or draft())
    stamp = Stamp(step=f"begun by {commission}", label="Документ начат", dev="first")
    plan = changes[0].row
    changes += founding_changes(plan, commission=commission, role=role, list_id="", stamp=stamp, n=2)
    return copy_of([change.body for change in changes], device=device)


def copy(file: PlanFile, device: str = "hers") -> PlanFile:
    return copy_of(file.bodies(), device=device)


def text_of(told: PlanDraft) -> HandedPlan:
    """What an official document says."""
    return HandedPlan(document_of_draft(told).plan)


def handed_out(file: PlanFile) -> HandedPlan:
    """What a region's document hands out."""
    document = file.document
    return HandedPlan(document.plan, document.campaigns, document.settings)


def take_in(file: PlanFile, new: PlanDraft | HandedPlan, **choice: Any) -> Amendment:
    """Take a plan in with every guess; what was done."""
    handed = new if isinstance(new, HandedPlan) else text_of(new)
    amendment = look_at_amendment(file, handed, AmendChoice(guesses=True, **choice))
    file.plan.amend(amendment)
    return amendment


def item(file: PlanFile, number: str) -> Activity:
    """The item of a number that is in the plan."""
    (found,) = (one for one in file.document.plan.find(number) if not one.excluded)
    return found


def named(plan: Plan, title: str) -> Activity:
    """The one item whose title begins so."""
    (found,) = (one for one in plan.activities() if one.title.startswith(title))
    return found


def numbers(plan: Plan) -> list[str]:
    """The numbers of the items as they stand, those that were taken out with a dash before them."""
    return [f"-{one.number}" if one.excluded else one.number for one in plan.activities()]
