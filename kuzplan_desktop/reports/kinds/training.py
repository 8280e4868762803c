"""The table of those who were trained and tested in a period, by category of participants."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.figures.amounts import NO_CATEGORY, Amounts
from kuzplan_desktop.domain.figures.coverage import Coverage, whole_coverage
from kuzplan_desktop.domain.figures.period import Figures
from kuzplan_desktop.domain.wording import NBSP, date_words
from kuzplan_desktop.domain.words import audience_place
from kuzplan_desktop.reports.kinds.branches import TOTAL
from kuzplan_desktop.reports.paper.report import TEXT_WIDTH, Column, Row, RowKind, Table, Value
from kuzplan_desktop.reports.paper.sentences import hours_number

ATTENDANCES = "обученный дважды учтен дважды, в итоге часы каждого мероприятия – один раз"
YEAR = "С начала года"
_COLUMNS = (("people", "Человек", 26.0), ("hours", "Часов", 26.0), ("tested", "Прошли тестирование", 36.0))
_COVERED = (("trained", "Обучено", True), ("percent", "Охват, %", False))
_COVERAGE_WIDTH = 30.0  # mm
_WIDER = 1.3  # where the columns since the year's beginning do not need the room


class _Line(NamedTuple):
    """A row to be: its name, what it tells of the period and, where the table has it, since the year's beginning."""

    name: str
    now: Amounts
    since: Amounts | None


def training_table(figures: Figures, caption: str) -> tuple[Table, ...]:
    """The table of a progress report; nothing where nobody was trained and nobody tested."""
    rows = training_rows(figures)
    table = Table("training", "Обучение", training_columns(), rows, f"{caption} ({ATTENDANCES})")
    return (table,) if rows else ()


def coverage_table(
    figures: Figures, day: date | None, group: str = "", year: Figures | None = None
) -> tuple[Table, ...]:
    """The table of coverage, that since the year's beginning beside it; nothing where no number of members is known.

    `day` is that of the numbers, `group` the caption over the columns of the period.
    """
    if not figures.coverage:
        return ()
    told = [figures.coverage, *([year.coverage] if year else [])]
    names = [one.category for one in figures.coverage]
    rows = [
        _coverage_row(RowKind.LINE, name, parts) for name, parts in zip(names, zip(*told, strict=True), strict=True)
    ]
    whole = [one for parts in told if (one := whole_coverage(parts))]
    when = f" на{NBSP}{date_words(day)}" if day else ""
    caption = f"Охват обучением: посещения от численности{when} (обученный дважды учтен дважды)"
    columns = _coverage_columns(group, year=year is not None)
    return (Table("coverage", "Охват", columns, (*rows, _coverage_row(RowKind.TOTAL, TOTAL, whole)), caption),)


def commissions_coverage(told: Iterable[tuple[str, Sequence[Coverage]]]) -> tuple[Table, ...]:
    """The table of coverage of commissions that told their numbers of members, each with its name; nothing for none."""
    found = [(name, whole) for name, parts in told if (whole := whole_coverage(parts))]
    total = whole_coverage(whole for _, whole in found)
    if total is None:
        return ()
    rows = [_coverage_row(RowKind.LINE, name, [whole]) for name, whole in found]
    first, *others = _coverage_columns("", year=False)
    columns = (replace(first, caption="Комиссия"), *others)
    caption = "Охват обучением в комиссиях, которые указали численность (обученный дважды учтен дважды)"
    return (Table("coverage", "Охват", columns, (*rows, _coverage_row(RowKind.TOTAL, TOTAL, [total])), caption),)


def _coverage_columns(group: str, *, year: bool) -> tuple[Column, ...]:
    """Members, trained, the share; the last two once more since the year's beginning."""
    named = [("members", "Численность", "", True)]
    named += [(key, caption, group, summed) for key, caption, summed in _COVERED]
    if year:
        named += [(f"year_{key}", caption, YEAR, summed) for key, caption, summed in _COVERED]
    columns = (
        Column(key, caption, _COVERAGE_WIDTH, over, figure=True, summed=summed) for key, caption, over, summed in named
    )
    return (Column("title", "Категория", TEXT_WIDTH - _COVERAGE_WIDTH * len(named)), *columns)


def _coverage_row(kind: RowKind, title: str, told: Sequence[Coverage]) -> Row:
    """A row of coverage: of the period, and of the year so far where that is told too."""
    more: dict[str, Value] = {"members": told[0].members}
    for one, prefix in zip(told, ("", "year_"), strict=False):
        more |= {f"{prefix}trained": one.trained, f"{prefix}percent": one.percent}
    return Row(kind, "", title, more=more)


def training_columns(group: str = "", *, year: bool = False) -> tuple[Column, ...]:
    """The columns of the table under the caption `group`; `year` adds those since the year's beginning."""
    named = [(key, caption, group, width) for key, caption, width in _COLUMNS]
    if year:
        named += [(f"year_{key}", caption, YEAR, width) for key, caption, width in _COLUMNS]
    widths = [round(width * (1.0 if year else _WIDER), 2) for *_, width in named]
    columns = (
        Column(key, caption, width, of, figure=True, summed=not key.endswith("hours"))
        for (key, caption, of, _), width in zip(named, widths, strict=True)
    )
    return (Column("title", "Категория обученных", TEXT_WIDTH - sum(widths)), *columns)


def training_rows(figures: Figures, year: Figures | None = None) -> tuple[Row, ...]:
    """A row for each category that was trained or tested, and the total; empty where nobody was.

    People and those tested add up to the total, the hours do not: an event of several categories stands at each.
    """
    since = year.by_category if year else {}
    names = sorted({*figures.by_category, *since}, key=lambda name: (name == NO_CATEGORY, audience_place(name)))
    lines = [
        _Line(name, figures.by_category.get(name, Amounts()), since.get(name, Amounts()) if year else None)
        for name in names
    ]
    telling = [line for line in lines if _tells(line.now) or (line.since and _tells(line.since))]
    total = _Line(TOTAL, figures.amounts, year.amounts if year else None)
    if not telling:
        return ()
    return (*(_row(RowKind.LINE, line) for line in telling), _row(RowKind.TOTAL, total))


def _tells(amounts: Amounts) -> bool:
    """True if anybody was trained or tested."""
    return bool(amounts.training_events or amounts.trained or amounts.tested or amounts.minutes)


def _row(kind: RowKind, line: _Line) -> Row:
    more = _values(line.now, "") | (_values(line.since, "year_") if line.since is not None else {})
    return Row(kind, "", line.name, more=more)


def _values(amounts: Amounts, prefix: str) -> dict[str, Value]:
    """What the columns say; hours and those tested may be told by nobody."""
    return {
        f"{prefix}people": amounts.trained,
        f"{prefix}hours": hours_number(amounts.minutes),
        f"{prefix}tested": amounts.tested or None,
    }
