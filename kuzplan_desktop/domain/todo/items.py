"""The items of the plan as the start page looks at them: their states, what they add to the figures, open ends."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.line import Share
from kuzplan_desktop.domain.figures.period import share_of
from kuzplan_desktop.domain.period.schedule import Rhythm
from kuzplan_desktop.domain.plan.plan import Activity, Section
from kuzplan_desktop.domain.progress import ActivityProgress, State
from kuzplan_desktop.domain.todo.terms import OpenEnd, open_ends, term_words


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item that the commission carries out, on a day.

    `term` tells its срок in a few words, `ends` are the days by which it is to be done; `was_touched`: a mark or an
    event was ever written under it.
    """

    section: Section
    activity: Activity
    term: str
    progress: ActivityProgress
    share: Share
    ends: tuple[OpenEnd, ...]
    through_span: bool
    was_touched: bool = False

    @property
    def lacks_information(self) -> bool:
        """True if the quarter's figures count it among those without information."""
        return self.share.planned and not self.share.worked

    @property
    def is_late(self) -> bool:
        """True for «не выполнено в срок»."""
        return self.progress.state is State.LATE


class ItemMemo:
    """The items as they were told last: one of which nothing is new is not looked at again."""

    def __init__(self) -> None:
        self._of: object = None
        self._known: dict[str, tuple[Activity, object, object, OwnItem]] = {}

    def own_items(self, document: Document, period: ReportingPeriod, today: date) -> tuple[OwnItem, ...]:
        """The items in force that the commission carries out, in the plan's order, with what they add to `period`.

        Those that nothing was written about are alike when their сроки are.
        """
        of = (period, today, document.campaigns, document.commission, document.plan.year)
        before = self._known if of == self._of else {}
        self._of, self._known = of, {}
        untouched: dict[object, OwnItem] = {}
        for section, _, activity in document.plan.walk():
            if activity.excluded or not document.is_own(activity):
                continue
            uid = activity.uid
            marks, events = document.marks.get(uid), document.events.get(uid)
            known = before.get(uid)
            if known and known[0] is activity and known[1] is marks and known[2] is events:
                item = known[3] if known[3].section is section else replace(known[3], section=section)
            elif marks is None and events is None:
                key = (activity.period_override or activity.period_text, activity.completed_on)
                if key not in untouched:
                    untouched[key] = _item(document, section, activity, period, today)
                item = replace(untouched[key], section=section, activity=activity)
            else:
                item = replace(_item(document, section, activity, period, today), was_touched=True)
            self._known[uid] = (activity, marks, events, item)
        return tuple(item for *_, item in self._known.values())


def _item(document: Document, section: Section, activity: Activity, period: ReportingPeriod, today: date) -> OwnItem:
    meaning, progress = document.period_of(activity), document.progress_of(activity, today)
    due = document.schedule_of(activity)
    return OwnItem(
        section=section,
        activity=activity,
        term=term_words(meaning),
        progress=progress,
        share=share_of(document, activity, period, today),
        ends=open_ends(due, meaning, progress, document.marks_of(activity.uid)),
        through_span=due.rhythm is Rhythm.SPAN,
    )


def shares_by_uid(items: tuple[OwnItem, ...]) -> Mapping[str, Share]:
    """What each of the items adds to the figures of the quarter, by uid."""
    return {item.activity.uid: item.share for item in items}
