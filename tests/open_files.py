"""A file that goes while the program has it open, as with a stick that is pulled: only where the system lets it go."""

import os
from pathlib import Path

import pytest


def delete(path: Path) -> None:
    """Delete a file that is open."""
    _not_on_windows()
    path.unlink()


def move(path: Path, target: Path) -> None:
    """Move a file that is open, or put one in the place of an open file."""
    _not_on_windows()
    os.replace(path, target)


def _not_on_windows() -> None:
    if os.name == "nt":
        pytest.skip("Windows neither moves nor deletes a file that is open")
