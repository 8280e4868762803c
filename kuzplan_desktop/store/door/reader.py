"""The door: tells what any file is, and reads a foreign one without opening it in place, or refuses.

Four rings lie behind it, and every file passes them in this order: `header` (bytes and neighbours), `guard` (a private
copy, SQLite with its hands tied), `examination` (every row), and around them `reading_process` (a helper that may die).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document import copying
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reading_process
from kuzplan_desktop.store.door.header import is_consolidated
from kuzplan_desktop.store.door.inspection import is_own

__all__ = ["Verdict", "check", "foreign", "is_consolidated", "is_own", "open_foreign", "read_bodies"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file is: one word of `kuzplan check`, a sentence, further remarks, and how much is in it.

    In a damaged file the marks and held events are those that have survived.
    """

    verdict: str
    message: str
    notes: tuple[str, ...] = ()
    marks: int = 0
    held_events: int = 0


def check(path: Path) -> Verdict:
    """The verdict on any file whatever. Writes nothing."""
    if is_consolidated(path):
        return _check_consolidated(path)
    reading = reading_process.read(path, bodies=False)
    finding = reading.finding
    notes = (finding.hint, *reading.notes) if finding.hint else reading.notes
    return Verdict(finding.verdict, finding.sentence, notes, reading.marks, reading.held_events)


def _check_consolidated(path: Path) -> Verdict:
    """The verdict on a file that says that it is a consolidated one."""
    from kuzplan_desktop.store.region import consolidated_schema
    from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile

    finding = consolidated_schema.inspect(path)
    if not finding.good:
        return Verdict(finding.verdict, finding.sentence, (finding.hint,) if finding.hint else ())
    try:
        with ConsolidatedFile.open(path, read_only=True) as file:
            return Verdict("ok", file.summary())
    except PlanError as error:
        return Verdict("damaged", error.sentence, (error.hint,))


def read_bodies(path: Path) -> list[str]:
    """The bodies of the changes that any file holds: what `unite` and `restore` take. PlanError if it is refused."""
    return list(copying.sound(path).bodies)


def open_foreign(path: Path) -> PlanFile:
    """A colleague's file for reading: tested, read from a private copy. PlanError if it is refused."""
    return PlanFile.of_private_copy(path)


@contextmanager
def foreign(path: Path) -> Iterator[PlanFile]:
    """`open_foreign` for the length of a `with` block."""
    with open_foreign(path) as file:
        yield file
