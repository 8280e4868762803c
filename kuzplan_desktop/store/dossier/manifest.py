"""The list in a dossier: what lies in it and the sums of all files; read like the words of a stranger."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.typed.hygiene import LONGEST_LINE, clean
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.copies.backup_files import moment_of
from kuzplan_desktop.store.door.archive import name_inside
from kuzplan_desktop.store.settings_file import travelling

NAME = "Опись дел.json"
DOCUMENTS, BACKUPS = "Документы", "Резервные копии"
LARGEST_MANIFEST = 4 * 1024 * 1024  # bytes
MOST_FILES = 5000
LARGEST_DOSSIER = 8 * 1024**3  # bytes of all files
_BLOCK = 1024 * 1024
_FORMAT, _VERSION = "kuzplan-dossier", 1
_OTHER = "В описи дел не то, что пишет программа."
_AGAIN = "Попросите передать дела еще раз."


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file of a dossier: its path in it, bytes, the SHA-256 of these."""

    path: str
    size: int
    digest: str

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path.rsplit("/", 1)[1]


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A document of a dossier and its backups."""

    file: ListedFile
    backups: tuple[ListedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """Whose dossier it is, when (an ISO date) and by whom it was handed on, and what belongs to it."""

    commission: str
    day: str
    by: str
    documents: tuple[ListedDocument, ...]
    settings: dict[str, str]
    second_place: str = ""

    @property
    def files(self) -> list[ListedFile]:
        """All files of the dossier."""
        return [file for one in self.documents for file in (one.file, *one.backups)]

    def to_bytes(self) -> bytes:
        """The manifest as it lies in the dossier."""
        told = {"format": _FORMAT, "version": _VERSION, **asdict(self)}
        return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8")


def listed_file(path: str, file: Path) -> ListedFile:
    """What the list says of the file that lies at `file`, and at `path` of a dossier."""
    digest, size = hashlib.sha256(), 0
    with file_bytes.opened(file) as source:
        while block := source.read(_BLOCK):
            digest.update(block)
            size += len(block)
    return ListedFile(path, size, digest.hexdigest())


def read_manifest(data: bytes) -> Manifest:
    """The manifest that bytes tell; PlanError if they tell none, or one of a newer version."""
    try:
        told = json.loads(data)
        if told["format"] != _FORMAT:
            raise PlanError(_OTHER, _AGAIN)
        if told["version"] != _VERSION:
            raise PlanError("Дела переданы более новой версией программы.", "Обновите программу и примите их снова.")
        manifest = Manifest(
            commission=_line(told["commission"]),
            day=date.fromisoformat(told["day"]).isoformat(),
            by=_line(told["by"]),
            documents=tuple(map(_document, told["documents"])),
            settings=travelling({key: str(value) for key, value in dict(told["settings"]).items()}),
            second_place=_line(told["second_place"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise PlanError(_OTHER, _AGAIN) from error
    paths = [file.path for file in manifest.files]
    if not manifest.documents or len(paths) > MOST_FILES or len(set(paths)) < len(paths):
        raise PlanError(_OTHER, _AGAIN)
    if sum(file.size for file in manifest.files) > LARGEST_DOSSIER:
        raise PlanError("Дела больше 8 ГБ, таких не бывает.", _AGAIN)
    return manifest


def _document(told: Any) -> ListedDocument:
    file, backups = _file(told["file"]), tuple(map(_file, told["backups"]))
    folder, name = file.path.split("/")
    if folder != DOCUMENTS or not name.endswith(".sqlite"):
        raise ValueError(file.path)
    for backup in backups:
        place, number, name = backup.path.split("/")
        if place != BACKUPS or not re.fullmatch(r"[0-9]{1,4}", number) or moment_of(Path(name)) is None:
            raise ValueError(backup.path)
    return ListedDocument(file, backups)


def _file(told: Any) -> ListedFile:
    path, size, digest = str(told["path"]), told["size"], str(told["digest"])
    name = path.rsplit("/", 1)[-1]
    sound = name == name_inside(name, 0) and not name.startswith(".") and name.strip(" .") == name
    if not sound or type(size) is not int or size < 0 or not re.fullmatch("[0-9a-f]{64}", digest):
        raise ValueError(path)
    return ListedFile(path, size, digest)


def _line(told: object) -> str:
    return " ".join(clean(str(told)).split())[:LONGEST_LINE]
