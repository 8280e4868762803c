"""Findings: what the readers of a line have understood so far, what contradicts itself in it, and what is doubtful."""

from dataclasses import dataclass, field
from typing import Any

from kuzplan_desktop.domain.events.event_fields import BY_NAME, added
from kuzplan_desktop.domain.one_line.known import Known
from kuzplan_desktop.domain.one_line.typed_line import TypedLine


@dataclass(slots=True)
class Findings:
    """A line while it is read. `values` are fields of an event, `people` those of each audience, `names`
    by what names it was told."""

    line: TypedLine
    known: Known
    number: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)
    contradictions: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    last_weekday: bool = False  # the day was told as «в пятницу»

    def set(self, name: str, value: Any, start: int, end: int) -> None:
        """Take the letters from `start` to `end` for a field. Told twice and otherwise it contradicts itself."""
        self.line.take(start, end, name)
        former = self.values.setdefault(name, value)
        if former != value:
            self.contradictions.append(f"«{BY_NAME[name].caption}» указано дважды и по-разному. Оставьте одно.")

    def add_people(self, audience: str, people: int, start: int, end: int, named: str = "") -> None:
        """Take the letters for so many people of an audience. Parts of it that have names of their own add up."""
        self.line.take(start, end, "attendance", audience)
        names = self.names.setdefault(audience, [])
        if named in names:
            sentence = f"Одна и та же аудитория указана дважды: {audience}."
            self.contradictions.append(f"{sentence} Сложите числа в одной строке.")
        names.append(named)
        self.people[audience] = added((self.people.get(audience, 0), people))

    def add_text(self, name: str, value: str, start: int, end: int) -> None:
        """Take the letters for a text that several stretches make up together, in the order typed."""
        self.line.take(start, end, name)
        parts: dict[int, str] = self.values.setdefault(name, {})
        parts[start] = value

    def doubt(self, sentence: str) -> None:
        """Something that a person should look at before the event is written down."""
        if sentence not in self.doubts:
            self.doubts.append(sentence)
