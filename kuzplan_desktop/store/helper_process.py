"""Helper processes: the program started once more to read what may be too much for it; limits of memory, pipes."""

import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress

from kuzplan_desktop import paths

LARGEST_MEMORY = 1536 * 1024 * 1024  # bytes; a document of 100,000 changes takes 1,300 MB
OUT_OF_MEMORY = 12  # exit code; on Windows a program that aborts has 3


def own_command(word: str) -> list[str]:
    """How this program starts itself with a word of the command line: the bundle is its own executable."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "kuzplan_desktop"]
    return [*program, word]


def started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """A helper with pipes for questions and answers. OSError if it cannot be started."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=paths.PACKAGE.parent,  # from where `-m` finds the package; and no stick is held by it
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def limit_memory(largest: int = LARGEST_MEMORY) -> None:
    """Let the system refuse more memory than this, where it can, and write no core with a document in it."""
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_AS, (largest, largest))
