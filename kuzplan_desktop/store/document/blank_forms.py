"""Forms: what a form carries of the changes that stand, and the changes that a filled-in one becomes.

Collecting writes no values: it makes the changes that the colleague would have made in a copy of the document taken
when the form was. The same form gives the same bodies; what was written in the program meanwhile is a conflict.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.choices import audiences, event_forms
from kuzplan_desktop.domain.plan.plan import addresses
from kuzplan_desktop.domain.reporting.blank_form import Blank, BlankItem, KnownMark
from kuzplan_desktop.domain.reporting.due_dates import due_date
from kuzplan_desktop.store.changes.change import (
    DELETED,
    LARGEST_N,
    BadChange,
    Change,
    Draft,
    Stamp,
    make_change,
    read_change,
)
from kuzplan_desktop.store.changes.fold import as_read, field_heads
from kuzplan_desktop.store.changes.identity import attendance_uid, form_event, form_hand, form_step, mark_uid, new_uid
from kuzplan_desktop.store.changes.writer import cleaned
from kuzplan_desktop.store.document.open_file import OpenFile

DAMAGED = ("Служебный лист бланка поврежден.", "Попросите прислать файл бланка заново.")


def begin_form(file: OpenFile, period: ReportingPeriod, *, own: bool) -> Blank:
    """A new form on `period`, for the own items or all: what it asks, and what stands in the document now."""
    document = file.document
    plan, commission = document.plan, document.commission
    asked = _asked(document, own=own)
    changes = {change.id: change for change in map(read_change, file.bodies())}
    marks: dict[str, dict[int, KnownMark]] = {}
    for activity, quarters in document.marks.items():
        for quarter, mark in quarters.items():
            found = [changes[one] for one in file.seen(mark.uid).get("content", ()) if one in changes]
            if found:
                winner = max(found, key=lambda change: change.rank)
                marks.setdefault(activity, {})[quarter] = KnownMark(winner.values["content"], winner.id)
    named = addresses(plan)
    return Blank(
        uid=new_uid(),
        made_at=datetime.now().astimezone().isoformat(timespec="seconds"),
        n=max(change.n for change in changes.values()),
        plan=plan.uid,
        plan_title=plan.title,
        year=plan.year,
        documents=documents_of(changes.values()),
        commission=commission.name if commission else "",
        list_id=commission.list_id if commission else "",
        period=period,
        items=tuple(
            BlankItem(
                uid=activity.uid,
                address=named[activity.uid],
                number=activity.number,
                title=activity.title,
                term=activity.period_override or activity.period_text,
                boxes=document.schedule_of(activity).boxes,
                asked=activity.uid in asked,
            )
            for activity in plan.activities()
        ),
        marks=marks,
        return_by=due_date(period, document.settings),
        event_forms=event_forms(plan),
        audiences=audiences(plan),
    )


def _asked(document: Document, *, own: bool) -> frozenset[str]:
    """The uids of the items that a form asks for; PlanError if there are none."""
    asked = frozenset(one.uid for one in document.plan.activities() if not own or document.is_own(one))
    if not asked and own:
        raise PlanError(
            "Бланк не составлен: в плане нет ни одного пункта комиссии.",
            "Отметьте пункты «Исполняем мы» или составьте бланк по всему плану.",
        )
    if not asked:
        raise PlanError("Бланк не составлен: в плане нет ни одного пункта.")
    return asked


def documents_of(changes: Iterable[Change]) -> tuple[str, ...]:
    """The uids under which a document is known: several after documents begun apart were united."""
    return tuple(sorted({change.row for change in changes if change.kind == "document"}))


class Put(NamedTuple):
    """What setting a row did: `outdated` tells that the form said so earlier and has been corrected since."""

    fresh: bool
    outdated: bool
    conflict: bool


class Collecting:
    """The changes that one person's filled-in form becomes, beside the document that they are collected into.

    `by` is the name on the first sheet. What the same person corrected in the same form and sent again replaces what
    came from it before; nobody is known by an empty name, so there a second form stands beside the first.
    """

    def __init__(self, file: OpenFile, blank: Blank, by: str) -> None:
        changes = [read_change(body) for body in file.bodies()]
        self._file = file
        self._blank = blank
        self.hand = form_hand(blank.uid, by)
        self._stamp = Stamp(form_step(self.hand), blank.label, f"form-{self.hand}", by, blank.made_at)
        self._known = {change.id: change for change in changes}
        self._earlier: dict[str, list[Change]] = defaultdict(list)
        if by:
            for change in sorted(changes, key=lambda one: one.rank):
                if change.dev == self._stamp.dev:
                    self._earlier[change.row].append(change)
        self.bodies: list[str] = []
        self._demand_on(changes)

    def _demand_on(self, changes: Iterable[Change]) -> None:
        """PlanError if what came from this form was undone in the журнал: it would come and not be seen."""
        switches = [change for change in changes if change.kind == "step" and change.row == self._stamp.step]
        heads = field_heads("undone", switches, ())
        if heads and all(head.values["undone"] for head in heads):
            raise PlanError(
                "Собранное из этого бланка отменено в журнале изменений.",
                "Верните там шаг «" + self._stamp.label + "» и соберите бланк еще раз.",
            )

    def event_uid(self, key: str) -> str:
        """The uid of the event that stands in the row `key` of the form."""
        return form_event(self.hand, key)

    def came_before(self, row: str) -> dict[str, Any]:
        """What came from this form about a row earlier, by field; empty if nothing did."""
        found: dict[str, Any] = {}
        for change in self._earlier.get(row, ()):
            found |= change.values
        return found

    def put_mark(self, activity: str, quarter: int, content: Mapping[str, Any], place: int) -> Put:
        """Set the content of a mark; `place` counts the rows of the form and orders its changes."""
        uid = mark_uid(activity, quarter)
        known = self._blank.marks.get(activity, {}).get(quarter)
        made_of = {} if known else {"activity": activity, "quarter": quarter}
        par = {"content": [known.head]} if known else {}
        base = {"content": as_read(dict(known.content) if known else {})}
        return self._put(Draft(uid, "mark", {**made_of, "content": dict(content)}, par, not known), place, base)

    def put_event(
        self, uid: str, activity: str, values: Mapping[str, Any], people: Mapping[str, int], place: int
    ) -> Put:
        """Set an event with its participants by audience."""
        put = self._put(Draft(uid, "event", {"activity": activity, **values}, new=True), place, {})
        wanted = {attendance_uid(uid, audience): (audience, number) for audience, number in people.items()}
        puts = [put]
        for row, (audience, number) in wanted.items():
            draft = Draft(row, "attendance", {"event": uid, "audience": audience, "people": number}, new=True)
            if self.came_before(row).get(DELETED):
                draft.values[DELETED] = False
            puts.append(self._put(draft, place, {}))
        for row, chain in self._earlier.items():
            if self.came_before(row).get("event") == uid and row not in wanted:
                seen = tuple(change.id for change in chain)
                puts.append(self._put(Draft(row, "attendance", {DELETED: True}, seen=seen), place, {}))
        return Put(*(any(each[part] for each in puts) for part in range(3)))

    def _put(self, draft: Draft, place: int, base: dict[str, Any]) -> Put:
        """Take a row in as it came first, or what differs in it from what came from this form before."""
        draft.values = cleaned(draft.kind, draft.values)
        chain = self._earlier.get(draft.row, [])
        outdated = False
        n = self._blank.n + place
        if chain:
            draft.new, n = False, max(change.n for change in chain) + 1
            for name, value in list(draft.values.items()):
                setters = [change for change in chain if name in change.values]
                said = [as_read(change.values[name]) for change in setters]
                if setters:
                    draft.par[name] = [setters[-1].id]
                repeated = bool(said) and as_read(value) == said[-1]
                if name in base:
                    said.append(base[name])
                former = not repeated and name != DELETED and as_read(value) in said
                outdated = outdated or former
                if repeated or former:
                    del draft.values[name]
        if not draft.values:
            return Put(False, outdated, False)
        return self._take(draft, n, outdated)

    def _take(self, draft: Draft, n: int, outdated: bool) -> Put:
        try:
            change = make_change(draft, self._stamp, min(n, LARGEST_N))
        except BadChange:
            raise PlanError(*DAMAGED) from None
        self.bodies.append(change.body)
        fresh = change.id not in self._known
        return Put(fresh, outdated, fresh and self._is_conflict(change))

    def _is_conflict(self, change: Change) -> bool:
        """True if somebody else set a field of the row to another value meanwhile."""
        for name, heads in self._file.seen(change.row).items():
            others = set(heads) - set(change.par.get(name, ())) if name in change.values else ()
            if any(as_read(self._known[one].values[name]) != as_read(change.values[name]) for one in others):
                return True
        return False
