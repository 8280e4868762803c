"""A workbook of flat tables: a caption row that stays and filters, plain rows below, nothing merged, nothing summed."""

import io
from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from kuzplan_desktop.reports.excel.cells import FIRST_YEAR, put_words
from kuzplan_desktop.reports.paper.report import Value

NARROW, WIDE = 14.0, 32.0  # letters
LONG = 24  # letters of a text from which its column is wide
Sheet = tuple[str, Sequence[str], Sequence[Sequence[Value]]]


def sheets_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """The workbook with these sheets: each its name, the captions of its columns, its rows."""
    workbook = Workbook(write_only=True)
    for name, columns, rows in sheets:
        sheet = workbook.create_sheet(name)
        for at, _ in enumerate(columns, 1):
            wide = any(isinstance(row[at - 1], str) and len(str(row[at - 1])) > LONG for row in rows)
            sheet.column_dimensions[get_column_letter(at)].width = WIDE if wide else NARROW
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
        captions = [WriteOnlyCell(sheet, caption) for caption in columns]
        for cell in captions:
            cell.font = Font(bold=True)
        sheet.append(captions)
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _cell(sheet: object, value: Value) -> object:
    """A value, or a cell where words must stay words and days must show as days."""
    if isinstance(value, date):
        if value.year < FIRST_YEAR:
            return value.isoformat()
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "DD.MM.YYYY"
        return cell
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet)
    put_words(cell, value)
    return cell
