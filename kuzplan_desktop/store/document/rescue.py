"""Steps that could not be saved, kept in the user's folder until they are: the program may end, the steps may not.

What waits is only ever added, in a file of its own each time, so that no process overwrites what another one keeps. A
file goes when all of it is in the document that it waits for, and not before.
"""

import json
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kuzplan_desktop import paths
from kuzplan_desktop.domain.wording import quoted
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes.change import BadChange, change_id, read_change
from kuzplan_desktop.store.changes.identity import new_uid, uid_file_name

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """Bodies of changes that wait in `file` for a `document` (its uid) at `path`; None: wherever it lies."""

    file: Path
    document: str
    path: Path | None
    bodies: tuple[str, ...]

    def is_for(self, path: Path) -> bool:
        """True if what waits belongs into the file at `path`: into another copy only where its own is gone."""
        if self.path is None or os.path.normcase(self.path) == os.path.normcase(path.absolute()):
            return True
        return _is_same(self.path, path) or not _holds(self.path, self.document)


def keep(documents: Collection[str], path: Path, bodies: Iterable[str]) -> bool:
    """Keep the bodies of a document's unsaved changes beside those that wait already.

    False where even that cannot be written; the changes are in memory still.
    """
    known = {body for waiting in _all(documents) if waiting.path == path.absolute() for body in waiting.bodies}
    fresh = [body for body in bodies if body not in known]
    folder = _root() / uid_file_name(min(documents))
    part = folder / f"{new_uid()}.part"
    if not fresh:
        return True
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", errors="surrogatepass") as file:
            json.dump({"path": str(path.absolute()), "bodies": fresh}, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(part.with_suffix(".json"))
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return False
    return True


def waiting_for(documents: Iterable[str], path: Path) -> list[Waiting]:
    """What waits to be saved in the file at `path`, which holds one of `documents`."""
    return [waiting for waiting in _all(documents) if waiting.is_for(path)] if _root().is_dir() else []


def places() -> list[Path]:
    """Where the documents lie for which something waits, as far as that is known."""
    found = []
    for file in sorted(_root().glob("*/*.json")):
        with suppress(OSError, ValueError):
            found.append(_read(file, file.parent.name).path)
    return list(dict.fromkeys(path for path in found if path))


def forget(waiting: Iterable[Waiting], path: Path, saved: Collection[str]) -> None:
    """Forget what waited for the file at `path` and is in it now: `saved` are the ids of its changes.

    What waits for a file that is away, as on a stick, is kept for it, though another copy has it too.
    """
    for one in waiting:
        is_away = one.path is not None and not one.path.exists() and not one.path.parent.is_dir()
        if not is_away and one.is_for(path) and all(change_id(body) in saved for body in one.bodies):
            with suppress(OSError):
                one.file.unlink(missing_ok=True)


def labels(bodies: Iterable[str]) -> list[str]:
    """The names of the steps that some changes belong to, oldest first."""
    changes = []
    for body in bodies:
        with suppress(BadChange):
            changes.append(read_change(body))
    return list(dict.fromkeys(change.label for change in sorted(changes, key=lambda one: one.rank) if change.label))


def waiting_sentence(steps: Sequence[str]) -> str:
    """What to say where these steps, by their names, are not in a document yet."""
    named = ", ".join(quoted(step) for step in steps[:MOST_NAMED])
    more = f" и еще {len(steps) - MOST_NAMED}" if len(steps) > MOST_NAMED else ""
    return f"Ждут записи в документ, и в нем их еще нет: {named}{more}. Они войдут в него, как только он освободится."


def _root() -> Path:
    return paths.user_folder() / "unsaved"


def _all(documents: Iterable[str]) -> Iterator[Waiting]:
    """Everything that waits for a document, wherever its files lie."""
    for document in documents:
        name = uid_file_name(document)
        for file in (_root() / f"{name}.json", *sorted((_root() / name).glob("*.json"))):
            with suppress(OSError, ValueError):
                yield _read(file, document)


def _read(file: Path, document: str) -> Waiting:
    """What waits in a file; the first version kept the bodies alone. ValueError if it holds anything else."""
    found = json.loads(file.read_text(encoding="utf-8", errors="surrogatepass"))
    path, bodies = (found.get("path"), found.get("bodies")) if isinstance(found, dict) else (None, found)
    if not isinstance(bodies, list) or not isinstance(path, str | None):
        raise ValueError(file.name)
    return Waiting(file, document, Path(path) if path else None, tuple(filter(_is_text, bodies)))


def _is_text(body: object) -> bool:
    """True for text without halves of letters: what is none cannot be a change."""
    return isinstance(body, str) and not any("\ud800" <= letter <= "\udfff" for letter in body)


def _holds(path: Path, document: str) -> bool:
    """True if the file at `path` seems to be a copy of the document: its uid stands in the bytes."""
    try:
        return document.encode("utf-8", "surrogatepass") in file_bytes.read(path)
    except OSError:
        return False


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
