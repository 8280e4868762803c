"""Consolidating the documents of 300, 1,000 and 3,000 commissions; beside it bare sqlite3 that reads the same rows."""

import os
import sqlite3
import sys
import threading
import time
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from benchmarks.commissions import EVENTS, filled, rewritten
from benchmarks.common import workplace
from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of, region_of
from kuzplan_desktop.store.region.naming import set_district

SIZES = (300, 1000, 3000)


class Peak:
    """The largest resident memory of this process and its children together, in MB, looked at ten times a second."""

    def __init__(self) -> None:
        self.megabytes = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Peak":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.1):
            self.megabytes = max(self.megabytes, sum(map(_resident, _family())))


def _family() -> list[int]:
    """This process and its children (Linux)."""
    family = [os.getpid()]
    for task in Path("/proc/self/task").iterdir():
        with suppress(OSError):  # a thread that has just ended
            family += map(int, task.joinpath("children").read_text(encoding="utf-8").split())
    return family


def _resident(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def cpu_seconds() -> float:
    """The seconds of processors that this process and its ended children have used: what a busy machine does not
    make longer."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def read_bare(files: list[Path]) -> float:
    """The seconds that bare sqlite3 takes to read every row of the documents' tables."""
    began = time.perf_counter()
    for path in files:
        with closing(sqlite3.connect(path)) as connection:
            names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            for name in names:
                connection.execute(f"SELECT * FROM {name}").fetchall()
    return time.perf_counter() - began


def main(sizes: list[int]) -> None:
    """Measure for each number of commissions."""
    with workplace() as folder:
        base = filled(folder / "base.sqlite")
        inbox = folder / "inbox"
        inbox.mkdir()
        files: list[Path] = []
        for size in sizes:
            for number in range(len(files) + 1, size + 1):
                files.append(inbox / f"{number}.sqlite")
                rewritten(base, files[-1], number)
            bare = read_bare(files)
            out = folder / f"region-{size}.sqlite"
            began, used = time.perf_counter(), cpu_seconds()
            with Peak() as peak:
                outcome = consolidate(out, [inbox])
            seconds, used = time.perf_counter() - began, cpu_seconds() - used
            if outcome.taken != size:
                raise SystemExit(f"{len(outcome.refused)} files were refused: {outcome.refused[:1]}")
            print(
                f"{size} documents of 47 items and {EVENTS} events: "
                f"{seconds:.1f} s, {used:.1f} s of processors ({used / size * 1000:.0f} ms each), "
                f"peak {peak.megabytes:.0f} MB, file {out.stat().st_size / 2**20:.0f} MB; "
                f"bare sqlite3 reading the rows: {bare:.1f} s; ratio {seconds / bare:.1f}",
                flush=True,
            )
            for what in ("its matrix of a quarter", "the same again", "a decision", "the same after it"):
                began, used = time.perf_counter(), cpu_seconds()
                if what == "a decision":
                    with ConsolidatedFile.open(out) as file:
                        set_district(file, ["no commission"], "Южный")
                else:
                    with ConsolidatedFile.open(out, read_only=True) as file:
                        region = region_of(file, plan_of(file), quarter_period(2022, 1), date(2022, 4, 5))
                seconds, used = time.perf_counter() - began, cpu_seconds() - used
                print(f"  {what}: {seconds:.1f} s, {used:.1f} s of processors, {len(region.lines)} lines", flush=True)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or list(SIZES))
