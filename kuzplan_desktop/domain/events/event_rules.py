"""The rules of an event: what is refused when it is written down, whoever writes it, and what is only doubted.

The form of the window, the form (бланк) and the command line ask here, and the store once more. A reader never sets a
change aside for them: what a landed version could write stays, and is a doubt.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import month_end
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import EVENT_FIELDS, Attendance, Event, EventStatus, added
from kuzplan_desktop.domain.limits import LARGEST_NUMBER
from kuzplan_desktop.domain.wording import day_digits, searchable

FURTHEST = 1  # years from the plan's that an event may lie


class Objection(NamedTuple):
    """What is wrong with a field of an event («attendance»: its participants): a sentence, and what to do about it."""

    field: str
    sentence: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()


def refused(event: Event, year: int, today: date | None = None) -> tuple[Objection, ...]:
    """Why an event must not be written down so in a plan of `year`, the most important first; empty if it may.

    Without `today`, the calendar's day, nothing is said of events that cannot have been held yet.
    """
    return (*_days(event, year), *_not_yet(event, today), *_numbers(event), *_participants(event), *_host(event))


def demand_possible(event: Event, year: int, before: Event | None = None) -> None:
    """PlanError for what is refused; not for what was so `before` an edit: what has landed must not be in its way."""
    known = refused(before, year) if before else ()
    for one in refused(event, year):
        if one not in known:
            raise PlanError(one.sentence, one.hint)


def doubted(event: Event, year: int, today: date) -> tuple[Objection, ...]:
    """What to look at in an event of a plan of `year`, each as it goes on after «мероприятие …: », without a stop."""
    return (*_doubted_days(event, year, today), *_doubted_figures(event), *_doubted_host(event))


def has_passed(event: Event, today: date) -> bool:
    """True if the days of an event, or its month, are over."""
    if event.last_day is None:
        return False
    known = event.ends_on or event.starts_on
    return (known or month_end(event.last_day.year, event.last_day.month)) < today


def _days(event: Event, year: int) -> Iterator[Objection]:
    first, last = event.starts_on, event.ends_on
    into_quarter = "по ней мероприятие попадает в свой квартал."
    if last and not first:
        yield Objection("starts_on", "Указан последний день мероприятия, но не указан первый.", "Укажите день начала.")
    elif first is None and event.status is EventStatus.HELD:
        yield Objection("starts_on", "У проведенного мероприятия должна быть дата.", f"Укажите дату: {into_quarter}")
    elif event.last_day is None:
        sentence = "Не сказано, когда мероприятие пройдет."
        yield Objection("starts_on", sentence, "Укажите дату или месяц: по ним мероприятие попадает в свой квартал.")
    if first and last and last < first:
        yield Objection("ends_on", "Последний день мероприятия раньше первого.", "Поменяйте дни местами.")
    if event.last_day and abs(event.last_day.year - year) > FURTHEST:
        sentence = f"Дата {day_digits(event.last_day)} слишком далека от {year} года, на который составлен план."
        yield Objection("ends_on" if last else "starts_on", sentence, "Проверьте год.")


def _not_yet(event: Event, today: date | None) -> Iterator[Objection]:
    day = event.last_day
    if today and day and day > today and event.status is EventStatus.HELD:
        sentence = f"{day_digits(day)} еще не наступило: проведенным мероприятие записать нельзя."
        hint = "Если оно только запланировано, выберите это, если нет – проверьте дату."
        yield Objection("ends_on" if event.ends_on else "starts_on", sentence, hint)


def _numbers(event: Event) -> Iterator[Objection]:
    for field in EVENT_FIELDS:
        number = getattr(event, field.name) if field.is_number else None
        if number is not None and not field.least <= number <= LARGEST_NUMBER:
            sentence = f"«{field.caption}»: нужно целое число от {field.least} до {LARGEST_NUMBER}."
            yield Objection(field.name, sentence)


def _participants(event: Event) -> Iterator[Objection]:
    seen: set[str] = set()
    for one in event.attendance:
        if one.people < 0 or (one.tested or 0) < 0:
            yield Objection("attendance", "Число участников не может быть отрицательным.")
        if one.people > LARGEST_NUMBER:
            yield Objection("attendance", f"{one.audience}: число {one.people} слишком велико.")
        if searchable(one.audience) in seen:
            sentence = f"Одна и та же аудитория указана дважды: {one.audience}."
            yield Objection("attendance", sentence, "Сложите числа в одной строке.")
        seen.add(searchable(one.audience))
        if _is_overtested(one):
            sentence = f"{one.audience}: тестирование прошли {one.tested} чел., а участников {one.people}."
            yield Objection("attendance", sentence)
    counted = added(one.people for one in event.attendance)
    if event.people is not None and event.people < counted:
        yield Objection(
            "people",
            f"Всего участников указано {event.people}, а по аудиториям получается {counted}.",
            "Исправьте число или сотрите его: тогда участники сложатся по аудиториям.",
        )
    elif _exceeds(event, event.tested):
        sentence = f"Тестирование прошли {event.tested} чел., а участников {event.participants}."
        yield Objection("tested", sentence, "Проверьте числа.")
    counted = added(one.tested or 0 for one in event.attendance)
    if event.tested is not None and event.tested < counted:
        sentence = f"Тестирование прошли {event.tested} чел., а по аудиториям получается {counted}."
        yield Objection("tested", sentence, "Исправьте число или сотрите его: тогда оно сложится по аудиториям.")


def _is_overtested(one: Attendance) -> bool:
    return one.tested is not None and one.tested > one.people


def _exceeds(event: Event, number: int | None) -> bool:
    """True for a number of people above that of the participants, if these are known."""
    known = event.people is not None or event.attendance
    return bool(known) and number is not None and number > event.participants


def _host(event: Event) -> Iterator[Objection]:
    if event.held_by.strip() and not event.taking_part:
        sentence = "Указано, кто проводил, но мероприятие записано как свое."
        yield Objection("held_by", sentence, "Отметьте, что комиссия участвует, или сотрите, кто проводил.")


def _doubted_days(event: Event, year: int, today: date) -> Iterator[Objection]:
    day = event.last_day
    if day is None:
        yield Objection("starts_on", "не указана дата, в отчет оно не попадет")
    elif day.year != year:
        yield Objection("starts_on", f"дата {day_digits(day)} не относится к {year} году")
    elif event.starts_on and event.ends_on and event.ends_on < event.starts_on:
        yield Objection("ends_on", "последний день раньше первого")
    elif day > today and event.status is EventStatus.HELD:
        yield Objection("status", f"отмечено проведенным, но {day_digits(day)} еще не наступило")


def _doubted_figures(event: Event) -> Iterator[Objection]:
    counted = added(one.people for one in event.attendance)
    if event.participants < counted:
        yield Objection("people", f"всего участников {event.participants}, а по аудиториям {counted}")
    if event.count < 1:
        yield Objection("count", f"количество мероприятий – {event.count}")
    overtested = [one for one in event.attendance if _is_overtested(one)]
    for one in overtested:
        yield Objection("attendance", f"{one.audience}: тестирование прошли {one.tested} чел. из {one.people}")
    for name, did in (("trained", "обучено"), ("tested", "тестирование прошли")):
        number = getattr(event, name)
        if _exceeds(event, number):
            yield Objection(name, f"{did} {number} чел., а участников {event.participants}")
    counted = added(one.tested or 0 for one in event.attendance)
    if event.tested is not None and event.tested < counted:
        yield Objection("tested", f"тестирование прошли {event.tested} чел., а по аудиториям {counted}")


def _doubted_host(event: Event) -> Iterator[Objection]:
    if event.held_by.strip() and not event.taking_part:
        yield Objection("held_by", "указано, кто проводил, но мероприятие записано как свое")
    if event.taking_part and not event.held_by.strip():
        yield Objection("held_by", "не указано, кто проводил")
