"""One open file: its connection, its snapshot, its steps, its history; tells listeners what changed."""

import sqlite3
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan import Plan
from kuzplan_desktop.store.changes import Stamp
from kuzplan_desktop.store.connection import told, transaction
from kuzplan_desktop.store.drafts import Drafts
from kuzplan_desktop.store.history import Candidate, History, Step, StepChange
from kuzplan_desktop.store.ledger import Ledger
from kuzplan_desktop.store.snapshot import activity_of, read_document, reread_activities
from kuzplan_desktop.store.writer import StepWriter

_PROGRESS_KINDS = frozenset({"mark", "event", "attendance"})


@dataclass(frozen=True, slots=True)
class Change:
    """News for listeners. `activities` are those whose fields, marks or events changed; `structure` says that
    rows came, went or moved, or that something changed on which every activity depends."""

    label: str
    activities: frozenset[str]
    structure: bool
    rows: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Switched:
    """What switching a step did: `undone` tells how it stands now, `kept` what later steps kept as it was."""

    undone: bool
    kept: tuple[StepChange, ...]
    nothing_done: bool


Listener = Callable[[Change], None]


class OpenFile:
    """A document's file that is open. Not to be shared between threads."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, *, device: str, author: str = "", read_only: bool = False
    ) -> None:
        self.path = path
        self.author = author
        self.device = device
        self.read_only = read_only
        self._connection = connection
        self._ledger = Ledger(connection)
        self._history = History(self._ledger, device)
        self._drafts = Drafts(self._ledger)
        self._listeners: list[Listener] = []
        with told(path):
            self.document: Document = read_document(connection)
            self._data_version = self._read_data_version()
            self._typing = self._drafts.any()
        if not read_only:
            self.finish_drafts()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Turn what is being typed into changes and close the file; the connection closes even if that fails."""
        try:
            if not self.read_only:
                self.finish_drafts()
        finally:
            self._connection.close()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; returns the way to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # steps

    @contextmanager
    def step(self, label: str) -> Iterator[StepWriter]:
        """One named step in one transaction: all of it is saved, or nothing. One that sets nothing leaves no trace."""
        self.finish_drafts()
        with self._writing(label) as affected:
            writer = StepWriter(self._ledger)
            yield writer
            if writer.drafts:
                affected |= self._ledger.append(writer.drafts, self._stamp(label))

    def _stamp(self, label: str) -> Stamp:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        return Stamp(step=str(uuid.uuid4()), label=label, dev=self.device, by=self.author, at=now)

    @contextmanager
    def _writing(self, label: str) -> Iterator[set[tuple[str, str]]]:
        """A transaction that collects the affected rows; afterwards the snapshot is renewed and listeners are told."""
        if self.read_only:
            raise PlanError("Файл открыт только для чтения, изменить его нельзя.", "Откройте свой документ.")
        affected: set[tuple[str, str]] = set()
        try:
            with told(self.path), transaction(self._connection):
                news = self._read_data_version() != self._data_version
                if news:
                    self._ledger.forget()
                yield affected
        except BaseException:
            self._ledger.forget()
            raise
        self._data_version = self._read_data_version()
        if news:
            self._renew_whole(label)
        elif affected:
            self._renew(label, affected)

    def _renew(self, label: str, affected: Iterable[tuple[str, str]]) -> None:
        """Read again what the affected rows touch, and tell."""
        rows = frozenset(affected)
        places = {activity_of(self._connection, row) for kind, row in rows if kind in {*_PROGRESS_KINDS, "activity"}}
        activities = frozenset(place for place in places if place)
        if {kind for kind, _ in rows} <= _PROGRESS_KINDS and None not in places:
            self.document = reread_activities(self._connection, self.document, activities)
            self._tell(Change(label, activities, False, rows))
            return
        before = self.document
        self.document = read_document(self._connection)
        only_activities = {kind for kind, _ in rows} <= {*_PROGRESS_KINDS, "activity"}
        structure = not only_activities or _shape(before.plan) != _shape(self.document.plan)
        self._tell(Change(label, activities, structure, rows))

    def _renew_whole(self, label: str) -> None:
        """Read everything again, because somebody else wrote too."""
        self.document = read_document(self._connection)
        activities = frozenset(activity.uid for activity in self.document.plan.activities())
        self._tell(Change(label, activities, True, frozenset()))

    def _tell(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)

    # news

    def _read_data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def check_news(self) -> bool:
        """Look whether another window or process wrote to the file; if so, read again and tell. True for news."""
        with told(self.path):
            version = self._read_data_version()
            if version == self._data_version:
                return False
            self._data_version = version
            self._ledger.forget()
            self._renew_whole("Изменения из другого окна")
        return True

    # drafts

    def draft(self, row: str, field: str, text: str) -> None:
        """Keep text while it is typed. `row`: an event's uid, or `mark:<activity>:<quarter>` with `text` or `note`."""
        if self.read_only:
            raise PlanError("Файл открыт только для чтения, изменить его нельзя.", "Откройте свой документ.")
        with told(self.path), transaction(self._connection):
            self._drafts.keep(row, field, text, self.device, self.author)
        self._typing = True

    def finish_drafts(self) -> None:
        """Turn what was typed into one change a row."""
        if not self._typing:
            return
        with self._writing("Запись текста") as affected:
            taken = self._drafts.take()
            writer = StepWriter(self._ledger)
            self._drafts.write(writer, taken)
            if writer.drafts:
                affected |= self._ledger.append(writer.drafts, self._stamp(self._draft_label(taken)))
        self._typing = False

    def _draft_label(self, taken: list[tuple[str, str, str, list[str]]]) -> str:
        numbers = {activity.uid: activity.number for activity in self.document.plan.activities()}
        for row, *_ in taken:
            place = row.split(":")[1] if row.startswith("mark:") else activity_of(self._connection, row)
            if place in numbers:
                return f"Запись {numbers[place]}"
        return "Запись текста"

    # history

    @property
    def undo_label(self) -> str | None:
        """The step that undo would take, None if there is none."""
        candidate = None if self.read_only else self._history.undo_candidate()
        return candidate.label if candidate else None

    @property
    def redo_label(self) -> str | None:
        """The step that redo would take, None if there is none."""
        candidate = None if self.read_only else self._history.redo_candidate()
        return candidate.label if candidate else None

    def undo(self) -> str | None:
        """Switch off this installation's latest step that is on. Returns its label, None if there is none."""
        return self._turn(self._history.undo_candidate, undone=True)

    def redo(self) -> str | None:
        """Switch on again what was undone last. Returns its label, None if there is nothing."""
        return self._turn(self._history.redo_candidate, undone=False)

    def _turn(self, choose: Callable[[], Candidate | None], *, undone: bool) -> str | None:
        self.finish_drafts()
        verb = "Отменено" if undone else "Возвращено"
        with self._writing(verb) as affected:
            candidate = choose()
            if candidate is None:
                return None
            if candidate.is_merge:
                affected |= self._ledger.exchange(candidate.uid)
            else:
                affected |= self._ledger.switch(candidate.uid, undone, self._stamp(verb))
        return candidate.label

    def history(self, activity: str | None = None) -> list[Step]:
        """The журнал, newest last; with `activity` only the steps that touch it."""
        with told(self.path):
            return self._history.journal(activity)

    def switch_step(self, step: str) -> Switched:
        """Switch any step of the журнал off, or on again. Where later steps stand on all of it, nothing is written."""
        self.finish_drafts()
        undone = step not in self._ledger.folding.off_steps()
        survey = self._ledger.survey()
        last = survey.steps.get(step)
        if last is None or not last.label or step in survey.founding:
            raise PlanError("Этот шаг отменить нельзя: с него начинается документ.")
        with self._writing("Шаг журнала отменен" if undone else "Шаг журнала возвращен") as affected:
            kept, nothing = self._history.kept_by_later(step)
            if not nothing:
                affected |= self._ledger.switch(step, undone, self._stamp("Журнал"))
        return Switched(undone, kept, nothing)

    def unite(self, bodies: Iterable[str], label: str = "Объединение") -> int:
        """Take in the changes of another copy as one merge. Returns how many bodies were set aside as unreadable."""
        self.finish_drafts()
        with self._writing(label) as affected:
            united = self._ledger.unite(bodies)
            if united.came:
                stamp = self._stamp(label)
                self._ledger.remember_merge(stamp.step, label, stamp.at, united.came)
            affected |= united.affected
        return united.set_aside

    def restore(self, bodies: Iterable[str], label: str) -> None:
        """Go back to what a backup holds, as one merge that can be undone: nothing is thrown away."""
        self.finish_drafts()
        with self._writing(label) as affected:
            stamp = self._stamp(label)
            affected |= self._ledger.restore(stamp.step, label, stamp.at, list(bodies))

    def bodies(self) -> list[str]:
        """The bodies of all changes that are not withdrawn: what `unite` of another copy takes."""
        with told(self.path):
            return self._ledger.bodies()


def _shape(plan: Plan) -> tuple[object, ...]:
    """What of a plan is its structure: which rows hang where, in which order."""
    return tuple(
        (section.uid, section.number, section.title, subsection.uid, subsection.number, subsection.title, activity.uid)
        for section, subsection, activity in plan.walk()
    )
