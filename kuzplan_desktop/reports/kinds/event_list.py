"""«Список мероприятий»: what was written down of events, with all that belongs to them, to be read through."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import BY_NAME, EVENT_FIELDS, Asked, Event, EventStatus
from kuzplan_desktop.domain.events.event_text import audiences_words, event_days, event_name
from kuzplan_desktop.domain.figures.amounts import Amounts, amounts_of_event, total_of
from kuzplan_desktop.domain.figures.period import own_forms
from kuzplan_desktop.domain.figures.training import tested_at
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.reporting.report_kinds import EVENT_LIST
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.domain.words import EVENT_STATUSES
from kuzplan_desktop.reports.kinds.model import day_counted_to
from kuzplan_desktop.reports.paper.letterhead import framed
from kuzplan_desktop.reports.paper.plain_text import lines_of
from kuzplan_desktop.reports.paper.report import TEXT_WIDTH, Column, Report, Row, RowKind, Table
from kuzplan_desktop.reports.paper.sentences import capital, hours_digits, hours_number, titled
from kuzplan_desktop.reports.paper.wrapping import grouped

NO_EVENTS = "Мероприятий за этот период нет"
NONE_LISTED = "Мероприятий, которые прошли бы отбор, нет"
_NARROW = (
    ("number", "№ пункта", 14.0),
    ("day", "Дата", 27.0),
    ("done", "Мероприятие и все, что о нем записано", 0.0),  # the rest of the page
    ("events", "Количество", 22.0),
    ("people", "Участников", 22.0),
    ("trained", "Обучено", 18.0),
    ("hours", "Часов", 14.0),
    ("state", "Состояние", 29.5),
)
_FIGURES = ("events", "people", "trained", "hours")


class ListedEvents(NamedTuple):
    """The events of a list by uid, in their order, and the filter by which they were found, in words, or empty."""

    uids: tuple[str, ...]
    filtered: str = ""


def events_report(
    document: Document, period: ReportingPeriod, listed: ListedEvents | None, *, own: bool, today: date
) -> Report:
    """The events that are `listed`, or all of `period` by their days, under own items or all of them."""
    found = _listed(document, listed) if listed else _of_period(document, period, own=own)
    forms = own_forms(document)
    counted = [(activity, event, _amounts(event, forms)) for activity, event in found]
    total = total_of(amounts for _, _, amounts in counted)
    rows = tuple(_row(*one) for one in counted)
    if rows:
        rows = (*rows, _total_row(total))
    told = f"{capital(_records(len(rows) - 1))}: {_sum_words(total)}" if rows else NONE_LISTED if listed else NO_EVENTS
    when = "" if listed else f"за {period.caption}"
    filtered = f"Отбор: {listed.filtered}." if listed and listed.filtered else ""
    return framed(
        document,
        today,
        kind=EVENT_LIST,
        heading="СПИСОК",
        title=titled("мероприятий, записанных по пунктам", document.plan, when).strip(" ,"),
        as_of="",
        figures=document.figures(period, day_counted_to(document, today), own),
        figures_line=told,
        lines=(filtered,) if filtered else (),
        blocks=(Table("events", "Мероприятия", _columns(), rows),),
        name=f"Список мероприятий за {period.caption}" if when else "Список мероприятий",
    )


def _columns() -> tuple[Column, ...]:
    left = TEXT_WIDTH - sum(width for _, _, width in _NARROW)
    return tuple(
        Column(key, caption, width or left, figure=key in _FIGURES, summed=key in _FIGURES)
        for key, caption, width in _NARROW
    )


def _all_events(document: Document) -> Iterator[tuple[Activity, Event]]:
    """Every event, those that are the same as others too."""
    for activity in document.plan.activities():
        for event in (*document.events_of(activity.uid), *document.joined_of(activity.uid)):
            yield activity, event


def _listed(document: Document, listed: ListedEvents) -> list[tuple[Activity, Event]]:
    known = {event.uid: (activity, event) for activity, event in _all_events(document)}
    return [known[uid] for uid in listed.uids if uid in known]


def _of_period(document: Document, period: ReportingPeriod, *, own: bool) -> list[tuple[Activity, Event]]:
    found = [
        (activity, event)
        for activity, event in _all_events(document)
        if event.last_day is not None and period.holds(event.last_day) and (not own or document.is_own(activity))
    ]
    return sorted(found, key=lambda one: (one[1].starts_on or one[1].last_day or date.max, one[0].number, one[1].uid))


def _amounts(event: Event, forms: tuple[str, ...]) -> Amounts:
    """What an event adds to the sums: nothing, unless it was held and counts."""
    counts = event.status is EventStatus.HELD and not event.same_as
    return amounts_of_event(event, forms) if counts else Amounts()


def _row(activity: Activity, event: Event, amounts: Amounts) -> Row:
    """An event with all that belongs to it."""
    one_day = event.starts_on if event.starts_on and event.ends_on in (None, event.starts_on) else None
    place = event.place.strip()
    more = {
        "day": one_day or event_days(event) or "без даты",
        "events": amounts.events or None,
        "people": amounts.people if amounts.events else None,
        "trained": amounts.trained or None,
        "hours": hours_number(amounts.minutes),
    }
    name = event_name(event, counted=not amounts.events)
    title = ", ".join(part for part in (place, name) if part)
    beside = ". ".join(_beside(event, amounts))
    said = (title, beside) if beside else (title,)
    return Row(RowKind.LINE, activity.number, title, done=said, state=_state(event), more=more)


def _beside(event: Event, amounts: Amounts) -> Iterator[str]:
    """What was written of an event besides what stands in the columns; `amounts` are what counts of it."""
    if event.participants and not amounts.events:
        yield f"Участников: {grouped(event.participants)}"
    if event.minutes and not amounts.minutes:
        yield f"{BY_NAME['minutes'].caption}: {hours_digits(event.minutes)} ч"
    if event.attendance:
        tested = [f"{one.audience} – {grouped(one.tested)}" for one in event.attendance if one.tested is not None]
        yield capital(audiences_words(event.attendance, grouped))
        if tested:
            yield f"Прошли тестирование: {'; '.join(tested)}"
    for field in EVENT_FIELDS:
        value = getattr(event, field.name)
        if field.asked is not Asked.MORE or value in (None, "", False):
            continue
        if field.name == "tested" and value == tested_at(replace(event, tested=None)):
            continue  # by category it is told already
        text = field.says[True] if value is True else " ".join(lines_of(str(value))).removesuffix(".")
        if text:
            yield f"{field.caption}: {text}"


def _state(event: Event) -> str:
    parts = (
        EVENT_STATUSES[event.status],
        "разногласие" if event.conflicts else "",
        "не считается" if event.same_as else "",
    )
    return ", ".join(filter(None, parts))


def _total_row(total: Amounts) -> Row:
    more = {
        "day": None,
        "events": total.events,
        "people": total.people,
        "trained": total.trained,
        "hours": hours_number(total.minutes),
    }
    return Row(RowKind.TOTAL, "", "Всего проведено", more=more)


def _records(number: int) -> str:
    return f"{number} {plural(number, 'запись', 'записи', 'записей')}"


def _sum_words(total: Amounts) -> str:
    """«проведено мероприятий 14, участников 340, обучено 37, часов обучения 6»."""
    parts = (
        f"проведено мероприятий {grouped(total.events)}",
        f"участников {grouped(total.people)}",
        f"обучено {grouped(total.trained)}" if total.trained else "",
        f"часов обучения {hours_digits(total.minutes)}" if total.minutes else "",
    )
    return ", ".join(filter(None, parts))
