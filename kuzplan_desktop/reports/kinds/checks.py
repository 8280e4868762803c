"""«Проверка отчета»: what is missing or doubtful before a report is sent, a sentence for each and where to mend it."""

from collections.abc import Iterable, Iterator
from datetime import date

from kuzplan_desktop.domain.calendar import Quarter, ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.doubts import Remark, RemarkKind, Typing, doubts
from kuzplan_desktop.domain.events.event_names import names_apart
from kuzplan_desktop.domain.events.event_rules import has_passed
from kuzplan_desktop.domain.events.event_text import event_days
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark, MarkState
from kuzplan_desktop.domain.plan.plan import Activity, addressed
from kuzplan_desktop.domain.wording import day_digits
from kuzplan_desktop.reports.kinds.rows import View, quarter_held
from kuzplan_desktop.reports.paper.letterhead import SIGNING, signatures
from kuzplan_desktop.reports.paper.plain_text import UNPRINTABLE, lines_of, unprintable
from kuzplan_desktop.reports.paper.typeface import face


def check_report(
    document: Document, period: ReportingPeriod, own: bool, today: date, typing: Iterable[Typing] = ()
) -> tuple[Remark, ...]:
    """What to look at before the report of `period` goes out, in the plan's order; `today` is the calendar day.

    Findings never forbid a report: what is missing, and every doubt (see `domain.doubts`). Those of NO_INFORMATION are
    the items that its line of figures counts so. `typing` is what was typed and is in no row yet.
    """
    view = View(document, period, min(today, date(document.plan.year, 12, 31)), own, year=False)
    doubtful: dict[str, list[Remark]] = {}
    for doubt in doubts(document, period, own, today, typing):
        doubtful.setdefault(doubt.activity, []).append(doubt)
    found: list[Remark] = []
    for activity in addressed(document.plan):
        asked = doubtful.get(activity.uid, [])
        ahead = {doubt.quarter for doubt in asked if doubt.kind is RemarkKind.MARK_AHEAD}
        if view.shows(activity):
            remarks = _of_activity(view, activity)
            found += (one for one in remarks if one.kind is not RemarkKind.DOUBTFUL_DATE or one.quarter not in ahead)
        found += asked
    return (*found, *_of_report(document, today))


def _of_activity(view: View, activity: Activity) -> Iterator[Remark]:
    """The findings about an item of the plan."""
    missing = list(_missing(view, activity))
    yield from missing
    for quarter in view.quarters:
        mark = view.document.marks_of(activity.uid).get(quarter)
        if mark is not None:
            yield from _of_mark(view, activity, mark, known=any(finding.quarter == quarter for finding in missing))
    events = view.document.events_of(activity.uid)
    names = names_apart(events)
    for event in events:
        yield from _of_event(view, activity, event, names[event.uid])
    lost = unprintable("\n".join(_texts(view, activity)), face().letters)
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


def _of_event(view: View, activity: Activity, event: Event, name: str) -> Iterator[Remark]:
    """The findings about an event: one held in the period, or one that no report would count."""
    if event.status is EventStatus.CANCELLED:
        return
    what = f"В пункте {activity.number} мероприятие «{name}»"
    quarter = quarter_held(event) or None
    if event.status is EventStatus.PLANNED:
        if _is_past(view, event):
            sentence = f"{what} запланировано на {event_days(event)}, срок прошел: проведено ли оно?"
            yield _finding(RemarkKind.PLANNED_PAST, sentence, activity, quarter)
        return
    if event not in view.held(activity):
        return
    boxes = view.document.progress_in(activity, view.period, view.today).due_quarters
    if quarter not in boxes:
        due = activity.period_override or activity.period_text or "не указан"
        why = f"пункт исключен из плана: {activity.excluded}" if activity.excluded else f"срок: {due}"
        yield _finding(RemarkKind.OUTSIDE, f"{what} проведено вне срока ({why}).", activity, quarter)


def _is_past(view: View, event: Event) -> bool:
    """True if a planned event of the period should have taken place by now."""
    return event.last_day is not None and view.period.holds(event.last_day) and has_passed(event, view.today)


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
