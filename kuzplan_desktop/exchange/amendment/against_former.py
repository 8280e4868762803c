"""A plan that was read against the one that is open: what is the same, changed, new and gone, in sentences."""

from collections.abc import Iterator
from dataclasses import replace

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.amendment import amendment_of
from kuzplan_desktop.domain.plan.amendment_words import difference_words
from kuzplan_desktop.domain.plan.difference import Became
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.plan.handed_plan import HandedBefore
from kuzplan_desktop.domain.plan.matching import match
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.domain.year_texts import YearTexts, draft_of_next_year
from kuzplan_desktop.exchange.amendment.amending import handed_draft

_GONE = (Became.EXCLUDED, Became.REMOVED)


def against_former(former: Plan, draft: PlanDraft) -> Iterator[str]:
    """A line that counts the items, and a line for each row that is another one.

    Rows in doubt are told as guessed. Of a plan of another year the years and days in its texts are moved first: that
    «до 1 марта 2026 года» is a year later now is no change.
    """
    old = handed_draft(draft_of_next_year(former, YearTexts(former.year, draft.year))).plan
    handed = handed_draft(draft)
    found = amendment_of(Document(old), handed, match(old, handed.plan), HandedBefore())
    rows = [one for one in found.differences if one.kind != "plan"]
    items = [one.became for one in rows if one.kind == "activity"]
    gone, new, changed = (sum(one in which for one in items) for which in (_GONE, (Became.NEW,), (Became.CHANGED,)))
    same = f"без изменений {found.same} {plural(found.same, 'пункт', 'пункта', 'пунктов')}"
    yield f"По сравнению с планом {former.year} года: {same}, изменено {changed}, новых {new}, больше нет {gone}."
    for one in rows:
        yield difference_words(replace(one, became=Became.REMOVED, alterations=()) if one.became in _GONE else one)
