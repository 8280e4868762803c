"""Writing a dossier: documents, backups and settings into a folder or an archive, whole or not at all, read back."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Protocol

from kuzplan_desktop.domain.commission_names import safe_name, short_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.copies.handing_over import save_copy
from kuzplan_desktop.store.copies.second_place import second_place
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.header import LARGEST_FILE
from kuzplan_desktop.store.dossier.container import Torn, opened_dossier
from kuzplan_desktop.store.dossier.inventory import Belonging
from kuzplan_desktop.store.dossier.manifest import (
    BACKUPS,
    DOCUMENTS,
    MOST_FILES,
    NAME,
    ListedDocument,
    ListedFile,
    Manifest,
    listed_file,
)

README = "Как принять дела.txt"
_README = """Здесь дела комиссии из программы КузПлан: документы всех лет, резервные копии и настройки.

Чтобы принять их на другом компьютере, установите там КузПлан, запустите его, нажмите «Принять дела…»
(меню «Файл» или окно начала работы) и выберите этот архив, а если дела лежат папкой – файл «{list}» в ней.
"""
Progress = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class WrittenDossier:
    """How many documents and backups went into a dossier, and how many bytes it has."""

    documents: int
    backups: int
    size: int


def dossier_name(commission: str, day: date) -> str:
    """What a dossier is called: «Дела – Топкинская ТИК – 14.04.2022»."""
    return f"Дела – {safe_name(short_name(commission))} – {day:%d.%m.%Y}"


def write_dossier(
    target: Path,
    belongings: Sequence[Belonging],
    *,
    day: date,
    by: str,
    settings: dict[str, str],
    with_backups: bool = True,
    tell: Progress = lambda _: None,
) -> WrittenDossier:
    """Write a dossier at `target`, which must be free: an archive if it ends in .zip, else a folder.

    Every file is read back and compared; on failure nothing stays behind and nothing has changed. `tell` hears what is
    being done. PlanError if it could not be written, or a document that is to go in is not sound.
    """
    _demand_free(target, belongings)
    part = target.with_name(f".{new_uid()}.part")
    try:
        sink: _Sink = _PackedSink(part) if target.suffix.lower() == ".zip" else _FolderSink(part)
        with sink, tempfile.TemporaryDirectory(prefix="kuzplan-", ignore_cleanup_errors=True) as folder:
            documents = _put_documents(sink, belongings, Path(folder), with_backups, tell)
            commission = next((one.commission.name for one in belongings if one.commission), "")
            manifest = Manifest(commission, day.isoformat(), by, documents, settings, str(second_place() or ""))
            sink.put_bytes(README, _README.format(list=NAME).encode("utf-8-sig"))
            sink.put_bytes(NAME, manifest.to_bytes())
        tell("Дела проверяются…")
        size = _read_back(part, manifest)
        os.rename(part, target)
    except OSError as error:
        raise PlanError(
            f"Дела не переданы: в папку «{target.parent}» не удалось записать.",
            "Проверьте, на месте ли носитель, место на нем и права на папку. Ничего не изменено.",
        ) from error
    finally:
        _drop(part)
    return WrittenDossier(len(documents), sum(len(one.backups) for one in documents), size)


def _demand_free(target: Path, belongings: Sequence[Belonging]) -> None:
    if not belongings:
        raise PlanError("Передавать нечего: не выбран ни один документ.", "Отметьте документы.")
    if sum(1 + len(one.backups) for one in belongings) > MOST_FILES:
        raise PlanError("Файлов слишком много для одной передачи.", "Передайте без резервных копий.")
    if target.exists() or target.is_symlink():
        raise PlanError(f"«{target.name}» уже есть, ничего не изменено.", "Выберите другое имя.")
    if not target.parent.is_dir():
        raise PlanError(f"Папки «{target.parent}» нет.", "Создайте ее или выберите другую.")


def _put_documents(
    sink: "_Sink", belongings: Sequence[Belonging], folder: Path, with_backups: bool, tell: Progress
) -> tuple[ListedDocument, ...]:
    names: set[str] = set()
    documents = []
    for number, one in enumerate(belongings, 1):
        tell(f"Записывается «{one.stem}» ({number} из {len(belongings)})…")
        if one.problem:
            raise PlanError(one.problem, "Снимите отметку с этого документа или исправьте его.")
        name = _free_name(one.stem, names)
        plain = folder / f"{number}.sqlite"
        with PlanFile.of_private_copy(one.path) as file:
            save_copy(file, plain)
        listed = sink.put(f"{DOCUMENTS}/{name}", plain)
        plain.unlink()
        kept = one.backups if with_backups else ()
        backups = [sink.put(f"{BACKUPS}/{number}/{backup.path.name}", backup.path) for backup in kept]
        documents.append(ListedDocument(listed, tuple(backups)))
    return tuple(documents)


def _free_name(stem: str, taken: set[str]) -> str:
    number = 1
    while (name := f"{stem}.sqlite" if number == 1 else f"{stem} ({number}).sqlite") in taken:
        number += 1
    taken.add(name)
    return name


def _read_back(part: Path, manifest: Manifest) -> int:
    """Take out every file of what was written and compare it; how many bytes all of them have. OSError if not whole."""
    try:
        with (
            tempfile.TemporaryDirectory(prefix="kuzplan-", ignore_cleanup_errors=True) as folder,
            opened_dossier(part) as (read, container),
        ):
            whole = read == manifest
            for file in manifest.files:
                plain = Path(folder) / "file"
                container.take_out(file.path, plain, LARGEST_FILE)
                whole = whole and listed_file(file.path, plain) == file
                plain.unlink()
    except (PlanError, Torn) as error:
        raise OSError("not to be read") from error
    if not whole:
        raise OSError("written otherwise than read")
    return sum(file.size for file in manifest.files)


def _drop(part: Path) -> None:
    if part.is_dir():
        shutil.rmtree(part, ignore_errors=True)
    else:
        file_bytes.drop(part)


class _Sink(Protocol):
    """Where the files of a dossier are put; closed when it is left."""

    def __enter__(self) -> object: ...

    def __exit__(self, *_: object) -> None: ...

    def put(self, path: str, file: Path) -> ListedFile:
        """Put a copy of `file` there under `path`."""

    def put_bytes(self, path: str, data: bytes) -> None:
        """Put bytes there under `path`."""


class _FolderSink:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir()

    def __enter__(self) -> object:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def put(self, path: str, file: Path) -> ListedFile:
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        file_bytes.copy(file, target)
        file_bytes.sync(target)
        return listed_file(path, target)

    def put_bytes(self, path: str, data: bytes) -> None:
        (self._folder / path).write_bytes(data)
        file_bytes.sync(self._folder / path)


class _PackedSink:
    def __init__(self, part: Path) -> None:
        self._file: BinaryIO = part.open("xb")
        self._packed = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED)

    def __enter__(self) -> object:
        return self

    def __exit__(self, *_: object) -> None:
        with self._file:
            self._packed.close()
            self._file.flush()
            os.fsync(self._file.fileno())

    def put(self, path: str, file: Path) -> ListedFile:
        listed = listed_file(path, file)
        info = self._info(path)
        info.file_size = listed.size
        with file_bytes.opened(file) as source, self._packed.open(info, mode="w") as target:
            shutil.copyfileobj(source, target)
        return listed

    def put_bytes(self, path: str, data: bytes) -> None:
        self._packed.writestr(self._info(path), data)

    @staticmethod
    def _info(path: str) -> zipfile.ZipInfo:
        info = zipfile.ZipInfo(path)
        info.compress_type = zipfile.ZIP_DEFLATED
        return info
