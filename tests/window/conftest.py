"""A virtual screen with a window manager, and the program on it, driven by keys as by a person."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document.plan_file import PlanFile

NEEDED = ("Xvfb", "setxkbmap", "openbox", "xdotool")
PATIENCE = 30  # seconds that a busy machine may take to show a window or to save


class Screen:
    """A screen of 1366×768 pixels and the program on it."""

    def __init__(self, display: str) -> None:
        self.environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        self.environment["DISPLAY"] = display
        self.programs: list[subprocess.Popen[bytes]] = []

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start the program."""
        command = [sys.executable, "-m", "kuzplan_desktop", *arguments]
        program = subprocess.Popen(command, env=self.environment, stderr=subprocess.PIPE)
        self.programs.append(program)
        return program

    def window(self, title: str) -> None:
        """Wait for a window whose whole title this is, and give it the keyboard."""
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                found = self.ask("search", "--onlyvisible", "--name", f"^{title}$").split()
                self.ask("windowactivate", "--sync", found[-1])
                return
            except subprocess.CalledProcessError:  # none yet, or another window vanished while xdotool looked
                assert time.monotonic() < ends, f"no window «{title}»"

    def keys(self, *names: str) -> None:
        """Press keys one after the other."""
        self.ask("key", "--delay", "60", *names)

    def type(self, text: str) -> None:
        """Type text."""
        self.ask("type", "--delay", "40", text)

    def ask(self, *words: str) -> str:
        """Let xdotool do something."""
        done = subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=True,
        )
        return done.stdout


@contextmanager
def virtual_screen() -> Iterator[str]:
    """A virtual screen with a window manager and a Russian keyboard, as DISPLAY names it; nothing of it stays."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    environment = {**os.environ, "DISPLAY": display}
    # Without Russian letters on the keyboard each of them changes its map, and a busy program misses some.
    subprocess.run(["setxkbmap", "us,ru"], env=environment, check=True)
    manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield display
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(PATIENCE)


@pytest.fixture
def screen() -> Iterator[Screen]:
    """The virtual screen; the test is skipped where its tools are not installed."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"a real window needs {', '.join(missing)}")
    with virtual_screen() as display:
        made = Screen(display)
        yield made
        for process in made.programs:
            process.terminate()
            process.wait(PATIENCE)
            if process.stderr:
                process.stderr.close()


@pytest.fixture
def until() -> Callable[[Path, Callable[[Document], object]], Document]:
    """Read a document from outside until something holds of it; fails when patience ends."""

    def wait(path: Path, holds: Callable[[Document], object]) -> Document:
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                with PlanFile.of_private_copy(path) as seen:
                    document = seen.document
                if holds(document):
                    return document
            except PlanError:  # not there yet, or it is being written
                pass
            assert time.monotonic() < ends, "the document never came to say so"

    return wait


@pytest.fixture
def until_there() -> Callable[[Path], bytes]:
    """Wait for a file that the program writes; its bytes."""

    def wait(path: Path) -> bytes:
        ends = time.monotonic() + PATIENCE
        while not path.is_file():
            assert time.monotonic() < ends, f"{path.name} was never written"
        return path.read_bytes()

    return wait


@pytest.fixture
def plan_of_a_colleague(tmp_path: Path) -> Path:
    """A document that came by e-mail: this installation has never written it where it lies."""
    made = tmp_path / "made.sqlite"
    PlanFile.create(made, commission="Топкинская территориальная избирательная комиссия").close()
    received = tmp_path / "почта" / "План от коллеги.sqlite"
    received.parent.mkdir()
    return made.rename(received)
