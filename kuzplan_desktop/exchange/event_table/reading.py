"""A copied table of events -> rows to be looked at before they are written down: understood, doubtful, or not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.doubles import written_twice
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.events.separate_plan import planned_line, sameness
from kuzplan_desktop.domain.figures.period import own_forms
from kuzplan_desktop.domain.one_line.known import known_of
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.exchange.event_table.copied import COPY_ROWS
from kuzplan_desktop.exchange.event_table.items import ItemNames, NamedItem
from kuzplan_desktop.exchange.event_table.rows import NO_ITEM, RowReader, RowReading
from kuzplan_desktop.exchange.separate_plan.captions import Header, header_of, is_numbering
from kuzplan_desktop.exchange.separate_plan.rows import held_below, lists_of, named_item, texts_of_row
from kuzplan_desktop.exchange.source.grid import Grid, GridCell, GridParagraph, GridRow, GridTable

_TOTAL = re.compile(r"(?:итого|всего)\b", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}\.\d{1,2}")  # which no caption holds
MOST_COMPARED, LONGEST_COMPARED = 10, 300  # of events of a day, of letters: likeness takes time by the square of both
BESIDE = " | "  # between the cells of a row
ABOVE = "Это стоит над заголовком таблицы."
KNOWN = "Такое мероприятие уже записано."


class CopiedRow(NamedTuple):
    """A row of the table: `place` and `text` as it stands there, and what it says.

    It can be written down if `refusal` is empty. `known`: the same stands in the document already, or in a row above.
    """

    place: str
    text: str
    activity: Activity | None
    event: Event | None
    refusal: str
    doubts: tuple[str, ...]
    known: bool = False


class CopiedTable(NamedTuple):
    """The rows of a copied table; `asks_item`: a row names no item, so the one that is chosen counts for it."""

    rows: tuple[CopiedRow, ...]
    asks_item: bool

    def understood(self) -> tuple[CopiedRow, ...]:
        """The rows that can be written down."""
        return tuple(row for row in self.rows if not row.refusal)


def read_table(
    grid: Grid, document: Document, today: date, chosen: str = "", mended: Mapping[int, str] | None = None
) -> CopiedTable:
    """The events of a grid; rows that name no item belong to the one that is `chosen` (uid). PlanError for no row.

    `mended` are the texts that a person gave rows instead, by their places among all rows: as many texts as the row
    has, each in its column, or a line that was typed.
    """
    reading = _CopiedReading(document, today, chosen, mended or {})
    reading.read(grid)
    if not reading.rows:
        raise PlanError("В таблице нет ни одной строки с мероприятием.", COPY_ROWS)
    return CopiedTable(tuple(reading.rows), reading.asks_item)


class _CopiedReading:
    """Rows as they are read."""

    def __init__(self, document: Document, today: date, chosen: str, mended: Mapping[int, str]) -> None:
        plan = document.plan
        written = [event for events in document.events.values() for event in events]
        self.rows: list[CopiedRow] = []
        self.asks_item = False
        self._document = document
        self._reader = RowReader(
            known_of(plan, written, today, own_forms(document)), lists_of(document), ItemNames(plan)
        )
        self._mended = mended
        self._numbers = {activity.number for activity in plan.in_force() if activity.number}
        self._chosen = next((one for one in plan.in_force() if one.uid == chosen), None)
        self._heading: NamedItem | None = None
        self._keys: dict[str, set[object]] = {}
        self._taken: dict[tuple[str, date | None], list[tuple[Event, str]]] = {}

    def read(self, grid: Grid) -> None:
        header: Header | None = None
        tables = any(isinstance(block, GridTable) for block in grid.blocks)
        for block in grid.blocks:
            if isinstance(block, GridTable):
                header = _header(block) or header
                self._read_table(block, header)
            elif tables:
                self._begin_item(block.line)  # what else stands around tables is no row of them
            else:
                self._read_lines(block)

    def _read_lines(self, block: GridParagraph) -> None:
        """Lines of a mail: an event each."""
        for line in filter(None, (" ".join(line.split()) for line in block.text.split("\n"))):
            if not self._begin_item(line):
                self._keep(block.place, line, self._reader.by_content([line], item_chosen=self._item_stands))

    def _read_table(self, table: GridTable, header: Header | None) -> None:
        first = header[0] + 1 if header and header == _header(table) else 0
        for row in table.rows[: max(first - 1, 0)]:
            texts = _texts(row)
            if texts and not self._begin_item(texts[0]) and len(texts) > 1:
                self._keep(row.place, BESIDE.join(texts), RowReading(None, None, ABOVE, ()))
        captions = [caption for _, caption in header[1].values()] if header else []
        rows = [row for row in table.rows[first:] if row.filled()]
        rows = [row for row in rows if not is_numbering(texts := _texts(row)) and texts != captions]
        counting = not header and _only_counts(rows)
        above: dict[int, GridCell] = {}

        def counts(cell: GridCell) -> bool:
            return self._reader.counts(cell.line, header and header[1].get(cell.column))

        for row in rows:
            if table.width > 1 and len(row.filled()) == 1 and self._begin_item(row.filled()[0].line):
                continue
            whole, doubts = held_below(row, above, counts)
            typed = self._typed(whole)
            read = self._reading(typed or whole, header, counting=counting)
            read = read if read.refusal else read._replace(doubts=(*read.doubts, *doubts))
            self._keep(row.place, BESIDE.join(_texts(typed or whole)), read, as_it_stands=typed is not None)
            above |= {cell.column: cell for cell in row.cells if not cell.continues}

    def _reading(self, row: GridRow, header: Header | None, *, counting: bool) -> RowReading:
        if _TOTAL.match(row.filled()[0].line):
            return RowReading(None, None, "Это итог, а не мероприятие.", ())
        if header is not None:
            return self._reader.by_columns(texts_of_row(row, header))
        return self._reader.by_content(_texts(row)[counting:], item_chosen=self._item_stands)

    def _typed(self, row: GridRow) -> GridRow | None:
        """The row with what a person typed in place of each of its texts; None if she did not, or typed a line."""
        texts = _parts(self._mended.get(len(self.rows), ""))
        if len(texts) != len(row.filled()):
            return None
        anew = iter(texts)
        return replace(row, cells=tuple(replace(one, text=next(anew)) if one.line else one for one in row.cells))

    @property
    def _item_stands(self) -> bool:
        return self._heading is not None or self._chosen is not None

    def _begin_item(self, line: str) -> bool:
        """Take a line for the heading of an item, if it is one and no event."""
        if not named_item(line, self._numbers) or self._reader.by_content([line], item_chosen=False).event is not None:
            return False
        self._heading = self._reader.items.named(line)
        return True

    def _keep(self, place: str, text: str, read: RowReading, *, as_it_stands: bool = False) -> None:
        mended = self._mended.get(len(self.rows))
        if mended is not None and not as_it_stands:
            text, read = mended, self._reader.by_content(_parts(mended), item_chosen=self._item_stands)
        item = read.item or self._heading or NamedItem(self._chosen)
        self.asks_item = self.asks_item or (read.event is not None and read.item is None and self._heading is None)
        activity = item.activity
        refusal = read.refusal or item.refusal or ("" if activity else NO_ITEM)
        doubts, known = [*filter(None, (item.doubt,)), *read.doubts], False
        if activity is not None and read.event is not None and not refusal:
            keys = self._keys.setdefault(activity.uid, set(map(sameness, self._written(activity))))
            known = (key := sameness(read.event)) in keys
            alike = (where for event, where in self._near(activity, read.event) if _alike(event, read.event))
            doubts = [KNOWN] if known else [*doubts, *(f"Похоже на записанное: {where}." for where in alike)][:5]
            keys.add(key)
            self._taken.setdefault((activity.uid, read.event.last_day), []).append((read.event, place))
        self.rows.append(CopiedRow(place, text, activity, read.event, refusal, tuple(doubts), known))

    def _written(self, activity: Activity) -> tuple[Event, ...]:
        """The events of an item that the document has."""
        return *self._document.events_of(activity.uid), *self._document.joined_of(activity.uid)

    def _near(self, activity: Activity, event: Event) -> Iterator[tuple[Event, str]]:
        """The events of an item, and of the rows above that end on the day of `event` the last, each with its name."""
        yield from ((one, planned_line(one)) for one in self._written(activity))
        yield from self._taken.get((activity.uid, event.last_day), [])[-MOST_COMPARED:]


def _header(table: GridTable) -> Header | None:
    """The header of a table: a row in which a day stands is an event, whatever its words begin with."""
    found = header_of(table)
    return None if found and any(_DAY.search(caption) for _, caption in found[1].values()) else found


def _alike(one: Event, other: Event) -> bool:
    return max(len(one.title), len(other.title)) <= LONGEST_COMPARED and written_twice(one, other)


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.split(BESIDE.strip()) if part.strip()]


def _texts(row: GridRow) -> list[str]:
    return [cell.line for cell in row.filled()]


def _only_counts(rows: Sequence[GridRow]) -> bool:
    """True for rows that begin with 1, 2, 3: their first column only counts them."""
    first = [_texts(row)[0].rstrip(".") for row in rows]
    return len(rows) > 1 and first == [str(number) for number in range(1, len(rows) + 1)]
