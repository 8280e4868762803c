"""Editing the plan itself while it is a project or was unlocked: headings, items, texts, order; and approving it."""

from collections.abc import Sequence
from datetime import date
from typing import Unpack

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.limits import checked_day
from kuzplan_desktop.domain.plan.numbering import renumbered
from kuzplan_desktop.domain.plan.plan import Abbreviation, Activity, Decree, Plan
from kuzplan_desktop.domain.plan.plan_values import decree_words, write_decrees
from kuzplan_desktop.domain.typed.hygiene import clean
from kuzplan_desktop.domain.words import KINDS
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.document.part import Part
from kuzplan_desktop.store.document.places import place_at
from kuzplan_desktop.store.document.plan_rows import (
    ABOVE,
    ItemTexts,
    TreeRow,
    checked_texts,
    demand_room,
    row_named,
    rows_by_uid,
)

LONGEST_DECREE_NUMBER = 60  # letters; «3/20-7» has six
UNLOCK_HINT = "Откройте план для правки или добавьте мероприятие комиссии."
EXCLUDED_BY_EDIT = "решение не утверждено"  # what takes an item out until a decree approves it


class EditVerbs(Part):
    """The verbs that edit the plan. All but `unlock` are refused while it is approved and locked."""

    def unlock(self) -> None:
        """Open an approved plan for editing."""
        plan = self.document.plan
        if not plan.approved_number:
            raise PlanError("План еще не утвержден, он и так открыт для правки.")
        with self.file.step("План открыт для правки") as writer:
            writer.put("plan", plan.uid, {"unlocked": True})

    def lock(self) -> None:
        """Close an approved plan that was unlocked, without a decree."""
        plan = self.document.plan
        if not plan.approved_number:
            raise PlanError("План еще не утвержден.", "Его закроет утверждение.")
        with self.file.step("План закрыт для правки") as writer:
            writer.put("plan", plan.uid, {"unlocked": False})

    # rows

    def add_section(self, title: str, number: str = "", at: int | None = None) -> str:
        """Add a section before the one at place `at`, else as the last. Returns its uid."""
        return self._add("section", self.document.plan.uid, at, {"number": number, "title": title})

    def add_subsection(self, section: str, title: str, number: str = "", at: int | None = None) -> str:
        """Add a subsection to a section, likewise; a blank title makes one for items straight under the section."""
        return self._add("subsection", section, at, {"number": number, "title": title})

    def add_item(self, subsection: str, at: int | None = None, **texts: Unpack[ItemTexts]) -> str:
        """Add an item to a subsection, likewise."""
        named = {name: str(text) for name, text in texts.items()}
        return self._add("activity", subsection, at, {"number": "", "title": "", **named})

    def _add(self, kind: str, above: str, at: int | None, texts: dict[str, str]) -> str:
        plan = self._open_plan()
        demand_room(plan)
        if above != plan.uid:
            self._row(above, ABOVE[kind])
        blank_is_fine = kind == "subsection" and not texts["number"].strip()
        values = dict(texts) if blank_is_fine and not texts["title"].strip() else checked_texts(kind, texts)
        uid = new_uid()
        with self.file.step(f"{KINDS[kind]} {row_named(texts['number'], texts['title'])}, добавление") as writer:
            siblings = self._siblings(above)
            position = place_at(writer, kind, siblings, len(siblings) if at is None else at)
            writer.put(kind, uid, {ABOVE[kind]: above, "position": position, **values})
        return uid

    def edit_heading(self, uid: str, **texts: Unpack[ItemTexts]) -> None:
        """Change number and title of a section or a subsection."""
        self._edit(self._row(uid, "section", "subsection"), {name: str(text) for name, text in texts.items()})

    def edit_item(self, uid: str, **texts: Unpack[ItemTexts]) -> None:
        """Change texts of an item."""
        self._edit(self._row(uid, "activity"), {name: str(text) for name, text in texts.items()})

    def _edit(self, row: TreeRow, texts: dict[str, str]) -> None:
        self._open_plan()
        values = checked_texts(row.kind, texts)
        with self.file.step(f"{KINDS[row.kind]} {row.caption}, правка") as writer:
            writer.put(row.kind, row.uid, values)

    def move(self, uid: str, at: int, under: str = "") -> None:
        """Set a row before the one that is at place `at` without it, under the heading `under` or where it hangs."""
        self._open_plan()
        row = self._row(uid, *ABOVE)
        self._demand_approved(row)
        if under:
            self._row(under, ABOVE[row.kind])
        above = under or row.above
        with self.file.step(f"{KINDS[row.kind]} {row.caption}, перемещение") as writer:
            siblings = [one for one in self._siblings(above) if one != uid]
            position = place_at(writer, row.kind, siblings, at)
            writer.put(row.kind, uid, {ABOVE[row.kind]: above, "position": position})

    def move_up(self, uid: str) -> None:
        """Set a row before its neighbour above."""
        self._move_by(uid, -1, "Выше")

    def move_down(self, uid: str) -> None:
        """Set a row behind its neighbour below."""
        self._move_by(uid, 1, "Ниже")

    def _move_by(self, uid: str, places: int, where: str) -> None:
        row = self._row(uid, *ABOVE)
        self._demand_approved(row)
        at = row.order.index(uid) + places
        if not 0 <= at < len(row.order):
            raise PlanError(f"{where} под этим заголовком ничего нет.", "Переместите строку под другой заголовок.")
        self.move(uid, at)

    def delete(self, uid: str) -> None:
        """Delete a row with all under it; PlanError if anything was written down there, which would go with it."""
        self._open_plan()
        row = self._row(uid, *ABOVE)
        marks, events = self._work(row.items)
        if marks or events:
            raise PlanError(
                f"{KINDS[row.kind]} {row.caption}: удалить нельзя, там отметок {marks}, мероприятий {events}.",
                "Исключите пункт из плана: он останется виден вместе с записями.",
            )
        with self.file.step(f"{KINDS[row.kind]} {row.caption}, удаление") as writer:
            writer.delete(uid)

    def _work(self, items: Sequence[Activity]) -> tuple[int, int]:
        """How many marks and events stand under items, joined ones too."""
        document = self.document
        marks = [
            mark
            for item in items
            for mark in document.marks_of(item.uid).values()
            if mark.state or mark.text or mark.note or mark.date
        ]
        events = [one for item in items for one in (*document.events_of(item.uid), *document.joined_of(item.uid))]
        return len(marks), len(events)

    def exclude(self, uid: str, by: str = "") -> None:
        """Take an item out of the plan, by a paper or by what the next decree approves; its marks and events stay."""
        self._open_plan()
        row = self._row(uid, "activity")
        self._demand_approved(row)
        with self.file.step(f"Пункт плана {row.caption}, исключение") as writer:
            writer.put("activity", uid, {"excluded": by.strip() or EXCLUDED_BY_EDIT})

    def include(self, uid: str) -> None:
        """Take an item that was excluded into the plan again, or one of the commission's own."""
        self._open_plan()
        row = self._row(uid, "activity")
        with self.file.step(f"Пункт плана {row.caption}, включение в план") as writer:
            values: dict[str, object] = {"excluded": ""}
            if row.items[0].added:
                siblings = self._siblings(row.above)
                values = {"added": False, "position": place_at(writer, "activity", siblings, len(siblings))}
            writer.put("activity", uid, values)

    def renumber(self, uid: str = "") -> None:
        """Number all rows by their places, or those of one branch; the журнал keeps the old numbers."""
        plan = self._open_plan()
        branch = self._row(uid, "section", "subsection") if uid else None
        known = rows_by_uid(plan)
        with self.file.step(f"Нумерация: {branch.caption}" if branch else "Нумерация плана") as writer:
            for one, number in renumbered(plan).items():
                row = known[one]
                if (
                    branch is None
                    or uid in (one, row.above)
                    or (row.kind == "activity" and known[row.above].above == uid)
                ):
                    writer.put(row.kind, one, {"number": number})

    # what holds for the whole plan

    def set_abbreviations(self, abbreviations: Sequence[Abbreviation]) -> None:
        """Replace the list of abbreviations, in this order; an empty uid makes a new one."""
        plan = self._open_plan()
        kept = {one.uid for one in abbreviations}
        with self.file.step("Используемые сокращения") as writer:
            for former in plan.abbreviations:
                if former.uid not in kept:
                    writer.delete(former.uid)
            for position, one in enumerate(abbreviations):
                values = {"plan": plan.uid, "position": position, "term": one.term, "meaning": one.meaning}
                writer.put("abbreviation", one.uid or new_uid(), values)

    def edit_head(
        self, *, title: str | None = None, title_genitive: str | None = None, authority: str | None = None
    ) -> None:
        """Change what is given of the plan's title, the title in the genitive and by whom it is approved."""
        given = {"title": title, "title_genitive": title_genitive, "authority": authority}
        plan = self._open_plan()
        values = checked_texts("plan", {name: text for name, text in given.items() if text is not None})
        with self.file.step("Заголовок плана") as writer:
            writer.put("plan", plan.uid, values)

    def approve(self, number: str, day: date) -> None:
        """Approve a project by a decree, or what was changed in an unlocked plan; either locks it.

        PlanError for a plan that is locked, a decree that approved it before, a number or a day that cannot be.
        """
        plan = self.document.plan
        decree = _checked_decree(plan, number, day)
        excluded = [item.uid for item in plan.activities() if item.excluded == EXCLUDED_BY_EDIT]
        values: dict[str, object] = {"approved_number": decree.number, "approved_on": day.isoformat()}
        if plan.approved_number:
            values = {"amendments": write_decrees((*plan.amendments, decree)), "unlocked": False}
        with self.file.step(f"План утвержден: {decree_words(decree)}") as writer:
            writer.put("plan", plan.uid, values)
            for uid in excluded:
                writer.put("activity", uid, {"excluded": decree_words(decree)})

    # what is asked before

    def _open_plan(self) -> Plan:
        """The plan; PlanError while it is locked."""
        plan = self.document.plan
        if plan.is_locked:
            raise PlanError("План утвержден и закрыт для правки.", UNLOCK_HINT)
        return plan

    def _row(self, uid: str, *kinds: str) -> TreeRow:
        """A row of one of `kinds`; PlanError if the plan has none of that uid."""
        row = rows_by_uid(self.document.plan).get(uid)
        if row is None or row.kind not in kinds:
            raise PlanError("Такой строки в плане нет.", "Ее могли удалить: выберите другую.")
        return row

    def _demand_approved(self, row: TreeRow) -> None:
        """PlanError for an item of the commission's own, which has no place among the approved ones."""
        if row.kind == "activity" and row.items[0].added:
            raise PlanError("Это мероприятие добавлено комиссией, в порядке плана его нет.", "Включите его в план.")

    def _siblings(self, above: str) -> list[str]:
        """The rows under a heading, or the sections, in their order; without the commission's own items."""
        if above == self.document.plan.uid:
            return [one.uid for one in self.document.plan.sections]
        found = rows_by_uid(self.document.plan)
        return [uid for uid, row in found.items() if row.above == above and uid in row.order]


def _checked_decree(plan: Plan, number: str, day: date) -> Decree:
    """The decree that may approve the plan now; PlanError otherwise."""
    told = " ".join(clean(number).split()).removeprefix("№").strip()
    if not told:
        raise PlanError("Номер постановления не указан.", "Напишите его, например 3/20-7.")
    if len(told) > LONGEST_DECREE_NUMBER:
        raise PlanError(f"Номер постановления длиннее {LONGEST_DECREE_NUMBER} знаков.", "Проверьте его.")
    decree = Decree(told, checked_day(day))
    if plan.approved_number and decree in (Decree(plan.approved_number, plan.approved_on), *plan.amendments):
        raise PlanError(f"План уже утвержден этим документом: {decree_words(decree)}.", "Проверьте номер и дату.")
    if plan.is_locked:
        raise PlanError("План утвержден и закрыт для правки, утверждать нечего.", UNLOCK_HINT)
    if not any(True for _ in plan.activities()):
        raise PlanError("В плане нет ни одного пункта, утверждать нечего.", "Добавьте пункты плана.")
    if not plan.year - 1 <= day.year <= plan.year:
        raise PlanError(f"План на {plan.year} год, а постановление {day.year} года.", "Проверьте дату постановления.")
    if plan.approved_number and plan.approved_on and day < plan.approved_on:
        raise PlanError(
            f"План утвержден {plan.approved_on:%d.%m.%Y}, постановление об изменениях не может быть раньше.",
            "Проверьте дату постановления.",
        )
    return decree
