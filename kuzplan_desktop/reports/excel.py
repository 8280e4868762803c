"""Report -> an Excel workbook that goes on calculating: typed cells, subtotals as formulas, print set-up."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import groupby
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.reports.excel_cells import (
    CAPTION,
    CENTRED,
    COLUMN_NUMBER,
    FIGURE,
    HEADING,
    HEADING_TEXT,
    LINE,
    NUMBER,
    SIZES,
    SUM,
    TEXT,
    TITLE,
    put,
    put_across,
    put_row,
    set_standard_type,
    set_up_print,
    set_widths,
    styles,
)
from kuzplan_desktop.reports.excel_file import finished
from kuzplan_desktop.reports.excel_lists import fill_events, fill_training
from kuzplan_desktop.reports.plain_text import for_xml
from kuzplan_desktop.reports.report import Column, Report, Row, RowKind
from kuzplan_desktop.reports.saving import save
from kuzplan_desktop.reports.sheet_measures import LINE as LINE_HEIGHT
from kuzplan_desktop.reports.sheet_measures import SPACE, Content, row_height, width_for
from kuzplan_desktop.reports.wrapping import shown

LEVELS = {RowKind.SECTION: 0, RowKind.SUBSECTION: 1, RowKind.ACTIVITY: 2, RowKind.TOTAL: 0}
LEFT_BLOCK, RIGHT_BLOCK, NAME_BLOCK = 90.0, 75.0, 60.0  # mm at least
BLANK = "_" * 26


def write_report(report: Report, path: Path) -> None:
    """Write `report` to `path` as a workbook; PlanError if that is not possible."""
    save(path, report_xlsx(report))


def report_xlsx(report: Report) -> bytes:
    """The bytes of the workbook of `report`, the same for the same report."""
    workbook = Workbook()
    set_standard_type(workbook)
    for style in styles():
        workbook.add_named_style(style)
    known = _fill_report(workbook.active, report)
    events = [event for row in report.rows for event in row.events]
    if events:
        fill_events(workbook.create_sheet("Мероприятия"), events)
    if report.training:
        fill_training(workbook.create_sheet("Обучение"), report)
    made = datetime(report.made_on.year, report.made_on.month, report.made_on.day)
    about = workbook.properties
    about.title, about.creator, about.lastModifiedBy = for_xml(report.name), for_xml(report.commission), ""
    about.subject, about.language, about.created = for_xml(f"{report.heading} {report.title}"), "ru", made
    buffer = BytesIO()
    workbook.save(buffer)
    return finished(buffer.getvalue(), made, {"xl/worksheets/sheet1.xml": known})


def _fill_report(sheet: Worksheet, report: Report) -> dict[str, int]:
    """Fill the sheet of the report; the results of its formulas by the names of their cells."""
    sheet.title = "Отчет"
    widths = [max(column.width, *map(width_for, column.caption.split())) for column in report.columns]
    set_widths(sheet, widths)
    captions = _fill_head(sheet, report, widths)
    begin = _fill_captions(sheet, report.columns, captions, widths)
    known: dict[str, int] = {}
    if report.rows:
        after = _fill_body(sheet, report, begin, widths, known)
        sheet.auto_filter.ref = f"A{begin - 1}:{get_column_letter(len(widths))}{after - 2}"
    else:
        put_across(sheet, begin, (1, len(widths)), report.nothing, LINE, widths)
        after = begin + 1
    _fill_signatures(sheet, report, after + 1, widths)
    sheet.freeze_panes = f"A{begin}"
    set_up_print(sheet, f"{captions}:{begin - 1}")
    return known


def _fill_head(sheet: Worksheet, report: Report, widths: Sequence[float]) -> int:
    """Letterhead, title and line of figures, in few rows, because they stay in sight; the number of the next row."""
    count = len(widths)
    left = next(at for at in range(1, count) if sum(widths[:at]) >= LEFT_BLOCK)
    right = next(at for at in range(count, 0, -1) if sum(widths[at - 1 :]) >= RIGHT_BLOCK)
    own = "\n".join(part for part in (report.commission, report.dateline) if part)
    put_across(sheet, 1, (1, left), own, CENTRED, widths)
    put_across(sheet, 1, (right, count), report.addressee, LINE, widths)
    title = f"{report.heading} {report.title}" + (f" ({report.as_of})" if report.as_of else "")
    put_across(sheet, 2, (1, count), title, TITLE, widths)
    put_across(sheet, 3, (1, count), report.figures_line, LINE, widths)
    return 4


def _fill_captions(sheet: Worksheet, columns: Sequence[Column], row: int, widths: Sequence[float]) -> int:
    """The captions of the columns, in two rows where some have a group, and the columns' numbers.

    The buttons of the filter stand on the numbers, so that they cover no caption. Returns the number of the next row.
    """
    grouped = any(column.group for column in columns)
    below = row + 1 if grouped else row
    at = 1
    for group, members in groupby(columns, key=lambda column: column.group):
        span = list(members)
        for index, column in enumerate(span, at):
            put(sheet.cell(row, index), group or column.caption, CAPTION)
            if grouped:
                put(sheet.cell(below, index), column.caption if group else None, CAPTION)
                if not group:
                    sheet.merge_cells(start_row=row, start_column=index, end_row=below, end_column=index)
        if group:
            sheet.merge_cells(start_row=row, start_column=at, end_row=row, end_column=at + len(span) - 1)
        at += len(span)
    high = row_height(
        [Content(column.caption, width, bold=True) for column, width in zip(columns, widths, strict=True)]
    )
    sheet.row_dimensions[row].height = LINE_HEIGHT + SPACE
    sheet.row_dimensions[below].height = high
    for index in range(1, len(columns) + 1):
        put(sheet.cell(below + 1, index), index, COLUMN_NUMBER)
    sheet.row_dimensions[below + 1].height = LINE_HEIGHT + SPACE
    return below + 2


def _fill_body(sheet: Worksheet, report: Report, row: int, widths: Sequence[float], known: dict[str, int]) -> int:
    """The rows of the table; the number of the row after them."""
    starts = []
    for line in report.rows:
        starts.append(row)
        write = _put_activity if line.kind is RowKind.ACTIVITY else _put_heading
        row = write(sheet, line, report.columns, row, widths)
    for at, line in enumerate(report.rows):
        if line.kind is RowKind.TOTAL:
            _put_sums(sheet, line, report.columns, starts[at], (starts[0], starts[at] - 1), known)
        elif line.kind is not RowKind.ACTIVITY:
            covered = (starts[at] + 1, starts[_branch_end(report.rows, at)] - 1)
            _put_sums(sheet, line, report.columns, starts[at], covered, known)
    sheet.sheet_properties.outlinePr.summaryBelow = False
    return row


def _branch_end(rows: Sequence[Row], at: int) -> int:
    """The index of the row after the branch under the heading at index `at`."""
    level = LEVELS[rows[at].kind]
    return next(below for below in range(at + 1, len(rows)) if LEVELS[rows[below].kind] <= level)


def _put_sums(
    sheet: Worksheet, row: Row, columns: Sequence[Column], at: int, covered: tuple[int, int], known: dict[str, int]
) -> None:
    """The figures of a heading as formulas over the rows it covers, subtotals among them left out (SUBTOTAL)."""
    for index, column in enumerate(columns, 1):
        if column.figure:
            letter = get_column_letter(index)
            sheet.cell(at, index).value = f"=SUBTOTAL(9,{letter}{covered[0]}:{letter}{covered[1]})"
            known[f"{letter}{at}"] = row.number_in(column.key)


def _put_heading(sheet: Worksheet, row: Row, columns: Sequence[Column], at: int, widths: Sequence[float]) -> int:
    """A heading or the total without its figures; the number of the row after it."""
    first_figure = next(index for index, column in enumerate(columns, 1) if column.figure)
    for index, column in enumerate(columns, 1):
        words = row.text(column.key) if index > first_figure and not column.figure else None
        put(sheet.cell(at, index), words, SUM if column.figure else HEADING_TEXT)
    begin = 2 if row.number else 1
    if row.number:
        put(sheet.cell(at, 1), row.number, HEADING)
        sheet.cell(at, 1).number_format = "@"
    put(sheet.cell(at, begin), row.title, HEADING)
    sheet.merge_cells(start_row=at, start_column=begin, end_row=at, end_column=first_figure - 1)
    state = next(index for index, column in enumerate(columns) if column.key == "state")
    contents = [
        Content(for_xml(row.title), sum(widths[begin - 1 : first_figure - 1]), bold=True),
        Content(row.state, widths[state]),
    ]
    sheet.row_dimensions[at].height = row_height(contents)
    sheet.row_dimensions[at].outlineLevel = LEVELS[row.kind]
    return at + 1


def _put_activity(sheet: Worksheet, row: Row, columns: Sequence[Column], at: int, widths: Sequence[float]) -> int:
    """An item of the plan, in several rows where its texts are long; the number of the row after them."""
    values = [row.number_in(column.key) if column.figure else row.text(column.key) for column in columns]
    named = [NUMBER, *(FIGURE if column.figure else TEXT for column in columns[1:])]
    after = put_row(sheet, at, values, widths, named)
    for line in range(at, after):
        sheet.row_dimensions[line].outlineLevel = LEVELS[row.kind]
    return after


def _fill_signatures(sheet: Worksheet, report: Report, row: int, widths: Sequence[float]) -> None:
    """The lines to sign on and the person who drew the report up, in one row, which no page divides."""
    count = len(widths)
    left = next(at for at in range(1, count) if sum(widths[:at]) >= LEFT_BLOCK)
    right = next(at for at in range(count, 0, -1) if sum(widths[at - 1 :]) >= NAME_BLOCK)
    blocks: tuple[list[str], list[str], list[str]] = ([], [], [])
    for signature in report.signatures:
        position = _broken(signature.position, sum(widths[:left]))
        name = _broken(signature.name or BLANK, sum(widths[right - 1 :]))
        lines = max(len(position), len(name))
        for block, words in zip(blocks, (position, [""] * (len(position) - 1) + [BLANK], name), strict=True):
            block += [*words, *[""] * (lines - len(words)), "", ""]
    blocks[0].extend(_broken(report.preparer, sum(widths[:left])))
    areas = ((1, left), (left + 1, right - 1), (right, count))
    for block, area, style in zip(blocks, areas, (LINE, CENTRED, LINE), strict=True):
        put_across(sheet, row, area, "\n".join(block).rstrip(), style, widths)


def _broken(text: str, width: float) -> list[str]:
    """The lines of a text in type of 11 points, so that those of neighbours stand side by side."""
    return [shown(line) for line in Content(for_xml(text), width, *SIZES[LINE]).lines()]
