"""Third ring: what a file holds, tested to the last row: pages, references, hashes, changes, folded tables."""

import hashlib
import json
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from kuzplan_desktop import paths
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.limits import MOST_PLAN_ROWS
from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.domain.typed.hygiene import clean
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes import stored_bytes
from kuzplan_desktop.store.changes.change import LARGEST_READ_N, BadChange, Change, read_change
from kuzplan_desktop.store.changes.memory import in_memory
from kuzplan_desktop.store.changes.schema import KINDS
from kuzplan_desktop.store.changes.snapshot import activity_of, read_document
from kuzplan_desktop.store.door import attached_testing, inspection
from kuzplan_desktop.store.door.agreement import agree
from kuzplan_desktop.store.door.guard import BROKEN, COPY, Refused, guarded, is_damage, private_copy
from kuzplan_desktop.store.door.header import Finding, damaged, look_at, took_too_long, unreadable
from kuzplan_desktop.store.door.remains import find, lost_of_plan

_ID = re.compile(rb"[0-9a-f]{40}")
LARGEST_TOTAL = 128 * 1024 * 1024  # bytes of all bodies together; 100,000 changes have 50 MB
NAMED_ACTIVITIES = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file turned out to be and to hold.

    `notes` are sentences on what was recovered or set aside. `bodies` are those of its changes, in its order. Marks
    and held events are those that can be read, in a damaged file those that have survived. `document` is what a sound
    file holds; it stays in the process that read it. `only_fold` tells of a damaged file that all its changes are there
    and only its tables are not what these say. `harmed` are attachments whose bytes are damaged, where
    these were tested.
    """

    finding: Finding
    notes: tuple[str, ...] = ()
    marks: int = 0
    held_events: int = 0
    set_aside: int = 0
    bodies: tuple[str, ...] = ()
    document: Document | None = field(default=None, compare=False, repr=False)
    only_fold: bool = False
    harmed: int = 0


@dataclass(slots=True)
class ChangeTable:
    """The table of changes: sound bodies by id, (row, bytes of the body) set aside, whether damage was seen.

    `places` are the rowids of what was set aside, and of rows that no program of ours can have written: neither their
    id nor their body is what it should be. Of these, `aliens` of them, nothing that was saved can be lost.
    """

    sound: dict[str, str] = field(default_factory=dict)
    set_aside: list[tuple[str, bytes]] = field(default_factory=list)
    damaged: bool = False
    aliens: int = 0
    places: list[int] = field(default_factory=list)


def examine(
    path: Path, *, folder: Path | None = None, deadline: float = float("inf"), attached: bool = False
) -> Reading:
    """Test and read any file whatever, from a private copy in `folder`; nothing is locked or written beside it. The
    bytes of attachments are tested if `attached`. Statements end at `deadline` (`time.monotonic`). Neither crashes of
    SQLite nor exhausted memory are caught here."""
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="kuzplan-", ignore_cleanup_errors=True) as made:
            return examine(path, folder=Path(made), deadline=deadline, attached=attached)
    shown = f"«{path.name}»"
    try:
        reading = _read(path, folder, deadline, attached)
    except Refused as refused:
        reading = Reading(refused.finding)
    except BROKEN as error:
        reading = Reading(damaged(shown) if is_damage(error) else took_too_long(shown))
    except OSError as error:
        reading = Reading(unreadable(shown, error))
    return _with_survivors(reading, folder / COPY) if reading.finding.is_damage else reading


def _read(path: Path, folder: Path, deadline: float, attached: bool) -> Reading:
    finding = look_at(path)
    if finding and not finding.is_damage:
        return Reading(finding)
    copy = private_copy(path, folder, path.name)
    return examine_at_rest(copy.path, path.name, notes=copy.notes, deadline=deadline, attached=attached)


def examine_at_rest(
    copy: Path,
    name: str,
    *,
    notes: tuple[str, ...] = (),
    deadline: float = float("inf"),
    attached: bool = False,
) -> Reading:
    """Test and read a file that nobody else writes to. `name` is what the user calls it."""
    finding = inspection.inspect_schema(copy, name)
    if not finding.good:
        return Reading(finding, notes)
    with closing(guarded(copy, deadline=deadline)) as connection:
        contents = contents_of(connection)
        if contents.damaged or _is_broken(connection):
            return Reading(damaged(f"«{name}»"), notes)
        with closing(in_memory(map(read_change, contents.sound.values()))) as memory:
            comparable = finding.verdict == "ok" and not contents.set_aside
            reading = _examined(finding, notes, contents, memory)
            if contents.aliens or (comparable and not agree(connection, memory)):
                return Reading(damaged(f"«{name}»"), notes, bodies=reading.bodies, only_fold=reading.finding.good)
            if not attached or finding.verdict != "ok":
                return reading
            harmed, told = attached_testing.tested(connection, memory)
            return replace(reading, notes=(*reading.notes, *told), harmed=harmed)


def _with_survivors(reading: Reading, copy: Path) -> Reading:
    """Say of a damaged file how many marks and held events `salvage` would save."""
    found = find(file_bytes.read(copy)).changes.values()
    with closing(in_memory([*found, *lost_of_plan(found, _supplied_plan())])) as memory:
        try:
            marks, held_events = _counts(read_document(memory))
        except PlanError:  # the plan itself is lost
            return reading
    note = f"Уцелело отметок: {marks}, проведенных мероприятий: {held_events}."
    return replace(reading, notes=(*reading.notes, note), marks=marks, held_events=held_events)


@cache
def _supplied_plan() -> tuple[Change, ...]:
    return tuple(map(read_change, examine_at_rest(paths.SEED_PLAN, paths.SEED_PLAN.name).bodies))


def contents_of(connection: sqlite3.Connection) -> ChangeTable:
    """Every change of the file, each hashed and read. One that cannot be fetched ends the reading."""
    contents = ChangeTable()
    total = 0
    try:
        for place, change_id, row, step, body in _stored(connection):
            total += len(body or b"")
            if total > LARGEST_TOTAL:
                raise Refused(Finding("too_big", "В файле больше записей, чем бывает в документах.", "Проверьте файл."))
            if body is None:
                contents.set_aside.append((_text(row), b""))
                contents.places.append(place)
            elif hashlib.sha256(body).hexdigest()[:40].encode() == change_id:
                _sort(contents, place, row, step, body)
            elif _ID.fullmatch(change_id) or _is_change(body):
                contents.damaged = True
            else:
                contents.aliens += 1
                contents.places.append(place)
    except BROKEN as error:
        if not is_damage(error):
            raise
        contents.damaged = True
    return contents


def _sort(contents: ChangeTable, place: int, row: bytes, step: bytes, body: bytes) -> None:
    """Put a well-hashed body to the sound ones, or aside whole if it is no change."""
    try:
        change = read_change(body.decode())
        if change.n > LARGEST_READ_N:
            raise BadChange("counted further than anybody can")
    except (BadChange, UnicodeDecodeError):
        contents.set_aside.append((_text(row), body))
        contents.places.append(place)
        return
    if (change.row.encode(), change.step.encode()) == (row, step) and change.id not in contents.sound:
        contents.sound[change.id] = change.body
    else:
        contents.damaged = True


def _is_change(body: bytes) -> bool:
    try:
        return bool(read_change(body.decode()))
    except (BadChange, UnicodeDecodeError):
        return False


def _text(stored: bytes | None) -> str:
    return (stored or b"").decode(errors="replace")


def _stored(connection: sqlite3.Connection) -> Iterator[tuple[int, bytes, bytes, bytes, bytes | None]]:
    """Rowid, id, row, step, body of every change, as bytes; None for a body longer than the guard lets through."""
    fields = "rowid, CAST(id AS BLOB), CAST(row AS BLOB), CAST(step AS BLOB)"
    gone = (0, bytes(40), b"", b"", b"")  # a row that a damaged table names and does not hold
    for (place,) in connection.execute("SELECT rowid FROM change ORDER BY rowid").fetchall():
        try:
            query = f"SELECT {fields}, CAST(body AS BLOB) FROM change WHERE rowid = ?"
            yield connection.execute(query, (place,)).fetchone() or gone
        except sqlite3.DataError:  # SQLITE_TOOBIG
            yield connection.execute(f"SELECT {fields}, NULL FROM change WHERE rowid = ?", (place,)).fetchone() or gone


def _is_broken(connection: sqlite3.Connection) -> bool:
    """True if SQLite finds its own structures broken; those of the bytes of attachments are left out."""
    try:
        return not stored_bytes.structures_are_sound(connection, "integrity_check")
    except BROKEN as error:
        if is_damage(error):
            return True
        raise


def _examined(finding: Finding, notes: tuple[str, ...], contents: ChangeTable, memory: sqlite3.Connection) -> Reading:
    """The reading of a sound file, with what was set aside told in words."""
    try:
        document = read_document(memory)
    except PlanError as error:  # no plan in it
        return Reading(Finding("damaged", error.sentence, error.hint), notes)
    query = "SELECT count(*) FROM node WHERE kind IN ('section', 'subsection', 'activity')"
    if memory.execute(query).fetchone()[0] > MOST_PLAN_ROWS:
        sentence = f"В плане больше {MOST_PLAN_ROWS} строк, таких планов не бывает."
        return Reading(Finding("too_big", sentence, "Проверьте файл."), notes)
    orphans = memory.execute("SELECT count(*) FROM node WHERE attached = 0").fetchone()[0]
    if orphans:
        notes += (f"Записей о том, чего в файле нет: {orphans}. Они сохранены, но не показаны.",)
    if contents.set_aside:
        notes += (_set_aside_note(contents.set_aside, memory),)
    bodies = tuple(contents.sound.values())
    return Reading(finding, notes, *_counts(document), len(contents.set_aside), bodies, document)


def _counts(document: Document) -> tuple[int, int]:
    """How many marks say «done», and how many events were held."""
    marks = [mark for by_quarter in document.marks.values() for mark in by_quarter.values()]
    events = [event for found in document.events.values() for event in found]
    return (
        sum(mark.state is MarkState.DONE for mark in marks),
        sum(event.status is EventStatus.HELD for event in events),
    )


def _set_aside_note(bad: list[tuple[str, bytes]], memory: sqlite3.Connection) -> str:
    """How many changes were set aside, and which activities they are about as far as that is known."""
    places = dict.fromkeys(_activity_number(row, body, memory) for row, body in bad)
    numbers = [number for number in places if number]
    named = ", ".join(numbers[:NAMED_ACTIVITIES]) + ("…" if len(numbers) > NAMED_ACTIVITIES else "")
    about = f" (пункты {named})" if named else ""
    return f"Записей, которых программа не понимает, отложено: {len(bad)}{about}. В документ они не вошли."


def _activity_number(row: str, body: bytes, memory: sqlite3.Connection) -> str:
    """The number of the activity that a bad change is about, empty if that cannot be told."""
    for uid in (row, *_parents_named(body)):
        activity = activity_of(memory, uid)
        found = memory.execute("SELECT number FROM activity WHERE uid = ?", (activity,)).fetchone()
        if found:
            return clean(found[0] or "")
    return ""


def _parents_named(body: bytes) -> Iterator[str]:
    """The uids that a body which is no change seems to name as the row above."""
    try:
        values: Any = json.loads(body)["set"]
        named = [values[kind.parent] for kind in KINDS.values() if kind.parent in values]
    except (ValueError, KeyError, TypeError, RecursionError):
        return
    yield from (uid for uid in named if isinstance(uid, str) and uid.isascii())
