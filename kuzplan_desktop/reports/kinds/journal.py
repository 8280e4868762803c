"""«Журнал изменений»: who did what in a document and when, as a report that nobody signs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.readable import line_of
from kuzplan_desktop.domain.reporting.report_kinds import HISTORY
from kuzplan_desktop.domain.wording import plural, quoted, uncapitalised
from kuzplan_desktop.domain.words import KINDS, part_caption
from kuzplan_desktop.reports.kinds.model import day_counted_to
from kuzplan_desktop.reports.paper.letterhead import framed
from kuzplan_desktop.reports.paper.report import Column, Report, Row, RowKind, Table
from kuzplan_desktop.reports.paper.sentences import titled

NOTHING_CHANGED = "Изменений за этот период нет"
UNDONE = "отменено"
COLUMNS = (
    Column("day", "Дата", 22.0, figure=True),
    Column("time", "Время", 15.0),
    Column("by", "Кто", 38.0),
    Column("label", "Действие", 62.0),
    Column("number", "№ пункта", 18.0),
    Column("done", "Что изменено", 80.0),
    Column("state", "Отметка", 22.0),
)


class JournalChange(Protocol):
    """What a step did to one field, as store/changes/history.py tells it."""

    @property
    def kind(self) -> str: ...
    @property
    def row(self) -> str: ...
    @property
    def activity(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...


class JournalStep(Protocol):
    """One named action of a person, as store/changes/history.py tells it."""

    @property
    def label(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def undone(self) -> bool: ...
    @property
    def changes(self) -> Sequence[JournalChange]: ...


def journal_report(
    document: Document,
    period: ReportingPeriod,
    steps: Iterable[JournalStep],
    *,
    own: bool,
    only: frozenset[str] | None,
    today: date,
) -> Report:
    """«Журнал изменений»: the steps that concern `period`, oldest first.

    Left out is what is known to concern something else alone: marks and events of other periods, items that the
    report does not show.
    """
    view = _Shown(document, period, own, only)
    rows = tuple(_row(step, changes) for step in steps if (changes := view.of(step)) is not None)
    undone = sum(row.state == UNDONE for row in rows)
    steps_word = plural(len(rows), "изменение", "изменения", "изменений")
    return framed(
        document,
        today,
        kind=HISTORY,
        heading="ЖУРНАЛ",
        title=titled("изменений сведений о выполнении", document.plan, f"за {period.caption}"),
        as_of="",
        figures=document.figures(period, day_counted_to(document, today), own),
        figures_line=f"В журнале {len(rows)} {steps_word}, из них отменено {undone}" if rows else NOTHING_CHANGED,
        blocks=(Table("history", "Журнал", COLUMNS, rows),),
        name=f"Журнал изменений за {period.caption}",
    )


class _Shown:
    """Which changes the журнал of a period tells of."""

    def __init__(self, document: Document, period: ReportingPeriod, own: bool, only: frozenset[str] | None) -> None:
        self._hidden = {
            activity.uid
            for activity in document.plan.activities()
            if (own and not document.is_own(activity)) or (only is not None and activity.uid not in only)
        }
        self._elsewhere = set(_rows_elsewhere(document, period))

    def of(self, step: JournalStep) -> list[JournalChange] | None:
        """The changes of a step that are told; None if it did nothing that is."""
        shown = [
            change
            for change in step.changes
            if change.activity not in self._hidden and change.row not in self._elsewhere
        ]
        return shown if shown or not step.changes else None


def _rows_elsewhere(document: Document, period: ReportingPeriod) -> Iterator[str]:
    """The uids of marks, events and participants that belong to other periods."""
    quarters = period.quarters(document.plan.year)
    for marks in document.marks.values():
        yield from (mark.uid for quarter, mark in marks.items() if quarter not in quarters)
    for events in document.events.values():
        for event in events:
            if event.last_day is not None and not period.holds(event.last_day):
                yield event.uid
                yield from (item.uid for item in event.attendance)


def _row(step: JournalStep, changes: Sequence[JournalChange]) -> Row:
    """The row of a step."""
    day, time = _moment(step.at)
    numbers = dict.fromkeys(change.number for change in changes if change.number)
    return Row(
        RowKind.LINE,
        ", ".join(numbers),
        step.label,
        done=tuple(journal_lines(changes)),
        state=UNDONE if step.undone else "",
        more={"day": day, "time": time, "by": step.by or ("имя не указано" if step.at else ""), "label": step.label},
    )


def _moment(at: str) -> tuple[date | None, str]:
    """The day and the time of a wall clock; nothing for the plan's own text."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None, ""
    return moment.date(), f"{moment:%H:%M}"


def journal_lines(changes: Iterable[JournalChange]) -> list[str]:
    """One line for each field that was changed; a row that the step made is told in one line."""
    rows: dict[str, list[JournalChange]] = {}
    for change in changes:
        rows.setdefault(change.row, []).append(change)
    lines: list[str] = []
    for row in rows.values():
        said = [line for line in map(_change_line, row) if line]
        made = len(said) > 1 and not any(change.before for change in row)
        lines += ["; ".join([said[0], *map(uncapitalised, said[1:])])] if made else said
    return lines


def _change_line(change: JournalChange) -> str:
    """«Что сделано: было → стало»; empty if nothing readable changed."""
    if change.kind not in KINDS:  # a row that no reader knows by a name: how a document was founded, how one was united
        return ""
    before, after = line_of(change.field, change.before), line_of(change.field, change.after)
    if before == after or (not before and (change.field, after) == ("count", "1")):
        return ""
    if change.field == "_del":
        return f"{KINDS[change.kind]}: {after}"
    name = part_caption(change.kind, change.field)
    if not before or not after:
        return f"{name}: {after or 'очищено'}"
    return f"{name}: было {quoted(before)}, стало {quoted(after)}"
