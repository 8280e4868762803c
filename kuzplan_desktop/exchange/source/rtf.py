"""Rich Text Format (.rtf) -> Grid: groups, control words, rows and cells ([RTF 1.9.1], tables)."""

import re
from dataclasses import dataclass, field, replace

from kuzplan_desktop.domain.errors import PlanError
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
    too_many_cells,
)

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SILENT = frozenset((
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata",
    "colorschememapping", "latentstyles", "datastore", "generator", "fldinst", "listtable", "listoverridetable",
    "rsidtbl", "xmlnstbl", "nonshppict", "mmathPr", "template", "bkmkstart", "bkmkend",
))  # fmt: skip
_MARGINS = frozenset(("header", "headerf", "headerl", "headerr", "footer", "footerf", "footerl", "footerr"))
_LETTERS = {
    "tab": " ", "line": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "~": "\u00a0", "_": "-", "-": "",
}  # fmt: skip
_CHARSETS = {204: "cp1251", 0: "cp1252", 1: "cp1251", 238: "cp1250", 255: "cp866"}
DEEPEST = 1_000


@dataclass(slots=True)
class _State:
    """What holds within a group."""

    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    silent: bool = False
    note: bool = False
    margin: bool = False
    box: bool = False
    raised: bool = False
    in_table: bool = False
    encoding: str = ""
    skip: int = 1  # how many letters stand after \u for programs that do not know it


@dataclass(slots=True)
class _OpenRow:
    """The row that is being read."""

    ends: list[int] = field(default_factory=list)
    merged: list[bool] = field(default_factory=list)
    below: list[bool] = field(default_factory=list)
    next_merged: bool = False
    next_below: bool = False
    cells: list[tuple[str, bool, tuple[str, ...]]] = field(default_factory=list)


class _RtfReading:
    """One reading of a document."""

    def __init__(self) -> None:
        self._blocks: list[GridParagraph | GridTable] = []
        self._rows: list[_OpenRow] = []
        self._row = _OpenRow()
        self._text: list[tuple[str, bool]] = []
        self._notes: list[str] = []
        self._note: list[str] = []
        self._hidden: list[str] = []
        self._margins: list[str] = []
        self._state = _State()
        self._stack: list[_State] = []
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._encoding = "cp1251"
        self._to_skip = 0
        self._starts_group = False
        self._tables = 0
        self._cells = 0

    def read(self, content: bytes) -> Grid:
        """The grid of the whole text."""
        at = 0
        while at < len(content):
            token = _TOKEN.match(content, at)
            if token is None:
                at += 1
                continue
            at = token.end()
            self._take(token)
            if token[1] == b"bin":
                at += max(0, int(token[2] or 0))
        self._state.in_table = False
        if self._row.cells or (self._rows and self._text):  # cut off in the midst of a row
            self._end_cell()
            self._end_row()
        self._end_paragraph()
        self._end_table()
        hidden = " ".join("".join(self._hidden).split())
        left_out = [("скрытый или удаленный текст", hidden)] if hidden else []
        return Grid(tuple(self._blocks), (*left_out, *margins("".join(self._margins).split("\n"))))

    def _take(self, token: re.Match[bytes]) -> None:
        starts, self._starts_group = self._starts_group, False
        if token[5] == b"{":
            if len(self._stack) >= DEEPEST:
                raise PlanError("Документ устроен слишком сложно.", "Откройте его в редакторе и сохраните как .docx.")
            self._stack.append(self._state)
            self._state = replace(self._state)
            self._starts_group = True
        elif token[5] == b"}":
            if self._state.note and not self._stack[-1].note:
                self._notes.append(" ".join("".join(self._note).split()))
                self._note = []
            if self._state.box and not self._stack[-1].box:
                self._add("\n")
            self._state = self._stack.pop() if self._stack else _State()
        elif token[1]:
            self._word(token[1].decode("ascii"), int(token[2]) if token[2] else None, starts=starts)
        elif token[4]:
            self._sign(token[4].decode("latin-1"))
        else:
            self._letters(bytes.fromhex(token[3].decode("ascii")) if token[3] else token[6] or b"")

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._state.silent = True
        else:
            self._add(sign if sign in "\\{}" else _LETTERS.get(sign, ""))

    def _word(self, word: str, number: int | None, *, starts: bool) -> None:
        state = self._state
        if starts and word in _SILENT:
            state.silent = True
        if starts and word in _MARGINS:
            state.margin = True
            self._margins.append("\n")
        if word in ("ansicpg", "f", "fcharset", "u", "uc"):
            self._choose_letters(word, number or 0)
        elif word in ("b", "v", "deleted"):
            setattr(state, {"b": "bold", "v": "hidden"}.get(word, word), number != 0)
        elif word == "plain":
            state.bold = state.hidden = state.deleted = state.raised = False
        elif word in ("super", "nosupersub"):
            state.raised = word == "super" and number != 0
        elif word == "shptxt":
            state.silent, state.box = False, True
            self._add("\n")
        elif word in ("footnote", "annotation"):
            state.note, state.silent = True, False
        elif word in _LETTERS:
            self._add(_LETTERS[word])
        else:
            self._layout(word, number)

    def _layout(self, word: str, number: int | None) -> None:
        if self._state.silent or self._state.note or self._state.margin:
            self._margins.append(" " if self._state.margin else "")
            return
        if word == "par" or word == "sect":
            self._end_paragraph()
        elif word == "pard":
            self._state.in_table = False
        elif word == "intbl":
            self._state.in_table = True
        elif word == "trowd":
            self._row.ends, self._row.merged, self._row.below = [], [], []
        elif word in ("clmrg", "clvmrg"):
            self._row.next_merged |= word == "clmrg"
            self._row.next_below |= word == "clvmrg"
        elif word == "cellx" and number is not None:
            self._begin_column(number)
        elif word in ("cell", "nestcell"):
            self._end_cell()
        elif word in ("row", "nestrow"):
            self._end_row()

    def _begin_column(self, end: int) -> None:
        """A cell of the row that is being laid out, by where it ends."""
        row = self._row
        if len(row.ends) >= MOST_COLUMNS:
            raise too_many_cells()
        row.ends.append(end)
        row.merged.append(row.next_merged)
        row.below.append(row.next_below)
        row.next_merged = row.next_below = False

    def _choose_letters(self, word: str, number: int) -> None:
        """In which encoding letters stand, and letters by their number."""
        if word == "ansicpg":
            self._encoding = f"cp{number}"
        elif word == "uc":
            self._state.skip = number
        elif word == "u":
            self._add(chr(number % 65536) if not 0xD800 <= number % 65536 < 0xE000 else "")
            self._to_skip = self._state.skip
        elif word == "f":
            self._font = number
            if not self._state.silent:
                self._state.encoding = self._fonts.get(number, "")
        elif number in _CHARSETS:
            self._fonts[self._font] = _CHARSETS[number]

    def _letters(self, letters: bytes) -> None:
        if self._to_skip:
            taken = min(self._to_skip, len(letters))
            self._to_skip -= taken
            letters = letters[taken:]
        try:
            self._add(letters.decode(self._state.encoding or self._encoding, "replace"))
        except LookupError:
            self._add(letters.decode("cp1251", "replace"))

    def _add(self, letters: str) -> None:
        state = self._state
        if state.silent or not letters:
            return
        if state.margin:
            self._margins.append(letters)
        elif state.note:
            self._note.append(letters)
        elif state.hidden or state.deleted:
            self._hidden.append(letters)
        else:
            self._text.append((raised(letters.strip()) if state.raised else letters, state.bold))

    def _taken(self) -> tuple[str, bool, tuple[str, ...]]:
        text = "".join(piece for piece, _ in self._text).strip()
        letters = len("".join(text.split()))
        bold = sum(len("".join(piece.split())) for piece, is_bold in self._text if is_bold)
        notes = tuple(filter(None, self._notes))
        self._text, self._notes = [], []
        return text, bold * 2 > letters, notes

    def _end_paragraph(self) -> None:
        if self._state.in_table or self._row.cells:
            if self._text:
                self._text.append(("\n", False))
            return
        text, bold, notes = self._taken()
        if text:
            self._end_table()
            self._blocks.append(GridParagraph(text, bold, f"абзац {len(self._blocks) + 1}", notes))

    def _end_cell(self) -> None:
        self._row.cells.append(self._taken())
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise too_many_cells()

    def _end_row(self) -> None:
        row = self._row
        if row.cells:
            self._rows.append(row)
        self._row = _OpenRow(list(row.ends), list(row.merged), list(row.below))

    def _end_table(self) -> None:
        """The rows as a table: the right edges of all cells are its finest columns."""
        if not self._rows:
            return
        self._tables += 1
        edges = sorted({end for row in self._rows for end in row.ends})
        places = {edge: at for at, edge in enumerate(edges, 1)}
        rows = []
        for number, row in enumerate(self._rows, 1):
            cells: list[GridCell] = []
            begin = 0
            for at, (text, bold, notes) in enumerate(row.cells):
                end = places[row.ends[at]] if at < len(row.ends) else begin + 1
                below = at < len(row.below) and row.below[at] and not text
                if at < len(row.merged) and row.merged[at] and cells:
                    cells[-1] = replace(cells[-1], span=max(end, cells[-1].column + 1) - cells[-1].column)
                else:
                    cells.append(GridCell(begin, text, max(1, end - begin), bold, below, notes))
                begin = max(end, begin + 1)
            rows.append(GridRow(tuple(cells), f"таблица {self._tables}, строка {number}"))
        self._blocks.append(GridTable(tuple(rows)))
        self._rows = []


def read_rtf(content: bytes) -> Grid:
    """The grid of a document in Rich Text Format."""
    return _RtfReading().read(content)
