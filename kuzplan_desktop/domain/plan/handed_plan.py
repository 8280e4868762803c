"""A plan that comes again: what its file or text says, and what the region had handed out before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.plan.plan import Plan


class MovedTerm(NamedTuple):
    """In place of which срок of an item another one stands, and why; empty where none does."""

    wording: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HandedPlan:
    """What a plan file, or an official text, says of a year's plan.

    `campaigns` and `settings` are those that the region hands out; an official text says nothing of them: None.
    """

    plan: Plan
    campaigns: tuple[Campaign, ...] | None = None
    settings: Mapping[str, str] | None = None

    @property
    def is_text(self) -> bool:
        """True for an official text, which knows of no campaigns and of no сроки moved apart from it."""
        return self.campaigns is None


@dataclass(frozen=True, slots=True)
class HandedBefore:
    """What the region had handed out by now, whatever the commission made of it: `terms` by item, `campaigns` by uid.

    A value that differs from it is the commission's own and is never overwritten without asking.
    """

    terms: Mapping[str, MovedTerm] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    campaigns: Mapping[str, Campaign] = field(default_factory=dict)
