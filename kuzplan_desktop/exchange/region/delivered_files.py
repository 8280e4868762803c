"""The files that commissions sent: what a folder or an archive holds, each file read in a helper process."""

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from queue import LifoQueue
from typing import NamedTuple

from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.door import archive
from kuzplan_desktop.store.door.examination import Reading
from kuzplan_desktop.store.door.header import LARGEST_FILE, has_unfinished_save, unreadable
from kuzplan_desktop.store.door.reading_process import Delivered, Helper, program_helper
from kuzplan_desktop.store.region.migrating import is_former

ENDINGS = (".sqlite", ".zip")
MOST_WORKERS = 4
MOST_IN_ARCHIVE = 5000
_BLOCK = 1024 * 1024


class FileRead(NamedTuple):
    """A file after reading: where it lies (in an archive: under its name), its hash, what it holds, None if known."""

    path: Path
    digest: str
    delivered: Delivered | None


class FoundFiles(NamedTuple):
    """The files to read, and the others that lay in the folders."""

    files: list[Path]
    others: list[Path]


def find_files(sources: Iterable[Path], out: Path) -> FoundFiles:
    """The files among `sources`, each once; a folder stands for what is named .sqlite or .zip in it and below.

    The consolidated file `out` itself, its copies of an older version and names that begin with a dot are passed over.
    """
    files: dict[Path, None] = {}
    others: dict[Path, None] = {}
    for source in sources:
        if not source.is_dir():
            files[source.absolute()] = None
            continue
        for path in _below(source):
            (files if path.suffix.lower() in ENDINGS else others)[path.absolute()] = None
    target = Path(os.path.realpath(out))
    own = {path for path in files if (real := Path(os.path.realpath(path))) == target or is_former(real, target)}
    return FoundFiles([path for path in files if path not in own], [path for path in others if not _is_beside(path)])


def _below(folder: Path) -> Iterator[Path]:
    """The files in a folder and below, in the order of their names; links to folders are not followed."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place) / name for name in sorted(names) if not name.startswith("."))


def _is_beside(path: Path) -> bool:
    """True for what SQLite keeps beside a file while it is written."""
    return path.name.endswith(("-journal", "-wal", "-shm"))


class Readers:
    """A few helper processes, each of which reads many files; one that a file has ended is started anew.

    The first is the program's own, which mostly runs already; the others begin when there is more to read at a time.
    """

    def __init__(self, workers: int | None = None) -> None:
        count = workers or min(os.cpu_count() or 1, MOST_WORKERS)
        self._further = [Helper() for _ in range(count - 1)]
        self._free: LifoQueue[Helper] = LifoQueue()
        for helper in (*self._further, program_helper()):
            self._free.put(helper)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="reading")

    def close(self) -> None:
        """Wait for what is being read and end the further processes."""
        self._threads.shutdown()
        for helper in self._further:
            helper.close()

    def read(
        self, files: Sequence[Path], known: Collection[str], cancelled: Callable[[], bool]
    ) -> Iterator[list[FileRead]]:
        """Read the files, as each is ready; what `known` holds the hash of is not read again.

        Few are under way at a time, so that memory does not grow with their number. Once `cancelled` says so no further
        one is begun.
        """
        waiting = iter(files)
        running: set[Future[list[FileRead]]] = set()
        while True:
            while len(running) < 2 * (1 + len(self._further)) and not cancelled():
                path = next(waiting, None)
                if path is None:
                    break
                running.add(self._threads.submit(self._read, path, known))
            if not running:
                return
            ready, running = wait(running, return_when=FIRST_COMPLETED)
            for future in ready:
                yield future.result()

    def _read(self, path: Path, known: Collection[str]) -> list[FileRead]:
        if path.suffix.lower() == ".zip" and _is_archive(path):
            return self._read_archive(path, known)
        return [self._read_file(path, path, known)]

    def _read_file(self, path: Path, shown_as: Path, known: Collection[str]) -> FileRead:
        try:
            digest = _digest(path)
        except OSError as error:
            return FileRead(shown_as, "", Delivered(Reading(unreadable(f"«{shown_as.name}»", error))))
        if digest in known and not has_unfinished_save(path):
            return FileRead(shown_as, digest, None)
        with self._helper() as helper:
            return FileRead(shown_as, digest, helper.deliver(path))

    @contextmanager
    def _helper(self) -> Iterator[Helper]:
        helper = self._free.get()
        try:
            yield helper
        finally:
            self._free.put(helper)

    def _read_archive(self, path: Path, known: Collection[str]) -> list[FileRead]:
        """Read the documents in an archive, each unpacked by itself."""
        found: list[FileRead] = []
        room = LARGEST_FILE
        try:
            with file_bytes.opened(path) as file, zipfile.ZipFile(file) as packed:
                inside = archive.documents_in(packed)
                if not inside or len(inside) > MOST_IN_ARCHIVE:
                    return [_bad_archive(path, "в нем нет документов программы.")]
                for number, one in enumerate(inside):
                    with tempfile.TemporaryDirectory(prefix="kuzplan-", ignore_cleanup_errors=True) as folder:
                        name = archive.name_inside(one.filename, number)
                        room -= archive.unpack_member(packed, one, Path(folder) / name, room)
                        if room < 0:
                            return [*found, _bad_archive(path, "он больше 512 МБ.")]
                        found.append(self._read_file(Path(folder) / name, path / name, known))
        except archive.broken_archive():
            return [*found, _bad_archive(path, "он поврежден или защищен паролем.")]
        return found


def _is_archive(path: Path) -> bool:
    try:
        with file_bytes.opened(path) as file:
            return zipfile.is_zipfile(file)
    except OSError:
        return False


def _bad_archive(path: Path, why: str) -> FileRead:
    return FileRead(path, "", Delivered(Reading(archive.broken(path, why))))


def _digest(path: Path) -> str:
    """The SHA-256 of a file; what is no ordinary file has none and is told by who reads it."""
    if not path.is_file():
        return ""
    if path.stat().st_size > LARGEST_FILE:
        return ""
    digest = hashlib.sha256()
    with file_bytes.opened(path) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
