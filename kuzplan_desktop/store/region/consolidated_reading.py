"""What a consolidated file tells: its plans, the documents that count, one after the other."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple, ParamSpec, TypeVar

from kuzplan_desktop.domain.calendar import Campaign, ReportingPeriod
from kuzplan_desktop.domain.commission import Commission, Role
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import Event, Mark, MarkState
from kuzplan_desktop.domain.plan.own_items import with_changed, without_own
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.region import NOTHING, Beside, Cell, CommissionLine, Counter, Region
from kuzplan_desktop.domain.reported import HandedIn, handed_in
from kuzplan_desktop.domain.reporting.sent_reports import SentReport
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.store.commission_list import listed_commissions, listed_name
from kuzplan_desktop.store.door.delivery import EVENT, read_event_row, unpack, whole
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.plan_text import text_of_plan
from kuzplan_desktop.store.region.sound_rows import of_sound_rows

P = ParamSpec("P")
T = TypeVar("T")
_EVENT_FIELDS = ", ".join(f'event."{name}"' for name in EVENT)


class PlanRow(NamedTuple):
    """A plan of the file: its uid, title and year, and how many commissions' documents are on it."""

    uid: str
    title: str
    year: int
    commissions: int


class _Stored(NamedTuple):
    document: str
    key: str
    name: str
    role: str
    list_id: str
    terms: str
    training_forms: str
    items: str
    campaigns: str
    sent: str
    changed_on: str


def plans(file: ConsolidatedFile) -> list[PlanRow]:
    """The plans of the file, that of most commissions first, then the latest."""
    rows = file.connection.execute(
        "SELECT plan, min(title), min(year), sum(counted) FROM document GROUP BY plan ORDER BY 4 DESC, 3 DESC, 1"
    )
    return [PlanRow(*row) for row in rows]


def plan_of(file: ConsolidatedFile, year: int | None = None) -> PlanRow:
    """The plan that is shown and reported: that of most commissions, of a year if one is asked for; else PlanError."""
    found = plans(file)
    if not found:
        raise PlanError("В сводном файле пока нет ни одного документа.", "Добавьте файлы комиссий.")
    fitting = [plan for plan in found if year in (None, plan.year)]
    if not fitting:
        years = ", ".join(str(plan.year) for plan in found)
        raise PlanError(f"Плана на {year} год в сводном файле нет, есть планы на: {years}.", "Укажите другой период.")
    return fitting[0]


def plan_by_uid(file: ConsolidatedFile, uid: str) -> PlanRow:
    """The plan with a uid, else that of most commissions."""
    return next((plan for plan in plans(file) if plan.uid == uid), None) or plan_of(file)


def region_of(
    file: ConsolidatedFile,
    plan: PlanRow,
    period: ReportingPeriod,
    today: date,
    *,
    own: bool = True,
    cumulative: bool = False,
) -> Region:
    """What all commissions did on the plan in `period`, counted document by document; of the `own` items of each.

    `cumulative`: with the same since the year's beginning, where the period begins later.
    """
    region = _region(file, plan, period, today, own=own)
    first_day = date(plan.year, 1, 1)
    if not cumulative or period.first_day <= first_day:
        return region
    return replace(region, so_far=_region(file, plan, replace(period, first_day=first_day), today, own=own))


def _region(file: ConsolidatedFile, plan: PlanRow, period: ReportingPeriod, today: date, *, own: bool) -> Region:
    own_stored = _own_stored(file, plan.uid)
    regional = _whole(file, own_stored.document) if own_stored else None
    base = without_own(regional.plan if regional else _plain_plan(file, plan.uid))
    counter = Counter(base, period, today, own=own)
    lines = []
    untold = {item.uid: _changed(item) for item in base.activities()} if regional else {}
    for stored in _stored(file, plan.uid):
        if stored == own_stored:
            continue
        document, told = _document(file, stored, base)
        changed = {**untold, **told}  # what the region decided for itself alone is nobody else's
        cells, beside = counter.line(document, changed), counter.beside(document)
        lines.append(_line(stored, handed_in(document, period, _day(stored.changed_on)), cells, beside))
    own_line = None
    if own_stored and regional:
        cells = counter.line(regional, {item.uid: item for item in base.activities()})
        handed = handed_in(regional, period, _day(own_stored.changed_on))
        own_line = _line(own_stored, handed, cells, counter.beside(regional))
    return Region(
        plan=base,
        period=period,
        today=today,
        items=counter.items,
        lines=tuple(sorted(lines, key=lambda line: (searchable(line.name), line.document))),
        missing=_missing({line.key for line in lines}),
        own=regional,
        own_line=own_line,
        event_forms=counter.event_forms,
        audiences=counter.audiences,
        not_own=counter.not_own,
        item_amounts=counter.item_amounts,
    )


def read_documents(file: ConsolidatedFile, plan: PlanRow) -> Iterator[tuple[CommissionLine, Document]]:
    """The documents behind a region's lines as it counts them: on its plan, with what each told of items otherwise."""
    own_stored = _own_stored(file, plan.uid)
    regional = _whole(file, own_stored.document) if own_stored else None
    base = without_own(regional.plan if regional else _plain_plan(file, plan.uid))
    if own_stored and regional:
        yield _line(own_stored, HandedIn()), replace(regional, plan=base)
    untold = {item.uid: _changed(item) for item in base.activities()} if regional else {}
    for stored in _stored(file, plan.uid):
        if stored != own_stored:
            document, told = _document(file, stored, base)
            yield _line(stored, HandedIn()), replace(document, plan=with_changed(base, {**untold, **told}))


def _missing(present: set[str]) -> tuple[CommissionLine, ...]:
    """The listed commissions without a document."""
    listed = (entry for entry in listed_commissions() if not entry.regional and entry.list_id not in present)
    return tuple(CommissionLine("", entry.list_id, entry.name) for entry in listed)


def _line(stored: _Stored, handed: HandedIn, cells: tuple[Cell, ...] = (), beside: Beside = NOTHING) -> CommissionLine:
    return CommissionLine(stored.document, stored.key, stored.name, cells, beside, handed)


def own_document(file: ConsolidatedFile, plan: str) -> Document | None:
    """The regional commission's own document on the plan, whole, if it is among the files."""
    own = _own_stored(file, plan)
    return _whole(file, own.document) if own else None


@of_sound_rows
def _whole(file: ConsolidatedFile, document: str) -> Document:
    return whole(unpack(file.connection.execute("SELECT packed FROM document WHERE id = ?", (document,)).fetchone()[0]))


def _own_stored(file: ConsolidatedFile, plan: str) -> _Stored | None:
    """Which document is the regional commission's own: its entry's of the list, else that of a commission with its role
    that the list does not know as another one; the others with its role are lines like all."""
    regional = {entry.list_id for entry in listed_commissions() if entry.regional}
    found = [one for one in _stored(file, plan) if one.key in regional or _is_regional(one)]
    return min(found, key=lambda one: (one.key not in regional, one.document), default=None)


def _is_regional(stored: _Stored) -> bool:
    return stored.role == Role.IKKO and not listed_name(stored.key)


@of_sound_rows
def _plain_plan(file: ConsolidatedFile, plan: str) -> Plan:
    """The plan as it was approved and amended: its text alone, without anything that commissions made of it."""
    rows = file.connection.execute("SELECT packed FROM document WHERE plan = ? ORDER BY id", (plan,))
    return text_of_plan(plan, (packed for (packed,) in rows))


def _stored(file: ConsolidatedFile, plan: str) -> Iterator[_Stored]:
    rows = file.connection.execute(
        "SELECT id, commission, shown, role, list_id, terms, training_forms, items, campaigns, sent, changed_on "
        "FROM document "
        "WHERE plan = ? AND counted = 1 ORDER BY id",
        (plan,),
    ).fetchall()
    return (_Stored(*row) for row in rows)


@of_sound_rows
def _document(file: ConsolidatedFile, stored: _Stored, base: Plan) -> tuple[Document, dict[str, Activity]]:
    """A commission's progress on the region's plan, and the items of which it told otherwise."""
    role = Role(stored.role) if stored.role in tuple(Role) else Role.TIK
    terms = tuple(filter(None, stored.terms.split("\n")))
    delivered = {row[0]: row[1:] for row in json.loads(stored.items)}
    changed = {item.uid: _changed(item, *delivered[item.uid]) for item in base.activities() if item.uid in delivered}
    document = Document(
        plan=base,
        commission=Commission(stored.document, stored.name, role, stored.list_id, terms),
        marks=_marks(file, stored.document),
        events=_events(file, stored.document),
        campaigns=tuple(_campaign(*row) for row in json.loads(stored.campaigns)),
        settings={"training_forms": stored.training_forms} if stored.training_forms else {},
        sent_reports=tuple(_sent(*row) for row in json.loads(stored.sent)),
    )
    return document, changed


def _changed(
    item: Activity, own: int | None = None, period: str = "", reason: str = "", completed_on: str | None = None
) -> Activity:
    """The item as a commission told it."""
    return replace(
        item,
        own_override=None if own is None else bool(own),
        period_override=period or "",
        period_reason=reason or "",
        completed_on=_day(completed_on),
    )


def _campaign(uid: str, name: str, level: str, starts: str, votes: str, ends: str | None) -> Campaign:
    return Campaign(uid, name, level, date.fromisoformat(starts), date.fromisoformat(votes), _day(ends))


def _sent(uid: str, kind: str, period: str, own: int, sent_on: str | None, number: str, replaces: str) -> SentReport:
    return SentReport(uid, kind, period, bool(own), False, _day(sent_on), number or "", replaces or "")


def _marks(file: ConsolidatedFile, document: str) -> Mapping[str, Mapping[int, Mark]]:
    found: dict[str, dict[int, Mark]] = defaultdict(dict)
    for activity, quarter, state, day, text, note in file.connection.execute(
        "SELECT activity, quarter, state, date, text, note FROM mark WHERE document = ? ORDER BY activity, quarter",
        (document,),
    ):
        known = MarkState(state) if state in tuple(MarkState) else None
        found[activity][quarter] = Mark("", activity, quarter, known, _day(day), text or "", note or "")
    return found


def _events(file: ConsolidatedFile, document: str) -> Mapping[str, tuple[Event, ...]]:
    found: dict[str, list[Event]] = defaultdict(list)
    query = f"SELECT {_EVENT_FIELDS} FROM event WHERE document = ? ORDER BY uid"
    for row in file.connection.execute(query, (document,)):
        event = read_event_row(row)
        found[event.activity].append(event)
    return {activity: tuple(events) for activity, events in found.items()}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
