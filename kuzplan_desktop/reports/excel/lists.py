"""The sheet of a workbook that lists the events of a report one by one."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

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
    ("trained", FIGURE, 25.0),
    ("tested", FIGURE, 32.0),
    ("partners", TEXT, 35.0),
    ("volunteers", FIGURE, 31.0),
    ("publications", FIGURE, 30.0),
    ("description", TEXT, 50.0),
    ("note", TEXT, 40.0),
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


def _value(event: EventLine, key: str) -> Value:
    """What stands in the column `key` of the list of events."""
    value: Value = hours_number(event.minutes) if key == "hours" else getattr(event, key)
    return value
