"""What the window of a region asks of its consolidated file: opened anew for each answer, by the thread that asks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from pathlib import Path
from threading import Event as Flag
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today, quarter_of, quarter_period
from kuzplan_desktop.domain.doubts import Remark
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.domain.reporting.working_quarter import awaited_quarter
from kuzplan_desktop.exchange.region.consolidate import Outcome, consolidate
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile, FileRow, Rival
from kuzplan_desktop.store.region.consolidated_reading import PlanRow, own_document, plan_of, plans, region_of
from kuzplan_desktop.store.region.deciding import keep_examples, let_count
from kuzplan_desktop.store.region.heard_events import Heard, events_of, written_by_month
from kuzplan_desktop.store.region.reported import region_doubts
from kuzplan_desktop.ui.base.tasks import start

MUCH = 0.25  # of the events of the quarter that has most
COLLECTED = timedelta(days=45)  # after its end a quarter's files are still coming in


class Contents(NamedTuple):
    """All that the window shows of a quarter; `region` is None while no document is in."""

    quarter: int
    region: Region | None
    files: list[FileRow]
    rivals: list[Rival]
    examples: dict[str, str]
    notes: str = ""


class RegionSession(QObject):
    """The consolidated file at `path` in a working quarter. Long work is done off the GUI thread.

    `read` tells new Contents, `progressed` how many of how many files are through, `taken` the Outcome.
    """

    read = Signal(object)
    progressed = Signal(int, int)
    taken = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, *, day: date | None = None, quarter: int | None = None) -> None:
        super().__init__()
        with ConsolidatedFile.open(path) as file:
            self._mended = file.notes
        self.path = path
        self.day = day or date.today()
        self.year = self.day.year
        self.quarter = quarter or 1
        self._chosen = quarter is not None  # else the file's contents suggest one
        self.running = False
        self._cancel = Flag()
        self._asked = 0

    @property
    def period(self) -> ReportingPeriod:
        """The working quarter as a period."""
        return quarter_period(self.year, self.quarter)

    def set_quarter(self, quarter: int) -> None:
        """Work on another quarter."""
        self.quarter, self._chosen = quarter, True
        self.reread()

    def reread(self) -> None:
        """Read what the file says of the working quarter; only the latest answer is told."""
        self._asked += 1
        asked, path, day, quarter = self._asked, self.path, self.day, self.quarter if self._chosen else None

        def done(found: Contents) -> None:
            if asked == self._asked:
                self.quarter, self.year = found.quarter, found.region.plan.year if found.region else self.year
                self.read.emit(found)

        start(lambda: _contents(path, day, quarter, self._mended), done, self.failed.emit, owner=self)

    def take(self, sources: Sequence[Path]) -> None:
        """Take files and folders in."""
        if self.running:
            return
        self.running = True
        self._cancel.clear()
        path, cancelled = self.path, self._cancel.is_set

        def work() -> Outcome:
            return consolidate(path, sources, progress=self.progressed.emit, cancelled=cancelled)

        start(work, self._took, self._not_taken, owner=self)

    def cancel(self) -> None:
        """Begin no further file; what is in stays in."""
        self._cancel.set()

    def _took(self, outcome: Outcome) -> None:
        self.running = False
        self.taken.emit(outcome)
        self.reread()

    def _not_taken(self, error: PlanError) -> None:
        self.running = False
        self.failed.emit(error)
        self.reread()

    def find_events(
        self,
        done: Callable[[list[Heard]], object],
        *,
        documents: Collection[str],
        activities: Collection[str],
        words: str,
    ) -> None:
        """Look for events of the working quarter."""
        path, period = self.path, self.period

        def work() -> list[Heard]:
            with ConsolidatedFile.open(path, read_only=True) as file:
                plan = plan_of(file).uid
                return events_of(file, plan, period, documents=documents, activities=activities, words=words)

        start(work, done, self.failed.emit, owner=self)

    def find_doubts(self, done: Callable[[list[tuple[str, Remark]]], object]) -> None:
        """Look for what is doubtful in the documents, in the working quarter."""
        path, period, day = self.path, self.period, self.day

        def work() -> list[tuple[str, Remark]]:
            with ConsolidatedFile.open(path, read_only=True) as file:
                plan = plan_of(file)
                region = region_of(file, plan, period, default_today(day, plan.year))
                return region_doubts(file, region, day)

        start(work, done, self.failed.emit, owner=self)

    def choose(self, document: str) -> None:
        """Let one of several documents of a commission count."""
        self._write(lambda file: let_count(file, document))

    def set_example(self, activity: str, period: str, text: str) -> bool:
        """Keep the examples of an item for a period, by its key; False if that failed, which is told."""
        return self._write(lambda file: keep_examples(file, activity, period, text))

    def _write(self, verb: Callable[[ConsolidatedFile], object]) -> bool:
        try:
            with ConsolidatedFile.open(self.path) as file:
                verb(file)
        except PlanError as error:
            self.failed.emit(error)
            return False
        self.reread()
        return True


def _contents(path: Path, day: date, quarter: int | None, mended: Sequence[str] = ()) -> Contents:
    with ConsolidatedFile.open(path, read_only=True) as file:
        found = plans(file)
        if not found:
            return Contents(quarter or 1, None, file.files(), [], {})
        own = own_document(file, found[0].uid)
        awaited = awaited_quarter(found[0].year, day, own.settings if own else {})
        quarter = quarter or awaited or _likely_quarter(file, found[0], day)
        period = quarter_period(found[0].year, quarter)
        region = region_of(file, found[0], period, default_today(day, found[0].year))
        others = ", ".join(f"{plan.year} ({plan.commissions})" for plan in found[1:])
        beside = f"В файле есть документы и по другим планам, здесь они не показаны: {others}." if others else ""
        notes = " ".join(filter(None, (*mended, *file.notes, beside)))
        return Contents(quarter, region, file.files(), file.rivals(), file.examples(period.key), notes)


def _likely_quarter(file: ConsolidatedFile, plan: PlanRow, day: date) -> int:
    """The quarter that is being collected on `day`, or an earlier one after which little has been held yet."""
    lately = quarter_of(max(default_today(day, plan.year) - COLLECTED, date(plan.year, 1, 1)).month)
    held = dict.fromkeys(range(1, lately + 1), 0)
    for month, count in written_by_month(file, plan).items():
        if quarter_of(month) in held:
            held[quarter_of(month)] += count
    much = max(held.values()) * MUCH
    return max(quarter for quarter, count in held.items() if count >= much)
