"""How an event reads in one line: «14.03 · семинар · Топки · 37 чел.»."""

from datetime import date

from kuzplan_desktop.domain import words
from kuzplan_desktop.domain.marks import Event, EventStatus
from kuzplan_desktop.domain.wording import MONTHS


def event_days(event: Event, year: int) -> str:
    """«14.03», «14–16.03», «30.03–02.04», «март»; the year only where it is not `year`."""
    if event.starts_on is None:
        if event.month is None:
            return "без даты"
        return MONTHS[event.month.month - 1] + ("" if event.month.year == year else f" {event.month.year}")
    first, last = event.starts_on, event.ends_on
    if last is None or last == first:
        return _day(first, year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%d}–{_day(last, year)}"
    return f"{_day(first, year)}–{_day(last, year)}"


def _day(day: date, year: int) -> str:
    return f"{day:%d.%m}" if day.year == year else f"{day:%d.%m.%Y}"


def event_line(event: Event, year: int) -> str:
    """The event's line in the list, without its title."""
    parts = [event_days(event, year), event.form or (event.title and f"«{event.title}»"), event.place]
    if event.count != 1:
        parts.append(f"мероприятий: {event.count}")
    if event.people is not None or event.attendance:
        parts.append(f"{event.participants} чел.")
    if event.conflicts:
        parts.append("разногласие")
    if event.same_as:
        parts.append("то же мероприятие, не считается")
    if event.status is not EventStatus.HELD:
        parts.append(words.EVENT_STATUSES[event.status])
    return " · ".join(part for part in parts if part)


def event_details(event: Event) -> str:
    """What the list's tip adds: title, participants by audience, note."""
    lines = [event.title]
    lines += [f"{item.audience} – {item.people} чел." for item in event.attendance]
    lines += [event.description, event.note]
    return "\n".join(line for line in lines if line)
