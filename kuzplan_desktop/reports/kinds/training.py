"""The table of those who were trained and tested in a period, by category of participants."""

from typing import NamedTuple

from kuzplan_desktop.domain.figures.amounts import NO_CATEGORY, Amounts
from kuzplan_desktop.domain.figures.period import Figures
from kuzplan_desktop.domain.words import audience_place
from kuzplan_desktop.reports.paper.report import TEXT_WIDTH, Column, Row, RowKind, Table, Value
from kuzplan_desktop.reports.paper.sentences import hours_number

TOTAL = "Всего"
ATTENDANCES = "обученный дважды учтен дважды, в итоге часы каждого мероприятия – один раз"
YEAR = "С начала года"
_COLUMNS = (("people", "Человек", 26.0), ("hours", "Часов", 26.0), ("tested", "Прошли тестирование", 36.0))
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
