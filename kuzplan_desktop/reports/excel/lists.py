"""The sheet of a workbook that lists the events of a report one by one."""

import math
from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.domain.events.event_fields import BY_NAME, EVENT_FIELDS, FieldType
from kuzplan_desktop.domain.figures.amounts import NO_CATEGORY, by_category
from kuzplan_desktop.domain.words import audience_place, caption
from kuzplan_desktop.reports.excel.cells import (
    DAY,
    FIGURE,
    NUMBER,
    TEXT,
    put_captions,
    put_row,
    set_up_print,
    set_widths,
)
from kuzplan_desktop.reports.paper.report import TEXT_WIDTH, EventLine, Value
from kuzplan_desktop.reports.paper.sentences import hours_number

_STYLES = {FieldType.NUMBER: FIGURE, FieldType.DAY: DAY}
EVENT_COLUMNS = (
    ("number", NUMBER, 22.0),
    ("form", TEXT, 28.0),
    ("first_day", DAY, 27.0),
    ("last_day", DAY, 26.0),
    ("title", TEXT, 55.0),
    ("place", TEXT, 38.0),
    ("count", FIGURE, 31.0),
    ("people", FIGURE, 29.0),
    ("hours", FIGURE, 20.0),
    *((field.name, _STYLES.get(field.type, TEXT), field.printed) for field in EVENT_FIELDS if field.printed),
)  # what of an event, its style, its width in mm
OWN_CAPTIONS = {
    "number": "№ пункта",
    "first_day": "Первый день",
    "last_day": "Последний день",
    "hours": "Часов",
}
ALWAYS = (OWN_CAPTIONS["number"], caption("event", "form"))
CATEGORY = 29.0  # mm: a column of people of one category
LEGIBLE = 0.72  # of its size a sheet is printed at least; a wider one goes on beside, its first columns repeated


def fill_events(sheet: Worksheet, events: Sequence[EventLine]) -> None:
    """List the events of a report, a row each, in cells that can be sorted, filtered and summed.

    A column in which no event has anything is left out.
    """
    table = [
        (caption, style, width, values)
        for caption, style, width, values in _columns(events)
        if caption in ALWAYS or any(value not in (None, "") for value in values)
    ]
    widths = [width for _, _, width, _ in table]
    set_widths(sheet, widths)
    put_captions(sheet, 1, [caption for caption, _, _, _ in table], widths)
    row = 2
    for at in range(len(events)):
        row = put_row(sheet, row, [column[at] for *_, column in table], widths, [style for _, style, _, _ in table])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{row - 1}"
    sheet.freeze_panes = "C2"
    set_up_print(sheet, "1:1")
    sheet.page_setup.fitToWidth = math.ceil(sum(widths) * LEGIBLE / TEXT_WIDTH)
    sheet.print_title_cols = "A:B"


def _columns(events: Sequence[EventLine]) -> Iterator[tuple[str, str, float, list[Value]]]:
    """Caption, style, width and values of each column; the people of each category stand in one of its own."""
    for key, style, width in EVENT_COLUMNS:
        caption_of = OWN_CAPTIONS.get(key) or caption("event", key)
        yield caption_of, style, width, [_value(event, key) for event in events]
        if key == "people":
            people = [by_category([line.event]) for line in events]
            names = {name for counted in people for name in counted}
            for name in sorted(names, key=lambda name: (name == NO_CATEGORY, audience_place(name))):
                counts = [counted[name].people or None if name in counted else None for counted in people]
                yield name, FIGURE, CATEGORY, list(counts)


def _value(line: EventLine, key: str) -> Value:
    """What stands in the column `key` of the list of events."""
    event = line.event
    match key:
        case "number":
            return line.number
        case "first_day":
            return event.starts_on or event.ends_on or event.month
        case "last_day":
            return event.last_day
        case "people":
            return event.participants
        case "hours":
            return hours_number(event.minutes)
    value: Value = getattr(event, key)
    return (BY_NAME[key].says[1] if value else "") if BY_NAME[key].type is FieldType.FLAG else value
