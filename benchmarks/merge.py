"""Comparing and merging a colleague's copy of 1,000 events, beside bare sqlite3 inserting the same rows."""

import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from benchmarks.common import say, supplied_document, workplace
from kuzplan_desktop.exchange.merge.merging import MergeChoice, compared_bodies, plan_merge
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader

EVENTS, EDITS, TURNS = 1000, 50, 5


def main() -> None:
    """Merge 50 edits into a document that has the events, and all the events into one that has none."""
    with workplace() as folder:
        bare = supplied_document(folder)
        full = folder / "full.sqlite"
        shutil.copyfile(bare, full)
        hold(full)
        theirs = folder / "theirs.sqlite"
        shutil.copyfile(full, theirs)
        _edit(theirs)
        for name, mine in (("50 edits", full), ("1,000 events and 50 edits", bare)):
            seconds, door, rows = [], [], []
            for turn in range(TURNS):
                copy = folder / f"{mine.stem}-{turn}.sqlite"
                shutil.copyfile(mine, copy)
                door.append(_timed(lambda: reader.read_bodies(theirs)))
                bodies = reader.read_bodies(theirs)
                with PlanFile.open(copy) as file:
                    file.bodies()
                    before = set(file.bodies())
                    seconds.append(_timed(lambda file=file, bodies=bodies: _merge(file, bodies)))
                    rows.append(_insert(folder / f"bare-{turn}.sqlite", [one for one in bodies if one not in before]))
            say(f"merge, {name}", _ms(seconds), _ms(rows), unit="ms", beside="bare sqlite3 inserting the same rows")
            print(f"  the door's tests of the file before it: {_ms(door):.0f} ms")


def _merge(file: PlanFile, bodies: list[str]) -> None:
    comparison = compared_bodies(file.bodies(), bodies, "theirs.sqlite").comparison
    assert comparison is not None
    plan = plan_merge(comparison, MergeChoice())
    file.unite(plan.bodies, "Объединение", plan.settling)


def hold(path: Path) -> None:
    """Write down 1,000 events in the document at `path`."""
    with PlanFile.open(path, device="theirs") as file:
        activities = [activity.uid for activity in file.document.plan.activities()]
        for number in range(EVENTS):
            day = date(2022, 1, 10) + timedelta(days=number % 300)
            file.events.hold(
                activities[number % len(activities)],
                starts_on=day,
                form="семинар",
                title=f"Семинар {number}",
                attendance={"члены УИК": (number % 50, None)},
            )


def _edit(path: Path) -> None:
    with PlanFile.open(path, device="theirs") as file:
        events = [event.uid for found in file.document.events.values() for event in found]
        for number in range(EDITS):
            file.events.edit(events[number * 7], place=f"Место {number}")


def _insert(path: Path, bodies: list[str]) -> float:
    """Seconds for the same bodies, in one durable commit of sqlite3 alone."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE IF NOT EXISTS change(id INTEGER PRIMARY KEY, row TEXT, step TEXT, body TEXT)")

    def work() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO change(row, step, body) VALUES ('', '', ?)", ((one,) for one in bodies))
        connection.execute("COMMIT")

    seconds = _timed(work)
    connection.close()
    return seconds


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _ms(seconds: list[float]) -> float:
    return statistics.median(seconds) * 1000


if __name__ == "__main__":
    main()
