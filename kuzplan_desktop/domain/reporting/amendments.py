"""Amendments: which sent reports no longer tell what a document holds, and by how much their figures have moved."""

from collections.abc import Iterable, Iterator
from datetime import date

from kuzplan_desktop.domain.calendar import Quarter, ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.marks import Event, EventStatus
from kuzplan_desktop.domain.reporting.sent_reports import SentReport, latest, short_caption
from kuzplan_desktop.domain.wording import plural

COUNTED_BY = ("plan", "campaigns", "commission")  # what decides, beside marks and events, what figures count
MINUS = "−"


def touched_reports(before: Document, after: Document, today: date) -> tuple[SentReport, ...]:
    """The sent reports of `after`, the standing one of each period, of which `before` told otherwise.

    What changed is a mark or an event (one that moved concerns the period that it left and the one it came to), or the
    figures, because of a campaign, a срок, «Исполняем мы».
    """
    standing = [
        one for one in after.sent_reports if one == latest(after.sent_reports, one.kind, one.period, own=one.own)
    ]
    if not standing or before is after:
        return ()
    spans = list(_changed_spans(before, after, (activity.uid for activity in after.plan.activities())))
    counted_alike = all(getattr(before, name) == getattr(after, name) for name in COUNTED_BY)
    return tuple(
        one
        for one in standing
        if (period := one.span)
        and (
            any(_meets(period, span) for span in spans)
            or not (counted_alike or _figures(before, one, period, today) == _figures(after, one, period, today))
        )
    )


def _figures(document: Document, sent: SentReport, period: ReportingPeriod, today: date) -> PeriodFigures:
    return document.figures(period, min(today, period.last_day), sent.own)


def to_amend(
    document: Document, kind: str, period: ReportingPeriod, today: date, *, own: bool, only_moved: bool = True
) -> SentReport | None:
    """The sent report of this kind and period that another one would amend; None if none was sent.

    With `only_moved` it counts only where the figures that were sent are not those of now, on the day `today`.
    """
    sent = latest(document.sent_reports, kind, period.key, own=own)
    moved = sent is not None and sent.figures != document.figures(period, today, own)
    return sent if moved or not only_moved else None


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
