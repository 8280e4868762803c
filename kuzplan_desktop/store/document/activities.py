"""What a commission says of the plan's items: сроки, whether it carries them out; and items of its own beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.own_items import next_own_number
from kuzplan_desktop.domain.typed.hygiene import clean_number
from kuzplan_desktop.store.changes.event_rows import plain_value
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.document import amending
from kuzplan_desktop.store.document.part import Part
from kuzplan_desktop.store.document.plan_rows import ItemTexts, checked_texts, demand_room, rows_by_uid

EDITS = {"period_override": "срок", "completed_on": "«Завершено»"}  # how the журнал names them

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
        what = next((name for field, name in EDITS.items() if field in fields), "правка")
        with self.file.step(f"Пункт плана {self.numbers([uid])}, {what}") as writer:
            writer.put("activity", uid, {name: plain_value(value) for name, value in fields.items()})

    def set_own(self, activities: Sequence[str], own: bool | None) -> None:
        """«Исполняем мы»: yes, no, or None for what the executors say."""
        with self.file.step(f"Решение «Исполняем мы», {self.numbers(activities)}") as writer:
            for uid in activities:
                writer.put("activity", uid, {"own_override": own})

    # the commission's own items, which stand beside the approved ones on a locked plan too

    def add_own(self, subsection: str, title: str, period: str, executors: str = "", number: str = "") -> str:
        """Add an item of the commission's own under a subsection; without a number it is «доп.1», «доп.2» … Returns its
        uid."""
        plan = self.document.plan
        demand_room(plan)
        row = rows_by_uid(plan).get(subsection)
        if row is None or row.kind != "subsection":
            raise PlanError("Такого подраздела в плане нет.", "Выберите подраздел плана.")
        own_number = clean_number(number) or next_own_number(plan)
        self._demand_free(own_number)
        texts = {"number": own_number, "title": title, "executors_text": executors, "period_text": period}
        values = checked_texts("activity", texts)
        uid = new_uid()
        with self.file.step(f"Дополнительное мероприятие комиссии {own_number}, добавление") as writer:
            writer.put("activity", uid, {"subsection": subsection, "added": True, **values})
        return uid

    def edit_own(self, uid: str, **texts: Unpack[ItemTexts]) -> None:
        """Change texts of an item of the commission's own."""
        number = self._own_number(uid)
        values = checked_texts("activity", {name: str(text) for name, text in texts.items()})
        if "number" in texts and clean_number(texts["number"]) != number:
            self._demand_free(clean_number(texts["number"]))
        with self.file.step(f"Дополнительное мероприятие комиссии {number}, правка") as writer:
            writer.put("activity", uid, values)

    def delete_own(self, uid: str) -> None:
        """Delete an item of the commission's own with its marks and events."""
        number = self._own_number(uid)
        with self.file.step(f"Дополнительное мероприятие комиссии {number}, удаление") as writer:
            writer.delete(uid)

    def _own_number(self, uid: str) -> str:
        """The number of an item of the commission's own; PlanError for any other."""
        item = next((one for one in self.document.plan.activities() if one.uid == uid), None)
        if item is None or not item.added:
            raise PlanError("Это не дополнительное мероприятие комиссии.", "Пункты плана меняет правка плана.")
        return item.number

    def _demand_free(self, number: str) -> None:
        """PlanError for a number that an item bears already, or for none."""
        if not number:
            raise PlanError("Номер мероприятия не указан.", "Напишите его, например доп.1.")
        if any(clean_number(item.number) == number for item in self.document.plan.activities()):
            raise PlanError(f"Номер {number} уже занят.", "Укажите другой номер.")

    def handed_before(self) -> HandedBefore:
        """What the region had handed out by now beside the text, whatever was made of it here."""
        return amending.handed_before(self.file)

    def amend(self, amendment: Amendment) -> None:
        """Take in a changed plan, of which nothing is in doubt any more, as one step; nothing for one that changes
        nothing."""
        amending.amend(self.file, amendment)
