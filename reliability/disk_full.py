"""A disk that fills up while she works: a sentence each time, nothing lost, all saved when there is room again."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.reports.paper.saving import save
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import inspection
from reliability import deeds
from reliability.common import DEVICE, Result, Tally, main, small_document, timed, workplace
from reliability.faulty_vfs import faulty_vfs

KIB = 1024
DEEDS = 12


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with little room: `fill` leaves that many bytes of it, `free` gives the room back.

    `is_real` is false where SQLite alone is told that there is none.
    """

    folder: Path
    fill: Callable[[int], None]
    free: Callable[[], None]
    is_real: bool = True


Kind = Callable[[Path], AbstractContextManager[Place]]


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Place]:
    """A file system of its own at `folder`; needs an administrator."""
    folder.mkdir()
    subprocess.run(["mount", *options, str(folder)], check=True)
    filler = folder / "filler"

    def fill(left: int) -> None:
        with filler.open("wb") as file:
            status = os.statvfs(folder)
            room = status.f_bavail * status.f_frsize - left
            os.posix_fallocate(file.fileno(), 0, max(room, 1))

    try:
        yield Place(folder, fill, filler.unlink)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def tmpfs(folder: Path) -> Iterator[Place]:
    """2 MB in memory."""
    with mounted(folder, "-t", "tmpfs", "-o", "size=2m", "tmpfs") as place:
        yield place


@contextmanager
def ext4(folder: Path) -> Iterator[Place]:
    """An ext4 of 4 MB in a file."""
    image = folder.with_suffix(".image")
    with image.open("wb") as file:
        file.truncate(4 * KIB * KIB)
    subprocess.run(["mkfs.ext4", "-q", "-m", "0", str(image)], check=True)
    with mounted(folder, "-o", "loop", str(image)) as place:
        yield place


@contextmanager
def quota(folder: Path) -> Iterator[Place]:
    """A folder in which SQLite is told that the disk is full; needs no administrator."""
    folder.mkdir()
    path = folder / "План 2022.sqlite"
    with faulty_vfs().watching(path) as watch:

        def fill(left: int) -> None:
            watch.quota = path.stat().st_size + left

        def free() -> None:
            watch.quota = None

        yield Place(folder, fill, free, is_real=False)


def kinds() -> list[Kind]:
    """The kinds of small disk that can be had here."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return [quota]
    found: list[Kind] = [quota, tmpfs]
    if shutil.which("mkfs.ext4", path=f"{os.environ['PATH']}:/sbin:/usr/sbin"):
        found.append(ext4)
    return found


def full_disks(number: int, disks: Sequence[Kind]) -> Tally:
    """`number` sessions on the kinds of small disk by turns, which fill up and leave a little room or none."""
    tally = Tally()
    with workplace() as top:
        template = top / "template.sqlite"
        small_document(template)
        for seed in range(number):
            kind = disks[seed % len(disks)]
            tally.tried += 1
            tally.count(kind.__name__)
            try:
                with kind(top / str(seed)) as place:
                    fill_up(place, template, seed)
            except Exception as error:
                tally.failures.append(f"seed {seed}, {kind.__name__}: {type(error).__name__}: {error}")
    return tally


class Wrong(Exception):
    """Something that must not be."""


def fill_up(place: Place, template: Path, seed: int) -> None:
    """One session, at whose end the disk has room again."""
    rng = random.Random(seed)
    path = place.folder / "План 2022.sqlite"
    shutil.copy(template, path)
    inspection.remember_own(path, at_work=False)
    with deeds.in_memory(path) as mirror:
        with PlanFile.open(path, device=DEVICE) as file:
            begin = rng.randrange(4)
            for step, deed in enumerate([*deeds.saving(seed, DEEDS), *_until_full(seed)]):
                if step == begin:
                    place.fill(rng.choice((0, 1, 4, 8, 16, 24, 40)) * KIB)
                deed(file)
                deed(mirror)
                if deeds.seen(file) != deeds.seen(mirror):
                    raise Wrong("the window shows something else than was done")
                if file.unsaved and step > begin + 3:
                    break
            _demand_told(file)
            _copy_and_report(place, file)
            place.free()
            if not file.saving.save_again():
                raise Wrong(f"not saved although there is room: {file.unsaved}")
        mirror.typing.finish()
        with PlanFile.open(path, device=DEVICE) as again:
            if deeds.seen(again) != deeds.seen(mirror):
                raise Wrong("something is lost")
            if found := deeds.faults(again):
                raise Wrong(", ".join(found))


def _until_full(seed: int) -> Iterator[deeds.Deed]:
    """Long texts, until any room is used up."""
    text = "Проведено занятие с членами участковых комиссий. " * 40
    return (deeds.note(seed + step, f"{step}. {text}") for step in range(100))


def _demand_told(file: PlanFile) -> None:
    """The user is told in a sentence, and what to do next."""
    told = file.unsaved
    if told is None:
        raise Wrong("the disk is full and nobody was told")
    if not (told.sentence.endswith(".") and told.hint.endswith(".")):
        raise Wrong(f"no sentence: {told.sentence} {told.hint}")


def _copy_and_report(place: Place, file: PlanFile) -> None:
    """A copy and a report that find no room: a sentence, the old report stays, nothing is left behind."""
    report = place.folder / "Отчет.pdf"
    before = sorted(one.name for one in place.folder.iterdir())
    acts = partial(file.copy_to, place.folder / "Копия.sqlite"), partial(save, report, bytes(5 * KIB * KIB))
    for act in acts:
        try:
            act()
        except PlanError:
            continue
        if place.is_real:
            raise Wrong("something was written although there is no room")
    left = sorted(one.name for one in place.folder.iterdir())
    if place.is_real and left != before:
        raise Wrong(f"left behind: {set(left) - set(before)}")


def run(full: bool) -> Result:
    """100 full disks; a few without `full`."""
    number = 100 if full else 12
    return timed("disk full", number, lambda: full_disks(number, kinds()))


if __name__ == "__main__":
    main(run)
