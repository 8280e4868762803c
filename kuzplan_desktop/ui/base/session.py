"""Session: the open PlanFile as a QObject, with the working quarter, messages and questions of one window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kuzplan_desktop.domain.calendar import QUARTERS, ReportingPeriod, quarter_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.reporting.working_quarter import working_quarter
from kuzplan_desktop.ui.base.year_end import YearEnd

if TYPE_CHECKING:
    from pathlib import Path

    from kuzplan_desktop.store.document.plan_file import News, PlanFile

T = TypeVar("T")
Offer = tuple[str, Callable[[], object]]  # a button of the message bar: its caption and what it calls
IN_USE = (
    "Документ занят другой программой, поэтому пока он открыт только для чтения.",
    "Закройте ее (другое окно, копирование, проверку на вирусы) и откройте документ снова.",
)
NEWS_EVERY = 2000  # milliseconds between two looks at what another window wrote


class MessageTone(StrEnum):
    """How a message is meant: a matter that stands, something done as it was wanted, something that failed."""

    MATTER = "matter"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Message:
    """What the message bar shows, or a toast if something was done: a sentence, what to do next, up to three buttons.

    One that is `about` activities (uids) goes when they change, another is chosen, or another quarter; one that
    `holds` something is asked after every change, and goes when that holds no more.
    """

    sentence: str
    hint: str = ""
    offers: tuple[Offer, ...] = ()
    about: frozenset[str] = frozenset()
    holds: Callable[[], bool] | None = None
    tone: MessageTone = MessageTone.MATTER

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()


def failure_message(error: PlanError) -> Message:
    """What is said of an expected failure."""
    return Message(error.sentence, error.hint, tone=MessageTone.FAILED)


class Session(QObject):
    """One open document in one window. Views read `document` and hear of every change by `changed`.

    `changed` carries the store's News, `quarter_changed` the working quarter (1 to 4), `activity_chosen` the uid
    of the activity of the current row ("" for none), `said` a Message; `day_changed` tells of midnight. `row_touched`
    carries the uid of an activity that undo or redo changed, perhaps out of sight, `row_wanted` one that is to be
    chosen, with its quarter (0: the working one). `messages`
    keeps all that was said and `questions` all that was asked; a test that puts `answers` in place answers the
    questions beforehand. `saving_changed` tells that steps could not be saved, or that they are saved again.
    """

    changed = Signal(object)
    quarter_changed = Signal(int)
    activity_chosen = Signal(str)
    said = Signal(object)
    row_touched = Signal(str)
    row_wanted = Signal(str, int)
    day_changed = Signal()
    saving_changed = Signal()

    def __init__(
        self,
        file: PlanFile,
        parent: QObject | None = None,
        *,
        remembered_quarter: int | None = None,
        day: date | None = None,
    ) -> None:
        super().__init__(parent)
        self.file = file
        self.messages: list[Message] = []
        self.questions: list[str] = []
        self.answers: list[bool | int] | None = None
        self.activity = ""
        self.open_again: Offer | None = None  # where another program held the document: open for reading only
        self._day = day
        self.year_end = YearEnd(self)
        self._seen_day = self.day
        self._saved = True
        self._quarter = working_quarter(file.document, self.day)
        if remembered_quarter in QUARTERS and self.year_end.is_over:
            self._quarter = remembered_quarter
        self._open = True
        self._unsubscribe = file.subscribe(self._tell)
        self._news = QTimer(self, interval=NEWS_EVERY)
        self._news.timeout.connect(self.look_for_news)
        self.activity_chosen.connect(self._remember_activity)

    @property
    def document(self) -> Document:
        """The document as it stands now, an immutable value."""
        return self.file.document

    @property
    def read_only(self) -> bool:
        """True for a colleague's file and for one that cannot be written to."""
        return self.file.read_only

    @property
    def day(self) -> date:
        """The calendar day."""
        return self._day or date.today()

    @property
    def today(self) -> date:
        """The day states are told for: the smaller of the calendar day and the end of the plan's year; of a year that
        is over another one, if a person asked for it."""
        return self.year_end.today

    @today.setter
    def today(self, day: date) -> None:
        self._day = day
        self._seen_day = self.day

    @property
    def quarter(self) -> int:
        """The working quarter, 1 to 4."""
        return self._quarter

    @property
    def period(self) -> ReportingPeriod:
        """The working quarter as a reporting period."""
        return quarter_period(self.document.plan.year, self._quarter)

    def set_quarter(self, quarter: int) -> None:
        """Choose the working quarter."""
        if quarter != self._quarter:
            self._quarter = quarter
            self.quarter_changed.emit(quarter)

    def do(self, verb: Callable[[], T]) -> T | None:
        """Call a verb of the file; a PlanError is said in the window and None comes back.

        None too once the session is closed: work of the background may come back between closing and the window's end.
        """
        return self._do(verb) if self._open else None

    def _do(self, verb: Callable[[], T]) -> T | None:
        try:
            return verb()
        except PlanError as error:
            if self.open_again:
                self.say(*IN_USE, action=self.open_again)
            else:
                self._tell_failure(error)
            return None
        finally:
            self._notice_saving()

    def say(
        self,
        sentence: str,
        hint: str = "",
        *,
        action: Offer | None = None,
        other: Offer | None = None,
        third: Offer | None = None,
        about: Iterable[str] = (),
        holds: Callable[[], bool] | None = None,
        tone: MessageTone = MessageTone.MATTER,
    ) -> None:
        """Tell the user something in the message bar or, `DONE`, in a toast; up to three things to do are offered.

        What is said `about` activities (uids), or while something `holds`, is taken back when it no longer matters.
        """
        offers = tuple(offer for offer in (action, other, third) if offer)
        self.tell(Message(sentence, hint, offers, frozenset(about), holds, tone))

    def tell(self, message: Message) -> None:
        """Show a message."""
        self.messages.append(message)
        self.said.emit(message)

    def ask(self, question: str, detail: str = "", *, yes: str = "Да", no: str = "Нет") -> bool:
        """Ask the user a question and wait for the answer; where «Да» may be misread, `yes` and `no` are verbs."""
        self.questions.append(question)
        if self.answers is not None:
            return bool(self.answers.pop(0))
        from kuzplan_desktop.ui.base.dialogs import ask_yes_no

        return ask_yes_no(question, detail, yes=yes, no=no)

    def choose(self, question: str, detail: str, options: Sequence[str]) -> int:
        """Ask the user which of `options` to take, the last being the safe one; its place among them."""
        self.questions.append(question)
        if self.answers is not None:
            return int(self.answers.pop(0))
        from kuzplan_desktop.ui.base.dialogs import choose_one

        return choose_one(question, detail, options)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[PlanError], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Do `work` off the GUI thread; `done` or `failed` is called on it, while `owner`, the widget that asked, is
        there (without one: this session). Without `failed` the error is said."""
        from kuzplan_desktop.ui.base.tasks import start

        start(work, done, failed or self._tell_failure, owner=owner or self)

    def _tell_failure(self, error: PlanError) -> None:
        self.tell(failure_message(error))

    def watch(self) -> None:
        """Begin to look for what other windows and programs write to the file."""
        self._news.start()

    def look_for_news(self) -> None:
        """Read again if another process wrote to the file (the listeners are told by the file), or a day has begun."""
        self.do(self.file.check_news)
        if self.day != self._seen_day:
            self._seen_day = self.day
            self.day_changed.emit()

    def close(self) -> None:
        """Finish what is being typed and close the file; closing twice does no harm."""
        if self._open:
            self._open = False
            self._news.stop()
            self._do(self.file.close)
            self._unsubscribe()

    def leave(self, path: Path) -> bool:
        """Close the file if it is the one at `path`. True if it was."""
        if path.absolute() != self.file.path.absolute():
            return False
        self.close()
        return True

    def save_again(self) -> None:
        """Write what is in memory alone, because the user says so: also where the file is gone or replaced."""
        self.do(lambda: self.file.saving.save_again(consent=True))

    def _tell(self, news: News) -> None:
        self.changed.emit(news)

    def _notice_saving(self) -> None:
        saved = self.file.unsaved is None and not self.file.unpublished
        if saved != self._saved:
            self._saved = saved
            self.saving_changed.emit()

    def _remember_activity(self, uid: str) -> None:
        self.activity = uid
