"""The rows of a plan's tables -> what each says: number, name, executors, срок, notes; cut rows come back whole."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kuzplan_desktop.domain.period.period import PeriodKind, parse_period
from kuzplan_desktop.domain.plan.draft import DraftWarning
from kuzplan_desktop.exchange.plan.columns import ColumnRole, Columns, columns_of
from kuzplan_desktop.exchange.plan.whole_words import executors_line, one_line
from kuzplan_desktop.exchange.source.grid import Grid, GridCell, GridParagraph, GridRow, GridTable

_FOOTNOTE_MARK = re.compile(r"\s*(?:<\*+>|\*+|[¹²³⁴⁵⁶⁷⁸⁹]+)\s*$")
_NUMBERED = re.compile(r"(?:раздел|глава|часть)?\s*(?:[IVXLCІХ]+|\d+(?:\.\d+)*)[.)]?\s+\S", re.IGNORECASE)
SOME_YEAR = 2024  # whether a wording is a срок does not hang on it
_CROSS = re.compile(r"[xхXХ+*vV✓✔☑●•]|да", re.IGNORECASE)


def _both(one: str, other: str, *, cut: bool) -> str:
    """What stands in two rows of one item: one text that a page cut, or two that are each whole."""
    if not one or not other or cut or one[-1] in ",;-–":
        return f"{one} {other}".strip()
    if one == other:
        return one
    whole = says_when(one) and says_when(other)
    return f"{one}, {other}" if whole or not (other[0].islower() or says_when(f"{one} {other}")) else f"{one} {other}"


def _all_notes(
    above: tuple[tuple[str, str], ...], below: tuple[tuple[str, str], ...], *, cut: bool
) -> tuple[tuple[str, str], ...]:
    """The notes of two rows of one item; what a page cut in two is one again."""
    rests = dict(below) if cut else {}
    whole = tuple((column, one_line(f"{text} {rests.pop(column, '')}")) for column, text in above)
    return (*whole, *(rests.items() if cut else below))


def says_when(text: str) -> bool:
    """True for a text that is a срок."""
    return parse_period(text, SOME_YEAR).kind not in (PeriodKind.UNKNOWN, PeriodKind.UNSPECIFIED)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What one row of the plan says. `alone`: one cell holds all of it; `wide`: that cell reaches over columns."""

    number: str = ""
    title: str = ""
    executors: str = ""
    period: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    footnotes: tuple[str, ...] = ()
    composed: bool = False  # the срок, of several columns
    bold: bool = False
    alone: bool = False
    wide: bool = False
    after_break: bool = False
    place: str = ""

    def joined(self, rest: "SourceRow") -> "SourceRow":
        """The row with the cells of its continuation."""
        return replace(
            self,
            title=one_line(f"{self.title} {rest.title}"),
            executors=_both(self.executors, rest.executors, cut=rest.after_break),
            period=_both(self.period, rest.period, cut=rest.after_break),
            notes=_all_notes(self.notes, rest.notes, cut=rest.after_break),
            footnotes=(*self.footnotes, *rest.footnotes),
            alone=False,
        )


@dataclass(slots=True)
class FoundRows:
    """What a document holds: paragraphs before the plan's table, its rows, paragraphs after it, and what to look at."""

    head: list[GridParagraph] = field(default_factory=list)
    rows: list[SourceRow] = field(default_factory=list)
    after: list[GridParagraph] = field(default_factory=list)
    warnings: list[DraftWarning] = field(default_factory=list)
    running: set[str] = field(default_factory=set)  # what stands on every page
    columns: Columns | None = None


def find_rows(grid: Grid) -> FoundRows:
    """The plan's rows in a document: of the tables whose header is that of the largest, and of those that go on."""
    main = _largest(grid)
    found = FoundRows(columns=main)
    times = Counter(one.line for one in _paragraphs(grid))
    often = {line for line, number in times.items() if number > 1 and not _NUMBERED.match(line)}
    columns: Columns | None = None
    pending: list[GridParagraph] = []
    for block in grid.blocks:
        if isinstance(block, GridParagraph):
            (pending if columns else found.head).append(block)
            continue
        own = columns_of(block)
        if main is None or (own and not own.is_like(main)) or (own is None and not _goes_on(block, columns, pending)):
            (pending if columns else found.head).extend(_as_paragraphs(block))
            continue
        found.rows += [_heading(one) for one in pending if one.line and one.line not in often | found.running]
        running = dict.fromkeys(one.line for one in pending if one.line and one.line in often)
        found.warnings += [
            DraftWarning("колонтитул", f"Повторяется на страницах и не вошло в план: «{one}».") for one in running
        ]
        often -= running.keys()
        found.running |= running.keys()
        pending = []
        columns = own or columns
        assert columns is not None
        body = block.rows[own.first_row :] if own else block.rows
        if own and not found.rows:
            found.head += _as_paragraphs(GridTable(block.rows[: own.first_row - len(own.header)]))
        found.rows += _rows(body, columns, after_break=bool(found.rows))
    found.after = pending
    return found


def _paragraphs(grid: Grid) -> Iterator[GridParagraph]:
    return (block for block in grid.blocks if isinstance(block, GridParagraph) and block.line)


def _largest(grid: Grid) -> Columns | None:
    """The columns of the table that has the most rows among those with a header of a plan."""
    tables = [(columns_of(table), len(table.rows)) for table in grid.tables()]
    return max((one for one in tables if one[0]), key=lambda one: one[1], default=(None, 0))[0]


def _goes_on(table: GridTable, columns: Columns | None, between: list[GridParagraph]) -> bool:
    """True for a table without a header that goes on with the one before: of its width, at once or under a heading."""
    if columns is None or table.width != len(columns.roles) or not any(len(row.filled()) > 1 for row in table.rows):
        return False
    titles = [paragraph.line for paragraph in between if paragraph.line]
    return all(_NUMBERED.match(title) for title in titles)


def _as_paragraphs(table: GridTable) -> list[GridParagraph]:
    """The cells of a table that is no plan, one after the other: an approval block, signatures."""
    return [GridParagraph(cell.text, cell.bold, row.place, cell.notes) for row in table.rows for cell in row.filled()]


def _heading(paragraph: GridParagraph) -> SourceRow:
    """A paragraph that stands between two parts of the table."""
    title = one_line(paragraph.text)
    return SourceRow(
        title=title, footnotes=paragraph.notes, bold=paragraph.bold, alone=True, wide=True, place=paragraph.place
    )


def _rows(rows: Iterable[GridRow], columns: Columns, *, after_break: bool) -> Iterator[SourceRow]:
    above: dict[int, GridCell] = {}
    for row in rows:
        if columns.is_header_again(row):
            after_break = True
            continue
        if row.filled():
            yield _row(row, columns, above, after_break=after_break or row.after_break)
            after_break = False
        above |= {cell.column: cell for cell in row.cells if not cell.continues}


def _row(row: GridRow, columns: Columns, above: dict[int, GridCell], *, after_break: bool) -> SourceRow:
    filled = row.filled()
    alone = len(filled) == 1
    wide = alone and (columns.covers_several(filled[0]) or filled[0].span > 1)
    texts: dict[ColumnRole, list[tuple[str, str]]] = {role: [] for role in ColumnRole}
    for cell in row.cells:
        role = columns.role_of(cell)
        if cell.continues and role in (ColumnRole.EXECUTORS, ColumnRole.PERIOD) and cell.column in above:
            cell = above[cell.column]  # merged downwards: it holds for each of the rows
        if alone and (wide or role is ColumnRole.NUMBER):
            role = ColumnRole.TITLE
        if cell.line:
            texts[role].append((columns.caption_of(cell) or f"столбец {cell.column + 1}", _text(cell, role)))
    return SourceRow(
        number=" ".join(text for _, text in texts[ColumnRole.NUMBER]),
        title=" ".join(text for _, text in texts[ColumnRole.TITLE]),
        executors=", ".join(dict.fromkeys(text for _, text in texts[ColumnRole.EXECUTORS])),
        period=_period(texts[ColumnRole.PERIOD]),
        composed=_is_composed(texts[ColumnRole.PERIOD]),
        notes=tuple(texts[ColumnRole.EXTRA]),
        footnotes=tuple(note for cell in filled for note in cell.notes),
        bold=all(cell.bold for cell in filled),
        alone=alone,
        wide=wide,
        after_break=after_break,
        place=row.place,
    )


def _is_composed(cells: list[tuple[str, str]]) -> bool:
    return len(cells) > 1 or bool(cells and " – " in cells[0][0] and _CROSS.fullmatch(cells[0][1]))


def _period(cells: list[tuple[str, str]]) -> str:
    """The срок of a row. Where columns under one caption are crossed, those; else what stands in them, from – to."""
    if _is_composed(cells):
        if all(_CROSS.fullmatch(text) for _, text in cells):
            return ", ".join(caption.rsplit(" – ", 1)[-1] for caption, _ in cells)
        return " – ".join(text for _, text in cells)
    return cells[0][1] if cells else ""


def _text(cell: GridCell, role: ColumnRole) -> str:
    if role is ColumnRole.NUMBER:
        return _FOOTNOTE_MARK.sub("", one_line(cell.text)).strip().rstrip(".)").strip()
    if role is ColumnRole.EXECUTORS:
        return executors_line(cell.text)
    lines = [one_line(line) for line in cell.text.split("\n") if line.strip()]
    if role is ColumnRole.PERIOD and len(lines) > 1 and all(map(says_when, lines)):
        return ", ".join(lines)
    return one_line(cell.text)
