"""Conflicted copies: files beside a document that a mail program, a cloud or a person made of it, by its uid."""

import os
from collections.abc import Collection
from pathlib import Path

from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.door.header import look_at

MOST = 200  # files that are looked at, the latest first
MOST_COPIES = 20


def copies_beside(path: Path, documents: Collection[str]) -> list[Path]:
    """The files in the folder of `path` that hold one of `documents`, the uids of what lies there: the latest first."""
    try:
        with os.scandir(path.parent) as entries:
            found = [
                (-entry.stat().st_mtime_ns, entry.name)
                for entry in entries
                if entry.is_file(follow_symlinks=False) and entry.name != path.name and not entry.name.startswith(".")
            ]
    except OSError:
        return []
    files = (path.with_name(name) for _, name in sorted(found)[:MOST])
    return [file for file in files if _holds(file, documents)][:MOST_COPIES]


def _holds(file: Path, documents: Collection[str]) -> bool:
    """True for a document of this program in whose bytes one of the uids stands."""
    if look_at(file) is not None:
        return False
    try:
        content = file_bytes.read(file)
    except OSError:
        return False
    return any(uid.encode() in content for uid in documents)


def is_alike(one: Path, other: Path) -> bool:
    """True for two files of the same bytes: of such only one is worth a look."""
    try:
        return one != other and file_bytes.read(one) == file_bytes.read(other)
    except OSError:
        return False


def state_key(path: Path) -> str:
    """A text that is another one once the file is: its name, size and time. Empty for a file that is gone."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{path}|{found.st_size}|{found.st_mtime_ns}"
