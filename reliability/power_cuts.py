"""Simulated power cuts at every write and sync of real sessions: the program opens what may be left on the disk."""

import random
import sqlite3
from hashlib import sha256
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import inspection
from reliability import deeds, replay
from reliability.common import (
    DEVICE,
    Result,
    Tally,
    in_parallel,
    large_document,
    main,
    small_document,
    timed,
    workplace,
)
from reliability.disk import Disk, Image, Operation

DONE_PER_SESSION = 8
WEAKER = ("FULL", "NORMAL", "OFF")


def cut(seed: int, images: int, synchronous: str = "") -> Tally:
    """Record a session, replay it, cut the power at up to `images` moments and open what is left.

    `synchronous` replaces the program's own setting: a test of the harness itself.
    """
    tally = Tally()
    with workplace() as place:
        path = place / "План 2022.sqlite"
        (large_document if seed % 4 == 3 else small_document)(path)
        before = path.read_bytes()
        statements = replay.session(path, _deeds(seed, path, place))
        after = path.read_bytes()
        path.write_bytes(before)
        if synchronous:
            statements = [one.replace("synchronous = EXTRA", f"synchronous = {synchronous}") for one in statements]
        log, digests = replay.replayed(path, statements)
        path.write_bytes(after)
        if deeds.digest_of(path) != digests[-1]:
            tally.failures.append(f"seed {seed}: the replay is not the session")
        _cut_at_every_moment(seed, Disk({path.name: before}), log, digests, path, images, tally)
    return tally


def _deeds(seed: int, path: Path, place: Path) -> list[deeds.Deed]:
    if seed % 4 == 3:
        return deeds.saving(seed, DONE_PER_SESSION)
    copies = deeds.colleagues(path, place, 2, device=DEVICE)
    return (deeds.merging, deeds.restoring)[seed % 2](seed, DONE_PER_SESSION, copies)


def _cut_at_every_moment(
    seed: int, disk: Disk, log: list[Operation], digests: list[str], path: Path, images: int, tally: Tally
) -> None:
    rng = random.Random(seed)
    moments = sorted(rng.sample(range(len(log)), min(images, len(log))))
    confirmed, done = 0, 0
    seen: set[str] = set()
    for moment in moments:
        for operation in log[done:moment]:
            confirmed += operation.kind == "confirmed"
            disk.feed(operation)
        done = moment
        image = disk.after_a_cut(rng)
        print_of = sha256(repr(sorted(image.items())).encode()).hexdigest() + str(confirmed)
        if print_of in seen:
            continue
        seen.add(print_of)
        tally.tried += 1
        tally.count("with a journal", len(image) > 1)
        allowed = digests[confirmed : confirmed + 2]
        if len(image) > 1 and moment % 4 == 0:
            image = _cut_again(image, path.name, rng)
            tally.count("cut again while recovering")
        _open(f"seed {seed}, operation {moment}", image, allowed, path, tally)


def _cut_again(image: Image, name: str, rng: random.Random) -> Image:
    """What is left when the power fails again while SQLite recovers."""
    log = replay.recovery(image, name)
    disk = Disk(image)
    for operation in log[: rng.randrange(len(log) + 1)]:
        disk.feed(operation)
    return disk.after_a_cut(rng)


def _open(where: str, image: Image, allowed: list[str], path: Path, tally: Tally) -> None:
    """Put the image in place; look at it with SQLite alone, then let the program open it as her own file."""
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    for name, data in image.items():
        path.with_name(name).write_bytes(data)
    inspection.remember_own(path, at_work=True)
    try:
        found = deeds.digest_of(path)
        with PlanFile.open(path, device=DEVICE) as file:
            same = deeds.digest(file._connection.execute) == found  # else what was being typed became a change
            wrong = [] if same else deeds.faults(file)
    except (PlanError, sqlite3.DatabaseError) as error:
        wrong = [str(error)]
    if wrong:
        tally.count("corrupt")
        tally.failures.append(f"{where}: {', '.join(wrong)}")
    elif found not in allowed:
        tally.count("lost")
        tally.failures.append(f"{where}: a confirmed step is lost, or half a step is there")


def calibrated(images: int) -> Tally:
    """What the same harness sees where SQLite syncs less than the program lets it: it must see losses."""
    tally = Tally()
    for setting in WEAKER:
        weaker = in_parallel(cut, [(seed, images, setting) for seed in range(2)])
        spoilt = weaker.counts.get("lost", 0) + weaker.counts.get("corrupt", 0)
        tally.count(f"with synchronous = {setting} lost or corrupt of {weaker.tried}", spoilt)
        if setting == "OFF" and not spoilt:
            tally.failures.append("the harness sees no loss where nothing is synced")
    return tally


def run(full: bool) -> Result:
    """At least 4,000 images; some without `full`."""
    sessions, images, wanted = (22, 400, 4000) if full else (4, 40, 100)

    def work() -> Tally:
        tally = in_parallel(cut, [(seed, images) for seed in range(sessions)])
        tally.counts = {"lost": 0, "corrupt": 0, **tally.counts}
        tally.add(calibrated(images // 2))
        return tally

    return timed("power cuts", wanted, work)


if __name__ == "__main__":
    main(run)
