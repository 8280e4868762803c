"""By which постановление a changed text became the plan: a project is approved by it, an approved plan amended."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.plan.plan import Decree, Plan
from kuzplan_desktop.domain.plan.plan_values import decree_words
from kuzplan_desktop.domain.wording import searchable

NEW_TEXT = "новая редакция плана"


class Decreed(NamedTuple):
    """The decree that approves the plan and those that amended it, as they stand afterwards; `by` names the decree
    of this amendment, or that it is a new text of which no decree is known. `missed` is a decree that the plan has
    already and that is later than all those of the text: the text may be an older one."""

    approved: Decree
    amendments: tuple[Decree, ...]
    by: str
    missed: Decree | None = None


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
    words = decree_words(telling[0]) if telling else NEW_TEXT
    return Decreed(approved, tuple(amendments), words, _missed((known_before, *old.amendments), named))


def _missed(known: Iterable[Decree], named: Iterable[Decree]) -> Decree | None:
    """The latest decree that is known, if those named are all earlier."""
    days = [one.day for one in named if one.day]
    later = [one for one in known if one.day and days and one.day > max(days)]
    return max(later, key=lambda one: one.day or date.min, default=None)


def _is_same(one: Decree, other: Decree) -> bool:
    """True if two decrees have one number and no two days."""
    same = "".join(searchable(one.number).split()) == "".join(searchable(other.number).split())
    return same and (one.day == other.day or one.day is None or other.day is None)
