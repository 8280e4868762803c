"""How a document begins: the changes of a plan's text, and the step that makes them a commission's document."""

from kuzplan_desktop.domain.commission import DEFAULT_EXECUTOR_TERMS, Role
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.store.changes.change import Change, Draft, Stamp, make_change
from kuzplan_desktop.store.changes.identity import (
    commission_uid,
    founding_step,
    handing_out_step,
    imported_uid,
    new_uid,
    plan_uid,
)

HANDED_OUT = "План получен с изменениями"
CHOSEN = "смысл срока выбран при чтении плана"


def plan_changes(draft: PlanDraft) -> list[Change]:
    """The changes of an official text: raw wording only, the same bytes on every computer."""
    plan = plan_uid(draft.authority, draft.year, draft.approved_number)
    stamp = Stamp(step=founding_step(plan), label="")
    rows = [
        Draft(
            plan,
            "plan",
            {
                "title": draft.title,
                "title_genitive": draft.title_genitive,
                "year": draft.year,
                "authority": draft.authority,
                "approved_on": draft.approved_on.isoformat() if draft.approved_on else None,
                "approved_number": draft.approved_number,
            },
        )
    ]
    rows += _tree(draft, plan)
    for position, (term, meaning) in enumerate(draft.abbreviations):
        uid = imported_uid(plan, "abbreviation", draft.approved_number, (term,), 0)
        values = {"plan": plan, "position": position, "term": term, "meaning": meaning}
        rows.append(Draft(uid, "abbreviation", values))
    for row in rows:
        row.new = True
    return [make_change(row, stamp, 1) for row in rows]


def handed_plan(draft: PlanDraft) -> list[Change]:
    """The changes of an official text, and a step of its own with the meanings that a person chose for its сроки."""
    text = plan_changes(draft)
    stamp = Stamp(step=handing_out_step(text[0].row), label=HANDED_OUT)
    items = (change.row for change in text if change.kind == "activity")
    chosen = [
        Draft(row, "activity", {"period_override": item.period_override, "period_reason": CHOSEN})
        for row, item in zip(items, draft.activities(), strict=True)
        if item.period_override
    ]
    return [*text, *(make_change(one, stamp, 2) for one in chosen)]


def _tree(draft: PlanDraft, plan: str) -> list[Draft]:
    """The rows of sections, subsections and activities, parents first."""
    rows: list[Draft] = []
    taken: dict[tuple[str, tuple[str, ...]], int] = {}

    def add(kind: str, path: tuple[str, ...], values: dict[str, object]) -> str:
        ordinal = taken.get((kind, path), 0)
        taken[kind, path] = ordinal + 1
        uid = imported_uid(plan, kind, draft.approved_number, path, ordinal)
        rows.append(Draft(uid, kind, values))
        return uid

    for place, section in enumerate(draft.sections):
        path: tuple[str, ...] = (section.number,)
        above = add(
            "section", path, {"plan": plan, "position": place, "number": section.number, "title": section.title}
        )
        for place_in, subsection in enumerate(section.subsections):
            inner = (*path, subsection.number)
            values = {"position": place_in, "number": subsection.number, "title": subsection.title}
            below = add("subsection", inner, {"section": above, **values})
            for position, activity in enumerate(subsection.activities):
                add(
                    "activity",
                    (*inner, activity.number),
                    {
                        "subsection": below,
                        "position": position,
                        "number": activity.number,
                        "title": activity.title,
                        "executors_text": activity.executors_text,
                        "period_text": activity.period_text,
                    },
                )
    return rows


def founding_changes(plan: str, *, commission: str, role: Role, list_id: str, stamp: Stamp, n: int) -> list[Change]:
    """The founding step of a document on `plan`, numbered from `n`: the document and whose it is."""
    drafts = [Draft(new_uid(), "document", {"plan": plan}, new=True)]
    if commission:
        values = {
            "name": commission,
            "role": str(role),
            "list_id": list_id,
            "executor_terms": "\n".join(DEFAULT_EXECUTOR_TERMS[role]),
        }
        drafts.append(Draft(commission_uid(plan), "commission", values, new=True))
    return [make_change(draft, stamp, n + number) for number, draft in enumerate(drafts)]
