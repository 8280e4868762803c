"""An official document -> a workbook of one sheet, to be filled in further and read back."""

from datetime import datetime
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from kuzplan_desktop.reports.excel.cells import (
    COLUMN_NUMBER,
    HEADING,
    LINE,
    NUMBER,
    TEXT,
    TITLE,
    merge_cells,
    put,
    put_across,
    put_captions,
    put_row,
    set_standard_type,
    set_up_print,
    set_widths,
    styles,
)
from kuzplan_desktop.reports.excel.file import finished
from kuzplan_desktop.reports.official.paper import OfficialPaper, PaperRow
from kuzplan_desktop.reports.paper.plain_text import for_xml
from kuzplan_desktop.reports.paper.sheet_measures import Content, row_height

APPROVAL_COLUMNS = 3  # the last ones


def paper_xlsx(paper: OfficialPaper) -> bytes:
    """The bytes of the workbook of `paper`, the same for the same paper."""
    workbook = Workbook()
    set_standard_type(workbook)
    for style in styles():
        workbook.add_named_style(style)
    sheet = workbook.active
    sheet.title = paper.sheet
    _fill(sheet, paper)
    made = datetime(paper.day.year, paper.day.month, paper.day.day)
    about = workbook.properties
    about.title, about.creator, about.lastModifiedBy = for_xml(paper.name), for_xml(paper.author), ""
    about.subject, about.language, about.created = for_xml(paper.title), "ru", made
    buffer = BytesIO()
    ExcelWriter(workbook, ZipFile(buffer, "w")).save()
    return finished(buffer.getvalue(), made, {})


def _fill(sheet: Worksheet, paper: OfficialPaper) -> None:
    widths = [column.width for column in paper.columns]
    set_widths(sheet, widths)
    last = len(widths)
    row = 1
    for text in paper.approval:
        put_across(sheet, row, (last - APPROVAL_COLUMNS + 1, last), text, LINE, widths)
        row += 1
    put_across(sheet, row, (1, last), paper.title, TITLE, widths)
    captions, numbers = paper.header
    put_captions(sheet, row + 1, captions, widths)
    for at, number in enumerate(numbers, 1):
        put(sheet.cell(row + 2, at), number, COLUMN_NUMBER)
    header = f"{row + 1}:{row + 2}"
    row += 3
    sheet.freeze_panes = f"A{row}"
    named = [NUMBER] + [TEXT] * (last - 1)
    for line in paper.rows:
        if line.level:
            _put_level(sheet, row, line, widths)
            row += 1
        else:
            row = put_row(sheet, row, line.cells, widths, named)
    set_up_print(sheet, header)


def _put_level(sheet: Worksheet, row: int, line: PaperRow, widths: list[float]) -> None:
    for at in range(1, len(widths) + 1):
        put(sheet.cell(row, at), line.cells[0] if at == 1 else None, HEADING)
    merge_cells(sheet, (row, row), (1, len(widths)))
    sheet.row_dimensions[row].height = row_height([Content(for_xml(line.cells[0]), sum(widths), bold=True)])
