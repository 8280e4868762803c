"""The rows of the table of events: what each column says, by what it is sorted, which rows a filter shows."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import IntEnum
from typing import Any, NamedTuple

from kuzplan_desktop.domain.calendar import quarter_of
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import SEARCHED, Event, EventStatus
from kuzplan_desktop.domain.events.event_text import audiences_words, event_days, form_name
from kuzplan_desktop.domain.figures.amounts import Amounts, amounts_of_event
from kuzplan_desktop.domain.figures.period import own_forms
from kuzplan_desktop.domain.plan.plan import Activity, natural_key
from kuzplan_desktop.domain.readable import write_hours
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.domain.words import EVENT_STATUSES


class EventColumn(IntEnum):
    """The columns, in their order."""

    DAY = 0
    NUMBER = 1
    FORM = 2
    TITLE = 3
    PLACE = 4
    PEOPLE = 5
    CATEGORIES = 6
    HOURS = 7
    STATUS = 8
    ATTACHED = 9


HEADERS = ("Дата", "Пункт", "Форма", "Название", "Место", "Участн.", "Категории", "Часы", "Состояние", "Влож.")
EDITED = {  # what is changed in its cell, and the field of the form that it is
    EventColumn.DAY: "starts_on",
    EventColumn.TITLE: "title",
    EventColumn.PLACE: "place",
    EventColumn.PEOPLE: "people",
}


_NOT_SHOWN = [name for name in SEARCHED if name not in ("form", "title", "place")]


class ListedEvent(NamedTuple):
    """An event as the table shows it, with all that it is sorted and found by: made once, asked for often.

    `amounts` is what it adds to sums: nothing, unless it was held and counts.
    """

    event: Event
    activity: Activity
    own: bool
    texts: tuple[str, ...]
    keys: tuple[Any, ...]  # what rows are ordered by, a column each
    searched: str
    amounts: Amounts
    quarter: int


class EventFilter(NamedTuple):
    """What is shown: a quarter (0 for all), a status, own items alone, rows that hold all of the words."""

    quarter: int = 0
    status: EventStatus | None = None
    own_only: bool = False
    words: tuple[str, ...] = ()

    def shows(self, row: ListedEvent) -> bool:
        """True if the row passes."""
        return (
            (not self.quarter or row.quarter == self.quarter)
            and (self.status is None or row.event.status is self.status)
            and (row.own or not self.own_only)
            and all(word in row.searched for word in self.words)
        )


def event_rows(document: Document, known: Mapping[str, ListedEvent]) -> dict[str, ListedEvent]:
    """All events of the document by uid; a row of `known` whose event is the same as it was is taken over."""
    forms, year = own_forms(document), document.plan.year
    found: dict[str, ListedEvent] = {}
    for activity in document.plan.activities():
        events = (*document.events_of(activity.uid), *document.joined_of(activity.uid))
        own = bool(events) and document.is_own(activity)
        number = natural_key(activity.number) if events else ()
        for event in events:
            before = known.get(event.uid)
            if before is not None and before.event is event and before.activity is activity and before.own is own:
                found[event.uid] = before
            else:
                found[event.uid] = _row(event, activity, number, forms, year, own=own)
    return found


def _row(
    event: Event, activity: Activity, number: object, forms: Iterable[str], year: int, *, own: bool
) -> ListedEvent:
    texts = (
        event_days(event, year) or "без даты",
        activity.number,
        form_name(event),
        " ".join(event.title.split()),
        " ".join(event.place.split()),
        str(event.participants) if event.participants or event.people == 0 else "",
        audiences_words(event.attendance),
        write_hours(event.minutes),
        status_words(event),
        str(len(event.attachments) or ""),
    )
    folded = tuple(map(searchable, texts))
    captions = (one.title for one in event.attachments)
    others = searchable(" ".join(filter(None, (*(getattr(event, name) for name in _NOT_SHOWN), *captions))))
    keys = (_day_key(event), number, *folded[2:5], event.participants, folded[6], event.minutes or 0, folded[8])
    keys += (len(event.attachments),)
    counts = event.status is EventStatus.HELD and not event.same_as
    amounts = amounts_of_event(event, forms) if counts else Amounts()
    day = event.last_day
    quarter = quarter_of(day.month) if day is not None and day.year == year else 0
    return ListedEvent(event, activity, own, texts, keys, " ".join((*folded[:9], others)), amounts, quarter)


def status_words(event: Event) -> str:
    """«проведено», with what is not as usual."""
    words = (
        EVENT_STATUSES[event.status],
        "участвуем" if event.taking_part else "",
        f"{event.count} шт." if event.count > 1 else "",
        "разногласие" if event.conflicts else "",
        "не считается" if event.same_as else "",
    )
    return ", ".join(filter(None, words))


def _day_key(event: Event) -> tuple[date, date, str]:
    """The order of days: what has none stands last."""
    day = event.last_day or date.max
    return (event.starts_on or day, day, event.uid)
