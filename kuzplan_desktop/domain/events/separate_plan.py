"""«Отдельный план» of an item: its planned events as they are written out and read back, and which of them are new."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kuzplan_desktop.domain.calendar import month_end
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.events.event_text import event_days, event_name
from kuzplan_desktop.domain.plan.draft import DraftWarning
from kuzplan_desktop.domain.wording import bare_words, searchable
from kuzplan_desktop.domain.words import audience_place

RESPONSIBLE, PARTICIPANTS = "Ответственный", "Участники"  # begin lines of a note that have columns of their own
HOST, TAKES_PART = "проводит", "участие"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A planned event that was read: under which item it stands, empty where the source names none; and where."""

    event: Event
    item: str
    place: str


@dataclass(frozen=True, slots=True)
class PlannedDraft:
    """What a document says of planned events. `doubts` are rows that are no event until a person has looked at them,
    and what of the others was kept in words alone."""

    rows: tuple[PlannedRow, ...]
    doubts: tuple[DraftWarning, ...]


@dataclass(frozen=True, slots=True)
class TakenPlan:
    """The events for one item: those to be planned, those that stand in the document already, what to look at."""

    new: tuple[Event, ...]
    known: tuple[Event, ...]
    doubts: tuple[DraftWarning, ...]


def taken_for(draft: PlannedDraft, number: str, existing: Iterable[Event]) -> TakenPlan:
    """What of a draft is for the item `number`: its own rows, and those that stand under no item.

    An event of the same days, name and place as one of `existing`, held ones too, is known; one that is told twice,
    or otherwise than it stands in the document, is asked for.
    """
    written = {sameness(event): event for event in existing}
    new: dict[object, Event] = {}
    known, doubts, passed = [], list(draft.doubts), dict[str, int]()
    for row in draft.rows:
        key, name = sameness(row.event), f"«{planned_line(row.event)}»"
        if row.item not in ("", number):
            passed[row.item] = passed.get(row.item, 0) + 1
        elif key in new:
            doubts.append(DraftWarning(row.place, f"Мероприятие {name} указано дважды, второе не взято."))
        elif key in written:
            known.append(row.event)
            if _people(row.event) != _people(written[key]):
                text = f"Мероприятие {name} уже есть в документе с другими участниками, оно не изменено."
                doubts.append(DraftWarning(row.place, text))
        else:
            new[key] = row.event
    doubts += [DraftWarning("", f"Мероприятия пункта {item} пропущены: {times}.") for item, times in passed.items()]
    return TakenPlan(tuple(new.values()), tuple(known), tuple(doubts))


def not_written_yet(events: Iterable[Event], existing: Iterable[Event]) -> list[Event]:
    """Those of `events` that stand neither among `existing` nor before themselves."""
    written = set(map(sameness, existing))
    found = []
    for event in events:
        if (key := sameness(event)) not in written:
            written.add(key)
            found.append(event)
    return found


def planned_line(event: Event) -> str:
    """A planned event in short: its days and its name."""
    return ", ".join(part for part in (event_days(event), event_name(event)) if part)


def participants_words(event: Event) -> str:
    """The participants as a plan names them: «члены УИК – 25; резерв УИК; всего 40»."""
    in_order = sorted(event.attendance, key=lambda one: audience_place(one.audience))
    told = [f"{one.audience} – {one.people}" if one.people else one.audience for one in in_order]
    if event.people is not None:
        told.append(f"всего {event.people}" if told else f"{event.people} чел.")
    return "; ".join([*told, *labelled(event.note, PARTICIPANTS)])


def responsible_words(event: Event, otherwise: str) -> str:
    """Who answers for a planned event: who is named in its note, who holds it, else `otherwise`."""
    host = event.held_by.strip()
    taking_part = [f"{HOST} {host}" if host else TAKES_PART] if event.taking_part else []
    return "; ".join([*taking_part, *labelled(event.note, RESPONSIBLE)]) or otherwise


def labelled(note: str, label: str) -> list[str]:
    """What stands in the lines of `note` that begin with `label` and a colon."""
    beginning = f"{label}: "
    return [line.removeprefix(beginning).strip() for line in note.splitlines() if line.startswith(beginning)]


def in_order(events: Sequence[Event]) -> list[Event]:
    """Planned events by their days; those of which only the month is known stand at its end."""
    return sorted(events, key=lambda event: (event.starts_on or last_planned_day(event), event_name(event), event.uid))


def last_planned_day(event: Event) -> date:
    """The day by which an event is over: its last one, or that of the month of which no more is known."""
    day = event.ends_on or event.starts_on
    if day is None and event.month is not None:
        return month_end(event.month.year, event.month.month)
    return day or date.max


def sameness(event: Event) -> object:
    """What tells one planned event from another."""
    last = event.ends_on if event.ends_on != event.starts_on else None
    return (event.starts_on, last, event.month, *map(bare_words, (event.form, event.title, event.place)))


def _people(event: Event) -> object:
    return event.participants, frozenset((searchable(one.audience), one.people) for one in event.attendance)
