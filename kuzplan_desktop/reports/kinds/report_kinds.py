"""The kinds of reports, and what a person chooses about one: the one door to all of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.domain.words import REPORT_KINDS
from kuzplan_desktop.reports.kinds.journal import Step, journal_report
from kuzplan_desktop.reports.kinds.model import EMPTY_LEFT_OUT, build_report
from kuzplan_desktop.reports.kinds.planned import due_report, late_report
from kuzplan_desktop.reports.kinds.summary import figures_report, training_report
from kuzplan_desktop.reports.paper.report import Report

KINDS: dict[str, str] = REPORT_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportChoice:
    """What was asked for: a kind (a key of KINDS) for a period, the own items or all.

    `cumulative` adds the figures since the year's beginning. `columns` are the keys of the chosen columns, None for
    the usual ones. `only` are the uids of the items that the filter shows, None for all. Without `empty_rows` items
    without anything are left out. What a kind has no use for is left aside.
    """

    kind: str = "progress"
    period: ReportingPeriod
    own: bool = True
    cumulative: bool = False
    columns: tuple[str, ...] | None = None
    only: frozenset[str] | None = None
    empty_rows: bool = True


def build(document: Document, choice: ReportChoice, today: date, *, steps: Iterable[Step] = ()) -> Report:
    """The report that `choice` asks for, drawn up on the calendar day `today`.

    `steps` is the журнал, newest last; the kind «history» alone needs it.
    """
    shown = narrowed(document, choice.only)
    made: dict[str, Callable[[], Report]] = {
        "progress": lambda: _progress(shown, choice, today),
        "figures": lambda: figures_report(
            shown, choice.period, own=choice.own, today=today, cumulative=choice.cumulative
        ),
        "training": lambda: training_report(
            shown, choice.period, own=choice.own, today=today, cumulative=choice.cumulative
        ),
        "due": lambda: due_report(shown, choice.period, own=choice.own, today=today),
        "late": lambda: late_report(shown, choice.period, own=choice.own, today=today),
        "history": lambda: journal_report(
            document, choice.period, steps, own=choice.own, only=choice.only, today=today
        ),
    }
    report = made[choice.kind]()
    lines = report.lines
    if choice.only is not None:
        lines += (_chosen_line(document, shown, choice.own),)
    if choice.kind == "progress" and not choice.empty_rows and report.rows:
        lines += (EMPTY_LEFT_OUT,)
    return replace(report, lines=lines)


def narrowed(document: Document, only: frozenset[str] | None) -> Document:
    """The document with the items `only` in its plan; None for all."""
    if only is None:
        return document
    sections = tuple(
        replace(
            section,
            subsections=tuple(
                replace(part, activities=tuple(item for item in part.activities if item.uid in only))
                for part in section.subsections
            ),
        )
        for section in document.plan.sections
    )
    return replace(document, plan=replace(document.plan, sections=sections))


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
        sum(not own or each.is_own(activity) for activity in each.plan.activities()) for each in (shown, document)
    )
    items = plural(chosen, "пункт", "пункта", "пунктов")
    return f"Включены отобранные пункты плана: {chosen} {items} из {all_of_them}."
