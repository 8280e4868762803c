"""The plan's own fields: an item's сроки, whether the commission carries it out."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from kuzplan_desktop.store.changes.event_rows import plain_value
from kuzplan_desktop.store.document.part import Part

EDITS = {"period_override": "срок", "completed_on": "«Завершено»"}  # how the журнал names them


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
        what = next((name for field, name in EDITS.items() if field in fields), "правка")
        with self.file.step(f"Пункт плана {self.numbers([uid])}, {what}") as writer:
            writer.put("activity", uid, {name: plain_value(value) for name, value in fields.items()})

    def set_own(self, activities: Sequence[str], own: bool | None) -> None:
        """«Исполняем мы»: yes, no, or None for what the executors say."""
        with self.file.step(f"Решение «Исполняем мы», {self.numbers(activities)}") as writer:
            for uid in activities:
                writer.put("activity", uid, {"own_override": own})
