"""What each held event of a document adds to the sums of a region, as text: made where the document is read.

Names, days and amounts stand once, events refer to them, so that thousands of events are read back in a moment.
"""

import json
from datetime import date
from typing import Any, NamedTuple

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import Amounts, Tally
from kuzplan_desktop.domain.region_counter import Tallies, tallies_of


class ReadTallies(NamedTuple):
    """The tallies by item, and the forms and the categories that are named in them."""

    by_item: Tallies
    event_forms: tuple[str, ...]
    audiences: tuple[str, ...]


def tallies_text(document: Document) -> str:
    """The tallies of a document as JSON: the tables of items, days, forms, categories and amounts, and for each event
    where these stand: item, day, form, amounts, and in turn a category and its amounts."""
    tables: list[dict[Any, int]] = [{}, {}, {}, {}, {}]

    def at(table: int, value: object) -> int:
        return tables[table].setdefault(value, len(tables[table]))

    events = []
    for item, tallies in sorted(tallies_of(document).items()):
        for one in tallies:
            day = one.day.isoformat() if one.day else None
            event = [at(0, item), at(1, day), at(2, one.form), at(4, one.amounts)]
            for name, amounts in one.categories:
                event += at(3, name), at(4, amounts)
            events.append(event)
    return json.dumps([*map(list, tables), events], ensure_ascii=False, separators=(",", ":"))


def read_tallies(text: str) -> ReadTallies:
    """The tallies that a text tells; ValueError, TypeError or LookupError for one that tells none."""
    items, told_days, forms, categories, numbers, events = json.loads(text)
    days = [date.fromisoformat(day) if day else None for day in told_days]
    sums = [Amounts(*one) for one in numbers]
    made: list[list[Tally]] = [[] for _ in items]
    for item, day, form, amounts, *shares in events:
        pairs = zip(shares[::2], shares[1::2], strict=True)
        by_category = tuple([(categories[name], sums[of_name]) for name, of_name in pairs])
        made[item].append(Tally(days[day], forms[form], sums[amounts], by_category))
    return ReadTallies(dict(zip(items, made, strict=True)), tuple(forms), tuple(categories))
