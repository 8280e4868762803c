"""Steps that could not be saved, kept in the user's folder until they are: the program may end, the steps may not."""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kuzplan_desktop import paths
from kuzplan_desktop.store.identity import safe_name


def _place(document: str) -> Path:
    return paths.user_folder() / "unsaved" / f"{safe_name(document)}.json"


def keep(documents: Iterable[str], bodies: list[str]) -> None:
    """Keep the bodies of a document's unsaved changes, in place of those kept before.

    Where even that cannot be written, the changes are in memory still and the user has been told.
    """
    place = _place(min(documents))
    part = place.with_suffix(".part")
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            json.dump(bodies, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)


def kept(documents: Iterable[str]) -> list[str]:
    """The bodies that wait to be saved in a document, none if there are none."""
    found: list[str] = []
    for document in documents:
        with suppress(OSError, ValueError):
            bodies = json.loads(_place(document).read_text(encoding="utf-8"))
            found += [body for body in bodies if isinstance(body, str)]
    return found


def drop(documents: Iterable[str]) -> None:
    """Forget what was kept: it has been saved."""
    for document in documents:
        with suppress(OSError):
            _place(document).unlink(missing_ok=True)
