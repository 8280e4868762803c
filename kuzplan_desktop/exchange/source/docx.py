"""A Word document (.docx) -> Grid: text as a reader of the page sees it, numbers that Word itself computes included."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile

from kuzplan_desktop.exchange.source.archive import parts_of
from kuzplan_desktop.exchange.source.docx_numbers import Numbers
from kuzplan_desktop.exchange.source.grid import (
    MOST_CELLS,
    MOST_COLUMNS,
    Grid,
    GridCell,
    GridParagraph,
    GridRow,
    GridTable,
    margins,
    raised,
    texts_of,
    too_many_cells,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CAME = frozenset(f"{W}{name}" for name in ("ins", "moveTo"))
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr"))
_LETTERS = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
MOST_PARAGRAPHS = 20_000
_NESTED_ROWS, _NESTED_CELLS = 3, 9  # a table within a cell that is larger is a table of its own


def read_docx(content: bytes) -> Grid:
    """The grid of a Word document. BadZipFile if it is none."""
    with parts_of(content) as parts:
        body = parts.xml("word/document.xml")
        if body is None:
            raise BadZipFile("no word/document.xml")
        styles, numbering = parts.xml("word/styles.xml"), parts.xml("word/numbering.xml")
        notes = _notes(parts.xml("word/footnotes.xml"), "footnote", "footnoteReference")
        notes |= _notes(parts.xml("word/endnotes.xml"), "endnote", "endnoteReference")
        notes |= _notes(parts.xml("word/comments.xml"), "comment", "commentReference")
        grid = _DocxReading(notes, Numbers(styles, numbering)).grid(body)
        around = [parts.xml(name) for name in sorted(parts.names) if _MARGIN.fullmatch(name)]
        texts = [_margin(one, Numbers(styles, numbering)) for one in around if one is not None]
    return replace(grid, left_out=(*grid.left_out, *margins(texts)))


def _margin(part: "Element", numbers: Numbers) -> str:
    """The text of a header or a footer of the pages."""
    blocks = _DocxReading({}, numbers).blocks(part)
    return "\n".join(text for block in blocks for text in texts_of(block))


def _notes(part: "Element | None", kind: str, reference: str) -> dict[tuple[str, str], str]:
    """The texts of footnotes, endnotes or comments by the name of their references and the id."""
    found = {}
    for note in part if part is not None else ():
        text = " ".join("".join(piece.text or "" for piece in note.iter(f"{W}t")).split())
        if note.tag == f"{W}{kind}" and text:
            found[f"{W}{reference}", note.get(f"{W}id", "")] = text
    return found


class _Run(NamedTuple):
    """What was gathered of a paragraph: its text, the letters in bold, notes, hidden text."""

    text: list[str]
    bold: list[str]
    notes: list[str]
    hidden: list[str]


class _DocxReading:
    """One reading of a document's body; the numbers of lists are counted in its order."""

    def __init__(self, notes: dict[tuple[str, str], str], numbers: Numbers) -> None:
        self._notes = notes
        self._numbers = numbers
        self._left_out: list[tuple[str, str]] = []
        self._doubts: list[tuple[str, str]] = []
        self._tables = 0
        self._used: set[tuple[str, str]] = set()
        self._blocks: list[GridParagraph | GridTable] = []
        self._cells_left = MOST_CELLS

    def grid(self, document: "Element") -> Grid:
        """The grid of the whole body."""
        for body in document.iter(f"{W}body"):
            self._read(body)
            lines = ("".join(piece.text or "" for piece in one.iter(f"{W}delText")) for one in body.iter(f"{W}p"))
            deleted = "; ".join(" ".join(line.split()) for line in lines if line.strip())
            if deleted:
                self._left_out.append(("удаленный правкой текст", deleted))
            if any(element.tag in _CAME for element in body.iter()):
                self._doubts.append(("исправления", "В документе есть непринятые исправления, вставленное прочитано."))
            break
        unused = [("сноска", text) for name, text in self._notes.items() if name not in self._used]
        return Grid(tuple(self._blocks), (*self._left_out, *unused), tuple(self._doubts))

    def blocks(self, part: "Element") -> list[GridParagraph | GridTable]:
        """The blocks of a part that is no body."""
        self._read(part)
        return self._blocks

    def _read(self, above: "Element") -> None:
        for element in _within(above):
            if element.tag == f"{W}tbl" and _is_layout(element):
                for row in element.iterfind(f"{W}tr"):
                    for cell in row.iterfind(f"{W}tc"):
                        self._read(cell)
            elif element.tag == f"{W}tbl":
                self._blocks.append(self._table(element))
            elif element.tag == f"{W}p":
                self._paragraph(element)

    def _paragraph(self, element: "Element") -> None:
        for box in _boxes(element):
            self._read(box)
        text, bold, notes = self._text(element)
        place = f"абзац {len(self._blocks) + 1}"
        if len(self._blocks) > MOST_PARAGRAPHS:
            raise too_many_cells()
        self._blocks.append(GridParagraph(text, bold, place, tuple(notes)))

    def _text(self, paragraph: "Element") -> tuple[str, bool, list[str]]:
        """The text of a paragraph with its number, whether all of it is bold, and its notes."""
        run = _Run([], [], [], [])
        self._gather(paragraph, run, self._numbers.is_bold(paragraph))
        if run.hidden and "".join(run.hidden).strip():
            self._left_out.append(("скрытый текст", " ".join("".join(run.hidden).split())))
        text = "".join(run.text)
        number = (
            self._numbers.label(paragraph) if text.strip() or paragraph.find(f"{W}pPr/{W}numPr") is not None else ""
        )
        letters = sum(map(len, "".join(run.text).split()))
        bold = bool(letters) and sum(map(len, "".join(run.bold).split())) * 2 > letters
        return (f"{number} {text}".strip() if number else text), bold, run.notes

    def _gather(self, above: "Element", run: _Run, bold: bool) -> None:
        for element in above:
            if element.tag in _GONE or element.tag == f"{W}txbxContent":
                continue
            if element.tag == f"{W}r":
                self._gather_run(element, run, bold)
            elif element.tag == f"{MC}AlternateContent":
                self._gather(_chosen(element), run, bold)
            else:
                self._gather(element, run, bold)

    def _gather_run(self, element: "Element", run: _Run, bold: bool) -> None:
        own = self._numbers.bold_of_run(element)
        hidden = _is_on(element.find(f"{W}rPr/{W}vanish"))
        position = element.find(f"{W}rPr/{W}vertAlign")
        is_raised = position is not None and position.get(f"{W}val") == "superscript"
        for piece in element:
            if (piece.tag, piece.get(f"{W}id", "")) in self._notes:
                run.notes.append(self._notes[piece.tag, piece.get(f"{W}id", "")])
                self._used.add((piece.tag, piece.get(f"{W}id", "")))
            letters = piece.text or "" if piece.tag == f"{W}t" else _LETTERS.get(piece.tag, "")
            letters = raised(letters.strip()) if is_raised else letters
            if piece.tag == f"{W}sym":
                letters = _symbol(piece.get(f"{W}char", ""))
            if hidden:
                run.hidden.append(letters)
                continue
            run.text.append(letters)
            if own or (own is None and bold):
                run.bold.append(letters)
            if piece.tag == f"{MC}AlternateContent":
                self._gather(_chosen(piece), run, bold)

    def _table(self, table: "Element") -> GridTable:
        self._tables += 1
        number = self._tables
        rows: list[GridRow] = []
        for element in _within(table):
            if element.tag != f"{W}tr":
                continue
            place = f"таблица {number}, строка {len(rows) + 1}"
            properties = element.find(f"{W}trPr")
            cells = tuple(self._cells(element))
            if properties is not None and (
                properties.find(f"{W}del") is not None or _is_on(properties.find(f"{W}hidden"))
            ):
                text = " ".join(cell.line for cell in cells if cell.line)
                if text:
                    self._left_out.append((f"скрытая или удаленная строка, {place}", text))
                continue
            rows.append(GridRow(cells, place))
        return GridTable(tuple(rows))

    def _cells(self, row: "Element") -> Iterator[GridCell]:
        before = row.find(f"{W}trPr/{W}gridBefore")
        column = _number(before, 0)
        for element in _within(row):
            if element.tag != f"{W}tc":
                continue
            self._cells_left -= 1
            if self._cells_left < 0 or column > MOST_COLUMNS:
                raise too_many_cells()
            span = max(1, _number(element.find(f"{W}tcPr/{W}gridSpan"), 1))
            merge = element.find(f"{W}tcPr/{W}vMerge")
            text, bold, notes = self._cell_text(element)
            continues = merge is not None and merge.get(f"{W}val", "continue") == "continue" and not text.strip()
            yield GridCell(column, text, span, bold, continues, tuple(notes))
            column += span

    def _cell_text(self, cell: "Element") -> tuple[str, bool, list[str]]:
        texts: list[str] = []
        bolds: list[bool] = []
        notes: list[str] = []
        for element in _within(cell):
            if element.tag == f"{W}tbl":
                self._nested(element, texts, notes)
            elif element.tag == f"{W}p":
                for box in _boxes(element):
                    self._read(box)
                text, bold, found = self._text(element)
                notes += found
                if text.strip():
                    texts.append(text)
                    bolds.append(bold)
        return "\n".join(texts), bool(bolds) and all(bolds), notes

    def _nested(self, element: "Element", texts: list[str], notes: list[str]) -> None:
        """A small table within a cell is text of the cell."""
        table = self._table(element)
        notes += [note for row in table.rows for cell in row.cells for note in cell.notes]
        texts += [" ".join(cell.line for cell in row.filled()) for row in table.rows if row.filled()]


def _is_layout(table: "Element") -> bool:
    """True for a table that only puts a larger one in its place on the page."""
    rows = len(table.findall(f"{W}tr"))
    return any(
        len(inner.findall(f"{W}tr")) > rows
        and len(inner.findall(f"{W}tr")) >= _NESTED_ROWS
        and len(inner.findall(f"{W}tr/{W}tc")) >= _NESTED_CELLS
        for inner in table.iterfind(f"{W}tr/{W}tc/{W}tbl")
    )


def _within(above: "Element") -> Iterator["Element"]:
    """The blocks of an element: what is wrapped or was inserted counts, what was deleted does not."""
    for element in above:
        if element.tag in _GONE:
            continue
        if element.tag == f"{W}sdt":
            for content in element.iterfind(f"{W}sdtContent"):
                yield from _within(content)
        elif element.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            yield from _within(element)
        elif element.tag == f"{MC}AlternateContent":
            yield from _within(_chosen(element))
        else:
            yield element


def _boxes(paragraph: "Element") -> Iterator["Element"]:
    """The text boxes that are anchored in a paragraph, each once: Word writes them in two notations."""
    for element in paragraph:
        if element.tag == f"{MC}AlternateContent":
            yield from _boxes(_chosen(element))
        elif element.tag == f"{W}txbxContent":
            yield element
        elif element.tag not in _GONE:
            yield from _boxes(element)


def _chosen(alternatives: "Element") -> "Element":
    """The first of the notations in which a thing is written."""
    return next(iter(alternatives), alternatives)


def _is_on(element: "Element | None") -> bool:
    """True for a switch that is there and not off."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def _number(element: "Element | None", otherwise: int) -> int:
    value = element.get(f"{W}val", "") if element is not None else ""
    return min(int(value), MOST_COLUMNS) if re.fullmatch(r"\d{1,6}", value) else otherwise


def _symbol(code: str) -> str:
    """A letter of a symbol font by its number; those of the private area are pictures."""
    value = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,5}", code) else 0
    return chr(value) if 32 <= value < 0xD800 else ""
