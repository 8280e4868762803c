"""The form of an event as typed, and what it means: fields to store, or a sentence for each field that is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.hygiene import clean
from kuzplan_desktop.domain.marks import Event, EventStatus
from kuzplan_desktop.domain.readable import write_hours
from kuzplan_desktop.domain.reading import read_day, read_hours, read_number, write_day, write_number
from kuzplan_desktop.domain.wording import fold

TEXTS = ("form", "title", "place", "partners", "description", "note")
NUMBERS = ("people", "trained", "tested", "volunteers", "publications")
Attended = dict[str, tuple[int, int | None]]


@dataclass(frozen=True, slots=True)
class AudienceInput:
    """A row of participants as typed."""

    audience: str = ""
    people: str = ""
    tested: str = ""

    @property
    def blank(self) -> bool:
        """True if nothing was typed in the row."""
        return not (self.audience.strip() or self.people.strip() or self.tested.strip())


@dataclass(frozen=True, slots=True)
class EventInput:
    """Everything that stands in the form, as typed. Fields are named as in `Event`.

    `month` is "1" to "12" or empty; `minutes` is typed in hours.
    """

    status: EventStatus = EventStatus.HELD
    starts_on: str = ""
    ends_on: str = ""
    month: str = ""
    form: str = ""
    title: str = ""
    place: str = ""
    count: str = "1"
    people: str = ""
    minutes: str = ""
    trained: str = ""
    tested: str = ""
    volunteers: str = ""
    publications: str = ""
    partners: str = ""
    description: str = ""
    note: str = ""
    audiences: tuple[AudienceInput, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What a form means. `errors` maps a field to its sentence («audiences» for the participants)."""

    fields: dict[str, Any] = field(default_factory=dict)
    attendance: Attended = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def last_day(self) -> date | None:
        """The day that decides the quarter; None while it is not known."""
        day = self.fields.get("ends_on") or self.fields.get("starts_on") or self.fields.get("month")
        return day if isinstance(day, date) else None

    def changes_of(self, event: Event) -> dict[str, Any]:
        """The fields that differ from the stored event's or are in conflict, and `attendance` alike."""
        changes = {
            name: value
            for name, value in self.fields.items()
            if value != getattr(event, name) or name in event.conflicts
        }
        stored = {item.audience: (item.people, item.tested) for item in event.attendance}
        if self.attendance != stored or "attendance" in event.conflicts:
            changes["attendance"] = self.attendance
        return changes


def input_of(event: Event) -> EventInput:
    """The form that shows a stored event."""
    return EventInput(
        status=event.status,
        starts_on=write_day(event.starts_on),
        ends_on=write_day(event.ends_on),
        month=str(event.month.month) if event.month else "",
        count=str(event.count),
        minutes=write_hours(event.minutes),
        audiences=tuple(
            AudienceInput(item.audience, str(item.people), write_number(item.tested)) for item in event.attendance
        ),
        **{name: getattr(event, name) for name in TEXTS},
        **{name: write_number(getattr(event, name)) for name in NUMBERS},
    )


def check(typed: EventInput, year: int) -> Checked:
    """What `typed` means in a plan of `year`."""
    errors: dict[str, str] = {}

    def read(name: str, reader: Callable[[str], Any]) -> Any:
        try:
            return reader(getattr(typed, name))
        except PlanError as error:
            errors[name] = str(error)
            return None

    fields: dict[str, Any] = {"status": typed.status}
    fields |= {name: clean(getattr(typed, name)).strip() for name in TEXTS}
    fields |= {name: read(name, read_number) for name in NUMBERS}
    fields["count"] = read("count", lambda text: read_number(text, least=1)) or 1
    fields["minutes"] = read("minutes", read_hours)
    for name in ("starts_on", "ends_on"):
        fields[name] = read(name, lambda text: read_day(text, year))
    known = fields["starts_on"] or not typed.month or typed.status is EventStatus.HELD
    fields["month"] = None if known else date(year, int(typed.month), 1)
    _check_days(fields, errors)
    attendance = _read_audiences(typed.audiences, errors)
    added = sum(people for people, _ in attendance.values())
    if fields["people"] is not None and fields["people"] < added:
        errors["people"] = f"По аудиториям получается {added} чел.: всего не может быть меньше."
    return Checked(fields, attendance, errors)


def _check_days(fields: dict[str, Any], errors: dict[str, str]) -> None:
    """Sentences for days that are missing or stand in the wrong order."""
    first, last = fields["starts_on"], fields["ends_on"]
    if first and last and last < first:
        errors["ends_on"] = "Последний день раньше первого. Поменяйте дни местами."
    elif first and last == first:
        fields["ends_on"] = None
    if first or "starts_on" in errors or fields["month"]:
        return
    if fields["status"] is EventStatus.HELD:
        errors["starts_on"] = "Укажите дату: по ней мероприятие попадает в свой квартал."
    else:
        errors["starts_on"] = "Укажите дату или месяц: по ним мероприятие попадает в свой квартал."


def _read_audiences(rows: tuple[AudienceInput, ...], errors: dict[str, str]) -> Attended:
    """People and people tested by audience; the first row that is wrong gives the sentence of «audiences»."""
    attendance: Attended = {}
    seen: set[str] = set()
    for row in rows:
        if row.blank:
            continue
        audience = " ".join(clean(row.audience).split())
        try:
            people, tested = read_number(row.people), read_number(row.tested)
            _check_audience(audience, people, tested, seen)
        except PlanError as error:
            errors.setdefault("audiences", f"{audience or 'Участники'}: {error}")
            continue
        seen.add(fold(audience))
        attendance[audience] = (people or 0, tested)
    return attendance


def _check_audience(audience: str, people: int | None, tested: int | None, seen: set[str]) -> None:
    """PlanError if a row of participants cannot be stored as it stands."""
    if not audience:
        raise PlanError("не выбрана аудитория.", "Если она неважна, укажите только общее число участников.")
    if people is None:
        raise PlanError("не указано, сколько человек.")
    if tested is not None and tested > people:
        raise PlanError(f"тестирование прошли {tested} чел., а участников {people}.")
    if fold(audience) in seen:
        raise PlanError("эта аудитория указана дважды.", "Сложите числа в одной строке.")
