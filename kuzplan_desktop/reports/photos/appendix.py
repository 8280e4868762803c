"""The photo appendix of a period: which pictures stand in it, in the plan's order, and what is written under each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.attachments import Attachment, photos
from kuzplan_desktop.domain.events.event_text import EventLook, event_line
from kuzplan_desktop.domain.marks import Event, held_in
from kuzplan_desktop.reports.paper.sentences import people_in_threes

ON_A_PAGE = (2, 4, 6)
_LOOK = EventLook(audiences=False, description=False)


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture as it lies in the document, and its caption."""

    content: bytes
    caption: str


@dataclass(frozen=True, slots=True)
class PhotoAppendix:
    """What the appendix prints. `on_a_page` is how many pictures a page has at most, `left_out` how many could not be
    printed because their bytes are not in the document."""

    commission: str
    title: str
    name: str
    made_on: date
    photos: tuple[Photo, ...]
    on_a_page: int = 4
    left_out: int = 0


def photo_names(document: Document, period: ReportingPeriod, *, own: bool = True) -> tuple[str, ...]:
    """The hashes of the bytes that the appendix of a period needs."""
    return tuple(dict.fromkeys(one.sha256 for _, _, one in _found(document, period, own)))


def photo_appendix(
    document: Document,
    period: ReportingPeriod,
    contents: Mapping[str, bytes],
    today: date,
    *,
    own: bool = True,
    on_a_page: int = 4,
) -> PhotoAppendix:
    """The appendix of the held events of a period; `contents` are the bytes by hash. PlanError if there are none."""
    found = list(_found(document, period, own))
    if not found:
        raise PlanError(
            f"К мероприятиям за {period.caption} фотографии не приложены.",
            "Приложите их к мероприятиям: кнопка «Приложить…» в форме мероприятия.",
        )
    year = document.plan.year
    shown = [
        Photo(contents[one.sha256], _caption(number, event, one, year))
        for number, event, one in found
        if one.sha256 in contents
    ]
    if not shown:
        raise PlanError("Содержимого фотографий в этом файле нет.", "Возьмите документ, в котором они есть.")
    title = f"Фотоприложение к отчету за {period.caption}"
    commission = document.commission.name if document.commission else ""
    return PhotoAppendix(commission, title, title, today, tuple(shown), on_a_page, len(found) - len(shown))


def _found(document: Document, period: ReportingPeriod, own: bool) -> Iterator[tuple[str, Event, Attachment]]:
    """Number, event and picture, in the order of the plan."""
    for activity in document.plan.activities():
        if own and not document.is_own(activity):
            continue
        for event in held_in(document.events_of(activity.uid), period):
            yield from ((activity.number, event, one) for one in photos(event.attachments))


def _caption(number: str, event: Event, one: Attachment, year: int) -> str:
    line = f"{number}. {event_line(event, _LOOK._replace(year=year))}" if number else event_line(event, _LOOK)
    line = people_in_threes(line)
    return f"{one.caption}\n{line}" if one.caption else line
