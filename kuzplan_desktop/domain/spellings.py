"""Spellings: which forms of events and categories of participants stand for which others in a region's figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.domain.wording import searchable


def plain_spelling(text: str) -> str:
    """A form or a category by which spellings that differ by case and spaces alone are the same."""
    return " ".join(searchable(text).split())


@dataclass(frozen=True, slots=True)
class Spellings:
    """What she decided: by the plain spelling of a form or a category the one that it stands for."""

    event_forms: Mapping[str, str] = field(default_factory=dict)
    audiences: Mapping[str, str] = field(default_factory=dict)

    def concern(self, event_forms: Iterable[str], audiences: Iterable[str]) -> bool:
        """True if any of these stands for another one."""
        return any(plain_spelling(one) in self.event_forms for one in event_forms) or any(
            plain_spelling(one) in self.audiences for one in audiences
        )

    def event(self, event: Event) -> Event:
        """An event as the region counts and lists it."""
        form = _meant(event.form, self.event_forms)
        audiences = [_meant(one.audience, self.audiences) for one in event.attendance]
        if form == event.form and audiences == [one.audience for one in event.attendance]:
            return event
        named = zip(event.attendance, audiences, strict=True)
        return replace(event, form=form, attendance=tuple(replace(one, audience=audience) for one, audience in named))

    def document(self, document: Document) -> Document:
        """A document with all its events so."""
        if not self.event_forms and not self.audiences:
            return document
        events = {item: tuple(map(self.event, events)) for item, events in document.events.items()}
        return replace(document, events=events)


def _meant(text: str, spellings: Mapping[str, str]) -> str:
    """What a spelling stands for in the end; one that leads back to itself ends there."""
    seen = {plain_spelling(text)}
    while (meant := spellings.get(plain_spelling(text))) and plain_spelling(meant) not in seen:
        text = meant
        seen.add(plain_spelling(text))
    return text
