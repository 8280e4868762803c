"""How a sentence names an event: in short, and told apart from the others of its item."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.events.event_text import event_days, event_name, event_people

SHORT = 80  # letters of an event's name in a sentence
ENDS = 38  # of its beginning and of its end, where the beginning is that of another too


def names_apart(events: Iterable[Event]) -> Mapping[str, str]:
    """By uid, how a sentence names each of these events: with no more than tells it from the others."""
    left = list(events)
    found: dict[str, str] = {}
    for tell in _WAYS:
        told = {event.uid: tell(event) for event in left}
        times = Counter((*told.values(), *found.values()))
        found |= {uid: name for uid, name in told.items() if times[name] == 1}
        left = [event for event in left if event.uid not in found]
    for number, event in enumerate(left, 1):
        found[event.uid] = f"{_in_full(event)}, запись {number} из {len(left)}"
    return found


def _in_short(event: Event) -> str:
    name = _name(event)
    return _joined(event_days(event), _begun(name, SHORT))


def _by_both_ends(event: Event) -> str:
    return _joined(event_days(event), _both_ends(_name(event)))


def _in_full(event: Event) -> str:
    place = _begun(" ".join(event.place.split()), SHORT)
    return _joined(event_days(event), place, _both_ends(_name(event)), event_people(event, audiences=False))


_WAYS: tuple[Callable[[Event], str], ...] = (_in_short, _by_both_ends, _in_full)


def _name(event: Event) -> str:
    return " ".join(event_name(event).replace("«", "„").replace("»", "“").split())


def _begun(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _both_ends(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[:ENDS].rstrip()} … {text[-ENDS:].lstrip()}"


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
