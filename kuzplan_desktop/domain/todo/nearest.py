"""«Ближайшее»: the next three days that matter: ends of сроки, planned events, reports, the day of voting."""

from collections.abc import Iterable, Iterator
from datetime import date

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.domain.events.event_text import event_name
from kuzplan_desktop.domain.todo.items import OwnItem
from kuzplan_desktop.domain.todo.terms import term_words
from kuzplan_desktop.domain.todo.values import Fate, NearDay, NearLine, ReportFate
from kuzplan_desktop.domain.wording import uncapitalised

MOST_DAYS = 3


def nearest_days(
    document: Document, items: Iterable[OwnItem], reports: Iterable[ReportFate], day: date
) -> tuple[NearDay, ...]:
    """The next days, `day` among them, on which something ends, takes place or is due; at most three."""
    by_day: dict[date, list[NearLine]] = {}
    for when, line in (*_events(document), *_ends(items, document.plan.year), *_votes(document), *_due(reports)):
        if when >= day:
            by_day.setdefault(when, []).append(line)
    return tuple(NearDay(when, tuple(by_day[when])) for when in sorted(by_day)[:MOST_DAYS])


def _ends(items: Iterable[OwnItem], year: int) -> Iterator[tuple[date, NearLine]]:
    """The end of a year-long срок is left out: that the year ends says nothing new."""
    for item in items:
        for end in item.ends:
            if not (item.through_span and end.day == date(year, 12, 31)):
                title = f"{item.activity.number} {' '.join(item.activity.title.split())}".strip()
                yield end.day, NearLine(title, f"конец срока: {_term(item)}", item.activity.uid)


def _term(item: OwnItem) -> str:
    return uncapitalised(term_words(item.period).removeprefix("Срок: "))


def _events(document: Document) -> Iterator[tuple[date, NearLine]]:
    for activity in document.plan.activities():
        for event in document.events_of(activity.uid):
            if event.status is EventStatus.PLANNED and event.starts_on:
                place = " ".join(event.place.split())
                name = f"{activity.number} {event_name(event)}".strip()
                detail = ", ".join(part for part in ("запланировано", place) if part)
                yield event.starts_on, NearLine(name, detail, activity.uid)


def _votes(document: Document) -> Iterator[tuple[date, NearLine]]:
    for campaign in document.campaigns:
        yield campaign.votes_on, NearLine("День голосования", campaign.name)


def _due(reports: Iterable[ReportFate]) -> Iterator[tuple[date, NearLine]]:
    for one in reports:
        if one.fate is Fate.DUE:
            yield one.due, NearLine(f"Отчет за {one.caption}", "последний день сдачи")
