"""«Проверка отчета»: what is missing or doubtful before a report is sent, a sentence for each and where to mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kuzplan_desktop.domain.calendar import Quarter, ReportingPeriod, month_end
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.event_rules import doubted
from kuzplan_desktop.domain.event_text import event_days, event_name
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark, MarkState
from kuzplan_desktop.domain.plan import Activity
from kuzplan_desktop.domain.wording import day_digits
from kuzplan_desktop.reports.kinds.rows import View, quarter_held
from kuzplan_desktop.reports.paper.letterhead import SIGNING, signatures
from kuzplan_desktop.reports.paper.plain_text import UNPRINTABLE, lines_of, unprintable
from kuzplan_desktop.reports.paper.typeface import face

WITHOUT_PEOPLE = ("публикация", "памятка/буклет", "выставка")  # forms that nobody is counted at
_DAYS = ("starts_on", "ends_on", "status")  # what a doubt about when it was held is about
SHORT = 80  # letters of an event's name in a sentence


class RemarkKind(StrEnum):
    """What a finding is about."""

    NO_INFORMATION = "no_information"
    TICK_WITHOUT_TEXT = "tick_without_text"
    TEXT_WITHOUT_TICK = "text_without_tick"
    MARK_WITHOUT_DAY = "mark_without_day"
    EVENT_WITHOUT_PEOPLE = "event_without_people"
    FEWER_THAN_AUDIENCES = "fewer_than_audiences"
    OUTSIDE = "outside"
    DOUBTFUL_DATE = "doubtful_date"
    DOUBTFUL_EVENT = "doubtful_event"
    PLANNED_PAST = "planned_past"
    UNPRINTABLE = "unprintable"
    NO_SIGNATORY = "no_signatory"
    NO_COMMISSION = "no_commission"


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding of the check: a Russian sentence, and the row and the quarter where it can be mended.

    `activity` is the uid and `number` the number of the item, both empty for what concerns the whole report;
    `quarter` is None where no quarter is meant.
    """

    kind: RemarkKind
    sentence: str
    activity: str = ""
    number: str = ""
    quarter: int | None = None


def check_report(document: Document, period: ReportingPeriod, own: bool, today: date) -> tuple[Remark, ...]:
    """What to look at before the report of `period` goes out, in the plan's order; `today` is the calendar day.

    Findings never forbid a report. Those of NO_INFORMATION are the items that its line of figures counts so.
    """
    view = View(document, period, min(today, date(document.plan.year, 12, 31)), own, year=False)
    items = (activity for activity in document.plan.activities() if view.shows(activity))
    found = [finding for activity in items for finding in _of_activity(view, activity)]
    return (*found, *_of_report(document, today))


def _of_activity(view: View, activity: Activity) -> Iterator[Remark]:
    """The findings about an item of the plan."""
    missing = list(_missing(view, activity))
    yield from missing
    for quarter in view.quarters:
        mark = view.document.marks_of(activity.uid).get(quarter)
        if mark is not None:
            yield from _of_mark(view, activity, mark, known=any(finding.quarter == quarter for finding in missing))
    for event in view.document.events_of(activity.uid):
        yield from _of_event(view, activity, event)
    lost = unprintable("\n".join(_texts(view, activity)), face().holds)
    if lost:
        letters = " ".join(letter for letter in lost if letter.isprintable())
        sentence = f"В тексте пункта {activity.number} есть знаки, которых нет в шрифте PDF"
        sentence += f" ({letters})" if letters else ""
        yield _finding(RemarkKind.UNPRINTABLE, f"{sentence}: вместо них напечатается {UNPRINTABLE}.", activity)


def _finding(kind: RemarkKind, sentence: str, activity: Activity, quarter: int | None = None) -> Remark:
    return Remark(kind, sentence, activity.uid, activity.number, quarter)


def _missing(view: View, activity: Activity) -> Iterator[Remark]:
    """An item that is due in the period, was not excused and has nothing written about it."""
    share = view.share(activity)
    if share.planned and not share.worked:
        boxes = view.document.progress_of(activity, view.today).due_quarters
        written = [quarter for quarter, mark in view.marks(activity).items() if lines_of(mark.text) and not mark.state]
        quarter = next((quarter for quarter in (*written, *view.quarters) if quarter in (*written, *boxes)), None)
        reason = ": есть текст, но нет отметки" if written else ""
        sentence = f"По пункту {activity.number} нет сведений за {view.period.caption}{reason}."
        yield _finding(RemarkKind.NO_INFORMATION, sentence, activity, quarter)


def _of_mark(view: View, activity: Activity, mark: Mark, *, known: bool) -> Iterator[Remark]:
    """The findings about a mark in a quarter of the period; `told`: that quarter was named for want of information."""
    quarter = Quarter(view.document.plan.year, mark.quarter)
    if mark.quarter not in view.marks(activity):
        if mark.quarter in view.undated(activity):
            sentence = f"В пункте {activity.number} у отметки за {quarter.caption} нет даты"
            sentence += f", в отчет за {view.period.caption} она не вошла."
            yield _finding(RemarkKind.MARK_WITHOUT_DAY, sentence, activity, mark.quarter)
        return
    if mark.state is None and lines_of(mark.text) and not known:
        sentence = f"В пункте {activity.number} за {quarter.caption} есть текст, но нет отметки."
        yield _finding(RemarkKind.TEXT_WITHOUT_TICK, sentence, activity, mark.quarter)
    events = [event for event in view.held(activity) if quarter_held(event) == mark.quarter]
    if mark.state is MarkState.DONE and not lines_of(mark.text) and not events:
        sentence = f"В пункте {activity.number} отмечен {quarter.caption}, но не написано, что сделано."
        yield _finding(RemarkKind.TICK_WITHOUT_TEXT, sentence, activity, mark.quarter)
    if mark.date is not None and not quarter.first_day <= mark.date <= quarter.last_day:
        sentence = f"В пункте {activity.number} дата отметки за {quarter.caption} – {day_digits(mark.date)}."
        yield _finding(RemarkKind.DOUBTFUL_DATE, sentence, activity, mark.quarter)


def _of_event(view: View, activity: Activity, event: Event) -> Iterator[Remark]:
    """The findings about an event: one held in the period, or one that no report would count."""
    if event.status is EventStatus.CANCELLED:
        return
    what = f"В пункте {activity.number} мероприятие «{_shortened(event)}»"
    quarter = quarter_held(event) or None
    if event.status is EventStatus.PLANNED:
        if _is_past(view, event):
            sentence = f"{what} запланировано на {event_days(event)}, срок прошел: проведено ли оно?"
            yield _finding(RemarkKind.PLANNED_PAST, sentence, activity, quarter)
        return
    yield from _doubts(view, activity, event, what)
    if event not in view.held(activity):
        return
    boxes = view.document.progress_in(activity, view.period, view.today).due_quarters
    if quarter not in boxes:
        due = activity.period_override or activity.period_text or "не указан"
        yield _finding(RemarkKind.OUTSIDE, f"{what} проведено вне срока (срок: {due}).", activity, quarter)


def _doubts(view: View, activity: Activity, event: Event, what: str) -> Iterator[Remark]:
    """What is doubtful about a held event; of one that no report will count, only why."""
    in_period, quarter = event in view.held(activity), quarter_held(event) or None
    doubts = doubted(event, view.document.plan.year, view.today)
    days = [one for one in doubts if one.field in _DAYS and (in_period or one.field == "starts_on")]
    for doubt in days:
        yield _finding(RemarkKind.DOUBTFUL_DATE, f"{what}: {doubt.sentence}.", activity, quarter)
    if not in_period:
        return
    if not event.participants and event.form not in WITHOUT_PEOPLE:
        yield _finding(RemarkKind.EVENT_WITHOUT_PEOPLE, f"{what}: не указано число участников.", activity, quarter)
    for doubt in doubts:
        if doubt not in days:
            kind = RemarkKind.FEWER_THAN_AUDIENCES if doubt.field == "people" else RemarkKind.DOUBTFUL_EVENT
            yield _finding(kind, f"{what}: {doubt.sentence}.", activity, quarter)


def _is_past(view: View, event: Event) -> bool:
    """True if a planned event of the period should have taken place by now."""
    if event.last_day is None or not view.period.first_day <= event.last_day <= view.period.last_day:
        return False
    known = event.ends_on or event.starts_on
    return (known or month_end(event.last_day.year, event.last_day.month)) < view.today


def _shortened(event: Event) -> str:
    """An event as a sentence names it."""
    name = " ".join(event_name(event).replace("«", "„").replace("»", "“").split())
    name = name if len(name) <= SHORT else name[: SHORT - 1].rstrip() + "…"
    return ", ".join(part for part in (event_days(event), name) if part)


def _texts(view: View, activity: Activity) -> Iterator[str]:
    """All texts of an item that its report prints."""
    yield from (activity.title, activity.executors_text, activity.period_override, activity.period_reason)
    for mark in view.marks(activity).values():
        yield from (mark.text, mark.note)
    for event in view.held(activity):
        yield from (event.form, event.title, event.place, event.description, event.note)
        yield from (item.audience for item in event.attendance)


def _of_report(document: Document, today: date) -> Iterator[Remark]:
    """The findings about the report as a whole."""
    if document.commission is None or not document.commission.name.strip():
        yield Remark(RemarkKind.NO_COMMISSION, "Не указано наименование комиссии.")
    signing = signatures(document.signatories, today)[: len(SIGNING)]
    for signature, who in zip(signing, ("председатель", "секретарь"), strict=True):
        if not signature.name:
            sentence = f"Не указан {who}: фамилию придется вписать от руки."
            yield Remark(RemarkKind.NO_SIGNATORY, sentence)
