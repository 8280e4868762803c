"""Two windows and the command line on one document: nobody's saved step is lost, no page is torn.

In the background of each round go the verification, backups, the second place and the look for news; in some rounds a
window is killed, in some another program holds the lock.
"""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.copies import second_place
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import inspection, reader
from reliability import deeds
from reliability.common import DEVICE, ROOT, Result, Tally, chunks, in_parallel, large_document, main, timed, workplace

GESTURES = 10
COMMANDS = 2
ROUND_SECONDS = 90


class Window:
    """A process with a real window, started anew after it was killed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self.done: set[str] = set()
        self.failures: list[str] = []
        self.refused = self.waits = self.killed = False
        self._reading = threading.Thread()

    def begin(self, path: Path, home: Path, seed: int) -> None:
        """Let it work on a document; what it tells is read by a thread."""
        self.done, self.failures = set(), []
        self.refused = self.waits = self.killed = False
        process = self._running()
        assert process.stdin is not None
        order = {"path": str(path), "home": str(home), "seed": seed, "gestures": GESTURES}
        process.stdin.write(json.dumps(order) + "\n")
        process.stdin.flush()
        self._reading = threading.Thread(target=self._listen, args=(process,))
        self._reading.start()

    def end(self) -> None:
        """Wait until it has closed the document."""
        self._reading.join(ROUND_SECONDS)
        if self._reading.is_alive():
            self.failures.append(f"a window did not end within {ROUND_SECONDS} s")
            self.kill()

    def kill(self) -> None:
        """kill -9."""
        if self._process:
            self.killed = True
            self._process.kill()
            if self._reading.ident:
                self._reading.join()
            with self._process:  # waits for it and closes the pipes
                self._process = None

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None:
            command = [sys.executable, "-m", "reliability.window_child"]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=ROOT, env=_environment(),
                encoding="utf-8",
            )  # fmt: skip
            assert self._process.stdout is not None
            self._process.stdout.readline()  # ready
        return self._process

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if not line.endswith("\n"):
                return  # killed in the middle of a word
            told = json.loads(line)
            self.done |= set(told.get("done", ()))
            self.failures += [told["failure"]] if "failure" in told else []
            self.refused |= "refused" in told
            if "closed" in told or "refused" in told:
                self.waits = told.get("waits", False)
                return
        if not self.killed:
            self.failures.append("a window ended by itself")
            self._process = None


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}


def command(path: Path, home: Path, rng: random.Random, text: str) -> tuple[int, str]:
    """A mark by the command line: its exit code and what it said."""
    number = rng.choice(("1.1.1", "1.2.4", "2.1.1", "2.2.1", "2.2.3", "3.1.1"))
    words = ["mark", str(path), number, "--quarter", str(rng.randrange(1, 5)), "--text", text]
    found = subprocess.run(
        [sys.executable, "-m", "reliability.cli_child", *words],
        capture_output=True, encoding="utf-8", cwd=ROOT, env={**_environment(), "KUZPLAN_HOME": str(home)},
        check=False,
    )  # fmt: skip
    return found.returncode, (found.stdout + found.stderr).strip()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another program writes to the document all the while."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=20)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def work(path: Path, home: Path, seed: int, windows: tuple[Window, Window], tally: Tally) -> dict[str, str]:
    """A round: everybody at work at once. What the command line was told: text -> «done» or «waits»."""
    rng = random.Random(seed)
    for place, window in enumerate(windows):
        window.begin(path, home, 2 * seed + place)
    told: dict[str, str] = {}
    for number in range(COMMANDS):
        text = f"команда {number} раунда {seed}"
        if seed % 3 == 1 and number == 0:
            with locked(path):
                time.sleep(0.1 + rng.random() * 0.5)
                code, said = command(path, home, rng, text)
            tally.count("locks held by another program")
        else:
            code, said = command(path, home, rng, text)
        if code == 0:
            told[text] = "done"
        elif "ждет на этом компьютере" in said:
            told[text] = "waits"
            tally.count("steps that waited")
        elif "занят" not in said and "только для чтения" not in said:
            tally.failures.append(f"round {seed}: the command line said {said!r}")
    if seed % 5 == 2:
        time.sleep(rng.random() * 0.3)
        windows[seed % 2].kill()
        tally.count("windows killed")
    for window in windows:
        window.end()
    return told


def look(path: Path, seed: int, windows: tuple[Window, Window], told: dict[str, str], tally: Tally) -> None:
    """What is there after a round."""
    wrong = [failure for window in windows for failure in window.failures]
    unfinished = any(window.killed for window in windows)
    with closing(sqlite3.connect(path)) as connection:
        pages = connection.execute("PRAGMA integrity_check(3)").fetchall()
    if pages != [("ok",)]:
        wrong.append(f"integrity_check: {pages}")
    verdict = reader.check(path)
    if verdict.verdict != "ok":
        wrong.append(f"check: {verdict.message}")
    wrong += _missing(path, windows, [text for text, how in told.items() if how == "done"], "done")
    try:
        with PlanFile.open(path, device=DEVICE) as file:  # takes in what waits
            wrong += deeds.faults(file)
    except PlanError as error:
        wrong.append(f"does not open: {error}")
    wrong += _missing(path, windows, list(told), "waiting")
    left = [one for one in (Path(os.environ["KUZPLAN_HOME"]) / "unsaved").rglob("*") if one.is_file()]
    if left and not unfinished:
        wrong.append(f"still waits: {[one.name for one in left]}")
    tally.count("changes told as saved", len(windows[0].done | windows[1].done))
    tally.count("commands told as done", sum(how == "done" for how in told.values()))
    tally.failures += [f"round {seed}: {one}" for one in wrong]


def _missing(path: Path, windows: tuple[Window, Window], texts: list[str], what: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        there = dict(connection.execute("SELECT id, body FROM change UNION ALL SELECT id, body FROM withdrawn"))
    lost = [one for window in windows for one in window.done if one not in there]
    bodies = " ".join(there.values())
    lost_texts = [text for text in texts if text not in bodies]
    return [f"told as {what} and lost: {lost + lost_texts}"] if lost or lost_texts else []


def rounds(seeds: range) -> Tally:
    """A round for every seed."""
    tally = Tally()
    with workplace() as place:
        template = place / "template.sqlite"
        large_document(template)
        windows = (Window(), Window())
        try:
            for seed in seeds:
                folder = place / str(seed)
                (folder / "stick").mkdir(parents=True)
                os.environ["KUZPLAN_HOME"] = str(folder / "home")
                path = folder / "План 2022.sqlite"
                shutil.copy(template, path)
                inspection.remember_own(path, at_work=False)
                second_place.set_second_place(folder / "stick")
                told = work(path, folder / "home", seed, windows, tally)
                tally.tried += 1
                look(path, seed, windows, told, tally)
                tally.count("backups made meanwhile", len(list((folder / "home").glob("backups/*/*.sqlite"))))
                tally.count("copies in the second place", len(list((folder / "stick").glob("*.sqlite"))))
                shutil.rmtree(folder, ignore_errors=True)  # a backup may still be thinned out there
        finally:
            for window in windows:
                window.kill()
    return tally


def run(full: bool) -> Result:
    """A thousand rounds; three without `full`."""
    number = 1000 if full else 3
    parts = [(part,) for part in chunks(number, 2 if full else 1)]
    return timed("two windows and the command line", number, lambda: in_parallel(rounds, parts))


if __name__ == "__main__":
    main(run)
