"""I/O faults in the program's own SQLite: what is confirmed is there, what failed is not, and the program goes on."""

import gc
import os
import random
import shutil
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import inspection, reader
from reliability import deeds, faulty_vfs
from reliability.common import DEVICE, Result, Tally, in_parallel, main, small_document, timed, workplace
from reliability.faulty_vfs import Fault, FaultyVFS, Watch

CODES = {
    "read": faulty_vfs.IOERR_READ,
    "write": faulty_vfs.IOERR_WRITE,
    "truncate": faulty_vfs.IOERR_TRUNCATE,
    "sync": faulty_vfs.IOERR_FSYNC,
    "size": faulty_vfs.IOERR_FSTAT,
    "lock": faulty_vfs.IOERR_LOCK,
    "open": faulty_vfs.CANTOPEN,
    "delete": faulty_vfs.IOERR_DELETE,
    "access": faulty_vfs.IOERR_ACCESS,
}
FOR_GOOD = 1_000_000
DEEDS = 8


def faults(calls: dict[str, int], number: int, rng: random.Random) -> list[Fault]:
    """`number` faults, every kind of call as often as it can be, at random places."""
    plans = [
        Fault(kind, at, CODES[kind], times)
        for kind, count in calls.items()
        for at in range(count)
        for times in (1, 3, FOR_GOOD)
    ]
    plans += [replace(one, torn=True) for one in plans if one.kind == "write"]
    plans += [replace(one, code=faulty_vfs.FULL) for one in plans if one.kind == "write"]
    plans += [replace(one, done=True) for one in plans if one.kind in ("sync", "truncate") and one.times < FOR_GOOD]
    rare = [one for one in plans if one.kind in ("sync", "delete", "open", "truncate")]
    often = [one for one in plans if one not in rare]
    chosen = rng.sample(rare, min(len(rare), number // 3))
    return chosen + rng.sample(often, min(len(often), number - len(chosen)))


def struck(seed: int, number: int) -> Tally:
    """`number` sessions of the same deeds, each with a fault of its own."""
    tally = Tally()
    vfs = faulty_vfs.faulty_vfs()
    with workplace() as place:
        template, path = place / "template.sqlite", place / "План 2022.sqlite"
        small_document(template)
        done = _deeds(seed, template, place)
        shutil.copy(template, path)
        with vfs.watching(path) as watch:
            _session(path, done)
        for fault in faults(watch.calls, number, random.Random(seed)):
            if os.name == "nt":  # it deletes no open file, and errors of the last session still refer to its connection
                gc.collect()
            for old in path.parent.glob(f"{path.name}*"):
                old.unlink()
            shutil.copy(template, path)
            shutil.rmtree(place / "home", ignore_errors=True)
            inspection.remember_own(path, at_work=False)
            tally.tried += 1
            try:
                _Trial(vfs, template, path, fault, tally).run(done)
            except Exception as error:
                last = traceback.extract_tb(error.__traceback__)[-1]
                complaint = f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
                tally.failures.append(f"seed {seed}, {fault}: {complaint}")
    return tally


def _deeds(seed: int, template: Path, place: Path) -> list[deeds.Deed]:
    if seed % 3 == 0:
        return deeds.saving(seed, DEEDS)
    copies = deeds.colleagues(template, place, 2, device=DEVICE)
    return (deeds.merging, deeds.restoring)[seed % 3 - 1](seed, DEEDS, copies)


def _session(path: Path, done: list[deeds.Deed]) -> None:
    with PlanFile.open(path, device=DEVICE) as file:
        for deed in done:
            deed(file)


class Wrong(Exception):
    """Something that must not be."""


class _Trial:
    """One session with one fault, beside a mirror in memory to which nothing happens."""

    def __init__(self, vfs: FaultyVFS, template: Path, path: Path, fault: Fault, tally: Tally) -> None:
        self._vfs, self._path, self._fault, self._tally = vfs, path, fault, tally
        self._mirror = deeds.in_memory(template)
        self._saved = deeds.digest_of(path)

    def run(self, done: list[deeds.Deed]) -> None:
        """The deeds with the fault, then the disk is well again, then the file is closed and opened."""
        with self._vfs.watching(self._path, self._fault) as watch:
            try:
                file = PlanFile.open(self._path, device=DEVICE)
            except PlanError:
                self._tally.count("told on opening")
                watch.fault = None
                file = PlanFile.open(self._path, device=DEVICE)
            with file:
                for deed in done:  # what is being typed is finished first, in a step of its own
                    self._do(file, lambda one: one.typing.finish(), watch)
                    self._do(file, deed, watch)
                self._mend(file, watch)
        self._tally.count("struck", watch.hit > 0)
        with PlanFile.open(self._path, device=DEVICE) as again, self._mirror as mirror:
            mirror.typing.finish()
            if deeds.seen(again) != deeds.seen(mirror):
                raise Wrong("the next opening shows something else than was done")
            if len(again.bodies()) != len(mirror.bodies()):
                raise Wrong("there are more changes, or fewer, than were made")
            if found := deeds.faults(again):
                raise Wrong(", ".join(found))

    def _do(self, file: PlanFile, deed: deeds.Deed, watch: Watch) -> None:
        before = watch.hit
        with self._not_watching():
            known = set(file.bodies())
        try:
            deed(file)
        except PlanError:
            self._tally.count("told")
        else:
            deed(self._mirror)
        if file.unsaved:
            self._tally.count("deeds kept in memory")
        if deeds.seen(file) != deeds.seen(self._mirror):
            raise Wrong("the window shows something else than was done")
        if file.unsaved and watch.hit > before:
            self._look_at_disk(file, known)
        if not file.unsaved:
            with self._not_watching():
                self._saved = deeds.digest(file._connection.execute)

    def _mend(self, file: PlanFile, watch: Watch) -> None:
        watch.fault = None
        if not file.saving.save_again():
            raise Wrong(f"cannot be saved when all is well again: {file.unsaved}")
        if deeds.seen(file) != deeds.seen(self._mirror):
            raise Wrong("the window shows something else after saving")

    def _look_at_disk(self, file: PlanFile, known: set[str]) -> None:
        """The disk must hold what was saved last; or what was in memory, if saving it again went well before this
        deed failed; or the failed deed whole, if the failure came after its COMMIT."""
        with self._not_watching():
            former, self._saved = self._saved, deeds.digest_of(self._path)
            if self._saved == former:
                return
            there = set(reader.read_bodies(self._path))
            if there == set(file.bodies()):
                self._tally.count("told as failed, though whole on the disk")
            elif there != known:
                raise Wrong("the disk holds something else than what was saved last")

    @contextmanager
    def _not_watching(self) -> Iterator[None]:
        """The harness's own looks meet no fault."""
        watch, self._vfs.watch = self._vfs.watch, None
        try:
            yield
        finally:
            self._vfs.watch = watch


def run(full: bool) -> Result:
    """At least 2,000 faults; some without `full`."""
    seeds, each, wanted = (6, 370, 2000) if full else (3, 40, 120)
    return timed("I/O faults", wanted, lambda: in_parallel(struck, [(seed, each) for seed in range(seeds)]))


if __name__ == "__main__":
    main(run)
