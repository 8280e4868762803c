"""What the form of an event offers to choose from: the program's lists, and what this document has already."""

from collections.abc import Iterable
from typing import NamedTuple

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.choices import audiences, event_forms
from kuzplan_desktop.domain.typed.completion import completed


class Offered(NamedTuple):
    """Forms and audiences of events, and places that were written before."""

    forms: tuple[str, ...]
    audiences: tuple[str, ...]
    places: tuple[str, ...]


def offered(document: Document) -> Offered:
    """The values of the program in their order, then those that only this document has."""
    events = [event for found in document.events.values() for event in found]
    return Offered(
        _joined(event_forms(document.plan), (event.form for event in events)),
        _joined(audiences(document.plan), (each.audience for event in events for each in event.attendance)),
        _joined((), (event.place for event in events)),
    )


def _joined(listed: tuple[str, ...], used: Iterable[str]) -> tuple[str, ...]:
    """`listed`, then what is used besides; a listed value that was only begun is none of its own."""
    return (*listed, *sorted(value for value in {*used} - {*listed, ""} if completed(value, listed) == value))
