"""The documents of a consolidated file as its rows tell them: whose each is, and its progress on the region's plan."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.commission import Commission, Role
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.events.event_fields import EVENT_FIELDS, FieldType
from kuzplan_desktop.domain.marks import Event, Mark, MarkState
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.region_counter import Tallies
from kuzplan_desktop.domain.reporting.sent_reports import SentReport
from kuzplan_desktop.domain.spellings import Spellings
from kuzplan_desktop.store.commission_list import listed_commissions, listed_name
from kuzplan_desktop.store.door.delivery import EVENT, read_event_row
from kuzplan_desktop.store.door.tallies import read_tallies
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.sound_rows import of_sound_rows

_WORDS = {field.name for field in EVENT_FIELDS if field.type is FieldType.TEXT} - {"form"}
COUNTED = tuple(name for name in EVENT if name not in _WORDS)  # what figures are made of


class StoredDocument(NamedTuple):
    """A document that counts: its id, whose it is, and what its row tells."""

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
    checksum: str


def stored_documents(file: ConsolidatedFile, plan: str) -> list[StoredDocument]:
    """The documents that count on a plan, by their ids."""
    rows = file.connection.execute(
        "SELECT id, commission, shown, role, list_id, terms, training_forms, items, campaigns, sent, changed_on, "
        "checksum FROM document WHERE plan = ? AND counted = 1 ORDER BY id",
        (plan,),
    )
    return [StoredDocument(*row) for row in rows]


def own_among(stored: list[StoredDocument]) -> StoredDocument | None:
    """Which document is the regional commission's own: its entry's of the list, else that of a commission with its role
    that the list does not know as another one; the others with its role are lines like all."""
    regional = {entry.list_id for entry in listed_commissions() if entry.regional}
    found = [one for one in stored if one.key in regional or (one.role == Role.IKKO and not listed_name(one.key))]
    return min(found, key=lambda one: (one.key not in regional, one.document), default=None)


@of_sound_rows
def read_stored(
    file: ConsolidatedFile, stored: StoredDocument, base: Plan, *, words: bool
) -> tuple[Document, dict[str, Activity]]:
    """A commission's progress on the region's plan, and the items of which it told otherwise; without the `words` of
    its events that no figure is made of, if they are not asked for."""
    document, changed = _progress(file, stored, base)
    return replace(document, events=_events(file, stored.document, tuple(EVENT) if words else COUNTED)), changed


def _progress(file: ConsolidatedFile, stored: StoredDocument, base: Plan) -> tuple[Document, dict[str, Activity]]:
    """The same without the events."""
    role = Role(stored.role) if stored.role in tuple(Role) else Role.TIK
    terms = tuple(filter(None, stored.terms.split("\n")))
    delivered = {row[0]: row[1:] for row in json.loads(stored.items)}
    changed = {
        item.uid: changed_item(item, *delivered[item.uid]) for item in base.activities() if item.uid in delivered
    }
    document = Document(
        plan=base,
        commission=Commission(stored.document, stored.name, role, stored.list_id, terms),
        marks=_marks(file, stored.document),
        campaigns=tuple(_campaign(*row) for row in json.loads(stored.campaigns)),
        settings={"training_forms": stored.training_forms} if stored.training_forms else {},
        sent_reports=tuple(_sent(*row) for row in json.loads(stored.sent)),
    )
    return document, changed


@of_sound_rows
def read_counted(
    file: ConsolidatedFile, stored: StoredDocument, base: Plan, spellings: Spellings
) -> tuple[Document, dict[str, Activity], Tallies | None]:
    """The same for counting: of its events the days alone, and what each of them adds; None where her spellings concern
    them, then they are read whole."""
    query = "SELECT tallies FROM document WHERE id = ?"
    found = read_tallies(file.connection.execute(query, (stored.document,)).fetchone()[0])
    if spellings.concern(found.event_forms, found.audiences):
        document, changed = read_stored(file, stored, base, words=False)
        return spellings.document(document), changed, None
    document, changed = _progress(file, stored, base)
    events = {item: tuple(_held(item, one.day) for one in tallies) for item, tallies in found.by_item.items()}
    return replace(document, events=events), changed, found.by_item


@lru_cache(maxsize=32768)
def _held(item: str, day: date | None) -> Event:
    """A held event of which its item and its last day alone are told."""
    return Event("", item, starts_on=day)


def changed_item(
    item: Activity, own: int | None = None, period: str = "", reason: str = "", completed_on: str | None = None
) -> Activity:
    """The item as a commission told it."""
    return replace(
        item,
        own_override=None if own is None else bool(own),
        period_override=period or "",
        period_reason=reason or "",
        completed_on=day_of(completed_on),
    )


def day_of(text: str | None) -> date | None:
    """The day that a row tells; None for none."""
    return date.fromisoformat(text) if text else None


def _campaign(uid: str, name: str, level: str, starts: str, votes: str, ends: str | None) -> Campaign:
    return Campaign(uid, name, level, date.fromisoformat(starts), date.fromisoformat(votes), day_of(ends))


def _sent(uid: str, kind: str, period: str, own: int, sent_on: str | None, number: str, replaces: str) -> SentReport:
    return SentReport(uid, kind, period, bool(own), False, day_of(sent_on), number or "", replaces or "")


def _marks(file: ConsolidatedFile, document: str) -> Mapping[str, Mapping[int, Mark]]:
    found: dict[str, dict[int, Mark]] = defaultdict(dict)
    for activity, quarter, state, day, text, note in file.connection.execute(
        "SELECT activity, quarter, state, date, text, note FROM mark WHERE document = ? ORDER BY activity, quarter",
        (document,),
    ):
        known = MarkState(state) if state in tuple(MarkState) else None
        found[activity][quarter] = Mark("", activity, quarter, known, day_of(day), text or "", note or "")
    return found


def _events(file: ConsolidatedFile, document: str, names: tuple[str, ...]) -> Mapping[str, tuple[Event, ...]]:
    found: dict[str, list[Event]] = defaultdict(list)
    fields = ", ".join(f'"{name}"' for name in names)
    for row in file.connection.execute(f"SELECT {fields} FROM event WHERE document = ? ORDER BY uid", (document,)):
        event = read_event_row(row, names)
        found[event.activity].append(event)
    return {activity: tuple(events) for activity, events in found.items()}
