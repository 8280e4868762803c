"""Nothing depends on the order of rows for which no ORDER BY was said: the same deeds say the same both ways."""

import uuid
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime, timezone
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given

from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.changes.conflicts import conflicts
from kuzplan_desktop.store.changes.schema import KINDS
from kuzplan_desktop.store.document import copying, drafts, open_file
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.delivery import Delivery, deliver, pack
from kuzplan_desktop.store.door.header import Finding
from kuzplan_desktop.store.region import consolidated_file
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of, region_of
from kuzplan_desktop.store.region.heard_events import events_of, written_by_month
from tests.store.changes.test_history_properties import moves, played
from tests.store.documents_apart import copy_of, empty_memory, founded
from tests.store.row_order import reversed_rows

TODAY = date(2022, 12, 31)


class Noon(datetime):
    """A clock that stands."""

    @classmethod
    def now(cls, tz: timezone | None = None) -> "Noon":
        return cls(2022, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (consolidated_file, copying, drafts, open_file):
        monkeypatch.setattr(module, "datetime", Noon)


class Numbered:
    """Uids in their order instead of random ones, so that a second run makes the same ones."""

    def __enter__(self) -> None:
        self._patch = pytest.MonkeyPatch()
        numbers = count(1)
        self._patch.setattr(uuid, "uuid4", lambda: uuid.UUID(int=next(numbers)))

    def __exit__(self, *_: object) -> None:
        self._patch.undo()


def both_ways(tell):
    """What `tell()` tells, with rows as they come and with rows the other way round."""
    found = []
    founded()  # made once, with uids that are not numbered
    around: AbstractContextManager[None]
    for around in (nullcontext(), reversed_rows()):
        with around, Numbered():
            found.append(tell())
    return found


def orders(file: PlanFile) -> list[object]:
    """A document with the order in which its parts come, which equality does not look at."""
    document = file.document
    marks = [(uid, list(quarters)) for uid, quarters in document.marks.items()]
    return [document, marks, list(document.events), list(document.joined), list(document.settings)]


def told(file: PlanFile) -> list[object]:
    """All that a document tells: its changes in their order, what is seen, what undo would take, both журналы."""
    items = [activity.uid for activity in file.document.plan.activities()]
    events = [event.uid for found in file.document.events.values() for event in found]
    values = [(change.row, change.n, change.values) for change in copying._values_only(file._connection)]
    return [
        *orders(file), file.bodies(), conflicts(file._connection), file.history(), [file.history(uid) for uid in items],
        [list(file.seen(uid).items()) for uid in (*items, *events)], values,
    ]  # fmt: skip


@pytest.mark.slow
@given(moves)
def test_a_history_makes_the_same_changes_and_tells_the_same(history) -> None:
    def tell() -> list[object]:
        copies, _ = played(history)
        for file in copies:
            for place, activity in enumerate(file.document.plan.activities()):
                for quarter in (2, 1):
                    file.typing.keep(f"mark:{activity.uid}:{quarter}", "text", f"Набрано {place}")
            file.typing.finish()
        return [told(file) for file in copies]

    forwards, backwards = both_ways(tell)
    assert backwards == forwards


def test_a_branch_is_deleted_from_the_top_down() -> None:
    def tell() -> list[int]:
        file = copy_of()
        for activity in file.document.plan.activities():
            people = {"СМИ": (2, None), "члены УИК": (3, None)}
            file.events.hold(activity.uid, starts_on=date(2022, 2, 2), attendance=people)
        before = len(file.bodies())
        with file.step("Раздел, удаление") as writer:
            writer.delete(file.document.plan.sections[0].uid)
        return [KINDS[change.kind].depth for change in map(read_change, file.bodies()[before:])]

    forwards, backwards = both_ways(tell)
    assert forwards == backwards == [1, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]  # from the section to the audiences


def delivered(file: PlanFile) -> tuple[Delivery, bytes]:
    changes = list(map(read_change, file.bodies()))
    found = deliver(file.document, changes)
    assert found is not None
    return found, pack(changes)


def told_of_a_region(folder: Path) -> list[object]:
    """All that a consolidated file tells of three documents of two commissions, one of them brought twice."""
    folder.mkdir()
    good = Finding("ok", "")
    made = []
    for number, name in enumerate(("Топкинская ТИК", "Топкинская ТИК", "Юргинская ТИК")):
        with PlanFile.create(folder / f"{number}.sqlite", commission=name, role=Role.TIK, device="one") as file:
            for activity in list(file.document.plan.activities())[:3]:
                for day in (3, 2):
                    file.events.hold(activity.uid, starts_on=date(2022, 2, day), form="семинар", title=f"{number}{day}")
                for quarter in (2, 1):
                    file.marks.mark([activity.uid], quarter)
            made.append(delivered(file))
    with ConsolidatedFile.open_or_make(folder / "region.sqlite") as region:
        with region.saving():
            for number, (delivery, packed) in enumerate(made):
                region.take(Path(f"/{number}/plan.sqlite"), str(number), good, delivery, packed)
            region.take(Path("/again/plan.sqlite"), "0", good, *made[0])
            region.note_again(Path("/once more/plan.sqlite"), "0")
        plan = plan_of(region)
        period = quarter_period(2022, 1)
        found = region_of(region, plan, period, TODAY)
        return [
            plan, found, list(found.event_forms), list(found.audiences), events_of(region, plan.uid, period),
            list(written_by_month(region, plan).items()), region.rivals(), region.files(),
        ]  # fmt: skip


@pytest.mark.slow
def test_a_region_tells_the_same(tmp_path: Path) -> None:
    numbers = count()
    forwards, backwards = both_ways(lambda: told_of_a_region(tmp_path / str(next(numbers))))
    assert backwards == forwards


def test_rows_do_come_the_other_way_round_here() -> None:
    def tell() -> list[int]:
        connection = empty_memory()
        connection.execute("CREATE TABLE one(n INTEGER)")
        connection.executemany("INSERT INTO one VALUES (?)", [(1,), (2,), (3,)])
        return [n for (n,) in connection.execute("SELECT n FROM one")]

    assert both_ways(tell) == [[1, 2, 3], [3, 2, 1]]
