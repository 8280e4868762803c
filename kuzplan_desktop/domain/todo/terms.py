"""By when an item is to be done: the ends of its срок that are still open, and how a row tells of them."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.marks import Mark, MarkState
from kuzplan_desktop.domain.period.period import Period, PeriodKind
from kuzplan_desktop.domain.period.schedule import Rhythm, Schedule
from kuzplan_desktop.domain.progress import ActivityProgress, State, is_unit_marked
from kuzplan_desktop.domain.wording import day_digits, plural, uncapitalised


class OpenEnd(NamedTuple):
    """The last day of a срок that is not met yet, and the quarter whose box is to be ticked."""

    day: date
    quarter: int


def open_ends(
    due: Schedule, period: Period, progress: ActivityProgress, marks: Mapping[int, Mark]
) -> tuple[OpenEnd, ...]:
    """The days after which the item is late, or is late already, in their order; none for what can never be late.

    Work through a span goes on from its first mark: its end is open only while there is none.
    """
    if period.as_needed or progress.state in (State.DONE, State.NOT_REQUIRED) or due.ends_on is None:
        return ()
    marked = {quarter for quarter, mark in marks.items() if mark.state is not None}
    done = {quarter for quarter in marked if marks[quarter].state is MarkState.DONE}
    if due.rhythm is Rhythm.EACH:
        units = [unit for unit in due.units if not is_unit_marked(unit, done, marked)]
        return tuple(sorted(OpenEnd(unit.last_day, unit.quarters[-1]) for unit in units if unit.quarters))
    if due.rhythm is Rhythm.SPAN and progress.state is State.IN_PROGRESS:
        return ()
    quarters = due.boxes or due.quarters
    return (OpenEnd(due.ends_on, quarters[-1]),) if quarters else ()


def term_words(period: Period) -> str:
    """«Год · по отдельному плану», «Срок: февраль»: the срок of an item in a few words."""
    text = " ".join(period.text.split()).rstrip(".")
    if period.kind in (PeriodKind.YEAR, PeriodKind.PLAN_PERIOD):
        return "Год · по отдельному плану" if period.separate_plan else "Год"
    return f"Срок: {uncapitalised(text)}" if text.strip("-– ") else "Срок не указан"


def left_words(end: date, today: date) -> str:
    """«осталось 11 дней», «сегодня последний день», «истек 28.02.2022»."""
    days = (end - today).days
    if days < 0:
        return f"истек {day_digits(end)}"
    return f"осталось {days_words(days)}" if days else "сегодня последний день"


def days_words(days: int) -> str:
    """«11 дней»."""
    return f"{days} {plural(days, 'день', 'дня', 'дней')}"


def before_words(marks: Mapping[int, Mark], boxes: tuple[int, ...], quarter: int, *, worked: bool) -> str:
    """What was written in the last box before `quarter`: «I квартал: нет сведений»; empty where there is none."""
    earlier = [one for one in boxes if one < quarter]
    if not earlier:
        return ""
    if len(earlier) > 1 and not worked:
        return "с начала года нет сведений"
    mark = marks.get(earlier[-1])
    state = mark.state if mark else None
    words = {None: "нет сведений", MarkState.DONE: "выполнено", MarkState.NOT_REQUIRED: "не требуется"}[state]
    return f"{ROMAN[earlier[-1]]} квартал: {words}"
