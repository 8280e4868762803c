"""The matrix and the lists of 46 commissions with 300 events each, of a quarter and of the year; files of files.

`python -m benchmarks.region 89 31` also consolidates so many consolidated files of so many commissions each.
"""

import hashlib
import json
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.commissions import filled
from benchmarks.common import workplace
from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.changes.change import Change, canonical, read_change
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.delivery import Delivery, deliver, pack, whole
from kuzplan_desktop.store.door.header import Finding
from kuzplan_desktop.store.region import kept_figures
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of, region_of
from kuzplan_desktop.store.region.heard_events import events_of, written_of

COMMISSIONS, EVENTS, FEWER = 46, 300, 20
TODAY = date(2022, 12, 31)


def deliveries(document: Path) -> Callable[[int], tuple[Delivery, bytes]]:
    """What the document of commission number so-and-so brings: that of `document` under another name."""
    with PlanFile.open(document, read_only=True) as file:
        changes = [read_change(body) for body in file.bodies()]
    first = deliver(whole(changes), changes)
    assert first is not None

    def of(number: int) -> tuple[Delivery, bytes]:
        made = list(_renamed(changes, number))
        digest = hashlib.sha256("\n".join(sorted(change.id for change in made)).encode()).hexdigest()[:40]
        founding = sorted(change.id for change in made if change.kind == "document")
        return replace(first, name=f"Комиссия {number}", founding=founding, digest=digest), pack(made)

    return of


def _renamed(changes: Sequence[Change], number: int) -> Iterator[Change]:
    for change in changes:
        body = json.loads(change.body)
        if change.kind == "document":
            body["row"] = str(uuid.uuid5(uuid.UUID(change.row), str(number)))
        elif change.kind == "commission" and "name" in body["set"]:
            body["set"]["name"] = f"Комиссия {number}"
        else:
            yield change
            continue
        yield read_change(canonical(body))


def made(path: Path, of: Callable[[int], tuple[Delivery, bytes]], numbers: range) -> Path:
    """A consolidated file of so many commissions."""
    with ConsolidatedFile.open_or_make(path) as file, file.saving():
        for number in numbers:
            file.take(path.parent / f"{number}.sqlite", f"{number:064}", Finding("ok", ""), *of(number))
    return path


def counted(path: Path, period: str, *, anew: bool = True) -> tuple[Region, float]:
    """The region of a period, and the seconds of the processor that it took; `anew`: with nothing kept from before."""
    if anew:
        for kept in (kept_figures.FIGURES, kept_figures.PLANS, kept_figures.DOCUMENTS):
            kept.forget()
    with ConsolidatedFile.open(path, read_only=True) as file:
        begun = time.process_time()
        found = region_of(file, plan_of(file), parse_reporting_period(period), TODAY)
        return found, time.process_time() - begun


def listed(path: Path, period: str) -> tuple[float, float, float]:
    """The seconds of the processor for the list of events, for a search in them, and for the list of marks."""
    asked, taken = parse_reporting_period(period), []
    with ConsolidatedFile.open(path, read_only=True) as file:
        plan = plan_of(file)
        for ask in (
            lambda: events_of(file, plan.uid, asked),
            lambda: events_of(file, plan.uid, asked, words="занятие 12"),
            lambda: written_of(file, plan, asked),
        ):
            begun = time.process_time()
            ask()
            taken.append(time.process_time() - begun)
    return taken[0], taken[1], taken[2]


def main(words: Sequence[str]) -> None:
    """Measure."""
    with workplace() as folder:
        path = made(folder / "region.sqlite", deliveries(filled(folder / "a.sqlite", EVENTS)), range(COMMISSIONS))
        for period in ("2022-Q1", "2022"):
            seconds = min(counted(path, period)[1] for _ in range(3))
            again = counted(path, period, anew=False)[1]
            events, search, marks = listed(path, period)
            sys.stdout.write(
                f"{COMMISSIONS} commissions × {EVENTS} events, {period}: matrix {seconds:.2f} s of the CPU, again "
                f"{again:.2f}; events {events:.2f}, a search in them {search:.2f}, marks {marks:.2f}\n"
            )
        if len(words) == 2:
            _country(folder, int(words[0]), int(words[1]))


def _country(folder: Path, regions: int, each: int) -> None:
    of = deliveries(filled(folder / "b.sqlite", FEWER))
    files = [made(folder / f"region{at}.sqlite", of, range(at * each, (at + 1) * each)) for at in range(regions)]
    begun = time.process_time()
    outcome = consolidate(folder / "country.sqlite", files)
    seconds = time.process_time() - begun
    one, whole_country = counted(files[0], "2022")[0], counted(folder / "country.sqlite", "2022")
    found, reading = whole_country
    sys.stdout.write(
        f"{outcome.taken} consolidated files of {each}: taken in {seconds:.0f} s, counted in {reading:.1f} s, lines "
        f"{len(found.lines)}, events {found.amounts.events} of {regions * one.amounts.events}, "
        f"people {found.amounts.people} of {regions * one.amounts.people}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
