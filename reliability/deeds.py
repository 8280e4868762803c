"""What a person does to a document, the same every time for the same seed, and what it then looks like."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kuzplan_desktop.domain.events.attachments import NewFile
from kuzplan_desktop.domain.marks import Event, MarkState
from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.changes.change import change_id
from kuzplan_desktop.store.document.plan_file import PlanFile
from reliability.common import DEVICE

Deed = Callable[[PlanFile], object]
IN_MEMORY = Path("in memory.sqlite")
AUDIENCES = ("члены УИК", "молодые избиратели", "наблюдатели")


def saving(seed: int, number: int) -> list[Deed]:
    """`number` deeds of every kind but merges; each is one step, confirmed when the call comes back."""
    rng = random.Random(seed)
    kinds = (_mark, _mark, _hold, _edit_event, _delete_event, _note, _activity, _setting, _type, _undo, _redo, _switch)
    return [_bound(rng.choice(kinds), rng.randrange(1000), step) for step in range(number)]


def _bound(kind: Callable[[PlanFile, int, int], object], one: int, step: int) -> Deed:
    return lambda file: kind(file, one, step)


def _uids(file: PlanFile) -> list[str]:
    return [activity.uid for activity in file.document.plan.activities()]


def _activity_at(file: PlanFile, one: int) -> str:
    uids = _uids(file)
    return uids[one % len(uids)]


def _events(file: PlanFile) -> list[Event]:
    """The events in an order that does not hang on their random uids."""
    found = [event for events in file.document.events.values() for event in events]
    return sorted(found, key=lambda event: (event.activity, event.starts_on or date.min, event.title, event.place))


def _mark(file: PlanFile, one: int, step: int) -> None:
    uids = _uids(file)
    three = [uids[(one + place) % len(uids)] for place in range(3)]
    file.marks.mark(list(dict.fromkeys(three)), step % 4 + 1, text=f"Проведено, запись {step}")


def _note(file: PlanFile, one: int, step: int) -> None:
    file.marks.mark([_activity_at(file, one)], step % 4 + 1, state=MarkState.NOT_REQUIRED, note=f"Причина {step}")


def _hold(file: PlanFile, one: int, step: int) -> None:
    attendance = {audience: (one + place, None) for place, audience in enumerate(AUDIENCES[: step % 3 + 1])}
    day = date(2022, one % 12 + 1, step % 28 + 1)
    file.events.hold(_activity_at(file, one), starts_on=day, title=f"Семинар {step}", attendance=attendance)


def _edit_event(file: PlanFile, one: int, step: int) -> None:
    events = _events(file)
    if events:
        attendance = {AUDIENCES[0]: (step, min(step, 1))}
        file.events.edit(events[one % len(events)].uid, place=f"Зал {step}", attendance=attendance)


def _delete_event(file: PlanFile, one: int, _step: int) -> None:
    events = _events(file)
    if events:
        file.events.delete(events[one % len(events)].uid, clear_mark=bool(one % 2))


def _activity(file: PlanFile, one: int, step: int) -> None:
    quarter = f"{step % 4 + 1} квартал"
    file.plan.edit_activity(_activity_at(file, one), period_override=quarter, period_reason=f"Письмо {step}")


def _setting(file: PlanFile, _one: int, step: int) -> None:
    file.settings.put("preparer", f"Исполнитель {step}")


def _type(file: PlanFile, one: int, step: int) -> None:
    file.typing.keep(f"mark:{_activity_at(file, one)}:{one % 4 + 1}", "text", f"Набираемый текст {step} " * 5)


def _undo(file: PlanFile, _one: int, _step: int) -> None:
    file.undo()


def _redo(file: PlanFile, _one: int, _step: int) -> None:
    file.redo()


def _switch(file: PlanFile, one: int, _step: int) -> None:
    steps = [step for step in file.history() if step.label not in ("Документ начат", "Внесен сводный план")]
    if steps:
        file.switch_step(steps[one % len(steps)].uid)


def attaching(seed: int, number: int) -> list[Deed]:
    """`number` deeds, every other one a photo that is laid to an event."""
    own = saving(seed, number)
    rng = random.Random(seed)
    own[::2] = [_bound(_attach, rng.randrange(1000), step) for step in range(0, number, 2)]
    return own


def _attach(file: PlanFile, one: int, step: int) -> None:
    if not _events(file):
        _hold(file, one, step)
        return
    events = _events(file)
    photo = NewFile(f"Фото {step}.jpg", "image/jpeg", random.Random(step).randbytes(40_000))
    file.attachments.add(events[one % len(events)].uid, [photo])


def note(one: int, text: str) -> Deed:
    """A note on an item."""
    return lambda file: file.marks.mark([_activity_at(file, one)], one % 4 + 1, note=text)


def merging(seed: int, number: int, copies: list[list[str]]) -> list[Deed]:
    """`number` deeds, every other one a merge of a colleague's copy, or its undoing."""
    own = saving(seed, number)
    rng = random.Random(seed)
    for step in range(0, number, 2):
        bodies = copies[step // 2 % len(copies)]
        own[step] = partial(PlanFile.unite, bodies=bodies) if rng.random() < 0.8 else PlanFile.undo
    return own


def restoring(seed: int, number: int, copies: list[list[str]]) -> list[Deed]:
    """`number` deeds, every other one going back to a backup, or undoing that."""
    own = saving(seed, number)
    rng = random.Random(seed)
    for step in range(0, number, 2):
        bodies = copies[step // 2 % len(copies)]
        back = partial(PlanFile.restore, bodies=bodies, label=f"Восстановление {step}")
        own[step] = back if rng.random() < 0.8 else PlanFile.undo
    return own


def colleagues(path: Path, folder: Path, number: int, *, device: str) -> list[list[str]]:
    """The bodies of `number` copies of the document at `path`, in each of which a few things were done."""
    found = []
    for copy in range(number):
        theirs = folder / f"colleague-{copy}.sqlite"
        with PlanFile.open(path, device=device, read_only=True) as mine:
            mine.copy_to(theirs)
        with PlanFile.open(theirs, device=f"{device}, colleague {copy}") as file:
            for deed in saving(7000 + copy, 5):
                deed(file)
            file.typing.finish()
            found.append(file.bodies())
    return found


# What a document looks like


def outlook(file: PlanFile) -> str:
    """A digest of all that a person sees and of how many changes stand behind it, without anything random in it."""
    return sha256(repr((seen(file), _counts(file))).encode()).hexdigest()


def seen(file: PlanFile) -> tuple[object, ...]:
    """All that a person sees of the plan, the marks and the events, without anything random in it."""
    document = file.document
    numbers = {activity.uid: number for number, activity in enumerate(document.plan.activities())}
    marks = sorted(
        (numbers[uid], quarter, str(mark.state), str(mark.date), mark.text, mark.note, mark.conflict)
        for uid, found in document.marks.items()
        for quarter, mark in found.items()
    )
    events = sorted(
        repr(
            (
                numbers[event.activity],
                str(event.starts_on),
                event.title,
                event.place,
                sorted((one.audience, one.people, one.tested) for one in event.attendance),
                sorted(event.conflicts),
                [(one.name, len(file.attachments.read(one))) for one in event.attachments],
            )
        )
        for event in _events(file)
    )
    activities = [(one.title, one.period_override, one.period_reason) for one in document.plan.activities()]
    return marks, events, activities, sorted(document.settings.items())


def _counts(file: PlanFile) -> list[object]:
    connection = file._connection
    names = ("change", "withdrawn", "draft", "merge", "received", "head", "node", "step")
    return [connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in names]


def in_memory(path: Path) -> PlanFile:
    """The document at `path`, in memory."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    with closing(sqlite3.connect(path)) as connection:
        connection.backup(memory)
    return PlanFile(IN_MEMORY, memory, device=DEVICE)


def expected(path: Path, deeds: list[Deed]) -> list[str]:
    """The outlook before every deed and after the last, each as a new opening of the file shows it."""
    with in_memory(path) as file:
        return list(_outlooks(file, deeds))


def _outlooks(file: PlanFile, deeds: list[Deed]) -> Iterator[str]:
    yield opened_anew(file)
    for deed in deeds:
        deed(file)
        yield opened_anew(file)


def opened_anew(file: PlanFile) -> str:
    """The outlook that the next opening will show: what is being typed has become a change."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    file._connection.backup(connection)
    with PlanFile(IN_MEMORY, connection, device=file.device) as other:
        other.typing.finish()
        return outlook(other)


def faults(file: PlanFile) -> list[str]:
    """What is wrong inside an open document: pages, references, hashes, folded tables. Writes nothing."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        file._connection.backup(connection)
        found = [] if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok" else ["pages"]
        if connection.execute("PRAGMA foreign_key_check").fetchone():
            found.append("references")
        for table in ("change", "withdrawn"):
            rows = connection.execute(f"SELECT id, body FROM {table}")
            if any(change_id(body) != one for one, body in rows):
                found.append(f"hashes of {table}")
        copy = PlanFile(IN_MEMORY, connection, device=file.device, read_only=True)
        before = _folded(connection)
        connection.execute("BEGIN")
        copy._ledger.folding.refold_all()
        if _folded(connection) != before:
            found.append("folded tables")
        connection.execute("ROLLBACK")
    return found


def _folded(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """Everything that is folded."""
    names = (*schema.FOLDED, "head", "node", "step")
    return [sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names]


def digest(execute: Callable[[str], Any]) -> str:
    """A digest of everything in a document's tables, asked for through `execute`."""
    found = [sorted(map(tuple, execute(f"SELECT * FROM {table}")), key=repr) for table in ALL_TABLES]
    return sha256(repr(found).encode()).hexdigest()


def digest_of(path: Path) -> str:
    """The digest of the document at `path` as SQLite alone finds it, from a private copy of it and its journal."""
    with TemporaryDirectory(dir=path.parent) as folder:
        for file in path.parent.glob(f"{path.name}*"):
            shutil.copy(file, folder)
        with closing(sqlite3.connect(Path(folder) / path.name)) as connection:
            return digest(connection.execute)


ALL_TABLES = (*schema.FOLDED, "head", "node", "step", "change", *schema.LOCAL_TABLES)
