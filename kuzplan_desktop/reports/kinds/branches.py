"""The rows of a table that follows the plan: its items under the headings of their branches, the total at the end."""

from collections.abc import Callable, Sequence

from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section
from kuzplan_desktop.reports.paper.report import Row, RowKind

TOTAL = "Всего"
OF_REPORT = "Всего по отчету"

RowOf = Callable[[Activity], Row | None]
HeadingOf = Callable[[RowKind, str, str, Sequence[Activity]], Row]


def plan_rows(
    plan: Plan, shows: Callable[[Activity], bool], row: RowOf, heading: HeadingOf, total: str = TOTAL
) -> tuple[Row, ...]:
    """The rows of the items that the report `shows`, each branch under its heading, and the total.

    `row` makes the row of an item, None for one that is counted but stands in no row of its own; `heading` makes a
    heading from its kind, number, title and items; `total` is what the last one says. Empty where no item has a row.
    """
    rows: list[Row] = []
    items: list[Activity] = []
    for section in plan.sections:
        below, found = _section_rows(section, shows, row, heading)
        rows += below
        items += found
    if not rows:
        return ()
    return (*rows, heading(RowKind.TOTAL, "", total, items))


def section_title(section: Section) -> str:
    """«Раздел I. Обучение», as much of it as the plan has."""
    return ". ".join(part for part in (f"Раздел {section.number}" if section.number else "", section.title) if part)


def _section_rows(
    section: Section, shows: Callable[[Activity], bool], row: RowOf, heading: HeadingOf
) -> tuple[list[Row], list[Activity]]:
    """The rows of a section with its heading, and its items."""
    rows: list[Row] = []
    items: list[Activity] = []
    for subsection in section.subsections:
        found = [activity for activity in subsection.activities if shows(activity)]
        below = [made for made in map(row, found) if made is not None]
        if below and (subsection.number or subsection.title):
            below.insert(0, heading(RowKind.SUBSECTION, subsection.number, subsection.title, found))
        rows += below
        items += found
    title = section_title(section)
    if rows and title:
        rows.insert(0, heading(RowKind.SECTION, "", title, items))
    return rows, items
