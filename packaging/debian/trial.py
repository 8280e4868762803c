"""Plays the story on a bare Debian, with the package and with the portable folder: trial.py ROOT FOLDER.tar.xz PICTURES

ROOT is where the system lies, with the package installed, the users `secretary` and `successor`, and the sockets of
this machine's screens. What does not hold ends it.
"""

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from story import FIRST_START, PATIENCE, Player, expect, hand_over, take_over, work

from tests.window.conftest import virtual_screen

PAUSE = 1  # seconds later than the window manager says a window has the keyboard
SECRETARY, SUCCESSOR = "secretary", "successor"


class BareProgram:
    """A program on the bare system, started by one of its users; `story.Program`."""

    def __init__(self, root: Path, user: str, command: str, documents: Path, display: str) -> None:
        self.documents = documents
        self._root = root
        home = f"/home/{user}"
        known = {"HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "DISPLAY": display}
        settings = [f"{name}={value}" for name, value in known.items()]
        as_user = ["runuser", "-u", user, "--", "env", "-i", "-C", home, *settings]
        self._command = ["chroot", str(root), *as_user, command]
        self._running: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start it without standard input."""
        self._running = subprocess.Popen(self._command, stdin=subprocess.DEVNULL)

    def settle(self) -> None:
        """Wait until it has ended well."""
        code = self._running.wait(PATIENCE) if self._running else None
        expect(code == 0, "the window closes")

    def name_of(self, file: Path) -> str:
        """The path of a file within the system."""
        return f"/{file.relative_to(self._root)}"


def main(root: Path, packed: Path, pictures: Path) -> None:
    home = root / "home"
    with virtual_screen() as display:
        player = Player(display, pictures, PAUSE)
        program = BareProgram(root, SECRETARY, "kuzplan", home / SECRETARY / "Documents" / "КузПлан", display)
        document = work(program, player)
        player.keys("ctrl+q")
        program.settle()
        archive = Path(shutil.copy(hand_over(program, player, document), root / "media"))
        archive.chmod(0o644)

        with tarfile.open(packed) as opened:
            opened.extractall(home / SUCCESSOR, filter="tar")
        (folder,) = (home / SUCCESSOR).glob("kuzplan-*")
        (folder / "portable.txt").touch()
        owner = (home / SUCCESSOR).stat()
        os.chown(folder, owner.st_uid, owner.st_gid)
        before = _files(home / SUCCESSOR, folder)
        command = f"/{(folder / 'kuzplan').relative_to(root)}"
        take_over(BareProgram(root, SUCCESSOR, command, folder / "Документы", display), player, archive)
        expect((folder / "Настройки" / "settings.ini").is_file(), "settings lie beside the portable program")
        left = sorted(_files(home / SUCCESSOR, folder) - before)
        expect(left == [], f"and nothing elsewhere {left or ''}")
        archive.unlink()
        _start_without_settings(root, player)


def _start_without_settings(root: Path, player: Player) -> None:
    """Where nothing can be written into the user's folder the window opens and says so, to be seen in a picture."""
    home = root / "home" / SUCCESSOR
    folder = home / ".local" / "share" / "KuzPlan"
    folder.mkdir(parents=True, mode=0o555)
    program = BareProgram(root, SUCCESSOR, "kuzplan", home / "Documents" / "КузПлан", player.environment["DISPLAY"])
    program.begin()
    player.window(FIRST_START)
    player.picture("16-no-settings")
    player.keys("alt+F4")
    program.settle()
    expect(list(folder.iterdir()) == [], "without a folder that it may write to the window opens, too")


def _files(home: Path, folder: Path) -> set[str]:
    """What lies in a home outside `folder` and the caches, which the system's libraries keep."""
    found = {str(file.relative_to(home)) for file in home.rglob("*") if not file.is_relative_to(folder)}
    return {name for name in found if not name.startswith(".cache")}


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
