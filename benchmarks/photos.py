"""A document with 500 photos of 300 KB beside the same one without: opened, read, checked, merged, consolidated."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.common import alternate, supplied_document, workplace
from benchmarks.merge import hold
from kuzplan_desktop.domain.events.attachments import NewFile
from kuzplan_desktop.exchange.merge.merging import MergeChoice, compare_with, merge
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.copies import backups
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader

PHOTOS, SIZE, TURNS = 500, 300 * 1024, 5


def main() -> None:
    """Each gesture on both documents in turns."""
    with workplace() as folder:
        bare = supplied_document(folder)
        hold(bare)
        full = folder / "photos.sqlite"
        with PlanFile.open(bare) as file:
            file.copy_to(full)
        _attach(full)
        mine, theirs = {}, {}
        for name, path in (("bare", bare), ("full", full)):
            mine[name] = path
            theirs[name] = folder / f"{name}-theirs.sqlite"
            shutil.copyfile(path, theirs[name])
            _edit(theirs[name])
        print(f"files: {bare.stat().st_size / 1e6:.1f} MB and {full.stat().st_size / 1e6:.0f} MB")
        for gesture, work in (
            ("opening and closing", lambda one: PlanFile.open(mine[one]).close()),
            ("opening for reading", lambda one: PlanFile.open(mine[one], read_only=True).close()),
            ("check without the bytes, as a foreign file", lambda one: reader.check(theirs[one])),
            ("check", lambda one: reader.check(mine[one], attached=True)),
            ("a backup", lambda one: _backup(mine[one])),
            ("merging 50 edits", lambda one: _merge(mine[one], theirs[one], folder / "mine.sqlite")),
            ("consolidating one document", lambda one: _consolidate(theirs[one], folder / "region.sqlite")),
        ):
            seconds = alternate(TURNS, *(_measure(work, one) for one in mine))
            with_photos, without = seconds[1] * 1000, seconds[0] * 1000
            print(
                f"{gesture}: {with_photos:.0f} ms, without photos {without:.0f} ms, ratio {with_photos / without:.2f}"
            )


def _measure(work: Callable[[str], object], one: str) -> Callable[[], float]:
    def measured() -> float:
        began = time.perf_counter()
        told = work(one)
        return told if isinstance(told, float) else time.perf_counter() - began

    return measured


def _attach(path: Path) -> None:
    with PlanFile.open(path) as file:
        events = [event.uid for found in file.document.events.values() for event in found]
        for number in range(PHOTOS):
            photo = NewFile(f"Фото {number}.jpg", "image/jpeg", os.urandom(SIZE))
            file.attachments.add(events[number % len(events)], [photo])


def _edit(path: Path) -> None:
    with PlanFile.open(path, device="theirs") as file:
        events = [event.uid for found in file.document.events.values() for event in found]
        for number in range(50):
            file.events.edit(events[number * 7], place=f"Место {number}")


def _backup(path: Path) -> None:
    with PlanFile.open(path) as file:  # else nothing is new
        file.settings.put("preparer", str(time.time()))
    backups.make(path, "asked")


def _merge(mine: Path, theirs: Path, copy: Path) -> float:
    """The seconds of a merge, without the copying and the backup before it."""
    copy.unlink(missing_ok=True)
    shutil.copyfile(mine, copy)
    with PlanFile.open(copy) as file:
        began = time.perf_counter()
        merge(file, compare_with(file.bodies(), theirs), MergeChoice())
        return time.perf_counter() - began


def _consolidate(path: Path, out: Path) -> None:
    out.unlink(missing_ok=True)
    consolidate(out, [path])


if __name__ == "__main__":
    main()
