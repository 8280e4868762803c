"""The grid of an official document -> draft of a plan; nothing of the source is dropped without being told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kuzplan_desktop.domain.draft import DraftWarning, PlanDraft
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.period import PeriodKind, parse_period
from kuzplan_desktop.exchange.plan.columns import ColumnRole
from kuzplan_desktop.exchange.plan.head import Head, read_head, title_genitive
from kuzplan_desktop.exchange.plan.outline import doubts, is_signature, sections_of
from kuzplan_desktop.exchange.plan.rows import FoundRows, find_rows
from kuzplan_desktop.exchange.source.grid import Grid

NO_TABLE = "В документе нет таблицы плана."
SAY_COLUMNS = "Нужна таблица, в заголовке которой названы мероприятия, сроки и исполнители."
NO_YEAR = "В документе не назван год плана."
SAY_YEAR = "Укажите год, на который составлен план."


def draft_of(grid: Grid, *, year: int | None = None) -> PlanDraft:
    """The draft of the plan that a document holds. `year` where the document names none, or several.

    What a person should look at, and all that was left out, is told in `warnings`; PlanError if there is no plan.
    """
    found = find_rows(grid)
    if found.columns is None:
        raise PlanError(NO_TABLE, SAY_COLUMNS)
    warnings: list[DraftWarning] = found.warnings
    head, unused = read_head([one.line for one in found.head], found.columns.captions, warnings)
    year = _year(head, year, warnings)
    sections = sections_of(found.rows, warnings)
    abbreviations, left = _after(found, warnings)
    draft = PlanDraft(
        title=head.title,
        year=year,
        authority=head.authority,
        approved_on=head.approved_on,
        approved_number=head.approved_number,
        title_genitive=title_genitive(head.title),
        sections=sections,
        abbreviations=abbreviations,
        warnings=(),
    )
    if not any(draft.activities()):
        raise PlanError("В таблице плана нет ни одного пункта.", SAY_COLUMNS)
    has = found.columns.has
    warnings += _missing_columns(found)
    warnings += doubts(sections, executors=has(ColumnRole.EXECUTORS), periods=has(ColumnRole.PERIOD))
    warnings += _swapped(draft)
    warnings += _periods(draft)
    warnings += [DraftWarning("до таблицы", f"Строка не вошла в план: «{line}».") for line in unused]
    warnings += [DraftWarning("после таблицы", f"Строка не вошла в план: «{line}».") for line in left]
    warnings += [DraftWarning(place, f"Не вошло в план: «{text}».") for place, text in grid.left_out]
    return replace(draft, warnings=tuple(warnings))


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


def _missing_columns(found: FoundRows) -> Iterator[DraftWarning]:
    assert found.columns is not None
    if not found.columns.has(ColumnRole.EXECUTORS):
        yield DraftWarning("заголовок таблицы", "В таблице нет столбца с исполнителями.")
    if not found.columns.has(ColumnRole.PERIOD):
        yield DraftWarning("заголовок таблицы", "В таблице нет столбца со сроками.")


def _swapped(draft: PlanDraft) -> Iterator[DraftWarning]:
    """A column of executors that holds сроки, and the other way round, never passes in silence."""
    items = list(draft.activities())
    as_executors = sum(_is_period(item.executors_text, draft.year) for item in items)
    as_periods = sum(_is_period(item.period_text, draft.year) for item in items)
    if as_executors * 2 > len(items) and as_executors > as_periods:
        yield DraftWarning("заголовок таблицы", "Похоже, что столбцы сроков и исполнителей перепутаны: проверьте их.")


def _is_period(text: str, year: int) -> bool:
    return parse_period(text, year).kind not in (PeriodKind.UNKNOWN, PeriodKind.UNSPECIFIED)


def _periods(draft: PlanDraft) -> Iterator[DraftWarning]:
    for activity in draft.activities():
        if activity.period_text:
            for text in parse_period(activity.period_text, draft.year).warnings:
                yield DraftWarning(f"пункт {activity.number}, {activity.place}".strip(", "), text)


def _after(found: FoundRows, warnings: list[DraftWarning]) -> tuple[tuple[tuple[str, str], ...], Sequence[str]]:
    """The abbreviations after the table, and the lines that are none."""
    abbreviations: list[tuple[str, str]] = []
    left: list[str] = []
    for paragraph in found.after:
        goes_on = False
        for line in (" ".join(text.split()) for text in paragraph.text.split("\n")):
            term, separator, meaning = line.partition(" - ")
            if separator and not line.startswith(("<", "*")):
                abbreviations.append((term, meaning))
                goes_on = True
            elif goes_on and line and abbreviations[-1][1][-1] not in ";.":
                abbreviations[-1] = (abbreviations[-1][0], f"{abbreviations[-1][1]} {line}")
            elif line and not line.endswith(":") and not is_signature(line):
                left.append(line)
    return tuple((term, meaning.rstrip(" ;.")) for term, meaning in abbreviations), left
