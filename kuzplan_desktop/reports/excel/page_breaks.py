"""Where the pages of a printed sheet end: headings go with the row under them, the last row with the signatures."""

from collections.abc import Sequence

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.reports.paper.report import HEADINGS, TEXT_WIDTH, Row, RowKind

PAGE = 170 * 72 / 25.4  # points of a page between its margins
SAFE = 0.96  # of a page is filled: programs differ a little in how high they print a row
MOST = 1000  # breaks of a sheet; Excel takes 1,026
EMPTY_ROW = 15.0  # points


def set_breaks(
    sheet: Worksheet, rows: Sequence[Row], starts: Sequence[int], captions: int, widths: Sequence[float]
) -> None:
    """Set the breaks of the table whose `rows` begin in the rows `starts` of the sheet, the last of which follows it.

    The rows from `captions` to the first of them are repeated on every page. What stands below the table, and the
    total, is kept with the last row above that.
    """
    page = PAGE * SAFE * max(1.0, sum(widths) / TEXT_WIDTH)
    repeated = _high(sheet, captions, starts[0])
    used = _high(sheet, 1, starts[0])
    closing = starts[-2] if len(rows) > 1 and rows[-1].kind is RowKind.TOTAL else starts[-1]
    below = _high(sheet, closing, sheet.max_row + 1)
    chain = 0.0  # of the headings that stand just above, with no break between
    breaks: list[int] = []
    for at, line in enumerate(rows):
        for row in range(starts[at], starts[at + 1]):
            last = row == closing - 1
            high = _high(sheet, row, row + 1)
            if used + high + (below if last else 0.0) > page and used > repeated + chain:
                first = row - _above(rows, at) if row == starts[at] else row
                breaks.append(first - 1)
                used = repeated + (chain if row == starts[at] else 0.0)
            used += high
        chain = chain + high if _leads(line) else 0.0  # a heading is one row
    sheet.row_breaks.brk = [Break(row) for row in breaks[:MOST]]  # append would look at all before it each time


def _above(rows: Sequence[Row], at: int) -> int:
    """How many headings stand just above the row at index `at`; each is one row of the sheet."""
    count = 0
    while count < at and _leads(rows[at - count - 1]):
        count += 1
    return count


def _leads(row: Row) -> bool:
    """True for a heading, which must not end a page."""
    return row.kind in HEADINGS and row.kind is not RowKind.TOTAL


def _high(sheet: Worksheet, first: int, after: int) -> float:
    """The height in points of the rows from `first` to the one before `after`."""
    return sum(sheet.row_dimensions[row].height or EMPTY_ROW for row in range(first, after))
