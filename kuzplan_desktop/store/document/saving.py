"""Saving: how the steps of an open document reach the disk; what cannot be written stays in memory and is retried."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes.change import Stamp, change_id, read_change
from kuzplan_desktop.store.changes.ledger import Affected, Ledger
from kuzplan_desktop.store.changes.memory import in_memory
from kuzplan_desktop.store.changes.merges import Merges
from kuzplan_desktop.store.changes.writer import StepWriter
from kuzplan_desktop.store.connection import (
    BUSY_SECONDS,
    RETRY_SECONDS,
    FileFailure,
    connect,
    failures_explained,
    transaction,
)
from kuzplan_desktop.store.document import copying, rescue
from kuzplan_desktop.store.document.drafts import Drafts, TypedRow, put_rows
from kuzplan_desktop.store.document.file_in_use import FileInUse, Replaced, ids_of
from kuzplan_desktop.store.document.news import Snapshot
from kuzplan_desktop.store.door import inspection

ELSEWHERE = "Изменения из другого окна"


class Operation(NamedTuple):
    """What a transaction does. `only_in_file`: in memory alone it would be lost when all is united again."""

    carry_out: Callable[[Ledger], Affected]
    only_in_file: bool = False


def append(operations: list[Operation], writer: StepWriter, stamp: Stamp) -> None:
    """Let a transaction carry out what was put into a step, if anything was."""
    drafts = writer.drafts
    if drafts:
        operations.append(Operation(lambda ledger: ledger.append(drafts, stamp)))


class Saving:
    """How the steps of an open document reach its file. `unsaved` tells why steps are in memory alone; None if all is
    saved. `kept` tells whether these wait in the user's folder; None while there are none.
    """

    def __init__(self, use: FileInUse, *, device: str, read_only: bool) -> None:
        self.use = use
        self.device = device
        self.read_only = read_only
        self.unsaved: FileFailure | None = None
        self.kept: bool | None = None
        with failures_explained(use.path):
            self.has_merges = Merges(use.ledger).any()
            self.snapshot = Snapshot(use.connection)
            self._typed = self._typed_now()

    # writing

    @contextmanager
    def writing(self, label: str) -> Iterator[list[Operation]]:
        """One transaction. The caller reads what it needs and leaves an operation; if the file then fails, the
        operation is carried out in memory instead. Afterwards the snapshot is renewed and listeners are told."""
        if self.read_only:
            raise PlanError("Файл открыт только для чтения, изменить его нельзя.", "Откройте свой документ.")
        others_wrote = self._begin()
        operations: list[Operation] = []
        try:
            with failures_explained(self.use.path):
                yield operations
            affected = self._carry_out(operations)
        except BaseException as error:
            self.use.roll_back()
            if isinstance(error, FileFailure) and not self.unsaved:
                self._go_on_in_memory(error)
            elif others_wrote:
                self._renew(ELSEWHERE, set(), others_wrote=True)
            raise
        self._renew(label, affected, others_wrote=others_wrote)
        if affected and self.unsaved:
            self.keep_unsaved()

    def _begin(self) -> bool:
        """Begin a transaction, in memory if the file cannot be written. True if somebody else wrote meanwhile."""
        if self.unsaved:
            self.save_again()
        if not self.unsaved:
            try:
                with failures_explained(self.use.path):
                    self.use.demand_in_place()
                    self.use.ledger.survey()
                    self.use.connection.execute("BEGIN IMMEDIATE")
                    return self.use.take_news()
            except FileFailure as failure:
                self.use.roll_back()
                self._go_on_in_memory(failure)
        self.use.connection.execute("BEGIN IMMEDIATE")
        return False

    def _carry_out(self, operations: list[Operation]) -> Affected:
        """Carry out and commit; what the file refuses is carried out and committed in memory."""
        only_in_file = any(operation.only_in_file for operation in operations)
        if self.unsaved and only_in_file:
            raise self.unsaved
        try:
            with failures_explained(self.use.path):
                return self._commit(operations)
        except FileFailure as failure:
            if self.unsaved or only_in_file:
                raise
            self.use.roll_back()
            self._go_on_in_memory(failure)
            self.use.connection.execute("BEGIN IMMEDIATE")
            return self._commit(operations)

    def _commit(self, operations: list[Operation]) -> Affected:
        """Nothing is read after the COMMIT: a failure would seem to be one of what has been saved."""
        affected: Affected = set()
        for operation in operations:
            affected |= operation.carry_out(self.use.ledger)
        growth, has_merges, typed = self.use.ledger.growth(), Merges(self.use.ledger).any(), self._typed_now()
        self.use.connection.execute("COMMIT")
        self.use.ledger.adopt(growth)
        self._typed = typed
        if not self.unsaved:
            self.has_merges = has_merges
            if self.use.place is not None:
                inspection.keep_own(self.use.file)
        return affected

    def _typed_now(self) -> list[TypedRow]:
        """What this session is typing, as its file holds it."""
        return Drafts(self.use.ledger, self.device).rows()

    # what could not be saved

    def _go_on_in_memory(self, failure: FileFailure) -> None:
        """Fold what is known to be saved in memory and work there until the file can be written again."""
        known = self.use.ledger.survey_at_hand
        if not known.bodies:  # nothing was written in this session yet, perhaps the open connection can still be read
            try:
                known = self.use.ledger.survey()
            except sqlite3.Error:
                raise failure from None
        with suppress(sqlite3.Error):
            self.use.connection.close()
        self._known_saved, self._typed_in_file = frozenset(known.bodies), self._typed
        self.use.attach(in_memory(read_change(body) for body in known.bodies.values()))
        self.use.ledger.least_n = known.largest_n
        put_rows(self.use.connection, self._typed, instead_of=(*self._typed_in_file, *self._typed))
        self.use.ledger.survey()
        self.unsaved = failure
        self._lost = isinstance(failure, Replaced)
        if self._lost:
            self.keep_unsaved()

    def keep_unsaved(self) -> bool:
        """Keep what is not saved in the user's folder, should the program end before it is; all where the file is
        gone. False if that could not be written either."""
        survey = self.use.ledger.survey()
        saved = () if self._lost or file_bytes.inode_of(self.use.file) is None else self._known_saved
        bodies = [body for one, body in survey.bodies.items() if one not in saved]
        self.kept = rescue.keep(survey.documents, self.use.path, bodies)
        return self.kept

    def save_again(self, *, consent: bool = False) -> bool:
        """Try to write what is in memory alone. True if all is saved.

        A file that lies in the place of ours is united with only with `consent`, and only if it is the same
        document; where there is none, `consent` writes a new one.
        """
        if not self.unsaved:
            return True
        try:
            with failures_explained(self.use.path):
                connection = self._written(consent=consent)
        except PlanError as error:
            self.unsaved = error if isinstance(error, FileFailure) else FileFailure(error.sentence, error.hint)
            return False
        self.use.connection.close()
        connection.execute(f"PRAGMA busy_timeout = {round(BUSY_SECONDS * 1000)}")
        self.use.attach(connection)
        self.unsaved = self.kept = None
        self.snapshot.renew_whole(self.use.connection, "Записи сохранены")
        self.take_waiting()
        return self.unsaved is None

    def take_waiting(self) -> bool:
        """Take in the steps that wait for this file, whichever process could not save them. True if any came."""
        if self.read_only or self.unsaved:
            return False
        with failures_explained(self.use.path):
            waiting, fresh = self._waiting()
        if fresh:
            if not self.use.is_free():
                return False  # nobody here has anything to save: later
            with self.writing("Записи, которые ждали сохранения") as operations:
                operations.append(Operation(lambda ledger: set(ledger.unite(fresh).affected)))
        if waiting and not self.unsaved:
            with failures_explained(self.use.path):
                rescue.forget(waiting, self.use.path, ids_of(self.use.connection))
        return bool(fresh)

    def waiting_steps(self) -> list[str]:
        """The names of the steps that wait to be saved in this file and are not in what is open here."""
        return rescue.labels(self._waiting()[1])

    def _waiting(self) -> tuple[list[rescue.Waiting], list[str]]:
        """What waits for this file, and the bodies of it that are not there."""
        documents = [uid for (uid,) in self.use.connection.execute("SELECT uid FROM document ORDER BY uid")]
        waiting = rescue.waiting_for(documents, self.use.path)
        there = ids_of(self.use.connection) if waiting else set()
        return waiting, [body for one in waiting for body in one.bodies if change_id(body) not in there]

    def _written(self, *, consent: bool) -> sqlite3.Connection:
        """A connection to the file with everything in it."""
        survey = self.use.ledger.survey()
        if consent and not self.use.file.exists():
            copying.write_new(self.use.file, (read_change(body) for body in survey.bodies.values()))
        inspection.inspect(self.use.file).demand_good()
        connection = connect(self.use.file, read_only=False, busy_seconds=RETRY_SECONDS)
        try:
            with transaction(connection):
                there = ids_of(connection)
                same = bool(there & survey.founding_ids)
                if not same or not (consent or self._known_saved <= there):
                    raise Replaced(
                        f"На месте файла «{self.use.path.name}» лежит "
                        + ("его более старая копия." if same else "другой документ."),
                        "Запишите файл снова или сохраните его под другим именем.",
                    )
                Ledger(connection).unite(survey.bodies.values())
                typed = self.use.connection.execute("SELECT * FROM draft ORDER BY rowid").fetchall()
                put_rows(connection, typed, instead_of=(*self._typed_in_file, *self._typed))
        except BaseException:
            connection.close()
            raise
        return connection

    # news

    def check_news(self) -> bool:
        """Look whether another window or process wrote to the file; if so, read again and tell. True for news.

        While steps are unsaved this tries to save them instead. What is open for reading stays as it was read.
        """
        if self.read_only:
            return False
        if self.unsaved:
            return self.save_again()
        try:
            with failures_explained(self.use.path):
                self.use.demand_in_place()
                others_wrote = self.use.take_news()
        except FileFailure as failure:
            self._go_on_in_memory(failure)
            return True
        if others_wrote:
            self._renew(ELSEWHERE, set(), others_wrote=True)
        return self.take_waiting() or others_wrote

    def _renew(self, label: str, affected: Affected, *, others_wrote: bool) -> None:
        """Bring the snapshot up to date and tell; what cannot be read from the file any more is read from memory."""
        try:
            with failures_explained(self.use.path):
                if others_wrote:
                    self.snapshot.renew_whole(self.use.connection, label)
                elif affected:
                    self.snapshot.renew(self.use.connection, label, affected)
        except FileFailure as failure:
            if self.unsaved:
                raise
            self._go_on_in_memory(failure)
            self.snapshot.renew_whole(self.use.connection, label)
