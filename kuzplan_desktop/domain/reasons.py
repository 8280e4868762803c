"""Why: what makes the state of an item what it is on a day, in half a sentence."""

from collections.abc import Iterable
from datetime import date

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.domain.period.period import PeriodKind
from kuzplan_desktop.domain.period.schedule import Rhythm, Schedule
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.progress import State, is_unit_marked
from kuzplan_desktop.domain.wording import day_digits

_MISSING = {
    PeriodKind.ELECTION: "в «Избирательных кампаниях» на этот год ничего не записано",
    PeriodKind.OUTSIDE_ELECTIONS: "избирательные кампании занимают весь год",
}
_UNCLEAR = {
    PeriodKind.UNKNOWN: "срок не распознан",
    PeriodKind.UNSPECIFIED: "срок в плане не указан",
    PeriodKind.AS_NEEDED: "выполняется по мере необходимости",
}


def state_reason(document: Document, activity: Activity, today: date) -> str:
    """«срок истек 28.02.2022, отметок нет»: why the activity is in its state on `today`; the first rule that fits."""
    if activity.excluded:
        return f"исключено из плана: {activity.excluded}"
    due, period = document.schedule_of(activity), document.period_of(activity)
    if due.elections_missing:
        return _MISSING[period.kind]
    progress = document.progress_of(activity, today)
    written = _written(document, activity)
    if progress.state is State.NOT_REQUIRED:
        excused = _quarters(document, activity, MarkState.NOT_REQUIRED)
        return f"отмечено «не требуется»: {excused}" if excused else f"{_UNCLEAR[PeriodKind.AS_NEEDED]}, {written}"
    if progress.state is State.DONE:
        return _done(document, activity, due, today)
    if progress.state is State.LATE:
        return f"{_late(document, activity, due, today)}, {written}"
    if period.other_year is not None:
        return f"в сроке назван {period.other_year} год, {written}"
    return f"{_ahead(due, today) or _UNCLEAR.get(period.kind, 'срок не назван днями')}, {written}"


def _written(document: Document, activity: Activity) -> str:
    """What is written under an activity: «отметок нет», «отмечено: I, II квартал», «есть проведенные мероприятия»."""
    marked = _quarters(document, activity, MarkState.DONE)
    if marked:
        return f"отмечено: {marked}"
    if any(event.status is EventStatus.HELD for event in document.events_of(activity.uid)):
        return "отметок нет, но есть проведенные мероприятия"
    return "отметок нет"


def _quarters(document: Document, activity: Activity, state: MarkState) -> str:
    """«I, III квартал» of the quarters with such a mark; empty if there are none."""
    marks = document.marks_of(activity.uid)
    return _names(quarter for quarter in sorted(marks) if marks[quarter].state is state)


def _names(quarters: Iterable[int]) -> str:
    names = ", ".join(ROMAN[quarter] for quarter in quarters)
    return f"{names} квартал" if names else ""


def _done(document: Document, activity: Activity, due: Schedule, today: date) -> str:
    written = _written(document, activity)
    if due.rhythm is Rhythm.EACH:
        return f"отмечена каждая часть срока, {written}"
    if due.rhythm is not Rhythm.SPAN:
        return written
    if activity.completed_on is not None and activity.completed_on <= today:
        return f"работа завершена {day_digits(activity.completed_on)}, {written}"
    if due.last_day is not None and due.last_day <= today:
        return f"срок закончился {day_digits(due.last_day)}, {written}"
    return written


def _late(document: Document, activity: Activity, due: Schedule, today: date) -> str:
    """«срок истек 28.02.2022», of a list the last part that has passed and is not marked."""
    marks = document.marks_of(activity.uid)
    marked = {quarter for quarter, mark in marks.items() if mark.state is not None}
    done = {quarter for quarter in marked if marks[quarter].state is MarkState.DONE}
    end = due.ends_on
    if due.rhythm is Rhythm.EACH:
        open_days = [unit.last_day for unit in due.units if not is_unit_marked(unit, done, marked)]
        end = max((day for day in open_days if day <= today), default=end)
    return f"срок истек {day_digits(end)}" if end is not None else "срок истек"


def _ahead(due: Schedule, today: date) -> str:
    """«срок – до 31.12.2022», «срок начнется 01.05.2022»; empty where the срок does not say."""
    first, last = due.starts_on, due.last_day
    if first is None or last is None:
        return ""
    if first > today:
        return f"срок начнется {day_digits(first)}"
    return f"срок – до {day_digits(last)}" if last >= today else f"срок закончился {day_digits(last)}"
