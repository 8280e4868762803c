"""An Excel workbook (.xlsx) -> Grid: every sheet that is shown is a table; merged cells are one."""

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from kuzplan_desktop.exchange.source.archive import parts_of
from kuzplan_desktop.exchange.source.grid import (
    MOST_CELLS,
    Grid,
    GridCell,
    GridParagraph,
    GridRow,
    GridTable,
    far_cells,
    hidden_sheet,
    margins,
    raised,
    too_many_cells,
)
from kuzplan_desktop.exchange.source.sheet_values import shown

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DRAWING = re.compile(r"xl/drawings/drawing\d+\.xml")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="[A-Z]{1,3}(?P<first>\d{1,7}):[A-Z]{1,3}(?P<last>\d{1,7})"')
MOST_ROWS, MOST_COLUMNS = 20_000, 60  # a cell may stand at XFD1048576
FEWEST_IN_A_TABLE = 2  # a row with one filled cell outside of the table is a paragraph


def read_xlsx(content: bytes) -> Grid:
    """The grid of a workbook. BadZipFile if it is none."""
    with parts_of(content) as parts:
        if "xl/workbook.xml" not in parts.names:
            raise BadZipFile("no xl/workbook.xml")
        left_out: list[tuple[str, str]] = []
        for name in sorted(parts.names):  # counted before anything reads them
            content_of_part = parts.read(name) if name.endswith((".xml", ".rels")) else b""
            _demand_small_areas(content_of_part)
            if _DRAWING.fullmatch(name):
                left_out += _lettering(parts.xml(name))
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what a sheet holds beside its cells
        workbook = load_workbook(BytesIO(content), keep_links=False, data_only=True, rich_text=True)
    blocks: list[GridParagraph | GridTable] = []
    left = MOST_CELLS
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            left_out.append(hidden_sheet(sheet.title, _rows(sheet, [])))
            continue
        left_out += margins(_margins(sheet))
        rows = list(_rows(sheet, left_out))
        left_out += far_cells(sheet.title, _far(sheet))
        left -= sum(len(row.cells) for row in rows)
        if left < 0:
            raise too_many_cells()
        blocks += blocks_of(rows)
    return Grid(tuple(blocks), tuple(left_out))


def _lettering(drawing: "Element | None") -> list[tuple[str, str]]:
    """What stands in the text boxes of a sheet."""
    paragraphs = drawing.iter(f"{_A}p") if drawing is not None else ()
    lines = (" ".join("".join(one.text or "" for one in found.iter(f"{_A}t")).split()) for found in paragraphs)
    return [("надпись на листе", line) for line in lines if line]


def _margins(sheet: Any) -> Iterator[str]:
    """The texts of headers and footers."""
    for margin in (sheet.oddHeader, sheet.oddFooter, sheet.evenHeader, sheet.firstHeader, sheet.firstFooter):
        for part in (margin.left, margin.center, margin.right):
            yield re.sub(r"&(?:\[\w+\]|\w)", " ", part.text or "")


def _demand_small_areas(part: bytes) -> None:
    """PlanError for merged cells that reach over more than a sheet of a plan: each of theirs would be made."""
    area = 0
    for found in _MERGED.finditer(part):
        first, last = (int(found[name]) for name in ("first", "last"))
        area += max(0, last - first + 1)
    if area > MOST_CELLS:
        raise too_many_cells()


def _rows(sheet: Any, left_out: list[tuple[str, str]]) -> Iterator[GridRow]:
    spans = {area.bounds[:2]: area for area in sheet.merged_cells.ranges}
    below = {
        (column, row)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row + 1, min(area.max_row, MOST_ROWS) + 1)
        for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1)
    }
    hidden = _hidden_columns(sheet)
    for number, cells in enumerate(sheet.iter_rows(max_row=min(sheet.max_row, MOST_ROWS), max_col=MOST_COLUMNS), 1):
        found = []
        for cell in cells:
            area = spans.get((cell.column, number))
            text = "" if cell.value is None else shown(_with_raised(cell.value), cell.number_format)
            if cell.column in hidden:
                if text.strip():
                    left_out.append((f"скрытый столбец, лист «{sheet.title}», строка {number}", " ".join(text.split())))
                continue
            if text.strip() or (cell.column, number) in below:
                span = min(area.max_col, MOST_COLUMNS) - area.min_col + 1 if area else 1
                bold = bool(cell.font and cell.font.b)
                notes = (" ".join(cell.comment.text.split()),) if cell.comment else ()
                found.append(GridCell(cell.column - 1, text, span, bold, not text.strip(), notes))
        place = f"лист «{sheet.title}», строка {number}"
        if found and sheet.row_dimensions[number].hidden:
            left_out.append((f"скрытая строка, {place}", " ".join(cell.line for cell in found if cell.line)))
        elif found:
            yield GridRow(tuple(found), place)


def _far(sheet: Any) -> Iterator[str]:
    """The texts of the cells that are not read, in their order."""
    there = sheet._cells  # noqa: SLF001 - to ask for them by rows would make all that lie between
    cells = (there[at] for at in sorted(there) if at[0] > MOST_ROWS or at[1] > MOST_COLUMNS)
    return ("" if cell.value is None else shown(_with_raised(cell.value), cell.number_format) for cell in cells)


def _with_raised(value: Any) -> Any:
    """A value of a cell; of letters in several fonts those above the line are marks."""
    if not isinstance(value, list):
        return value
    above = [getattr(getattr(piece, "font", None), "vertAlign", "") == "superscript" for piece in value]
    return "".join(raised(str(piece).strip()) if up else str(piece) for piece, up in zip(value, above, strict=True))


def _hidden_columns(sheet: Any) -> frozenset[int]:
    """The numbers of the columns that are not shown."""
    hidden = [one for one in sheet.column_dimensions.values() if one.hidden]
    return frozenset(at for one in hidden for at in range(one.min or 0, min(one.max or 0, MOST_COLUMNS) + 1))


def blocks_of(rows: list[GridRow]) -> list[GridParagraph | GridTable]:
    """The rows of a sheet as blocks: those with a single filled cell before and after the table are paragraphs."""
    full = [at for at, row in enumerate(rows) if len(row.filled()) >= FEWEST_IN_A_TABLE]
    if not full:
        return [_paragraph(row) for row in rows]
    first, last = full[0], full[-1]
    while last + 1 < len(rows) and _stands_under_a_number(rows[last + 1]):
        last += 1
    table = GridTable(tuple(rows[first : last + 1]))
    return [*map(_paragraph, rows[:first]), table, *map(_paragraph, rows[last + 1 :])]


def _stands_under_a_number(row: GridRow) -> bool:
    return any(cell.continues for cell in row.cells)


def _paragraph(row: GridRow) -> GridParagraph:
    cells = row.filled()
    notes = tuple(note for cell in cells for note in cell.notes)
    return GridParagraph("\n".join(cell.text for cell in cells), all(cell.bold for cell in cells), row.place, notes)
