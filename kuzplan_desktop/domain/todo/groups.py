"""The groups of the start page: what is to be decided, what presses, what the quarter still knows nothing about."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from kuzplan_desktop.domain.calendar import ROMAN, Quarter
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.doubts import Remark, RemarkKind
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.events.event_rules import has_passed
from kuzplan_desktop.domain.events.event_text import event_days, event_name
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.region_remarks import RegionRemark
from kuzplan_desktop.domain.reporting.working_quarter import PATIENCE
from kuzplan_desktop.domain.todo.items import OwnItem
from kuzplan_desktop.domain.todo.terms import before_words, left_words
from kuzplan_desktop.domain.todo.values import Fate, ReportFate, TodoGroup, TodoKind, TodoRow, Urgency
from kuzplan_desktop.domain.wording import preposed
from kuzplan_desktop.domain.words import caption, part_caption

SOON = timedelta(days=14)  # before the end of a срок
TWO_WROTE = "Двое записали по-разному"


def report_group(reports: Iterable[ReportFate], day: date) -> Iterator[TodoGroup]:
    """The reports on what has ended that are waited for: one that is long overdue is only told beside."""
    rows = [
        TodoRow(TodoKind.REPORT, f"Отчет за {one.caption}", f"Не отмечен сданным: {one.words}", name=one.period.key)
        for one in reports
        if one.fate in (Fate.DUE, Fate.OVERDUE) and one.period.last_day < day <= one.due + PATIENCE
    ]
    yield from _group("Сдать отчет", Urgency.PRESSING, rows)


def decide_group(
    document: Document, remarks: Iterable[Remark], unfinished: Iterable[str], copies: Iterable[str]
) -> Iterator[TodoGroup]:
    """Conflicts that are open anywhere in the document, remarks of the region that wait for an answer, doubts, what was
    begun, copies that lie beside."""
    known = {activity.uid: activity for activity in document.plan.activities()}
    rows = [*_conflicts(document, known.values())]
    rows += [_remarked(one, known[one.activity]) for one in document.region_remarks if _waits(one, known)]
    for uid in unfinished:
        if uid in known:
            rows.append(_of_item(TodoKind.UNFINISHED, known[uid], "Начатая запись ждет: она еще не записана"))
    rows += [
        TodoRow(TodoKind.COPY, name, "Рядом лежит копия документа, в ней есть новое", name=name) for name in copies
    ]
    for one in remarks:
        if one.kind not in (RemarkKind.CONFLICT, RemarkKind.UNFINISHED):
            title = known[one.activity].title if one.activity in known else ""
            rows.append(TodoRow(TodoKind.DOUBT, one.sentence, title, one.activity, one.number, one.quarter or 0))
    yield from _group("Решить", Urgency.DECIDE, rows)


def _waits(remark: RegionRemark, known: Mapping[str, Activity]) -> bool:
    return not remark.is_answered and remark.activity in known


def _remarked(remark: RegionRemark, activity: Activity) -> TodoRow:
    """What the region remarked and nobody has answered."""
    detail = f"Замечание области{f' от {remark.given}' if remark.given else ''}: {remark.text}"
    return TodoRow(TodoKind.REMARK, activity.title, detail, activity.uid, activity.number, name=remark.uid)


def term_groups(items: Iterable[OwnItem], today: date, day: date) -> Iterator[TodoGroup]:
    """The items whose срок is over, and those whose срок ends soon, the nearest end first. `today` is the day that
    states are told for, `day` the calendar's."""
    late, soon = [], []
    for item in items:
        over = [end for end in item.ends if end.day < today] or [end for end in item.ends if item.is_late]
        if item.is_late and over:
            late.append((over[-1], TodoKind.LATE, item))
        else:
            coming = [end for end in item.ends if today <= end.day <= today + SOON]
            soon += [(end, TodoKind.DUE_SOON, item) for end in coming[:1]]
    for words, found in (("Срок прошел", late), ("Срок подходит", soon)):
        rows = []
        for end, kind, item in sorted(found, key=lambda one: one[0].day):
            detail = f"{item.term} – {left_words(end.day, day)}"
            rows.append(_of_item(kind, item.activity, detail, end.quarter, may_mark=True))
        yield from _group(words, Urgency.PRESSING, rows)


def passed_group(document: Document, day: date) -> Iterator[TodoGroup]:
    """The planned events whose day is over: were they held?"""
    found: list[tuple[date, TodoRow]] = []
    for activity in document.plan.activities():
        for event in document.events_of(activity.uid):
            if event.status is EventStatus.PLANNED and event.last_day and has_passed(event, day):
                found.append((event.last_day, _passed(activity, event)))
    rows = [row for _, row in sorted(found, key=lambda one: one[0])]
    yield from _group("Запланировано и прошло", Urgency.PRESSING, rows)


def _passed(activity: Activity, event: Event) -> TodoRow:
    name = event_name(event)
    when = f"на {event_days(event)}"
    title = f"{name[:1].upper()}{name[1:]}, запланировано {when}"
    over = "День прошел" if event.starts_on or event.ends_on else "Месяц прошел"
    detail = f"{over}: проведено ли оно?"
    return TodoRow(TodoKind.PASSED, title, detail, activity.uid, activity.number, event=event.uid)


def silent_group(
    document: Document, items: Iterable[OwnItem], quarter: Quarter, day: date, above: frozenset[str]
) -> Iterator[TodoGroup]:
    """The items of which the quarter's figures know nothing, but for those that stand in groups `above` already."""
    silent = [item for item in items if item.lacks_information]
    rows = []
    begun = quarter.first_day <= day
    for item in silent:
        activity = item.activity
        if activity.uid in above:
            continue
        marks, boxes = document.marks_of(activity.uid), item.progress.due_quarters
        parts = (item.term, before_words(marks, boxes, quarter.number, worked=item.was_touched))
        written = quarter.number in marks and bool(marks[quarter.number].text.strip())
        detail = " · ".join(part for part in (*parts, "есть текст, но нет отметки" if written else "") if part)
        asked = quarter.number if quarter.number in boxes or not boxes else boxes[-1]
        rows.append(_of_item(TodoKind.NO_INFORMATION, activity, detail, asked, may_mark=begun))
    words = (
        f"Нет сведений за {quarter.caption}" if begun else preposed("Предстоит в", f"{ROMAN[quarter.number]} квартале")
    )
    yield from _group(words, Urgency.QUIET, rows, besides=len(rows) < len(silent))


def _conflicts(document: Document, activities: Iterable[Activity]) -> Iterator[TodoRow]:
    for activity in activities:
        if activity.conflicts:
            fields = ", ".join(f"«{caption('activity', name)}»" for name in sorted(activity.conflicts))
            yield _of_item(TodoKind.ITEM_CONFLICT, activity, f"{TWO_WROTE}: {fields}")
        for quarter, mark in sorted(document.marks_of(activity.uid).items()):
            if mark.conflict:
                detail = f"Отметку за {ROMAN[quarter]} квартал двое записали по-разному"
                yield _of_item(TodoKind.MARK_CONFLICT, activity, detail, quarter)
        for event in document.events_of(activity.uid):
            if event.conflicts:
                fields = ", ".join(sorted(f"«{part_caption('event', name)}»" for name in event.conflicts))
                name = ", ".join(part for part in (event_days(event), event_name(event)) if part)
                row = _of_item(TodoKind.EVENT_CONFLICT, activity, f"{TWO_WROTE}: {fields}")
                yield TodoRow(row.kind, name, row.detail, row.activity, row.number, event=event.uid)


def _of_item(kind: TodoKind, activity: Activity, detail: str, quarter: int = 0, *, may_mark: bool = False) -> TodoRow:
    title = " ".join(activity.title.split())
    return TodoRow(kind, title, detail, activity.uid, activity.number, quarter, may_mark=may_mark)


def _group(words: str, urgency: Urgency, rows: Iterable[TodoRow], *, besides: bool = False) -> Iterator[TodoGroup]:
    found = tuple(rows)
    if found:
        yield TodoGroup(words, urgency, found, besides)
