"""How a document begins: the changes of a plan's text, and the step that makes them a commission's document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.commission import DEFAULT_EXECUTOR_TERMS, Role
from kuzplan_desktop.domain.plan import plan_values
from kuzplan_desktop.store.changes.change import LARGEST_N, Change, Draft, Stamp, make_change
from kuzplan_desktop.store.changes.identity import (
    commission_uid,
    founding_step,
    handing_out_step,
    is_shipped,
    new_uid,
    normalised,
    numbered_uid,
    plan_uid,
    worded_uid,
)

if TYPE_CHECKING:
    from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft

HANDED_OUT = "План получен с изменениями"
CHOSEN = "смысл срока выбран при чтении плана"


def plan_changes(draft: PlanDraft) -> list[Change]:
    """The changes of an official text: raw wording only, the same bytes on every computer."""
    plan = plan_uid(draft.authority, draft.year, draft.title)
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
                **({"amendments": plan_values.write_decrees(draft.amendments)} if draft.amendments else {}),
            },
        )
    ]
    row_uid = _Names(plan)
    rows += _tree(draft, plan, row_uid)
    for position, (term, meaning) in enumerate(draft.abbreviations):
        uid = row_uid("abbreviation", (term,), term)
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


class _Names:
    """Gives every row of a text its uid, and rows of one name that of the second, the third."""

    def __init__(self, plan: str) -> None:
        self._plan = plan
        self._by_number = is_shipped(plan)
        self._taken: Counter[tuple[str, ...]] = Counter()

    def __call__(self, kind: str, path: tuple[str, ...], wording: str) -> str:
        name = (kind, *path) if self._by_number else (kind, normalised(wording))
        ordinal = self._taken[name]
        self._taken[name] += 1
        if self._by_number:
            return numbered_uid(self._plan, kind, path, ordinal)
        return worded_uid(self._plan, kind, wording, ordinal)


def _tree(draft: PlanDraft, plan: str, row_uid: _Names) -> list[Draft]:
    """The rows of sections, subsections and activities, parents first."""
    rows: list[Draft] = []

    def add(kind: str, path: tuple[str, ...], wording: str, values: dict[str, object]) -> str:
        uid = row_uid(kind, path, wording)
        rows.append(Draft(uid, kind, values))
        return uid

    for place, section in enumerate(draft.sections):
        path: tuple[str, ...] = (section.number,)
        values: dict[str, object] = {"plan": plan, "position": place, "number": section.number, "title": section.title}
        above = add("section", path, section.title, values)
        for place_in, subsection in enumerate(section.subsections):
            inner = (*path, subsection.number)
            values = {"position": place_in, "number": subsection.number, "title": subsection.title}
            wording = subsection.title or f"\n{section.title}"
            below = add("subsection", inner, wording, {"section": above, **values})
            for position, activity in enumerate(subsection.activities):
                values = {"subsection": below, "position": position, **_activity(activity)}
                add("activity", (*inner, activity.number), activity.title, values)
    return rows


def _activity(activity: ActivityDraft) -> dict[str, object]:
    """The texts of an item; notes only where there are any, as the first versions had none."""
    notes = {"notes": plan_values.write_notes(activity.notes)} if activity.notes else {}
    return {
        "number": activity.number,
        "title": activity.title,
        "executors_text": activity.executors_text,
        "period_text": activity.period_text,
        **notes,
    }


def founding_changes(
    plan: str,
    *,
    commission: str,
    role: Role,
    list_id: str,
    stamp: Stamp,
    n: int,
    terms: Sequence[str] | None = None,
    more: Sequence[Draft] = (),
) -> list[Change]:
    """The founding step of a document on `plan`, numbered from `n`: the document, whose it is, and `more` of it.

    `terms` are what the commission is called among executors, where it is not what its role is called.
    """
    drafts = [Draft(new_uid(), "document", {"plan": plan}, new=True)]
    if commission:
        values = {
            "name": commission,
            "role": str(role),
            "list_id": list_id,
            "executor_terms": "\n".join(DEFAULT_EXECUTOR_TERMS[role] if terms is None else terms),
        }
        drafts.append(Draft(commission_uid(plan), "commission", values, new=True))
    drafts += more
    return [make_change(draft, stamp, min(n + number, LARGEST_N)) for number, draft in enumerate(drafts)]
