"""Event: the one table of its fields: type, caption, unit, where each is asked, printed and searched.

All that stores, asks, prints, merges or compares an event goes by it. A plain field that is new stands here, in the
migrations of the two files and in the types of the verbs; CONTRIBUTING.md tells what names fields by hand besides.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, NamedTuple

from kuzplan_desktop.domain.events.attachments import Attachment


class EventStatus(StrEnum):
    """Only held events count."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class FieldType(StrEnum):
    """What a field of an event holds. A day and a month are stored as ISO text, hours as minutes, a flag as 0 or 1."""

    TEXT = "text"
    NUMBER = "number"
    HOURS = "hours"
    DAY = "day"
    MONTH = "month"
    STATUS = "status"
    FLAG = "flag"


class Asked(StrEnum):
    """Where the form of the window asks for a field: at once, or under «Подробнее»."""

    FIRST = "first"
    MORE = "more"


class EventField(NamedTuple):
    """What is known of a field of `Event`.

    `least` is the smallest number that may be typed, `unit` what a number counts. `many_lines`: a text of several
    lines. `printed` is the width in mm of its column in a list of events, 0 where the list has a column of its own
    kind for it. `says` are the words for the two values of a flag.
    """

    name: str
    type: FieldType
    caption: str
    unit: str = ""
    least: int = 0
    asked: Asked = Asked.FIRST
    many_lines: bool = False
    printed: float = 0.0
    searched: bool = False
    says: tuple[str, str] = ("нет", "да")

    @property
    def is_number(self) -> bool:
        """True for a whole number, of whatever."""
        return self.type in (FieldType.NUMBER, FieldType.HOURS)


def _text(caption: str, **known: Any) -> Any:
    return field(default="", metadata={"type": FieldType.TEXT, "caption": caption, **known})


def _number(caption: str, default: int | None = None, **known: Any) -> Any:
    return field(default=default, metadata={"type": FieldType.NUMBER, "caption": caption, **known})


def _other(field_type: FieldType, caption: str, default: Any = None, **known: Any) -> Any:
    return field(default=default, metadata={"type": field_type, "caption": caption, **known})


@dataclass(frozen=True, slots=True)
class Attendance:
    """Participants of one audience at an event, and how many of them were tested."""

    uid: str
    audience: str
    people: int
    tested: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A мероприятие under an activity.

    `starts_on` to `ends_on` (None: one day); a planned one may know only `month` (the first day of it).
    `count` is the number of events the line stands for. `people` is the total of participants when it was
    typed; None lets the attendances add up. `minutes` is the length of the training (shown as hours).
    `taking_part`: it is held by somebody else, `held_by`, and the commission takes part.
    `same_as` is the uid of the event that counts in place of this one, which another person wrote down too.
    """

    uid: str
    activity: str
    status: EventStatus = _other(FieldType.STATUS, "Состояние", EventStatus.HELD)
    starts_on: dt.date | None = _other(FieldType.DAY, "Дата")
    ends_on: dt.date | None = _other(FieldType.DAY, "Последний день")
    month: dt.date | None = _other(FieldType.MONTH, "Месяц")
    form: str = _text("Форма", searched=True)
    title: str = _text("Название", many_lines=True, searched=True)
    place: str = _text("Место", searched=True)
    count: int = _number("Количество мероприятий", 1, least=1)
    people: int | None = _number("Участников", unit="чел.")
    minutes: int | None = _other(FieldType.HOURS, "Продолжительность", unit="ч")
    trained: int | None = _number("Обучено, чел.", unit="чел.", asked=Asked.MORE, printed=25.0)
    tested: int | None = _number("Прошли тестирование", unit="чел.", asked=Asked.MORE, printed=32.0)
    partners: str = _text("Партнеры", asked=Asked.MORE, many_lines=True, printed=35.0, searched=True)
    volunteers: int | None = _number("Волонтеров", unit="чел.", asked=Asked.MORE, printed=31.0)
    publications: int | None = _number("Публикаций", asked=Asked.MORE, printed=30.0)
    taking_part: bool = _other(
        FieldType.FLAG, "Проводим или участвуем", False, asked=Asked.MORE, printed=30.0, says=("проводим", "участвуем")
    )
    held_by: str = _text("Кто проводил", asked=Asked.MORE, printed=40.0, searched=True)
    description: str = _text("Описание", asked=Asked.MORE, many_lines=True, printed=50.0, searched=True)
    note: str = _text("Примечание", asked=Asked.MORE, many_lines=True, printed=40.0, searched=True)
    attendance: tuple[Attendance, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    conflicts: frozenset[str] = frozenset()
    same_as: str = ""

    @property
    def last_day(self) -> dt.date | None:
        """The day that decides the event's quarter."""
        return self.ends_on or self.starts_on or self.month

    @property
    def participants(self) -> int:
        """The number of participants: the typed total, else the sum over the audiences."""
        return self.people if self.people is not None else added(item.people for item in self.attendance)


def added(numbers: Iterable[int]) -> int:
    """The sum of people by audience, of an event or as they are being typed."""
    return sum(numbers)


EVENT_FIELDS = tuple(EventField(name=one.name, **one.metadata) for one in fields(Event) if one.metadata)
BY_NAME = {one.name: one for one in EVENT_FIELDS}
DAYS = frozenset(one.name for one in EVENT_FIELDS if one.type in (FieldType.DAY, FieldType.MONTH))
SEARCHED = tuple(one.name for one in EVENT_FIELDS if one.searched)
