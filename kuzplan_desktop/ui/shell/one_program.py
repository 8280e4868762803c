"""OneProgram: a second start of the same person hands its document to the program that runs, which comes forward."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

WAITS = 3.0  # seconds for the answer of a program that runs; one that hangs, or is on another computer, gives none
LOOKS_EVERY = 0.02  # seconds
LONGEST = 32_768  # bytes of a request


class OneProgram(QObject):
    """Keeps a lock and requests in `folder`, which is the person's own. `asked` carries the Path of the document that a
    second start wants, or None for none."""

    asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requests = folder / "requests"
        self._lock = QLockFile(str(folder / "running.lock"))
        self._lock.setStaleLockTime(0)  # it is stale when its process is gone, however old it is
        self._watcher: QFileSystemWatcher | None = None

    def is_handed_over(self, document: Path | None) -> bool:
        """True if another program of this person runs and has taken `document` over; else this one is the first."""
        if self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError:
            return False
        request = self._requests / f"{os.getpid()}.request"
        part = request.with_suffix(".part")
        try:
            self._requests.mkdir(parents=True, exist_ok=True)
            part.write_text(str(document.absolute()) if document else "", encoding="utf-8")
            part.replace(request)
        except (OSError, UnicodeEncodeError):
            return False
        ends = time.monotonic() + WAITS
        while request.exists() and time.monotonic() < ends:
            time.sleep(LOOKS_EVERY)
        return not _removed(request)

    def listen(self) -> None:
        """Hear what second starts ask for from now on."""
        with contextlib.suppress(OSError):
            self._requests.mkdir(parents=True, exist_ok=True)
            for old in self._requests.iterdir():
                old.unlink()
            self._watcher = QFileSystemWatcher([str(self._requests)], self)
            self._watcher.directoryChanged.connect(self._take)

    def _take(self) -> None:
        for request in sorted(self._requests.glob("*.request")):
            with contextlib.suppress(OSError, UnicodeDecodeError):
                text = request.read_bytes()[:LONGEST].decode("utf-8")
                request.unlink()  # which is the answer
                self.asked.emit(Path(text) if text else None)


def _removed(request: Path) -> bool:
    """Take a request back; False if the other program has done so."""
    try:
        request.unlink()
    except OSError:
        return False
    return True
