"""PlanDraft: an official document as an importer understood it, before it becomes a plan with ids."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.plan.plan import Decree


class DraftWarning(NamedTuple):
    """What a person should look at in the source: where, and a Russian sentence."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """A пункт плана as worded in the source; any text may be empty.

    `notes` are (column, text) of what the source says besides. `place` is where it stands in the source.
    `period_override` is the meaning of the срок in the plan's language, where a person chose it; the wording stays.
    """

    number: str
    title: str
    executors_text: str
    period_text: str
    notes: tuple[tuple[str, str], ...] = ()
    place: str = field(default="", compare=False)
    period_override: str = ""


@dataclass(frozen=True, slots=True)
class SubsectionDraft:
    """A подраздел; number and title are empty where activities stand straight under a section."""

    number: str
    title: str
    activities: tuple[ActivityDraft, ...] = ()
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """A раздел; number and title are empty where rows stand before the first section."""

    number: str
    title: str
    subsections: tuple[SubsectionDraft, ...] = ()
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan read from a document. `abbreviations` are (term, meaning).

    `authority` is in the nominative, `title_genitive` is the title as it stands after «о выполнении».
    `approved_on` is None and `approved_number` empty where the document names no decree.
    `amendments` are the decrees that have changed the text since, as it says itself.
    `warnings` are what a person should look at, what was left out of the source included.
    """

    title: str
    year: int
    authority: str
    approved_on: date | None
    approved_number: str
    title_genitive: str
    sections: tuple[SectionDraft, ...]
    abbreviations: tuple[tuple[str, str], ...]
    warnings: tuple[DraftWarning, ...]
    amendments: tuple[Decree, ...] = ()

    def activities(self) -> Iterator[ActivityDraft]:
        """Every activity in the document's order."""
        for section in self.sections:
            for subsection in section.subsections:
                yield from subsection.activities
