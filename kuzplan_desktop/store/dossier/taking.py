"""Taking in a dossier: its documents into the folder of documents, backups and settings to their places, or nothing."""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.copies.backup_files import folder_for, is_good
from kuzplan_desktop.store.copies.handing_over import document_stem
from kuzplan_desktop.store.copies.second_place import MARK, second_place, set_second_place
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.door.header import LARGEST_FILE, SIDE_FILES
from kuzplan_desktop.store.dossier.container import Container, Torn, opened_dossier
from kuzplan_desktop.store.dossier.manifest import ListedDocument, Manifest
from kuzplan_desktop.store.dossier.preview import Tested, files_here, standing_for, tested_document
from kuzplan_desktop.store.opening import open_document
from kuzplan_desktop.store.settings_file import add_settings


@dataclass(frozen=True, slots=True)
class TakenDocument:
    """A document that was taken in: where it lies now, its year and title."""

    path: Path
    year: int
    title: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in; `refused` tells of what was not, a sentence each, `told` of what is to be known besides."""

    documents: tuple[TakenDocument, ...]
    backups: int
    refused: tuple[str, ...]
    told: tuple[str, ...]


@dataclass(slots=True)
class _Staged:
    """A document that lies ready beside the place it is to take, and its backups by their names."""

    part: Path
    tested: Tested
    backups: dict[str, Path]


def take_dossier(
    place: Path,
    *,
    folder: Path,
    others: Iterable[Path],
    chosen: Collection[str] | None = None,
    beside: bool = False,
    author: str = "",
) -> Taken:
    """Take the dossier at `place` in: documents into `folder`, each under a free name, so that nothing is replaced.

    `chosen` are the paths in the dossier of those that are wanted, by default all; one that lies here already (in
    `folder` or `others`) is taken in only `beside` it, and refused otherwise. What is damaged costs itself alone.
    PlanError, and nothing is there that was not, if the medium or the disk fails meanwhile.
    """
    taking = _Taking(files_here(folder, others), beside=beside)
    home = paths.user_folder()
    with opened_dossier(place) as (manifest, container), _scratch(folder) as parts, _scratch(home) as kept:
        for number, listed in enumerate(manifest.documents):
            if chosen is None or listed.file.path in chosen:
                taking.stage(container, listed, parts / str(number), kept)
        documents = _put_in_place(taking.staged, folder)
        _take_settings(manifest, taking.told)
    for document in documents:
        with suppress(PlanError):  # it is there; the window will tell why it does not open
            open_document(document.path, author=author).close()
    backups = sum(len(one.backups) for one in taking.staged)
    return Taken(tuple(documents), backups, tuple(taking.refused), tuple(taking.told))


class _Taking:
    """What has been read of a dossier so far: what lies ready, and what there is to say."""

    def __init__(self, here: list[Path], *, beside: bool) -> None:
        self._here = here
        self._beside = beside
        self.staged: list[_Staged] = []
        self.refused: list[str] = []
        self.told: list[str] = []

    def stage(self, container: Container, listed: ListedDocument, folder: Path, kept: Path) -> None:
        """Take a document out into `folder` and its backups into `kept`, if it is to be taken in."""
        folder.mkdir()
        part = folder / listed.file.name
        tested = tested_document(container, listed, part)
        if tested.problem:
            self.refused.append(tested.problem)
            return
        if tested.remark:
            self.told.append(f"Документ «{listed.file.name}» {tested.remark}.")
        standing = None if self._beside else standing_for(tested, self._here)
        if standing:
            (self.refused if standing.lacks else self.told).append(standing.sentence)
        else:
            self.staged.append(_Staged(part, tested, _take_backups(container, listed, tested, kept, self.refused)))


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A folder in `folder` that is gone afterwards: what is made there takes its place by one move."""
    made = folder / f".{new_uid()}.part"
    made.mkdir(parents=True)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _take_backups(
    container: Container, listed: ListedDocument, tested: Tested, kept: Path, refused: list[str]
) -> dict[str, Path]:
    """The backups of a document that are sound and its own, each in a file of `kept`."""
    found = {}
    for backup in listed.backups:
        plain = kept / f"{new_uid()}.sqlite"
        problem = ""
        try:
            container.take_out(backup.path, plain, LARGEST_FILE)
        except Torn as error:
            problem = str(error)
        if not problem and not is_good(reader.check(plain)):
            problem = "повреждена"
        if not problem and not any(uid.encode() in file_bytes.read(plain) for uid in tested.uids):
            problem = "другого документа"
        if problem:
            refused.append(f"Резервная копия «{backup.name}» не принята: {problem}.")
        else:
            found[backup.name] = plain
    return found


def _put_in_place(staged: Iterable[_Staged], folder: Path) -> list[TakenDocument]:
    """Give everything its name; if one cannot have it, none has."""
    placed: list[Path] = []
    documents = []
    try:
        for one in staged:
            document = one.tested.document
            assert document is not None
            stem = document_stem(document)
            target = _move_to(one.part, folder, stem)
            placed.append(target)
            documents.append(TakenDocument(target, document.plan.year, stem))
            home = folder_for(target) if one.backups else folder
            for name, plain in one.backups.items():
                placed.append(_move_to(plain, home, name.removesuffix(".sqlite")))
    except BaseException:
        for path in placed:
            file_bytes.drop(path)
        raise
    return documents


def _move_to(part: Path, folder: Path, stem: str) -> Path:
    """Move a file to a free name in `folder`, one with no rest of a former file beside it either."""
    file_bytes.sync(part)
    number = 1
    while True:
        target = folder / (f"{stem}.sqlite" if number == 1 else f"{stem} ({number}).sqlite")
        if not any(os.path.lexists(f"{target}{side}") for side in ("", *SIDE_FILES)):
            os.rename(part, target)
            return target
        number += 1


def _take_settings(manifest: Manifest, told: list[str]) -> None:
    """Settings that are not set here yet; the place of the copies outside if it is there and none was chosen."""
    try:
        add_settings(paths.settings_file(), manifest.settings)
    except OSError:
        told.append("Настройки не приняты: файл настроек нельзя записать.")
    place = manifest.second_place
    if not place or second_place() is not None or place.startswith(("\\\\", "//")):  # no share is asked by a stranger
        return
    with suppress(OSError, PlanError, ValueError):
        if (Path(place) / MARK).is_file():
            set_second_place(Path(place))
            told.append(f"Копии вне компьютера будут записываться в прежнюю папку: {place}.")
