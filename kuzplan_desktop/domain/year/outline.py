"""The rows of the calendar: items under their headings, with bars and spots, filtered; what is known stays known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import Event, Mark
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.progress import ActivityProgress, looked_back
from kuzplan_desktop.domain.year.bars import TermBar, TermDay, bars_of
from kuzplan_desktop.domain.year.spots import EventSpot, spots_of


class YearFilter(Enum):
    """Which items are shown."""

    OWN = auto()
    ALL = auto()
    WITH_EVENTS = auto()


@dataclass(frozen=True, slots=True)
class YearItem:
    """An item of the plan in the year; `progress` as a window tells it once the year is over."""

    activity: Activity
    progress: ActivityProgress
    own: bool
    bars: tuple[TermBar, ...]
    spots: tuple[EventSpot, ...]

    @property
    def uid(self) -> str:
        """That of the activity."""
        return self.activity.uid

    def spots_in(self, month: int) -> tuple[EventSpot, ...]:
        """What stands in a month, held events first."""
        return tuple(spot for spot in self.spots if spot.month == month)

    def bars_in(self, month: int) -> tuple[TermBar, ...]:
        """The stretches of the срок that touch a month."""
        return tuple(bar for bar in self.bars if bar.first_day.month <= month <= bar.last_day.month)


@dataclass(frozen=True, slots=True)
class YearBranch:
    """A heading and what is shown under it."""

    uid: str
    number: str
    title: str
    below: tuple[YearBranch | YearItem, ...]


class YearMemo:
    """The items as they were read last: one of which nothing is new is not read again."""

    def __init__(self) -> None:
        self._of: object = None
        self._known: dict[str, tuple[Activity, Mapping[int, Mark], tuple[Event, ...], YearItem]] = {}

    def items(self, document: Document, today: date, *, over: bool = False) -> dict[str, YearItem]:
        """Every item in force of the plan as it stands on `today`, by uid; `over`: the plan's year is, and looked
        back on."""
        of = (today, over, document.campaigns, document.commission, document.plan.year)
        before = self._known if of == self._of else {}
        self._of, self._known = of, {}
        on = TermDay(today, document.plan.year, over)
        for activity in document.plan.in_force():
            marks, events = document.marks_of(activity.uid), document.events_of(activity.uid)
            known = before.get(activity.uid)
            if known and known[0] is activity and known[1] == marks and known[2] is events:
                self._known[activity.uid] = known
            else:
                made = _item(document, activity, on)
                self._known[activity.uid] = (activity, marks, events, made)
        return {uid: item for uid, (*_, item) in self._known.items()}


def _item(document: Document, activity: Activity, on: TermDay) -> YearItem:
    period, progress = document.period_of(activity), document.progress_of(activity, on.today)
    marks, events = document.marks_of(activity.uid), document.events_of(activity.uid)
    state, caption = looked_back(progress, written=bool(marks or events) or not on.over)
    progress = progress._replace(state=state, caption=caption)
    return YearItem(
        activity,
        progress,
        document.is_own(activity),
        bars_of(document.schedule_of(activity), period, progress, marks, on),
        spots_of(events, on.year),
    )


def year_outline(
    document: Document, items: Mapping[str, YearItem], shown: YearFilter
) -> tuple[YearBranch | YearItem, ...]:
    """The rows to show, in the plan's order; headings without any are left out, one without a name has no row."""
    rows: list[YearBranch | YearItem] = []
    for section in document.plan.sections:
        inner: list[YearBranch | YearItem] = []
        for part in section.subsections:
            found = [item for item in _known(part.activities, items) if _passes(item, shown)]
            inner += _under(part.uid, part.number, part.title, found)
        rows += _under(section.uid, section.number, section.title, inner)
    return tuple(rows)


def items_below(rows: Iterable[YearBranch | YearItem]) -> Iterator[YearItem]:
    """The items of an outline, in its order."""
    for row in rows:
        if isinstance(row, YearItem):
            yield row
        else:
            yield from items_below(row.below)


def _known(activities: Iterable[Activity], items: Mapping[str, YearItem]) -> Iterator[YearItem]:
    return (items[one.uid] for one in activities if one.uid in items)


def _passes(item: YearItem, shown: YearFilter) -> bool:
    if shown is YearFilter.WITH_EVENTS:
        return bool(item.spots)
    return item.own or shown is YearFilter.ALL


def _under(uid: str, number: str, title: str, below: Iterable[YearBranch | YearItem]) -> list[YearBranch | YearItem]:
    """What a heading adds to the rows above it."""
    rows = tuple(below)
    return [YearBranch(uid, number, title, rows)] if rows and (number or title) else list(rows)
