"""The sheet of a workbook that lists the events of a report one by one."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.domain.events.event_fields import BY_NAME, EVENT_FIELDS, FieldType
from kuzplan_desktop.domain.events.event_text import audiences_words
from kuzplan_desktop.domain.words import caption
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
from kuzplan_desktop.reports.paper.report import EventLine, Value
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
    ("audiences", TEXT, 48.0),
    ("hours", FIGURE, 20.0),
    *((field.name, _STYLES.get(field.type, TEXT), field.printed) for field in EVENT_FIELDS if field.printed),
)  # what of an event, its style, its width in mm
ALWAYS = ("number", "form")
OWN_CAPTIONS = {
    "number": "№ пункта",
    "first_day": "Первый день",
    "last_day": "Последний день",
    "audiences": "Аудитории",
    "hours": "Часов",
}


def fill_events(sheet: Worksheet, events: Sequence[EventLine]) -> None:
    """List the events of a report, a row each, in cells that can be sorted, filtered and summed.

    A column in which no event has anything is left out.
    """
    table = [
        (key, style, width, [_value(event, key) for event in events])
        for key, style, width in EVENT_COLUMNS
        if key in ALWAYS or any(_value(event, key) not in (None, "") for event in events)
    ]
    widths = [width for _, _, width, _ in table]
    set_widths(sheet, widths)
    put_captions(sheet, 1, [OWN_CAPTIONS.get(key) or caption("event", key) for key, _, _, _ in table], widths)
    row = 2
    for at in range(len(events)):
        row = put_row(sheet, row, [column[at] for *_, column in table], widths, [style for _, style, _, _ in table])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{row - 1}"
    sheet.freeze_panes = "C2"
    set_up_print(sheet, "1:1")


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
        case "audiences":
            return audiences_words(event.attendance)
        case "hours":
            return hours_number(event.minutes)
    value: Value = getattr(event, key)
    return (BY_NAME[key].says[1] if value else "") if BY_NAME[key].type is FieldType.FLAG else value
