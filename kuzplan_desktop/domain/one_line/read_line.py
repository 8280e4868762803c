"""read_line: «1.2.4 28.05 семинар, г. Топки, члены УИК 25, 2 ч» -> an event, with all that was understood told back.

What is not understood is the title, in the order typed: no letter is lost, and nothing is guessed in silence.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, NamedTuple

from kuzplan_desktop.domain.events.event_fields import BY_NAME, EVENT_FIELDS, Attendance, Event, EventStatus, FieldType
from kuzplan_desktop.domain.events.event_rules import FURTHEST, doubted, refused
from kuzplan_desktop.domain.events.event_text import event_days
from kuzplan_desktop.domain.one_line.days import NOT_KEPT, find_days, find_hours_of_day
from kuzplan_desktop.domain.one_line.findings import Findings
from kuzplan_desktop.domain.one_line.known import Known
from kuzplan_desktop.domain.one_line.nearness import doubt_names
from kuzplan_desktop.domain.one_line.numbers import doubt_numbers, find_hours, find_numbers, share_total
from kuzplan_desktop.domain.one_line.places import find_known, find_lonely_places, find_marked_places
from kuzplan_desktop.domain.one_line.title import left_over, title_left
from kuzplan_desktop.domain.one_line.typed_line import TypedLine
from kuzplan_desktop.domain.one_line.words import find_form, find_host, find_status
from kuzplan_desktop.domain.readable import write_hours
from kuzplan_desktop.domain.typed.hygiene import LONGEST_LINE
from kuzplan_desktop.domain.words import EVENT_STATUSES

NUMBER = "number"  # the field of the chip that names the item of the plan
_NUMBER = re.compile(r"(?:(?:п\.|пункт|пп\.|№) ?)?(?P<number>(?:доп\. ?)?[^\s,;:]+?)[.:,;)]*(?= |$)", re.IGNORECASE)
_LIKE_A_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){2,4}")
_LIKE_A_DAY = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|(?P<year>[0-9]{2}))")


class Chip(NamedTuple):
    """What was understood, to be shown before it is written down: `typed` was read as `value` of `field`.

    `field` is one of an event, «number» for the item of the plan, «attendance», or «hour» for what is not kept.
    """

    field: str
    caption: str
    value: str
    typed: str


class Understood(NamedTuple):
    """A line that was read. `number` is the item that it names, empty if none; `chips` stand in the order typed.

    `refusal` is why it cannot be written down so, one sentence, empty if it can; `doubts` are what to look at.
    """

    number: str
    event: Event
    chips: tuple[Chip, ...]
    refusal: str
    doubts: tuple[str, ...]


def read_line(text: str, known: Known, *, item_chosen: bool = False) -> Understood:
    """The event that a line tells. With `item_chosen` only a number that can be nothing else names an item.

    Never raises: what contradicts itself, or is refused by `event_rules`, comes back as `refusal`.
    """
    found = Findings(TypedLine(text), known)
    if len(found.line.text) > LONGEST_LINE:
        event = Event("", "", title=found.line.text)
        return Understood("", event, (), f"Строка длиннее {LONGEST_LINE} знаков. Сократите ее.", ())
    _find_number(found, item_chosen=item_chosen)
    find_known(found)
    find_marked_places(found)
    find_hours_of_day(found)
    find_hours(found)
    find_numbers(found)
    find_days(found)
    find_form(found)
    find_lonely_places(found)
    find_status(found)
    find_host(found)
    share_total(found)
    doubt_numbers(found)
    doubt_names(found)
    event = _event(found)
    return Understood(found.number, event, tuple(_chips(found, event)), _refusal(found, event), _doubts(found, event))


def _find_number(found: Findings, *, item_chosen: bool) -> None:
    """The number of an item in front; one that no item has too, if it can be nothing else."""
    first = _NUMBER.match(found.line.text)
    number = "".join(first["number"].split()) if first else ""
    day = _LIKE_A_DAY.fullmatch(number)
    is_day = bool(day) and abs(int(day["year"] or number[-4:]) % 100 - found.known.year % 100) <= FURTHEST  # type: ignore[index]
    sure = _LIKE_A_NUMBER.fullmatch(number) is not None
    is_known = number in found.known.numbers and (sure or not item_chosen)
    if first and (is_known or (sure and not is_day)):
        found.number = number
        if number not in found.known.numbers:
            found.contradictions.append(f"В плане нет пункта {number}.")
        found.line.take(*first.span(), NUMBER)


def _event(found: Findings) -> Event:
    values = dict(found.values)
    for name in ("place", "partners"):
        parts: dict[int, str] = values.pop(name, {})
        values[name] = ", ".join(parts[start] for start in sorted(parts))
    attendance = tuple(Attendance("", audience, people) for audience, people in found.people.items())
    event = Event("", "", title=title_left(found), attendance=attendance, **values)
    return _with_status(found, event)


def _with_status(found: Findings, event: Event) -> Event:
    """A day ahead is planned; «в пятницу» of what is planned is the next one."""
    if found.last_weekday and event.status is EventStatus.PLANNED and event.starts_on:
        return replace(event, starts_on=event.starts_on + timedelta(days=7))
    ahead = event.last_day is not None and event.last_day > found.known.today
    if "status" not in found.values and (
        ahead or (event.month and not event.starts_on and _is_this_month(found, event))
    ):
        return replace(event, status=EventStatus.PLANNED)
    return event


def _is_this_month(found: Findings, event: Event) -> bool:
    today = found.known.today
    return event.month is not None and (event.month.year, event.month.month) == (today.year, today.month)


def _refusal(found: Findings, event: Event) -> str:
    """Why the event must not be written down so; empty if it may."""
    if found.contradictions:
        return found.contradictions[0]
    if not event.form and not event.title:
        return "Не сказано, что это за мероприятие. Напишите форму или название."
    return next((str(one) for one in refused(event, found.known.year, found.known.today)), "")


def _doubts(found: Findings, event: Event) -> tuple[str, ...]:
    day = event.last_day
    if day is not None and day.year != found.known.year:
        sentence = next(one.sentence for one in doubted(event, found.known.year, found.known.today))
        found.doubt(f"{sentence[:1].upper()}{sentence[1:]}.")
    days = ((event.ends_on or event.starts_on) - event.starts_on).days + 1 if event.starts_on else 1
    if event.minutes is not None and event.minutes > 24 * 60 * max(days, 1):
        hours = write_hours(event.minutes)
        found.doubt(f"{hours} ч – это часы? Если это участники, напишите «{hours} чел.».")
    return tuple(found.doubts)


def _chips(found: Findings, event: Event) -> Iterator[Chip]:
    """What was understood, in the order typed; what nobody typed comes last."""
    typed: dict[tuple[str, str], list[str]] = {}
    line = found.line
    rest = [(start, end, "title", "") for start, end in left_over(line)]
    for start, end, field, of in sorted([*line.stretches, *rest]):
        field = "starts_on" if field in ("month", "ends_on") else field
        typed.setdefault((field, of), []).append(line.text[start:end].strip(" ,;("))
    if event.status is EventStatus.PLANNED:
        typed.setdefault(("status", ""), [])
    for (field, of), words in typed.items():
        yield Chip(field, *_caption_and_value(found, event, field, of), " ".join(words))


def _caption_and_value(found: Findings, event: Event, field: str, of: str) -> tuple[str, str]:
    """The caption and the value of a chip."""
    if field == NUMBER:
        return "Пункт плана", found.number
    if field == NOT_KEPT:
        hours = (found.line.text[one.start : one.end] for one in found.line.stretches if one.field == NOT_KEPT)
        return "Время не записывается", " ".join(hour.strip(" ,") for hour in hours)
    if field == "attendance":
        return of, f"{found.people[of]} чел."
    if field == "starts_on":
        return ("Месяц" if event.month and not event.starts_on else BY_NAME[field].caption), event_days(
            event
        ) or "не понята"
    known = next(one for one in EVENT_FIELDS if one.name == field)
    value: Any = event.participants if field == "people" else getattr(event, field)
    if known.type is FieldType.STATUS:
        return known.caption, EVENT_STATUSES[value]
    if known.type is FieldType.FLAG:
        return known.caption, known.says[value]
    if known.type is FieldType.HOURS:
        return known.caption, f"{write_hours(value)} {known.unit}"
    return known.caption.removesuffix(", чел."), f"{value} {known.unit}".strip() if value is not None else ""
