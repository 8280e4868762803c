"""A delivery: what one commission's document brings to the consolidated file; made where the document was read."""

import hashlib
import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import DAYS, EVENT_FIELDS, Attendance, FieldType
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark
from kuzplan_desktop.store.changes.change import Change, read_change
from kuzplan_desktop.store.changes.event_rows import plain_value
from kuzplan_desktop.store.changes.identity import is_amendment_step
from kuzplan_desktop.store.changes.memory import in_memory
from kuzplan_desktop.store.changes.snapshot import read_document
from kuzplan_desktop.store.commission_list import entry_of
from kuzplan_desktop.store.door.tallies import tallies_text

LARGEST = 128 * 1024 * 1024  # bytes of all bodies together, as at the door
DATES = frozenset({"date", "last_day", "completed_on", "votes_on", "sent_on"}) | DAYS
ITEM = {"activity": str, "own": int, "period": str, "reason": str, "completed_on": str}
CAMPAIGN = {"uid": str, "name": str, "level": str, "starts_on": str, "votes_on": str, "ends_on": str}
SENT = {
    **dict.fromkeys(("uid", "kind", "period"), str),
    "own": int,
    **dict.fromkeys(("sent_on", "number", "replaces"), str),
}
MARK = {"activity": str, "quarter": int, "state": str, "date": str, "text": str, "note": str}
_NUMBERS = (FieldType.NUMBER, FieldType.HOURS, FieldType.FLAG)
EVENT = {
    **dict.fromkeys(("uid", "activity", "last_day"), str),
    **{field.name: int if field.type in _NUMBERS else str for field in EVENT_FIELDS if field.type != FieldType.STATUS},
    "attendance": str,
}
_EVENT_DAYS = tuple(one.name for one in EVENT_FIELDS if one.type in (FieldType.DAY, FieldType.MONTH))
Rows = list[list[Any]]


class Misshapen(ValueError):
    """What the reading process told is no delivery."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Whose progress on which plan, and the figures of it.

    `founding` are the ids of the changes that founded the document, `n` is its largest count (of a copy without history
    that of the document it is a copy of), `changed_on` the day of its latest change, empty if none is known, `digest`
    the hash of its change ids, `content` that of its figures. `list_id` is told by the name where it is not, and kept
    through renaming. `amended`: a changed plan was taken into it. `tallies` tell what its events add to sums (see
    `door.tallies`). `items` hold what the commission told of items of the plan otherwise than the plan, `events` the
    held ones, `sent` the reports that were sent; each row in the order of ITEM, CAMPAIGN, MARK, EVENT, SENT.
    """

    plan: str
    title: str
    year: int
    name: str
    role: str
    list_id: str
    terms: str
    training_forms: str
    founding: list[str]
    without_history: bool
    n: int
    changed_on: str
    changes: int
    digest: str
    content: str
    amended: bool
    tallies: str
    items: Rows
    campaigns: Rows
    sent: Rows
    marks: Rows
    events: Rows

    def to_bytes(self) -> bytes:
        """The delivery as bytes, for a pipe."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def deliver(document: Document, changes: Collection[Change]) -> Delivery | None:
    """What a sound document brings; None for a plan without a commission, which brings nothing."""
    commission = document.commission
    founding = sorted(change.id for change in changes if change.kind == "document")
    if commission is None or not commission.name.strip() or not founding:
        return None
    items, marks, events = _items(document), _marks(document), _events(document)
    campaigns = _campaigns(document)
    forms, terms = document.settings.get("training_forms", ""), commission.executor_terms
    bare = {one.step for one in changes if one.kind == "document" and one.values.get("without_history")}
    figures = json.dumps([terms, forms, items, campaigns, marks, events], ensure_ascii=False)
    return Delivery(
        plan=document.plan.uid,
        title=document.plan.title,
        year=document.plan.year,
        name=commission.name,
        role=str(commission.role),
        list_id=entry_of(commission.name, commission.list_id) or _former_list_id(changes),
        terms="\n".join(terms),
        training_forms=forms,
        founding=founding,
        without_history=bool(bare),
        n=max(change.n for change in changes) - sum(change.step in bare for change in changes),
        changed_on=_latest_day(changes),
        changes=len(changes),
        digest=_hash("\n".join(sorted(change.id for change in changes))),
        content=_hash(figures),
        amended=any(is_amendment_step(change.step) for change in changes),
        tallies=tallies_text(document),
        items=items,
        campaigns=campaigns,
        sent=[
            [one.uid, one.kind, one.period, int(one.own), _iso(one.sent_on), one.outgoing_number, one.replaces]
            for one in document.sent_reports
        ],
        marks=marks,
        events=events,
    )


def _former_list_id(changes: Iterable[Change]) -> str:
    """The entry of the list that the commission was before it was called by a name that the list does not have."""
    named = [change for change in changes if change.kind == "commission" and change.values.get("list_id")]
    return str(max(named, key=lambda change: change.rank).values["list_id"]) if named else ""


def _latest_day(changes: Iterable[Change]) -> str:
    """The day of the latest change, by count and not by clock; empty if no day was told."""
    latest = max(((change.n, change.at) for change in changes if change.at), default=None)
    if latest is not None:
        with suppress(ValueError):
            return date.fromisoformat(latest[1][:10]).isoformat()
    return ""


def united(delivery: Delivery, packed: bytes, others: Iterable[bytes]) -> tuple[Delivery, bytes]:
    """The delivery of the union of its packed changes with others', and the union packed."""
    changes = {change.id: change for change in unpack(packed)}
    own = len(changes)
    for other in others:
        changes.update({change.id: change for change in unpack(other)})
    if len(changes) == own:
        return delivery, packed
    made = deliver(whole(changes.values()), changes.values())
    if made is None:
        raise PlanError("В объединенном документе не указана комиссия.", "Проверьте файлы этой комиссии.")
    return made, pack(changes.values())


def whole(changes: Iterable[Change]) -> Document:
    """The document that a set of changes makes."""
    memory = in_memory(changes)
    try:
        return read_document(memory)
    finally:
        memory.close()


def pack(changes: Iterable[Change]) -> bytes:
    """A set of changes as bytes that are the same for the same set."""
    in_order = sorted(changes, key=lambda change: (change.n, change.id))
    return zlib.compress("\n".join(change.body for change in in_order).encode(), 6)


def unpack(packed: bytes) -> list[Change]:
    """The changes that were packed, each hashed again; Misshapen if they are none."""
    try:
        return [read_change(body) for body in bodies_in(packed)]
    except ValueError as error:
        raise Misshapen(str(error)) from error


def bodies_in(packed: bytes) -> list[str]:
    """The bodies of the changes that were packed; Misshapen if they are none."""
    try:
        return zlib.decompressobj().decompress(packed, LARGEST).decode().split("\n")
    except (ValueError, zlib.error) as error:
        raise Misshapen(str(error)) from error


def delivery_of_bytes(data: bytes) -> Delivery:
    """The delivery that bytes tell, checked like the words of a stranger."""
    try:
        delivery = Delivery(**json.loads(data))
    except (ValueError, TypeError, RecursionError) as error:
        raise Misshapen(str(error)) from error
    texts = [delivery.plan, delivery.title, delivery.name, delivery.role, delivery.list_id, delivery.terms]
    texts += [delivery.training_forms, delivery.changed_on, delivery.digest, delivery.content, delivery.tallies]
    texts += delivery.founding
    good = (
        all(isinstance(text, str) for text in texts)
        and all(type(number) is int for number in (delivery.year, delivery.n, delivery.changes))
        and isinstance(delivery.without_history, bool)
        and isinstance(delivery.amended, bool)
        and _fits([[delivery.changed_on or None]], {"date": str})
        and bool(delivery.founding)
        and all(_fits(*table) for table in (
            (delivery.items, ITEM), (delivery.campaigns, CAMPAIGN), (delivery.sent, SENT),
            (delivery.marks, MARK), (delivery.events, EVENT),
        ))
    )  # fmt: skip
    if not good:
        raise Misshapen("a part is missing or of another type")
    return delivery


def _fits(rows: Rows, columns: dict[str, type]) -> bool:
    """True if every row has the columns, each empty or of its type, and days that are days."""
    dates = [at for at, name in enumerate(columns) if name in DATES]
    types = list(columns.values())
    try:
        for row in rows:
            for at in dates:
                if row[at] is not None:
                    date.fromisoformat(row[at])
            if not all(value is None or type(value) is wanted for value, wanted in zip(row, types, strict=True)):
                return False
    except (ValueError, TypeError, IndexError):
        return False
    return True


def _items(document: Document) -> Rows:
    return [
        [one.uid, _flag(one.own_override), one.period_override, one.period_reason, _iso(one.completed_on)]
        for one in document.plan.activities()
        if one.own_override is not None or one.period_override or one.completed_on
    ]


def _campaigns(document: Document) -> Rows:
    return [
        [one.uid, one.name, one.level, *map(_iso, (one.starts_on, one.votes_on, one.ends_on))]
        for one in document.campaigns
    ]


def _marks(document: Document) -> Rows:
    return [
        [mark.activity, mark.quarter, mark.state, _iso(mark.date), mark.text, mark.note]
        for mark in sorted(_all_marks(document), key=lambda mark: (mark.activity, mark.quarter))
    ]


def _all_marks(document: Document) -> Iterator[Mark]:
    for by_quarter in document.marks.values():
        yield from by_quarter.values()


def _events(document: Document) -> Rows:
    held = [one for events in document.events.values() for one in events if one.status is EventStatus.HELD]
    return [_event(event) for event in sorted(held, key=lambda event: event.uid)]


def _event(event: Event) -> list[Any]:
    attendance = [[one.uid, one.audience, one.people, one.tested] for one in event.attendance]
    made = {"attendance": json.dumps(attendance, ensure_ascii=False), "last_day": event.last_day}
    values = (made[name] if name in made else getattr(event, name) for name in EVENT)
    return [int(value) if isinstance(value, bool) else plain_value(value) for value in values]


def read_event_row(row: Sequence[Any], names: Iterable[str] = EVENT) -> Event:
    """The held event that a row of a delivery, in the order of `names`, tells; its texts are clean already."""
    values = {name: value for name, value in zip(names, row, strict=True) if value is not None and value != ""}
    values.pop("last_day", None)
    for name in _EVENT_DAYS:
        if name in values:
            values[name] = date.fromisoformat(values[name])
    attendance = values.pop("attendance")
    values["taking_part"] = bool(values.get("taking_part"))
    found = () if attendance == "[]" else tuple(Attendance(*one) for one in json.loads(attendance))
    return Event(**values, attendance=found)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]
