"""OpenDocument text and sheets (.odt, .ods) -> Grid."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from kuzplan_desktop.exchange.source.archive import parts_of
from kuzplan_desktop.exchange.source.excel import blocks_of
from kuzplan_desktop.exchange.source.grid import (
    MOST_CELLS,
    Grid,
    GridCell,
    GridParagraph,
    GridRow,
    GridTable,
    hidden_sheet,
    margins,
    protected,
    raised,
    texts_of,
    too_many_cells,
)
from kuzplan_desktop.exchange.source.odf_numbers import ListNumbers, Styles

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE = NS % "office", NS % "text", NS % "table", NS % "style"
_SKIPPED = {
    f"{TEXT}tracked-changes": "удаленный правкой текст",
    f"{TEXT}sequence-decls": "",
    f"{OFFICE}forms": "форма",
    f"{TABLE}shapes": "надпись на листе",
}
MOST_REPEATED = 200  # an empty cell or row may say that it stands a million times


def read_odf(content: bytes) -> Grid:
    """The grid of a text document or a sheet. BadZipFile if it is neither."""
    with parts_of(content) as parts:
        manifest = parts.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise protected()
        body, styles = parts.xml("content.xml"), parts.xml("styles.xml")
    if body is None:
        raise BadZipFile("no content.xml")
    known = Styles(styles, body)
    around = margins(_margins(styles, known))
    for found in body.iter(f"{OFFICE}spreadsheet"):
        return _OdfReading(known, around).sheets(found)
    for found in body.iter(f"{OFFICE}text"):
        return _OdfReading(known, around).text(found)
    raise BadZipFile("neither a text nor a sheet")


def _margins(part: "Element | None", styles: Styles) -> Iterator[str]:
    """The texts of headers and footers."""
    for page in part.iter(f"{STYLE}master-page") if part is not None else ():
        for margin in page:
            blocks = _OdfReading(styles).blocks(margin)
            yield "\n".join(text for block in blocks for text in texts_of(block))


class _OdfReading:
    """One reading of a document's content."""

    def __init__(self, styles: Styles, left_out: Iterable[tuple[str, str]] = ()) -> None:
        self._styles = styles
        self._numbers = ListNumbers(styles)
        self._left_out = list(left_out)
        self._blocks: list[GridParagraph | GridTable] = []
        self._tables = 0
        self._cells_left = MOST_CELLS

    def blocks(self, part: "Element") -> list[GridParagraph | GridTable]:
        """The blocks of a part that is no body."""
        self._read(part)
        return self._blocks

    def text(self, body: "Element") -> Grid:
        """The grid of a text document."""
        self._read(body)
        return Grid(tuple(self._blocks), tuple(self._left_out))

    def sheets(self, body: "Element") -> Grid:
        """The grid of a workbook: every sheet that is shown."""
        for sheet in body.iterfind(f"{TABLE}table"):
            name = sheet.get(f"{TABLE}name", "")
            table = self._table(sheet, f"лист «{name}»")
            if self._styles.is_hidden_sheet(sheet):
                self._left_out.append(hidden_sheet(name, table.rows))
            else:
                self._blocks += blocks_of([row for row in table.rows if row.filled()])
        return Grid(tuple(self._blocks), tuple(self._left_out))

    def _read(self, above: "Element") -> None:
        for element in above:
            if element.tag in _SKIPPED:
                self._leave_out(element)
                continue
            if element.tag == f"{TABLE}table":
                self._tables += 1
                self._blocks.append(self._table(element, f"таблица {self._tables}"))
            elif element.tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(element, "")
            elif element.tag == f"{TEXT}list":
                for paragraph, label in self._numbers.paragraphs(element):
                    self._paragraph(paragraph, label)
            else:
                self._read(element)

    def _leave_out(self, element: "Element") -> None:
        """Tell what is not read: deleted text, drawings of a sheet."""
        for paragraph in element.iter(f"{TEXT}p"):
            text = " ".join("".join(paragraph.itertext()).split())
            if text:
                self._left_out.append((_SKIPPED[element.tag], text))

    def _paragraph(self, element: "Element", label: str) -> None:
        for box in _boxes_in(element):
            self._read(box)
        text, notes = self._words(element)
        bold = self._styles.is_bold(element)
        self._blocks.append(GridParagraph(f"{label} {text}".strip(), bold, f"абзац {len(self._blocks) + 1}", notes))

    def _words(self, element: "Element") -> tuple[str, tuple[str, ...]]:
        """The text of a paragraph and its notes."""
        pieces: list[str] = []
        notes: list[str] = []
        self._gather(element, pieces, notes)
        return "".join(pieces), tuple(notes)

    def _gather(self, element: "Element", pieces: list[str], notes: list[str]) -> None:
        pieces.append(" ".join(element.text.split("\n")) if element.text else "")
        for piece in element:
            if piece.tag == f"{TEXT}s":
                pieces.append(" " * min(int(piece.get(f"{TEXT}c", "1") or 1), 100))
            elif piece.tag == f"{TEXT}tab":
                pieces.append(" ")
            elif piece.tag == f"{TEXT}line-break":
                pieces.append("\n")
            elif piece.tag in (f"{TEXT}note", f"{OFFICE}annotation"):
                notes.append(_note(piece))
            elif piece.tag == f"{TEXT}hidden-text":
                self._left_out.append(("скрытый текст", "".join(piece.itertext())))
            elif piece.tag == f"{TEXT}span" and self._styles.is_raised(piece):
                inner: list[str] = []
                self._gather(piece, inner, notes)
                pieces.append(raised("".join(inner).strip()))
            elif not piece.tag.startswith(NS % "drawing"):
                self._gather(piece, pieces, notes)
            pieces.append(piece.tail or "")

    def _table(self, table: "Element", name: str) -> GridTable:
        rows: list[GridRow] = []
        number = 0
        for element in _rows(table):
            times = _repeated(element, "number-rows-repeated")
            cells = tuple(self._cells(element))
            place = f"{name}, строка {number + 1}"
            number += times
            hidden = element.get(f"{TABLE}visibility", "visible") != "visible"
            if hidden and any(cell.line for cell in cells):
                self._left_out.append((f"скрытая строка, {place}", " ".join(cell.line for cell in cells if cell.line)))
            elif not hidden:
                again = min(times, MOST_REPEATED) if any(cell.line for cell in cells) else 1
                self._cells_left -= len(cells) * (again - 1)
                rows += [GridRow(cells, place)] * again
        return GridTable(tuple(rows))

    def _cells(self, row: "Element") -> Iterator[GridCell]:
        column = reaches = 0
        for element in row:
            if element.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            times = _repeated(element, "number-columns-repeated")
            cell = self._cell(element, column)
            self._cells_left -= min(times, MOST_REPEATED)
            if self._cells_left < 0:
                raise too_many_cells()
            covered = element.tag == f"{TABLE}covered-table-cell" and not cell.line
            for at in range(column, column + min(times, MOST_REPEATED) if cell.line or covered else column + 1):
                if not covered or at >= reaches:  # a cell above reaches here, not one of this row
                    yield replace(cell, column=at, continues=covered)
            reaches = reaches if covered else max(reaches, column + cell.span)
            column += times

    def _cell(self, element: "Element", column: int) -> GridCell:
        texts: list[str] = []
        bolds: list[bool] = []
        notes = [_note(one) for one in element.iterfind(f"{OFFICE}annotation")]
        for part, label in self._parts(element):
            if part.tag == f"{TABLE}table":
                inner = self._table(part, "вложенная таблица")
                texts += [" ".join(cell.line for cell in row.filled()) for row in inner.rows if row.filled()]
                continue
            for box in _boxes_in(part):
                self._read(box)
            text, found = self._words(part)
            notes += found
            if line := f"{label} {text}".strip():
                texts.append(line)
                bolds.append(self._styles.is_bold(part, element))
        span = min(int(element.get(f"{TABLE}number-columns-spanned", "1") or 1), MOST_REPEATED)
        return GridCell(column, "\n".join(texts), span, bool(bolds) and all(bolds), notes=tuple(notes))

    def _parts(self, cell: "Element") -> Iterator[tuple["Element", str]]:
        """The paragraphs of a cell with the numbers before them, and the tables in it."""
        for element in cell:
            if element.tag == f"{TEXT}list":
                yield from self._numbers.paragraphs(element)
            elif element.tag in (f"{TEXT}p", f"{TEXT}h", f"{TABLE}table"):
                yield element, ""
            elif element.tag == f"{OFFICE}annotation":
                continue
            else:
                yield from self._parts(element)


def _boxes_in(above: "Element") -> Iterator["Element"]:
    """The text boxes and shapes below an element that hold paragraphs, the outermost ones."""
    for element in above:
        drawn = element.tag.startswith(NS % "drawing")
        if drawn and any(inner.tag in (f"{TEXT}p", f"{TEXT}list", f"{TABLE}table") for inner in element):
            yield element
        else:
            yield from _boxes_in(element)


def _note(element: "Element") -> str:
    """What a footnote or a comment says."""
    paragraphs = ("".join(one.itertext()) for one in element.iter(f"{TEXT}p"))
    return " ".join(" ".join(paragraphs).split())


def _rows(table: "Element") -> Iterator["Element"]:
    """The rows of a table, those of its header and of groups too."""
    for element in table:
        if element.tag == f"{TABLE}table-row":
            yield element
        elif element.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(element)


def _repeated(element: "Element", name: str) -> int:
    value = element.get(f"{TABLE}{name}", "1")
    return max(1, min(int(value), 2_000_000)) if value.isdecimal() else 1
