"""Amendments: which sent reports no longer tell what a document holds, and by how much their figures have moved."""

from collections.abc import Iterable, Iterator
from datetime import date

from kuzplan_desktop.domain.calendar import Quarter, ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.marks import Event, EventStatus
from kuzplan_desktop.domain.sent_reports import SentReport, latest, short_caption
from kuzplan_desktop.domain.wording import plural

MINUS = "−"


def touched_reports(before: Document, after: Document, activities: Iterable[str]) -> tuple[SentReport, ...]:
    """The sent reports, the standing one of each period, in which something of `activities` (uids) changed.

    What changed is a mark or an event; an event that moved concerns the period that it left and the one it came to.
    """
    standing = [
        one for one in after.sent_reports if one == latest(after.sent_reports, one.kind, one.period, own=one.own)
    ]
    if not standing:
        return ()
    spans = list(_changed_spans(before, after, activities))
    return tuple(one for one in standing if (period := one.span) and any(_meets(period, span) for span in spans))


def _meets(period: ReportingPeriod, span: tuple[date, date]) -> bool:
    return period.first_day <= span[1] and span[0] <= period.last_day


def _changed_spans(before: Document, after: Document, activities: Iterable[str]) -> Iterator[tuple[date, date]]:
    """The days, first and last, of every mark and event that is another one now."""
    for uid in activities:
        old, new = before.marks_of(uid), after.marks_of(uid)
        for number in old.keys() | new.keys():
            if old.get(number) != new.get(number):
                quarter = Quarter(after.plan.year, number)
                yield quarter.first_day, quarter.last_day
        events = set(before.events_of(uid)) ^ set(after.events_of(uid))
        yield from ((day, day) for day in map(_held_on, events) if day)


def _held_on(event: Event) -> date | None:
    """The day by which an event counts; what is only planned or was cancelled counts nowhere."""
    return event.last_day if event.status is EventStatus.HELD else None


def corrections(
    document: Document, period: ReportingPeriod, today: date, own: bool, *, cumulative: bool = False
) -> str:
    """«с учетом уточнений за I квартал: +37 чел.»: how what was sent for the time before stands now; empty if alike.

    `period` is the report's own; a `cumulative` one looks back to the year's beginning. Each period before it is told
    once: of those that overlap the shorter one, of its reports the one that was sent first.
    """
    first_day = date(document.plan.year, 1, 1) if cumulative else period.first_day
    differences: list[tuple[ReportingPeriod, str]] = []
    for sent, span in sorted(_first_sent(document, own), key=lambda one: (_days(one[1]), one[1].first_day)):
        inside = first_day <= span.first_day and span.last_day <= period.last_day
        if not inside or span.key == period.key or sent.figures is None:
            continue
        if any(_meets(known, (span.first_day, span.last_day)) for known, _ in differences):
            continue
        differences.append((span, _difference(sent.figures, document.figures(span, today, own))))
    differences.sort(key=lambda one: one[0].first_day)
    parts = [f"за {short_caption(span)}: {words}" for span, words in differences if words]
    return f"с учетом уточнений {'; '.join(parts)}" if parts else ""


def _first_sent(document: Document, own: bool) -> Iterator[tuple[SentReport, ReportingPeriod]]:
    """The first report sent for each period, with the period."""
    known: set[str] = set()
    for one in sorted(document.sent_reports, key=lambda one: (bool(one.replaces), one.sent_on or date.max, one.uid)):
        if one.is_owed and one.own == own and one.period not in known and (span := one.span):
            known.add(one.period)
            yield one, span


def _days(period: ReportingPeriod) -> int:
    return (period.last_day - period.first_day).days


def _difference(sent: PeriodFigures, now: PeriodFigures) -> str:
    """«+2 мероприятия, +37 чел.»; empty where both are alike."""
    events, people = now.events - sent.events, now.people - sent.people
    parts = (
        f"{_signed(events)} {plural(events, 'мероприятие', 'мероприятия', 'мероприятий')}" if events else "",
        f"{_signed(people)} чел." if people else "",
    )
    return ", ".join(part for part in parts if part)


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else f"{MINUS}{abs(number)}"
