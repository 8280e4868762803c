"""A page of a site, or what Word and Excel put on the clipboard (HTML) -> Grid."""

import re
from html.parser import HTMLParser

from kuzplan_desktop.exchange.source.grid import (
    MOST_CELLS,
    MOST_COLUMNS,
    Grid,
    GridCell,
    GridParagraph,
    GridRow,
    GridTable,
    raised,
    too_many_cells,
)
from kuzplan_desktop.exchange.source.text import decoded

_BLOCKS = frozenset(
    ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote", "pre", "center")
)
_SILENT = frozenset(("script", "style", "template"))  # no reader sees them
_BESIDE = frozenset(("title", "noscript", "select", "button", "nav", "footer"))  # of the site, not of the document
_IS_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_VOID = frozenset(("br", "img", "hr", "input", "meta", "link", "col", "wbr", "area", "base", "embed", "source"))
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4"))
_DELETED = frozenset(("del", "s", "strike"))
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
_IS_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
MOST_SPAN = 200
LARGEST_PAGE, MOST_TAGS, MOST_COMMENTS = 5_000_000, 300_000, 2_000  # bytes; what takes the parser too long
DEEPEST = 400
DEPTH_OF_A_MARK = 4  # «<sup><a><b>1»


def read_html(content: bytes) -> Grid:
    """The grid of a page."""
    if len(content) > LARGEST_PAGE or content.count(b"<!") > MOST_COMMENTS or content.count(b"<") > MOST_TAGS:
        raise too_many_cells()
    named = _CHARSET.search(content[:4096])
    try:
        text = content.decode(named[1].decode("ascii")) if named else decoded(content)
    except (LookupError, UnicodeDecodeError):
        text = decoded(content)
    reading = _HtmlReading()
    reading.feed(text)
    reading.close()
    return reading.grid()


class _OpenTable:
    """A table that is being read: its rows, and how far cells above reach down, by column."""

    def __init__(self) -> None:
        self.rows: list[list[GridCell]] = []
        self.reaching: dict[int, tuple[int, int]] = {}  # column -> (rows still covered, span)
        self.cell: tuple[int, int, int] | None = None  # column, span, rows


class _HtmlReading(HTMLParser):
    """Gathers text into paragraphs and cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[GridParagraph | GridTable] = []
        self._open: list[tuple[str, bool, bool]] = []  # tag, bold, hidden
        self._tables: list[_OpenTable] = []
        self._texts: list[list[tuple[str, bool]]] = [[]]
        self._hidden: list[str] = []
        self._beside: list[str] = []
        self._silent = self._beside_depth = 0
        self._number = 0
        self._cells = 0

    def grid(self) -> Grid:
        """What was read, tables that were never closed too."""
        while self._tables:
            self._end_table()
        self._end_paragraph()
        unseen = (("скрытый или удаленный текст", self._hidden), ("страница вне документа", self._beside))
        texts = [(place, " ".join("".join(pieces).split())) for place, pieces in unseen]
        return Grid(tuple(self._blocks), tuple((place, text) for place, text in texts if text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a cell, a row; remember what is bold and hidden."""
        style = dict(attrs).get("style") or ""
        self._silent += tag in _SILENT
        self._beside_depth += tag in _BESIDE
        if tag == "br":
            self._texts[-1].append(("\n", False))
        elif tag == "table":
            self._end_paragraph()
            self._tables.append(_OpenTable())
            self._texts.append([])
        elif tag == "tr" and self._tables:
            self._begin_row()
        elif tag in ("td", "th") and self._tables:
            self._begin_cell(dict(attrs))
        elif tag in _BLOCKS or tag == "caption":
            self._end_paragraph()
        if tag not in _VOID and len(self._open) < DEEPEST:
            _, bold, hidden = self._open[-1] if self._open else ("", False, False)
            bold = bold or tag in _BOLD or bool(_IS_BOLD.search(style))
            unseen = tag in _DELETED or bool(_HIDDEN.search(style)) or "hidden" in dict(attrs)
            self._open.append((tag, bold, hidden or unseen))

    def handle_endtag(self, tag: str) -> None:
        """End a block, a cell, a table."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BESIDE:
            self._beside_depth = max(0, self._beside_depth - 1)
        if tag in ("td", "th"):
            self._end_cell()
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag == "caption" and self._tables and self._tables[-1].cell is None:
            self._take_stray()
        elif tag in _BLOCKS:
            self._end_paragraph()
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                break

    def handle_data(self, data: str) -> None:
        """Letters: shown, hidden, or nobody's."""
        if self._silent:
            return
        _, bold, hidden = self._open[-1] if self._open else ("", False, False)
        if self._beside_depth:
            self._beside.append(data)
        elif hidden:
            self._hidden.append(data)
        else:
            is_raised = any(tag == "sup" for tag, _, _ in self._open[-DEPTH_OF_A_MARK:])
            self._texts[-1].append((raised(data.strip()) if is_raised else data.replace("\n", " "), bold))

    def _take_stray(self) -> None:
        """What stands in a table and in none of its cells is a paragraph before it."""
        text, bold = self._taken()
        if text:
            self._blocks.append(GridParagraph(text, bold, f"абзац {len(self._blocks) + 1}"))

    def _taken(self) -> tuple[str, bool]:
        """The text gathered since, and whether most of it is bold."""
        pieces = self._texts[-1]
        text = "\n".join(" ".join(line.split()) for line in "".join(piece for piece, _ in pieces).split("\n"))
        letters = sum(len("".join(piece.split())) for piece, _ in pieces)
        bold = sum(len("".join(piece.split())) for piece, is_bold in pieces if is_bold)
        self._texts[-1] = []
        return re.sub(r"\n{2,}", "\n", text).strip("\n "), bold * 2 > letters

    def _end_paragraph(self) -> None:
        for pieces in (self._hidden, self._beside):
            pieces.append(" ")
        if self._tables:  # within a cell a block is a line
            if self._texts[-1]:
                self._texts[-1].append(("\n", False))
            return
        text, bold = self._taken()
        if text:
            self._blocks.append(GridParagraph(text, bold, f"абзац {len(self._blocks) + 1}"))

    def _begin_row(self) -> None:
        self._end_cell()
        table = self._tables[-1]
        self._cells += len(table.reaching) + 1
        if self._cells > MOST_CELLS:
            raise too_many_cells()
        table.rows.append([])
        self._take_stray()
        table.reaching = {column: (rows - 1, span) for column, (rows, span) in table.reaching.items() if rows > 1}
        for column, (_, span) in sorted(table.reaching.items()):
            table.rows[-1].append(GridCell(column, "", span, continues=True))

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        self._cells += 1
        if self._cells > MOST_CELLS or len(table.rows[-1]) > MOST_COLUMNS:
            raise too_many_cells()
        taken = {cell.column + at for cell in table.rows[-1] for at in range(cell.span)}
        column = next(at for at in range(len(taken) + 1) if at not in taken)
        table.cell = column, _span(attributes.get("colspan")), _span(attributes.get("rowspan"))
        self._take_stray()

    def _end_cell(self) -> None:
        table = self._tables[-1] if self._tables else None
        if table is None or table.cell is None:
            return
        column, span, rows = table.cell
        text, bold = self._taken()
        if not table.rows:  # a larger table within this cell has put what came before it down
            table.rows.append([])
        table.rows[-1].append(GridCell(column, text, span, bold))
        if rows > 1:
            table.reaching[column] = rows, span
        table.cell = None

    def _end_table(self) -> None:
        self._end_cell()
        self._take_stray()
        table = self._tables.pop()
        self._texts.pop()
        self._number += 1
        rows = [
            GridRow(tuple(sorted(cells, key=lambda cell: cell.column)), f"таблица {self._number}, строка {at}")
            for at, cells in enumerate(table.rows, 1)
        ]
        made = GridTable(tuple(rows))
        if self._tables and not (len(rows) > 2 and made.width > 2):  # a small table within a cell is its text
            lines = [" ".join(cell.line for cell in row.filled()) for row in rows if row.filled()]
            self._texts[-1].append(("\n".join(lines), False))
        elif rows:
            self._flush_layout()
            self._blocks.append(made)

    def _flush_layout(self) -> None:
        """The tables around a larger one only put it in its place: what stood in them before it are paragraphs."""
        for table, pieces in zip(self._tables, self._texts[1:], strict=False):
            texts = [cell.text for cells in table.rows for cell in cells if cell.text]
            lines = "".join(piece for piece, _ in pieces).split("\n")
            for one in (*texts, *(" ".join(line.split()) for line in lines)):
                if one:
                    self._blocks.append(GridParagraph(one, place=f"абзац {len(self._blocks) + 1}"))
            table.rows, table.reaching = [], {}
            pieces.clear()


def _span(value: str | None) -> int:
    return max(1, min(int(value), MOST_SPAN)) if value and re.fullmatch(r"\d{1,6}", value.strip()) else 1
