"""Which tables of a document are the plan: their rows, what stands before and after them, what is none of it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kuzplan_desktop.domain.plan.draft import DraftWarning
from kuzplan_desktop.exchange.plan.abbreviations import abbreviations_in_table, is_caption
from kuzplan_desktop.exchange.plan.between import NUMBERED, first_heading, is_furniture, is_heading
from kuzplan_desktop.exchange.plan.columns import ColumnRole, Columns, columns_at, columns_of, says_when
from kuzplan_desktop.exchange.plan.footnotes import is_note
from kuzplan_desktop.exchange.plan.head import is_title
from kuzplan_desktop.exchange.plan.one_plan import plans_of, rows_of_plan
from kuzplan_desktop.exchange.plan.outline import is_signature
from kuzplan_desktop.exchange.plan.rows import SourceRow, row_of
from kuzplan_desktop.exchange.plan.whole_words import one_line
from kuzplan_desktop.exchange.source.grid import Grid, GridCell, GridParagraph, GridRow, GridTable

_NOTES_BEGIN = re.compile(
    r"(?:примечани[ея]|сноск[аи]|(?:список |перечень )?(?:используемы\w+ |принят\w+ )?сокращени[яй])\b(?!\s+[а-я])",
    re.I,
)


_TOTAL = re.compile(r"(?:итого|всего)\b", re.IGNORECASE)
_NOTHING = re.compile(r"[xхXХ*–—-]+|\d{1,3}")  # typed where there is nothing to say, or a count
WHEN_AND_WHO = frozenset((ColumnRole.PERIOD, ColumnRole.EXECUTORS))


@dataclass(slots=True)
class FoundRows:
    """What a document holds: paragraphs before the plan's table, its rows, paragraphs after it, and what to look at.

    `left_out` stood between the parts of the plan and is none of it.
    """

    head: list[GridParagraph] = field(default_factory=list)
    rows: list[SourceRow] = field(default_factory=list)
    after: list[GridParagraph] = field(default_factory=list)
    left_out: list[GridParagraph] = field(default_factory=list)
    warnings: list[DraftWarning] = field(default_factory=list)
    columns: Columns | None = None


def find_rows(grid: Grid, roles: Sequence[ColumnRole] = ()) -> FoundRows:
    """The plan's rows in a document: of the tables whose header is that of the largest, and of those that go on.

    `roles` are those of the columns of the largest, where a person has said them; it needs no header then.
    """
    plans = plans_of(grid) if not roles else [list(grid.blocks)]
    largest = max(plans, key=rows_of_plan)
    found = _Finding(replace(grid, blocks=tuple(largest)), roles).found
    for other in plans:
        if other is not largest:
            said = next((one.line for one in other if isinstance(one, GridParagraph) and is_title(one.line)), "")
            text = f"В документе есть еще один план, он не вошел: «{said}»."
            found.warnings.append(DraftWarning("", text))
            found.left_out += [paragraph for block in other for paragraph in _paragraphs_of(block)]
    return found


class _Finding:
    """One way through the blocks of a document."""

    def __init__(self, grid: Grid, roles: Sequence[ColumnRole]) -> None:
        self._roles = roles
        main = _assigned(_largest(grid), roles)
        self.found = FoundRows(columns=main)
        times = Counter(one.line for one in _paragraphs(grid))
        self._often = {line for line, number in times.items() if number > 1 and not NUMBERED.match(line)}
        self._running: set[str] = set()  # what stands on every page
        self._columns: Columns | None = None
        self._pending: list[GridParagraph] = []
        self._beside: list[GridParagraph] = []  # what other tables hold
        self._above: dict[int, GridCell] = {}
        self._among_notes = False
        self._bare = False  # headings without a number stand between the tables
        for block in grid.blocks:
            if isinstance(block, GridParagraph):
                (self._pending if self._columns else self.found.head).append(block)
            else:
                self._take_table(block, main)
        self.found.after += [*self._beside, *self._pending]
        self._put_the_beginning_right()
        self._put_the_end_right()

    def _take_table(self, table: GridTable, main: Columns | None) -> None:
        own = _own_columns(table, main, self._roles)
        is_other = main is None or (own is not None and not own.is_of_one_plan_with(main))
        if is_other or (own is None and not _goes_on(table, self._columns, [*self._pending, *self._beside])):
            self._take_other(table)
            return
        self._take_pending()
        begins = own.first_row - len(own.header) if own else 0
        if own and self._columns is None:
            self.found.head += _as_paragraphs(GridTable(table.rows[:begins]))
            self._columns, begins = own, own.first_row
        elif own and self._columns and own.captions != self._columns.captions:
            self.found.rows += [_heading(one) for one in _as_paragraphs(GridTable(table.rows[:begins]))]
            begins += 1 + self._take_header(table, begins)
            if own.roles != self._columns.roles:
                self._columns = own
        self._above = {}
        self._take_rows(table.rows[begins:], after_break=bool(self.found.rows))

    def _take_other(self, table: GridTable) -> None:
        """A table that is no plan; one under «Используемые сокращения» holds these."""
        before = self._pending if self._columns else self.found.head
        captions = [at for at, one in enumerate(before) if one.line][-1:]
        if captions and is_caption(before[captions[0]].line) and (found := abbreviations_in_table(table)):
            before += found
        else:
            (self._beside if self._columns else self.found.head).extend(_as_paragraphs(table))

    def _take_pending(self) -> None:
        """What stands between two parts of the table: headings, and what every page has."""
        running: dict[str, None] = {}
        for one in self._pending:
            if one.line in self._often:
                running[one.line] = None
            elif one.line in self._running:
                continue
            elif is_note(one.line) or is_signature(one.line):
                self.found.after.append(one)
            elif is_heading(one.line) and not is_furniture(one.line):
                self.found.rows.append(_heading(one))
                self._bare |= not NUMBERED.match(one.line)
            else:
                self.found.left_out.append(one)
        self.found.warnings += [
            DraftWarning("колонтитул", f"Повторяется на страницах и не вошло в план: «{one}».") for one in running
        ]
        self._often -= running.keys()
        self._running |= running.keys()
        self.found.left_out += self._beside
        self._pending, self._beside = [], []

    def _take_rows(self, rows: Sequence[GridRow], *, after_break: bool) -> None:
        skipped = 0
        for at, row in enumerate(rows):
            if skipped:
                skipped -= 1
                continue
            assert self._columns is not None
            if self._columns.is_header_again(row):
                after_break = True
                continue
            if self._columns.is_reworded_by(row):
                skipped = self._take_header(GridTable(tuple(rows)), at)
                after_break = True
                continue
            if len(row.filled()) == 1 and is_furniture(row.filled()[0].line):
                self.found.left_out += _as_paragraphs(GridTable((row,)))
                after_break = True
                continue
            if row.filled() and not self._is_beside_the_plan(row):
                self.found.rows.append(
                    row_of(row, self._columns, self._above, after_break=after_break or row.after_break)
                )
                after_break = False
            self._above |= {cell.column: cell for cell in row.cells if not cell.continues}

    def _take_header(self, table: GridTable, at: int) -> int:
        """The header that stands once more in other words: from here on it says what the columns hold."""
        assert self._columns is not None
        again = columns_at(table, at)
        said = " | ".join(cell.line for row in again.header for cell in row.filled())
        place = table.rows[at].place
        if again.roles[: len(self._columns.roles)] == self._columns.roles:
            text = f"Заголовок таблицы повторяется другими словами: «{said}»."
        elif again.known_roles() == self._columns.known_roles():
            text = f"Отсюда столбцы стоят в другом порядке: «{said}»."
            self._columns = again
        else:
            text = f"Заголовок таблицы повторяется иначе, столбцы прочитаны по первому: «{said}»."
        self.found.warnings.append(DraftWarning(place, text))
        return len(again.header) - 1

    def _is_beside_the_plan(self, row: GridRow) -> bool:
        """True for a signature, a footnote or a note in a row of the table; it is put where such things are read."""
        assert self._columns is not None
        by_role = [(self._columns.role_of(cell), cell.line) for cell in row.filled()]
        text = " ".join(line for _, line in by_role)
        alone = len(by_role) == 1
        is_numbered = any(role is ColumnRole.NUMBER and re.search(r"\d", line) for role, line in by_role)
        if _NOTES_BEGIN.match(text) and (alone or not is_numbered):
            self._among_notes = True
        elif not alone and is_numbered:
            self._among_notes = False
        says_more = any(role in WHEN_AND_WHO and not _NOTHING.fullmatch(line) for role, line in by_role)
        if _TOTAL.match(text) and not is_numbered and not says_more:
            self.found.left_out += _as_paragraphs(GridTable((row,)))
            return True
        has_period = any(role is ColumnRole.PERIOD and says_when(line) for role, line in by_role)
        is_signed = is_signature(text) and not has_period and not is_numbered
        self._among_notes |= is_signed
        if not (self._among_notes or (alone and is_note(text))):
            return False
        self.found.after += _as_paragraphs(GridTable((row,)))
        return True

    def _put_the_beginning_right(self) -> None:
        """The heading of the first section may stand above the first table, as those of the others above theirs."""
        head = self.found.head
        at = first_heading(head, bare=self._bare)
        self.found.rows[:0] = [_heading(one) for one in head[at:] if one.line]
        del head[at:]

    def _put_the_end_right(self) -> None:
        """Rows without a number at the table's end, under which nothing stands, are no headings."""
        rows = self.found.rows
        ends = len(rows)
        while ends > 1 and rows[ends - 1].wide and not (rows[ends - 1].number or NUMBERED.match(rows[ends - 1].title)):
            ends -= 1
        closing = [GridParagraph(row.title, row.bold, row.place, row.footnotes) for row in rows[ends:]]
        self.found.after[:0] = closing
        del rows[ends:]


def _paragraphs(grid: Grid) -> Iterator[GridParagraph]:
    return (block for block in grid.blocks if isinstance(block, GridParagraph) and block.line)


def _largest(grid: Grid) -> Columns | None:
    """The columns of the table that has the most rows among those with a header of a plan."""
    tables = [(columns_of(table), len(table.rows)) for table in grid.tables()]
    return max((one for one in tables if one[0]), key=lambda one: one[1], default=(None, 0))[0]


def _assigned(read: Columns | None, roles: Sequence[ColumnRole]) -> Columns | None:
    """The columns of the plan's table with the roles that a person gave them, if she did."""
    if not roles:
        return read
    return replace(read or Columns((), ("",) * len(roles), (), 0), roles=tuple(roles))


def _own_columns(table: GridTable, main: Columns | None, roles: Sequence[ColumnRole]) -> Columns | None:
    """The columns of a table by its own header; by the roles that a person gave, if it is the one she meant."""
    own = columns_of(table)
    if main is None or not roles:
        return own
    if own is None:
        return main if not main.header and table.width == len(roles) else None
    return replace(own, roles=main.roles) if own.is_like(main) else own


def _goes_on(table: GridTable, columns: Columns | None, between: list[GridParagraph]) -> bool:
    """True for a table without a header that goes on with the one before: of its width, at once or under a heading."""
    if columns is None or table.width != len(columns.roles):
        return False
    if not any(len(row.filled()) > 1 for row in table.rows) and not table.rows[0].after_break:
        return False
    titles = [one.line for one in between if one.line and not is_furniture(one.line)]
    if all(NUMBERED.match(title) for title in titles):
        return True
    return all(map(is_heading, titles)) and columns.has(ColumnRole.PERIOD) and _says_when(table, columns)


def _says_when(table: GridTable, columns: Columns) -> bool:
    """True if most cells under «Срок» hold one."""
    cells = [cell for row in table.rows for cell in row.filled() if len(row.filled()) > 1]
    terms = [says_when(cell.line) for cell in cells if columns.role_of(cell) is ColumnRole.PERIOD]
    return sum(terms) * 2 > len(terms)


def _paragraphs_of(block: GridParagraph | GridTable) -> list[GridParagraph]:
    return _as_paragraphs(block) if isinstance(block, GridTable) else [block]


def _as_paragraphs(table: GridTable) -> list[GridParagraph]:
    """The cells of a table that is no plan, one after the other: an approval block, signatures."""
    return [
        GridParagraph(cell.text, cell.bold, row.place, cell.notes)
        for row in table.rows
        for cell in row.cells
        if cell.line or cell.notes
    ]


def _heading(paragraph: GridParagraph) -> SourceRow:
    """A paragraph that stands between two parts of the table."""
    title = one_line(paragraph.text)
    return SourceRow(
        title=title, footnotes=paragraph.notes, bold=paragraph.bold, alone=True, wide=True, place=paragraph.place
    )
