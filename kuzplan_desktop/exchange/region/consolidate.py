"""Many commissions' files -> the consolidated file: read in parallel, with progress, cancelled and resumed at will."""

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.region.delivered_files import FileRead, Readers, find_files
from kuzplan_desktop.store.door.header import Finding, is_consolidated
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile

SAVED_EVERY = 1.0  # seconds, or so many files: what is in stays in, whatever happens next
SAVED_FILES = 32
NO_DOCUMENT = ("not_sqlite", "other_program")  # verdicts on what was never a document
NO_COMMISSION = Finding(
    "no_commission", "В файле не указана комиссия: это план без отметок.", "Попросите прислать документ комиссии."
)


@dataclass(slots=True)
class Outcome:
    """What became of the files: how many are in now (`known`: were before), which were refused and why.

    `missed` counts those of the refused that were asked for: named by themselves, or documents in a folder; what turns
    out to be none there is passed over. `others` lay in a folder and are no documents by their names; `cancelled`: not
    all files were looked at.
    """

    taken: int = 0
    known: int = 0
    refused: list[tuple[Path, str]] = field(default_factory=list)
    missed: int = 0
    others: list[Path] = field(default_factory=list)
    cancelled: bool = False

    @property
    def good(self) -> int:
        """How many files are in."""
        return self.taken + self.known


def consolidate(
    out: Path,
    sources: Sequence[Path],
    *,
    progress: Callable[[int, int], object] = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
    workers: int | None = None,
) -> Outcome:
    """Take the documents among `sources` into the consolidated file `out`, which is made where it is missing.

    A folder stands for all documents in it and below (see `find_files`); a file named by itself is tried whatever its
    name. Each file is written down with its verdict; a bad one is left out. `progress` hears how many of how many are
    through. The order of the files, repeating and resuming change nothing in what is in at the end.
    """
    found = find_files(sources, out)
    if not found.files:
        raise PlanError("Документов комиссий здесь нет.", "Выберите файлы .sqlite или .zip либо папку с ними.")
    outcome = Outcome(others=found.others)
    named = {source.absolute() for source in sources if not source.is_dir()}
    with ConsolidatedFile.open_or_make(out) as file, closing(Readers(workers)) as readers:
        known = file.known()
        batch: list[FileRead] = []
        done, saved = 0, time.monotonic()
        progress(done, len(found.files))
        for reads in readers.read(found.files, known, cancelled):
            batch += reads
            done += 1
            if len(batch) >= SAVED_FILES or time.monotonic() > saved + SAVED_EVERY:
                _save(file, batch, outcome, known, named)
                batch, saved = [], time.monotonic()
            progress(done, len(found.files))
        _save(file, batch, outcome, known, named)
        outcome.cancelled = done < len(found.files)
    outcome.refused.sort()
    return outcome


def _save(file: ConsolidatedFile, batch: list[FileRead], outcome: Outcome, known: set[str], named: set[Path]) -> None:
    """Write what was read in one transaction."""
    taken, again, missed = [], 0, 0
    refused: list[tuple[Path, str]] = []
    with file.saving():
        for read in batch:
            if read.delivered is None:
                file.note_again(read.path, read.digest)
                again += 1
                continue
            finding = _take(file, read)
            if finding.good:
                taken.append(read.digest)
            else:
                file.refuse(read.path, read.digest, finding)
                refused.append((read.path, " ".join(filter(None, (finding.sentence, finding.hint)))))
                missed += finding.verdict not in NO_DOCUMENT or not named.isdisjoint((read.path, *read.path.parents))
    known.update(taken)
    outcome.taken += len(taken)
    outcome.known += again
    outcome.refused += refused
    outcome.missed += missed


def _take(file: ConsolidatedFile, read: FileRead) -> Finding:
    """Take in one file. What became of it."""
    assert read.delivered is not None
    reading, delivery, packed = read.delivered
    if not reading.finding.good:
        if is_consolidated(read.path):
            return Finding("other_program", f"Файл «{read.path.name}» – тоже сводный.", "Добавьте файлы комиссий.")
        return reading.finding
    if delivery is None:
        return NO_COMMISSION
    try:
        file.take(read.path, read.digest, reading.finding, delivery, packed)
    except PlanError as error:
        return Finding("unreadable", error.sentence, error.hint)
    except ValueError:  # changes that the reading process packed and that are none
        return Finding("unreadable", f"Файл «{read.path.name}» не прочитан.", "Повторите или попросите прислать снова.")
    return reading.finding
