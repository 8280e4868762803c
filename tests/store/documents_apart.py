"""Several copies of one small document in memory, and the steps that people take in them."""

import sqlite3
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft, SectionDraft, SubsectionDraft
from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.changes.change import Stamp, change_id
from kuzplan_desktop.store.changes.ledger import Ledger
from kuzplan_desktop.store.connection import transaction
from kuzplan_desktop.store.document.founding import founding_changes, plan_changes
from kuzplan_desktop.store.document.plan_file import PlanFile

PLAN = PlanDraft(
    title="Сводный план на 2022 год",
    year=2022,
    authority="Комиссия",
    approved_on=None,
    approved_number="1/1",
    title_genitive="Сводного плана на 2022 год",
    sections=(
        SectionDraft(
            "I",
            "Раздел",
            (
                SubsectionDraft(
                    "1.1",
                    "Подраздел",
                    (
                        ActivityDraft("1.1.1", "Первый", "ТИК", "Февраль"),
                        ActivityDraft("1.1.2", "Второй", "ТИК", "Май"),
                    ),
                ),
            ),
        ),
    ),
    abbreviations=(),
    warnings=(),
)
FOLDED = (*schema.FOLDED, "head", "node")


@lru_cache
def founded() -> tuple[str, ...]:
    """The bodies with which every copy begins."""
    changes = plan_changes(PLAN)
    stamp = Stamp(step="founding", label="Документ начат", dev="device 0")
    plan = changes[0].row
    changes += founding_changes(plan, commission="ТИК", role=Role.TIK, list_id="", stamp=stamp, n=2)
    return tuple(change.body for change in changes)


class Forgettable(sqlite3.Connection):
    """A connection that closes itself when nobody holds it: random histories drop their copies by hundreds, and from
    Python 3.13 on a connection that is dropped open is a ResourceWarning. Whatever thread collects it may close it."""

    def __del__(self) -> None:
        self.close()


def empty_memory() -> sqlite3.Connection:
    """An empty database in memory."""
    return sqlite3.connect(":memory:", isolation_level=None, factory=Forgettable, check_same_thread=False)


def copy_of(bodies: list[str] | tuple[str, ...] = (), device: str = "device 0") -> PlanFile:
    """A document in memory that holds `bodies`, by default those of a new one."""
    connection = in_memory(bodies) if bodies else empty_memory()
    if not bodies:
        new_one().backup(connection)
        connection.execute("PRAGMA foreign_keys = ON")
    return PlanFile(Path("copy.sqlite"), connection, device=device)


@lru_cache
def new_one() -> sqlite3.Connection:
    """A new document, made once: page by page it is copied ten times faster than made."""
    return in_memory(founded())


def in_memory(bodies: list[str] | tuple[str, ...]) -> sqlite3.Connection:
    """The tables of a document of these changes, each read and hashed like those of a copy."""
    connection = empty_memory()
    connection.execute("PRAGMA foreign_keys = ON")
    with transaction(connection):
        schema.make_tables(connection)
        Ledger(connection).unite(bodies)
    return connection


def tables(file: PlanFile) -> dict[str, list[tuple[object, ...]]]:
    """Everything that is folded, plus which steps are off."""
    connection = file._connection
    found = {table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in FOLDED}
    found["off"] = sorted(file._ledger.folding.off_steps())
    return found


def shown(file: PlanFile) -> dict[str, list[tuple[object, ...]]]:
    """What a user sees: the rows of the kinds, whatever the heads."""
    whole = tables(file)
    return {table: whole[table] for table in schema.FOLDED}


def ids(file: PlanFile) -> set[str]:
    """The ids of the changes that are not withdrawn."""
    return {change_id(body) for body in file.bodies()}


@dataclass(frozen=True)
class Action:
    """One thing a person does: `kind` with two numbers that choose among what is there."""

    kind: str
    one: int
    two: int


KINDS = ("mark", "text", "clear", "hold", "edit", "people", "delete", "same", "period", "title", "branch", "undo",
         "redo", "switch", "restore")  # fmt: skip


def act(file: PlanFile, action: Action) -> None:
    """Do it; where there is nothing to do it to, nothing is done."""
    activities = [activity.uid for activity in file.document.plan.activities()]
    events = [event.uid for found in file.document.events.values() for event in found]
    if action.kind in ("undo", "redo", "switch", "restore"):
        _act_on_history(file, action)
    elif action.kind == "same":
        _tell_same(file, action)
    elif action.kind in ("edit", "people", "delete"):
        if events:
            _act_on_event(file, action, events[action.one % len(events)])
    elif activities:
        _act_on_activity(file, action, activities[action.one % len(activities)])


def _act_on_activity(file: PlanFile, action: Action, uid: str) -> None:
    quarter = action.two % 4 + 1
    if action.kind == "mark":
        file.marks.mark([uid], quarter)
    elif action.kind == "text":
        file.marks.mark([uid], quarter, state=MarkState.NOT_REQUIRED, note=f"Причина {action.two}")
    elif action.kind == "clear":
        file.marks.mark([uid], quarter, state=None)
    elif action.kind == "hold":
        file.events.hold(uid, starts_on=date(2022, quarter * 3, 1), title=f"Семинар {action.two}",
                        attendance={"члены УИК": (action.two, None)})  # fmt: skip
    elif action.kind == "period":
        file.plan.edit_activity(uid, period_override=f"{quarter} квартал", period_reason="Письмо")
    elif action.kind == "title":
        file.plan.edit_activity(uid, title=f"Название {action.two}")
    else:
        with file.step("Пункт плана, удаление") as writer:
            writer.delete(uid)


def _act_on_event(file: PlanFile, action: Action, uid: str) -> None:
    if action.kind == "edit":
        file.events.edit(uid, place=f"Место {action.two}")
    elif action.kind == "people":
        file.events.edit(uid, attendance={"члены УИК": (action.two + 1, 1), "СМИ": (2, None)})
    else:
        file.events.delete(uid, clear_mark=bool(action.two % 2))


def _tell_same(file: PlanFile, action: Action) -> None:
    """Two events of one activity are the same, or two after all."""
    document = file.document
    together = [(*document.events_of(uid), *document.joined_of(uid)) for uid in document.events]
    several = [sorted(event.uid for event in found) for found in together if len(found) > 1]
    if several:
        found = several[action.one % len(several)]
        first = action.two % (len(found) - 1)
        file.events.tell_same(found[first], found[first + 1], same=action.two < 6)


def _act_on_history(file: PlanFile, action: Action) -> None:
    if action.kind == "undo":
        file.undo()
    elif action.kind == "redo":
        file.redo()
    elif action.kind == "switch":
        steps = [step for step in file.history() if step.label not in ("Документ начат", "Внесен сводный план")]
        if steps:
            file.switch_step(steps[action.one % len(steps)].uid)
    else:
        hidden = file._connection.execute("SELECT row, kind FROM node WHERE shown = 0 ORDER BY row").fetchall()
        if hidden:
            row, kind = hidden[action.one % len(hidden)]
            with file.step("Восстановление") as writer:
                writer.put(kind, row, {})
