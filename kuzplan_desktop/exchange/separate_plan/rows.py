"""A row of a table of events -> what its cells say of the event, and what of that is doubtful."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.choices import audiences, event_forms
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.events.separate_plan import PARTICIPANTS, RESPONSIBLE
from kuzplan_desktop.domain.typed.reading import read_hours
from kuzplan_desktop.domain.wording import quoted, searchable
from kuzplan_desktop.exchange.separate_plan.captions import Header, PlannedColumn
from kuzplan_desktop.exchange.separate_plan.cells import called_event, read_host, read_participants
from kuzplan_desktop.exchange.source.grid import GridCell, GridRow

_NAMED = re.compile(r"пункт\w*\s+(?:плана\s+)?(?P<number>[\w./]*\w)[.:]?(?:\s|$)", re.IGNORECASE)
_COUNTED = (PlannedColumn.PARTICIPANTS, PlannedColumn.HOURS)

Texts = dict[PlannedColumn, list[tuple[str, str]]]
"""What stands in a row: by column, the captions and the texts."""


class Lists(NamedTuple):
    """What the cells are read against: forms, categories, how the commission itself is called."""

    forms: tuple[str, ...]
    audiences: tuple[str, ...]
    own: frozenset[str]


class RowEvent(NamedTuple):
    """The event of a row without its days; and what to look at, a sentence each that goes on after a colon."""

    event: Event
    doubts: tuple[str, ...]


def lists_of(document: Document) -> Lists:
    """The lists of a document."""
    name = document.commission.name if document.commission else ""
    own = frozenset(map(searchable, (name, short_name(name)))) if name else frozenset[str]()
    return Lists(tuple(event_forms(document.plan)), tuple(audiences(document.plan)), own)


def named_item(line: str, numbers: Collection[str]) -> str:
    """The number of the item of which a line is the heading, "" if it is none; `numbers` are those of the plan."""
    named = _NAMED.match(line)
    number = named["number"].rstrip(".") if named else line.split(" ", 1)[0].rstrip(".)")
    return number if number in numbers and (named or len(line.split()) > 1) else ""


def held_below(
    row: GridRow, above: Mapping[int, GridCell], counts: Callable[[GridCell], bool]
) -> tuple[GridRow, tuple[str, ...]]:
    """The row with what cells merged downwards say of it too; `above` are the cells over it, by column.

    What `counts` (how many came, for how long) belongs to the first row alone: that is told.
    """
    cells, doubts = [], []
    for cell in row.cells:
        held = above.get(cell.column, cell) if cell.continues else cell
        if held is not cell and counts(held):
            doubts.append(f"{quoted(held.line)} стоит в одной ячейке на несколько строк: записано только в первую.")
            held = cell
        cells.append(held)
    return replace(row, cells=tuple(cells)), tuple(doubts)


def is_count(text: str, column: PlannedColumn) -> bool:
    """True if a cell of this column tells how many came, or for how long."""
    return column in _COUNTED and bool(re.search(r"\d", text))


def texts_of_row(row: GridRow, header: Header) -> Texts:
    """What stands in a row below `header`."""
    found: Texts = {column: [] for column in PlannedColumn}
    for cell in row.cells:
        column, caption = header[1].get(cell.column, (PlannedColumn.OTHER, f"столбец {cell.column + 1}"))
        lines = [" ".join(line.split()) for line in cell.text.split("\n") if line.strip()]
        if lines:
            found[column].append((caption, ("\n" if column is PlannedColumn.PARTICIPANTS else " ").join(lines)))
    return found


def event_of_row(texts: Texts, lists: Lists) -> RowEvent:
    """What the cells of a row say of the event but for its days."""
    doubts = []
    called = called_event(
        " ".join(text for _, text in texts[PlannedColumn.FORM]),
        " ".join(text for _, text in texts[PlannedColumn.NAME]),
        lists.forms,
    )
    if not called.form:
        doubts.append("форма не понята, записано только название.")
    told = read_participants((text for _, text in texts[PlannedColumn.PARTICIPANTS]), lists.audiences)
    if told.words:
        doubts.append(f"участники записаны в примечание словами: «{told.words}».")
    taking_part, held_by, responsible = read_host("; ".join(text for _, text in texts[PlannedColumn.RESPONSIBLE]))
    note = [(PARTICIPANTS, told.words), (RESPONSIBLE, "" if searchable(responsible) in lists.own else responsible)]
    minutes, unread = _minutes(texts[PlannedColumn.HOURS])
    note += [*texts[PlannedColumn.OTHER], *unread]
    event = Event(
        "",
        "",
        form=called.form,
        title=called.title,
        count=called.events,
        place=" ".join(text for _, text in texts[PlannedColumn.PLACE]),
        people=told.people,
        attendance=told.attendance,
        minutes=minutes,
        taking_part=taking_part,
        held_by=held_by,
        note="\n".join(f"{caption}: {text}" for caption, text in note if text),
    )
    return RowEvent(event, tuple(doubts))


def _minutes(cells: list[tuple[str, str]]) -> tuple[int | None, Iterator[tuple[str, str]]]:
    """The length of an event; what is no length stays in words."""
    for _, text in cells:
        try:
            return read_hours(text), iter(())
        except PlanError:
            break
    return None, iter(cells)
