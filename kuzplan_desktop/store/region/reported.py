"""The own report of each commission for a period, with all its figures and doubts; told from its whole document."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import ReportingPeriod, parse_reporting_period, quarter_of
from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.doubts import Remark, RemarkKind, doubts
from kuzplan_desktop.domain.events.doubles import held_by_several
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.events.event_names import names_apart
from kuzplan_desktop.domain.figures.period import Figures, figures_of, held_events
from kuzplan_desktop.domain.plan.plan import Plan, addresses
from kuzplan_desktop.domain.region import CommissionLine, Region
from kuzplan_desktop.store.door.delivery import unpack, whole
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile

MOST_NUMBERS = 5


class CommissionReport(NamedTuple):
    """A line of the region with all figures of the commission's own report; None where there is no document."""

    line: CommissionLine
    figures: Figures | None = None
    document: Document | None = None


def commission_reports(
    file: ConsolidatedFile, lines: Iterable[CommissionLine], period: ReportingPeriod, today: date, *, own: bool
) -> Iterator[CommissionReport]:
    """The own reports of the commissions of these lines for `period`, in their order."""
    for line in lines:
        found = file.connection.execute("SELECT packed FROM document WHERE id = ?", (line.document,)).fetchone()
        if found is None:
            yield CommissionReport(line)
            continue
        document = whole(unpack(found[0]))
        yield CommissionReport(line, figures_of(document, period, today, own=own), document)


def with_coverage(file: ConsolidatedFile, region: Region) -> Region:
    """The region with the coverage that each commission's own report tells."""
    reports = commission_reports(file, region.all_lines, region.period, region.today, own=True)
    told = {one.line.document: one.figures.coverage for one in reports if one.figures and one.figures.coverage}
    return replace(region, coverage=told)


def region_doubts(file: ConsolidatedFile, region: Region, today: date, *, own: bool = True) -> list[tuple[str, Remark]]:
    """What is doubtful in each commission's document and between two of them, each with the commission's name."""
    found: list[tuple[str, Remark]] = []
    reports = list(commission_reports(file, region.all_lines, region.period, region.today, own=own))
    for one in reports:
        if one.document is not None:
            found += ((one.line.name, doubt) for doubt in doubts(one.document, region.period, own, today))
            found += ((one.line.name, doubt) for doubt in _other_text(one.document.plan, region.plan))
    return found + list(doubts_between(reports, region.period))


def union_sentences(file: ConsolidatedFile, document: str) -> Iterator[str]:
    """What is said of a document that was made of copies which went apart: what is doubtful in it since."""
    found = file.connection.execute("SELECT shown, packed FROM document WHERE id = ?", (document,)).fetchone()
    if found is not None:
        read = whole(unpack(found[1]))
        year = read.plan.year
        whole_year = parse_reporting_period(f"{year:04}")
        kinds = [one.kind for one in doubts(read, whole_year, own=False, today=date(year, 12, 31))]
        doubles, conflicts = kinds.count(RemarkKind.DOUBLE_EVENT), kinds.count(RemarkKind.CONFLICT)
        told = f"похожих мероприятий {doubles}, неулаженных разногласий {conflicts}"
        yield f"Копии документа «{short_name(found[0])}» разошлись и объединены: {told}. Они названы в «Сомнениях»."


def _other_text(plan: Plan, common: Plan) -> Iterator[Remark]:
    """That a commission's plan has other items than the region's, or other numbers: it has not been amended, or by
    another text."""
    here, there = (
        {item.uid: item.number for item in each.activities() if not item.excluded and not item.added}
        for each in (plan, common)
    )
    lacking = [number for uid, number in there.items() if uid not in here]
    beyond = [number for uid, number in here.items() if uid not in there]
    moved = [number for uid, number in there.items() if here.get(uid, number) != number]
    parts = (("нет", lacking), ("лишние", beyond), ("под другими номерами", moved))
    said = [f"{words} {_few(found)}" for words, found in parts if found]
    if said:
        sentence = f"План комиссии в другой редакции, чем у области ({'; '.join(said)}): внесите в него общий план."
        yield Remark(RemarkKind.OTHER_TEXT, sentence)


def _few(numbers: list[str]) -> str:
    """A few numbers of items, and how many more there are."""
    more = f" и еще {len(numbers) - MOST_NUMBERS}" if len(numbers) > MOST_NUMBERS else ""
    return ", ".join(numbers[:MOST_NUMBERS]) + more


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
            f"«{short_name(known[other].line.name)}»: «{_name(known[other], same)}»."
        )
        quarter = quarter_of(day.month) if day else None
        yield known[one].line.name, Remark(RemarkKind.DOUBLE_EVENT, sentence, event.activity, number, quarter)


def _name(report: CommissionReport, event: Event) -> str:
    assert report.document is not None
    return names_apart(report.document.events_of(event.activity))[event.uid]
