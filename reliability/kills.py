"""kill -9 while saving, attaching, merging, restoring, copying, exporting: nothing confirmed lost, no half a step."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import inspection, reader
from reliability import deeds, kill_child, older
from reliability.common import DEVICE, ROOT, Result, Tally, chunks, in_parallel, large_document, main, timed, workplace


@dataclass(frozen=True, slots=True)
class Job:
    """`share` of twenty kills; `deeds` a child has before it, of which it gets through the first half; `length`: how
    long one takes, in seconds."""

    share: int
    deeds: int
    length: float


JOBS = {
    "saving": Job(4, 24, 0.008),
    "attaching": Job(1, 16, 0.01),
    "merging": Job(4, 16, 0.02),
    "restoring": Job(3, 16, 0.03),
    "copying": Job(2, 8, 0.15),
    "exporting": Job(4, 8, 0.3),
    "migrating": Job(2, 1, 0.2),
}


def killed(job: str, seed: int, path: Path) -> tuple[int, bool]:
    """Start the child, kill it at a random moment. How many deeds it had confirmed, and whether it was in one."""
    rng = random.Random(f"{job} {seed}")
    number = JOBS[job].deeds
    command = [sys.executable, "-m", "reliability.kill_child", job, str(seed), str(number), str(path)]
    before = set(path.parent.iterdir())
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, env=_environment()) as child:
        assert child.stdout is not None
        read = [child.stdout.readline() for _ in range(1 + rng.randrange(number // 2 or 1))]
        time.sleep(rng.random() * JOBS[job].length)
        if child.poll():
            raise RuntimeError(f"{job}, seed {seed}: the child failed by itself")
        child.kill()  # on Windows too: a process is ended there without a word to it
        read += child.stdout.readlines()
    left = {one.suffix for one in set(path.parent.iterdir()) - before}
    return sum(line.strip().isdigit() for line in read), bool(left & {".sqlite-journal", ".part", ".tmp"})


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def kill(job: str, seed: int, template: Path, folder: Path, tally: Tally) -> None:
    """One kill, and the look at what is there afterwards."""
    path = folder / "План 2022.sqlite"
    shutil.copy(folder / "old.sqlite" if job == "migrating" else template, path)
    inspection.remember_own(path, at_work=False)
    confirmed, inside = killed(job, seed, path)
    tally.tried += 1
    tally.count(f"in the midst of {job}", inside)
    tally.count("confirmed deeds", confirmed)
    try:
        complaints = _look(job, seed, path, confirmed)
    except PlanError as error:
        complaints = [f"refused: {error.sentence}"]
    tally.failures += [f"{job}, seed {seed}, after {confirmed} confirmed: {complaint}" for complaint in complaints]


def _look(job: str, seed: int, path: Path, confirmed: int) -> list[str]:
    if job == "exporting":
        return _look_at_report(seed, path, confirmed)
    if job == "copying":
        return _look_at_copies(path, confirmed)
    if job == "migrating":
        return _look_at_migrated(path, confirmed)
    done = kill_child.deeds_of(job, seed, JOBS[job].deeds, path.parent)[: confirmed + 1]
    wanted = deeds.expected(path.with_name("template.sqlite"), done)
    with PlanFile.open(path, device=DEVICE) as file:
        found = deeds.outlook(file)
        complaints = deeds.faults(file)
        if found not in wanted[confirmed : confirmed + 2]:
            known = wanted.index(found) if found in wanted else "half a step or another one"
            complaints.append(f"found the state {known}")
        file.marks.mark([next(file.document.plan.activities()).uid], 4, text="После сбоя")
        if file.undo() is None:
            complaints.append("does not go on")
    verdict = reader.check(path).verdict
    return complaints if verdict == "ok" else [*complaints, f"verdict {verdict}"]


def _look_at_copies(path: Path, confirmed: int) -> list[str]:
    complaints = []
    for place, copy in enumerate(kill_child.copy_names(path.parent, JOBS["copying"].deeds)):
        if copy.exists() and reader.check(copy).verdict != "ok":
            complaints.append(f"copy {place} is {reader.check(copy).verdict}")
        elif copy.exists() and place > confirmed:
            complaints.append(f"copy {place} is there before its time")
        elif not copy.exists() and place < confirmed:
            complaints.append(f"copy {place} is gone")
    with PlanFile.open(path, device=DEVICE) as file:
        return complaints + deeds.faults(file)


def _look_at_migrated(path: Path, confirmed: int) -> list[str]:
    reached = older.version(path)
    complaints = [f"the migration ended at version {reached}"] if confirmed and reached < schema.VERSION else []
    whole = path.with_name("whole.sqlite")
    shutil.copy(older.FIRST, whole)
    older.migrate(whole)
    with PlanFile.open(path, device=DEVICE) as file, deeds.in_memory(whole) as kept:  # opening migrates what is left
        if set(file.bodies()) != set(kept.bodies()) or deeds.seen(file) != deeds.seen(kept):
            complaints.append("the document is another one")
        return complaints + deeds.faults(file)


def _look_at_report(seed: int, path: Path, confirmed: int) -> list[str]:
    target = path.with_name("Отчет.pdf" if seed % 2 else "Отчет.xlsx")
    made = kill_child.TARGETS[target.suffix]
    versions = [made(report) for report in kill_child.reports(path)]
    allowed = [versions[place % 2] for place in (confirmed - 1, confirmed) if place >= 0]
    if not target.exists():
        return ["the report is gone"] if confirmed else []
    return [] if target.read_bytes() in allowed else ["neither the old nor the new report"]


def kills(seeds: range) -> Tally:
    """One kill for every seed; the jobs by turns, by their shares."""
    order = [name for name, job in JOBS.items() for _ in range(job.share)]
    tally = Tally()
    for name in JOBS:
        tally.add(kills_of(name, [seed for seed in seeds if order[seed % len(order)] == name]))
    return tally


def kills_of(job: str, seeds: Sequence[int]) -> Tally:
    """One kill at the job for every seed."""
    tally = Tally()
    with workplace() as place:
        template = place / "template.sqlite"
        large_document(template)
        copies = deeds.colleagues(template, place, 3, device=DEVICE) if job in ("merging", "restoring") else []
        for seed in seeds:
            folder = place / str(seed)
            folder.mkdir()
            shutil.copy(template, folder / "template.sqlite")
            shutil.copy(older.FIRST, folder / "old.sqlite")
            (folder / "copies.json").write_text(json.dumps(copies), encoding="utf-8")
            kill(job, seed, template, folder, tally)
            shutil.rmtree(folder)
    return tally


def run(full: bool) -> Result:
    """At least 400 kills; a few without `full`."""
    number = 440 if full else 20
    return timed("kill -9", number, lambda: in_parallel(kills, [(part,) for part in chunks(number, 2 if full else 1)]))


if __name__ == "__main__":
    main(run)
