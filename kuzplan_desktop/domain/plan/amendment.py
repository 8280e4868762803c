"""What a changed plan, or one that is handed out again, changes in a document, row by row, before it is written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.plan.amending_decree import decreed
from kuzplan_desktop.domain.plan.difference import (
    Alteration,
    Became,
    OwnDoubt,
    PlanDifference,
    Stored,
    altered,
    plain_day,
)
from kuzplan_desktop.domain.plan.handed_plan import HandedBefore, HandedPlan
from kuzplan_desktop.domain.plan.matching import Matching, RowDoubt
from kuzplan_desktop.domain.plan.own_values import OwnValues, Taken, beside_the_text
from kuzplan_desktop.domain.plan.plan import Activity, Decree, Plan, Section, Subsection
from kuzplan_desktop.domain.plan.plan_rows import bare
from kuzplan_desktop.domain.plan.plan_values import write_decrees, write_notes

if TYPE_CHECKING:
    from kuzplan_desktop.domain.document import Document

HeadingOrItem = Section | Subsection | Activity


@dataclass(frozen=True, slots=True)
class Amendment:
    """What will be done. Nothing may be, while there are doubts: `doubts` about rows, `own_doubts` about values.

    `same` counts the items that stay as they are, `places` is uid -> (kind, place among its siblings) of every row
    that is in the plan afterwards, `by` names the decree («постановление от … № …», «новая редакция плана»),
    `missed` one that the document has and the text, which has earlier ones alone, has not.
    """

    differences: tuple[PlanDifference, ...]
    same: int
    by: str
    places: Mapping[str, tuple[str, int]]
    doubts: tuple[RowDoubt, ...] = ()
    own_doubts: tuple[OwnDoubt, ...] = ()
    missed: Decree | None = None

    @property
    def is_certain(self) -> bool:
        """True if nothing has to be asked."""
        return not self.doubts and not self.own_doubts


def amendment_of(
    document: Document,
    handed: HandedPlan,
    matching: Matching,
    before: HandedBefore,
    *,
    by: Decree | None = None,
    taken: Taken | None = None,
) -> Amendment:
    """What the plan `handed` changes in `document`, its rows being those that `matching` tells.

    Rows in doubt are told as guessed. `by` is the decree that a person named, `taken` what she said of own values.
    """
    own = OwnValues(before, taken or {})
    comparing = _Comparing(document.plan, handed, matching, own, by)
    differences = [*comparing.plan(), *comparing.rows(), *comparing.gone(), *comparing.abbreviations()]
    differences += beside_the_text(own, handed, document.campaigns, document.settings)
    changed = {one.uid for one in differences}
    same = sum(item.uid not in changed and not item.excluded and not item.added for item in document.plan.activities())
    words, missed = comparing.decreed.by, comparing.decreed.missed
    return Amendment(tuple(differences), same, words, comparing.places, matching.doubts, tuple(own.doubts), missed)


_ABOVE = {"section": "plan", "subsection": "section", "activity": "subsection"}


class _Comparing:
    """Goes through the new plan from the top down."""

    def __init__(self, old: Plan, handed: HandedPlan, matching: Matching, own: OwnValues, by: Decree | None) -> None:
        self.places: dict[str, tuple[str, int]] = {}
        self.decreed = decreed(old, handed.plan, by)
        self._old, self._handed, self._own = old, handed, own
        self._olds = {row.uid: (kind, row, above) for kind, row, above in _rows(old)}
        self._gone = matching.gone
        met = {**matching.pairs, **{uid: guess or None for uid, guess in matching.guesses.items()}}
        free = _free_uids((uid for uid, former in met.items() if former is None), self._olds)
        self._uids = {uid: former or free[uid] for uid, former in met.items()}

    def plan(self) -> Iterator[PlanDifference]:
        """The plan's own row: title, decrees."""
        old, new, approved = self._old, self._handed.plan, self.decreed.approved
        pairs = [
            Alteration("approved_number", old.approved_number, approved.number),
            Alteration("approved_on", plain_day(old.approved_on), plain_day(approved.day)),
            Alteration("amendments", write_decrees(old.amendments), write_decrees(self.decreed.amendments)),
        ]
        if new.title.strip() and bare(new.title) != bare(old.title):
            pairs.append(Alteration("title", old.title, new.title))
            pairs.append(Alteration("title_genitive", old.title_genitive, new.title_genitive))
        if found := altered(pairs):
            yield PlanDifference(Became.CHANGED, "plan", old.uid, "", old.title, found)

    def rows(self) -> Iterator[PlanDifference]:
        """The rows of the new plan, those above before those under them."""
        counted: Counter[str] = Counter()
        told: set[str] = set()
        for kind, row, above in _rows(self._handed.plan):
            if row.uid not in self._uids:
                continue  # an own item, or one that was taken out before it was ever here
            uid, parent = self._uids[row.uid], self._uids.get(above, self._old.uid)
            if not _is_out(row):
                self.places[uid] = (kind, counted[parent])
                counted[parent] += 1
            for one in self._row(kind, uid, row, Alteration(_ABOVE[kind], None, parent)):
                told.add(uid)
                yield one
        yield from self._reordered(told)

    def _row(self, kind: str, uid: str, row: HeadingOrItem, above: Alteration) -> Iterator[PlanDifference]:
        if uid not in self._olds:
            pairs = (above, *(Alteration(name, None, value) for name, value in _texts(row).items() if value))
            yield PlanDifference(Became.NEW, kind, uid, row.number, row.title, pairs)
            return
        _, former, parent = self._olds[uid]
        became, pairs = Became.CHANGED, ()
        if _is_out(row):
            became = Became.EXCLUDED
        else:
            before, after = _texts(former), _texts(row)
            pairs = (above._replace(before=parent), *(Alteration(name, before[name], after[name]) for name in after))
        if isinstance(row, Activity) and isinstance(former, Activity):
            became = Became.BACK if former.excluded and not row.excluded else became
            pairs += (Alteration("excluded", former.excluded, row.excluded),)
            pairs += () if row.excluded else self._own.term(former, row, is_text=self._handed.is_text)
        if found := altered(pairs):
            yield PlanDifference(became, kind, uid, row.number, row.title, found)

    def _reordered(self, told: Collection[str]) -> Iterator[PlanDifference]:
        """Rows that stand in another order among those that were there before, as far as nothing else is `told`."""
        before, after = defaultdict(list), defaultdict(list)
        for uid, (_, _, above) in self._olds.items():
            if uid in self.places:
                before[above].append(uid)
        for uid in self.places:
            if uid in self._olds:
                after[self._olds[uid][2]].append(uid)
        for above, uids in before.items():
            for at, (was, uid) in enumerate(zip(uids, after[above], strict=True)):
                if was != uid and uid not in told:
                    kind, row, _ = self._olds[uid]
                    place = (Alteration("position", uids.index(uid) + 1, at + 1),)
                    yield PlanDifference(Became.CHANGED, kind, uid, row.number, row.title, place)

    def gone(self) -> Iterator[PlanDifference]:
        """What the new plan has no more: items are taken out and stay shown, headings go when nothing is left."""
        met = set(self._uids.values())
        staying: set[str] = set()
        for uid, (kind, _, above) in reversed(self._olds.items()):
            if uid not in met and (kind == "activity" or uid in staying):
                staying.add(above)
        for uid in self._gone:
            kind, row, _ = self._olds[uid]
            if isinstance(row, Activity):
                out = (Alteration("excluded", "", self.decreed.by),)
                yield PlanDifference(Became.EXCLUDED, kind, uid, row.number, row.title, out)
            elif uid not in staying:
                yield PlanDifference(Became.REMOVED, kind, uid, row.number, row.title)

    def abbreviations(self) -> Iterator[PlanDifference]:
        """The list of abbreviations; a text without one leaves it as it is."""
        new = self._handed.plan.abbreviations
        olds = {bare(one.term): one for one in self._old.abbreviations}
        for place, one in enumerate(new):
            former = olds.pop(bare(one.term), None)
            uid = former.uid if former else one.uid
            self.places[uid] = ("abbreviation", place)
            if former is None:
                pairs = (("plan", self._old.uid), ("term", one.term), ("meaning", one.meaning))
                made = tuple(Alteration(name, None, value) for name, value in pairs)
                yield PlanDifference(Became.NEW, "abbreviation", uid, "", one.term, made)
            elif found := altered((Alteration("meaning", former.meaning, one.meaning),)):
                yield PlanDifference(Became.CHANGED, "abbreviation", uid, "", one.term, found)
        for former in olds.values() if new else ():
            yield PlanDifference(Became.REMOVED, "abbreviation", former.uid, "", former.term)


def _rows(plan: Plan) -> Iterator[tuple[str, HeadingOrItem, str]]:
    """Every row with its kind and the uid above it, in the plan's order."""
    for section in plan.sections:
        yield "section", section, plan.uid
        for part in section.subsections:
            yield "subsection", part, section.uid
            for item in part.activities:
                yield "activity", item, part.uid


def _is_out(row: HeadingOrItem) -> bool:
    return isinstance(row, Activity) and bool(row.excluded)


def _texts(row: HeadingOrItem) -> dict[str, Stored]:
    """What the plan says of a row."""
    found: dict[str, Stored] = {"number": row.number, "title": row.title}
    if isinstance(row, Activity):
        found |= {"executors_text": row.executors_text, "period_text": row.period_text}
        found["notes"] = write_notes(row.notes)
    return found


def _free_uids(news: Iterable[str], olds: Collection[str]) -> dict[str, str]:
    """The uid that each new row gets: its own, unless another row has it here; the same for everybody."""
    import uuid  # not before the first picture: it brings `platform` along

    found: dict[str, str] = {}
    taken = set(olds)
    for uid in news:
        free = uid
        while free in taken:
            free = str(uuid.uuid5(uuid.NAMESPACE_OID, f"{free}\nagain"))
        taken.add(free)
        found[uid] = free
    return found
