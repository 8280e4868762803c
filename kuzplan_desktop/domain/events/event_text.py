"""How an event reads in one line, everywhere in the same order: days, place, form and title, taking part, people."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from kuzplan_desktop.domain.events.event_fields import BY_NAME, Attendance, Event, EventStatus
from kuzplan_desktop.domain.lazy_pattern import lazy_pattern
from kuzplan_desktop.domain.wording import MONTHS, days_digits, plural, quoted, searchable
from kuzplan_desktop.domain.words import EVENT_STATUSES, OTHER_FORM, audience_place

_COMMISSION = lazy_pattern(r"\b(?:комиссия|ИККО|ИКК|ЦИК|ТИК|УИК|ОИК)\b", re.IGNORECASE)


class EventLook(NamedTuple):
    """What a line tells besides days, place, form, taking part and people.

    `year`: days are short, the year stands only where it is another. `title` beside a form, `audiences` of the people,
    the `description` behind it, `states` that are not the usual one: planned, cancelled, in conflict, not counted;
    `counted`: for how many events the line stands, where no column says it.
    """

    between: str = ", "
    year: int | None = None
    title: bool = True
    audiences: bool = True
    description: bool = True
    states: bool = False
    counted: bool = True


PRINTED = EventLook()  # in reports and on the command line
COMPARED = EventLook(audiences=False, description=False, states=True)  # beside another person's


def listed_look(year: int) -> EventLook:
    """How an event stands in the editor's list, where its title has a line of its own."""
    return EventLook(" · ", year, title=False, audiences=False, description=False, states=True)


def event_line(event: Event, look: EventLook = PRINTED) -> str:
    """An event in a line: «14.03.2022, г. Топки, семинар «…», 37 чел. (члены УИК – 37)»."""
    parts = [
        event_days(event, look.year) or ("без даты" if look.states else ""),
        event.place.strip(),
        event_name(event, titled=look.title, counted=look.counted),
        *_part_taken(event),
        event_people(event, audiences=look.audiences),
        *(_states(event) if look.states else ()),
    ]
    line = look.between.join(part for part in parts if part)
    description = event.description.strip() if look.description else ""
    return f"{line.removesuffix('.')}. {description}" if description else line


def event_days(event: Event, year: int | None = None) -> str:
    """The days of an event, or its month; empty where neither is known. In a plan of `year` they are short."""
    first = event.starts_on or event.ends_on
    if first is not None:
        digits = days_digits(first, event.ends_on or first)
        return digits if year is None else digits.replace(f".{year:04}", "")
    if event.month is None:
        return ""
    name = MONTHS[event.month.month - 1]
    if year is None:
        return f"{name} {event.month.year} года"
    return name if event.month.year == year else f"{name} {event.month.year}"


def form_name(event: Event) -> str:
    """The form of an event as it is told; «иное» says nothing."""
    form = event.form.strip()
    return "" if searchable(form) == OTHER_FORM else form


def event_name(event: Event, *, titled: bool = True, counted: bool = True) -> str:
    """The form and the title of an event, and for how many events the line stands: «семинар «…» (14 мероприятий)».

    Unless it is `titled` the title stands only where there is no form, unless `counted` no number of events.
    """
    form, title = form_name(event), event.title.strip()
    shown_title = quoted(title) if title and (titled or not form) else ""
    name = " ".join(part for part in (form, shown_title) if part) or "мероприятие"
    if event.count == 1 or not counted:
        return name
    return f"{name} ({event.count} {plural(event.count, 'мероприятие', 'мероприятия', 'мероприятий')})"


def _part_taken(event: Event) -> list[str]:
    """«участвуем», and who holds the event; nothing for an own one."""
    if not event.taking_part:
        return []
    host, says = event.held_by.strip(), BY_NAME["taking_part"].says[True]
    if not host:
        return [says]
    if event.status is not EventStatus.HELD:
        return [says, f"проводит {host}"]
    return [says, f"проводила {host}" if _COMMISSION.search(host) else f"организатор – {host}"]


def event_people(event: Event, *, audiences: bool = True) -> str:
    """«37 чел. (члены УИК – 37; резерв УИК – 4)»; empty where nobody was counted."""
    people = audiences_words(event.attendance) if audiences else ""
    if not event.participants and not people:
        return ""
    return f"{event.participants} чел." + (f" ({people})" if people else "")


def audiences_words(attendance: Iterable[Attendance], number: Callable[[int], str] = str) -> str:
    """«члены УИК – 37; резерв УИК – 4», in the order of the vocabulary, each number spelled by `number`."""
    in_order = sorted(attendance, key=lambda item: audience_place(item.audience))
    return "; ".join(f"{item.audience} – {number(item.people)}" for item in in_order)


def _states(event: Event) -> list[str]:
    """What is not as usual with an event."""
    states = ["разногласие"] if event.conflicts else []
    states += ["то же мероприятие, не считается"] if event.same_as else []
    return states + ([] if event.status is EventStatus.HELD else [EVENT_STATUSES[event.status]])
