"""What each commission has reported for a period, and all its figures; told from its whole document."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import ReportingPeriod, quarter_of
from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.doubts import Remark, RemarkKind, doubts
from kuzplan_desktop.domain.events.doubles import held_by_several
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.events.event_names import names_apart
from kuzplan_desktop.domain.figures.period import Figures, figures_of, held_events
from kuzplan_desktop.domain.plan.plan import addresses
from kuzplan_desktop.domain.region import CommissionLine, Region
from kuzplan_desktop.domain.reporting.report_kinds import PROGRESS
from kuzplan_desktop.domain.reporting.sent_reports import SentReport, latest
from kuzplan_desktop.store.changes.change import Change
from kuzplan_desktop.store.door.delivery import unpack, whole
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile


class Reported(StrEnum):
    """What a commission has handed in for a period, the first that fits."""

    SENT = "sent"  # its document says that the report was sent
    RECORDS = "records"  # something was written down for the period
    OLD = "old"  # its latest change was made before the period ended
    EMPTY = "empty"
    NONE = "none"  # nothing was handed in


class CommissionReport(NamedTuple):
    """A commission and what it reported; `sent_on` and `figures` are None where there are none."""

    name: str
    reported: Reported
    sent_on: date | None = None
    figures: Figures | None = None
    document: Document | None = None


def commission_reports(
    file: ConsolidatedFile, lines: tuple[CommissionLine, ...], period: ReportingPeriod, today: date, *, own: bool
) -> Iterator[CommissionReport]:
    """What the commissions of these lines reported for `period`, in their order."""
    for line in lines:
        found = file.connection.execute("SELECT packed FROM document WHERE id = ?", (line.document,)).fetchone()
        if found is None:
            yield CommissionReport(line.name, Reported.NONE)
            continue
        changes = unpack(found[0])
        document = whole(changes)
        sent = sent_report(document, period)
        reported = Reported.SENT if sent else _without_report(document, changes, period)
        figures = figures_of(document, period, today, own=own)
        yield CommissionReport(line.name, reported, sent.sent_on if sent else None, figures, document)


def region_doubts(file: ConsolidatedFile, region: Region, today: date, *, own: bool = True) -> list[tuple[str, Remark]]:
    """What is doubtful in each commission's document and between two of them, each with the commission's name."""
    found: list[tuple[str, Remark]] = []
    reports = list(commission_reports(file, region.lines, region.period, region.today, own=own))
    for one in reports:
        if one.document is not None:
            found += ((one.name, doubt) for doubt in doubts(one.document, region.period, own, today))
    return found + list(doubts_between(reports, region.period))


def doubts_between(reports: Iterable[CommissionReport], period: ReportingPeriod) -> Iterator[tuple[str, Remark]]:
    """The events that two commissions seem to have counted both, each with the name of the first."""
    known: dict[str, CommissionReport] = {}
    held: list[tuple[str, Event]] = []
    numbers: dict[str, str] = {}
    for at, report in enumerate(reports):
        if report.document is not None:
            known[str(at)] = report
            held += ((str(at), event) for event in held_events(report.document, period, own=True))
            numbers |= addresses(report.document.plan)
    for (one, event), (other, same) in held_by_several(held):
        number, day = numbers.get(event.activity, ""), event.last_day
        sentence = (
            f"В пункте {number} мероприятие «{_name(known[one], event)}», похоже, то же, что у комиссии "
            f"«{short_name(known[other].name)}»: «{_name(known[other], same)}»."
        )
        quarter = quarter_of(day.month) if day else None
        yield known[one].name, Remark(RemarkKind.DOUBLE_EVENT, sentence, event.activity, number, quarter)


def _name(report: CommissionReport, event: Event) -> str:
    assert report.document is not None
    return names_apart(report.document.events_of(event.activity))[event.uid]


def sent_report(document: Document, period: ReportingPeriod) -> SentReport | None:
    """The report that was sent for the period, of the own items rather than of all; None if none was."""
    found = (latest(document.sent_reports, PROGRESS.name, period.key, own=own) for own in (True, False))
    return next((one for one in found if one), None)


def _without_report(document: Document, changes: list[Change], period: ReportingPeriod) -> Reported:
    if _has_records(document, period):
        return Reported.RECORDS
    day = _latest_day(changes)
    return Reported.OLD if day is None or day < period.last_day else Reported.EMPTY


def _has_records(document: Document, period: ReportingPeriod) -> bool:
    """True if a mark or a held event of the period was written down."""
    if held_events(document, period, own=False):
        return True
    items = (item for item in document.plan.activities() if item.uid in document.marks)
    marks = (mark for item in items for mark in document.marks_in(item, period).values())
    return any(mark.state or mark.text.strip() or mark.note.strip() for mark in marks)


def _latest_day(changes: list[Change]) -> date | None:
    """The day of the latest change, by count and not by clock; None if no day was told."""
    told = max(((change.n, change.at) for change in changes if change.at), default=None)
    if told is not None:
        with suppress(ValueError):
            return date.fromisoformat(told[1][:10])
    return None
