"""By which постановление a changed text became the plan: a project is approved by it, an approved plan amended."""

from typing import NamedTuple

from kuzplan_desktop.domain.plan.plan import Decree, Plan
from kuzplan_desktop.domain.plan.plan_values import decree_words
from kuzplan_desktop.domain.wording import searchable

NEW_TEXT = "новая редакция плана"


class Decreed(NamedTuple):
    """The decree that approves the plan and those that amended it, as they stand afterwards; `by` names the decree
    of this amendment, or that it is a new text of which no decree is known."""

    approved: Decree
    amendments: tuple[Decree, ...]
    by: str


def decreed(old: Plan, new: Plan, by: Decree | None) -> Decreed:
    """What the decrees of `old` become by the text `new`; `by` is the decree that a person named for it."""
    approved = Decree(old.approved_number, old.approved_on)
    theirs = Decree(new.approved_number, new.approved_on)
    named = [one for one in (theirs, *new.amendments, *([by] if by else [])) if one.number.strip()]
    if not approved.number.strip() and named:
        approved = named[0]
    amendments = list(old.amendments)
    for one in named:
        if not any(_is_same(one, known) for known in (approved, *amendments)):
            amendments.append(one)
    known_before = Decree(old.approved_number, old.approved_on)
    telling = named[-1:] if by else [one for one in named if not _is_same(one, known_before)][-1:]
    return Decreed(approved, tuple(amendments), decree_words(telling[0]) if telling else NEW_TEXT)


def _is_same(one: Decree, other: Decree) -> bool:
    """True if two decrees have one number and no two days."""
    same = "".join(searchable(one.number).split()) == "".join(searchable(other.number).split())
    return same and (one.day == other.day or one.day is None or other.day is None)
