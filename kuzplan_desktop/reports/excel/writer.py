"""Report -> an Excel workbook that goes on calculating: typed cells, subtotals as formulas, print set-up."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from kuzplan_desktop.reports.excel.cells import (
    LINE,
    keep_in_sight,
    put_across,
    set_standard_type,
    set_up_print,
    set_widths,
    styles,
)
from kuzplan_desktop.reports.excel.charts import SHEET as CHARTS
from kuzplan_desktop.reports.excel.charts import fill_charts
from kuzplan_desktop.reports.excel.file import finished
from kuzplan_desktop.reports.excel.head import fill_head, fill_signatures
from kuzplan_desktop.reports.excel.lists import fill_events
from kuzplan_desktop.reports.excel.page_breaks import set_breaks
from kuzplan_desktop.reports.excel.tables import (
    Known,
    Tell,
    fill_captions,
    fill_rows,
    fill_table,
    set_filter,
    table_widths,
)
from kuzplan_desktop.reports.paper.plain_text import for_xml
from kuzplan_desktop.reports.paper.report import Paragraphs, Report

FILLED = 0.6  # of the work is done when the cells are filled, the rest when the file is made
ROWS_A_TELLING = 25


def report_xlsx(report: Report, progress: Callable[[float], None] | None = None) -> bytes:
    """The bytes of the workbook of `report`, the same for the same report.

    `progress` is told the share that is done and may raise to end it.
    """
    workbook = Workbook()
    set_standard_type(workbook)
    for style in styles():
        workbook.add_named_style(style)
    tell = _teller(report, progress)
    known = [_fill_report(workbook.active, report, tell)]
    events = [event for row in report.rows for event in row.events]
    if events:
        fill_events(workbook.create_sheet("Мероприятия"), events)
        known.append({})
    known += [fill_table(workbook.create_sheet(table.sheet), table, tell) for table in report.tables[1:]]
    charts = (*report.charts, *report.sheet_charts)
    if not all(chart.is_empty for chart in charts):
        fill_charts(workbook.create_sheet(CHARTS), charts)
        known.append({})
    made = datetime(report.made_on.year, report.made_on.month, report.made_on.day)
    about = workbook.properties
    about.title, about.creator, about.lastModifiedBy = for_xml(report.name), for_xml(report.commission), ""
    about.subject, about.language, about.created = for_xml(f"{report.heading} {report.title}"), "ru", made
    buffer = BytesIO()
    ExcelWriter(workbook, ZipFile(buffer, "w")).save()  # packed once, when it is finished
    return finished(buffer.getvalue(), made, {f"xl/worksheets/sheet{at}.xml": of for at, of in enumerate(known, 1)})


def _teller(report: Report, progress: Callable[[float], None] | None) -> Tell:
    """What tells `progress` after every few rows how many of all are filled."""
    rows = 1 + sum(len(table.rows) for table in report.tables)
    done = 0

    def tell() -> None:
        nonlocal done
        if progress is not None and done % ROWS_A_TELLING == 0:
            progress(FILLED * done / rows)
        done += 1

    return tell


def _fill_report(sheet: Worksheet, report: Report, tell: Tell) -> Known:
    """Fill the sheet of the report with its first table; the results of its formulas."""
    table = report.tables[0]
    sheet.title = table.sheet
    widths = table_widths(table)
    whole = (1, len(widths))
    set_widths(sheet, widths)
    captions = fill_head(sheet, report, widths)
    begin = fill_captions(sheet, table.columns, captions, widths)
    known: Known = {}
    if table.rows:
        starts = fill_rows(sheet, table, begin, widths, known, tell)
        set_filter(sheet, table, begin - 1, starts[-1])
    else:
        put_across(sheet, begin, whole, table.nothing, LINE, widths)
        starts = [begin + 1]
    after = starts[-1]
    for block in report.blocks:
        for text in block.lines if isinstance(block, Paragraphs) else ():
            put_across(sheet, after, whole, text, LINE, widths)
            after += 1
    fill_signatures(sheet, report, after + 1, widths)
    keep_in_sight(sheet, captions, begin)
    set_up_print(sheet, f"{captions}:{begin - 1}")
    if table.rows:
        set_breaks(sheet, table.rows, starts, captions, widths)
    return known
