"""Doubts: what is to be looked at in a document before a report goes out; a doubt never forbids anything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kuzplan_desktop.domain.calendar import Quarter, ReportingPeriod, quarter_of
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.choices import strange_audience, strange_form
from kuzplan_desktop.domain.events.doubles import doubles
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.events.event_names import names_apart
from kuzplan_desktop.domain.events.event_rules import doubted
from kuzplan_desktop.domain.figures.amounts import amounts_of
from kuzplan_desktop.domain.figures.period import own_forms
from kuzplan_desktop.domain.figures.training import trained_at
from kuzplan_desktop.domain.marks import EventStatus, Mark, MarkState, held_in
from kuzplan_desktop.domain.period.period import PeriodKind
from kuzplan_desktop.domain.plan.plan import Activity, addressed
from kuzplan_desktop.domain.wording import day_digits
from kuzplan_desktop.domain.words import caption, part_caption

WITHOUT_PEOPLE = ("публикация", "памятка/буклет", "выставка")  # forms that nobody is counted at
_DAYS = ("starts_on", "ends_on", "status")  # what a doubt about when it was held is about
_ABOVE = ("trained", "tested", "attendance")  # what a doubt about figures above the people is about


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
    CONFLICT = "conflict"
    DOUBLE_EVENT = "double_event"
    UNKNOWN_TERM = "unknown_term"
    DOUBTFUL_TERM = "doubtful_term"
    UNKNOWN_FORM = "unknown_form"
    UNKNOWN_AUDIENCE = "unknown_audience"
    ABOVE_PEOPLE = "above_people"
    TRAINING_WITHOUT_AUDIENCES = "training_without_audiences"
    MARK_AHEAD = "mark_ahead"
    NOT_OWN = "not_own"
    UNFINISHED = "unfinished"
    OTHER_TEXT = "other_text"
    SAME_NUMBER = "same_number"


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


@dataclass(frozen=True, slots=True)
class Typing:
    """A text that is being typed and is no change yet: of which item, in which quarter, in which field."""

    activity: str
    quarter: int | None
    field: str


def doubts(
    document: Document, period: ReportingPeriod, own: bool, today: date, typing: Iterable[Typing] = ()
) -> Iterator[Remark]:
    """Everything that is doubtful in what a report of `period` would tell, in the plan's order."""
    unfinished = list(typing)
    for activity in addressed(document.plan):
        yield from activity_doubts(document, activity, period, own, today)
        yield from (_unfinished(activity, one) for one in unfinished if one.activity == activity.uid)


def activity_doubts(
    document: Document, activity: Activity, period: ReportingPeriod, own: bool, today: date
) -> Iterator[Remark]:
    """What is doubtful about one item; of one that is not the commission's only that something stands under it."""
    if own and not document.is_own(activity):
        yield from _not_own(document, activity, period)
        return
    yield from _term(document, activity)
    if activity.added:
        yield from _numbered_alike(document, activity)
    if activity.conflicts:
        fields = ", ".join(sorted(f"«{caption('activity', name)}»" for name in activity.conflicts))
        yield _remark(RemarkKind.CONFLICT, f"В пункте {activity.number} не улажено разногласие: {fields}.", activity)
    for mark in document.marks_of(activity.uid).values():
        yield from _mark(document, activity, mark, period, today)
    events = document.events_of(activity.uid)
    names = names_apart(events)
    for event in events:
        yield from _event(document, activity, event, names[event.uid], period, today)
    for one, other in doubles(held_in(events, period), document.apart):
        sentence = f"В пункте {activity.number} одно мероприятие, похоже, записано дважды: «{names[one.uid]}»"
        sentence += f" и «{names[other.uid]}»."
        yield _remark(RemarkKind.DOUBLE_EVENT, sentence, activity, _quarter(one))


def _numbered_alike(document: Document, activity: Activity) -> Iterator[Remark]:
    """An item of the commission's own whose number another one has, as after a merge."""
    numbers = {item.uid: item.number for item in document.plan.in_force()}
    number = numbers.pop(activity.uid, "")
    if number and number in numbers.values():
        sentence = f"Номер {number} есть не только у мероприятия «{activity.title}»: измените его."
        yield _remark(RemarkKind.SAME_NUMBER, sentence, activity)


def form_doubt(document: Document, event_form: str) -> str:
    """What to ask about a form that is in no list; empty for a known one."""
    near = strange_form(event_form, document.plan, own_forms(document))
    return "" if near is None else f"формы «{event_form.strip()}» нет в списке" + _or(near)


def audience_doubt(document: Document, audience: str) -> str:
    """What to ask about a category that is in no list; empty for a known one."""
    near = strange_audience(audience, document.plan)
    return "" if near is None else f"категории «{audience.strip()}» нет в списке" + _or(near)


def training_doubt(document: Document, event: Event) -> str:
    """What to ask about a training of which nobody said who was trained; empty for any other event."""
    told = event.attendance or not event.participants
    return "" if told or not trained_at(event, own_forms(document)) else "кого обучали? Категории участников не указаны"


def _or(near: str) -> str:
    return f"; может быть, «{near}»" if near else ""


def _remark(kind: RemarkKind, sentence: str, activity: Activity, quarter: int | None = None) -> Remark:
    return Remark(kind, sentence, activity.uid, activity.number, quarter)


def _quarter(event: Event) -> int | None:
    return quarter_of(event.last_day.month) if event.last_day else None


def _not_own(document: Document, activity: Activity, period: ReportingPeriod) -> Iterator[Remark]:
    held = held_in(document.events_of(activity.uid), period)
    ticked = [quarter for quarter, mark in document.marks_in(activity, period).items() if mark.state is MarkState.DONE]
    if held or ticked:
        what = f"записаны мероприятия ({amounts_of(held).events})" if held else "стоит отметка"
        sentence = (
            f"По пункту {activity.number}, который комиссия не исполняет, {what}: в ее отчет это не войдет. "
            "Если пункт исполняет комиссия, включите «Исполняем мы»."
        )
        yield _remark(RemarkKind.NOT_OWN, sentence, activity, _quarter(held[0]) if held else ticked[0])


def _term(document: Document, activity: Activity) -> Iterator[Remark]:
    meaning = document.period_of(activity)
    if meaning.kind is PeriodKind.UNKNOWN and not meaning.warnings:
        yield _remark(RemarkKind.UNKNOWN_TERM, f"Срок пункта {activity.number} не распознан.", activity)
    kind = RemarkKind.UNKNOWN_TERM if meaning.kind is PeriodKind.UNKNOWN else RemarkKind.DOUBTFUL_TERM
    for warning in meaning.warnings:
        yield _remark(kind, f"Пункт {activity.number}. {warning}", activity)


def _mark(document: Document, activity: Activity, mark: Mark, period: ReportingPeriod, today: date) -> Iterator[Remark]:
    year, number = document.plan.year, activity.number
    quarter = Quarter(year, mark.quarter)
    if mark.conflict and mark.quarter in period.quarters(year):
        sentence = f"В пункте {number} не улажено разногласие об отметке за {quarter.caption}."
        yield _remark(RemarkKind.CONFLICT, sentence, activity, mark.quarter)
    if mark.date is not None and mark.date > today:
        sentence = (
            f"В пункте {number} у отметки за {quarter.caption} дата {day_digits(mark.date)}: она еще не наступила."
        )
        yield _remark(RemarkKind.MARK_AHEAD, sentence, activity, mark.quarter)
    elif mark.state is MarkState.DONE and quarter.first_day > today:
        sentence = f"В пункте {number} отмечен {quarter.caption}, который еще не начался."
        yield _remark(RemarkKind.MARK_AHEAD, sentence, activity, mark.quarter)


def _event(
    document: Document, activity: Activity, event: Event, name: str, period: ReportingPeriod, today: date
) -> Iterator[Remark]:
    """What is doubtful about an event, called `name`: of one that no report will count only why."""
    if event.status is EventStatus.CANCELLED:
        return
    what, quarter = f"В пункте {activity.number} мероприятие «{name}»", _quarter(event)
    told = event.last_day is None or period.holds(event.last_day)
    if event.conflicts and told:
        fields = ", ".join(sorted(f"«{part_caption('event', name)}»" for name in event.conflicts))
        yield _remark(RemarkKind.CONFLICT, f"{what}: не улажено разногласие: {fields}.", activity, quarter)
    if event.status is not EventStatus.HELD:
        return
    in_period = bool(held_in([event], period))
    found = doubted(event, document.plan.year, today)
    days = [one for one in found if one.field in _DAYS and (in_period or one.field == "starts_on")]
    for one in days:
        yield _remark(RemarkKind.DOUBTFUL_DATE, f"{what}: {one.sentence}.", activity, quarter)
    if not in_period:
        return
    if not event.participants and event.form not in WITHOUT_PEOPLE:
        yield _remark(RemarkKind.EVENT_WITHOUT_PEOPLE, f"{what}: не указано число участников.", activity, quarter)
    for one in found:
        if one not in days:
            kind = RemarkKind.ABOVE_PEOPLE if one.field in _ABOVE else RemarkKind.DOUBTFUL_EVENT
            kind = RemarkKind.FEWER_THAN_AUDIENCES if one.field == "people" else kind
            yield _remark(kind, f"{what}: {one.sentence}.", activity, quarter)
    for kind, sentence in _words(document, event):
        yield _remark(kind, f"{what}: {sentence}.", activity, quarter)


def _words(document: Document, event: Event) -> Iterator[tuple[RemarkKind, str]]:
    """What is doubtful about the words of an event."""
    if sentence := form_doubt(document, event.form):
        yield RemarkKind.UNKNOWN_FORM, sentence
    for one in event.attendance:
        if sentence := audience_doubt(document, one.audience):
            yield RemarkKind.UNKNOWN_AUDIENCE, sentence
    if sentence := training_doubt(document, event):
        yield RemarkKind.TRAINING_WITHOUT_AUDIENCES, sentence


def _unfinished(activity: Activity, typing: Typing) -> Remark:
    kind = "event" if typing.quarter is None else "mark"
    field = part_caption(kind, typing.field)
    return _remark(
        RemarkKind.UNFINISHED, f"В пункте {activity.number} не дописано: «{field}».", activity, typing.quarter
    )
