"""Tries installer and portable folder under Wine, with the story in a window: trial.py SCRATCH VERSION INSTALLER ZIP
PICTURES

SCRATCH holds a prefix of Wine that is new, and former.exe, the installer of an earlier version. What does not hold
ends it.
"""

import os
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from story import PATIENCE, TITLE, Player, expect, hand_over, take_over, until, work

from tests.window.conftest import virtual_screen

PAUSE = 5  # seconds later than the window manager says Wine gives a window the keyboard
REFUSED = 2  # exit code of the installer
KEPT = ("AppData/Local/KuzPlan/", "Documents/")  # what a person made stays when the program goes
NOT_OURS = re.compile(  # what Wine and Windows write by themselves; "Session Manager": what to delete from TEMP later
    r"\[(Console|Software\\\\Classes$)|Software\\\\Wine|CurrentVersion\\\\(Uninstall$|Explorer)|Control Panel|\\\\Fonts"
    r"|RecentDocs|Volatile|Session Manager"
)


class Windows:
    """A prefix of Wine with one user."""

    def __init__(self, scratch: Path) -> None:
        self.prefix = scratch / "prefix"
        (self.user,) = (path for path in (self.prefix / "drive_c" / "users").iterdir() if path.name != "Public")
        for folder in self.user.iterdir():  # Wine links them to the folders of this machine
            if folder.is_symlink():
                folder.unlink()
                folder.mkdir()
        self.program = self.user / "AppData" / "Local" / "Programs" / "KuzPlan"

    def run(self, *words: str | Path) -> tuple[int, str]:
        """Run a program to its end; its exit code and what it printed."""
        done = subprocess.run(
            ["wine", *map(str, words)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE * 3,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def settle(self) -> None:
        """Wait until all programs have ended and the registry is written."""
        subprocess.run(["wineserver", "--wait"], timeout=PATIENCE, check=True)

    def files(self) -> set[str]:
        """All files of the user's and of programs, by their place under the user's folder or the drive."""
        drive = self.prefix / "drive_c"
        found = (path for path in drive.rglob("*") if not path.is_relative_to(drive / "windows"))
        return {
            str(path.relative_to(self.user if path.is_relative_to(self.user) else drive))
            for path in found
            if path.is_file() and "Temp" not in path.parts
        }

    def hers(self) -> dict[str, bytes]:
        """Her documents, settings and backups."""
        files = (path for kept in KEPT for path in (self.user / kept).rglob("*") if path.is_file())
        return {str(path.relative_to(self.user)): path.read_bytes() for path in files}

    def registry(self) -> set[str]:
        """All keys and values, a line each."""
        lines = set()
        for name in ("user.reg", "system.reg"):
            key = ""
            for line in (self.prefix / name).read_text(encoding="ascii", errors="replace").splitlines():
                if line.startswith("["):
                    key = line.rpartition("]")[0] + "]"
                    lines.add(key)
                elif line.startswith(('"', "@")):
                    lines.add(f"{key} {line.partition('=')[0]}")
        return {line for line in lines if not NOT_OURS.search(line.partition("]")[0])}


class WineProgram:
    """A program for Windows in a folder of its drive; `story.Program`."""

    def __init__(self, windows: Windows, folder: Path, documents: Path) -> None:
        self.documents = documents
        self._windows = windows
        self._program = folder / "КузПлан.exe"

    def begin(self, *words: str) -> None:
        """Start it as a desktop does, without standard streams."""
        command = ["wine", "start", "/unix", str(self._program), *words]
        subprocess.run(command, stdin=subprocess.DEVNULL, check=True)

    def settle(self) -> None:
        """Wait until all programs of this Windows have ended."""
        self._windows.settle()

    def name_of(self, file: Path) -> str:
        """The path of a file with the letter of its drive."""
        return self._windows.run("winepath", "-w", file)[1].strip()


def is_offered(windows: Windows) -> bool:
    """Whether «Открыть с помощью» starts the program with the document.

    Wine's own `start /progIDOpen` looks into the registry of all users alone.
    """
    registry = (windows.prefix / "user.reg").read_text(encoding="ascii", errors="replace")
    key = re.escape(r"[Software\\Classes\\KuzPlan.Document\\shell\\open\\command]")
    program = "".join(rf"\x{ord(letter):x}" for letter in "КузПлан") + ".exe"
    command = rf"{key}.*\n(#.*\n)?@=\"\\\"C:[^\n]*{re.escape(program)}\\\" \\\"%1\\\"\""
    return bool(re.search(command, registry))


def installed(windows: Windows, installer: Path) -> int:
    """Install silently and say how long it took; the exit code."""
    begun = time.monotonic()
    code, _ = windows.run(installer, "/S")
    print(f"{installer.name}: {time.monotonic() - begun:.0f} s")
    return code


def version_in_registry(windows: Windows) -> str:
    """What «Приложения» shows."""
    key = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\KuzPlan"
    told = windows.run("reg", "query", key, "/v", "DisplayVersion")[1].split()
    return told[-1] if told else ""


def try_installer(windows: Windows, player: Player, version: str, installer: Path) -> Path:
    """Refused, installed, at work, upgraded, at work again, removed; the archive of what she handed over."""
    windows.run("winecfg", "-v", "win7")
    expect(installed(windows, installer) == REFUSED, "on Windows 7 it is refused")
    expect(not windows.program.exists(), "and nothing is written")
    windows.run("winecfg", "-v", "win10")
    windows.settle()
    files, registry = windows.files(), windows.registry()

    expect(installed(windows, windows.prefix.parent / "former.exe") == 0, "the former version is installed")
    begun = time.monotonic()
    code, told = windows.run(windows.program / "kuzplan.exe", "self-test")
    print(told, f"self-test: {time.monotonic() - begun:.0f} s", sep="")
    expect(code == 0, "its self-test passes where it was installed")
    expect(windows.run(windows.program / "КузПлан.exe", "self-test")[0] == 0, "that of the windowed program too")
    program = WineProgram(windows, windows.program, windows.user / "Documents" / "КузПлан")
    _refuse_to_start(windows, program, player)
    document = work(program, player)
    _upgrade(windows, player, version, installer)
    archive = hand_over(program, player, document)
    expect(is_offered(windows), "«Открыть с помощью» starts the program with the document")
    program.begin(program.name_of(document))
    player.window(TITLE)
    player.keys("ctrl+q")
    program.settle()

    hers = windows.hers()
    windows.run(windows.program / "uninstall.exe", "/S")
    until(lambda: not (windows.program / "uninstall.exe").exists(), "the end of uninstalling")
    windows.settle()
    left = sorted(name for name in windows.files() - files if not name.startswith(KEPT))
    expect(left == [], f"no file is left but hers {left or ''}")
    expect(not windows.program.exists(), "nor the folder")
    left = sorted(windows.registry() - registry)
    expect(left == [], f"nothing is left in the registry {left or ''}")
    expect(hers == windows.hers(), "documents, settings and backups stay")
    return archive


def _refuse_to_start(windows: Windows, program: WineProgram, player: Player) -> None:
    """Without Qt the box of Windows itself says so, with the path of the log."""
    library = windows.program / "_internal" / "PySide6" / "Qt6Core.dll"
    away = library.rename(library.with_suffix(".away"))
    program.begin()
    player.window("КузПлан")
    player.picture("0-without-qt")
    player.keys("Return")
    program.settle()
    log = windows.user / "AppData" / "Local" / "KuzPlan" / "kuzplan.log"
    expect("DLL load failed" in log.read_text(encoding="utf-8"), "a start that fails is told in a box and in the log")
    away.rename(library)


def _upgrade(windows: Windows, player: Player, version: str, installer: Path) -> None:
    """With the window open it is refused, then it is done and all that is hers stays."""
    expect(installed(windows, installer) == REFUSED, "while the program runs, the new version is refused")
    windows.run(windows.program / "uninstall.exe", "/S")
    time.sleep(5)  # it goes on as a copy of itself
    expect((windows.program / "_internal" / "old.txt").is_file(), "nothing is removed either")
    player.window(TITLE)
    player.keys("ctrl+q")
    windows.settle()
    hers = windows.hers()
    kinds = ("Documents", "settings.ini", "backups")
    expect(all(any(kind in name for name in hers) for kind in kinds), "there are documents, settings and backups")
    expect(installed(windows, installer) == 0, "the new version is installed over the former one")
    expect(not (windows.program / "_internal" / "old.txt").exists(), "what the new one has not is gone")
    expect(version_in_registry(windows) == version, f"«Приложения» says {version}")
    expect(hers == windows.hers(), "documents, settings and backups are the same to the byte")


def try_portable(windows: Windows, player: Player, packed: Path, archive: Path) -> None:
    """The folder from the .zip is where her successor takes it in; it keeps everything in itself."""
    before = windows.files()
    stick = windows.prefix / "drive_c" / "stick"
    with zipfile.ZipFile(packed) as opened:
        opened.extractall(stick)
    (folder,) = stick.iterdir()
    take_over(WineProgram(windows, folder, folder / "Документы"), player, archive)
    made = {name.split("/")[2] for name in windows.files() - before if name.startswith("stick/")}
    expect({"Настройки", "Документы"} <= made, "settings lie beside it")
    others = sorted(name for name in windows.files() - before if not name.startswith("stick/"))
    expect(others == [], f"and nowhere else {others or ''}")


def main(scratch: Path, version: str, installer: Path, packed: Path, pictures: Path) -> None:
    with virtual_screen() as display:
        os.environ["DISPLAY"] = display
        windows, player = Windows(scratch), Player(display, pictures, PAUSE)
        archive = try_installer(windows, player, version, installer)
        try_portable(windows, player, packed, archive)


if __name__ == "__main__":
    scratch, version, installer, packed, pictures = sys.argv[1:]
    main(Path(scratch), version, Path(installer), Path(packed), Path(pictures))
