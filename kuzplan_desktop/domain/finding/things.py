"""The items, events and places of a document as things to be found; what is known of an event is made once."""

from collections.abc import Mapping

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import SEARCHED, Event
from kuzplan_desktop.domain.events.event_text import EventLook, event_line
from kuzplan_desktop.domain.finding.finder import Thing, ThingKind, thing
from kuzplan_desktop.domain.typed.reading import read_reporting_period

_LOOK = EventLook(audiences=False, description=False, states=True)


class ThingMemo:
    """The things of a document, as they were made last; an event that is the same as before is not made again."""

    def __init__(self) -> None:
        self._document: Document | None = None
        self._things: tuple[Thing, ...] = ()
        self._events: Mapping[str, tuple[Event, str, Thing]] = {}

    def things(self, document: Document) -> tuple[Thing, ...]:
        """The items in force, then the events, the latest first, then the places of events by name."""
        if document is self._document:
            return self._things
        items: list[Thing] = []
        events: dict[str, tuple[Event, str, Thing]] = {}
        places: dict[str, str] = {}
        for activity in document.plan.in_force():
            items.append(
                thing(
                    ThingKind.ITEM,
                    activity.uid,
                    activity.title,
                    "",
                    activity.executors_text,
                    activity.period_text,
                    number=activity.number,
                )
            )
            for event in (*document.events_of(activity.uid), *document.joined_of(activity.uid)):
                known = self._events.get(event.uid)
                same = known is not None and known[0] is event and known[1] == activity.number
                made = known[2] if known is not None and same else _event_thing(event, activity.number)
                events[event.uid] = (event, activity.number, made)
                place = " ".join(event.place.split())
                if place:
                    places.setdefault(place.casefold(), place)
        self._document, self._events = document, events
        latest = sorted(events.values(), key=lambda one: str(one[0].last_day or ""), reverse=True)
        named = [thing(ThingKind.PLACE, place, place) for place in sorted(places.values())]
        self._things = (*items, *(made for _, _, made in latest), *named)
        return self._things


def period_thing(typed: str, year: int) -> tuple[Thing, bool] | None:
    """The period of the plan's `year` that was typed («с 1 февраля по 20 мая»), None for anything else.

    With it goes whether it is more than a day: a day, which is also how numbers of items look, is meant more rarely.
    """
    try:
        period = read_reporting_period(typed, year)
    except PlanError:
        return None
    if not period.quarters(year):
        return None
    found = thing(ThingKind.PERIOD, period.key, f"Показатели за {period.caption}", "одной фразой")
    return found, period.first_day < period.last_day


def _event_thing(event: Event, number: str) -> Thing:
    others = (getattr(event, name) for name in SEARCHED)
    return thing(ThingKind.EVENT, event.uid, event_line(event, _LOOK), number, *others, number)
