"""The flat tables of one document or of a region's: events, who attended, marks, figures by item and commission."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import ROMAN, ReportingPeriod, quarter_of
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.figures.amounts import Amounts, amounts_of, amounts_of_event, by_category
from kuzplan_desktop.domain.figures.period import own_forms
from kuzplan_desktop.domain.marks import held_in
from kuzplan_desktop.domain.plan.own_items import own_apart
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.words import EVENT_STATUSES, MARK_STATES
from kuzplan_desktop.reports.paper.report import Value
from kuzplan_desktop.reports.paper.sentences import hours_number

YES, NO = "да", "нет"
WHOSE = ("Комиссия", "№ пункта")
AMOUNTS = (
    *("Мероприятий", "Участников", "Обучающих мероприятий", "Обучено (посещений)", "Часов обучения"),
    *("Прошли тестирование", "Публикаций", "Волонтеров", "Участие в чужих мероприятиях"),
)
EVENTS = (
    *("Комиссия", "Раздел", "№ пункта", "Пункт плана", "Начало", "Окончание", "Месяц", "Квартал", "Состояние", "Форма"),
    *("Тема", "Место", "Проводит", "Партнеры", "Что было", "Примечание", "Входит в показатели", *AMOUNTS),
)
ATTENDANCE = (*WHOSE, "Дата", "Форма", "Тема", "Категория", "Человек", "Обучено (посещений)", "Прошли тестирование")
MARKS = (*WHOSE, "Пункт плана", "Квартал", "Отметка", "Дата", "Что сделано", "Примечание", "Исполняет комиссия")
FIGURES = (
    *("Комиссия", "Раздел", "№ пункта", "Пункт плана", "По плану", "Проводилась работа", "Нет сведений"),
    *("Не выполнено в срок", "Вне срока", *AMOUNTS),
)


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table: `name` of the sheet and of the file, captions of the columns, rows of values."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


class _Place(NamedTuple):
    section: str
    activity: Activity


def flat_tables(
    sources: Iterable[tuple[str, Document]], period: ReportingPeriod, today: date, *, own: bool, of_region: bool
) -> tuple[FlatTable, ...]:
    """The tables of `period`, states as of `today`, of the `own` items of each commission or of all.

    What is summed in a column is the figure of reports: an event that is in no figure has none. `of_region`: an event
    that a commission took part in is none of its own, and items that are not of the common plan are in no figure.
    """
    found: dict[str, list[tuple[Value, ...]]] = {name: [] for name in ("events", "attendance", "marks", "figures")}
    for name, document in sources:
        reading = _OfDocument(name, document, period, today, own, of_region)
        found["events"] += reading.events()
        found["attendance"] += reading.attendance()
        found["marks"] += reading.marks()
        found["figures"] += reading.figures()
    columns = {"events": EVENTS, "attendance": ATTENDANCE, "marks": MARKS, "figures": FIGURES}
    names = {"events": "Мероприятия", "attendance": "Участники", "marks": "Отметки", "figures": "Показатели"}
    return tuple(FlatTable(names[key], columns[key], tuple(rows)) for key, rows in found.items())


class _OfDocument:
    """One document on its way into the tables."""

    def __init__(
        self, name: str, document: Document, period: ReportingPeriod, today: date, own: bool, of_region: bool
    ) -> None:
        self._name, self._period, self._today, self._own, self._of_region = name, period, today, own, of_region
        self._document = document
        plan = own_apart(document.plan)
        self._places = [
            _Place(". ".join(filter(None, (section.number, section.title))), item)
            for section in plan.sections
            for subsection in section.subsections
            for item in subsection.activities
        ]
        self._forms = own_forms(document)

    def events(self) -> Iterator[tuple[Value, ...]]:
        """All events of the period, the held ones with their figures, and planned ones."""
        for place in self._places:
            for event in self._document.events_of(place.activity.uid):
                if event.last_day is not None and self._period.holds(event.last_day):
                    counted = self._counts(place.activity) and event.status is EventStatus.HELD
                    yield self._event(place, event, event.last_day, counted=counted)

    def _event(self, place: _Place, event: Event, day: date, *, counted: bool) -> tuple[Value, ...]:
        amounts = amounts_of_event(event, self._forms, of_region=self._of_region)
        return (
            *(self._name, place.section, place.activity.number, place.activity.title),
            *(event.starts_on, day, f"{day:%Y-%m}", ROMAN[quarter_of(day.month)], EVENT_STATUSES[event.status]),
            *(event.form, event.title, event.place, event.held_by, event.partners, event.description, event.note),
            *(YES if counted else NO, *(_numbers(amounts) if counted else [None] * len(AMOUNTS))),
        )

    def attendance(self) -> Iterator[tuple[Value, ...]]:
        """Who attended the events that are in the figures, by category."""
        for place in self._counted():
            for event in held_in(self._document.events_of(place.activity.uid), self._period):
                about = (self._name, place.activity.number, event.last_day, event.form, event.title)
                for category, one in by_category([event], self._forms, of_region=self._of_region).items():
                    if one.people or one.trained or one.tested:
                        yield (*about, category, one.people, one.trained, one.tested)

    def marks(self) -> Iterator[tuple[Value, ...]]:
        """The marks of the period with their words."""
        for _, activity in self._places:
            for quarter, mark in self._document.marks_in(activity, self._period).items():
                if mark.state or mark.text.strip() or mark.note.strip():
                    state = MARK_STATES[mark.state] if mark.state else ""
                    own = YES if self._document.is_own(activity) else NO
                    about = (self._name, activity.number, activity.title, ROMAN[quarter])
                    yield (*about, state, mark.date, mark.text, mark.note, own)

    def figures(self) -> Iterator[tuple[Value, ...]]:
        """What each item adds to the line of figures; items that add nothing are left out."""
        for section, activity in self._counted():
            share = self._document.share_of(activity, self._period, self._today)
            held = held_in(self._document.events_of(activity.uid), self._period)
            if share.planned or share.worked or share.late or held:
                amounts = amounts_of(held, self._forms, of_region=self._of_region)
                yield (
                    *(self._name, section, activity.number, activity.title),
                    *(int(share.planned), int(share.planned and share.worked), int(share.planned and not share.worked)),
                    *(int(share.late), int(share.worked and not share.planned), *_numbers(amounts)),
                )

    def _counted(self) -> Iterator[_Place]:
        return (place for place in self._places if self._counts(place.activity))

    def _counts(self, activity: Activity) -> bool:
        return (not self._own or self._document.is_own(activity)) and not (self._of_region and activity.added)


def _numbers(amounts: Amounts) -> Sequence[Value]:
    return (
        *(amounts.events, amounts.people, amounts.training_events, amounts.trained, hours_number(amounts.minutes) or 0),
        *(amounts.tested, amounts.publications, amounts.volunteers, amounts.taken_part),
    )
