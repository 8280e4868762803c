"""What a dossier holds before anything is taken in: its documents, each tested, and what lies here already."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.changes.snapshot import read_document
from kuzplan_desktop.store.copies.handing_over import document_stem, size_of
from kuzplan_desktop.store.document.blank_forms import documents_of
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.door.header import LARGEST_FILE, is_of_program
from kuzplan_desktop.store.dossier.container import Container, Torn, opened_dossier
from kuzplan_desktop.store.dossier.manifest import ListedDocument, Manifest, listed_file

if TYPE_CHECKING:
    from kuzplan_desktop.domain.document import Document

CHANGED = "изменен после передачи дел"


@dataclass(frozen=True, slots=True)
class Standing:
    """A file of this computer that is the same document: how many records it lacks, and how many it has besides."""

    path: Path
    lacks: int
    more: int

    @property
    def sentence(self) -> str:
        """What to say before the one of the dossier is laid beside it."""
        where = f"Этот документ здесь уже есть: «{self.path.name}»"
        if not self.lacks:
            return f"{where}, в нем все это есть."
        records = plural(self.lacks, "записи", "записей", "записей")
        besides = f" и есть {self.more} своих" if self.more else ""
        return f"{where}, но в нем нет {self.lacks} {records} из принимаемого{besides}. Он не изменится."


@dataclass(frozen=True, slots=True)
class OfferedDocument:
    """A document of a dossier: what is in it, why it cannot be taken in (`problem`), what is to be said (`remark`),
    the same document here."""

    listed: ListedDocument
    stem: str
    commission: str = ""
    year: int = 0
    marks: int = 0
    events: int = 0
    problem: str = ""
    remark: str = ""
    standing: Standing | None = None

    @property
    def path(self) -> str:
        """Where it lies in the dossier, by which it is chosen."""
        return self.listed.file.path

    @property
    def is_wanted(self) -> bool:
        """True if it is to be taken in unless she says otherwise."""
        return not self.problem and self.standing is None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier before it is taken in."""

    place: Path
    manifest: Manifest
    documents: tuple[OfferedDocument, ...]


@dataclass(frozen=True, slots=True)
class Tested:
    """A document of a dossier that passed every test, or `problem`."""

    document: Document | None = None
    bodies: frozenset[str] = frozenset()
    uids: frozenset[str] = frozenset()
    problem: str = ""
    remark: str = ""


def look_into(place: Path, *, folder: Path, others: Iterable[Path]) -> Dossier:
    """Look at the dossier at `place`; what is in `folder` and `others` is compared. PlanError if it is none."""
    here = files_here(folder, others)
    with (
        opened_dossier(place) as (manifest, container),
        tempfile.TemporaryDirectory(prefix="kuzplan-", ignore_cleanup_errors=True) as temporary,
    ):
        documents = []
        for listed in manifest.documents:
            plain = Path(temporary) / listed.file.name
            documents.append(_offered(listed, tested_document(container, listed, plain), here))
            file_bytes.drop(plain)
    return Dossier(place, manifest, tuple(documents))


def tested_document(container: Container, listed: ListedDocument, target: Path) -> Tested:
    """Take a document out of a dossier to `target` and test it as any foreign file is tested."""
    tested = _tested(container, listed, target)
    if not tested.problem or not listed.backups:
        return tested
    folder = listed.backups[-1].path.rpartition("/")[0]
    hint = f"Его резервные копии лежат в делах, в папке «{folder}»: можно восстановить документ из них."
    return Tested(problem=f"{tested.problem} {hint}")


def _tested(container: Container, listed: ListedDocument, target: Path) -> Tested:
    shown = f"Документ «{listed.file.name}»"
    try:
        container.take_out(listed.file.path, target, LARGEST_FILE)
    except Torn as error:
        return Tested(problem=f"{shown} не принят: {error}.")
    if not target.stat().st_size:
        return Tested(problem=f"{shown} не принят: он пуст.")
    remark = "" if listed_file(listed.file.path, target) == listed.file else CHANGED
    try:
        reading = reader.sound(target)
        with closing(reader.held(reading)) as memory:
            document = read_document(memory)
    except PlanError as error:
        return Tested(problem=error.sentence)
    if document.commission is None:
        return Tested(problem=f"{shown} не принят: в нем нет комиссии.")
    uids = documents_of(map(read_change, reading.bodies))
    return Tested(document, frozenset(reading.bodies), frozenset(uids), remark=remark)


def standing_for(tested: Tested, here: Iterable[Path]) -> Standing | None:
    """The file among those `here` that is the same document and lacks least; None if there is none."""
    found = []
    for path in here:
        with suppress(PlanError, OSError):
            content = file_bytes.read(path)
            if any(uid.encode() in content for uid in tested.uids):
                bodies = frozenset(reader.read_bodies(path))
                if tested.uids & set(documents_of(map(read_change, bodies))):
                    found.append(Standing(path, len(tested.bodies - bodies), len(bodies - tested.bodies)))
    return min(found, key=lambda one: one.lacks, default=None)


def files_here(folder: Path, others: Iterable[Path]) -> list[Path]:
    """The documents of this computer that one of a dossier is compared with."""
    inside = [one for one in folder.iterdir() if one.suffix.lower() == ".sqlite"] if folder.is_dir() else []
    return [path for path in dict.fromkeys(path.absolute() for path in (*inside, *others)) if is_of_program(path)]


def _offered(listed: ListedDocument, tested: Tested, here: list[Path]) -> OfferedDocument:
    document = tested.document
    if document is None or document.commission is None:
        return OfferedDocument(listed, listed.file.name, problem=tested.problem)
    _, marks, events = size_of(document)
    return OfferedDocument(
        listed,
        document_stem(document),
        document.commission.name,
        document.plan.year,
        marks,
        events,
        remark=tested.remark,
        standing=standing_for(tested, here),
    )
