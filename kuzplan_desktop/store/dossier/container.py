"""A dossier as it lies there, a folder or an archive: its list and its files, taken out one by one; maybe hostile."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from lzma import LZMAError
from pathlib import Path
from typing import BinaryIO, Protocol

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.door import archive
from kuzplan_desktop.store.dossier.manifest import LARGEST_MANIFEST, NAME, Manifest, read_manifest

MOST_MEMBERS = 20_000
_NONE_HERE = "Дел здесь нет: в них должен быть файл «" + NAME + "»."
_CHOOSE = "Выберите архив .zip, который получился при передаче дел, или файл описи в их папке."
_TORN = (zipfile.BadZipFile, zlib.error, LZMAError, RuntimeError, EOFError, ValueError)


class Torn(Exception):
    """A file of the dossier is not there, is none, or does not come out whole; the message is part of a sentence."""


class Container(Protocol):
    """An open dossier."""

    def take_out(self, path: str, target: Path, most: int) -> None:
        """Copy the file at `path` of the dossier to `target`. Torn if it does not come out, or has more than `most`
        bytes; OSError if the medium or `target` fails."""


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take_out(self, path: str, target: Path, most: int) -> None:
        """See Container. Links are not followed."""
        file = self._folder
        for name in path.split("/"):
            file = file / name
            try:
                status = file.lstat()
            except (FileNotFoundError, NotADirectoryError):
                (self._folder / NAME).stat()  # else the whole medium is gone
                raise Torn("нет в папке") from None
            if not (stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode)):
                raise Torn("вместо файла лежит ссылка или устройство")
        if not stat.S_ISREG(status.st_mode):
            raise Torn("вместо файла лежит папка")
        if status.st_size > most:
            raise Torn("слишком большой")
        file_bytes.copy(file, target)


class _Archive:
    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        members = packed.infolist()
        names = [one.filename.replace("\\", "/") for one in members]
        lists = [name for name in names if name == NAME or name.endswith(f"/{NAME}")]
        lists = [name for name in lists if name.count("/") <= 1 and "__MACOSX" not in name]
        if not lists or len(members) > MOST_MEMBERS:
            raise PlanError(_NONE_HERE, _CHOOSE)
        self._root = min(lists, key=len).removesuffix(NAME)  # some pack the folder, some what lies in it
        self._members = dict(zip(names, members, strict=True))

    def take_out(self, path: str, target: Path, most: int) -> None:
        """See Container."""
        member = self._members.get(self._root + path)
        if member is None:
            raise Torn("нет в архиве")
        try:
            taken = archive.unpack_member(self._packed, member, target, most)
        except _TORN as error:
            raise Torn("не распаковывается") from error
        if taken > most:
            raise Torn("слишком большой")


@contextmanager
def opened_dossier(place: Path) -> Iterator[tuple[Manifest, Container]]:
    """The dossier at `place`: its folder, the list in that, or an archive. PlanError if there is none; what the medium
    fails at within the block is told in a sentence too."""
    try:
        if place.name == NAME and place.is_file():
            place = place.parent
        if place.is_dir():
            container: Container = _Folder(_folder_with_list(place))
            yield _manifest_of(container), container
            return
        with file_bytes.opened(place) as file:
            container = _archive_in(file, place)
            yield _manifest_of(container), container
    except OSError as error:
        raise PlanError(
            f"Дела «{place.name}» не приняты: не удалось прочитать их или записать у себя.",
            "Проверьте, на месте ли носитель, место на диске и права на папки. Ничего не изменено.",
        ) from error


def is_dossier(place: Path) -> bool:
    """True for the folder of a dossier, the list in it, or an archive that holds one."""
    try:
        if place.name == NAME or place.is_dir():
            return place.is_file() or (_folder_with_list(place) / NAME).is_file()
        with file_bytes.opened(place) as file:
            _archive_in(file, place)
    except (PlanError, OSError):
        return False
    return True


def _archive_in(file: BinaryIO, place: Path) -> _Archive:
    try:
        return _Archive(zipfile.ZipFile(file))
    except _TORN:
        raise PlanError(f"«{place.name}» – не архив с делами, или он поврежден.", _CHOOSE) from None


def _folder_with_list(folder: Path) -> Path:
    """The folder itself, or the one folder in it that holds a list, as on a stick."""
    if not (folder / NAME).exists():
        below = [one for one in folder.iterdir() if (one / NAME).is_file() and not one.is_symlink()]
        if len(below) != 1:
            raise PlanError(_NONE_HERE, _CHOOSE)
        return below[0]
    return folder


def _manifest_of(container: Container) -> Manifest:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="kuzplan-", ignore_cleanup_errors=True) as folder:
        plain = Path(folder) / "list"
        try:
            container.take_out(NAME, plain, LARGEST_MANIFEST)
        except Torn as error:
            raise PlanError(f"Опись дел не прочитана: файл {error}.", _CHOOSE) from error
        return read_manifest(file_bytes.read(plain))
