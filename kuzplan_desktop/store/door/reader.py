"""The door: tells what any file is, and reads a foreign one without opening it in place, or refuses.

Four rings lie behind it, and every file passes them in this order: `header` (bytes and neighbours), `guard` (a private
copy, SQLite with its hands tied), `examination` (every row), and around them `reading_process` (a helper that may die).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop.store.changes import stored_bytes
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.changes.memory import in_memory
from kuzplan_desktop.store.connection import closed_on_failure, connect
from kuzplan_desktop.store.door import inspection
from kuzplan_desktop.store.door.header import Finding, is_consolidated
from kuzplan_desktop.store.door.inspection import DIFFERS, is_own

if TYPE_CHECKING:
    from kuzplan_desktop.store.door.examination import Reading

__all__ = [
    "Verdict",
    "check",
    "held",
    "is_consolidated",
    "is_own",
    "is_quickly_sound",
    "own_copy",
    "own_reading",
    "read_bodies",
    "sound",
    "sound_copy",
]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file is: one word of `kuzplan check`, a sentence, further remarks, and how much is in it.

    In a damaged file the marks and held events are those that have survived. `harmed` are attachments whose bytes are
    damaged, where these were tested: all else is sound.
    """

    verdict: str
    message: str
    notes: tuple[str, ...] = ()
    marks: int = 0
    held_events: int = 0
    harmed: int = 0

    @property
    def good(self) -> bool:
        """True if the file is sound."""
        return self.verdict in ("ok", "older")


def check(path: Path, *, attached: bool = False) -> Verdict:
    """The verdict on any file whatever, as a document; the bytes of its attachments are tested if `attached`. Writes
    nothing."""
    from kuzplan_desktop.store.door import archive, reading_process

    reading = reading_process.read_in_helper(path, bodies=False, attached=attached)
    finding = _finding(path, reading)
    notes = (finding.hint, *reading.notes) if finding.hint else reading.notes
    sentence = finding.sentence
    if sentence.startswith("Файл ") and archive.is_packed(path):
        sentence = f"В архиве «{path.name}»: ф{sentence.removeprefix('Ф')}"
    return Verdict(finding.verdict, sentence, notes, reading.marks, reading.held_events, reading.harmed)


def read_bodies(path: Path) -> list[str]:
    """The bodies of the changes that any file holds: what `unite` and `restore` take. PlanError if it is refused."""
    return list(sound(path).bodies)


def sound(path: Path, *, bodies: bool = True) -> Reading:
    """What any file holds, after every test in the helper process; PlanError if they refuse it.

    Nothing is locked or written beside it; an interrupted save beside it is recovered in a private copy. Of a file that
    was worked with here it is enough that its changes are sound: its tables are made of them.
    """
    from kuzplan_desktop.store.door import reading_process

    reading = reading_process.read_in_helper(path, bodies=bodies)
    if reading.only_fold and inspection.was_own(path):
        return replace(reading, notes=(DIFFERS,))
    _finding(path, reading).demand_good()
    return reading


def _finding(path: Path, reading: Reading) -> Finding:
    """The finding on a file; where its tables alone are wrong, that all its changes are there, and what to do."""
    if not reading.only_fold:
        return reading.finding
    sentence = f"Таблицы файла «{path.name}» расходятся с его записями, сами записи целы."
    if inspection.was_own(path):
        return Finding("damaged", sentence, "Откройте его в программе: она составит таблицы заново.")
    return Finding("damaged", sentence, "Спасите записи в новый файл: там таблицы будут составлены заново.")


def sound_copy(path: Path) -> sqlite3.Connection:
    """The document in memory that any file holds, after every test; PlanError if they refuse it."""
    return held(sound(path))


def held(reading: Reading) -> sqlite3.Connection:
    """The document in memory that was read from a file."""
    return in_memory(map(read_change, reading.bodies))


def own_copy(path: Path) -> sqlite3.Connection:
    """The document in memory that an own file holds, by the quick way."""
    return own_reading(path)[0]


def own_reading(path: Path) -> tuple[sqlite3.Connection, tuple[str, ...]]:
    """The document in memory that an own file holds, by the quick way; where it leads nowhere, as `sound`. The notes
    tell what is otherwise in the file."""
    with suppress(sqlite3.DatabaseError):  # an unfinished save, another program at work, damage
        if inspection.inspect(path).verdict == "ok":
            with closing(connect(path, read_only=True)) as connection:
                memory = sqlite3.connect(":memory:", isolation_level=None, uri=True)
                with closed_on_failure(memory):
                    apart = stored_bytes.has_any(connection)
                    if apart:
                        stored_bytes.copy_without(path, memory)
                    else:
                        connection.backup(memory)
                    untouched = inspection.is_untouched(path) and is_quickly_sound(connection if apart else memory)
                    return memory, () if untouched else mended_copy(memory)
    reading = sound(path)
    return held(reading), reading.notes


def is_quickly_sound(connection: sqlite3.Connection, *, whole: bool = False) -> bool:
    """True if pages and references of an own file are in order; 2 ms for a megabyte, and nothing for attachments unless
    the `whole` of it is looked through."""
    sound = stored_bytes.structures_are_sound(connection, whole=whole)
    return sound and connection.execute("PRAGMA foreign_key_check").fetchone() is None


def mended_copy(memory: sqlite3.Connection) -> tuple[str, ...]:
    """Bring a copy in memory in order; what is wrong in the file is told. DatabaseError if changes are lost."""
    from kuzplan_desktop.store.door import mending

    try:
        return mending.mend_copy(memory)
    except mending.ChangesLost as error:
        raise sqlite3.DatabaseError from error
