"""What the harnesses share: a place to work in, documents, two processes, the printed line."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.document.copying import write_new
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.store.documents_apart import founded

ROOT = Path(__file__).resolve().parent.parent
COMMISSION = "Топкинская территориальная избирательная комиссия"
DEVICE = "device of the harness"
PROCESSES = 2
SHOWN_FAILURES = 12


@dataclass(slots=True)
class Tally:
    """What a harness, or a part of it, has tried and seen. Tallies of parts are added up."""

    tried: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def count(self, what: str, number: int = 1) -> None:
        """Add to the figure `what`."""
        self.counts[what] = self.counts.get(what, 0) + number

    def add(self, other: "Tally") -> None:
        """Take in the tally of a part."""
        self.tried += other.tried
        self.failures += other.failures
        for what, number in other.counts.items():
            self.count(what, number)


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of a harness: how many were wanted, what was seen, and the figures in words."""

    name: str
    wanted: int
    tally: Tally
    seconds: float

    @property
    def good(self) -> bool:
        """True if enough was tried and nothing failed."""
        return self.tally.tried >= self.wanted and not self.tally.failures

    @property
    def line(self) -> str:
        """The line of figures."""
        figures = "".join(f"; {what}: {number:,}" for what, number in self.tally.counts.items())
        return f"{self.name}: {self.tally.tried:,} tried{figures}; failures: {len(self.tally.failures):,}"


@contextmanager
def workplace(base: Path | None = None) -> Iterator[Path]:
    """An empty folder in memory, if the system has one, with a user's folder of its own; both vanish afterwards."""
    memory = Path("/dev/shm").resolve()  # with a drive where Wine has it
    base = base or (memory if os.access(memory, os.W_OK) else None)
    before = {name: os.environ.get(name) for name in ("KUZPLAN_HOME", "KUZPLAN_DOCUMENTS")}
    with tempfile.TemporaryDirectory(prefix="kuzplan-reliability-", dir=base) as name:
        os.environ["KUZPLAN_HOME"] = f"{name}/home"
        os.environ["KUZPLAN_DOCUMENTS"] = f"{name}/documents"
        try:
            yield Path(name)
        finally:
            for variable, value in before.items():
                if value is None:
                    os.environ.pop(variable)
                else:
                    os.environ[variable] = value


def small_document(path: Path) -> None:
    """A document on a plan of two items, with a few marks and events: quick to test."""
    write_new(path, map(read_change, founded()))
    with PlanFile.open(path, device=DEVICE) as file:
        _fill(file)


def large_document(path: Path) -> None:
    """A document on the supplied plan of 47 items, with a few marks and events."""
    with PlanFile.create(path, commission=COMMISSION, device=DEVICE) as file:
        _fill(file)


def _fill(file: PlanFile) -> None:
    uids = [activity.uid for activity in file.document.plan.activities()]
    file.marks.mark(uids[:2], 1, text="Проведено обучение")
    file.marks.mark(uids[:1], 2, state=MarkState.NOT_REQUIRED, note="Перенесено решением комиссии")
    file.events.hold(uids[1], starts_on=date(2022, 4, 7), title="Семинар", attendance={"члены УИК": (12, 3)})


def chunks(total: int, parts: int) -> list[range]:
    """The numbers below `total` in `parts` runs of nearly the same length."""
    edges = [total * part // parts for part in range(parts + 1)]
    return [range(start, end) for start, end in zip(edges, edges[1:], strict=False) if end > start]


def in_parallel(work: Callable[..., Tally], parts: Iterable[tuple[object, ...]]) -> Tally:
    """The sum of the tallies of `work(*part)` for every part, in processes of their own."""
    whole = Tally()
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for tally in pool.map(work, *zip(*parts, strict=True)):
            whole.add(tally)
    return whole


def timed(name: str, wanted: int, work: Callable[[], Tally]) -> Result:
    """Do the work and note how long it took."""
    began = time.perf_counter()
    tally = work()
    return Result(name, wanted, tally, time.perf_counter() - began)


def main(run: Callable[[bool], Result]) -> None:
    """What `python -m reliability.NAME [--full]` does: run, print the figures and the failures, exit 1 if any."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true", help="as many as docs/reliability.md tells, minutes of time")
    result = run(parser.parse_args().full)
    print(f"{result.line} ({result.seconds:.0f} s)")
    for failure in result.tally.failures[:SHOWN_FAILURES]:
        print("  FAILED", failure)
    sys.exit(0 if result.good else 1)
