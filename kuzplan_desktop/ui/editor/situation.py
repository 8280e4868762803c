"""What the editor asks of a document about one activity, and what it tells about a quarter."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from kuzplan_desktop.domain.calendar import ROMAN, Quarter, quarter_of
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.doubts import audience_doubt, form_doubt, training_doubt
from kuzplan_desktop.domain.events.event_fields import added
from kuzplan_desktop.domain.events.event_text import event_days, event_name
from kuzplan_desktop.domain.marks import Attendance, Event, EventStatus, MarkState
from kuzplan_desktop.domain.period.period import PeriodKind, period_meaning
from kuzplan_desktop.domain.period.schedule import markable_quarters
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.wording import preposed
from kuzplan_desktop.domain.words import caption
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.event_values import Checked

_PLAIN = frozenset((PeriodKind.YEAR, PeriodKind.PLAN_PERIOD, PeriodKind.UNSPECIFIED))  # the words say it all
CONFLICT = "Двое изменили по-разному: {fields}. Показан один из вариантов; запишите то, что верно."
TICK_ANSWERS = ("Снять отметку", "Оставить отметку", "Отмена")
TICKS_ANSWERS = ("Снять отметки", "Оставить отметки", "Отмена")


def find_activity(document: Document, uid: str) -> Activity | None:
    """The activity with this uid, None if the document has none."""
    return next((activity for activity in document.plan.activities() if activity.uid == uid), None)


def named_event(activity: Activity | None, event: Event) -> str:
    """«1.2.4, 14.03.2022, семинар «…»»: how a sentence names an event."""
    number = activity.number if activity else ""
    return ", ".join(part for part in (number, event_days(event), event_name(event)) if part)


def disputed_fields(event: Event | None) -> str:
    """The sentence about fields of an event that two people wrote differently, empty if there are none."""
    fields = ", ".join(f"«{caption('event', name)}»" for name in sorted(event.conflicts)) if event else ""
    return CONFLICT.format(fields=fields) if fields else ""


def asks_for_mark(document: Document, activity: Activity, quarter: int) -> bool:
    """False if `quarter` lies outside the activity's срок."""
    return quarter in markable_quarters(document.period_of(activity), document.campaigns, document.plan.year)


def day_quarter(day: date | None, year: int) -> int | None:
    """The quarter of `year` that a day lies in; None for no day and for one of another year."""
    return quarter_of(day.month) if day and day.year == year else None


def event_quarter(event: Event, year: int) -> int | None:
    """The quarter of `year` that an event belongs to, None if it belongs to none."""
    return day_quarter(event.last_day, year)


def held_in_quarter(document: Document, uid: str, quarter: int) -> tuple[Event, ...]:
    """The held events of an activity that belong to a quarter of the plan's year."""
    year = document.plan.year
    return tuple(
        event
        for event in document.events_of(uid)
        if event.status is EventStatus.HELD and event_quarter(event, year) == quarter
    )


def tick_goes_too(session: Session, event: Event, sentence: str) -> bool | None:
    """Ask about the tick of a quarter whose last held event goes, and say why by `sentence`.

    False if there is no such tick, None if she thought better of it: then nothing is to be changed.
    """
    document = session.document
    quarter = event_quarter(event, document.plan.year)
    if event.status is not EventStatus.HELD or quarter is None:
        return False
    mark = document.marks_of(event.activity).get(quarter)
    ticked = mark is not None and mark.state is MarkState.DONE
    if not ticked or len(held_in_quarter(document, event.activity, quarter)) > 1:
        return False
    answer = session.choose(f"Снять и отметку за {ROMAN[quarter]} квартал?", sentence, TICK_ANSWERS)
    return (True, False, None)[answer]


def ticks_go_too(session: Session, events: Sequence[Event]) -> list[str] | None:
    """Ask about the ticks of quarters all of whose held events go; the uids of those events whose ticks go, too.

    None if she thought better of it: then nothing is to be changed.
    """
    document, going = session.document, {event.uid for event in events}
    last, ticks = [], dict[tuple[str, int], str]()
    for event in events:
        quarter = event_quarter(event, document.plan.year)
        mark = document.marks_of(event.activity).get(quarter or 0)
        if event.status is not EventStatus.HELD or quarter is None or mark is None or mark.state is not MarkState.DONE:
            continue
        if all(other.uid in going for other in held_in_quarter(document, event.activity, quarter)):
            last.append(event.uid)
            activity = find_activity(document, event.activity)
            ticks[event.activity, quarter] = f"{activity.number if activity else '?'} – {ROMAN[quarter]} квартал"
    if not last:
        return []
    sentence = f"Других проведенных мероприятий не останется: {', '.join(ticks.values())}."
    answer = session.choose("Снять и отметки?", sentence, TICKS_ANSWERS)
    return (last, [], None)[answer]


def leaves_quarter(event: Event, checked: Checked, year: int) -> bool:
    """True if a held event, changed into what a form says, is no longer held in its quarter."""
    if event.status is not EventStatus.HELD:
        return False
    stays = checked.fields["status"] is EventStatus.HELD
    return not stays or day_quarter(checked.last_day, year) != event_quarter(event, year)


def offer_instead(session: Session, activities: Sequence[str], quarter: int) -> bool:
    """Where a tick would surprise, ask in the bar instead: outside the срок of the one activity (uid), or in a quarter
    that has not begun. False where nothing is to be asked."""
    document, asked = session.document, Quarter(session.document.plan.year, quarter)
    alone = find_activity(document, activities[0]) if len(activities) == 1 else None
    early = asked.first_day > session.today
    if alone is not None and not asks_for_mark(document, alone, quarter):
        period = document.period_of(alone)
        sentence = f"Срок пункта {alone.number} – {period.text[:1].lower()}{period.text[1:]}. Отметить вне срока?"
        hint = f"{asked.caption} в этот срок не входит; в отчете отметка будет стоять с пометкой «вне срока»."
        offer = "Отметить вне срока"
    elif early:
        sentence = f"{asked.caption} еще не начался. Отметить выполнение заранее?"
        hint, offer = "Если нажато случайно, ничего делать не нужно.", "Отметить заранее"
    else:
        return False

    def mark() -> None:
        session.do(lambda: session.file.marks.mark(activities, quarter, state=MarkState.DONE))

    session.say(sentence, hint, action=(offer, mark), about=activities)
    return True


def say_skipped(session: Session, skipped: Iterable[str], quarter: int, *, about: Iterable[str]) -> None:
    """Say which of several activities (uids) a tick passed over: a quarter lies outside their срок."""
    left = {*skipped}
    numbers = ", ".join(one.number for one in session.document.plan.activities() if one.uid in left)
    within = preposed("в", f"{ROMAN[quarter]} квартале")
    session.say(
        f"Без отметки остались пункты, срок которых не {within}: {numbers}.",
        "Такой пункт можно отметить отдельно.",
        about=about,
    )


def remark_on_event(document: Document, activity: Activity, checked: Checked, today: date) -> tuple[str, bool]:
    """What to know about an event before it is written down: (sentence, whether it is a warning)."""
    day, year = checked.last_day, document.plan.year
    if day is None:
        return "", False
    quarter = day_quarter(day, year)
    if quarter is None:
        return f"Эта дата – не из {year} года: мероприятие не попадет в отчеты по этому плану.", True
    if checked.fields["status"] is EventStatus.HELD and day > today:
        return "Эта дата еще не наступила. Если мероприятие только запланировано, выберите это.", True
    total, counted = checked.fields["people"], added(people for people, _ in checked.attendance.values())
    if checked.attendance and total is not None and total != counted:
        result = f"В отчет пойдет {total}." if total > counted else "Всего не может быть меньше."
        return f"По аудиториям получается {counted} чел., а всего указано {total}. {result}", True
    into = preposed("в", f"{ROMAN[quarter]} квартал")
    if not asks_for_mark(document, activity, quarter):
        return f"Мероприятие попадет {into} – он вне срока этого пункта плана.", True
    doubt = _doubt_about(document, checked)
    asked = f" {doubt[:1].upper()}{doubt[1:]}." if doubt else ""
    return f"Мероприятие попадет {into}.{asked}", bool(doubt)


def _doubt_about(document: Document, checked: Checked) -> str:
    """What is doubtful about the words of an event that is being written down; see `domain.doubts`."""
    attendance = tuple(Attendance("", name, *numbers) for name, numbers in checked.attendance.items())
    event = replace(Event("", ""), **checked.fields, attendance=attendance)
    if event.status is not EventStatus.HELD:
        return ""
    asked = [form_doubt(document, event.form), *(audience_doubt(document, one.audience) for one in attendance)]
    return next(filter(None, (*asked, training_doubt(document, event))), "")


def term_of(document: Document, activity: Activity) -> str:
    """The срок as it is worded, with what it means where the words do not say the same."""
    period = document.period_of(activity)
    worded, meaning = period.text.strip() or "не указан", period_meaning(period)
    plain = period.kind in _PLAIN or worded.casefold() == meaning.casefold()
    shown = worded if plain else f"{worded} — {meaning}"
    return f"{shown} (изменен)" if activity.period_override else shown
