"""Cells of a workbook: the styles, the one way by which a value comes into a sheet, rows as high as their words."""

from collections.abc import Iterator, Sequence
from copy import copy
from datetime import date
from functools import partial
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.views import Pane, Selection
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.reports.paper.plain_text import for_xml
from kuzplan_desktop.reports.paper.report import Value
from kuzplan_desktop.reports.paper.sheet_measures import Content, pieces, row_height, units
from kuzplan_desktop.reports.paper.wrapping import tied

FONT = "Times New Roman"
TEXT, NUMBER, FIGURE, DAY = "КузПлан текст", "КузПлан номер", "КузПлан число", "КузПлан дата"
HEADING, SUM, CAPTION = "КузПлан заголовок", "КузПлан итог", "КузПлан шапка"
HEADING_TEXT = "КузПлан заголовок, текст"
COLUMN_NUMBER = "КузПлан номер столбца"
LINE, CENTRED, TITLE = "КузПлан строка", "КузПлан строка по центру", "КузПлан название"
SIZES = {LINE: (11.0, False), CENTRED: (11.0, False), TITLE: (11.0, True)}  # of styles that stand across columns
CONTINUED = "(продолжение)"
ROOM_FOR_CONTINUED = 28.0  # mm
FIRST_YEAR = 1900  # the calendar of a sheet begins with it
WHOLE = "#,##0"  # thousands apart, in the way of the reader's language
PART = "0.##"  # of a number that is not whole; the cell holds it unrounded, so that sums stay right
FORMULA_SIGNS = ("=", "+", "-", "@")
FILTER_BUTTON = 5.5  # mm that the button of a filter takes from a caption
TWIPS, LETTERS_OF_COLUMNS = 20, 280  # in a point; the height of the letters above the columns, in twips
A4 = 9
MM_IN_INCH = 25.4

_KNOWN_STYLES: WeakKeyDictionary[Workbook, dict[str, StyleArray]] = WeakKeyDictionary()


def set_standard_type(workbook: Workbook) -> None:
    """Make Times New Roman of 11 points the type of the workbook, whose figures are the unit of column widths.

    It has the same width of figures as Calibri, and a substitute of equal metrics on every system.
    """
    workbook._fonts = IndexedList([Font(name=FONT, size=11)])  # noqa: SLF001 (openpyxl has no door to the first font)


def styles() -> Iterator[NamedStyle]:
    """The styles of the workbook; a person may change each in one place."""
    thin = Side(style="thin")
    box = Border(left=thin, right=thin, top=thin, bottom=thin)
    shade = PatternFill("solid", start_color="F0F0F0")
    plain, strong = Font(name=FONT, size=10), Font(name=FONT, size=10, bold=True)
    top = partial(Alignment, vertical="top", wrap_text=True)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    yield NamedStyle(TEXT, font=plain, alignment=top(), border=box)
    yield NamedStyle(NUMBER, font=plain, alignment=top(), border=box, number_format="@")
    yield NamedStyle(FIGURE, font=plain, alignment=top(horizontal="center"), border=box, number_format=WHOLE)
    yield NamedStyle(DAY, font=plain, alignment=top(horizontal="center"), border=box, number_format="DD.MM.YYYY")
    yield NamedStyle(HEADING, font=strong, alignment=top(), border=box, fill=shade)
    yield NamedStyle(HEADING_TEXT, font=plain, alignment=top(), border=box, fill=shade)
    yield NamedStyle(SUM, font=strong, alignment=top(horizontal="center"), border=box, fill=shade, number_format=WHOLE)
    yield NamedStyle(CAPTION, font=strong, alignment=middle, border=box, fill=shade)
    yield NamedStyle(COLUMN_NUMBER, font=Font(name=FONT, size=9), alignment=middle, border=box)
    yield NamedStyle(LINE, font=Font(name=FONT, size=11), alignment=top())
    yield NamedStyle(CENTRED, font=Font(name=FONT, size=11), alignment=top(horizontal="center"))
    yield NamedStyle(TITLE, font=Font(name=FONT, size=11, bold=True), alignment=middle)


def put(cell: Cell, value: Value, style: str) -> None:
    """Set a cell: words stay words whatever they begin with, days are dates, None leaves it empty.

    The one way by which a value comes into a sheet.
    """
    _set_style(cell, style)
    if isinstance(value, date) and value.year < FIRST_YEAR:
        value = value.isoformat()
    if isinstance(value, str):
        put_words(cell, value)
    else:
        cell.value = value
        if isinstance(value, float):
            cell.number_format = PART


def _set_style(cell: Cell, name: str) -> None:
    """Give a cell a style of its workbook, as `cell.style = name`, which would look it up among all each time."""
    known = _KNOWN_STYLES.setdefault(cell.parent.parent, {})
    if name not in known:
        cell.style = name
        known[name] = cell._style  # noqa: SLF001 (openpyxl has no door to what a style comes to)
    cell._style = copy(known[name])  # noqa: SLF001


def put_words(cell: Cell, text: str) -> None:
    """Set a cell to words, whatever they begin with; an empty text leaves it empty."""
    words = for_xml(text)
    if words:
        cell.value = words
        cell.data_type = "s"
        if words.startswith(FORMULA_SIGNS):
            cell.quotePrefix = True


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Set the widths of the columns, given in mm."""
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = units(width)


def put_across(
    sheet: Worksheet, row: int, columns: tuple[int, int], text: str, style: str, widths: Sequence[float]
) -> None:
    """Write a text across the columns from the first to the last and make its row high enough for it."""
    first, last = columns
    text = tied(text, periods=True)
    put(sheet.cell(row, first), text, style)
    merge_cells(sheet, (row, row), columns)
    height = row_height([Content(for_xml(text), sum(widths[first - 1 : last]), *SIZES[style])])
    sheet.row_dimensions[row].height = max(height, sheet.row_dimensions[row].height or 0.0)


def merge_cells(sheet: Worksheet, rows: tuple[int, int], columns: tuple[int, int]) -> None:
    """Make one cell of those from the first to the last row and column; a single one stays as it is."""
    if rows[0] < rows[1] or columns[0] < columns[1]:
        sheet.merge_cells(start_row=rows[0], start_column=columns[0], end_row=rows[1], end_column=columns[1])


def put_captions(sheet: Worksheet, row: int, captions: Sequence[str], widths: Sequence[float]) -> None:
    """Write the captions of columns."""
    for at, caption in enumerate(captions, 1):
        put(sheet.cell(row, at), caption, CAPTION)
    rooms = [width - FILTER_BUTTON for width in widths]
    contents = [Content(caption, room, bold=True) for caption, room in zip(captions, rooms, strict=True)]
    sheet.row_dimensions[row].height = row_height(contents)


def put_row(sheet: Worksheet, at: int, values: Sequence[Value], widths: Sequence[float], named: Sequence[str]) -> int:
    """Write a row of a table in the styles `named`; texts that are too long for a row go on in the next.

    A row that goes on repeats the first cell and says so in the next wide one, if that is empty. Returns the number
    of the row after the last one.
    """
    wide = next((column for column, width in enumerate(widths) if column and width >= ROOM_FOR_CONTINUED), 1)
    for part, (cells, height) in enumerate(pieces(measured(values, widths))):
        if part:
            cells[0] = values[0]
            cells[wide] = cells[wide] or CONTINUED
        put_cells(sheet, at, cells, named, height)
        at += 1
    return at


def measured(values: Sequence[Value], widths: Sequence[float]) -> list[Value | Content]:
    """The values of a row, its words with the widths of their cells."""
    return [
        Content(for_xml(value), width) if isinstance(value, str) else value
        for value, width in zip(values, widths, strict=True)
    ]


def put_cells(sheet: Worksheet, at: int, cells: Sequence[Value], named: Sequence[str], height: float) -> None:
    """Write the cells of a row of this height in the styles `named`."""
    for column, (value, style) in enumerate(zip(cells, named, strict=True), 1):
        put(sheet.cell(at, column), value, style)
    sheet.row_dimensions[at].height = height


def colour(sheet: Worksheet, rows: tuple[int, int], column: int, ground: str) -> None:
    """Give the cells of a column in these rows a ground, six hex digits."""
    for at in range(rows[0], rows[1] + 1):
        sheet.cell(at, column).fill = PatternFill("solid", start_color=ground)


def keep_in_sight(sheet: Worksheet, captions: int, begin: int) -> None:
    """Keep the rows of captions, from `captions` to the one before `begin`, in sight in a pane of their own.

    They do not stand at the top of the sheet: a frozen pane would hold all above them too, or hide it for good.
    """
    high = sum(sheet.row_dimensions[row].height for row in range(captions, begin))
    sheet.sheet_view.topLeftCell = f"A{captions}"
    sheet.sheet_view.pane = Pane(
        ySplit=round(high * TWIPS) + LETTERS_OF_COLUMNS, topLeftCell="A1", activePane="bottomLeft", state="split"
    )
    sheet.sheet_view.selection = [Selection(pane="bottomLeft", activeCell="A1", sqref="A1")]


def set_up_print(sheet: Worksheet, header: str) -> None:
    """A4 across, as wide as the page, the rows `header`, if any, on every page, numbers in the top margin."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    margins = sheet.page_margins
    margins.left, margins.right = 30 / MM_IN_INCH, 10 / MM_IN_INCH
    margins.top = margins.bottom = 20 / MM_IN_INCH
    margins.header = margins.footer = 10 / MM_IN_INCH
    if header:
        sheet.print_title_rows = header
    sheet.HeaderFooter.differentFirst = True
    sheet.oddHeader.center.text = f'&"{FONT}"&12&P'
