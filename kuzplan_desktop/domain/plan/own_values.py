"""What the region hands out beside the text (moved сроки, campaigns, settings) against what a commission made of it.

Three values decide: what was handed out before, what the document holds, what is handed out now. What the commission
did not change follows the region; what the region did not change stays; where both did it is asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from kuzplan_desktop.domain import words
from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.plan.difference import (
    Alteration,
    Became,
    OwnDoubt,
    PlanDifference,
    altered,
    campaign_alterations,
)
from kuzplan_desktop.domain.plan.handed_plan import HandedBefore, HandedPlan, MovedTerm
from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.domain.plan.plan_rows import bare
from kuzplan_desktop.domain.wording import day_digits, quoted, searchable

T = TypeVar("T")
Taken = Mapping[str, bool]
"""What a person said of her own values: uid of the row -> the plan's value is taken rather than hers."""


class OwnValues:
    """Compares values one by one; `doubts` gathers those that a person has not answered in `taken`."""

    def __init__(self, before: HandedBefore, taken: Taken) -> None:
        self.doubts: list[OwnDoubt] = []
        self._before = before
        self._taken = taken

    def _is_taken(self, mine: T, theirs: T, former: T, doubt: OwnDoubt) -> bool:
        """True if the document follows the region in a value."""
        if mine in (theirs, former) or theirs == former:
            return mine == former != theirs
        return self._answer(doubt)

    def _answer(self, doubt: OwnDoubt) -> bool:
        if doubt.uid not in self._taken:
            self.doubts.append(doubt)
        return self._taken.get(doubt.uid, False)

    def term(self, item: Activity, new: Activity, *, is_text: bool) -> tuple[Alteration, ...]:
        """How the moved срок of an item changes; where the plan's own срок changes too, what stands moved is asked."""
        former = self._before.terms.get(item.uid, MovedTerm())
        mine = MovedTerm(item.period_override, item.period_reason)
        theirs = MovedTerm(new.period_override, new.period_reason)
        is_changed, is_silent = bare(item.period_text) != bare(new.period_text), is_text and not theirs.wording
        if is_silent:
            theirs = MovedTerm() if is_changed else former
        doubt = OwnDoubt("activity", item.uid, item.number, mine.wording, theirs.wording or new.period_text)
        if is_changed and mine.wording and theirs != mine and (is_silent or theirs == former):
            taken = self._answer(replace(doubt, taken=mine == former))
        else:
            taken = self._is_taken(mine, theirs, former, doubt)
        return _term_alterations(mine, theirs) if taken else ()

    def settings(self, mine: Mapping[str, str], theirs: Mapping[str, str]) -> Iterable[PlanDifference]:
        """The settings that change; the uid of each is its key."""
        for key in sorted(theirs.keys() | self._before.settings.keys()):
            one, other, former = (values.get(key, "") for values in (mine, theirs, self._before.settings))
            name = words.SETTINGS.get(key, key)
            if self._is_taken(one, other, former, OwnDoubt("setting", key, name, one, other)):
                yield PlanDifference(Became.CHANGED, "setting", key, "", name, (Alteration("value", one, other),))

    def campaigns(self, mine: Iterable[Campaign], theirs: Iterable[Campaign]) -> Iterable[PlanDifference]:
        """The campaigns that come, change or go. One that the commission wrote down itself is not brought again."""
        here, there, former = (
            {one.uid: one for one in found} for found in (mine, theirs, self._before.campaigns.values())
        )
        known = {_campaign_key(one) for one in here.values()}
        for uid in [*there, *(uid for uid in former if uid not in there)]:
            one, other, then = here.get(uid), there.get(uid), former.get(uid)
            if one is None and then is None and other and _campaign_key(other) in known:
                continue
            shown = other or one or then
            if shown and self._is_taken(one, other, then, _campaign_doubt(uid, one, other)):
                if other is None:
                    yield PlanDifference(Became.REMOVED, "campaign", uid, "", shown.name)
                else:
                    became = Became.CHANGED if one else Became.NEW
                    yield PlanDifference(became, "campaign", uid, "", other.name, campaign_alterations(other, one))


def beside_the_text(
    own: OwnValues, handed: HandedPlan, mine: Iterable[Campaign], settings: Mapping[str, str]
) -> list[PlanDifference]:
    """How campaigns and settings change; not at all by an official text."""
    if handed.campaigns is None or handed.settings is None:
        return []
    return [*own.campaigns(mine, handed.campaigns), *own.settings(settings, handed.settings)]


def _term_alterations(mine: MovedTerm, theirs: MovedTerm) -> tuple[Alteration, ...]:
    return altered(
        (
            Alteration("period_override", mine.wording, theirs.wording),
            Alteration("period_reason", mine.reason, theirs.reason),
        )
    )


def _campaign_key(campaign: Campaign) -> Campaign:
    return replace(campaign, uid="", name=" ".join(searchable(campaign.name).split()), level="", ends_on=None)


def _campaign_doubt(uid: str, mine: Campaign | None, theirs: Campaign | None) -> OwnDoubt:
    named = theirs or mine
    return OwnDoubt("campaign", uid, named.name if named else "", _campaign_words(mine), _campaign_words(theirs))


def _campaign_words(campaign: Campaign | None) -> str:
    if campaign is None:
        return "удалена"
    days = f"назначена {day_digits(campaign.starts_on)}, голосование {day_digits(campaign.votes_on)}"
    ends = f", окончание {day_digits(campaign.ends_on)}" if campaign.ends_on else ""
    return f"{quoted(campaign.name)}, {days}{ends}"
