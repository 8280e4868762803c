"""The sheets of a workbook beside the report's own: the events one by one, and what was trained."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.domain.words import caption
from kuzplan_desktop.reports.excel_cells import (
    DAY,
    FIGURE,
    HEADING,
    LINE,
    NUMBER,
    SUM,
    TEXT,
    put_across,
    put_captions,
    put_row,
    set_up_print,
    set_widths,
)
from kuzplan_desktop.reports.report import EventLine, Report
from kuzplan_desktop.reports.sentences import MINUTES_IN_HOUR
from kuzplan_desktop.reports.sheet_measures import Value

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
TRAINING_CAPTIONS = ("Категория обученных", "Человек", "Часов", "Прошли тестирование")
TRAINING_WIDTHS = (95.0, 30.0, 30.0, 45.0)


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
    value: Value = _hours(event.minutes) if key == "hours" else getattr(event, key)
    return value


def fill_training(sheet: Worksheet, report: Report) -> None:
    """The table of training; its total counts the hours of an event once and is therefore no formula."""
    set_widths(sheet, TRAINING_WIDTHS)
    put_across(sheet, 1, (1, len(TRAINING_WIDTHS)), report.training_caption, LINE, TRAINING_WIDTHS)
    put_captions(sheet, 2, TRAINING_CAPTIONS, TRAINING_WIDTHS)
    row = 3
    for line in report.training:
        values: list[Value] = [line.audience, line.people, _hours(line.minutes) or None, line.tested]
        named = [HEADING, SUM, SUM, SUM] if line.total else [TEXT, FIGURE, FIGURE, FIGURE]
        row = put_row(sheet, row, values, TRAINING_WIDTHS, named)
    sheet.freeze_panes = "A3"
    set_up_print(sheet, "2:2")


def _hours(minutes: int | None) -> float | int | None:
    """Minutes as hours, a whole number where it is one."""
    if minutes is None:
        return None
    hours = minutes / MINUTES_IN_HOUR
    return int(hours) if hours.is_integer() else round(hours, 2)
