"""What the commands that read print without --json: the plan as an outline with boxes, the журнал, a verdict."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kuzplan_desktop.domain import words
from kuzplan_desktop.domain.calendar import QUARTERS, ROMAN, ReportingPeriod, quarter_of
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_text import event_line
from kuzplan_desktop.domain.figures.branch import TriState, roll_up
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.marks import EventStatus, Mark, MarkState
from kuzplan_desktop.domain.period.schedule import markable_quarters
from kuzplan_desktop.domain.plan.own_items import own_apart
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.plan.plan_values import edition_words
from kuzplan_desktop.domain.progress import ActivityProgress, State
from kuzplan_desktop.domain.readable import moment, readable
from kuzplan_desktop.domain.wording import day_digits, plural
from kuzplan_desktop.reports.kinds.branches import section_title
from kuzplan_desktop.reports.paper.sentences import figures_line
from kuzplan_desktop.store.changes.steps import Step, StepChange
from kuzplan_desktop.store.copies.backups import Backup
from kuzplan_desktop.store.door.reader import Verdict

BOXES = {MarkState.DONE: "[x]", MarkState.NOT_REQUIRED: "[–]", None: "[ ]"}
BRANCH_BOXES = {TriState.ALL: "[x]", TriState.PARTIAL: "[~]", TriState.NONE: "[ ]", TriState.ABSENT: " · "}
TOTALS = {
    State.DONE: "выполнено",
    State.IN_PROGRESS: "выполняется",
    State.LATE: "не выполнено в срок",
    State.NOT_DUE: "срок не наступил или не истек",
    State.NOT_REQUIRED: "не требуется",
}
HEADING = " ".join(ROMAN[quarter].center(3) for quarter in QUARTERS)
INDENT = " " * len(HEADING)


def own_part(document: Document, own: bool) -> Document:
    """The document with the own activities alone, or as it is; branches without any are left out."""
    if not own:
        return document
    sections = []
    for section in document.plan.sections:
        parts = [
            replace(part, activities=tuple(filter(document.is_own, part.activities))) for part in section.subsections
        ]
        parts = [part for part in parts if part.activities]
        if parts:
            sections.append(replace(section, subsections=tuple(parts)))
    return replace(document, plan=replace(document.plan, sections=tuple(sections)))


def document_lines(document: Document, today: date) -> Iterator[str]:
    """The outline of the document with the states as of `today`."""
    states = [document.progress_of(activity, today).state for activity in document.plan.in_force()]
    excluded = len(list(document.plan.activities())) - len(states)
    yield plain(document.plan.title)
    yield decree(document.plan)
    commission = plain(document.commission.name) if document.commission else ""
    yield f"{commission or 'Комиссия не указана'}, состояния за год на {day_digits(today)}"
    yield f"Пунктов: {len(states)}; " + ", ".join(f"{TOTALS[state]} {states.count(state)}" for state in State)
    yield from [f"Исключено из плана: {excluded}."] if excluded else ()
    yield ""
    yield HEADING
    for section in own_apart(document.plan).sections:
        inside = [activity for part in section.subsections for activity in part.activities]
        yield _branch(document, inside, today, section_title(section))
        for part in section.subsections:
            if part.number or part.title:
                yield _branch(document, part.activities, today, f"{part.number} {part.title}", indent="  ")
            for activity in part.activities:
                yield from _activity(document, activity, today)


def period_line(period: ReportingPeriod, figures: PeriodFigures, *, own: bool) -> str:
    """The line of figures of a period, as its report begins with it, and of which items it tells."""
    items = "пункты комиссии" if own else "все пункты плана"
    return plain(f"{period.caption}: {figures_line(figures)}. Посчитаны {items}.")


def decree(plan: Plan) -> str:
    """By whom and when the plan was approved and changed, or that it is a project yet."""
    if not plan.approved_number and plan.approved_on is None:
        return plain(", ".join(filter(None, (plan.authority, "проект, не утвержден"))))
    day = f" от {day_digits(plan.approved_on)}" if plan.approved_on else ""
    number = f" № {plan.approved_number}" if plan.approved_number else ""
    edition, opened = edition_words(plan.amendments), ", открыт для правки" if plan.unlocked else ""
    return plain(f"Утвержден: {plan.authority}, постановление{day}{number} {edition}".rstrip() + opened)


def step_lines(steps: Iterable[Step]) -> Iterator[str]:
    """The журнал: a line for each step, below it what the step changed."""
    for step in steps:
        undone = " (отменено)" if step.undone else ""
        when = moment(step.at)
        yield " · ".join(filter(None, (when, plain(step.by), plain(step.label) + undone)))
        for change in step.changes:
            if change.kind in words.KINDS and change.before != change.after:
                yield f"    {_change(change)}"


def _change(change: StepChange) -> str:
    """What a step did to one field."""
    before, after = (plain(readable(change.field, text)) or "(пусто)" for text in (change.before, change.after))
    subject = f"{plain(change.number)} {words.part_caption(change.kind, change.field)}"
    return f"{subject.strip()}: {before} -> {after}"


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """What a file is and how much is in it."""
    yield plain(verdict.message)
    yield from (f"    {plain(note)}" for note in verdict.notes)
    if verdict.marks or verdict.held_events:
        yield f"Отметок: {verdict.marks}, проведенных мероприятий: {verdict.held_events}"


def backup_lines(backups: Sequence[Backup], second_place: Path | None, second_copy_age: int | None) -> Iterator[str]:
    """The backups of a document, and when it was last copied to the second place."""
    for backup in backups:
        state = "" if backup.good else ", повреждена"
        size = f"{backup.size / 2**20:.1f}".replace(".", ",")
        counts = f"отметок {backup.marks}, проведенных мероприятий {backup.held_events}"
        yield f"{backup.made_at:%d.%m.%Y %H:%M}  {backup.caption}: {counts}, {size} МБ{state}"
        yield f"    {backup.path}"
    if not backups:
        yield "Резервных копий этого документа нет."
    if second_place is not None:
        days = second_copy_age
        ago = "нет" if days is None else f"{days} {plural(days, 'день', 'дня', 'дней')} назад" if days else "сегодня"
        yield f"Копия вне компьютера, в папке {second_place}: {ago}."


def plain(text: str) -> str:
    """`text` in one line and without control characters, which a foreign file could send to the console."""
    line = " ".join(text.split())
    return "".join(letter for letter in line if unicodedata.category(letter) not in ("Cc", "Cf", "Cs"))


def _branch(document: Document, activities: Iterable[Activity], today: date, caption: str, *, indent: str = "") -> str:
    """The line of a section or a subsection with the roll-up of `activities`."""
    branch = roll_up(
        (document.progress_of(activity, today), document.marks_of(activity.uid)) for activity in activities
    )
    boxes = " ".join(BRANCH_BOXES[box] for box in branch.quarters)
    return f"{boxes}  {indent}{plain(caption)} – выполнено {branch.done} из {branch.total}"


def _activity(document: Document, activity: Activity, today: date) -> Iterator[str]:
    """The line of an activity, below it what its marks and events say."""
    progress = document.progress_of(activity, today)
    marks = document.marks_of(activity.uid)
    boxes = " ".join(_box(progress, marks.get(quarter), quarter) for quarter in QUARTERS)
    period = plain(document.period_of(activity).text) or "не указан"
    excluded = f" ({activity.excluded})" if activity.excluded else ""
    caption = f"{activity.number} {activity.title} | срок: {period} | {progress.caption}{excluded}"
    yield f"{boxes}      {plain(caption)}"
    for quarter, mark in sorted(marks.items()):
        outside = "вне срока" if mark.state and quarter not in progress.due_quarters else ""
        day = day_digits(mark.date) if mark.date else ""
        note = f"примечание: {plain(mark.note)}" if mark.note else ""
        line = ", ".join(filter(None, (outside, day, plain(mark.text), note)))
        if line:
            yield f"{INDENT}        {ROMAN[quarter]} квартал: {line}"
    for event in document.events_of(activity.uid):
        status = "" if event.status is EventStatus.HELD else f"{words.EVENT_STATUSES[event.status]}: "
        yield f"{INDENT}        {status}{plain(event_line(event))}"


def _box(progress: ActivityProgress, mark: Mark | None, quarter: int) -> str:
    """The box of a quarter; one outside the срок shows only once it is marked."""
    state = mark.state if mark else None
    return BOXES[state] if state or quarter in progress.due_quarters else " · "


def is_marked(document: Document, activity: Activity, quarter: int) -> bool:
    """True if the quarter has a tick or «не требуется»."""
    marks = document.marks_of(activity.uid)
    return quarter in marks and marks[quarter].state is not None


def box_caption(document: Document, activity: Activity, quarter: int) -> str:
    """«I квартал», and whether the срок does not ask for it."""
    period = document.period_of(activity)
    outside = quarter not in markable_quarters(period, document.campaigns, document.plan.year)
    return f"{ROMAN[quarter]} квартал{' (вне срока)' if outside else ''}"


def written_lines(document: Document, activity: Activity, uid: str) -> Iterator[str]:
    """What was done when the event `uid` was written down under an activity, and which quarter it ticked."""
    event = next(event for event in document.events_of(activity.uid) if event.uid == uid)
    done = {EventStatus.PLANNED: "Запланировано", EventStatus.CANCELLED: "Записано как отмененное"}
    said = done.get(event.status, "Записано")
    yield f"{said}: {plain(activity.number)}, {plain(event_line(event)).removesuffix('.')}."
    if event.last_day and event.status is EventStatus.HELD:
        if event.last_day.year == document.plan.year:
            yield f"Отмечено: {box_caption(document, activity, quarter_of(event.last_day.month))}."
        else:
            yield f"Квартал не отмечен: дата вне {document.plan.year} года."
