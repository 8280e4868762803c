"""Many commissions' files -> the consolidated file: read in parallel, with progress, cancelled and resumed at will."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.region.delivered_files import FileRead, FoundFiles, Readers, find_files
from kuzplan_desktop.exchange.region.sent_forms import blank_forms
from kuzplan_desktop.store.door.header import Finding, is_consolidated
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.region_backups import LARGE, keep_region
from kuzplan_desktop.store.region.reported import union_sentences
from kuzplan_desktop.store.region.taking_regions import take_region

SAVED_EVERY = 1.0  # seconds, or so many files: what is in stays in, whatever happens next
SAVED_FILES = 32
NO_DOCUMENT = ("not_sqlite", "other_program", "not_a_file")  # verdicts on what was never a document
NO_COMMISSION = Finding(
    "no_commission", "В файле не указана комиссия: это план без отметок.", "Попросите прислать документ комиссии."
)


@dataclass(slots=True)
class Outcome:
    """What became of the files: how many are in now (`known`: were before), which were refused and why.

    `missed` counts those of the refused that were asked for: named by themselves, or documents in a folder; what turns
    out to be none there is passed over. `others` lay in a folder and are no documents by their names; `cancelled`: not
    all files were looked at. `notes` tell what was mended in the consolidated file.
    """

    taken: int = 0
    known: int = 0
    refused: list[tuple[Path, str]] = field(default_factory=list)
    missed: int = 0
    others: list[Path] = field(default_factory=list)
    cancelled: bool = False
    notes: tuple[str, ...] = ()

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
    through. The order of the files, repeating and resuming change nothing in what is in at the end. Another region's
    consolidated file brings the documents that count in it. A new file that nothing went into is not kept.
    """
    found, forms = _found(sources, out)
    outcome, united = Outcome(others=found.others), set[str]()
    named = {source.absolute() for source in sources if not source.is_dir()}
    if not (is_new := not out.exists()):
        keep_region(out, daily=out.stat().st_size > LARGE)
    with ConsolidatedFile.open_or_make(out) as file, closing(Readers(len(found.files), workers)) as readers:
        outcome.notes, known = file.notes, file.known()
        _refuse_forms(file, forms, outcome)
        batch, done, saved = list[FileRead](), 0, time.monotonic()
        progress(done, len(found.files))
        for reads in readers.read(found.files, known, cancelled):
            batch += reads
            done += 1
            if len(batch) >= SAVED_FILES or time.monotonic() > saved + SAVED_EVERY:
                united |= _save(file, batch, outcome, known, named)
                batch, saved = [], time.monotonic()
            progress(done, len(found.files))
        united |= _save(file, batch, outcome, known, named)
        outcome.cancelled = done < len(found.files)
        outcome.notes += tuple(sentence for one in sorted(united) for sentence in union_sentences(file, one))
    if is_new and not outcome.good:
        out.unlink()
    outcome.refused.sort()
    return outcome


def _found(sources: Sequence[Path], out: Path) -> tuple[FoundFiles, dict[Path, Finding]]:
    """The files to read, and the blank forms among all that lie there."""
    found = find_files(sources, out)
    forms = blank_forms([*found.files, *found.others])
    if not found.files and not forms:
        raise PlanError("Документов комиссий здесь нет.", "Выберите файлы .sqlite или .zip либо папку с ними.")
    files, others = ([path for path in paths if path not in forms] for paths in found)
    return FoundFiles(files, others), forms


def _refuse_forms(file: ConsolidatedFile, forms: Mapping[Path, Finding], outcome: Outcome) -> None:
    """Note the blank forms, which are no documents, with what is to be done."""
    with file.saving():
        for path, finding in forms.items():
            file.refuse(path, "", finding)
            outcome.refused.append((path, f"{finding.sentence} {finding.hint}"))
            outcome.missed += 1


def _save(
    file: ConsolidatedFile, batch: list[FileRead], outcome: Outcome, known: set[str], named: set[Path]
) -> set[str]:
    """Write what was read in one transaction. The documents that were united of copies that went apart come back."""
    taken, again, missed = [], 0, 0
    refused: list[tuple[Path, str]] = []
    united: set[str] = set()
    with file.saving():
        for read in batch:
            if read.delivered is None:
                file.note_again(read.path, read.digest)
                again += 1
                continue
            finding = _take(file, read, united)
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
    return united


def _take(file: ConsolidatedFile, read: FileRead, united: set[str]) -> Finding:
    """Take in one file. What became of it."""
    assert read.delivered is not None
    reading, delivery, packed = read.delivered
    is_region = not reading.finding.good and is_consolidated(read.path)
    if not reading.finding.good and not is_region:
        return reading.finding
    if delivery is None and not is_region:
        return NO_COMMISSION
    try:
        if delivery is None:
            return take_region(file, read.path, read.digest)
        taken = file.take(read.path, read.digest, reading.finding, delivery, packed)
    except PlanError as error:
        return Finding("unreadable", error.sentence, error.hint)
    except ValueError:  # changes that the reading process packed and that are none
        return Finding("unreadable", f"Файл «{read.path.name}» не прочитан.", "Повторите или попросите прислать снова.")
    if taken.is_united:
        united.add(taken.document)
    return reading.finding
