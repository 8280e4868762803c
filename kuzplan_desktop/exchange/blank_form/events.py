"""The sheet of events of a filled-in form -> the events that its rows mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.doubles import written_twice
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus, added
from kuzplan_desktop.domain.events.event_rules import Objection, refused
from kuzplan_desktop.domain.reporting.blank_form import (
    EVENT_DAYS,
    EVENT_ROWS,
    EVENT_TEXTS,
    BlankForm,
    BlankFormItem,
    clipped,
    event_key,
)
from kuzplan_desktop.domain.typed.reading import days_of_event
from kuzplan_desktop.domain.wording import quoted, searchable
from kuzplan_desktop.domain.words import caption
from kuzplan_desktop.exchange.blank_form import cells as sheet_cells
from kuzplan_desktop.exchange.blank_form.cells import LONGEST_QUOTED, Complaint, SheetRow
from kuzplan_desktop.exchange.blank_form.excel_reading import Sheet
from kuzplan_desktop.store.document.event_values import event_of

AUDIENCE = "audience:"
NOTHING_TAKEN = " Строка не взята."
KEYS = {event_key(number): number for number in range(1, EVENT_ROWS + 1)}


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event that was understood. `key` names its row for ever; `place` counts the rows of the form; `values` are
    the event's as a change holds them, `people` its participants by audience."""

    row: SheetRow
    key: str
    place: int
    item: BlankFormItem
    values: dict[str, Any]
    people: dict[str, int]

    @property
    def event(self) -> Event:
        """The event that it means."""
        return event_of(self.values, {audience: (people, None) for audience, people in self.people.items()})

    @property
    def last_day(self) -> date:
        """The day that decides the quarter."""
        return date.fromisoformat(self.values["ends_on"] or self.values["starts_on"])


@dataclass(frozen=True, slots=True)
class EventSheet:
    """What the sheet says: its events, and the keys of the form's rows that hold nothing, with the rows."""

    events: tuple[EventRow, ...]
    blank_rows: Mapping[str, SheetRow]


def read_events(sheet: Sheet, blank: BlankForm, today: date, complaints: list[Complaint], *, named: bool) -> EventSheet:
    """The events of the sheet. Without `named`, the name of who filled the form in, a row is known by what it says."""
    events: dict[str, EventRow] = {}
    empty: dict[str, SheetRow] = {}
    for row in sheet_cells.rows_of(sheet, blank.event_captions, complaints):
        key = row.word("key")
        if row.is_empty(but="key"):
            empty[key] = row
            continue
        event = _event(row, blank, today)
        if event is None:
            continue
        if not named or key not in KEYS or key in events:
            key = _key_of(event, events)
        former = next((one for one in events.values() if _is_double(one, event)), None)
        if former is not None:
            how = "повторяет" if _says_the_same(former, event) else "похожа на"
            row.complain("activity", f"Строка {how} строку {former.row.number}: взяты обе, проверьте.")
        place = 4 * (len(blank.items) + 1) + KEYS.get(key, EVENT_ROWS + 1)
        events[key] = EventRow(row, key, place, event.item, event.values, event.people)
    return EventSheet(tuple(events.values()), {key: row for key, row in empty.items() if key not in events})


def _is_double(one: EventRow, other: EventRow) -> bool:
    """True for two rows that seem to tell of one event."""
    return one.item == other.item and (_says_the_same(one, other) or written_twice(one.event, other.event))


def _says_the_same(one: EventRow, other: EventRow) -> bool:
    return (one.values, one.people) == (other.values, other.people)


def _key_of(event: EventRow, taken: Mapping[str, EventRow]) -> str:
    """The key of a row that was inserted or copied: what it says, with an ordinal where two rows say the same."""
    says = [event.item.uid, *(str(event.values[name]) for name in ("starts_on", "form", "title"))]
    key = "\n".join(says)
    ordinal = 1
    while key in taken:
        ordinal += 1
        key = "\n".join((*says, str(ordinal)))
    return key


def _event(row: SheetRow, blank: BlankForm, today: date) -> EventRow | None:
    """The event of a row; None, with a complaint, where it is not clear under which item or when it was held."""
    item = row.read("activity", lambda value: _item(value, blank), NOTHING_TAKEN)
    days = _days(row, blank.year, today)
    if item is None or days is None:
        return None
    values: dict[str, Any] = {"status": str(EventStatus.HELD), "starts_on": days[0], "ends_on": days[1]}
    for key in EVENT_TEXTS:
        words = row.read(key, sheet_cells.text(caption("event", key), one_line=key in ("form", "place")))
        values[key] = words or ""
    if values["form"]:
        values["form"] = _known_form(row, values["form"], blank)
    elif row.holds("form"):
        row.complain("form", "Форма мероприятия не указана.")
    values["count"] = row.read("count", sheet_cells.number(1)) or 1
    if "count" in row.failed:
        row.complain("count", "Записано как одно мероприятие.")
    values["minutes"] = row.read("minutes", sheet_cells.minutes)
    people = {
        key.removeprefix(AUDIENCE): number
        for key in blank.event_captions
        if key.startswith(AUDIENCE) and (number := row.read(key, sheet_cells.number(0))) is not None and number > 0
    }
    values["people"] = _whole_number(row, added(people.values()))
    event = EventRow(row, "", 0, item, values, people)
    if not blank.period.holds(event.last_day):
        row.complain("starts_on", f"Дата не за {blank.period.caption}; записано с этой датой, проверьте ее.")
    return event


def _item(value: Any, blank: BlankForm) -> BlankFormItem:
    """The item of the plan that a cell names: its line of the list, its number alone, or what a sheet made of it."""
    words = " ".join(sheet_cells.plain_text(value).split())
    if not words:
        raise PlanError("Не указан пункт плана.")
    label = [item for item in blank.items if item.label == words]
    first = words.split()[0].rstrip(".,;:")
    found = label or [item for item in blank.items if item.address in (words, words.rstrip("."), first)]
    if isinstance(value, float):
        found = [item for item in blank.items if _is_decimal(item.address, value)]
    elif isinstance(value, datetime | date):
        found = [item for item in blank.items if item.address in _numbers_of(value)]
    if len(found) != 1:
        raise PlanError(f"Пункт плана «{clipped(words, LONGEST_QUOTED)}» не найден.")
    return found[0]


def _is_decimal(address: str, value: float) -> bool:
    """True if a sheet turns the number `address` into the decimal `value`: 2.10 and 2.1 look alike to it."""
    return bool(re.fullmatch(r"\d{1,9}(\.\d{1,9})?", address)) and float(address) == value


def _numbers_of(day: date) -> tuple[str, ...]:
    """The numbers of items that a sheet turns into this date: 1.2.4 is the first of February 2004 to it, 2.10 the
    second of October."""
    return f"{day.day}.{day.month}.{day.year % 100}", f"{day.day}.{day.month}"


def _days(row: SheetRow, year: int, today: date) -> tuple[str, str | None] | None:
    """The first and the last day; None, with a complaint, if they cannot be so."""
    when = row.read("starts_on", sheet_cells.when(year), NOTHING_TAKEN)
    until = row.read("ends_on", sheet_cells.day(year), NOTHING_TAKEN)
    if row.failed.intersection(EVENT_DAYS):
        return None
    try:
        days = days_of_event(when, until, year)
    except PlanError as error:
        row.complain("starts_on", f"{error}{NOTHING_TAKEN}")
        return None
    first, last = days["starts_on"], days["ends_on"]
    objections = list(refused(Event("", "", starts_on=first, ends_on=last), year, today))
    if first is not None and (last or first).year != year:  # a form is for a period of its year
        objections.insert(0, Objection("starts_on", f"Дата не {year} года."))
    if objections or first is None:
        row.complain(objections[0].field, objections[0].sentence + NOTHING_TAKEN)
        return None
    return first.isoformat(), last.isoformat() if last else None


def _known_form(row: SheetRow, form: str, blank: BlankForm) -> str:
    """The form as the list has it; one that is not in the list is taken as it stands, and told."""
    known = next((one for one in blank.event_forms if searchable(one) == searchable(form)), None)
    if known is None:
        row.complain("form", f"Формы {quoted(clipped(form, LONGEST_QUOTED))} в списке нет, записана как есть.")
    return known or form


def _whole_number(row: SheetRow, added: int) -> int | None:
    """The typed total of participants; one that is smaller than their sum over the audiences is not taken."""
    people = row.read("people", sheet_cells.number(0))
    if people is not None and people < added:  # refused in the window, mended here: nobody is there to ask
        row.complain("people", f"Всего участников {people}, а по столбцам получается {added}: взята сумма.")
        return None
    return people
