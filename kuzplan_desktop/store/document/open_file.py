"""One open file: its steps, undo and redo, the журнал, what it takes in of other copies."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.typed.hygiene import LONGEST_LINE, clean
from kuzplan_desktop.store.changes.change import Draft, Stamp
from kuzplan_desktop.store.changes.history import History
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.changes.ledger import Affected, Ledger, United
from kuzplan_desktop.store.changes.merges import Merges
from kuzplan_desktop.store.changes.steps import Step, StepChange, other_persons
from kuzplan_desktop.store.changes.writer import StepWriter
from kuzplan_desktop.store.connection import FileFailure, failures_explained
from kuzplan_desktop.store.document.file_in_use import FileInUse
from kuzplan_desktop.store.document.news import Listener, News
from kuzplan_desktop.store.document.saving import Operation, Saving, append
from kuzplan_desktop.store.document.typing import TypingVerbs

__all__ = ["News", "OpenFile", "Switched"]


class Switched(NamedTuple):
    """What switching a step did: `undone` tells how it stands now, `kept` what later steps kept as it was."""

    undone: bool
    kept: tuple[StepChange, ...]
    nothing_done: bool


class OpenFile:
    """A document's file that is open, in the folder where it lies or, for a shared one, in the working copy `working`.
    Not to be shared between threads."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        device: str,
        author: str = "",
        read_only: bool = False,
        working: Path | None = None,
    ) -> None:
        self.path = path
        self.device = device
        self.author = clean(author)[:LONGEST_LINE]
        self.read_only = read_only
        self.is_shared = working is not None
        self.saving = Saving(FileInUse(path, working or path, connection), device=device, read_only=read_only)
        self.typing = TypingVerbs(self)
        if not read_only:
            self.typing.finish()

    @property
    def document(self) -> Document:
        """The document as it stands now."""
        return self.saving.snapshot.document

    @property
    def unsaved(self) -> FileFailure | None:
        """Why steps are in memory alone; None if all are in the file."""
        return self.saving.unsaved

    @property
    def _connection(self) -> sqlite3.Connection:
        return self.saving.use.connection

    @property
    def _ledger(self) -> Ledger:
        return self.saving.use.ledger

    @property
    def _history(self) -> History:
        return History(self._ledger, self.device)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; returns the way to stop it."""
        return self.saving.snapshot.subscribe(listener)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Turn what is being typed into changes and close the file; the connection closes even if that fails.

        Steps that could not be saved wait in the user's folder for the next opening.
        """
        try:
            if not self.read_only:
                self.typing.finish()
                self.saving.save_again()
        finally:
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection to the document's tables, for a question within the block; failures of the file are told."""
        with failures_explained(self.path):
            yield self._connection

    # steps

    @contextmanager
    def step(self, label: str, uid: str = "", *, first: Operation | None = None) -> Iterator[StepWriter]:
        """One named step in one transaction: all of it is saved, or nothing. One that sets nothing leaves no trace.

        `uid` where the step must be known by it (changes/identity.py); `first` is carried out before it.
        """
        self.typing.finish()
        with self.saving.writing(label) as operations:
            writer = StepWriter(self._ledger)
            yield writer
            operations += [first] if first else []
            stamp = self.stamp(label)
            append(operations, writer, stamp._replace(step=uid) if uid else stamp)

    def stamp(self, label: str) -> Stamp:
        """Who does a step now, and when."""
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        return Stamp(step=new_uid(), label=label, dev=self.device, by=self.author, at=now)

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

    @property
    def undo_of_other(self) -> str:
        """Whose step undo would take, in a sentence, if it is another person's; empty if there is none."""
        candidate = None if self.read_only else self._history.undo_candidate()
        return other_persons(candidate, self.author, self.device) if candidate else ""

    def undo(self) -> str | None:
        """Switch off this installation's latest step that is on. Returns its label, None if there is none."""
        return self._turn(undone=True)

    def redo(self) -> str | None:
        """Switch on again what was undone last. Returns its label, None if there is nothing."""
        return self._turn(undone=False)

    def _turn(self, *, undone: bool) -> str | None:
        self.typing.finish()
        verb = "Отменено" if undone else "Возвращено"
        with self.saving.writing(verb) as operations:
            if self.unsaved and self.saving.has_merges:
                raise PlanError(
                    "Пока записи не сохранены, отменять и возвращать шаги нельзя.", "Проверьте файл и носитель."
                )
            candidate = self._history.undo_candidate() if undone else self._history.redo_candidate()
            if candidate and candidate.is_merge:
                merge = candidate.uid
                turn = Merges.undo if undone else Merges.redo
                operations.append(Operation(lambda ledger: turn(Merges(ledger), merge), only_in_file=True))
            elif candidate:
                step, stamp = candidate.uid, self.stamp(verb)
                operations.append(Operation(lambda ledger: ledger.switch(step, undone, stamp)))
        return candidate.label if candidate else None

    def history(self, activity: str | None = None) -> list[Step]:
        """The журнал, newest last; with `activity` only the steps that touch it."""
        with failures_explained(self.path):
            return self._history.journal(activity)

    def switch_step(self, step: str) -> Switched:
        """Switch any step of the журнал off, or on again. Where later steps stand on all of it, nothing is written."""
        self.typing.finish()
        with failures_explained(self.path):
            undone = step not in self._ledger.folding.off_steps()
            survey = self._ledger.survey()
        last = survey.steps.get(step)
        if last is None or not last.label or step in survey.founding:
            raise PlanError("Этот шаг отменить нельзя: с него начинается документ.")
        with self.saving.writing("Шаг журнала отменен" if undone else "Шаг журнала возвращен") as operations:
            kept, nothing = self._history.kept_by_later(step)
            stamp = self.stamp("Журнал")
            if not nothing:
                operations.append(Operation(lambda ledger: ledger.switch(step, undone, stamp)))
        return Switched(undone, kept, nothing)

    def unite(self, bodies: Iterable[str], label: str = "Объединение", settling: Sequence[Draft] = ()) -> United:
        """Take in the changes of another copy as one merge; returns what came and how much was not understood.

        `settling`, which may name in `par` what it ends, becomes one step that belongs to the merge.
        """
        self._demand_saved()
        theirs, stamp = list(bodies), self.stamp(label)
        united = United((), 0, frozenset())

        def take_in(ledger: Ledger) -> Affected:
            nonlocal united
            united = Merges(ledger).unite(stamp, theirs, settling)
            return set(united.affected)

        with self.saving.writing(label) as operations:
            operations.append(Operation(take_in))
        return united

    def _demand_saved(self) -> None:
        """Finish what is being typed; PlanError while steps are in memory alone."""
        self.typing.finish()
        if not self.saving.save_again():
            raise PlanError("Сначала нужно сохранить записи, которые еще не сохранены.", "Проверьте файл и носитель.")

    def restore(self, bodies: Iterable[str], label: str) -> None:
        """Go back to what a backup holds, as one merge that can be undone: nothing is thrown away."""
        self._demand_saved()
        wanted, stamp = list(bodies), self.stamp(label)
        with self.saving.writing(label) as operations:
            restore = Operation(
                lambda ledger: Merges(ledger).restore(stamp.step, label, stamp.at, wanted), only_in_file=True
            )
            operations.append(restore)

    def seen(self, row: str) -> dict[str, list[str]]:
        """What is known of a row now, by field, and of the rows under it, by «uid.field».

        Given back with an edit, it lets others' work of meanwhile conflict.
        """
        with failures_explained(self.path):
            below = {one: self._ledger.heads_of(one) for one in self._ledger.children(row)}
            under = {f"{one}.{name}": ids for one, heads in below.items() for name, ids in heads.items()}
            return self._ledger.heads_of(row) | under

    def bodies(self) -> list[str]:
        """The bodies of all changes that are not withdrawn: what `unite` of another copy takes."""
        with failures_explained(self.path):
            return self._ledger.bodies()
