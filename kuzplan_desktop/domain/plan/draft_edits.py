"""The draft of a plan as rows that a person edits one by one: texts, levels, order. Every edit makes new rows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from kuzplan_desktop.domain.plan.draft import ActivityDraft, DraftWarning, PlanDraft, SectionDraft, SubsectionDraft

ADDED = "добавлено вручную"


class RowLevel(IntEnum):
    """What a row of a plan is."""

    SECTION = 1
    SUBSECTION = 2
    ITEM = 3


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A heading or an item; it stands under the nearest row above that is of a higher level.

    `key` names it through all edits. What an item says besides its number and title stays with the row when it becomes
    a heading, and is back when it becomes an item again.
    """

    key: int
    level: RowLevel
    number: str = ""
    title: str = ""
    executors_text: str = ""
    period_text: str = ""
    period_override: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    place: str = ""

    @property
    def name(self) -> str:
        """The row in a sentence: its number, or the beginning of its title."""
        return self.number or f"«{self.title[:60]}»"


Rows = tuple[DraftRow, ...]


def draft_rows(draft: PlanDraft) -> Rows:
    """The rows of a draft from top to bottom; headings without number and title are none."""
    return tuple(replace(row, key=key) for key, row in enumerate(_rows(draft)))


def _rows(draft: PlanDraft) -> Iterator[DraftRow]:
    for section in draft.sections:
        if section.number or section.title:
            yield DraftRow(0, RowLevel.SECTION, section.number, section.title, place=section.place)
        for part in section.subsections:
            if part.number or part.title:
                yield DraftRow(0, RowLevel.SUBSECTION, part.number, part.title, place=part.place)
            for item in part.activities:
                yield DraftRow(
                    0,
                    RowLevel.ITEM,
                    item.number,
                    item.title,
                    item.executors_text,
                    item.period_text,
                    item.period_override,
                    item.notes,
                    item.place,
                )


def draft_with(draft: PlanDraft, rows: Rows) -> PlanDraft:
    """The draft with these rows in place of its own."""
    return replace(draft, sections=sections_with(rows))


def sections_with(rows: Rows) -> tuple[SectionDraft, ...]:
    """The outline that rows make; what stands under no heading goes under one without number and title."""
    sections: list[tuple[SectionDraft, list[tuple[SubsectionDraft, list[ActivityDraft]]]]] = []
    for row in rows:
        if row.level is RowLevel.SECTION:
            sections.append((SectionDraft(row.number, row.title, place=row.place), []))
            continue
        if not sections:
            sections.append((SectionDraft("", ""), []))
        parts = sections[-1][1]
        if row.level is RowLevel.SUBSECTION:
            parts.append((SubsectionDraft(row.number, row.title, place=row.place), []))
            continue
        if not parts:
            parts.append((SubsectionDraft("", ""), []))
        parts[-1][1].append(_item(row))
    return tuple(
        replace(section, subsections=tuple(replace(part, activities=tuple(items)) for part, items in parts))
        for section, parts in sections
    )


def _item(row: DraftRow) -> ActivityDraft:
    return ActivityDraft(
        row.number, row.title, row.executors_text, row.period_text, row.notes, row.place, row.period_override
    )


def at_key(rows: Rows, key: int) -> int:
    """The place of the row with a key, -1 if it is gone."""
    return next((at for at, row in enumerate(rows) if row.key == key), -1)


def with_text(rows: Rows, at: int, field: str, text: str) -> Rows:
    """The rows with another text in one field of a row."""
    texts: dict[str, Any] = {field: text}
    return (*rows[:at], replace(rows[at], **texts), *rows[at + 1 :])


def levelled(rows: Rows, at: int, by: int) -> Rows:
    """A row one level up (-1) or down (1), as far as there are levels; what stands under it stays where it is."""
    level = min(max(rows[at].level + by, RowLevel.SECTION), RowLevel.ITEM)
    return (*rows[:at], replace(rows[at], level=RowLevel(level)), *rows[at + 1 :])


def row_added(rows: Rows, at: int) -> tuple[Rows, int]:
    """The rows with an empty item after the one `at`, and the key of that item."""
    key = 1 + max((row.key for row in rows), default=-1)
    before = (int(row.place.rpartition(" ")[2]) for row in rows if row.place.startswith(ADDED))
    row = DraftRow(key, RowLevel.ITEM, place=f"{ADDED}, {1 + max(before, default=0)}")
    return (*rows[: at + 1], row, *rows[at + 1 :]), key


def removed(rows: Rows, keys: Collection[int]) -> Rows:
    """The rows without some of them; what stood under a heading goes under the one before."""
    return tuple(row for row in rows if row.key not in keys)


def moved(rows: Rows, at: int, by: int) -> Rows:
    """A row, with all that stands under it, before (-1) or after (1) its neighbour.

    Past its neighbours it goes on under the heading before or after; never above the first heading.
    """
    own, end = rows[at].level, _end(rows, at)
    block, rest = rows[at:end], (*rows[:at], *rows[end:])
    if by > 0:
        if end == len(rows):
            return rows
        target = at + (_end(rows, end) - end if rows[end].level == own else 1)
    else:
        target = next((place for place in reversed(range(at)) if rows[place].level <= own), -1)
        if target < 0 or (target == 0 and rows[0].level < own):
            return rows
    return (*rest[:target], *block, *rest[target:])


def _end(rows: Rows, at: int) -> int:
    """Where the rows under a row end."""
    return next((place for place in range(at + 1, len(rows)) if rows[place].level <= rows[at].level), len(rows))


def unused(rows: Rows) -> Iterator[DraftWarning]:
    """What rows say that a heading has no room for."""
    for row in rows:
        if row.level is RowLevel.ITEM:
            continue
        texts = (row.executors_text, row.period_text, *(text for _, text in row.notes))
        said = ", ".join(f"«{text}»" for text in texts if text)
        if said:
            yield DraftWarning(row.place, f"Строка {row.name} стала заголовком, и в план не войдет: {said}.")
