"""The items of the plan as the start page looks at them: their states, what they add to the figures, open ends."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.line import Share
from kuzplan_desktop.domain.figures.period import shares_of
from kuzplan_desktop.domain.period.period import Period
from kuzplan_desktop.domain.period.schedule import Rhythm
from kuzplan_desktop.domain.plan.plan import Activity, Section
from kuzplan_desktop.domain.progress import ActivityProgress, State
from kuzplan_desktop.domain.todo.terms import OpenEnd, open_ends


@dataclass(frozen=True, slots=True)
class OwnItem:
    """An item that the commission carries out, on a day. `ends` are the days by which it is to be done; `was_touched`:
    a mark or an event was ever written under it."""

    section: Section
    activity: Activity
    period: Period
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


def own_items(document: Document, period: ReportingPeriod, today: date) -> tuple[OwnItem, ...]:
    """The items in force that the commission carries out, in the plan's order, `share` being what they add to `period`.

    Those that nothing was written about are alike when their сроки are.
    """
    shares = shares_of(document, period, today, own=True)
    untouched: dict[object, OwnItem] = {}
    found = []
    for section, _, activity in document.plan.walk():
        share = shares.get(activity.uid)
        if share is None or activity.excluded:
            continue
        if activity.uid in document.marks or activity.uid in document.events:
            found.append(replace(_item(document, section, activity, share, today), was_touched=True))
            continue
        key = (activity.period_override or activity.period_text, activity.completed_on)
        like = untouched.get(key)
        if like is None:
            like = untouched[key] = _item(document, section, activity, share, today)
        found.append(replace(like, section=section, activity=activity, share=share))
    return tuple(found)


def _item(document: Document, section: Section, activity: Activity, share: Share, today: date) -> OwnItem:
    period, progress = document.period_of(activity), document.progress_of(activity, today)
    due = document.schedule_of(activity)
    ends = open_ends(due, period, progress, document.marks_of(activity.uid))
    return OwnItem(section, activity, period, progress, share, ends, due.rhythm is Rhythm.SPAN)


def shares_by_uid(items: tuple[OwnItem, ...]) -> Mapping[str, Share]:
    """What each of the items adds to the figures of the quarter, by uid."""
    return {item.activity.uid: item.share for item in items}
