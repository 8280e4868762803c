"""«Ближайшее»: the next three days that matter: ends of сроки, planned events, reports, the day of voting."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.events.event_text import event_name
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.todo.items import OwnItem
from kuzplan_desktop.domain.todo.values import Fate, NearDay, NearLine, ReportFate
from kuzplan_desktop.domain.wording import uncapitalised

MOST_DAYS = 3
NearEntry = tuple[date, Callable[[], NearLine]]


def nearest_days(
    document: Document, items: Iterable[OwnItem], reports: Iterable[ReportFate], day: date
) -> tuple[NearDay, ...]:
    """The next days, `day` among them, on which something ends, takes place or is due; at most three."""
    by_day: dict[date, list[Callable[[], NearLine]]] = {}  # a line is made for a day that is told alone
    for when, line in (*_events(document), *_ends(items, document.plan.year), *_votes(document), *_due(reports)):
        if when >= day:
            by_day.setdefault(when, []).append(line)
    return tuple(NearDay(when, tuple(line() for line in by_day[when])) for when in sorted(by_day)[:MOST_DAYS])


def _ends(items: Iterable[OwnItem], year: int) -> Iterator[NearEntry]:
    """The end of a year-long срок is left out: that the year ends says nothing new."""
    for item in items:
        for end in item.ends:
            if not (item.through_span and end.day == date(year, 12, 31)):
                yield end.day, partial(_end_line, item)


def _end_line(item: OwnItem) -> NearLine:
    title = f"{item.activity.number} {' '.join(item.activity.title.split())}".strip()
    return NearLine(title, f"конец срока: {uncapitalised(item.term.removeprefix('Срок: '))}", item.activity.uid)


def _events(document: Document) -> Iterator[NearEntry]:
    for activity in document.plan.activities():
        for event in document.events_of(activity.uid):
            if event.status is EventStatus.PLANNED and event.starts_on:
                yield event.starts_on, partial(_event_line, activity, event)


def _event_line(activity: Activity, event: Event) -> NearLine:
    place = " ".join(event.place.split())
    name = f"{activity.number} {event_name(event)}".strip()
    return NearLine(name, ", ".join(part for part in ("запланировано", place) if part), activity.uid)


def _votes(document: Document) -> Iterator[NearEntry]:
    for campaign in document.campaigns:
        yield campaign.votes_on, partial(NearLine, "День голосования", campaign.name)


def _due(reports: Iterable[ReportFate]) -> Iterator[NearEntry]:
    for one in reports:
        if one.fate is Fate.DUE:
            yield one.due, partial(NearLine, f"Отчет за {one.caption}", "последний день сдачи")
