"""The rows of a plan's tables -> what each says: number, name, executors, срок, notes; cut rows come back whole."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kuzplan_desktop.domain.draft import DraftWarning
from kuzplan_desktop.exchange.plan.columns import ColumnRole, Columns, columns_of
from kuzplan_desktop.exchange.source.grid import Grid, GridCell, GridParagraph, GridRow, GridTable

_FOOTNOTE_MARK = re.compile(r"\s*(?:<\*+>|\*+|[¹²³⁴⁵⁶⁷⁸⁹]+)\s*$")
_HYPHENATED = re.compile(r"(?<=[а-яё])-\n(?=[а-яё])")
_COMPOUND = re.compile(
    r"(?:семинар|вебинар|лекци|урок|викторин|конкурс|выставк|игр|бесед|пресс|интернет|онлайн|веб|видео|медиа|мини|блиц"
    r"|квест|экспресс|арт|флеш|вице|экс)\w*$|\w+о$"
)
_GOES_ON = re.compile(r"(?:^|\s)(?:при|и|с|со|по|в|во|на|от|для|из|к|под)$")
_NEW_EXECUTOR = re.compile(
    r"(?:ИККО|ИКПО|ИКСРФ|ИКМО|ОИК|ТИК|УИК|ЦИК|РЦОИТ|[Чч]лены|[Пп]редседател|[Сс]екретар|[Сс]отрудник|[Аа]дминистрац"
    r"|[Уу]правлени|[Оо]тдел|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ]\. ?[А-ЯЁ]\.|[А-ЯЁ]\. ?[А-ЯЁ]\. ?[А-ЯЁ][а-яё]+)"
)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What one row of the plan says. `alone`: one cell holds all of it; `wide`: that cell reaches over columns."""

    number: str = ""
    title: str = ""
    executors: str = ""
    period: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    bold: bool = False
    alone: bool = False
    wide: bool = False
    after_break: bool = False
    place: str = ""

    def joined(self, rest: "SourceRow") -> "SourceRow":
        """The row with the cells of its continuation."""
        return replace(
            self,
            title=f"{self.title} {rest.title}".strip(),
            executors=f"{self.executors} {rest.executors}".strip(),
            period=f"{self.period} {rest.period}".strip(),
            notes=(*self.notes, *rest.notes),
            alone=False,
        )


@dataclass(slots=True)
class FoundRows:
    """What a document holds: paragraphs before the plan's table, its rows, paragraphs after it, and what to look at."""

    head: list[GridParagraph] = field(default_factory=list)
    rows: list[SourceRow] = field(default_factory=list)
    after: list[GridParagraph] = field(default_factory=list)
    warnings: list[DraftWarning] = field(default_factory=list)
    columns: Columns | None = None


def find_rows(grid: Grid) -> FoundRows:
    """The plan's rows in a document: of the tables with a header that says so, and of those that go on with them."""
    found = FoundRows()
    columns: Columns | None = None
    pending: list[GridParagraph] = []
    for block in grid.blocks:
        if isinstance(block, GridParagraph):
            (pending if columns else found.head).append(block)
            continue
        own = columns_of(block)
        if own is None and (columns is None or not _goes_on(block, columns)):
            (pending if columns else found.head).extend(_as_paragraphs(block))
            continue
        if columns:
            found.rows += [_heading(paragraph) for paragraph in pending if paragraph.line]
        pending = []
        columns = own or columns
        assert columns is not None
        found.columns = found.columns or columns
        body = block.rows[own.first_row :] if own else block.rows
        if own:
            found.head += [] if found.rows else _as_paragraphs(GridTable(block.rows[: own.first_row - len(own.header)]))
        found.rows += _rows(body, columns, after_break=bool(found.rows))
    found.after = pending
    return found


def _goes_on(table: GridTable, columns: Columns) -> bool:
    """True for a table that goes on with the one before: of the same width and with several filled cells a row."""
    return table.width == len(columns.roles) and any(len(row.filled()) > 1 for row in table.rows)


def _as_paragraphs(table: GridTable) -> list[GridParagraph]:
    """The cells of a table that is no plan, one after the other: an approval block, signatures."""
    return [GridParagraph(cell.text, cell.bold, row.place) for row in table.rows for cell in row.filled()]


def _heading(paragraph: GridParagraph) -> SourceRow:
    """A paragraph that stands between two parts of the table."""
    return SourceRow(title=paragraph.line, bold=paragraph.bold, alone=True, wide=True, place=paragraph.place)


def _rows(rows: Iterable[GridRow], columns: Columns, *, after_break: bool) -> Iterator[SourceRow]:
    for row in rows:
        if columns.is_header_again(row):
            after_break = True
            continue
        if row.filled():
            yield _row(row, columns, after_break=after_break or row.after_break)
            after_break = False


def _row(row: GridRow, columns: Columns, *, after_break: bool) -> SourceRow:
    filled = row.filled()
    alone = len(filled) == 1
    wide = alone and (columns.covers_several(filled[0]) or filled[0].span > 1)
    texts: dict[ColumnRole, list[str]] = {role: [] for role in ColumnRole}
    notes: list[tuple[str, str]] = []
    for cell in filled:
        role = columns.role_of(cell)
        if alone and (wide or role is ColumnRole.NUMBER):
            role = ColumnRole.TITLE
        notes += [("Сноска", note) for note in cell.notes]
        if role is ColumnRole.EXTRA:
            notes.append((columns.caption_of(cell) or f"столбец {cell.column + 1}", cell.line))
        else:
            texts[role].append(_text(cell, role))
    bold = all(cell.bold for cell in filled)
    return SourceRow(
        number=" ".join(texts[ColumnRole.NUMBER]),
        title=" ".join(texts[ColumnRole.TITLE]),
        executors=", ".join(texts[ColumnRole.EXECUTORS]),
        period=" ".join(texts[ColumnRole.PERIOD]),
        notes=tuple(notes),
        bold=bold,
        alone=alone,
        wide=wide,
        after_break=after_break,
        place=row.place,
    )


def _text(cell: GridCell, role: ColumnRole) -> str:
    """The text of a cell in one line: words that a line's end had cut are whole, executors of two lines are two."""
    text = cell.text.replace("\u00ad", "")
    if role is ColumnRole.NUMBER:
        return _FOOTNOTE_MARK.sub("", cell.line).strip().rstrip(".)").strip()
    lines = [line.strip() for line in _HYPHENATED.sub(_uncut, text).split("\n") if line.strip()]
    if role is not ColumnRole.EXECUTORS:
        return " ".join(" ".join(lines).split())
    joined = ""
    for line in lines:
        ends = bool(joined) and joined[-1] not in ",;(«-–" and not _GOES_ON.search(joined)
        divides = ends and bool(_NEW_EXECUTOR.match(line))
        joined = f"{joined}, {line}" if divides else f"{joined} {line}".strip()
    return " ".join(joined.split())


def _uncut(found: re.Match[str]) -> str:
    """A hyphen at a line's end belongs to the word in «семинар-совещание», «учебно-методический»."""
    before = found.string[: found.start()].split()[-1] if found.string[: found.start()].split() else ""
    return "-" if _COMPOUND.search(before) else ""
