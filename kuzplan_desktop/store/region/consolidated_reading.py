"""What a consolidated file tells: its plans, the documents that count, one after the other."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.own_items import with_changed, without_own
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.region import CommissionLine, Region
from kuzplan_desktop.domain.region_counter import Counter
from kuzplan_desktop.domain.reported import handed_in
from kuzplan_desktop.domain.spellings import Spellings
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.store.commission_list import listed_commissions
from kuzplan_desktop.store.door.delivery import unpack, whole
from kuzplan_desktop.store.region import kept_figures
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.kept_figures import CountedDocument
from kuzplan_desktop.store.region.naming import districts_of, spellings_of
from kuzplan_desktop.store.region.plan_text import text_of_plan
from kuzplan_desktop.store.region.sound_rows import of_sound_rows
from kuzplan_desktop.store.region.stored_documents import (
    StoredDocument,
    changed_item,
    day_of,
    own_among,
    read_counted,
    read_stored,
    stored_documents,
)


class PlanRow(NamedTuple):
    """A plan of the file: its uid, title and year, and how many commissions' documents are on it."""

    uid: str
    title: str
    year: int
    commissions: int


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


class _Base(NamedTuple):
    """What the documents of a plan are counted on: the region's plan, its own document, by what both are known."""

    plan: Plan
    stored: list[StoredDocument]
    own_stored: StoredDocument | None
    own: Document | None
    key: str
    spellings: Spellings
    untold: Mapping[str, Activity]

    @property
    def others(self) -> list[StoredDocument]:
        return [one for one in self.stored if one != self.own_stored]

    def changed(self, told: Mapping[str, Activity]) -> Mapping[str, Activity]:
        """The items that a commission tells otherwise; what the region decided for itself alone is nobody else's."""
        return {**self.untold, **told}


def _base(file: ConsolidatedFile, plan: str) -> _Base:
    stored, spellings = stored_documents(file, plan), spellings_of(file)
    own_stored = own_among(stored)
    if own_stored:
        own = spellings.document(_whole(file, own_stored))
        text = without_own(own.plan)
        untold = {item.uid: changed_item(item) for item in text.activities()}
        return _Base(text, stored, own_stored, own, f"{_key(text)} own", spellings, untold)
    text = without_own(_plain_plan(file, plan))
    return _Base(text, stored, None, None, _key(text), spellings, {})


def _key(plan: Plan) -> str:
    return sha256(repr(plan).encode("utf-8", "surrogatepass")).hexdigest()


def _region(file: ConsolidatedFile, plan: PlanRow, period: ReportingPeriod, today: date, *, own: bool) -> Region:
    base = _base(file, plan.uid)
    counter = Counter(base.plan, period, today, own=own)
    scope = f"{base.key} {period.first_day} {period.last_day} {today} {own} {base.spellings}"
    districts = districts_of(file)
    lines, respelled = [], []
    for stored in base.stored:
        count = partial(_counted, file, stored, base, counter, period)
        found = kept_figures.FIGURES.get((scope, stored.checksum), count)
        counter.add(found.figures)
        lines.append(replace(_line(stored, found), district=districts.get(stored.key, "")))
        respelled += [lines[-1].name] if found.respelled else []
    own_key = base.own_stored.document if base.own_stored else ""
    others = [line for line in lines if line.document != own_key]
    return Region(
        plan=base.plan,
        period=period,
        today=today,
        items=counter.items,
        lines=tuple(sorted(others, key=lambda line: (searchable(line.name), line.document))),
        missing=_missing({line.key for line in others}, districts),
        own=base.own,
        own_line=next((line for line in lines if line.document == own_key), None),
        event_forms=counter.event_forms,
        audiences=counter.audiences,
        not_own=counter.not_own,
        item_amounts=counter.item_amounts,
        respelled=tuple(sorted(respelled, key=searchable)),
    )


def _counted(
    file: ConsolidatedFile, stored: StoredDocument, base: _Base, counter: Counter, period: ReportingPeriod
) -> CountedDocument:
    """What a document comes to in a period."""
    if stored == base.own_stored and base.own:
        document, changed, tallies = base.own, {item.uid: item for item in base.plan.activities()}, None
        respelled = document != _whole(file, stored)
    else:
        document, otherwise, tallies = read_counted(file, stored, base.plan, base.spellings)
        changed, respelled = {**base.changed(otherwise)}, tallies is None
    handed = handed_in(document, period, day_of(stored.changed_on))
    return CountedDocument(counter.figures(document, changed, tallies), handed, respelled)


def read_documents(
    file: ConsolidatedFile, plan: PlanRow, *, document: str = "", marks_only: bool = False
) -> Iterator[tuple[CommissionLine, Document]]:
    """The documents behind a region's lines as it counts them, or one of them: on its plan, with what each told of
    items otherwise, in the spellings that hold. With `marks_only` of events the days alone."""
    base = _base(file, plan.uid)
    if base.own_stored and base.own and document in ("", base.own_stored.document):
        yield _line(base.own_stored), replace(base.own, plan=base.plan)
    for stored in base.others:
        if document in ("", stored.document):
            if marks_only:
                read, told, _ = read_counted(file, stored, base.plan, base.spellings)
            else:
                whole_read, told = read_stored(file, stored, base.plan, words=True)
                read = base.spellings.document(whole_read)
            yield _line(stored), replace(read, plan=with_changed(base.plan, base.changed(told)))


def _missing(present: set[str], districts: Mapping[str, str]) -> tuple[CommissionLine, ...]:
    """The listed commissions without a document."""
    listed = (entry for entry in listed_commissions() if not entry.regional and entry.list_id not in present)
    return tuple(
        CommissionLine("", entry.list_id, entry.name, district=districts.get(entry.list_id, "")) for entry in listed
    )


def _line(stored: StoredDocument, counted: CountedDocument | None = None) -> CommissionLine:
    if counted is None:
        return CommissionLine(stored.document, stored.key, stored.name)
    cells, beside = counted.figures.cells, counted.figures.beside
    return CommissionLine(stored.document, stored.key, stored.name, cells, beside, counted.handed)


def own_document(file: ConsolidatedFile, plan: str) -> Document | None:
    """The regional commission's own document on the plan, whole, if it is among the files."""
    own = own_among(stored_documents(file, plan))
    return _whole(file, own) if own else None


@of_sound_rows
def _whole(file: ConsolidatedFile, stored: StoredDocument) -> Document:
    query = "SELECT packed FROM document WHERE id = ?"
    return kept_figures.DOCUMENTS.get(
        (stored.document, stored.checksum),
        lambda: whole(unpack(file.connection.execute(query, (stored.document,)).fetchone()[0])),
    )


@of_sound_rows
def _plain_plan(file: ConsolidatedFile, plan: str) -> Plan:
    """The plan as it was approved and amended: its text alone, without anything that commissions made of it."""
    rows = file.connection.execute(
        "SELECT id, checksum FROM document WHERE plan = ? ORDER BY amended DESC, id "
        "LIMIT (SELECT max(1, sum(amended)) FROM document WHERE plan = ?)",
        (plan, plan),
    ).fetchall()

    def packed(document: str) -> bytes:
        query = "SELECT packed FROM document WHERE id = ?"
        return bytes(file.connection.execute(query, (document,)).fetchone()[0])

    key = sha256("".join(checksum for _, checksum in rows).encode()).hexdigest()
    return kept_figures.PLANS.get((plan, key), lambda: text_of_plan(plan, (packed(document) for document, _ in rows)))
