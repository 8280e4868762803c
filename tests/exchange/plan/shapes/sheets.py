"""A plan laid out on a sheet of Excel."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.plan.shapes.word import C

Row = Sequence[str | C]
THIN = Border(*[Side(style="thin")] * 4)


def book(name: str = "План") -> tuple[Workbook, Worksheet]:
    made = Workbook()
    made.active.title = name
    return made, made.active


def lay(sheet: Worksheet, rows: Sequence[Row], *, top: int = 1, left: int = 1, borders: bool = True) -> int:
    """Writes rows from a cell on, merging what goes across; gives the number of the row below them."""
    for at, cells in enumerate(rows, start=top):
        column = left
        for one in cells:
            one = C(one) if isinstance(one, str) else one
            written = sheet.cell(at, column, one.text or None)
            written.alignment = Alignment(wrap_text=True, vertical="top", horizontal=one.align or None)
            written.font = Font(name="Times New Roman", size=11, bold=one.bold)
            if isinstance(written.value, str):
                written.data_type = "s"
            if borders:
                for further in range(column, column + one.across):
                    sheet.cell(at, further).border = THIN
            if one.across > 1:
                sheet.merge_cells(start_row=at, end_row=at, start_column=column, end_column=column + one.across - 1)
            column += one.across
    return top + len(rows)


def widths(sheet: Worksheet, *given: float) -> None:
    for letter, width in zip("ABCDEFGHIJ", given, strict=False):
        sheet.column_dimensions[letter].width = width
