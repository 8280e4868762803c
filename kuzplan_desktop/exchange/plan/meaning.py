"""The grid of an official document -> draft of a plan; nothing of the source is dropped without being told."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.limits import in_years
from kuzplan_desktop.domain.period.period import PeriodKind, parse_period
from kuzplan_desktop.domain.plan.draft import DraftWarning, PlanDraft, SectionDraft, SubsectionDraft
from kuzplan_desktop.exchange.plan.abbreviations import abbreviations_above, abbreviations_of
from kuzplan_desktop.exchange.plan.columns import ColumnRole, Columns, is_misspelt, says_when
from kuzplan_desktop.exchange.plan.footnotes import noted
from kuzplan_desktop.exchange.plan.head import Head, read_head, title_genitive
from kuzplan_desktop.exchange.plan.outline import outline_doubts, sections_of
from kuzplan_desktop.exchange.plan.row_numbers import is_full
from kuzplan_desktop.exchange.plan.rows import SourceRow
from kuzplan_desktop.exchange.plan.tables import FoundRows, find_rows
from kuzplan_desktop.exchange.source.grid import Grid, GridParagraph

MOST_ONE_BY_ONE = 6  # lines that were left out at one place
LONGEST_TEXT, MOST_ROWS = 2_000, 5_000  # letters of a cell, rows of a plan
MOST_OF_HEAD = 30_000  # letters before the table in which its name and decree are looked for
_YEARS = re.compile(r"(?<!\d)20\d{2}(?!\d)")
_WHO = re.compile("ответственн|исполнител|организатор", re.IGNORECASE)
NO_TABLE = "В документе нет таблицы плана."
SAY_COLUMNS = "Нужна таблица, в заголовке которой названы мероприятия, сроки и исполнители."
NO_LINES = "У таблицы нет линий, столбцы разобраны по промежуткам между словами: сверьте их с документом."
NO_YEAR = "В документе не назван год плана."
SAY_YEAR = "Укажите год, на который составлен план."


def draft_of(grid: Grid, *, year: int | None = None, roles: Sequence[ColumnRole] = ()) -> PlanDraft:
    """The draft of the plan that a document holds. `year` where the document names none, or several;
    `roles` are those of the columns of its table, where a person has said them.

    What a person should look at, and all that was left out, is told in `warnings`; PlanError if there is no plan.
    """
    found = find_rows(grid, roles)
    if found.columns is None:
        raise PlanError(NO_TABLE, SAY_COLUMNS)
    if len(found.rows) > MOST_ROWS:
        raise PlanError("В таблице плана слишком много строк.", "Проверьте, план ли это.")
    warnings: list[DraftWarning] = found.warnings
    above, found.head = abbreviations_above(found.head)
    far, near = _by_distance(found.head)
    head, unused = read_head([one.text for one in near], found.columns.captions, warnings)
    year = _year(head, year or _year_of_terms(head, found.rows, warnings), warnings)
    below, left = abbreviations_of(found.after)
    marks = [*found.columns.marks, *(mark for row in found.rows for mark in row.marks)]
    typed, left = noted(left, marks)
    sections = sections_of(found.rows, warnings, typed)
    draft = PlanDraft(
        title=head.title,
        year=year,
        authority=head.authority,
        approved_on=head.approved_on,
        approved_number=head.approved_number,
        title_genitive=title_genitive(head.title),
        sections=sections,
        abbreviations=(*above, *below),
        warnings=(),
        amendments=head.amendments,
    )
    _demand_a_plan(draft)
    _demand_room(draft)
    warnings += _of_the_reading(grid)
    warnings += _missing_columns(found, typed)
    warnings += standing_doubts(draft, found.columns)
    warnings += _left_out(_lines_beside(found, [*(one.line for one in far if one.line), *unused], left))
    warnings += [DraftWarning(place, f"Не вошло в план: «{text}».") for place, text in grid.left_out]
    return replace(draft, warnings=tuple(warnings))


def _by_distance(head: Sequence[GridParagraph]) -> tuple[Sequence[GridParagraph], Sequence[GridParagraph]]:
    """The paragraphs before the table that are too far from it to say anything of the plan, and the others."""
    letters, at = 0, len(head)
    while at and letters + len(head[at - 1].text) <= MOST_OF_HEAD:
        at -= 1
        letters += len(head[at].text)
    return head[:at], head[at:]


def standing_doubts(draft: PlanDraft, columns: Columns) -> Iterator[DraftWarning]:
    """The doubts that are gone as soon as the draft is mended: empty cells, numbers, сроки."""
    executors, periods = columns.has(ColumnRole.EXECUTORS), columns.has(ColumnRole.PERIOD)
    yield from outline_doubts(draft.sections, executors=executors, periods=periods)
    yield from _in_headings(draft)
    yield from _periods(draft)


def _of_the_reading(grid: Grid) -> Iterator[DraftWarning]:
    """What whoever read the format is not sure of."""
    for place, text in grid.doubts:
        yield DraftWarning(place, text)
    if any(table.guessed for table in grid.tables()):
        yield DraftWarning("таблица", NO_LINES)


def _lines_beside(found: FoundRows, before: Iterable[str], behind: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The lines before, behind and between the plan's rows that are none of it, with their places."""
    yield from (("до таблицы", line) for line in before)
    sheets = {line: one.place for one in found.after if one.place.startswith("лист") for line in one.text.split("\n")}
    yield from ((sheets.get(line, "после таблицы"), line) for line in behind)
    yield from ((one.place, one.line) for one in found.left_out if one.line)


def _left_out(lines: Iterable[tuple[str, str]]) -> Iterator[DraftWarning]:
    """Lines that are not in the draft, each with its place: those of a whole table are one thing to look at."""
    for _, each in groupby(lines, key=lambda one: one[0].partition(",")[0]):
        found = list(each)
        if len(found) > MOST_ONE_BY_ONE:
            texts = " ".join(f"«{line}»" for _, line in found)
            yield DraftWarning(found[0][0], f"Строки не вошли в план: {texts}.")
        else:
            yield from (DraftWarning(place, f"Строка не вошла в план: «{line}».") for place, line in found)


def _demand_a_plan(draft: PlanDraft) -> None:
    """PlanError for a table without an item, and for a list of bodies and telephones."""
    if not any(draft.activities()):
        raise PlanError("В таблице плана нет ни одного пункта.", SAY_COLUMNS)
    if not draft.title and not any(says_when(one.period_text) for one in draft.activities()):
        raise PlanError(NO_TABLE, SAY_COLUMNS)


def _demand_room(draft: PlanDraft) -> None:
    """PlanError for a year or a text that no plan has: the table was taken apart wrongly, or it is none."""
    if not in_years(draft.year):
        raise PlanError(f"В документе назван {draft.year} год.", SAY_YEAR)
    texts = [(draft.title, "заголовок"), (draft.authority, "заголовок")]
    texts += [(term + meaning, "сокращения") for term, meaning in draft.abbreviations]
    texts += [(part.number + part.title, "заголовок") for part in _headings(draft)]
    for activity in draft.activities():
        texts += [(activity.number, activity.place), (activity.title, activity.place)]
        texts += [(activity.executors_text, activity.place), (activity.period_text, activity.place)]
    for text, place in texts:
        if len(text) > LONGEST_TEXT:
            raise PlanError(f"Слишком длинный текст ({place}): «{text[:40]}…».", "Проверьте, та ли это таблица.")


def _headings(draft: PlanDraft) -> Iterator[SectionDraft | SubsectionDraft]:
    for section in draft.sections:
        yield section
        yield from section.subsections


def _year(head: Head, year: int | None, warnings: list[DraftWarning]) -> int:
    if year is not None:
        if head.years and year not in head.years:
            said = ", ".join(map(str, head.years))
            warnings.append(DraftWarning("", f"В документе назван год {said}, а выбран {year}."))
        return year
    if not head.years:
        raise PlanError(NO_YEAR, SAY_YEAR)
    if len(head.years) > 1:
        text = f"План составлен на {head.years[0]} – {head.years[-1]} годы, взят {head.years[0]} год."
        warnings.append(DraftWarning("", text + " Для каждого года делается свой документ."))
    return head.years[0]


def _year_of_terms(head: Head, rows: Sequence[SourceRow], warnings: list[DraftWarning]) -> int | None:
    """The year that the сроки of most items name, if the document itself names none; None if they name several."""
    terms = [_YEARS.findall(row.period) for row in rows if is_full(row)]
    named = {year for years in terms for year in years}
    if head.years or len(named) != 1 or sum(map(bool, terms)) * 2 <= len(terms):
        return None
    (year,) = named
    warnings.append(DraftWarning("", f"В документе не назван год плана, взят {year} год, который стоит в сроках."))
    return int(year)


def _missing_columns(found: FoundRows, typed: Mapping[str, Sequence[str]]) -> Iterator[DraftWarning]:
    assert found.columns is not None
    if not found.columns.has(ColumnRole.EXECUTORS):
        yield DraftWarning("заголовок таблицы", "В таблице нет столбца с исполнителями.")
    if not found.columns.has(ColumnRole.PERIOD):
        yield DraftWarning("заголовок таблицы", "В таблице нет столбца со сроками.")
    for caption in filter(is_misspelt, dict.fromkeys(found.columns.captions)):
        said = f"Слово «{caption}» в заголовке таблицы написано с ошибкой: проверьте, верно ли прочитан этот столбец."
        yield DraftWarning("заголовок таблицы", said)
    names = found.columns.names_of(ColumnRole.EXECUTORS)
    if len(names) > 1:
        said = ", ".join(f"«{name}»" for name in names)
        yield DraftWarning("заголовок таблицы", f"Исполнители названы в нескольких столбцах и соединены: {said}.")
    for text in (text for mark in found.columns.marks for text in typed.get(mark, ())):
        yield DraftWarning("заголовок таблицы", f"Сноска или примечание не вошли в план: «{text}».")
    for paragraph in (*found.head, *found.after, *found.left_out):
        for note in paragraph.notes:
            yield DraftWarning(paragraph.place, f"Сноска или примечание не вошли в план: «{note}».")
    for cell in (cell for row in found.columns.header for cell in row.cells):
        for note in cell.notes:
            yield DraftWarning("заголовок таблицы", f"Сноска или примечание не вошли в план: «{note}».")


def _in_headings(draft: PlanDraft) -> Iterator[DraftWarning]:
    """A срок or an executor that stands in a heading over items that have none."""
    for section in draft.sections:
        for part in section.subsections:
            bare = part.activities and not any(one.period_text or one.period_override for one in part.activities)
            for title, place in ((section.title, section.place), (part.title, part.place)) if bare else ():
                kind = parse_period(title, draft.year).kind
                if kind not in (PeriodKind.UNKNOWN, PeriodKind.UNSPECIFIED):
                    yield DraftWarning(place, f"В заголовке «{title}» назван срок, а у пунктов под ним сроков нет.")
            nobody = part.activities and not any(one.executors_text for one in part.activities)
            for title, place in ((section.title, section.place), (part.title, part.place)) if nobody else ():
                if _WHO.search(title):
                    said = f"В заголовке «{title}» назван исполнитель, а у пунктов под ним исполнителей нет."
                    yield DraftWarning(place, said)


def _periods(draft: PlanDraft) -> Iterator[DraftWarning]:
    for activity in draft.activities():
        wording = activity.period_override or activity.period_text
        if wording:
            for text in parse_period(wording, draft.year).warnings:
                named = f"пункт {activity.number}" if activity.number else ""
                yield DraftWarning(", ".join(filter(None, (named, activity.place))), text)
