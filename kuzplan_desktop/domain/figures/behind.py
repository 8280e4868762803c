"""Why a figure is what it is: the items or events behind it, and its sum as a person would write it down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kuzplan_desktop.domain.calendar import ReportingPeriod, quarter_of
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.events.event_text import EventLook, event_line
from kuzplan_desktop.domain.figures.amounts import Amounts, amounts_of_event, by_category, by_form, total_of
from kuzplan_desktop.domain.figures.line import Share, add_up
from kuzplan_desktop.domain.figures.period import held_events, own_forms, shares_of
from kuzplan_desktop.domain.plan.plan import Activity, Section
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.wording import plural

if TYPE_CHECKING:
    from kuzplan_desktop.domain.document import Document

MOST_PARTS = 8  # of a sum that is written out
_LOOK = EventLook(audiences=False, description=False)


class Figure(StrEnum):
    """A figure of the line of figures."""

    PLANNED = "planned"
    WORKED = "worked"
    SILENT = "silent"
    LATE = "late"
    EVENTS = "events"
    PEOPLE = "people"


class RowBehind(NamedTuple):
    """An item, or an event under it, and what it adds. `quarter` is where it is looked at, 0 for none."""

    activity: str
    number: str
    title: str
    value: int
    quarter: int = 0


class FigureBehind(NamedTuple):
    """A figure with what it is called, why it is so, and the rows behind it."""

    caption: str
    sentence: str
    rows: tuple[RowBehind, ...]


CAPTIONS = {
    Figure.PLANNED: "По плану",
    Figure.WORKED: "Работа шла",
    Figure.SILENT: "Нет сведений",
    Figure.LATE: "Не выполнено в срок",
    Figure.EVENTS: "Мероприятий",
    Figure.PEOPLE: "Участников",
}
_HOLDS: dict[Figure, Callable[[Share], bool]] = {
    Figure.PLANNED: lambda share: share.planned,
    Figure.WORKED: lambda share: share.planned and share.worked,
    Figure.SILENT: lambda share: share.planned and not share.worked,
    Figure.LATE: lambda share: share.late,
}


def figure_behind(
    document: Document, period: ReportingPeriod, today: date, figure: Figure, *, own: bool
) -> FigureBehind:
    """What stands behind a figure of the line of `period`, states as of `today`."""
    caption = f"{CAPTIONS[figure]}, {period.caption}"
    if figure in (Figure.EVENTS, Figure.PEOPLE):
        return _events_behind(document, caption, held_events(document, period, own=own), people=figure is Figure.PEOPLE)
    shares = shares_of(document, period, today, own=own)
    quarter = quarter_of(period.first_day.month)
    rows = _items(document, quarter, (item for item in _counted(document, own) if _HOLDS[figure](shares[item.uid])))
    line = add_up(shares.values())
    words = {
        Figure.PLANNED: f"{line.planned} = {line.worked} + {line.no_information}: "
        f"по {line.worked} работа шла, по {line.no_information} сведений нет.",
        Figure.WORKED: f"{line.worked} из {line.planned}: есть отметка или проведенное мероприятие.",
        Figure.SILENT: f"{line.no_information} из {line.planned}: нет ни отметки, ни проведенного мероприятия.",
        Figure.LATE: f"{line.late}: срок прошел, а отмечено не все.",
    }[figure]
    return FigureBehind(caption, words, rows)


def form_behind(document: Document, period: ReportingPeriod, form: str, *, own: bool, people: bool) -> FigureBehind:
    """The events of a form, as `by_form` names it, that were held in the period."""
    events = [event for event in held_events(document, period, own=own) if form in by_form([event])]
    return _events_behind(document, f"{form}, {period.caption}", events, people=people)


def category_behind(document: Document, period: ReportingPeriod, category: str, *, own: bool) -> FigureBehind:
    """The events in which people of a category, as `by_category` names it, took part in the period."""
    events = [event for event in held_events(document, period, own=own) if category in by_category([event])]
    return _events_behind(
        document, f"{category}, {period.caption}", events, people=True, of=lambda event: by_category([event])[category]
    )


def month_behind(document: Document, month: ReportingPeriod, *, own: bool, people: bool) -> FigureBehind:
    """The events that were held in a month."""
    return _events_behind(document, month.caption, held_events(document, month, own=own), people=people)


def section_behind(
    document: Document, section: Section, period: ReportingPeriod, day: date, states: Sequence[State], *, own: bool
) -> FigureBehind:
    """The items of a section that are in one of these states on `day`, as a report of `period` tells them."""
    items = [activity for part in section.subsections for activity in part.activities]
    shown = [item for item in items if not own or document.is_own(item)]
    found = [item for item in shown if _stands(document, item, period, day, states)]
    name = ". ".join(part for part in (section.number.strip(), section.title.strip()) if part)
    words = f"{len(found)} {plural(len(found), 'пункт', 'пункта', 'пунктов')}."
    return FigureBehind(name, words, _items(document, quarter_of(period.first_day.month), found))


def _stands(document: Document, item: Activity, period: ReportingPeriod, day: date, states: Sequence[State]) -> bool:
    progress = document.progress_in(item, period, day)
    return progress.state in states and bool(progress.counts)


def _counted(document: Document, own: bool) -> Iterable[Activity]:
    return (item for item in document.plan.activities() if not own or document.is_own(item))


def _items(document: Document, quarter: int, items: Iterable[Activity]) -> tuple[RowBehind, ...]:
    return tuple(RowBehind(item.uid, item.number, " ".join(item.title.split()), 0, quarter) for item in items)


def _events_behind(
    document: Document,
    caption: str,
    events: Iterable[Event],
    *,
    people: bool,
    of: Callable[[Event], Amounts] | None = None,
) -> FigureBehind:
    forms = own_forms(document)
    amounts = [(event, of(event) if of else amounts_of_event(event, forms)) for event in events]
    numbers = {item.uid: item.number for item in document.plan.activities()}
    rows = tuple(
        RowBehind(
            event.activity,
            numbers[event.activity],
            event_line(event, _LOOK),
            one.people if people else one.events,
            quarter_of(event.last_day.month) if event.last_day else 0,
        )
        for event, one in amounts
    )
    total = total_of(one for _, one in amounts)
    held = f"{total.events} {plural(total.events, 'мероприятие', 'мероприятия', 'мероприятий')}"
    if not people:
        return FigureBehind(caption, f"{held}.", rows)
    return FigureBehind(caption, f"{_sum(total.people, [row.value for row in rows])}, {held}.", rows)


def _sum(total: int, parts: Sequence[int]) -> str:
    """«112 = 37 + 75»; of many the last stand together: «340 = 90 + 75 + … + 18»."""
    shown = [part for part in parts if part]
    if len(shown) < 2:
        return str(total)
    first = shown[: MOST_PARTS - 1] if len(shown) > MOST_PARTS else shown
    written = " + ".join(map(str, first))
    rest = f" + еще {total - sum(first)}" if len(first) < len(shown) else ""
    return f"{total} = {written}{rest}"
