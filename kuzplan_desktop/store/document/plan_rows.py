"""The rows of a plan as editing sees them: what hangs on what, in which order, and what may be written there."""

from typing import NamedTuple, TypedDict

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.limits import MOST_PLAN_ROWS
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.wording import quoted
from kuzplan_desktop.domain.words import caption
from kuzplan_desktop.store.changes.change import LONGEST_PLAN_TEXT

ABOVE = {"section": "plan", "subsection": "section", "activity": "subsection"}  # the field that names the row above


class ItemTexts(TypedDict, total=False):
    """The texts of an item, by the names of `Activity`."""

    number: str
    title: str
    executors_text: str
    period_text: str


class TreeRow(NamedTuple):
    """A heading or an item of the plan: its kind, its words, what it hangs on, its siblings and itself in their order,
    the items under it."""

    kind: str
    uid: str
    caption: str
    above: str
    order: tuple[str, ...]
    items: tuple[Activity, ...]


def rows_by_uid(plan: Plan) -> dict[str, TreeRow]:
    """The rows of a plan by uid. The commission's own items stand beside the order, behind all others."""
    found: dict[str, TreeRow] = {}
    order = tuple(one.uid for one in plan.sections)
    for section in plan.sections:
        parts = tuple(one.uid for one in section.subsections)
        under = tuple(item for part in section.subsections for item in part.activities)
        found[section.uid] = TreeRow(
            "section", section.uid, row_named(section.number, section.title), plan.uid, order, under
        )
        for part in section.subsections:
            items = tuple(one.uid for one in part.activities if not one.added)
            named = row_named(part.number, part.title)
            found[part.uid] = TreeRow("subsection", part.uid, named, section.uid, parts, part.activities)
            for item in part.activities:
                named = row_named(item.number, item.title)
                found[item.uid] = TreeRow("activity", item.uid, named, part.uid, items, (item,))
    return found


def row_named(number: str, title: str) -> str:
    """How a row is called: by its number, else by its words."""
    return number or quoted(" ".join(title.split())[:60])


def checked_texts(kind: str, texts: dict[str, str]) -> dict[str, object]:
    """The texts of a row of the plan as they may be written; PlanError for a blank title or one that is too long."""
    if not texts.get("title", "-").strip():
        raise PlanError(f"«{caption(kind, 'title')}»: поле не заполнено.", "Напишите наименование.")
    for name, text in texts.items():
        if len(text) > LONGEST_PLAN_TEXT:
            raise PlanError(f"«{caption(kind, name)}»: текст длиннее {LONGEST_PLAN_TEXT} знаков, он не записан.")
    return dict(texts)


def demand_room(plan: Plan) -> None:
    """PlanError for a plan that holds as many rows as a document may."""
    if len(rows_by_uid(plan)) >= MOST_PLAN_ROWS:
        raise PlanError(f"В плане уже {MOST_PLAN_ROWS} разделов, подразделов и пунктов, больше документ не вмещает.")
