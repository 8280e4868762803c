"""The tables of a report on sheets: captions, rows, subtotals as formulas."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.reports.excel.cells import (
    CAPTION,
    COLUMN_NUMBER,
    CONTINUED,
    DAY,
    FIGURE,
    FILTER_BUTTON,
    HEADING,
    HEADING_TEXT,
    LINE,
    NUMBER,
    PART,
    SUM,
    TEXT,
    colour,
    measured,
    merge_cells,
    put,
    put_across,
    put_captions,
    put_cells,
    set_up_print,
    set_widths,
)
from kuzplan_desktop.reports.excel.page_breaks import set_breaks
from kuzplan_desktop.reports.paper.plain_text import for_xml
from kuzplan_desktop.reports.paper.report import HEADINGS, Column, Row, RowKind, Table, Value, words_end
from kuzplan_desktop.reports.paper.sheet_measures import LINE as LINE_HEIGHT
from kuzplan_desktop.reports.paper.sheet_measures import MOST_LETTERS, SPACE, Content, pieces, row_height, width_for
from kuzplan_desktop.reports.paper.wrapping import tied

LEVELS = {
    RowKind.SECTION: 0,
    RowKind.SUBSECTION: 1,
    RowKind.ACTIVITY: 2,
    RowKind.DETAIL: 3,
    RowKind.LINE: 2,
    RowKind.TOTAL: 0,
}

NAMES = ("number", "title", "executors", "period")  # columns of the plan, which are searched: their blanks stay plain
WIDEST_WORD = 36.0  # mm that a column of words grows to at most for the sake of one: a sheet divides them anywhere

Known = dict[str, int | float]  # the results of a sheet's formulas, by the names of their cells
Tell = Callable[[], None]


def table_widths(table: Table, beside: float = 0.0) -> list[float]:
    """The widths of the columns in mm: as on a page, and wide enough for each word of the caption and most others.

    A caption has `beside` it what takes so many mm from its room.
    """
    return [
        max(column.width, *(width_for(word) + beside for word in column.caption.split()), _word_width(table, column))
        for column in table.columns
    ]


def _word_width(table: Table, column: Column) -> float:
    """The width in mm that the longest word of a column of words needs, within bounds."""
    if column.figure or column.width >= WIDEST_WORD:
        return 0.0
    texts = {_held(row, column) for row in table.rows if row.kind is not RowKind.DETAIL}
    words = {word for text in texts if isinstance(text, str) for word in text.replace("\n", " ").split(" ")}
    return min(WIDEST_WORD, max((width_for(word, bold=False) for word in words), default=0.0))


def _held(row: Row, column: Column) -> Value:
    """What a cell holds of a row: in words what belongs together does not break, but in those of the plan."""
    value = row.value(column.key)
    of_plan = row.kind is RowKind.ACTIVITY and column.key in NAMES
    return tied(value) if isinstance(value, str) and not of_plan else value


def fill_table(sheet: Worksheet, table: Table, tell: Tell) -> Known:
    """Fill a sheet with a table that has it to itself; the results of its formulas."""
    named = [
        replace(column, caption=f"{column.group}, {column.caption}") if column.group else column
        for column in table.columns
    ]  # one row of captions, under which the buttons of the filter stand
    widths = table_widths(replace(table, columns=tuple(named)), FILTER_BUTTON)
    set_widths(sheet, widths)
    put_across(sheet, 1, (1, len(widths)), table.caption, LINE, widths)
    put_captions(sheet, 2, [column.caption for column in named], widths)
    known: Known = {}
    starts = fill_rows(sheet, table, 3, widths, known, tell)
    set_filter(sheet, table, 2, starts[-1])
    sheet.freeze_panes = "A3"
    set_up_print(sheet, "2:2")
    set_breaks(sheet, table.rows, starts, 2, widths)
    return known


def set_filter(sheet: Worksheet, table: Table, captions: int, after: int) -> None:
    """Buttons of a filter on the row `captions` of a table that ends before the row `after`; its total stays out."""
    last = after - 1 - (table.rows[-1].kind is RowKind.TOTAL)
    sheet.auto_filter.ref = f"A{captions}:{get_column_letter(len(table.columns))}{max(last, captions)}"


def fill_captions(sheet: Worksheet, columns: Sequence[Column], row: int, widths: Sequence[float]) -> int:
    """The captions of the columns, in two rows where some have a group, and the columns' numbers.

    The buttons of the filter stand on the numbers, so that they cover no caption. Returns the number of the next row.
    """
    grouped = any(column.group for column in columns)
    below = row + 1 if grouped else row
    at = 1
    above = []
    for group, members in groupby(columns, key=lambda column: column.group):
        span = list(members)
        above.append(Content(group, sum(widths[at - 1 : at - 1 + len(span)]), bold=True))
        for index, column in enumerate(span, at):
            put(sheet.cell(row, index), group or column.caption, CAPTION)
            if grouped:
                put(sheet.cell(below, index), column.caption if group else None, CAPTION)
                if not group:
                    merge_cells(sheet, (row, below), (index, index))
        if group:
            merge_cells(sheet, (row, row), (at, at + len(span) - 1))
        at += len(span)
    high = row_height(
        [Content(column.caption, width, bold=True) for column, width in zip(columns, widths, strict=True)]
    )
    sheet.row_dimensions[row].height = row_height(above)
    sheet.row_dimensions[below].height = high
    for index in range(1, len(columns) + 1):
        put(sheet.cell(below + 1, index), index, COLUMN_NUMBER)
    sheet.row_dimensions[below + 1].height = LINE_HEIGHT + SPACE
    return below + 2


def fill_rows(sheet: Worksheet, table: Table, row: int, widths: Sequence[float], known: Known, tell: Tell) -> list[int]:
    """The rows of a table from the row `row` on; where each begins and the number of the row after the last one.

    `tell` is called for each.
    """
    starts = []
    for line in table.rows:
        tell()
        starts.append(row)
        write = {RowKind.DETAIL: _put_detail, **dict.fromkeys(HEADINGS, _put_heading)}.get(line.kind, _put_line)
        row = write(sheet, line, table.columns, row, widths)
    for at, line in enumerate(table.rows):
        if line.kind is RowKind.TOTAL:
            _put_sums(sheet, line, table.columns, starts[at], (starts[0], starts[at] - 1), known)
        elif line.kind in HEADINGS:
            covered = (starts[at] + 1, starts[_branch_end(table.rows, at)] - 1)
            _put_sums(sheet, line, table.columns, starts[at], covered, known)
    sheet.sheet_properties.outlinePr.summaryBelow = False
    return [*starts, row]


def _branch_end(rows: Sequence[Row], at: int) -> int:
    """The index of the row after the branch under the heading at index `at`."""
    level = LEVELS[rows[at].kind]
    return next(below for below in range(at + 1, len(rows)) if LEVELS[rows[below].kind] <= level)


def _put_sums(
    sheet: Worksheet, row: Row, columns: Sequence[Column], at: int, covered: tuple[int, int], known: Known
) -> None:
    """The sums of a heading as formulas over the rows it covers, subtotals among them left out (SUBTOTAL)."""
    for index, column in enumerate(columns, 1):
        value = row.value(column.key)
        if column.summed and isinstance(value, int | float):
            letter = get_column_letter(index)
            if isinstance(value, float):
                sheet.cell(at, index).number_format = PART
            sheet.cell(at, index).value = f"=SUBTOTAL(9,{letter}{covered[0]}:{letter}{covered[1]})"
            known[f"{letter}{at}"] = value


def _put_heading(sheet: Worksheet, row: Row, columns: Sequence[Column], at: int, widths: Sequence[float]) -> int:
    """A heading or the total, its sums still to come; the number of the row after it."""
    end = words_end(columns)
    for index, column in enumerate(columns, 1):
        printed = index > end and not column.summed or isinstance(row.value(column.key), str)
        words = row.value(column.key) if index > end and printed else None
        put(sheet.cell(at, index), words, SUM if column.figure else HEADING_TEXT)
    begin = 2 if row.number else 1
    if row.number:
        put(sheet.cell(at, 1), row.number, HEADING)
        sheet.cell(at, 1).number_format = "@"
    put(sheet.cell(at, begin), row.title, HEADING)
    merge_cells(sheet, (at, at), (begin, end))
    contents = [Content(for_xml(row.title), sum(widths[begin - 1 : end]), bold=True)]
    contents += [
        Content(row.text(column.key), width)
        for column, width in zip(columns[end:], widths[end:], strict=True)
        if not column.figure
    ]
    sheet.row_dimensions[at].height = row_height(contents)
    sheet.row_dimensions[at].outlineLevel = LEVELS[row.kind]
    return at + 1


def _put_line(sheet: Worksheet, row: Row, columns: Sequence[Column], at: int, widths: Sequence[float]) -> int:
    """A row that is no heading; what no row can hold of its texts goes on across all columns below.

    Returns the number of the row after them.
    """
    values = [_held(row, column) for column in columns]
    cells, height = next(pieces(measured(values, widths)))
    put_cells(
        sheet, at, cells, [_style_of(column, value) for column, value in zip(columns, values, strict=True)], height
    )
    for index, column in enumerate(columns if row.tones else (), 1):
        if column.key in row.tones:
            colour(sheet, (at, at), index, row.tones[column.key])
    after = at + 1
    for column, value, stands in zip(columns, values, cells, strict=True):
        if not isinstance(value, str) or not isinstance(stands, str) or len(stands) == len(value):
            continue
        words = for_xml(value).lstrip("\n").rstrip()
        if len(stands) < len(words):
            rest = f"{column.caption} {CONTINUED}: {words[len(stands) :].strip()}"
            for part, high in pieces([Content(rest, sum(widths[1:]))]):
                after = _put_across(sheet, after, row.number, str(part[0]), len(columns), high)
    if row.kind is RowKind.ACTIVITY:
        for line in range(at, after):
            sheet.row_dimensions[line].outlineLevel = LEVELS[row.kind]
    return after


def _put_detail(sheet: Worksheet, row: Row, columns: Sequence[Column], at: int, widths: Sequence[float]) -> int:
    """More of an item across all columns but that of its number, in one row; the number of the row after it."""
    words = tied(row.title)[:MOST_LETTERS]
    height = row_height([Content(for_xml(words), sum(widths[1:]))])
    sheet.row_dimensions[at].outlineLevel = LEVELS[row.kind]
    return _put_across(sheet, at, row.number, words, len(columns), height)


def _put_across(sheet: Worksheet, at: int, number: str, words: str, count: int, height: float) -> int:
    """The number of an item and words across all other columns; the number of the row after."""
    put_cells(sheet, at, [number, words, *[None] * (count - 2)], [NUMBER, *[TEXT] * (count - 1)], height)
    # Their frames stand already, which openpyxl would make anew cell by cell: half the time of a very full report.
    sheet.merged_cells.ranges.add(CellRange(min_col=2, min_row=at, max_col=count, max_row=at))
    return at + 1


def _style_of(column: Column, value: Value) -> str:
    """The style of a cell."""
    if column.key == "number":
        return NUMBER
    if isinstance(value, date):
        return DAY
    return FIGURE if column.figure else TEXT
