"""What the region decided about its consolidated file, as steps: the latest of a subject that is not undone holds."""

import sqlite3
from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Decided(StrEnum):
    """What a step is about; its subject is a document, but for the examples and what concerns names."""

    COMMISSION = "commission"  # whose document it is: a name
    OUT = "out"  # taken out: counted nowhere
    COUNTED = "counted"  # which of several documents of a commission counts
    EXAMPLE = "example"  # the examples of an item for a period, as the report prints them
    REMARK = "remark"  # what she remarks on an item of a document
    DISTRICT = "district"  # of commissions, by their keys, one a line
    FORM = "form"  # which form of event another spelling stands for
    AUDIENCE = "audience"  # the same of a category of participants


class RegionStep(NamedTuple):
    """A step: its number, when it was made, what it did, whether it is undone."""

    number: int
    made_at: str
    label: str
    is_undone: bool


def decide(connection: sqlite3.Connection, kind: Decided, subject: str, value: str, label: str) -> None:
    """Make a step; those that were undone cannot be redone any more. In the caller's transaction."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    connection.execute("DELETE FROM step WHERE undone = 1")
    connection.execute(
        "INSERT INTO step(made_at, label, kind, subject, value, undone) VALUES (?, ?, ?, ?, ?, 0)",
        (now, label, str(kind), subject, value),
    )


def decided(connection: sqlite3.Connection, kind: Decided, subjects: Collection[str]) -> tuple[int, str]:
    """What holds for any of these subjects, and the number of the step that said so; zero and nothing for none."""
    found = connection.execute(
        f"SELECT number, value FROM step WHERE kind = ? AND subject IN ({', '.join('?' * len(subjects))}) "
        "AND undone = 0 ORDER BY number DESC LIMIT 1",
        (str(kind), *subjects),
    ).fetchone()
    return (int(found[0]), str(found[1])) if found else (0, "")


def all_decided(connection: sqlite3.Connection, kind: Decided) -> dict[str, str]:
    """What holds, by subject."""
    return dict(decided_in_order(connection, kind))


def decided_in_order(connection: sqlite3.Connection, kind: Decided) -> list[tuple[str, str]]:
    """Subject and value of the steps that are not undone, the latest last."""
    query = "SELECT subject, value FROM step WHERE kind = ? AND undone = 0 ORDER BY number"
    return connection.execute(query, (str(kind),)).fetchall()


def steps_of(connection: sqlite3.Connection) -> list[RegionStep]:
    """All steps, the latest first."""
    rows = connection.execute("SELECT number, made_at, label, undone FROM step ORDER BY number DESC")
    return [RegionStep(number, made_at, label, bool(undone)) for number, made_at, label, undone in rows]


def step_to_undo(connection: sqlite3.Connection) -> RegionStep | None:
    """The step that an undo would take back."""
    return next((step for step in steps_of(connection) if not step.is_undone), None)


def step_to_redo(connection: sqlite3.Connection) -> RegionStep | None:
    """The step that a redo would bring back."""
    return next((step for step in reversed(steps_of(connection)) if step.is_undone), None)


def switch(connection: sqlite3.Connection, step: RegionStep) -> None:
    """Undo a step, or redo it. In the caller's transaction."""
    connection.execute("UPDATE step SET undone = 1 - undone WHERE number = ?", (step.number,))
