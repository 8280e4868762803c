"""The rows of a plan -> sections, subsections, items: by numbers, by words, by what is bold or reaches over columns."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kuzplan_desktop.domain.plan.draft import ActivityDraft, DraftWarning, SectionDraft, SubsectionDraft
from kuzplan_desktop.exchange.plan.columns import says_when
from kuzplan_desktop.exchange.plan.row_numbers import (
    ROMAN,
    begins_with_number,
    depth,
    headings_whole,
    is_full,
    with_number,
    with_numbers_in_names,
)
from kuzplan_desktop.exchange.plan.rows import SourceRow

DEEPEST = 99  # of numbers
DEEPEST_SHOWN = 3  # section, subsection, item
_WHO = re.compile(
    r"\b[А-ЯЁ]{2,}|[А-ЯЁ]\. ?[А-ЯЁ]\.|(?i:комисси|библиотек|отдел|управлен|администрац|член|секретар|председател"
    r"|министерств|департамент|комитет|совет|центр|дом\b|дворец|клуб|школ|музе[йя]|газет|редакци|организатор|специалист)"
)
_TAKEN_OUT = re.compile(r"\(?(?:исключен[аоы]?|утратил[аои]? силу)\b", re.IGNORECASE)  # by an amendment
MOST_NAMED = 5
_SIGNATURE = re.compile(r"(?:председатель|секретарь|заместитель|и\. ?о\.)\b.{0,80}[А-ЯЁ]\. ?[А-ЯЁ]\.", re.IGNORECASE)


def sections_of(
    rows: Sequence[SourceRow], warnings: list[DraftWarning], typed: Mapping[str, Sequence[str]]
) -> tuple[SectionDraft, ...]:
    """The outline that the rows make. `typed` are footnotes by their marks. What is doubtful is told in `warnings`."""
    rows = with_numbers_in_names(rows)
    full = [row for row in rows if is_full(row)]
    numbered = sum(bool(row.number) for row in full) * 10 > len(full) * 8
    whole = [_unswapped(with_number(row), warnings) for row in _whole(rows, warnings, numbered=numbered)]
    depths = [depth(row.number) for row in whole if is_full(row) and row.number]
    usual = max(sorted(set(depths)), key=depths.count) if depths else DEEPEST
    outline = _Outline(warnings, typed)
    roman = any(ROMAN.fullmatch(row.number) for row in whole if not is_full(row))
    whole = list(headings_whole(list(_with_lost_noughts(whole, warnings))))
    for at, row in enumerate(whole):
        following = whole[at + 1] if at + 1 < len(whole) else None
        if _is_heading(row, following, usual):
            outline.begin(row, _level(row, roman, usual))
        else:
            outline.add(row)
    return outline.sections()


def _whole(rows: Sequence[SourceRow], warnings: list[DraftWarning], *, numbered: bool) -> list[SourceRow]:
    """The rows with those joined that a page had cut: a continuation has no number."""
    whole: list[SourceRow] = []
    cut: list[str] = []
    for row in rows:
        if whole and not row.number and _continues(row, whole[-1], numbered=numbered):
            if row.after_break:
                cut.append(whole[-1].number or whole[-1].title[:40])
            else:
                text = f"Строка без номера присоединена к строке «{whole[-1].number}»: «{row.title or row.executors}»."
                warnings.append(DraftWarning(row.place, text))
            whole[-1] = whole[-1].joined(row)
        else:
            whole.append(row)
    if cut:
        named = ", ".join(dict.fromkeys(cut))
        warnings.append(DraftWarning("", f"Строки, которые разрезал конец страницы, присоединены: {named}."))
    return whole


def _continues(row: SourceRow, before: SourceRow, *, numbered: bool) -> bool:
    """True if a row without a number is the rest of the one before it."""
    if row.wide or (row.bold and row.alone) or begins_with_number(row):
        return False
    if before.wide and row.title and is_full(row):  # the first item under a heading
        return False
    if row.after_break and (numbered or not (row.title and row.period and before.period)):
        return True
    begins_small = bool(row.title) and row.title[0].islower()
    if not row.title:
        return True
    return begins_small or (not is_full(row) and is_full(before) and not row.alone)


def _with_lost_noughts(rows: Sequence[SourceRow], warnings: list[DraftWarning]) -> Iterator[SourceRow]:
    """«1.10» typed in Excel became the number 1.1: after 1.9 it is 1.10 again, and told."""
    before = ""
    for row in rows:
        above, _, last = before.rpartition(".")
        wanted = f"{above}.{int(last) + 1}" if above and last.isdecimal() else ""
        if wanted.endswith("0") and row.number == wanted.rstrip("0") and depth(row.number) == 2:
            warnings.append(DraftWarning(row.place, f"Номер {row.number} после {before} прочитан как {wanted}."))
            row = replace(row, number=wanted)
        before = row.number
        yield row


def _unswapped(row: SourceRow, warnings: list[DraftWarning]) -> SourceRow:
    """A row whose срок stands in the column of executors, and the other way round, is put right, and told."""
    if not says_when(row.executors) or (row.period and says_when(row.period)):
        return row
    if row.period and not _WHO.search(row.period):
        return row
    text = f"Срок «{row.executors}» и исполнитель «{row.period}» перепутаны столбцами: поставлены на свои места."
    warnings.append(DraftWarning(row.place, text))
    return replace(row, executors=row.period, period=row.executors)


def _is_heading(row: SourceRow, following: SourceRow | None, usual: int) -> bool:
    if row.number and _TAKEN_OUT.match(row.title):
        return False
    if is_full(row):
        is_above = 0 < depth(row.number) < usual
        has_heading_below = bool(following and (following.bold or following.wide) and not is_full(following))
        if is_above and following and has_heading_below and following.number.startswith(f"{row.number}."):
            return True  # a heading with a срок of its own: no item has subsections
        return row.inherited and (row.bold or is_above or bool(ROMAN.fullmatch(row.number)))
    if row.wide or row.bold or ROMAN.fullmatch(row.number):
        return True
    if row.notes and not row.alone:
        return False
    if 0 < depth(row.number) < usual:
        return True
    begun = bool(following and row.number and following.number.startswith(f"{row.number}."))
    return begun or (row.alone and not row.number)


def _level(row: SourceRow, roman: bool, usual: int) -> int:
    """1 for a section, 2 for a subsection, 0 where the row does not say."""
    if ROMAN.fullmatch(row.number):
        return 1
    own = depth(row.number)
    if not own:
        return 0
    return 2 if roman or own > 1 else 1


class _Outline:
    """Sections as they grow."""

    def __init__(self, warnings: list[DraftWarning], typed: Mapping[str, Sequence[str]]) -> None:
        self._warnings = warnings
        self._typed = typed
        self._sections: list[SectionDraft] = []
        self._subsections: list[SubsectionDraft] = []
        self._items: list[ActivityDraft] = []
        self._last = 0  # the level of the heading above, 0 if items stand between
        self._bare = 1  # the level of headings without a number

    def begin(self, row: SourceRow, level: int) -> None:
        """A heading; one without a number stands under a heading that nothing follows yet, else beside its like."""
        if not level:
            level = 2 if self._last == 1 else self._bare
            self._bare = level
        if level == 1 or not self._sections:
            self._close_section()
            self._sections.append(SectionDraft(row.number, row.title, place=row.place))
        else:
            self._close_subsection()
            self._subsections.append(SubsectionDraft(row.number, row.title, place=row.place))
        self._last = level
        name = f"заголовку «{row.title}»"
        for caption, text in row.notes:
            self._warnings.append(DraftWarning(row.place, f"{caption} к {name} не вошла в план: «{text}»."))
        for text in filter(None, (row.executors, row.period)):
            said = f"Ячейка «{text}» стоит и у заголовка «{row.title}»: проверьте пункты под ним."
            self._warnings.append(DraftWarning(row.place, said))
        self._tell_footnotes(row, name)

    def add(self, row: SourceRow) -> None:
        """An item under the latest heading."""
        if not self._sections:
            self._sections.append(SectionDraft("", ""))
        if not self._subsections:
            self._subsections.append(SubsectionDraft("", ""))
        self._items.append(
            ActivityDraft(row.number, row.title, row.executors.rstrip(" ,;"), row.period, row.notes, row.place)
        )
        self._last = 0
        name = f"пункту {row.number}" if row.number else f"пункту «{row.title[:60]}»"
        self._tell_footnotes(row, name)
        if row.number and _TAKEN_OUT.match(row.title):
            self._warnings.append(DraftWarning(row.place, f"Пункт {row.number} исключен из плана: «{row.title}»."))
        for before, rest in row.doubts:
            self._warnings.append(DraftWarning(row.place, f"{before} {name}{rest}"))
        if depth(row.number) > DEEPEST_SHOWN:
            text = f"Пункт {row.number} – четвертого уровня, в плане он стоит за пунктом, к которому относится."
            self._warnings.append(DraftWarning(row.place, text))

    def _tell_footnotes(self, row: SourceRow, name: str) -> None:
        """What hangs on a row, or on its typed marks."""
        texts = [*row.footnotes, *(text for mark in row.marks for text in self._typed.get(mark, ()))]
        for text in dict.fromkeys(texts):
            self._warnings.append(DraftWarning(row.place, f"Сноска или примечание к {name}: «{text}»."))
        for mark in row.marks:
            if mark not in self._typed:
                self._warnings.append(DraftWarning(row.place, f"Знак «{mark}» к {name} снят: сноски к нему нет."))

    def _close_subsection(self) -> None:
        if self._items:
            self._subsections[-1] = replace(self._subsections[-1], activities=tuple(self._items))
        self._items = []

    def _close_section(self) -> None:
        self._close_subsection()
        if self._sections:
            self._sections[-1] = replace(self._sections[-1], subsections=tuple(self._subsections))
        self._subsections = []

    def sections(self) -> tuple[SectionDraft, ...]:
        """All of them; a heading under which nothing stands is told."""
        self._close_section()
        for section in self._sections:
            parts = [one for one in section.subsections if not one.activities]
            for empty in parts if len(parts) < len(section.subsections) else [section]:
                text = f"Под заголовком «{empty.number} {empty.title}» нет ни одного пункта.".replace("« ", "«")
                self._warnings.append(DraftWarning("", text))
        return tuple(self._sections)


def is_signature(text: str) -> bool:
    """True for the line of a chair or a secretary."""
    return bool(_SIGNATURE.match(text))


def _gaps(items: Sequence[ActivityDraft]) -> Iterator[DraftWarning]:
    """Numbers that are passed over between two neighbours."""
    for one, other in pairwise(items):
        before, after = one.number, other.number
        above, _, last = before.rpartition(".")
        beside, _, following = after.rpartition(".")
        if above == beside and last.isdecimal() and following.isdecimal() and int(last) + 1 < int(following):
            between = ", ".join(f"{above}.{at}".strip(".") for at in range(int(last) + 1, int(following))[:MOST_NAMED])
            yield DraftWarning(other.place, f"Между пунктами {before} и {after} нет номера {between}.")


def outline_doubts(sections: Sequence[SectionDraft], *, executors: bool, periods: bool) -> Iterator[DraftWarning]:
    """Empty cells and repeated numbers: 1.2.4 is meant to stand once in a plan, a plain 4 once in its subsection."""
    seen: set[tuple[object, ...]] = set()
    for section in sections:
        for subsection in section.subsections:
            yield from _gaps(subsection.activities)
            for activity in subsection.activities:
                number, where = activity.number, activity.place
                place = (number,) if "." in number else (section.number, subsection.number, number)
                if number and place in seen:
                    yield DraftWarning(where, f"Номер {number} встречается в плане повторно.")
                seen.add(place)
                name = f"пункта {number}" if number else f"пункта «{activity.title[:60]}»"
                if not number:
                    yield DraftWarning(where, f"У {name} нет номера.")
                if not activity.title:
                    yield DraftWarning(where, f"У {name} не указано наименование.")
                if executors and not activity.executors_text:
                    yield DraftWarning(where, f"У {name} не указан исполнитель.")
                if periods and not (activity.period_text or activity.period_override):
                    yield DraftWarning(where, f"У {name} не указан срок.")
