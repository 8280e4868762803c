"""Mutated files through the reader: no crash, no hang, and what is accepted is what was saved."""

import random
import time
from collections.abc import Callable
from pathlib import Path

from kuzplan_desktop.store.changes.change import change_id
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.reading_process import Helper
from reliability import deeds
from reliability.common import (
    DEVICE,
    Result,
    Tally,
    chunks,
    in_parallel,
    large_document,
    main,
    small_document,
    timed,
    workplace,
)

SLOWEST = 10.0  # seconds for one small file, on a busy machine
_HEADER_FIELDS = ((16, 2), (18, 1), (19, 1), (20, 1), (21, 1), (24, 4), (28, 4), (32, 4), (36, 4), (40, 4), (44, 4),
                  (48, 4), (52, 4), (56, 4), (60, 4), (64, 4), (68, 4), (92, 4), (96, 4))  # fmt: skip


def _used(data: bytearray, rng: random.Random) -> int:
    """A place in the file, nearly always one where something stands."""
    for _ in range(20):
        place = rng.randrange(len(data))
        if data[place]:
            return place
    return rng.randrange(len(data))


def flip_bits(data: bytearray, rng: random.Random, _other: bytes) -> None:
    """One to three single bits."""
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        data[_used(data, rng)] ^= 1 << rng.randrange(8)


def overwrite(data: bytearray, rng: random.Random, _other: bytes) -> None:
    """A run of bytes: zeros, ones, or anything."""
    place, length = _used(data, rng), rng.choice((1, 2, 4, 16, 64, 512, 4096))
    run = rng.choice((bytes(length), b"\xff" * length, rng.randbytes(length)))
    data[place : place + length] = run[: len(data) - place]


def swap_pages(data: bytearray, rng: random.Random, _other: bytes) -> None:
    """Two pages change places."""
    one, two = (rng.randrange(len(data) // 4096) * 4096 for _ in range(2))
    data[one : one + 4096], data[two : two + 4096] = data[two : two + 4096], data[one : one + 4096]


def repeat_page(data: bytearray, rng: random.Random, _other: bytes) -> None:
    """One page lies over another."""
    one, two = (rng.randrange(len(data) // 4096) * 4096 for _ in range(2))
    data[one : one + 4096] = data[two : two + 4096]


def cut(data: bytearray, rng: random.Random, _other: bytes) -> None:
    """The end is gone, as often as not at the edge of a page."""
    length = rng.randrange(len(data))
    del data[length // 4096 * 4096 if rng.random() < 0.5 else length :]


def grow(data: bytearray, rng: random.Random, _other: bytes) -> None:
    """Something hangs on at the end."""
    data.extend(rng.randbytes(rng.choice((1, 512, 4096, 8192))))


def insert(data: bytearray, rng: random.Random, _other: bytes) -> None:
    """A few bytes are put in or left out, as a mail gateway does that mends line ends."""
    place = _used(data, rng)
    if rng.random() < 0.5:
        data[place:place] = rng.randbytes(rng.choice((1, 2, 16)))
    else:
        del data[place : place + rng.choice((1, 2, 16))]


def splice(data: bytearray, rng: random.Random, other: bytes) -> None:
    """Pages of another document of the same plan lie in their places."""
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        place = rng.randrange(min(len(data), len(other)) // 4096) * 4096
        data[place : place + 4096] = other[place : place + 4096]


def begin_with_another(data: bytearray, rng: random.Random, other: bytes) -> None:
    """The beginning of one document, the end of another."""
    place = rng.randrange(1, len(data) // 4096) * 4096
    data[place:] = other[place:]


def change_header(data: bytearray, rng: random.Random, _other: bytes) -> None:
    """A field of the header says something else."""
    place, length = rng.choice(_HEADER_FIELDS)
    value = rng.choice((0, 1, 2, 255, 256**length - 1, rng.randrange(256**length)))
    data[place : place + length] = value.to_bytes(length + 1, "big")[-length:]


def change_page_header(data: bytearray, rng: random.Random, _other: bytes) -> None:
    """The kind, the cells or the offsets of a page say something else."""
    page = rng.randrange(len(data) // 4096) * 4096
    start = page + (100 if page == 0 else 0)
    data[start + rng.randrange(24)] = rng.randrange(256)


def change_letter(data: bytearray, rng: random.Random, _other: bytes) -> None:
    """A letter of a stored text becomes another one: no test of SQLite's sees it."""
    wanted = "едоставри"[rng.randrange(9)].encode()
    places = [place for place in range(len(data) - 1) if data[place : place + 2] == wanted]
    if places:
        data[rng.choice(places) + 1] ^= 1


MUTATIONS: tuple[Callable[[bytearray, random.Random, bytes], None], ...] = (
    flip_bits, flip_bits, flip_bits, overwrite, overwrite, swap_pages, repeat_page, cut, grow, insert, splice, splice,
    begin_with_another, change_header, change_page_header, change_page_header, change_letter,
)  # fmt: skip


def documents(place: Path) -> list[tuple[bytes, frozenset[str]]]:
    """Four documents, two of them small, as (bytes, ids of their changes); neighbours in pairs begun alike."""
    found = []
    for name, make in (("small", small_document), ("large", large_document)):
        start = place / f"{name}.sqlite"
        make(start)
        for number in (1, 2):
            path = place / f"{name}-{number}.sqlite"
            path.write_bytes(start.read_bytes())
            with PlanFile.open(path, device=f"{DEVICE} {number}") as file:
                for deed in deeds.saving(number, 12):
                    deed(file)
                file.typing.finish()
                ids = frozenset(map(change_id, file.bodies()))
            found.append((path.read_bytes(), ids))
    return found


def mutate(numbers: range) -> Tally:
    """One mutated file for every number, read by the reader's own helper process."""
    tally = Tally()
    helper = Helper()
    with workplace() as place:
        known = documents(place)
        path = place / "Присланный файл.sqlite"
        for number in numbers:
            rng = random.Random(number)
            one = rng.choice((0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 2, 3))
            data, other = bytearray(known[one][0]), known[one ^ 1][0]
            mutation = rng.choice(MUTATIONS)
            mutation(data, rng, other)
            path.write_bytes(data)
            began = time.perf_counter()
            reading = helper.read(path, bodies=True)
            slow = time.perf_counter() - began > SLOWEST
            tally.tried += 1
            tally.count(reading.finding.verdict)
            where = f"{mutation.__name__}, number {number}"
            if slow or "прервалось" in reading.finding.sentence or reading.finding.verdict == "unreadable":
                tally.failures.append(f"{where}: {reading.finding.sentence}")
            if reading.finding.good:
                ids = frozenset(map(change_id, reading.bodies))
                if ids not in (known[one][1], known[one ^ 1][1]):
                    tally.failures.append(f"{where}: accepted, {len(ids ^ known[one][1])} changes differ")
    helper.close()
    return tally


def run(full: bool) -> Result:
    """At least 20,000 files; some without `full`."""
    number = 20_400 if full else 400
    return timed("mutated files", number, lambda: in_parallel(mutate, [(part,) for part in chunks(number, 2)]))


if __name__ == "__main__":
    main(run)
