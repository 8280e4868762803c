"""The columns of the table of a progress report and how wide they are."""

from collections.abc import Iterator

from kuzplan_desktop.reports.report import TEXT_WIDTH, Column

FIXED = {
    "number": 14.0,
    "executors": 32.0,
    "period": 24.0,
    "events": 23.0,
    "people": 20.5,
    "year_events": 16.5,
    "year_people": 20.0,
    "state": 26.0,
}  # mm
PAIRED = {"events": 16.5, "people": 20.0}  # mm, beside the figures since the year's beginning
SHARES = {"title": 0.38, "done": 0.41, "note": 0.21}  # of what the fixed columns leave
FIGURES = ("events", "people", "year_events", "year_people")
YEAR = "С начала года"


def table_columns(period_caption: str, *, executors: bool, year: bool) -> tuple[Column, ...]:
    """The columns, `executors` with that of the executors, `year` with the figures since the year's beginning."""
    named = list(_named(period_caption, executors=executors, year=year))
    widths = FIXED | PAIRED if year else FIXED
    left = TEXT_WIDTH - sum(widths.get(key, 0.0) for key, _, _ in named)
    return tuple(
        Column(key, caption, widths.get(key) or round(left * SHARES[key], 2), group, key in FIGURES)
        for key, caption, group in named
    )


def _named(period_caption: str, *, executors: bool, year: bool) -> Iterator[tuple[str, str, str]]:
    """Key, caption and group of the columns in their order."""
    yield "number", "№ пункта", ""
    yield "title", "Наименование мероприятия", ""
    if executors:
        yield "executors", "Исполнитель", ""
    yield "period", "Срок", ""
    yield "done", "Что сделано", ""
    if year:
        yield "events", "мероприятий", f"За {period_caption}"
        yield "people", "участников", f"За {period_caption}"
        yield "year_events", "мероприятий", YEAR
        yield "year_people", "участников", YEAR
    else:
        yield "events", "Количество мероприятий", ""
        yield "people", "Количество участников", ""
    yield "state", "Отметка", ""
    yield "note", "Примечание", ""
