"""Conflicted copies: files beside a document that a mail program, a cloud or a person made of it under a like name."""

import os
import re
from pathlib import Path

from kuzplan_desktop.domain.wording import fold

# What is added to a name: «X (1)», «X — копия», «Копия X», «X - Copy (2)», «X (conflicted copy 2022-03-14)».
_ADDED = re.compile(r"[\s_.,–—-]*(\(\d{1,3}\)|.*\b(копия|copy|конфликт\w*|conflict\w*)\b.*)?[\s_.,–—-]*")
MOST = 20  # files that are looked at


def copies_beside(path: Path) -> list[Path]:
    """The files in the folder of `path` that seem to be copies of it by their names alone, in the order of names."""
    try:
        with os.scandir(path.parent) as entries:
            names = sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    except OSError:
        return []
    return [path.with_name(name) for name in names if is_copy_of(name, path.name)][:MOST]


def is_copy_of(name: str, original: str) -> bool:
    """True if `name` is what a program or a person calls a copy of `original`."""
    stem, own = (fold(Path(one).stem) for one in (name, original))
    if stem == own or own not in stem or Path(name).suffix.casefold() != Path(original).suffix.casefold():
        return False
    before, _, after = stem.partition(own)
    return all(map(_ADDED.fullmatch, (before, after)))


def state_key(path: Path) -> str:
    """A text that is another one once the file is: its name, size and time. Empty for a file that is gone."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{path}|{found.st_size}|{found.st_mtime_ns}"
