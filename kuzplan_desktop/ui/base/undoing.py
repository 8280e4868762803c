"""Undo and redo in a window: each says what it did, offers the way back, and shows the row that it touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kuzplan_desktop.domain.calendar import quarter_of
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.reporting.sent_reports import FORGOTTEN, is_about_sending
from kuzplan_desktop.domain.wording import uncapitalised
from kuzplan_desktop.ui.base.session import MessageTone

if TYPE_CHECKING:
    from kuzplan_desktop.ui.base.session import Offer, Session

TAKES_AWAY = "Отчет уйдет из списка сданных вместе с сохраненными файлами и показателями."


class Touched(NamedTuple):
    """A row that is another one now: the uid of its activity, and the quarter in which it is, 0 for no certain one."""

    activity: str
    quarter: int = 0


def undo(session: Session) -> None:
    """Undo the latest step, asking before if it is another person's or says that a report was sent."""
    label, before = session.file.undo_label, session.document
    if not label or not may_take_away(session, "Отменить", label, is_about_sending(label, before.sent_reports)):
        return
    if not may_undo(session, label, session.file.undo_of_other):
        return
    if session.do(session.file.undo) is not None:
        _tell(session, before, f"Отменено: {uncapitalised(label)}.", ("Вернуть", lambda: redo(session)))


def redo(session: Session) -> None:
    """Do again what was undone last, asking about a mark that a report was sent which that would take away."""
    label, before = session.file.redo_label, session.document
    if not label or not may_take_away(session, "Вернуть", label, label.endswith(FORGOTTEN)):
        return
    if session.do(session.file.redo) is not None:
        _tell(session, before, f"Возвращено: {uncapitalised(label)}.", ("Отменить", lambda: undo(session)))


def say_done(session: Session, sentence: str, hint: str = "", *, other: Offer | None = None) -> None:
    """Say what was just done and offer to take it back, until the next step: then «Отменить» would mean another one."""
    after = session.document
    back: Offer = ("Отменить", lambda: undo(session))
    session.say(
        sentence,
        hint,
        action=back,
        other=other,
        holds=lambda: session.document is after,
        tone=MessageTone.DONE,
    )


def may_take_away(session: Session, verb: str, label: str, takes_away: bool) -> bool:
    """Ask before a step is switched that takes a report out of the sent ones; True if it may, or takes none."""
    return not takes_away or session.ask(f"{verb} шаг «{label}»?", TAKES_AWAY)


def may_undo(session: Session, label: str, of_other: str) -> bool:
    """Ask before a step is undone that another person made, as `of_other` tells; True if it may be, or is own."""
    return not of_other or session.ask(f"Отменить шаг «{label}»?", of_other)


def _tell(session: Session, before: Document, sentence: str, back: Offer) -> None:
    """Say what was done until the next step: then «Вернуть» would mean another one."""
    after = session.document
    places = touched_rows(before, after)
    show: Offer | None = None
    if places:
        first = next((place for place in places if place.activity == session.activity), places[0])
        show = ("Показать", lambda: session.row_wanted.emit(*first))
    hint = reports_taken_back(before, after)
    done = MessageTone.DONE
    session.say(sentence, hint, action=back, other=show, holds=lambda: session.document is after, tone=done)
    if show:
        session.row_touched.emit(first.activity)


def reports_taken_back(before: Document, after: Document) -> str:
    """That reports which were marked as sent `before` are not `after`; empty if all of them still are."""
    gone = {one.uid for one in before.sent_reports} - {one.uid for one in after.sent_reports}
    if len(gone) > 1:
        return f"Сняты отметки о сдаче отчетов: {len(gone)}."
    return "Отметка о сдаче отчета снята." if gone else ""


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
