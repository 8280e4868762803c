"""A workbook of Excel 97–2003 (.xls) -> Grid."""

from collections.abc import Iterator
from typing import Any

from kuzplan_desktop.exchange.source.excel import MOST_COLUMNS, MOST_ROWS, blocks_of
from kuzplan_desktop.exchange.source.grid import (
    Grid,
    GridCell,
    GridParagraph,
    GridRow,
    GridTable,
    far_cells,
    hidden_sheet,
    protected,
    raised,
)
from kuzplan_desktop.exchange.source.sheet_values import shown

_RAISED = 1
_BOLD = 600  # the weight from which letters are bold


def read_xls(content: bytes) -> Grid:
    """The grid of an old workbook. Raises whatever xlrd raises for a damaged one."""
    import xlrd  # type: ignore[import-untyped]

    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, on_demand=True)
    except xlrd.XLRDError as error:
        if "encrypt" in str(error).lower():
            raise protected() from error
        raise
    blocks: list[GridParagraph | GridTable] = []
    left_out: list[tuple[str, str]] = []
    for sheet in book.sheets():
        if sheet.visibility:
            left_out.append(hidden_sheet(sheet.name, _rows(book, sheet, [])))
        else:
            blocks += blocks_of(list(_rows(book, sheet, left_out)))
            left_out += far_cells(sheet.name, _far(book, sheet))
    return Grid(tuple(blocks), tuple(left_out))


def _rows(book: Any, sheet: Any, left_out: list[tuple[str, str]]) -> Iterator[GridRow]:
    merged = {(first, column): (last, end) for first, last, column, end in sheet.merged_cells}
    below = {
        (row, column)
        for first, last, begin, end in sheet.merged_cells
        for row in range(first + 1, last)
        for column in range(begin, end)
    }
    for number in range(min(sheet.nrows, MOST_ROWS)):
        cells = []
        for column in range(min(sheet.row_len(number), MOST_COLUMNS)):
            text, bold = _shown(book, sheet, number, column)
            if text.strip() or (number, column) in below:
                _, end = merged.get((number, column), (0, column + 1))
                note = sheet.cell_note_map.get((number, column))
                notes = (" ".join(note.text.split()),) if note and note.text.strip() else ()
                cells.append(GridCell(column, text, min(end, MOST_COLUMNS) - column, bold, not text.strip(), notes))
        place = f"лист «{sheet.name}», строка {number + 1}"
        info = sheet.rowinfo_map.get(number)
        if cells and info is not None and info.hidden:
            left_out.append((f"скрытая строка, {place}", " ".join(cell.line for cell in cells if cell.line)))
        elif cells:
            yield GridRow(tuple(cells), place)


def _far(book: Any, sheet: Any) -> Iterator[str]:
    """The texts of the cells that are not read, in their order."""
    for row in range(sheet.nrows):
        for column in range(0 if row >= MOST_ROWS else MOST_COLUMNS, sheet.row_len(row)):
            yield _shown(book, sheet, row, column)[0]


def _shown(book: Any, sheet: Any, row: int, column: int) -> tuple[str, bool]:
    """What a reader sees in a cell, and whether it is bold."""
    import xlrd

    cell = sheet.cell(row, column)
    style = book.xf_list[cell.xf_index] if cell.xf_index is not None else None
    bold = style is not None and book.font_list[style.font_index].weight >= _BOLD
    notation = book.format_map[style.format_key].format_str if style is not None else ""
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return "", bold
    if cell.ctype == xlrd.XL_CELL_DATE:
        return shown(xlrd.xldate.xldate_as_datetime(cell.value, book.datemode), notation), bold
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return shown(bool(cell.value), notation), bold
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#")), bold
    runs = sheet.rich_text_runlist_map.get((row, column), ())
    return shown(_with_raised(book, cell.value, runs) if runs else cell.value, notation), bold


def _with_raised(book: Any, text: str, runs: Any) -> str:
    """A text in several fonts: where each begins, and which; letters above the line are marks."""
    ends = [*(begin for begin, _ in runs), len(text)][1:]
    pieces = [text[: runs[0][0]]]
    for (begin, font), end in zip(runs, ends, strict=True):
        is_raised = book.font_list[font].escapement == _RAISED
        pieces.append(raised(text[begin:end].strip()) if is_raised else text[begin:end])
    return "".join(pieces)
