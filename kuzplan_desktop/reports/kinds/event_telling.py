"""How the events of an item stand in a progress report: in its cell, or where they are many in rows of their own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kuzplan_desktop.domain.events.event_text import EventLook, audiences_words, event_line
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.reports.paper.plain_text import lines_of
from kuzplan_desktop.reports.paper.report import Row, RowKind
from kuzplan_desktop.reports.paper.sentences import capital
from kuzplan_desktop.reports.paper.wrapping import grouped

MOST_IN_CELL, MOST_LETTERS = 6, 500  # events and letters; more would fill pages of which only one column is used
BELOW = "перечислены ниже"
_PEOPLE = re.compile(r"(?<=[\s(])\d{4,}(?= чел\.)")


@dataclass(frozen=True, slots=True)
class EventTelling:
    """How events are told in a table with the columns `keys`: with all of them that has no column of its own."""

    keys: Sequence[str]

    def apart(self, lines: Sequence[object]) -> bool:
        """True if the lines of an item's events are too many for a cell."""
        return "done" in self.keys and len(lines) > MOST_IN_CELL

    def event(self, event: Event) -> str:
        """An event with all that belongs to it."""
        line = printed_event(event)
        others = (
            ("partners", f"партнеры: {'; '.join(lines_of(event.partners))}" if event.partners.strip() else ""),
            ("volunteers", f"волонтеров {event.volunteers}" if event.volunteers else ""),
            ("publications", f"публикаций {event.publications}" if event.publications else ""),
        )
        beside = capital(", ".join(words for key, words in others if words and key not in self.keys))
        note = _one_line(event.note)
        said = [line, beside, f"Примечание: {note}" if note else ""]
        return ". ".join(part.removesuffix(".") for part in said if part) if beside or note else line


def with_details(rows: Iterable[Row], told: EventTelling) -> Iterator[Row]:
    """The rows, each of an item with many events followed by these, a row each: they need the width of the page."""
    for row in rows:
        yield row
        if told.apart(row.events):
            yield from (
                Row(RowKind.DETAIL, row.number, told.event(one.event), activity=row.activity) for one in row.events
            )


def spread(rows: Iterable[Row], field: str, below: str = BELOW) -> Iterator[Row]:
    """The rows; too much for the cell `field` of an item stands below it, a row for each line across the page."""
    for row in rows:
        lines: tuple[str, ...] = getattr(row, field)
        if len(lines) <= MOST_IN_CELL and sum(map(len, lines)) <= MOST_LETTERS:
            yield row
        else:
            said: dict[str, Any] = {field: (below,)}
            yield replace(row, **said)
            yield from (Row(RowKind.DETAIL, row.number, line, activity=row.activity) for line in lines)


def printed_event(event: Event, *, count: bool = True) -> str:
    """An event in one line as papers print it; without its `count` where a column of the table says that."""
    line = _PEOPLE.sub(lambda found: grouped(int(found[0])), _one_line(event_line(event, EventLook(counted=count))))
    return line.replace(audiences_words(event.attendance), audiences_words(event.attendance, grouped))


def _one_line(text: str) -> str:
    """The lines of a text that stands in a line of the table, one after the other."""
    return " ".join(lines_of(text))
