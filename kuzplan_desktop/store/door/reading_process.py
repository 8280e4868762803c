"""Outer ring: a helper process reads files. A file that is too much for it ends the helper, never the window.

The helper tests and reads the file (`examination`) under a limit of memory; who asks keeps the time. Over the pipes go
frames, four bytes of length and that many bytes of JSON: the question, the findings, then every body as it is stored,
then an empty frame. Asked for a delivery to the consolidated file, the helper sends that and its packed changes instead
of the bodies, each in frames that an empty one ends.
"""

import atexit
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar

from kuzplan_desktop.store.changes import stored_bytes
from kuzplan_desktop.store.changes.change import LARGEST_BODY, read_change
from kuzplan_desktop.store.door import archive
from kuzplan_desktop.store.door.attached_testing import contents
from kuzplan_desktop.store.door.delivery import Delivery, deliver, delivery_of_bytes, pack
from kuzplan_desktop.store.door.examination import LARGEST_TOTAL, Reading, examine
from kuzplan_desktop.store.door.guard import Refused
from kuzplan_desktop.store.door.header import Finding, damaged, look_at, took_too_long
from kuzplan_desktop.store.helper_process import LARGEST_MEMORY, OUT_OF_MEMORY, limit_memory, own_command, started

COMMAND = "read-files"  # of the command line, which begins `serve` before it imports anything else
SECONDS = 30.0  # for one file, and a second more for each SLOWEST_MEDIUM bytes of it
SLOWEST_MEDIUM = 4 * 1024 * 1024
_GRACE_SECONDS = 2.0
_LENGTH = 4  # bytes
T = TypeVar("T")
_LARGEST_FRAME = 4 * LARGEST_BODY  # letters of UTF-8 have up to four bytes


class _Ended(Exception):
    """The helper is gone, or says what no helper of ours would say."""


class Delivered(NamedTuple):
    """What a file turned out to be, what it brings to the consolidated file (None: nothing), its changes packed."""

    reading: Reading
    delivery: Delivery | None = None
    packed: bytes = b""


class Helper:
    """A helper process: started when there is a file to read, reads many, is started anew after one that ended it."""

    def __init__(self, command: Sequence[str] | None = None, seconds: float = SECONDS) -> None:
        self._command = command
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def read(self, path: Path, *, bodies: bool, attached: bool = False) -> Reading:
        """What the file turned out to be and, if wanted, the bodies of its changes; the bytes of attachments are tested
        if they are wanted."""
        return self._read(path, _answer, bodies=bodies, test_attached=attached)

    def deliver(self, path: Path) -> "Delivered":
        """What the file turned out to be and what it brings to the consolidated file, if it brings anything."""
        answer = self._read(path, _delivered, bodies=False, delivery=True)
        return answer if isinstance(answer, Delivered) else Delivered(answer)

    def take_bytes(self, path: Path, names: Sequence[str], take: Callable[[str, bytes], object]) -> None:
        """Hand over the bytes of attachments with these hashes, as far as the file holds them whole."""
        self._read(path, partial(_taken, names, take), bodies=False, attached=list(names))

    def _read(self, path: Path, answer: Callable[[IO[bytes]], T], **wanted: Any) -> T | Reading:
        """What lies at `path`, or in the archive there, as `answer` takes it from the helper."""
        if not archive.is_packed(path):
            return self._read_plain(path, answer, **wanted)
        try:
            with archive.unpacked(path) as plain:
                return self._read_plain(plain, answer, **wanted)
        except Refused as refused:
            return Reading(refused.finding)

    def _read_plain(self, path: Path, answer: Callable[[IO[bytes]], T], **wanted: Any) -> T | Reading:
        finding = look_at(path)
        if finding and not finding.is_damage:
            return Reading(archive.other_content(path) or finding)
        seconds = self._seconds + path.stat().st_size / SLOWEST_MEDIUM
        with self._lock, tempfile.TemporaryDirectory(prefix="kuzplan-", ignore_cleanup_errors=True) as folder:
            question = {"path": str(path.absolute()), "folder": folder, "seconds": seconds, **wanted}
            return self._asked(question, answer, time.monotonic() + seconds + _GRACE_SECONDS)

    def _asked(self, question: dict[str, Any], answer: Callable[[IO[bytes]], T], deadline: float) -> T | Reading:
        """Ask the helper; whatever ends it is the verdict on the file, but that it had no memory left after others."""
        shown = f"«{Path(question['path']).name}»"
        fresh = self._process is None or self._process.poll() is not None
        try:
            process = self._started()
        except OSError:
            hint = "Закройте другие программы и повторите."
            return Reading(Finding("unreadable", f"Файл {shown} не проверен: не запустилось его чтение.", hint))
        clock = threading.Timer(deadline - time.monotonic(), process.kill)
        clock.start()
        try:
            _send(_pipe(process.stdin), [json.dumps(question).encode()])
            if question["bodies"]:
                import sqlite_utils  # noqa: F401  # the fold will need it; the helper is busy for as long
            return answer(_pipe(process.stdout))
        except (OSError, ValueError, KeyError, TypeError, _Ended):
            late, exit_code = time.monotonic() >= deadline, self._release()
            if exit_code == OUT_OF_MEMORY and not fresh and not late:
                return self._asked(question, answer, deadline)
            return Reading(_why(shown, exit_code, late=late))
        finally:
            clock.cancel()
            if time.monotonic() >= deadline:
                self._release()

    def _started(self) -> subprocess.Popen[bytes]:
        """The process, a new one if there is none or it has ended."""
        if self._process is None or self._process.poll() is not None:
            self._release()
            self._process = started(self._command or own_command(COMMAND))
        return self._process

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._release()

    def _release(self) -> int:
        """Let the process end, by force if it does not by itself. Its exit code comes back."""
        process, self._process = self._process, None
        if process is None:
            return 0
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                _pipe(pipe).close()
        try:
            return process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


_helper = Helper()
atexit.register(_helper.close)


def program_helper() -> Helper:
    """The helper process that reads all that this program opens; it ends with the program, and nobody closes it."""
    return _helper


def read_in_helper(path: Path, *, bodies: bool = True, attached: bool = False) -> Reading:
    """Test and read any file whatever in the program's helper process; nothing is locked or written beside it."""
    return _helper.read(path, bodies=bodies, attached=attached)


def bytes_in_helper(path: Path, names: Sequence[str], take: Callable[[str, bytes], object]) -> None:
    """See `Helper.take_bytes`."""
    _helper.take_bytes(path, names, take)


def _why(shown: str, exit_code: int, *, late: bool) -> Finding:
    """The verdict on a file that ended the helper."""
    if late:
        return took_too_long(shown)
    if exit_code == OUT_OF_MEMORY:
        return Finding("unreadable", f"Для чтения файла {shown} не хватило памяти.", "Откройте другую копию.")
    return replace(damaged(shown), sentence=f"Файл {shown} поврежден так, что его чтение прервалось.")


def _findings(replies: IO[bytes]) -> Reading:
    """What the helper found out, checked like the words of a stranger."""
    told = json.loads(_receive(replies))
    finding = Finding(**{name: str(told["finding"][name]) for name in ("verdict", "sentence", "hint")})
    marks, held_events, set_aside, harmed = (
        int(told[name]) for name in ("marks", "held_events", "set_aside", "harmed")
    )
    notes, only_fold = tuple(map(str, told["notes"])), told["only_fold"] is True
    return Reading(finding, notes, marks, held_events, set_aside, only_fold=only_fold, harmed=harmed)


def _delivered(replies: IO[bytes]) -> Delivered:
    """What the helper answers to who asked for a delivery."""
    reading = _findings(replies)
    told, packed = _joined(replies), _joined(replies)
    return Delivered(reading, delivery_of_bytes(told) if told else None, packed)


def _taken(names: Sequence[str], take: Callable[[str, bytes], object], replies: IO[bytes]) -> None:
    """Take the bytes that the helper sends, one after the other; none of a hash that it does not have."""
    for name in names:
        content = _joined(replies)
        if content and stored_bytes.hash_of(content) == name:
            take(name, content)


def _joined(replies: IO[bytes]) -> bytes:
    """The next frames up to an empty one, joined."""
    joined = bytearray()
    while part := _receive(replies):
        joined += part
        if len(joined) > LARGEST_TOTAL:
            raise _Ended
    return bytes(joined)


def _answer(replies: IO[bytes]) -> Reading:
    """What the helper answers to who asked for the bodies."""
    reading = _findings(replies)
    changes: dict[str, str] = {}
    total = 0
    while body := _receive(replies):
        total += len(body)
        if total > LARGEST_TOTAL:
            raise _Ended
        change = read_change(body.decode())
        changes[change.id] = change.body
    return replace(reading, bodies=tuple(changes.values()))


def serve(memory: int = LARGEST_MEMORY) -> int:
    """The helper's life: answer questions until there are no more. The exit code comes back."""
    limit_memory(memory)
    questions, replies = sys.stdin.buffer, sys.stdout.buffer
    try:
        while True:
            _reply(replies, json.loads(_receive(questions)))
    except MemoryError:
        return OUT_OF_MEMORY
    except _Ended:
        return 0


def _reply(replies: IO[bytes], question: dict[str, Any]) -> None:
    deadline = time.monotonic() + question["seconds"]
    path, folder = Path(question["path"]), Path(question["folder"])
    if names := question.get("attached"):
        _send(replies, chain.from_iterable(map(_frames, contents(path, folder, names))))
        return
    reading = examine(path, folder=folder, deadline=deadline, attached=question.get("test_attached", False))
    findings = json.dumps(asdict(replace(reading, bodies=(), document=None))).encode()
    if question.get("delivery"):
        _send(replies, chain([findings], *map(_frames, _brought(reading))))
        return
    bodies = reading.bodies if question["bodies"] else ()
    _send(replies, chain([findings], (body.encode() for body in bodies), [b""]))


def _brought(reading: Reading) -> tuple[bytes, bytes]:
    """The delivery that a good file makes and its packed changes; empty where it brings nothing."""
    if reading.document is None:
        return b"", b""
    changes = list(map(read_change, reading.bodies))
    delivery = deliver(reading.document, changes)
    return (delivery.to_bytes(), pack(changes)) if delivery else (b"", b"")


def _frames(data: bytes) -> Iterator[bytes]:
    """`data` in frames, ended by an empty one."""
    for start in range(0, len(data), _LARGEST_FRAME):
        yield data[start : start + _LARGEST_FRAME]
    yield b""


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None  # asked for at the start
    return pipe


def _send(pipe: IO[bytes], frames: Iterable[bytes]) -> None:
    for frame in frames:
        pipe.write(len(frame).to_bytes(_LENGTH, "big"))
        pipe.write(frame)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    """The next frame."""
    length = int.from_bytes(_exactly(pipe, _LENGTH), "big")
    if length > _LARGEST_FRAME:
        raise _Ended
    return _exactly(pipe, length)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) < length:
        raise _Ended
    return data
