"""Counter: what the documents of a region come to in a period, document by document, and what that adds up to."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import Campaign, ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.amounts import (
    Amounts,
    Tally,
    categories_of,
    forms_of,
    in_order_of_categories,
    in_order_of_forms,
    tally_of,
    total_of,
    united_amounts,
)
from kuzplan_desktop.domain.figures.line import Share
from kuzplan_desktop.domain.figures.period import own_forms, share_of
from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.domain.region import NOTHING, Beside, Cell, Work

Tallies = Mapping[str, Sequence[Tally]]  # of held events, by the uid of their item


def tallies_of(document: Document) -> Tallies:
    """What each held event of a document adds to the sums of the region."""
    forms = own_forms(document)
    return {
        uid: [tally_of(event, forms, of_region=True) for event in events if event.status is EventStatus.HELD]
        for uid, events in document.events.items()
    }


class DocumentFigures(NamedTuple):
    """What a document of a region comes to in a period: its cells, in the order of the items, and its sums.

    `beside` is what stands under items that the plan does not have, `not_own` under those that the commission does not
    carry out; `items` are what the events of each item come to, by uid.
    """

    cells: tuple[Cell, ...]
    beside: Beside = NOTHING
    event_forms: Mapping[str, Amounts] = {}
    audiences: Mapping[str, Amounts] = {}
    not_own: Amounts = Amounts()
    items: Mapping[str, Amounts] = {}


class Counter:
    """Goes through the documents of a region one by one and keeps what they come to, not the documents.

    With `own` what a commission wrote under items that are not its own is left out, as in its report.
    """

    def __init__(self, plan: Plan, period: ReportingPeriod, today: date, *, own: bool = True) -> None:
        self.items = tuple(plan.activities())
        self._period, self._today, self._own = period, today, own
        self._found: list[DocumentFigures] = []
        self._untouched: dict[tuple[str, date | None, str, tuple[Campaign, ...], bool], Cell] = {}
        self._alike: dict[Cell, Cell] = {}  # one object for equal cells: thousands of lines hold few different ones

    @property
    def event_forms(self) -> Mapping[str, Amounts]:
        """What all events come to by form."""
        return in_order_of_forms(united_amounts(one.event_forms for one in self._found))

    @property
    def audiences(self) -> Mapping[str, Amounts]:
        """What all events come to by category of participants."""
        return in_order_of_categories(united_amounts(one.audiences for one in self._found))

    @property
    def not_own(self) -> Amounts:
        """What stands under items that are not of the commission that wrote it."""
        return total_of(one.not_own for one in self._found)

    @property
    def item_amounts(self) -> Mapping[str, Amounts]:
        """What the events of each item come to, by uid."""
        return united_amounts(one.items for one in self._found)

    def line(self, document: Document, changed: Mapping[str, Activity]) -> tuple[Cell, ...]:
        """The cells of a document, which is added to the sums. `changed` are items that it tells otherwise."""
        found = self.figures(document, changed)
        self.add(found)
        return found.cells

    def add(self, found: DocumentFigures) -> None:
        """Add what a document comes to to the sums."""
        self._found.append(found)

    def figures(
        self, document: Document, changed: Mapping[str, Activity], tallies: Tallies | None = None
    ) -> DocumentFigures:
        """What a document comes to; `changed` are items that it tells otherwise, `tallies` those of its events, if they
        are known: then of the events themselves the days alone are asked."""
        tallies = tallies_of(document) if tallies is None else tallies
        found: list[Tally] = []
        items: dict[str, Amounts] = {}
        not_own: list[Tally] = []
        cells = []
        for item in self.items:
            held = self._held(tallies, item.uid)
            cell = self._cell(document, changed.get(item.uid, item), held)
            cells.append(self._alike.setdefault(cell, cell))
            if self._own and not document.is_own(changed.get(item.uid, item)):
                not_own += held
            elif held:
                found += held
                items[item.uid] = total_of(one.amounts for one in held)
        return DocumentFigures(
            tuple(cells),
            self._beside(document, tallies),
            forms_of((one.form, one.amounts) for one in found),
            categories_of(found),
            total_of(one.amounts for one in not_own),
            items,
        )

    def _held(self, tallies: Tallies, item: str) -> list[Tally]:
        """The tallies of the period under an item."""
        return [one for one in tallies.get(item, ()) if one.day is not None and self._period.holds(one.day)]

    def _beside(self, document: Document, tallies: Tallies) -> Beside:
        """What was done in the period under items that the plan does not have, those that the commission added."""
        others = (document.marks.keys() | document.events.keys()) - {item.uid for item in self.items}
        quarters = self._period.quarters(document.plan.year)
        held = {uid: self._held(tallies, uid) for uid in others}
        touched = [uid for uid in others if held[uid] or not document.marks_of(uid).keys().isdisjoint(quarters)]
        amounts = total_of(one.amounts for uid in touched for one in held[uid])
        return Beside(len(touched), amounts.events + amounts.taken_part, amounts.people)

    def _cell(self, document: Document, activity: Activity, held: Sequence[Tally]) -> Cell:
        """The cell of an item; `held` are its events of the period."""
        touched = activity.uid in document.marks or activity.uid in document.events
        own = document.is_own(activity)
        if self._own and not own:
            return self._not_own(document, activity, held) if touched else Cell(Work.ABSENT)
        if touched:
            amounts = total_of(one.amounts for one in held)
            return cell_of(document, activity, self._period, self._today, amounts)
        wording = activity.period_override or activity.period_text
        key = (wording, activity.completed_on, activity.excluded, document.campaigns, own)
        if key not in self._untouched:
            self._untouched[key] = cell_of(document, activity, self._period, self._today, Amounts())
        return self._untouched[key]

    def _not_own(self, document: Document, activity: Activity, held: Sequence[Tally]) -> Cell:
        marks = document.marks_in(activity, self._period).values()
        written = held or any(mark.state is MarkState.DONE for mark in marks)
        return Cell(Work.NOT_OWN if written else Work.ABSENT)


def cell_of(document: Document, activity: Activity, period: ReportingPeriod, today: date, amounts: Amounts) -> Cell:
    """The cell of one item of a document; `amounts` are what its events of the period come to in the region."""
    share = share_of(document, activity, period, today)
    return Cell(
        _work(share, own=document.is_own(activity)),
        amounts.events + amounts.taken_part,
        amounts.people,
        amounts.taken_part,
        share.planned,
        share.worked,
        share.late,
    )


def _work(share: Share, *, own: bool) -> Work:
    if share.worked:
        return Work.DONE
    if not own:
        return Work.ABSENT
    if share.late:
        return Work.LATE
    if share.state is State.NOT_REQUIRED or (share.asked and share.excused):
        return Work.NOT_REQUIRED
    if not share.asked:
        return Work.ABSENT
    return Work.NOTHING if share.state is State.NOT_DUE else Work.IN_PROGRESS
