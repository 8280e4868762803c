"""What an amendment does to one row of a document: changed, new, taken out, back again, removed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import Campaign

Stored = str | int | None
"""A value as a change of a document holds it."""


class Became(StrEnum):
    """What becomes of a row."""

    CHANGED = "changed"
    NEW = "new"
    EXCLUDED = "excluded"
    BACK = "back"
    REMOVED = "removed"


class Alteration(NamedTuple):
    """A field of a row, named as in words.FIELDS, before and after."""

    field: str
    before: Stored
    after: Stored


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """What an amendment does to one row. `number` and `title` are those that it will have; a row that is removed has
    no `alterations`."""

    became: Became
    kind: str
    uid: str
    number: str
    title: str
    alterations: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnDoubt:
    """A value that the commission changed itself and that the plan now tells otherwise: it is asked which one stays.

    `kind` and `uid` are the row's, `name` is how a person calls it: the number of an item, a caption, a campaign.
    `mine` and `theirs` are texts for a reader; `taken` is the guess: the plan's value rather than her own.
    """

    kind: str
    uid: str
    name: str
    mine: str
    theirs: str
    taken: bool = False


def altered(pairs: Iterable[Alteration]) -> tuple[Alteration, ...]:
    """Those fields that say another thing afterwards; white space and emptiness are none."""
    return tuple(one for one in pairs if _said(one.before) != _said(one.after))


def campaign_alterations(campaign: Campaign, former: Campaign | None) -> tuple[Alteration, ...]:
    """The fields of a campaign, of one that was there before those that differ."""
    before = _fields(former) if former else {}
    found = tuple(Alteration(name, before.get(name), value) for name, value in _fields(campaign).items())
    return altered(found) if former else found


def _fields(campaign: Campaign) -> dict[str, Stored]:
    return {
        "name": campaign.name,
        "level": campaign.level,
        "starts_on": plain_day(campaign.starts_on),
        "votes_on": plain_day(campaign.votes_on),
        "ends_on": plain_day(campaign.ends_on),
    }


def plain_day(day: date | None) -> str | None:
    """A day as a change of a document holds it."""
    return day.isoformat() if day else None


def _said(value: Stored) -> Stored:
    return " ".join(value.split()) if isinstance(value, str) else "" if value is None else value
