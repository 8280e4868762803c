"""What the window of a region asks of its consolidated file: opened anew for each answer, by the thread that asks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from threading import Event as Flag
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from kuzplan_desktop.domain.calendar import ReportingPeriod, default_today, parse_reporting_period
from kuzplan_desktop.domain.doubts import Remark
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.region.consolidate import Outcome, consolidate
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import (
    plan_by_uid,
    region_of,
)
from kuzplan_desktop.store.region.deciding import (
    assign_document,
    keep_examples,
    put_document_in,
    redo_decision,
    take_document_out,
    undo_decision,
)
from kuzplan_desktop.store.region.heard_events import Heard, Written, events_of, written_of
from kuzplan_desktop.store.region.region_backups import restore_region
from kuzplan_desktop.store.region.remarking import GivenRemark, remarks_in, write_remarks
from kuzplan_desktop.store.region.reported import region_doubts
from kuzplan_desktop.ui.base.tasks import start
from kuzplan_desktop.ui.region.contents import AskedContents, Contents, quarter_of_part, read_contents

T = TypeVar("T")


class RegionSession(QObject):
    """The consolidated file at `path` in a working period. Long work is done off the GUI thread.

    `read` tells new Contents, `progressed` how many of how many files are through, `taken` the Outcome.
    """

    read = Signal(object)
    progressed = Signal(int, int)
    taken = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, *, day: date | None = None) -> None:
        super().__init__()
        with ConsolidatedFile.open(path) as file:
            self._mended = file.notes
        self.path = path
        self.day = day or date.today()
        self.year = self.day.year
        self.part = "-Q1"  # of the year, as in the key of a period
        self.plan = ""
        self.former: Path | None = None  # last year's consolidated file
        self._is_chosen = False  # else the file's contents suggest a quarter
        self.running = False
        self._cancel = Flag()
        self._asked = 0
        self._questions: dict[str, int] = {}

    @property
    def period(self) -> ReportingPeriod:
        """The working period."""
        return parse_reporting_period(f"{self.year:04}{self.part}")

    @property
    def quarter(self) -> int:
        """The working quarter; zero where the period is none."""
        return quarter_of_part(self.part)

    def set_quarter(self, quarter: int) -> None:
        """Work on another quarter."""
        self.set_part(f"-Q{quarter}")

    def set_part(self, part: str) -> None:
        """Work on another part of the year, as the key of a period has it: «-Q1», «-H1», «-05», nothing for all."""
        self.part, self._is_chosen = part, True
        self.reread()

    def set_plan(self, plan: str) -> None:
        """Work on another plan of the file."""
        self.plan, self._is_chosen = plan, False
        self.reread()

    def set_former(self, path: Path | None) -> None:
        """Show last year's consolidated file beside, or none."""
        self.former = path
        self.reread()

    def reread(self) -> None:
        """Read what the file says of the working period; only the latest answer is told."""
        self._asked += 1
        asked = self._asked
        part = self.part if self._is_chosen else None
        question = AskedContents(self.path, self.day, part, self.plan, tuple(self._mended), self.former)

        def done(found: Contents) -> None:
            if asked == self._asked:
                if found.region:
                    self.year, self.plan = found.region.plan.year, found.plan
                if found.quarter:
                    self.part = f"-Q{found.quarter}"
                self.read.emit(found)

        start(lambda: read_contents(question), done, self.failed.emit, owner=self)

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
        path, period, chosen = self.path, self.period, self.plan

        def work() -> list[Heard]:
            with ConsolidatedFile.open(path, read_only=True) as file:
                plan = plan_by_uid(file, chosen).uid
                return events_of(file, plan, period, documents=documents, activities=activities, words=words)

        start(work, self._latest("events", done), self.failed.emit, owner=self)

    def find_written(self, done: Callable[[list[Written]], object], *, document: str, activity: str) -> None:
        """Look for the marks of the working period with their words, of a document or all, of an item or all."""
        path, period, chosen = self.path, self.period, self.plan

        def work() -> list[Written]:
            with ConsolidatedFile.open(path, read_only=True) as file:
                return written_of(file, plan_by_uid(file, chosen), period, document=document, activity=activity)

        start(work, self._latest("written", done), self.failed.emit, owner=self)

    def _latest(self, what: str, done: Callable[[T], object]) -> Callable[[T], object]:
        """`done`, but for an answer that a later question has overtaken."""
        self._questions[what] = number = self._questions.get(what, 0) + 1
        return lambda found: done(found) if self._questions[what] == number else None

    def find_doubts(self, done: Callable[[list[tuple[str, Remark]]], object]) -> None:
        """Look for what is doubtful in the documents, in the working period."""
        path, period, day, chosen = self.path, self.period, self.day, self.plan

        def work() -> list[tuple[str, Remark]]:
            with ConsolidatedFile.open(path, read_only=True) as file:
                plan = plan_by_uid(file, chosen)
                region = region_of(file, plan, period, default_today(day, plan.year))
                return region_doubts(file, region, day)

        start(work, self._latest("doubts", done), self.failed.emit, owner=self)

    def assign(self, document: str, commission: str) -> bool:
        """Say whose a document is; False if that failed, which is told."""
        return self.decide(lambda file: assign_document(file, document, commission))

    def take_out(self, document: str, *, out: bool) -> bool:
        """Take a document out of all figures, or put it back."""
        return self.decide(lambda file: (take_document_out if out else put_document_in)(file, document))

    def find_remarks(self, done: Callable[[list[GivenRemark]], object]) -> None:
        """Look for what was remarked on the plan, and what was answered."""
        path, chosen = self.path, self.plan

        def work() -> list[GivenRemark]:
            with ConsolidatedFile.open(path, read_only=True) as file:
                return remarks_in(file, plan_by_uid(file, chosen).uid)

        start(work, self._latest("remarks", done), self.failed.emit, owner=self)

    def write_remarks(self, document: str, path: Path) -> bool:
        """Write the document with her remarks to a new file."""
        try:
            with ConsolidatedFile.open(self.path, read_only=True) as file:
                write_remarks(file, document, path)
        except PlanError as error:
            self.failed.emit(error)
            return False
        return True

    def switch(self, *, back: bool) -> bool:
        """Undo the latest step, or redo."""
        return self.decide(undo_decision if back else redo_decision)

    def restore(self, backup: Path) -> bool:
        """Bring the file back to a backup."""
        try:
            restore_region(self.path, backup)
        except PlanError as error:
            self.failed.emit(error)
            return False
        self.reread()
        return True

    def set_example(self, activity: str, period: str, text: str) -> bool:
        """Keep the examples of an item for a period, by its key; False if that failed, which is told."""
        return self.decide(lambda file: keep_examples(file, activity, period, text))

    def decide(self, verb: Callable[[ConsolidatedFile], object]) -> bool:
        """Do what she decides about the file; False if that failed, which is told."""
        try:
            with ConsolidatedFile.open(self.path) as file:
                verb(file)
        except PlanError as error:
            self.failed.emit(error)
            return False
        self.reread()
        return True
