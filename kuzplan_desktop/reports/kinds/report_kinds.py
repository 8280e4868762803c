"""The one door to the reports of every kind: what a person chooses about one, and what it is made of -> the report."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.own_items import own_apart, with_items
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.domain.reporting.amendments import corrections
from kuzplan_desktop.domain.reporting.report_kinds import (
    CONSOLIDATED,
    CONTROL,
    DUE,
    EVENT_LIST,
    FIGURES,
    HISTORY,
    LATE,
    PROGRESS,
    SEPARATE,
    TRAINING,
    YEARS,
    ReportKind,
    ReportOption,
)
from kuzplan_desktop.domain.reporting.sent_reports import SentReport, latest
from kuzplan_desktop.domain.wording import NBSP, date_words, plural
from kuzplan_desktop.reports.kinds.consolidated import consolidated_report
from kuzplan_desktop.reports.kinds.control import control_report
from kuzplan_desktop.reports.kinds.event_list import ListedEvents, events_report
from kuzplan_desktop.reports.kinds.journal import JournalStep, journal_report
from kuzplan_desktop.reports.kinds.model import EMPTY_LEFT_OUT, build_report
from kuzplan_desktop.reports.kinds.moved import moved_events
from kuzplan_desktop.reports.kinds.planned import due_report, late_report
from kuzplan_desktop.reports.kinds.separate import separate_report
from kuzplan_desktop.reports.kinds.summary import figures_report, training_report
from kuzplan_desktop.reports.kinds.years import years_report
from kuzplan_desktop.reports.paper.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportChoice:
    """What was asked for: a kind for a period, the own items or all.

    `cumulative` adds the figures since the year's beginning. `listed` are the events that a list shows, in its order
    and with the words of the filter, None for all of the period. With `both_sides` paper is printed on both: the
    margin for binding changes sides. `columns` are the keys of the chosen columns, None for
    the usual ones. `only` are the uids of the items that the filter shows, None for all. Without `empty_rows` items
    without anything are left out. What a kind has no use for (`ReportKind.takes`) is left aside.
    """

    kind: ReportKind = PROGRESS
    period: ReportingPeriod
    own: bool = True
    cumulative: bool = False
    columns: tuple[str, ...] | None = None
    only: frozenset[str] | None = None
    empty_rows: bool = True
    listed: ListedEvents | None = None
    both_sides: bool = False


def build(
    source: Document | Region,
    choice: ReportChoice,
    today: date,
    *,
    steps: Iterable[JournalStep] = (),
    examples: Mapping[str, str] | None = None,
    amends: SentReport | None = None,
    beside: Sequence[Document] = (),
) -> Report:
    """The report that `choice` asks for, drawn up on the calendar day `today`.

    `source` is a document or, for a kind `of_region`, the region in the period of `choice`. `steps` is the журнал,
    newest last, for a kind that `needs_journal`; `examples` are texts by item, for one that takes them; `amends` is
    the sent report in whose place this one comes; `beside` are the documents of earlier years, for one that takes them.
    """
    if isinstance(source, Region):
        return replace(_of_region(source, choice, today, examples or {}), both_sides=choice.both_sides)
    report = replace(_of_document(source, choice, today, steps, beside), both_sides=choice.both_sides)
    if amends is None and report.dateline and choice.only is None:
        report = replace(report, dateline=_given(source, choice, report) or report.dateline)
    return replace(
        report, in_place_of=amends.in_place_of if amends else "", corrections=_corrections(source, choice, today)
    )


def _given(document: Document, choice: ReportChoice, report: Report) -> str:
    """Day and number under which this very report was sent; empty if it was not, or its figures have moved since."""
    sent = latest(document.sent_reports, choice.kind.name, choice.period.key, own=choice.own)
    if sent is None or sent.sent_on is None or (sent.cumulative, sent.figures) != (choice.cumulative, report.figures):
        return ""
    number = f" №{NBSP}{sent.outgoing_number}" if sent.outgoing_number else ""
    return f"{date_words(sent.sent_on)}{number}"


def _corrections(document: Document, choice: ReportChoice, today: date) -> tuple[str, ...]:
    """How the figures of reports that were sent before have moved, in the report that a commission owes."""
    if not choice.kind.is_owed or choice.only is not None:
        return ()
    sentence = corrections(document, choice.period, today, choice.own, cumulative=choice.cumulative)
    return (sentence,) if sentence else ()


def _of_document(
    document: Document, choice: ReportChoice, today: date, steps: Iterable[JournalStep], beside: Sequence[Document]
) -> Report:
    document = replace(document, plan=own_apart(document.plan))
    shown, period, own = narrowed(document, choice.only), choice.period, choice.own
    made: dict[ReportKind, Callable[[], Report]] = {
        PROGRESS: lambda: _progress(shown, choice, today),
        FIGURES: lambda: figures_report(shown, period, own=own, today=today, cumulative=choice.cumulative),
        TRAINING: lambda: training_report(shown, period, own=own, today=today, cumulative=choice.cumulative),
        DUE: lambda: due_report(shown, period, own=own, today=today),
        LATE: lambda: late_report(shown, period, own=own, today=today),
        SEPARATE: lambda: separate_report(shown, period, own=own, today=today, moved=_moved(document, steps)),
        YEARS: lambda: years_report(shown, beside, period, own=own, today=today),
        EVENT_LIST: lambda: events_report(shown, period, choice.listed, own=own, today=today),
        HISTORY: lambda: journal_report(document, period, steps, own=own, only=choice.only, today=today),
    }
    report = made[choice.kind]()
    lines = report.lines
    if choice.only is not None:
        lines += (_chosen_line(document, shown, own),)
    if choice.kind.takes(ReportOption.EMPTY_ROWS) and not choice.empty_rows and report.rows:
        lines += (EMPTY_LEFT_OUT,)
    return replace(report, lines=lines)


def _moved(document: Document, steps: Iterable[JournalStep]) -> frozenset[str] | None:
    """The events that stood on another day before; None for a document whose history was left behind."""
    known = list(steps)
    return moved_events(known) if known and not document.settings.get("without_history") else None


def _of_region(region: Region, choice: ReportChoice, today: date, examples: Mapping[str, str]) -> Report:
    made: dict[ReportKind, Callable[[], Report]] = {
        CONSOLIDATED: lambda: consolidated_report(
            region, examples, today, columns=choice.columns, empty_rows=choice.empty_rows
        ),
        CONTROL: lambda: control_report(region, today),
    }
    return made[choice.kind]()


def narrowed(document: Document, only: frozenset[str] | None) -> Document:
    """The document with the items `only` in its plan; None for all."""
    if only is None:
        return document
    return replace(document, plan=with_items(document.plan, lambda item: item.uid in only))


def _progress(document: Document, choice: ReportChoice, today: date) -> Report:
    return build_report(
        document,
        choice.period,
        own=choice.own,
        today=today,
        cumulative=choice.cumulative,
        columns=choice.columns,
        empty_rows=choice.empty_rows,
    )


def _chosen_line(document: Document, shown: Document, own: bool) -> str:
    """How many of the items a report of chosen ones holds."""
    chosen, all_of_them = (
        sum(not own or each.is_own(activity) for activity in each.plan.in_force()) for each in (shown, document)
    )
    items = plural(chosen, "пункт", "пункта", "пунктов")
    return f"Включены отобранные пункты плана: {chosen} {items} из {all_of_them}."
