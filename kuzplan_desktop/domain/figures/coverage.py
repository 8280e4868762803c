"""Coverage: how much training there was for so many members of commissions; the numbers are settings of a document."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.figures.amounts import Amounts

MEMBERS = {
    "members_tik": "члены ТИК",
    "members_heads": "председатели, заместители, секретари УИК",
    "members_uik": "члены УИК",
    "members_reserve": "резерв УИК",
}
"""The setting with the number of members -> the category of participants that they are; nobody is in two of them."""
MEMBERS_ON = "members_on"
"""The setting with the day that the numbers were taken on."""


class Coverage(NamedTuple):
    """`trained` attendances of training of a category, or of several, that has so many `members`.

    Who was trained twice counts twice, so that the share may be above 100.
    """

    category: str
    members: int
    trained: int

    @property
    def percent(self) -> int:
        """The share in whole per cent, halves upwards."""
        return (200 * self.trained + self.members) // (2 * self.members)


def members_of(settings: Mapping[str, str]) -> dict[str, int]:
    """The numbers of members by category; one that is not told, or is none, is left out."""
    typed = {category: settings.get(key, "").strip() for key, category in MEMBERS.items()}
    return {name: int(text) for name, text in typed.items() if text.isascii() and text.isdigit() and int(text)}


def members_day(settings: Mapping[str, str]) -> date | None:
    """The day that the numbers of members were taken on, if it is told."""
    try:
        return date.fromisoformat(settings.get(MEMBERS_ON, ""))
    except ValueError:
        return None


def coverage_of(categories: Mapping[str, Amounts], members: Mapping[str, int]) -> tuple[Coverage, ...]:
    """The coverage of each category whose number of members is known; `categories` are amounts by category."""
    return tuple(
        Coverage(name, number, categories.get(name, Amounts()).trained) for name, number in members.items() if number
    )


def whole_coverage(parts: Iterable[Coverage]) -> Coverage | None:
    """The coverage of all these together; None where there is none."""
    found = tuple(parts)
    if not found:
        return None
    return Coverage("", sum(one.members for one in found), sum(one.trained for one in found))


def united_coverage(parts: Iterable[Coverage]) -> tuple[Coverage, ...]:
    """The coverage of several commissions together, by category, of those that told their numbers."""
    found: dict[str, Coverage] = {}
    for one in parts:
        known = found.get(one.category, Coverage(one.category, 0, 0))
        found[one.category] = Coverage(one.category, known.members + one.members, known.trained + one.trained)
    return tuple(found[name] for name in MEMBERS.values() if name in found)
