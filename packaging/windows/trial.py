"""Tries installer and portable folder under Wine, in a window too: trial.py SCRATCH VERSION INSTALLER ZIP PICTURES

SCRATCH holds a prefix of Wine that is new, and former.exe, the installer of an earlier version. What does not hold
ends it.
"""

import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.window import conftest
from tests.window.conftest import Screen

PATIENCE = conftest.PATIENCE = 300  # seconds, on a busy machine
REFUSED = 2  # exit code of the installer
COMMISSION = "Анжеро-Судженская городская ТИК"
TITLE = f"План 2022 – {COMMISSION}"
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


class WineScreen(Screen):
    """The virtual screen on which programs for Windows are started.

    Wine hands Cyrillic that is typed to Qt's windows not at all: what is typed here are digits.
    """

    def begin(self, *words: str | Path) -> None:
        """Start a program as a desktop does, without standard streams: a word of `start`, then a path."""
        subprocess.run(["wine", "start", *map(str, words)], stdin=subprocess.DEVNULL, env=self.environment, check=True)

    def window(self, title: str) -> None:
        """Wait for a window; Wine gives it the keyboard later than the window manager says."""
        super().window(title)
        time.sleep(5)

    def picture(self, file: Path) -> None:
        """Take a picture of the whole screen, after what is under way is painted."""
        time.sleep(2)
        subprocess.run(["scrot", "--overwrite", str(file)], env=self.environment, check=True)


def until(holds: Callable[[], object], what: str) -> None:
    """Wait until something holds; end the trial if it never does."""
    ends = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > ends:
            sys.exit(f"never came: {what}")
        time.sleep(0.5)


def expect(holds: object, what: str) -> None:
    """Say what holds, or end the trial."""
    if not holds:
        sys.exit(f"DOES NOT HOLD: {what}")
    print(f"holds: {what}", flush=True)


def says(file: Path, holds: Callable[[PlanFile], object]) -> bool:
    """Whether something holds of a document, read from outside."""
    try:
        with PlanFile.of_private_copy(file) as seen:
            return bool(holds(seen))
    except (PlanError, OSError):
        return False


def story(windows: Windows, screen: WineScreen, pictures: Path) -> Path:
    """A secretary begins, ticks, writes down a seminar, reports, undoes; the document, with the window still open."""
    screen.begin("/unix", windows.program / "КузПлан.exe")
    screen.window("КузПлан – начало работы")
    screen.picture(pictures / "1-first-start.png")
    screen.keys("Down", "Return", "Return")  # the first commission of the list, then the button
    screen.window(TITLE)
    document = windows.user / "Documents" / "КузПлан" / f"{TITLE}.sqlite"
    expect(document.is_file(), "the document lies in «Документы»")

    def ticked(number: str) -> Callable[[PlanFile], bool]:
        def is_ticked(file: PlanFile) -> bool:
            (item,) = file.document.plan.find(number)
            return 1 in file.document.marks_of(item.uid)

        return is_ticked

    screen.keys("ctrl+1", "ctrl+f")
    screen.type("2.2.3")
    screen.keys("Return", "Home", "Down", "Down", "space")
    until(lambda: says(document, ticked("2.2.3")), "a tick")
    screen.keys("ctrl+z")
    until(lambda: not says(document, ticked("2.2.3")), "its undoing")
    screen.keys("ctrl+y")
    until(lambda: says(document, ticked("2.2.3")), "its redoing")
    screen.keys("ctrl+f")
    screen.type("1.2.4")
    screen.keys("Return", "Home", "Down", "Down", "ctrl+m")
    screen.type("14.03.2022")
    screen.keys("Tab", "Tab", "Down", "Down", "Return", "Tab")  # a form of the list
    screen.type("37")  # its title
    screen.picture(pictures / "2-event.png")
    screen.keys("ctrl+Return")
    until(lambda: says(document, ticked("1.2.4")), "an event")
    screen.keys("F9")
    screen.picture(pictures / "3-report.png")
    screen.keys("Return")
    for ending in ("pdf", "xlsx"):
        report = document.with_name(f"Отчет за I квартал 2022 – {COMMISSION}.{ending}")
        until(report.is_file, f"the report as {ending}")
    screen.picture(pictures / "4-reported.png")
    return document


def opened(windows: Windows, screen: WineScreen, document: Path, picture: Path) -> None:
    """Open a document as «Открыть с помощью» does and close the window again.

    Wine's own `start /progIDOpen` looks into the registry of all users alone.
    """
    registry = (windows.prefix / "user.reg").read_text(encoding="ascii", errors="replace")
    key = re.escape(r"[Software\\Classes\\KuzPlan.Document\\shell\\open\\command]")
    program = "".join(rf"\x{ord(letter):x}" for letter in "КузПлан") + ".exe"
    command = rf"{key}.*\n(#.*\n)?@=\"\\\"C:[^\n]*{re.escape(program)}\\\" \\\"%1\\\"\""
    expect(re.search(command, registry), "«Открыть с помощью» starts the program with the document")
    path = windows.run("winepath", "-w", document)[1].strip()
    screen.begin("/unix", windows.program / "КузПлан.exe", path)
    screen.window(TITLE)
    screen.picture(picture)
    screen.keys("ctrl+q")
    windows.settle()


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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


def try_installer(windows: Windows, screen: WineScreen, version: str, installer: Path, pictures: Path) -> None:
    """Refused, installed, at work, upgraded, at work again, removed."""
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
    document = story(windows, screen, pictures)

    expect(installed(windows, installer) == REFUSED, "while the program runs, the new version is refused")
    windows.run(windows.program / "uninstall.exe", "/S")
    time.sleep(5)  # it goes on as a copy of itself
    expect((windows.program / "_internal" / "old.txt").is_file(), "nothing is removed either")
    screen.window(TITLE)
    screen.keys("ctrl+q")
    windows.settle()

    mine = contents(document.parent), contents(windows.user / "AppData" / "Local" / "KuzPlan")
    expect(mine[0] and any("backups" in name for name in mine[1]), "there are documents, settings and backups")
    expect(installed(windows, installer) == 0, "the new version is installed over the former one")
    expect(not (windows.program / "_internal" / "old.txt").exists(), "what the new one has not is gone")
    expect(version_in_registry(windows) == version, f"«Приложения» says {version}")
    expect(
        mine == (contents(document.parent), contents(windows.user / "AppData" / "Local" / "KuzPlan")),
        "documents, settings and backups are the same to the byte",
    )
    opened(windows, screen, document, pictures / "5-opened-again.png")

    mine_now = contents(document.parent), contents(windows.user / "AppData" / "Local" / "KuzPlan")
    windows.run(windows.program / "uninstall.exe", "/S")
    until(lambda: not (windows.program / "uninstall.exe").exists(), "the end of uninstalling")
    windows.settle()
    left = sorted(name for name in windows.files() - files if not name.startswith(KEPT))
    expect(left == [], f"no file is left but hers {left or ''}")
    expect(not windows.program.exists(), "nor the folder")
    left = sorted(windows.registry() - registry)
    expect(left == [], f"nothing is left in the registry {left or ''}")
    expect(
        mine_now == (contents(document.parent), contents(windows.user / "AppData" / "Local" / "KuzPlan")),
        "documents, settings and backups stay",
    )


def try_portable(windows: Windows, packed: Path) -> None:
    """The folder from the .zip keeps everything in itself."""
    before = windows.files()
    stick = windows.prefix / "drive_c" / "stick"
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(stick)
    (folder,) = stick.iterdir()
    program, document = folder / "kuzplan.exe", folder / "Документы" / "План.sqlite"
    document.parent.mkdir()
    path = windows.run("winepath", "-w", document)[1].strip()
    code, told = windows.run(program, "new", path, "--commission", "Топкинская ТИК")
    expect(code == 0, f"the portable program makes a document {told}")
    made = {name.split("/")[2] for name in windows.files() - before if name.startswith("stick/")}
    expect({"Настройки", "Документы"} <= made, "settings lie beside it")
    others = sorted(name for name in windows.files() - before if not name.startswith("stick/"))
    expect(others == [], f"and nowhere else {others or ''}")


def main(scratch: Path, version: str, installer: Path, packed: Path, pictures: Path) -> None:
    pictures.mkdir(parents=True, exist_ok=True)
    windows, screen = Windows(scratch), WineScreen(os.environ["DISPLAY"])
    subprocess.run(["setxkbmap", "us,ru"], check=True)
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        try_installer(windows, screen, version, installer, pictures)
        try_portable(windows, packed)
    finally:
        manager.terminate()
        manager.wait()


if __name__ == "__main__":
    scratch, version, installer, packed, pictures = sys.argv[1:]
    main(Path(scratch), version, Path(installer), Path(packed), Path(pictures))
