"""A planned event moves to another day or month: one step, told with the way back."""

from __future__ import annotations

from datetime import date

from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.year.spots import moved_days, stepped
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.undoing import say_done
from kuzplan_desktop.ui.events.occasions import what


def move_to(session: Session, event: Event, day: date) -> bool:
    """Let a planned event end on `day`; True if it moved."""
    return _store(session, event, moved_days(event, day, session.document.plan.year))


def move_by(session: Session, event: Event, *, days: int = 0, months: int = 0) -> bool:
    """Move a planned event by days or months, within the year; True if it moved."""
    return _store(session, event, stepped(event, session.document.plan.year, days=days, months=months))


def _store(session: Session, event: Event, fields: dict[str, date | None]) -> bool:
    if not fields or session.read_only:
        return False

    def edit() -> bool:
        session.file.events.edit(event.uid, **fields)  # type: ignore[arg-type]
        return True

    if not session.do(edit):
        return False
    stored = session.document.events_of(event.activity)
    moved = next((one for one in stored if one.uid == event.uid), event)
    say_done(session, f"Перенесено: {what(session, moved)}.")
    return True
