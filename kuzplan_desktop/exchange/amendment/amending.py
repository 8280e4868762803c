"""A changed plan, or one that is handed out again, into a document: read, compared, asked, taken in as one step."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.amendment import Amendment, amendment_of
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.plan.handed_plan import HandedPlan
from kuzplan_desktop.domain.plan.matching import Answers, match
from kuzplan_desktop.domain.plan.own_values import Taken
from kuzplan_desktop.domain.plan.plan import Decree, Plan
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.changes.identity import founding_step, is_shipped, normalised, worded_uid
from kuzplan_desktop.store.copies import backups
from kuzplan_desktop.store.copies.handing_out import OWN_SETTINGS
from kuzplan_desktop.store.document.copying import document_of_draft
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import header


@dataclass(frozen=True, slots=True)
class AmendChoice:
    """What a person decided: which row is which, whose values stay, by which decree; `same_plan` that a plan of another
    authority is this one. `guesses` takes every guess that she did not decide."""

    answers: Answers = field(default_factory=dict)
    taken: Taken = field(default_factory=dict)
    by: Decree | None = None
    same_plan: bool = False
    guesses: bool = False


def read_handed(path: Path, *, year: int | None = None) -> HandedPlan:
    """The plan in a plan file, in a document of the region, or in an official document of any format.

    `year` where an official document names none. PlanError for anything else.
    """
    if not header.is_of_program(path):
        from kuzplan_desktop.exchange.plan.reading import read_plan

        return handed_draft(read_plan(path, year=year).draft)
    with PlanFile.of_private_copy(path) as file:
        document, steps = file.document, {read_change(body).step for body in file.bodies()}
    commission = document.commission
    if commission is not None and commission.role is not Role.IKKO:
        raise PlanError(
            f"Файл «{path.name}» – документ комиссии, а не план: {commission.name}.",
            "Возьмите файл плана, который раздает областная комиссия, или официальный документ.",
        )
    is_text_alone = steps == {founding_step(document.plan.uid)}
    plan = _named_by_wording(document.plan) if is_text_alone else document.plan
    settings = {key: value for key, value in document.settings.items() if key not in OWN_SETTINGS}
    return HandedPlan(plan, document.campaigns, settings)


def handed_draft(draft: PlanDraft) -> HandedPlan:
    """The plan of an official document that was read, and perhaps mended by hand."""
    return HandedPlan(_named_by_wording(document_of_draft(draft).plan))


def is_plan_of(path: Path, document: Document) -> bool:
    """True if the file at `path` is a plan file of the plan that an open document is on: it is to be taken into the
    document, and begins no second one. PlanError if its tests refuse the file."""
    if not header.is_of_program(path) or header.is_consolidated(path):
        return False
    with PlanFile.of_private_copy(path) as file:
        handed = file.document
    return handed.commission is None and _is_same_plan(document.plan, handed.plan)


def look_at_amendment(file: PlanFile, handed: HandedPlan, choice: AmendChoice) -> Amendment:
    """What taking a plan in would change, and what of it must be asked; nothing is written.

    PlanError for a plan of another year or, unless the choice says so, of another authority.
    """
    _demand_same(file.document.plan, handed.plan, choice)
    document, before = file.document, file.plan.handed_before()
    answers, taken = dict(choice.answers), dict(choice.taken)
    matching = match(document.plan, handed.plan, answers)
    if choice.guesses:
        matching = match(document.plan, handed.plan, answers | matching.guesses)
    amendment = amendment_of(document, handed, matching, before, by=choice.by, taken=taken)
    if choice.guesses and amendment.own_doubts:
        taken |= {doubt.uid: doubt.taken for doubt in amendment.own_doubts}
        return amendment_of(document, handed, matching, before, by=choice.by, taken=taken)
    return amendment


def amend_document(file: PlanFile, handed: HandedPlan, choice: AmendChoice) -> Amendment:
    """Take a plan in as one step that can be undone, a backup is made before; returns what was done.

    While something is in doubt nothing is written, nor where nothing changes.
    """
    file.typing.finish()
    amendment = look_at_amendment(file, handed, choice)
    if amendment.is_certain and amendment.differences:
        backups.make(file.path, "amend")
        file.plan.amend(amendment)
    return amendment


def _demand_same(mine: Plan, theirs: Plan, choice: AmendChoice) -> None:
    if mine.year != theirs.year:
        raise PlanError(
            f"Это план на {theirs.year} год, а документ ведется по плану на {mine.year} год.",
            f"Для {theirs.year} года начинают новый документ.",
        )
    if not choice.same_plan and not _is_same_plan(mine, theirs):
        raise PlanError(
            f"Этот план утвердила другая комиссия: {theirs.authority}. План документа утвердила {mine.authority}.",
            "Если это все же тот же план, подтвердите это.",
        )


def _is_same_plan(mine: Plan, theirs: Plan) -> bool:
    """True for one plan: of one uid, or of one year and authority as far as both name theirs."""
    one, other = normalised(mine.authority), normalised(theirs.authority)
    return mine.uid == theirs.uid or (mine.year == theirs.year and (not one or not other or one == other))


def _named_by_wording(plan: Plan) -> Plan:
    """A text of the plan that the first versions shipped, whose rows have their uids from their numbers, with such as
    all other plans have: a number says nothing of which row it is once another one was put in before it."""
    if not is_shipped(plan.uid):
        return plan
    taken: dict[tuple[str, str], int] = {}

    def named(kind: str, wording: str) -> str:
        name = (kind, normalised(wording))
        taken[name] = taken.get(name, -1) + 1
        return worded_uid(plan.uid, kind, wording, taken[name])

    sections = tuple(
        replace(
            section,
            uid=named("section", section.title),
            subsections=tuple(
                replace(
                    part,
                    uid=named("subsection", part.title or f"\n{section.title}"),
                    activities=tuple(replace(one, uid=named("activity", one.title)) for one in part.activities),
                )
                for part in section.subsections
            ),
        )
        for section in plan.sections
    )
    return replace(plan, sections=sections)
