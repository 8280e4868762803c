"""Undo and redo in a window: each says what it did, offers the way back, and shows the row that it touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kuzplan_desktop.domain.calendar import quarter_of
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.sent_reports import is_about_sending
from kuzplan_desktop.domain.wording import uncapitalised

if TYPE_CHECKING:
    from kuzplan_desktop.ui.base.session import Offer, Session

ABOUT_SENDING = "Изменить список сданных отчетов?"
UNDOING_IT = "Последний шаг – «{}». Если его отменить, изменится то, что хранится о сданных отчетах."
REDOING_IT = "Отмененный шаг – «{}». Если его вернуть, изменится то, что хранится о сданных отчетах."


class Touched(NamedTuple):
    """A row that is another one now: the uid of its activity, and the quarter in which it is, 0 for no certain one."""

    activity: str
    quarter: int = 0


def undo(session: Session) -> None:
    """Undo the latest step. Whoever would take back that a report was sent is asked before."""
    label, before = session.file.undo_label, session.document
    if label and _is_meant(session, label, UNDOING_IT) and session.do(session.file.undo) is not None:
        _tell(session, before, f"Отменено: {uncapitalised(label)}.", ("Вернуть", lambda: redo(session)))


def redo(session: Session) -> None:
    """Do again what was undone last."""
    label, before = session.file.redo_label, session.document
    if label and _is_meant(session, label, REDOING_IT) and session.do(session.file.redo) is not None:
        _tell(session, before, f"Возвращено: {uncapitalised(label)}.", ("Отменить", lambda: undo(session)))


def _is_meant(session: Session, label: str, detail: str) -> bool:
    return not is_about_sending(label, session.document.sent_reports) or session.ask(
        ABOUT_SENDING, detail.format(label)
    )


def _tell(session: Session, before: Document, sentence: str, back: Offer) -> None:
    """Say what was done until the next step: then «Вернуть» would mean another one."""
    after = session.document
    places = touched_rows(before, after)
    show: Offer | None = None
    if places:
        first = next((place for place in places if place.activity == session.activity), places[0])
        show = ("Показать", lambda: session.row_wanted.emit(*first))
    taken_back = len(after.sent_reports) < len(before.sent_reports)
    hint = "Отметка о сдаче отчета снята." if taken_back else ""
    session.say(sentence, hint, action=back, other=show, holds=lambda: session.document is after)
    if show:
        session.row_touched.emit(first.activity)


def touched_rows(before: Document, after: Document) -> list[Touched]:
    """The activities of `after` that were not so `before`, in the plan's order, each with its first quarter."""
    known = {activity.uid: activity for activity in before.plan.activities()}
    found = []
    for activity in after.plan.activities():
        quarters = sorted(_quarters(before, after, activity.uid))
        if quarters or known.get(activity.uid) != activity:
            found.append(Touched(activity.uid, quarters[0] if quarters else 0))
    return found


def _quarters(before: Document, after: Document, uid: str) -> set[int]:
    """The quarters in which a mark or an event of an activity is another one; 0 for an event of no quarter."""
    old, new = before.marks_of(uid), after.marks_of(uid)
    found = {quarter for quarter in old.keys() | new.keys() if old.get(quarter) != new.get(quarter)}
    for event in set(before.events_of(uid)) ^ set(after.events_of(uid)):
        day = event.last_day
        found.add(quarter_of(day.month) if day is not None and day.year == after.plan.year else 0)
    return found
