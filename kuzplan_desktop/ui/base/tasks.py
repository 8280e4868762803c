"""Work off the GUI thread; its result or its failure comes back on it."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from kuzplan_desktop.domain.errors import PlanError

T = TypeVar("T")
BUG = "Действие не выполнено из-за ошибки в программе."
_running: set["_Task[Any]"] = set()


class _Task(QObject, Generic[T]):
    """One piece of work. The signal is queued, so that the callbacks run on the thread that made the task."""

    _ended = Signal(object, object)

    def __init__(
        self, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[PlanError], object], owner: QObject
    ) -> None:
        super().__init__()
        self._owner = owner
        self._work = work
        self._done = done
        self._failed = failed
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self) -> None:
        """Do the work, on whatever thread this is called."""
        try:
            result = self._work()
        except BaseException as error:
            self._ended.emit(None, error)
        else:
            self._ended.emit(result, None)

    def _deliver(self, result: T, error: BaseException | None) -> None:
        _running.discard(self)
        awaited = isValid(self._owner)
        if error is None:
            if awaited:
                self._done(result)
            return
        expected = error if isinstance(error, PlanError) else None
        if awaited:
            self._failed(expected or PlanError(BUG, "Данные не пострадали."))
        if expected is None:
            raise error


def start(
    work: Callable[[], T], done: Callable[[T], object], failed: Callable[[PlanError], object], *, owner: QObject
) -> None:
    """Do `work` in the background, then call `done` with its result or `failed` with its PlanError.

    Neither is called once `owner`, the widget that asked, was closed and is gone.
    `work` must not touch widgets or a connection of the GUI thread. Any other exception of it is a failure too, and
    is raised again on the GUI thread, where it ends in the crash page.
    """
    task = _Task(work, done, failed, owner)
    _running.add(task)
    QThreadPool.globalInstance().start(QRunnable.create(task.run))


def finish() -> None:
    """Wait until the background is idle: before the program ends, a report is written to its last byte."""
    QThreadPool.globalInstance().waitForDone()
