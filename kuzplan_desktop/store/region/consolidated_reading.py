"""What a consolidated file tells: its plans, the documents that count, one after the other, and the events behind."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import update_wrapper
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from kuzplan_desktop.domain.calendar import Campaign, ReportingPeriod
from kuzplan_desktop.domain.commission import Commission, Role
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import SEARCHED
from kuzplan_desktop.domain.marks import Event, Mark, MarkState
from kuzplan_desktop.domain.plan.own_items import without_own
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.region import Beside, CommissionLine, Counter, Region
from kuzplan_desktop.domain.wording import fold
from kuzplan_desktop.store.changes.identity import founding_step
from kuzplan_desktop.store.changes.memory import in_memory
from kuzplan_desktop.store.changes.snapshot import read_document
from kuzplan_desktop.store.commission_list import listed_commissions
from kuzplan_desktop.store.door.delivery import EVENT, read_event_row, unpack, whole
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile

P = ParamSpec("P")
T = TypeVar("T")
MOST_EVENTS = 2000  # listed at once
_EVENT_FIELDS = ", ".join(f'event."{name}"' for name in EVENT)


class PlanRow(NamedTuple):
    """A plan of the file: its uid, title and year, and how many commissions' documents are on it."""

    uid: str
    title: str
    year: int
    commissions: int


class Heard(NamedTuple):
    """An event with the commission that held it; `document` is the id of its document."""

    document: str
    commission: str
    event: Event


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


def _sound(read: Callable[Concatenate[ConsolidatedFile, P], T]) -> Callable[Concatenate[ConsolidatedFile, P], T]:
    """`read`, with PlanError for rows that this program has not written: only the tables are tested on opening."""

    def reading(file: ConsolidatedFile, /, *arguments: P.args, **named: P.kwargs) -> T:
        try:
            return read(file, *arguments, **named)
        except (ValueError, TypeError, LookupError) as error:
            raise PlanError(f"Файл «{file.path.name}» поврежден.", "Соберите его заново из файлов комиссий.") from error

    update_wrapper(reading, read)
    return reading


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


def region_of(
    file: ConsolidatedFile, plan: PlanRow, period: ReportingPeriod, today: date, *, own: bool = True
) -> Region:
    """What all commissions did on the plan in `period`, counted document by document; of the `own` items of each."""
    regional = own_document(file, plan.uid)
    base = without_own(regional.plan if regional else _plain_plan(file, plan.uid))
    counter = Counter(base, period, today, own=own)
    lines = []
    untold = {item.uid: _changed(item) for item in base.activities()} if regional else {}
    for stored in _stored(file, plan.uid):
        if stored.role == Role.IKKO:
            continue
        document, told = _document(file, stored, base)
        changed = {**untold, **told}  # what the region decided for itself alone is nobody else's
        cells, beside = counter.line(document, changed), counter.beside(document)
        lines.append(CommissionLine(stored.document, stored.key, stored.name, cells, beside))
    own_cells = counter.line(regional, {item.uid: item for item in base.activities()}) if regional else ()
    present = {line.key for line in lines}
    missing = [
        CommissionLine("", entry.list_id, entry.name)
        for entry in listed_commissions()
        if not entry.regional and entry.list_id not in present
    ]
    return Region(
        plan=base,
        period=period,
        today=today,
        items=counter.items,
        lines=tuple(sorted(lines, key=lambda line: (fold(line.name), line.document))),
        missing=tuple(missing),
        own=regional,
        own_cells=own_cells,
        event_forms=counter.event_forms,
        audiences=counter.audiences,
        not_own=counter.not_own,
        own_beside=counter.beside(regional) if regional else Beside(),
    )


@_sound
def own_document(file: ConsolidatedFile, plan: str) -> Document | None:
    """The regional commission's own document on the plan, whole, if it is among the files."""
    line = own_line(file, plan)
    if line is None:
        return None
    return whole(
        unpack(file.connection.execute("SELECT packed FROM document WHERE id = ?", (line.document,)).fetchone()[0])
    )


def own_line(file: ConsolidatedFile, plan: str) -> CommissionLine | None:
    """Which document is the regional commission's own, without its cells: those are `Region.own_cells`."""
    found = file.connection.execute(
        "SELECT id, commission, name FROM document WHERE plan = ? AND role = ? AND counted = 1 "
        "ORDER BY n DESC, id LIMIT 1",
        (plan, str(Role.IKKO)),
    ).fetchone()
    return CommissionLine(*found) if found else None


@_sound
def _plain_plan(file: ConsolidatedFile, plan: str) -> Plan:
    """The plan as it was approved: the changes of its text alone, which are the same in every document."""
    packed = file.connection.execute("SELECT packed FROM document WHERE plan = ? ORDER BY id", (plan,)).fetchone()[0]
    text = [change for change in unpack(packed) if change.step == founding_step(plan)]
    with closing(in_memory(text or unpack(packed))) as memory:
        return read_document(memory).plan


def _stored(file: ConsolidatedFile, plan: str) -> Iterator[_Stored]:
    rows = file.connection.execute(
        "SELECT id, commission, name, role, list_id, terms, training_forms, items, campaigns FROM document "
        "WHERE plan = ? AND counted = 1 ORDER BY id",
        (plan,),
    ).fetchall()
    return (_Stored(*row) for row in rows)


@_sound
def _document(file: ConsolidatedFile, stored: _Stored, base: Plan) -> tuple[Document, dict[str, Activity]]:
    """A commission's progress on the region's plan, and the items of which it told otherwise."""
    role = Role(stored.role) if stored.role in tuple(Role) else Role.TIK
    terms = tuple(filter(None, stored.terms.split("\n")))
    told = {row[0]: row[1:] for row in json.loads(stored.items)}
    changed = {item.uid: _changed(item, *told[item.uid]) for item in base.activities() if item.uid in told}
    document = Document(
        plan=base,
        commission=Commission(stored.document, stored.name, role, stored.list_id, terms),
        marks=_marks(file, stored.document),
        events=_events(file, stored.document),
        campaigns=tuple(_campaign(*row) for row in json.loads(stored.campaigns)),
        settings={"training_forms": stored.training_forms} if stored.training_forms else {},
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


@_sound
def events_of(
    file: ConsolidatedFile,
    plan: str,
    period: ReportingPeriod,
    *,
    documents: Collection[str] = (),
    activities: Collection[str] = (),
    words: str = "",
    most: int = MOST_EVENTS,
) -> list[Heard]:
    """The events behind the matrix, by date: of some documents or all, of some items or all, with `words` in them."""
    file.connection.create_function("holds_words", len(SEARCHED) + 1, _holder(words), deterministic=True)
    named = ", ".join(f"event.{name}" for name in SEARCHED)
    rows = file.connection.execute(
        f"SELECT document.id, document.name, {_EVENT_FIELDS} FROM event JOIN document ON document.id = event.document "
        "WHERE document.plan = ? AND document.counted = 1 AND event.last_day BETWEEN ? AND ? "
        + _among("event.document", documents) + _among("event.activity", activities)
        + (f"AND holds_words(document.name, {named}) " if words.strip() else "")
        + "ORDER BY event.last_day, document.name, event.uid, document.id LIMIT ?",
        (plan, period.first_day.isoformat(), period.last_day.isoformat(), *documents, *activities, most),
    )  # fmt: skip
    return [Heard(row[0], row[1], read_event_row(row[2:])) for row in rows]


def written_by_month(file: ConsolidatedFile, plan: PlanRow) -> dict[int, int]:
    """How many events are written down for each month of the plan's year."""
    rows = file.connection.execute(
        "SELECT substr(last_day, 6, 2), count(*) FROM event JOIN document ON document.id = event.document "
        "WHERE document.plan = ? AND counted = 1 AND last_day LIKE ? GROUP BY 1 ORDER BY 1",
        (plan.uid, f"{plan.year:04}-%"),
    )
    return {int(month): count for month, count in rows}


def first_events(file: ConsolidatedFile, plan: str, region: Region, most: int) -> dict[str, list[tuple[str, Event]]]:
    """The first `most` events of each item in the region's period, each with its commission, by item."""
    found: dict[str, list[tuple[str, Event]]] = {}
    for item in region.items if most else ():
        heard = events_of(file, plan, region.period, activities=[item.uid], most=most)
        if heard:
            found[item.uid] = [(one.commission, one.event) for one in heard]
    return found


def _among(column: str, values: Collection[str]) -> str:
    return f"AND {column} IN ({', '.join('?' * len(values))}) " if values else ""


def _holder(words: str) -> Any:
    wanted = fold(words).split()

    def holds(*texts: str | None) -> bool:
        text = fold("\n".join(filter(None, texts)))
        return all(word in text for word in wanted)

    return holds
