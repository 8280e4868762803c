"""What not every system lets a person do; where it does not, the test that asks is skipped."""

import os
from pathlib import Path

import pytest

OPEN_FILES_STAY = "Windows neither moves nor deletes a file that is open"


def delete_open(path: Path) -> None:
    """Delete a file that is open, as a stick that is pulled takes one away."""
    _not_on_windows(OPEN_FILES_STAY)
    path.unlink()


def needs_open_files_to_go() -> None:
    """Skip here what moves or deletes an open file later, with more at hand than can be left behind."""
    _not_on_windows(OPEN_FILES_STAY)


def move_open(path: Path, target: Path) -> None:
    """Move a file that is open, or put one in the place of an open file."""
    _not_on_windows(OPEN_FILES_STAY)
    os.replace(path, target)


def link(path: Path, target: Path | str) -> None:
    """Make `path` a link to `target`."""
    _not_on_windows("Windows lets ordinary users make no links")
    path.symlink_to(target)


def pipe(path: Path) -> None:
    """Make a pipe that stands in a folder like a file."""
    _not_on_windows("Windows has no pipes in folders")
    os.mkfifo(path)


def _not_on_windows(reason: str) -> None:
    if os.name == "nt":
        pytest.skip(reason)
