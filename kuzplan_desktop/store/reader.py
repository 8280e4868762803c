"""The door: tells what any file is, and reads a foreign one without opening it in place, or refuses."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.progress import EventStatus, MarkState
from kuzplan_desktop.store.connection import told
from kuzplan_desktop.store.copying import sound_copy
from kuzplan_desktop.store.inspection import inspect, is_own
from kuzplan_desktop.store.plan_file import PlanFile
from kuzplan_desktop.store.snapshot import read_document

__all__ = ["Verdict", "check", "foreign", "is_own", "open_foreign"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a file is: one word of `kuzplan check`, a sentence, further remarks, and how much is in it."""

    verdict: str
    message: str
    notes: tuple[str, ...] = ()
    marks: int = 0
    held_events: int = 0


def check(path: Path) -> Verdict:
    """The verdict on any file whatever. Writes nothing."""
    finding = inspect(path)
    if not finding.good:
        return Verdict(finding.verdict, finding.sentence, (finding.hint,) if finding.hint else ())
    try:
        with told(path), closing(sound_copy(path)) as connection:
            document = read_document(connection)
    except PlanError as error:
        return Verdict("damaged", error.sentence, (error.hint,) if error.hint else ())
    except OSError:
        return Verdict("unreadable", f"Файл «{path.name}» не читается.", ("Проверьте носитель и права на файл.",))
    marks = sum(
        1 for by_quarter in document.marks.values() for mark in by_quarter.values() if mark.state is MarkState.DONE
    )
    held = sum(1 for events in document.events.values() for one in events if one.status is EventStatus.HELD)
    return Verdict(finding.verdict, finding.sentence, (), marks, held)


def open_foreign(path: Path) -> PlanFile:
    """A colleague's file for reading: tested, read from a private copy. PlanError if it is refused."""
    return PlanFile.of_private_copy(path)


@contextmanager
def foreign(path: Path) -> Iterator[PlanFile]:
    """`open_foreign` for the length of a `with` block."""
    with open_foreign(path) as file:
        yield file
