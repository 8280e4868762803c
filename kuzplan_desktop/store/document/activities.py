"""The plan's own fields: an item's сроки, whether the commission carries it out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from kuzplan_desktop.store.changes.event_rows import plain
from kuzplan_desktop.store.document import amending
from kuzplan_desktop.store.document.part import Part

if TYPE_CHECKING:
    from kuzplan_desktop.domain.plan.amendment import Amendment
    from kuzplan_desktop.domain.plan.handed_plan import HandedBefore


class ActivityFields(TypedDict, total=False):
    """The fields of an item as they are changed, by the names of `Activity`."""

    number: str
    title: str
    executors_text: str
    period_text: str
    period_override: str | None
    period_reason: str | None
    own_override: bool | None
    completed_on: date | None


class PlanVerbs(Part):
    """The verbs on items of the plan."""

    def edit_activity(self, uid: str, **fields: Unpack[ActivityFields]) -> None:
        """Change fields of an activity (see words.FIELDS); dates as `date`, «Исполняем мы» as bool or None."""
        with self.file.step(f"Пункт плана {self.numbers([uid])}, правка") as writer:
            writer.put("activity", uid, {name: plain(value) for name, value in fields.items()})

    def set_own(self, activities: Sequence[str], own: bool | None) -> None:
        """«Исполняем мы»: yes, no, or None for what the executors say."""
        with self.file.step(f"Исполняем мы: {self.numbers(activities)}") as writer:
            for uid in activities:
                writer.put("activity", uid, {"own_override": own})

    def handed_before(self) -> HandedBefore:
        """What the region had handed out by now beside the text, whatever was made of it here."""
        return amending.handed_before(self.file)

    def amend(self, amendment: Amendment) -> None:
        """Take in a changed plan, of which nothing is in doubt any more, as one step; nothing for one that changes
        nothing."""
        amending.amend(self.file, amendment)
