"""Amounts: what events add up to, altogether, by category of participants, by form and by month."""

from collections.abc import Iterable, Mapping
from datetime import date
from operator import add
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import quarter_of
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.figures.training import (
    are_voters,
    is_testing,
    tested_at,
    trained_at,
    trains,
)
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.domain.words import AUDIENCES, EVENT_FORMS, TRAINING_FORMS, audience_place

NO_CATEGORY = "категория не указана"
NO_FORM = "форма не указана"
MINUTES_IN_HOUR = 60


class Amounts(NamedTuple):
    """What a number of held events comes to.

    `events` are the events themselves (a line may stand for several), `training_events` those among them that train,
    `taken_part` those that somebody else held. People, trained and tested are attendances: who came twice counts twice.
    """

    events: int = 0
    people: int = 0
    trained: int = 0
    training_events: int = 0
    minutes: int = 0
    tested: int = 0
    publications: int = 0
    volunteers: int = 0
    taken_part: int = 0

    def __add__(self, other: "Amounts") -> "Amounts":  # type: ignore[override]
        return Amounts(*map(add, self, other))

    @property
    def hours(self) -> float:
        """The hours of training."""
        return self.minutes / MINUTES_IN_HOUR


class Tally(NamedTuple):
    """What a held event adds to sums: on its last day, under its form, to each category of participants."""

    day: date | None
    form: str
    amounts: Amounts
    categories: tuple[tuple[str, Amounts], ...]


def amounts_of_event(event: Event, own_forms: Iterable[str] = (), *, of_region: bool = False) -> Amounts:
    """What the line of one held event comes to.

    In the region an event that a commission takes part in is none of its own: its people count, the event does not.
    """
    own_forms = tuple(own_forms)
    counted = not (of_region and event.taking_part)
    training = counted and trains(event, own_forms)
    return Amounts(
        events=event.count * counted,
        people=event.participants,
        trained=trained_at(event, own_forms),
        training_events=event.count * training,
        minutes=(event.minutes or 0) * event.count * training,
        tested=tested_at(event),
        publications=event.publications or 0,
        volunteers=event.volunteers or 0,
        taken_part=event.count * event.taking_part,
    )


def tally_of(event: Event, own_forms: tuple[str, ...] = (), *, of_region: bool = False) -> Tally:
    """What a held event adds to sums."""
    whole = amounts_of_event(event, own_forms, of_region=of_region)
    return Tally(event.last_day, event.form, whole, tuple(_shared_out(event, whole, own_forms).items()))


def amounts_of(events: Iterable[Event], own_forms: Iterable[str] = (), *, of_region: bool = False) -> Amounts:
    """What these held events come to."""
    own_forms = tuple(own_forms)
    return total_of(amounts_of_event(event, own_forms, of_region=of_region) for event in events)


def held_by_quarter(events: Iterable[Event], year: int) -> Mapping[int, int]:
    """How many events were held in each quarter of `year`; a quarter without any is left out."""
    found: dict[int, int] = {}
    for event in events:
        day = event.last_day
        if event.status is EventStatus.HELD and day is not None and day.year == year:
            quarter = quarter_of(day.month)
            found[quarter] = found.get(quarter, 0) + amounts_of_event(event).events
    return found


def total_of(amounts: Iterable[Amounts]) -> Amounts:
    """The sum of amounts."""
    columns = tuple(amounts)
    return Amounts(*map(sum, zip(*columns, strict=True))) if columns else Amounts()


def by_category(
    events: Iterable[Event], own_forms: Iterable[str] = (), *, of_region: bool = False
) -> Mapping[str, Amounts]:
    """The amounts of each category of participants, in the order of the vocabulary, «категория не указана» last.

    People, trained and tested add up to those of the events; events and hours do not: an event of several categories
    stands at each.
    """
    own_forms = tuple(own_forms)
    return categories_of(tally_of(event, own_forms, of_region=of_region) for event in events)


def categories_of(found: Iterable[Tally]) -> Mapping[str, Amounts]:
    """The same for events of which it is known what they add."""
    spelling, spelled = {searchable(name): name for name in AUDIENCES}, dict[str, str]()
    parts: dict[str, list[Amounts]] = {}
    for one in found:
        for audience, amounts in one.categories:
            if audience not in spelled:
                spelled[audience] = spelling.setdefault(searchable(audience), audience)
            parts.setdefault(spelled[audience], []).append(amounts)
    return in_order_of_categories({name: total_of(of_name) for name, of_name in parts.items()})


def in_order_of_categories(found: Mapping[str, Amounts]) -> Mapping[str, Amounts]:
    """Amounts by category, in the order of the vocabulary, «категория не указана» last."""
    return dict(sorted(found.items(), key=lambda one: (one[0] == NO_CATEGORY, audience_place(one[0]))))


def by_form(
    events: Iterable[Event], own_forms: Iterable[str] = (), *, of_region: bool = False
) -> Mapping[str, Amounts]:
    """The amounts of each form of event, that of most events first; spellings that differ by case alone are one."""
    own_forms = tuple(own_forms)
    return forms_of((event.form, amounts_of_event(event, own_forms, of_region=of_region)) for event in events)


def forms_of(found: Iterable[tuple[str, Amounts]]) -> Mapping[str, Amounts]:
    """The same for events of which form and amounts are known."""
    spelling = {searchable(name): name for name in (*EVENT_FORMS, *TRAINING_FORMS)}
    spelled: dict[str, str] = {}
    parts: dict[str, list[Amounts]] = {}
    for form, amounts in found:
        if form not in spelled:
            written = " ".join(form.split()) or NO_FORM
            spelled[form] = spelling.setdefault(searchable(written), written)
        parts.setdefault(spelled[form], []).append(amounts)
    return in_order_of_forms({name: total_of(of_name) for name, of_name in parts.items()})


def in_order_of_forms(found: Mapping[str, Amounts]) -> Mapping[str, Amounts]:
    """Amounts by form, that of most events first."""
    return dict(sorted(found.items(), key=lambda one: (-one[1].events, one[0])))


def by_month(events: Iterable[Event], own_forms: Iterable[str] = ()) -> Mapping[int, Amounts]:
    """The amounts of each month, 1 to 12, by the last days of the events."""
    found: dict[int, Amounts] = {}
    own_forms = tuple(own_forms)
    for event in events:
        if event.last_day is not None:
            month = event.last_day.month
            found[month] = found.get(month, Amounts()) + amounts_of_event(event, own_forms)
    return found


def united_amounts(parts: Iterable[Mapping[str, Amounts]]) -> dict[str, Amounts]:
    """The sums of several maps of amounts, name by name; spellings that differ by case alone are one."""
    names, spelled = dict[str, str](), dict[str, str]()
    found: dict[str, list[Amounts]] = {}
    for part in parts:
        for name, amounts in part.items():
            if name not in spelled:
                spelled[name] = names.setdefault(searchable(name), name)
            found.setdefault(spelled[name], []).append(amounts)
    return {name: total_of(of_name) for name, of_name in found.items()}


def _shared_out(event: Event, whole: Amounts, own_forms: tuple[str, ...]) -> Mapping[str, Amounts]:
    """The amounts of an event by category; what belongs to none of them stands under NO_CATEGORY."""
    people = _people(event)
    tested, trained = _tested(event, people), _trained(event, people, whole.trained, own_forms)
    found = {}
    for name in dict.fromkeys((*people, *trained, *tested)):
        stands = whole.training_events > 0 and _stands_at(name, trained)
        found[name] = Amounts(
            whole.events,
            people.get(name, 0),
            trained.get(name, 0),
            whole.training_events * stands,
            whole.minutes * stands,
            tested.get(name, 0),
            taken_part=whole.taken_part,
        )
    return found


def _stands_at(name: str, trained: Mapping[str, int]) -> bool:
    """True if the training of an event belongs to a category: somebody of it was trained, or nobody was counted."""
    return bool(trained.get(name)) or (not any(trained.values()) and name == NO_CATEGORY)


def _people(event: Event) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in event.attendance:
        name = _name(one.audience)
        found[name] = found.get(name, 0) + one.people
    return _with_rest(found, event.participants) or {NO_CATEGORY: 0}


def _trained(event: Event, people: Mapping[str, int], whole: int, own_forms: tuple[str, ...]) -> dict[str, int]:
    """How many were trained by category: a number that was typed belongs to the only one, else to none."""
    if event.trained is not None:
        only = _only(people)
        return {NO_CATEGORY if are_voters(only) else only: whole}
    if not trains(event, own_forms):
        return {}
    named = {name: number for name, number in people.items() if name != NO_CATEGORY and not are_voters(name)}
    return _with_rest(named, whole)


def _tested(event: Event, people: Mapping[str, int]) -> dict[str, int]:
    """How many were tested by category: as typed there; the rest of a number for the event as that of the trained."""
    typed: dict[str, int] = {}
    for one in event.attendance:
        if one.tested is not None:
            name = _name(one.audience)
            typed[name] = typed.get(name, 0) + one.tested
    if event.tested is None and not typed:
        return dict(people) if is_testing(event) else {}
    return _with_rest(typed, tested_at(event), _only(people))


def _only(people: Mapping[str, int]) -> str:
    """The one category that all participants belong to; else NO_CATEGORY."""
    return next(iter(people)) if len(people) == 1 else NO_CATEGORY


def _with_rest(found: dict[str, int], whole: int, where: str = NO_CATEGORY) -> dict[str, int]:
    """What was told by category, and what the whole is more or less than that."""
    rest = whole - sum(found.values())
    return {**found, where: found.get(where, 0) + rest} if rest else found


def _name(audience: str) -> str:
    return " ".join(audience.split()) or NO_CATEGORY
