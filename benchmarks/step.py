"""What a step costs in a document of 20, 200, 1,000 and 4,000 events: an event, a mark, undo, beside a bare commit."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date, timedelta
from pathlib import Path

from benchmarks.common import bare_commit, bare_commits, say, supplied_document, workplace
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.paths import installation_id
from kuzplan_desktop.store.changes.change import Change, Draft, Stamp, make_change, read_change
from kuzplan_desktop.store.changes.identity import attendance_uid, new_uid
from kuzplan_desktop.store.document.copying import write_new
from kuzplan_desktop.store.document.plan_file import PlanFile

SIZES, TURNS, WARMING = (20, 200, 1000, 4000), 40, 3
DEEDS = ("an event", "a mark", "undo")


def main() -> None:
    """Take the same steps in documents of each size in turns, and print the medians and how they grow."""
    with workplace() as folder, ExitStack() as open_files:
        empty = supplied_document(folder)
        files = {size: open_files.enter_context(PlanFile.open(_with_events(empty, size))) for size in SIZES}
        bare = open_files.enter_context(closing(bare_commits(folder)))
        taken: dict[tuple[str, int], list[float]] = {(deed, size): [] for deed in DEEDS for size in SIZES}
        commits = []
        for turn in range(WARMING + TURNS):
            for size, file in files.items():
                for deed, seconds in zip(DEEDS, _steps(file, turn), strict=True):
                    taken[deed, size].append(seconds)
            commits.append(bare_commit(bare))
    commit = statistics.median(commits[WARMING:]) * 1000
    for deed in DEEDS:
        medians = {size: statistics.median(taken[deed, size][WARMING:]) * 1000 for size in SIZES}
        for size, median in medians.items():
            say(f"{deed} among {size:,} events", median, commit, unit="ms", beside="bare durable commit of one row")
        print(f"  {deed}: {SIZES[-1]:,} events / {SIZES[0]} events = {medians[SIZES[-1]] / medians[SIZES[0]]:.2f}")


def _steps(file: PlanFile, turn: int) -> Iterator[float]:
    """Write an event, mark an item, undo that; each as in the window, which asks then what undo and redo would take."""
    activities = [activity.uid for activity in file.document.plan.activities()]
    activity, other = activities[turn % len(activities)], activities[(turn + 1) % len(activities)]
    deeds: tuple[Callable[[], object], ...] = (
        lambda: file.events.hold(
            activity,
            starts_on=date(2022, 5, 28),
            form="семинар",
            title=f"Занятие {turn}",
            place="г. Топки",
            attendance={"члены УИК": (25, None)},
        ),
        lambda: file.marks.mark([other], 4, state=MarkState.DONE, text=f"Проведена работа {turn}"),
        file.undo,
    )
    for deed in deeds:
        yield _timed(lambda deed=deed: (deed(), file.undo_label, file.redo_label))


def _with_events(empty: Path, events: int) -> Path:
    """A copy of the document `empty` with as many events, each written down by a step of its own on this computer."""
    with PlanFile.open(empty) as file:
        document, changes = file.document, [read_change(body) for body in file.bodies()]
    path = empty.with_name(f"events-{events}.sqlite")
    write_new(path, [*changes, *_events(document, events, changes[-1].n)])
    return path


def _events(document: Document, events: int, n: int) -> Iterator[Change]:
    activities = [activity.uid for activity in document.plan.activities()]
    device = installation_id()
    for number in range(events):
        stamp = Stamp(new_uid(), f"Мероприятие {number}", device, "", "2022-12-31T12:00:00+07:00")
        uid, day = new_uid(), date(2022, 1, 10) + timedelta(days=number % 340)
        values = {
            "activity": activities[number % len(activities)],
            "status": "held",
            "count": 1,
            "starts_on": day.isoformat(),
            "form": "семинар",
            "title": f"О подготовке к выборам, занятие {number}",
            "place": "г. Топки, ул. Кузнецкая, 1",
        }
        people = {"event": uid, "audience": "члены УИК", "people": 10 + number % 20, "tested": None}
        for kind, row, fields in (
            ("event", uid, values),
            ("attendance", attendance_uid(uid, "члены УИК"), people),
        ):
            n += 1
            yield make_change(Draft(row, kind, fields, new=True), stamp, n)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
